// How a row looks: labels, icons, words for a screen reader, tooltips. Text from GitLab stays text.
import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { formatUtcMinute } from '../incident/deadlines';
import type { Issue, Severity } from '../incident/model';
import { formatReference } from '../incident/reference';
import type { ReviewDeadline } from '../incident/reviewDeadline';
import { explainDeadline } from '../session/deadlineWords';
import { formatHint, formatShortHint } from '../session/liveHintWords';
import { escapeLabel } from '../session/plainLabels';
import type { FailureRow, GroupKey, GroupRow, IncidentRow, ReviewRow, SidebarRow } from './treeRows';
import {
  capitalize,
  describeDue,
  describeDueShortly,
  describeOwner,
  describeSeverity,
  findInitials,
  findOwner,
  joinParts,
} from './words';

/** A row as VS Code shows it. */
export function createTreeItem(row: SidebarRow): TreeItem {
  const item = looks(row);
  item.id = row.id;
  return item;
}

function looks(row: SidebarRow): TreeItem {
  switch (row.kind) {
    case 'group':
      return groupItem(row);
    case 'incident':
      return makeIncidentItem(row);
    case 'review':
      return makeReviewItem(row);
    case 'more': {
      const item = new TreeItem(l10n.t('Load more…'));
      item.iconPath = new ThemeIcon('ellipsis');
      item.command = { title: l10n.t('Load more'), command: '_incidentReviews.loadMore', arguments: [row] };
      return item;
    }
    case 'failure':
      return makeFailureItem(row);
  }
}

/** What happened stands above the rows where there is room for it; a row is as short as what one can do about it. */
function makeFailureItem({ failure, way }: FailureRow): TreeItem {
  const item = new TreeItem(way?.title ?? failure.message);
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.contextValue = 'failure';
  item.tooltip = failure.message;
  if (way) {
    item.accessibilityInformation = { label: joinSentence(way.title, failure.message) };
    item.command = { title: way.title, command: way.command, arguments: [...(way.args ?? [])] };
  }
  return item;
}

function groupItem({ key, count }: GroupRow): TreeItem {
  const { label, icon, open } = describeGroup(key);
  const item = new TreeItem(label, open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.iconPath = icon;
  item.contextValue = 'group';
  if (count !== undefined) {
    item.description = String(count);
    item.accessibilityInformation = { label: l10n.t('{0}, {1}', label, count) };
  }
  return item;
}

function makeIncidentItem({ incident, why, hints, deadline, due }: IncidentRow): TreeItem {
  const [hint] = hints;
  const urgent = due ? describeDueShortly(due) : hint && formatShortHint(hint);
  const item = makeIssueItem(incident, [urgent, findInitials(incident)]);
  item.description = joinParts(
    incident.severity === undefined ? undefined : `S${incident.severity}`,
    why === 'requested' ? l10n.t('requested') : undefined,
    due && hint && formatShortHint(hint),
    incident.services[0],
    findOwner(incident),
  );
  item.accessibilityInformation = {
    label: joinSentence(
      l10n.t('Incident {0}', incident.reference.iid),
      incident.title,
      describeSeverity(incident.severity),
      describeGroup(incident.state).label,
      why === 'severity'
        ? l10n.t('review required by its severity')
        : why === 'requested'
          ? l10n.t('review requested')
          : undefined,
      deadline && due && describeDue(due, deadline.due),
      describeOwner(incident),
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

function makeReviewItem({ review, standing, due: left, isUnsent }: ReviewRow): TreeItem {
  // The view says that these are reviews; the name that follows is what tells them apart.
  const named = { ...review, title: review.title.replace(/^incident review:\s*(?=\S)/iu, '') };
  const isOpen = standing !== 'completed';
  const owner = findInitials(review) ?? (isOpen ? l10n.t('no owner') : undefined);
  const unsent = isUnsent ? l10n.t('Not sent to GitLab') : undefined;
  const item = makeIssueItem(named, [
    isUnsent ? l10n.t('not sent') : undefined,
    isOpen ? describeDueShortly(left) : undefined,
    owner,
  ]);
  item.description = joinParts(findOwner(review));
  if (isUnsent) item.iconPath = new ThemeIcon('cloud-upload', new ThemeColor('list.warningForeground'));
  const due = isOpen ? describeDue(left, review.dueDate) : undefined;
  item.accessibilityInformation = {
    label: joinSentence(
      l10n.t('Review {0}', review.reference.iid),
      review.title,
      unsent,
      describeSeverity(review.severity),
      describeGroup(standing).label,
      due,
      describeOwner(review),
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

/** What asks for something stands before the title: in a narrow sidebar the end of a row is cut. */
function makeIssueItem({ reference, title, severity }: Issue, facts: readonly (string | undefined)[]): TreeItem {
  const known = facts.filter(fact => fact !== undefined);
  const name = escapeLabel(title);
  const item = new TreeItem(`#${reference.iid} ${known.length > 0 ? `${joinParts(...known)} · ${name}` : name}`);
  item.iconPath = chooseSeverityIcon(severity);
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
    row.kind === 'review' && row.isUnsent
      ? l10n.t('Not sent to GitLab: what you wrote is kept on this machine. Open the review and save it to send it.')
      : undefined,
    capitalize(describeSeverity(issue.severity)),
    row.kind === 'incident' ? describeGroup(row.incident.state).label : describeGroup(row.standing).label,
    row.kind === 'incident' && row.incident.services.length > 0
      ? l10n.t('Services: {0}', row.incident.services.join(', '))
      : undefined,
    capitalize(describeOwner(issue)),
    ...describeWhy(row),
    ...describeDueDate(row),
    ...(row.kind === 'incident' ? row.hints.map(formatHint) : []),
    l10n.t('Created {0}', formatUtcMinute(issue.createdAt)),
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
function describeWhy(row: IncidentRow | ReviewRow): readonly string[] {
  if (row.kind === 'review' || row.why === undefined) return [];
  return [row.why === 'severity' ? l10n.t('Review required by its severity') : l10n.t('Review requested')];
}

/** When a review is due, how the date came about, and when one is reminded of it. */
function describeDueDate(row: IncidentRow | ReviewRow): readonly string[] {
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

function chooseSeverityIcon(severity: Severity | undefined): ThemeIcon {
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

/** A group's name and icon, and whether it is open at first. */
export function describeGroup(key: GroupKey): { label: string; icon: ThemeIcon; open: boolean } {
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

function joinSentence(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join(', ');
}
