// A review is opened: its file where the workspace has one, else its issue in place.
import { commands, type Uri } from 'vscode';
import type { ReviewIssue } from '../../incident/model';
import { findReviewFile } from '../../session/reviewFiles';
import { pickAnyReview } from './issuePicker';
import { findAnyIssueOfRow } from './targets';
import type { CommandParts } from '../commandParts';

/** Opens the file of a review where the workspace has one, else the review in place. Returns what was opened. */
export async function openReview(parts: CommandParts, argument: unknown): Promise<Uri | undefined> {
  const given = findAnyIssueOfRow(argument);
  const review =
    given?.kind === 'review'
      ? given
      : await pickAnyReview(parts, ({ reference }) => parts.inPlace.unsent.has(reference));
  if (!review) return undefined;
  if (!('kind' in review)) return showDocument(review);
  const { incidents } = parts;
  const ofIncident = async (): Promise<Uri | undefined> =>
    review.incident && (await findReviewFile(incidents, review.incident));
  const file = (await findReviewFile(incidents, review.reference)) ?? (await ofIncident());
  return file ? showDocument(file) : openInPlace(parts, review);
}

/** Opens an issue as a document. */
export async function openInPlace(
  { inPlace }: CommandParts,
  review: Pick<ReviewIssue, 'reference' | 'title' | 'confidential'>,
): Promise<Uri> {
  const { copies } = await inPlace.editing();
  return showDocument(await copies.uriOf(review));
}

/** By VS Code's own command: a document that an extension opens stays open for minutes after its tab was closed. */
export async function showDocument(uri: Uri): Promise<Uri> {
  await commands.executeCommand('vscode.open', uri, { preview: false });
  return uri;
}
