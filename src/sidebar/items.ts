// How a row looks: labels, icons, words for a screen reader, tooltips. Text from GitLab stays text.
import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Incident, Issue, Severity } from '../incident/model';
import { formatReference } from '../incident/reference';
import type { ReviewDeadline } from '../incident/reviewDeadline';
import { explainDeadline } from '../session/deadlineWords';
import type { Failure } from '../session/failures';
import { formatHint, formatShortHint } from '../session/liveHintWords';
import { escapeLabel } from '../session/plainLabels';
import type { Due, GroupKey, GroupRow, IncidentRow, ReviewRow, SidebarRow } from './treeRows';

/** `failure` gives what a failure row stands for. */
export function createTreeItem(row: SidebarRow, failure: Failure | undefined): TreeItem {
  const item = looks(row, failure);
  item.id = row.id;
  return item;
}

function looks(row: SidebarRow, failure: Failure | undefined): TreeItem {
  switch (row.kind) {
    case 'group':
      return groupItem(row);
    case 'incident':
      return incidentItem(row);
    case 'review':
      return reviewItem(row);
    case 'more': {
      const item = new TreeItem(l10n.t('Load more…'));
      item.iconPath = new ThemeIcon('ellipsis');
      item.command = { title: l10n.t('Load more'), command: '_incidentReviews.loadMore', arguments: [row] };
      return item;
    }
    case 'failure': {
      const item = new TreeItem(failure?.message ?? l10n.t('Something went wrong.'));
      const [way] = failure?.ways ?? [];
      item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
      item.contextValue = 'failure';
      if (way) {
        item.description = way.title;
        item.command = { title: way.title, command: way.command };
      }
      return item;
    }
  }
}

