// What an announcement says, as one line for a chat.
import { l10n } from 'vscode';
import type { IssueReference, ReviewIssue, Severity } from '../../incident/model';
import { buildIssueUrl } from '../../incident/reference';
import { foldToOneLine } from '../../incident/foreignText';

/** Of a confidential review it says nothing but that there is one. The link is built from `url`, the configured address. */
export function writeAnnouncement(review: ReviewIssue, url: string): string {
  const link = buildIssueUrl(url, review.reference);
  if (review.confidential) return `${l10n.t('Incident review (confidential)')}: ${link}`;
  const [owner] = review.assignees;
  const facts = [
    review.severity === undefined ? undefined : l10n.t('severity {0}', review.severity),
    owner && l10n.t('owner {0}', `@${owner.username}`),
    review.dueDate === undefined ? undefined : l10n.t('due {0}', review.dueDate),
  ].filter(fact => fact !== undefined);
  const title = removeCalls(foldToOneLine(review.title, 200));
  return `${title}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}: ${link}`;
}

/** Of an incident that was just declared; of a confidential one it says nothing but that there is one. */
export function describeDeclaration(
  {
    reference,
    title,
    severity,
    confidential,
    nearMiss,
  }: {
    readonly reference: IssueReference;
    readonly title: string;
    readonly severity: Severity | undefined;
    readonly confidential: boolean;
    readonly nearMiss: boolean;
  },
  url: string,
): string {
  const link = buildIssueUrl(url, reference);
  if (confidential) return `${l10n.t('Incident (confidential)')}: ${link}`;
  const name = removeCalls(foldToOneLine(title, 200));
  return `${describeIncident(name, severity, nearMiss)}: ${link}`;
}

function describeIncident(name: string, severity: Severity | undefined, nearMiss: boolean): string {
  if (severity === undefined) return nearMiss ? l10n.t('Near miss: {0}', name) : l10n.t('Incident: {0}', name);
  return nearMiss
    ? l10n.t('Near miss: {0} (it would have been severity {1})', name, severity)
    : l10n.t('Incident: {0} (severity {1})', name, severity);
}

/** A title must notify nobody: chats read `@here` and `<!channel>` as calls. */
function removeCalls(text: string): string {
  return text.replaceAll('@', '@\u200b').replaceAll('<', '‹');
}
