// What a row shows while the pointer rests on it: one table of facts. Text from GitLab stays text.
import { l10n, MarkdownString } from 'vscode';
import { formatUtcMinute } from '../../incident/calendar';
import { foldToOneLine } from '../../incident/foreignText';
import type { Issue } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import type { ReviewDeadline } from '../../incident/reviewDeadline';
import { explainDeadline } from '../../session/words/deadlineWords';
import { formatHint } from '../../session/words/liveHintWords';
import { capitalize } from '../../session/words/plainLabels';
import type { IncidentRow, ReviewRow } from '../rows/treeRows';
import { describeAgo, describeDueDate, nameGroup } from './words';

/** A name and what is known; what is not known has no line. */
type Fact = readonly [name: string, value: string | undefined];

/** Made when the pointer rests on a row, at an instant in epoch milliseconds. */
export function createTooltip(row: IncidentRow | ReviewRow, now: number): MarkdownString {
  const issue: Issue = row.kind === 'incident' ? row.incident : row.review;
  return createFactTable([formatReference(issue.reference), issue.title], listFacts(row, issue, now));
}

/** A table with what it is about as its head. */
export function createFactTable(head: Fact, facts: readonly Fact[]): MarkdownString {
  const known = facts.filter(fact => fact[1]);
  const [first = '', ...rows] = [head, ...known].map(
    ([name, value = '']) => `| ${writeCell(name)} | ${writeCell(value)} |`,
  );
  return new MarkdownString([first, '| :-- | :-- |', ...rows].join('\n'));
}

/** In a cell spaces may wrap, and a pipe of the text ends no cell. */
function writeCell(text: string): string {
  const cell = new MarkdownString().appendText(foldToOneLine(text, 200)).value;
  return cell.replaceAll('&nbsp;', ' ').replaceAll('|', '&#124;').replaceAll('<', '&lt;');
}

function listFacts(row: IncidentRow | ReviewRow, issue: Issue, now: number): readonly Fact[] {
  const [owner] = issue.assignees;
  const isIncident = row.kind === 'incident';
  return [
    [
      l10n.t('Not sent'),
      !isIncident && row.isUnsent
        ? l10n.t('What you wrote is kept on this machine. Open the review and save it to send it.')
        : undefined,
    ],
    [l10n.t('State'), nameGroup(isIncident ? row.incident.state : row.standing)],
    [l10n.t('Severity'), issue.severity === undefined ? l10n.t('unknown') : String(issue.severity)],
    [l10n.t('Owner'), owner ? `${owner.name} (@${owner.username})` : l10n.t('nobody')],
    [l10n.t('Services'), isIncident ? row.incident.services.join(', ') : undefined],
    [l10n.t('Incident'), !isIncident && row.review.incident ? formatReference(row.review.incident) : undefined],
    [l10n.t('Review'), isIncident ? explainNeed(row) : undefined],
    ...listDueFacts(row),
    ...(isIncident ? row.hints.map((hint): Fact => [l10n.t('The process'), formatHint(hint)]) : []),
    [l10n.t('Created'), `${formatUtcMinute(issue.createdAt)}, ${describeAgo(now - issue.createdAt)}`],
    [l10n.t('Visible'), issue.confidential ? l10n.t('confidential') : undefined],
    [l10n.t('Labels'), issue.labels.join(', ')],
  ];
}

/** Why an incident waits for a review. */
function explainNeed({ why, isUnchecked }: IncidentRow): string | undefined {
  if (isUnchecked) return l10n.t('required; whether there is one was not checked yet');
  if (why === undefined) return undefined;
  return why === 'severity' ? l10n.t('required by its severity') : l10n.t('requested');
}

/** When a review is due, how the date came about, and when one is reminded of it. */
function listDueFacts(row: IncidentRow | ReviewRow): readonly Fact[] {
  const { due } = row;
  const deadline = row.kind === 'incident' ? row.deadline : due?.deadline;
  if (!due) return [];
  const said = describeDueDate(due);
  if (!deadline) return [[l10n.t('Due'), said]];
  const byProcess = capitalize(explainDeadline(deadline));
  return deadline.due === due.date
    ? [[l10n.t('Due'), said], [l10n.t('Because'), byProcess], makeReminderFact(deadline)]
    : [
        [l10n.t('Due'), said],
        [l10n.t('By the process'), `${deadline.due}: ${byProcess}`],
      ];
}

function makeReminderFact({ reminder }: ReviewDeadline): Fact {
  return [l10n.t('Reminder'), l10n.t('after {0}', reminder)];
}