function groupItem({ key, count }: GroupRow): TreeItem {
  const { label, icon, open } = groupLooks(key);
  const item = new TreeItem(label, open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.iconPath = icon;
  item.contextValue = 'group';
  if (count !== undefined) {
    item.description = String(count);
    item.accessibilityInformation = { label: l10n.t('{0}, {1}', label, count) };
  }
  return item;
}

function incidentItem({ incident, why, hints }: IncidentRow): TreeItem {
  const item = issueItem(incident);
  const [hint] = hints;
  const reason = why === 'severity' ? l10n.t('severity') : why === 'requested' ? l10n.t('requested') : undefined;
  item.description = joinParts(
    incident.severity === undefined ? undefined : `S${incident.severity}`,
    reason,
    hint && formatShortHint(hint),
    incident.services[0],
    ownerOf(incident),
  );
  item.accessibilityInformation = {
    label: joinSentence(
      l10n.t('Incident {0}', incident.reference.iid),
      incident.title,
      severityWords(incident.severity),
      groupLooks(incident.state).label,
      why === 'severity'
        ? l10n.t('review required by its severity')
        : why === 'requested'
          ? l10n.t('review requested')
          : undefined,
      ownerWords(incident),
      hint && formatShortHint(hint),
    ),
  };
  item.contextValue = 'incident';
  item.command = {
    title: l10n.t('Open Incident'),
    command: 'incidentReviews.openIncident',
    arguments: [{ kind: 'incident', incident }],
  };
  return item;
}

function reviewItem({ review, standing, due: left }: ReviewRow): TreeItem {
  // The view says that these are reviews; the name that follows is what tells them apart.
  const item = issueItem({ ...review, title: review.title.replace(/^incident review:\s*(?=\S)/iu, '') });
  const due = standing === 'completed' ? undefined : dueWords(left);
  item.description = joinParts(due, ownerOf(review) ?? (standing === 'completed' ? undefined : l10n.t('no owner')));
  item.accessibilityInformation = {
    label: joinSentence(
      l10n.t('Review {0}', review.reference.iid),
      review.title,
      severityWords(review.severity),
      groupLooks(standing).label,
      due,
      ownerWords(review),
    ),
  };
  item.contextValue = 'review';
  item.command = {
    title: l10n.t('Open Review'),
    command: 'incidentReviews.openReview',
    arguments: [{ kind: 'review', review }],
  };
  return item;
}

function issueItem(issue: Issue): TreeItem {
  const item = new TreeItem(escapeLabel(`#${issue.reference.iid} ${issue.title}`));
  item.iconPath = severityIcon(issue.severity);
  return item;
}

/** A row that says how many entries wait to be sent to its incident's timeline. */
export function markWaiting(item: TreeItem, count: number): TreeItem {
  const words = count === 1 ? l10n.t('1 event waits to be sent') : l10n.t('{0} events wait to be sent', count);
  item.description = [item.description, words].filter(part => typeof part === 'string' && part !== '').join(' · ');
  item.accessibilityInformation = { label: `${item.accessibilityInformation?.label ?? ''}, ${words}` };
  return item;
}

/** Made when the pointer rests on a row; `appendText` because everything in it came from GitLab. */
export function createTooltip(row: IncidentRow | ReviewRow): MarkdownString {
  const issue: Issue = row.kind === 'incident' ? row.incident : row.review;
  const lines = [
    formatReference(issue.reference),
    issue.title,
    severityWords(issue.severity),
    row.kind === 'incident' ? groupLooks(row.incident.state).label : groupLooks(row.standing).label,
    row.kind === 'incident' && row.incident.services.length > 0
      ? l10n.t('Services: {0}', row.incident.services.join(', '))
      : undefined,
    ownerWords(issue),
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

function severityIcon(severity: Severity | undefined): ThemeIcon {
  switch (severity) {
    case 1:
      return new ThemeIcon('flame', new ThemeColor('list.errorForeground'));
    case 2:
      return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
    case 3:
      return new ThemeIcon('info');
    case 4:
      return new ThemeIcon('circle-outline');
    case undefined:
      return new ThemeIcon('question');
  }
}

function groupLooks(key: GroupKey): { label: string; icon: ThemeIcon; open: boolean } {
  const as = (label: string, icon: string, open = false): { label: string; icon: ThemeIcon; open: boolean } => ({
    label,
    icon: new ThemeIcon(icon),
    open,
  });
  switch (key) {
    case 'review-required':
      return as(l10n.t('Review required – none yet'), 'bell-dot', true);
    case 'open':
      return as(l10n.t('Open'), 'circle-large-outline', true);
    case 'active':
      return as(l10n.t('Active'), 'flame', true);
    case 'mitigated':
      return as(l10n.t('Mitigated'), 'shield', true);
    case 'resolved':
      return as(l10n.t('Resolved'), 'check');
    case 'review-in-progress':
      return as(l10n.t('Review in progress'), 'edit');
    case 'review-scheduled':
      return as(l10n.t('Review scheduled'), 'calendar');
    case 'review-completed':
      return as(l10n.t('Review completed'), 'check-all');
    case 'closed':
      return as(l10n.t('Closed'), 'archive');
    case 'overdue':
      return as(l10n.t('Overdue'), 'bell-dot', true);
    case 'due-soon':
      return as(l10n.t('Due soon'), 'clock', true);
    case 'in-progress':
      return as(l10n.t('In progress'), 'edit', true);
    case 'no-owner':
      return as(l10n.t('No owner'), 'person', true);
    case 'completed':
      return as(l10n.t('Completed'), 'check-all');
  }
}

function severityWords(severity: Severity | undefined): string {
  return severity === undefined ? l10n.t('severity unknown') : l10n.t('severity {0}', severity);
}

function dueWords(due: Due | undefined): string {
  if (!due) return l10n.t('no due date');
  const days = Math.abs(due.workingDays);
  if (due.isOverdue) return days === 1 ? l10n.t('1 working day overdue') : l10n.t('{0} working days overdue', days);
  if (days === 0) return l10n.t('due now');
  return days === 1 ? l10n.t('due in 1 working day') : l10n.t('due in {0} working days', days);
}

function ownerOf(issue: Issue | Incident): string | undefined {
  const [owner] = issue.assignees;
  return owner && `@${owner.username}`;
}

function ownerWords(issue: Issue): string {
  const [owner] = issue.assignees;
  return owner ? l10n.t('owner {0}', owner.name) : l10n.t('no owner');
}

function joinParts(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter(part => part !== undefined)
    .map(escapeLabel)
    .join(' · ');
}

function joinSentence(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join(', ');
}
