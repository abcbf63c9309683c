// *Copy Announcement*: what one says in a channel about a review, with its link.
import { env, l10n, window } from 'vscode';
import type { ReviewIssue } from '../incident/model';
import { formatReference, issueUrl, parseReference } from '../incident/reference';
import { oneLine } from '../incident/foreignText';
import type { Documents } from '../session/documents';
import { UserError } from '../session/failures';
import type { Incidents } from '../session/incidents';
import { placeOf } from '../session/reviewUri';
import { issueOf, pickIssue, referenceOf } from './targets';

export interface AnnouncementParts {
  readonly incidents: Incidents;
  readonly documents: Documents;
}

/** Of the row's review, the one in the editor, or a picked one. Returns the text. */
export async function copyAnnouncement(parts: AnnouncementParts, argument: unknown): Promise<string | undefined> {
  const review = await target(parts, argument);
  if (!review) return undefined;
  const { url } = await parts.incidents.account.known();
  const text = announcementOf(review, url);
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('Announcement copied'), 3000);
  return text;
}

/** Of a confidential review it says nothing but that there is one. The link is built from the configured address. */
export function announcementOf(review: ReviewIssue, url: string): string {
  const link = issueUrl(url, review.reference);
  if (review.confidential) return `${l10n.t('Incident review (confidential)')}: ${link}`;
  const [owner] = review.assignees;
  const facts = [
    review.severity === undefined ? undefined : l10n.t('severity {0}', review.severity),
    owner && l10n.t('owner {0}', `@${owner.username}`),
    review.dueDate === undefined ? undefined : l10n.t('due {0}', review.dueDate),
  ].filter(fact => fact !== undefined);
  const title = calm(oneLine(review.title, 200));
  return `${title}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}: ${link}`;
}

/** A title calls nobody: chats read `@here` and `<!channel>`. */
function calm(text: string): string {
  return text.replaceAll('@', '@\u200b').replaceAll('<', '‹');
}

async function target(
  { incidents, documents }: AnnouncementParts,
  argument: unknown,
): Promise<ReviewIssue | undefined> {
  const given = issueOf(argument);
  if (given?.kind === 'review') return given;
  const document = window.activeTextEditor?.document;
  const marked = document && (await documents.analyze(document))?.review.marker?.review;
  const open = document && placeOf(document.uri)?.review;
  const reference = referenceOf(argument) ?? open ?? (marked === undefined ? undefined : parseReference(marked, undefined, incidents.account.url()));
  if (!reference) return pickIssue(incidents, incidents.openReviews, l10n.t('Review'));
  const gitlab = await incidents.account.gitlab();
  const issue = await gitlab.issue(reference, new AbortController().signal);
  if (issue.kind === 'review') return issue;
  throw new UserError(l10n.t('{0} is no review.', formatReference(reference)));
}
