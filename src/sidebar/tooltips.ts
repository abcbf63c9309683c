// What stands beside a row while the pointer rests on it. Loaded with the first row that somebody points at.
import { l10n, MarkdownString } from 'vscode';
import type { Issue } from '../incident/model';
import { formatReference } from '../incident/reference';
import type { ReviewDeadline } from '../incident/reviewDeadline';
import { explainDeadline } from '../session/deadlineWords';
import { formatHint } from '../session/liveHintWords';
import { describeGroup, describeOwner, describeSeverity } from './items';
import type { IncidentRow, ReviewRow } from './treeRows';

/** Made when the pointer rests on a row; `appendText` because everything in it came from GitLab. */
export function createTooltip(row: IncidentRow | ReviewRow): MarkdownString {
  const issue: Issue = row.kind === 'incident' ? row.incident : row.review;
  const lines = [
    formatReference(issue.reference),
    issue.title,
    row.kind === 'review' && row.isUnsent
      ? l10n.t('Not sent to GitLab: what you wrote is kept on this machine. Open the review and save it to send it.')
      : undefined,
    capitalize(describeSeverity(issue.severity)),
    row.kind === 'incident' ? describeGroup(row.incident.state).label : describeGroup(row.standing).label,
    row.kind === 'incident' && row.incident.services.length > 0
      ? l10n.t('Services: {0}', row.incident.services.join(', '))
      : undefined,
    capitalize(describeOwner(issue)),
    ...whyLines(row),
    ...dueLines(row),
    ...(row.kind === 'incident' ? row.hints.map(formatHint) : []),
    l10n.t('Created {0}', new Date(issue.createdAt).toISOString().slice(0, 16).replace('T', ' ') + ' UTC'),
    issue.confidential ? l10n.t('Confidential') : undefined,
    issue.labels.length > 0 ? l10n.t('Labels: {0}', issue.labels.join(', ')) : undefined,
  ].filter(line => line !== undefined);
  const text = new MarkdownString();
  lines.forEach((line, index) => {
    if (index > 0) text.appendMarkdown('\n\n');
    text.appendText(line.replace(/\s+/gu, ' '));
  });
  return text;
}

/** Why an incident waits for a review. */
function whyLines(row: IncidentRow | ReviewRow): readonly string[] {
  if (row.kind === 'review' || row.why === undefined) return [];
  return [row.why === 'severity' ? l10n.t('Review required by its severity') : l10n.t('Review requested')];
}

/** A phrase as a line of its own. */
function capitalize(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** When a review is due, how the date came about, and when one is reminded of it. */
function dueLines(row: IncidentRow | ReviewRow): readonly string[] {
  const reminder = ({ reminder: date }: ReviewDeadline): string => l10n.t('Reminder after {0}', date);
  if (row.kind === 'incident') {
    const { deadline } = row;
    return deadline ? [l10n.t('Review due {0}: {1}', deadline.due, explainDeadline(deadline)), reminder(deadline)] : [];
  }
  const { dueDate } = row.review;
  const deadline = row.due?.deadline;
  if (dueDate === undefined) return [];
  if (!deadline) return [l10n.t('Due {0}', dueDate)];
  return deadline.due === dueDate
    ? [l10n.t('Due {0}: {1}', dueDate, explainDeadline(deadline)), reminder(deadline)]
    : [l10n.t('Due {0}. By the process {1}: {2}', dueDate, deadline.due, explainDeadline(deadline))];
}
