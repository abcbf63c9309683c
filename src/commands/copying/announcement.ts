// *Copy Announcement*: what one says in a channel about a review, with its link.
import { env, l10n } from 'vscode';
import type { ReviewIssue } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { showReading } from '../../session/cancellation';
import { UserError } from '../../session/words/failures';
import { readReviewUri } from '../../session/uris/reviewUri';
import { writeAnnouncement } from './announcementText';
import { pickReview } from '../choosing/issuePicker';
import { findIssueOfRow, findReferenceOfArgument } from '../choosing/targets';
import { showStatus } from '../../session/words/messages';
import { findCurrentDocument } from '../choosing/currentReview';
import type { CommandParts } from '../commandParts';

/** Of the row's review, the one in the editor, or a picked one. Returns the text. */
export async function copyAnnouncement(parts: CommandParts, argument: unknown): Promise<string | undefined> {
  const review = await pickTarget(parts, argument);
  if (!review) return undefined;
  const { url } = await parts.incidents.account.readAddress();
  const text = writeAnnouncement(review, url);
  await env.clipboard.writeText(text);
  showStatus(l10n.t('Announcement copied'));
  return text;
}

/** As GitLab has it now: of one that became confidential after the list was read, nothing is said in a channel. */
async function pickTarget(parts: CommandParts, argument: unknown): Promise<ReviewIssue | undefined> {
  const { incidents, documents } = parts;
  const given = findIssueOfRow(argument);
  const named = given?.kind === 'review' ? given.reference : findReferenceOfArgument(argument);
  const document = named ? undefined : await findCurrentDocument(parts);
  const marked = document && (await documents.analyze(document))?.review.marker?.review;
  const open = document && readReviewUri(document.uri)?.review;
  const known = named ?? open ?? incidents.account.referenceIn(marked);
  const reference = known ?? (await pickReview(parts))?.reference;
  if (!reference) return undefined;
  const gitlab = await incidents.account.gitlab();
  const issue = await showReading(signal => gitlab.issue(reference, signal));
  if (issue.kind === 'review') return issue;
  throw new UserError(l10n.t('{0} is no review.', formatReference(reference)));
}
