// How a row looks: icons, words for a screen reader, what a click does. What it says is written in rowTexts.ts.
import {
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import type { Issue } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { formatShortHint } from '../../session/words/liveHintWords';
import { escapeLabel } from '../../session/words/plainLabels';
import { buildRowUri } from './badges';
import { chooseSeverityIcon, chooseStateIcon, createOwnerIcon, drawProgress, unsentIcon } from './rowIcons';
import { hasOneOwner, shortenTitle, writeIncidentRow, writeReviewRow, type RowTexts } from './rowTexts';
import type {
  FailureRow,
  FileRow,
  FilterRow,
  GroupKey,
  GroupRow,
  IncidentRow,
  LinkedRow,
  ReviewRow,
  SidebarRow,
} from '../rows/treeRows';
import {
  describeAgo,
  describeDue,
  describeOwner,
  describeSeverity,
  findInitials,
  formatCount,
  joinParts,
  joinSentence,
  nameDate,
  nameGroup,
} from './words';
import { makeOpenCommand } from './openCommand';

/** A row as VS Code shows it at an instant, `now` in epoch milliseconds. */
export function createTreeItem(row: SidebarRow, now: number): TreeItem {
  const item = makeItem(row, now);
  item.id = row.id;
  return item;
}

function makeItem(row: SidebarRow, now: number): TreeItem {
  switch (row.kind) {
    case 'group':
      return groupItem(row);
    case 'incident':
      return makeIncidentItem(row, now);
    case 'review':
      return makeReviewItem(row);
    case 'more': {
      const item = new TreeItem(l10n.t('Load more…'));
      item.iconPath = new ThemeIcon('ellipsis');
      if (row.rest !== undefined) item.description = String(row.rest);
      item.command = { title: l10n.t('Load more'), command: '_incidentReviews.loadMore', arguments: [row] };
      return item;
    }
    case 'check': {
      const item = new TreeItem(l10n.t('Check {0} more for a review…', row.count));
      item.iconPath = new ThemeIcon('search');
      item.command = { title: l10n.t('Check for reviews'), command: '_incidentReviews.checkReviews' };
      return item;
    }
    case 'filter':
      return makeFilterItem(row);
    case 'linked':
      return makeLinkedItem(row);
    case 'note': {
      const item = new TreeItem(escapeLabel(row.text));
      item.iconPath = new ThemeIcon('info');
      return item;
    }
    case 'file':
      return makeFileItem(row);
    case 'failure':
      return makeFailureItem(row);
  }
}

/** What happened stands above the rows where there is room for it; a row is as short as what one can do about it. */
export function makeFailureItem({ failure, way }: Pick<FailureRow, 'failure' | 'way'>): TreeItem {
  const item = new TreeItem(way?.title ?? escapeLabel(failure.message));
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.contextValue = 'failure';
  item.tooltip = failure.message;
  if (way) {
    item.accessibilityInformation = { label: joinSentence(way.title, failure.message) };
    item.command = { title: way.title, command: way.command, arguments: [...(way.args ?? [])] };
  }
  return item;
}

function groupItem({ key, name, count, above, isPartial = false, rows }: GroupRow): TreeItem {
  const label = name === undefined ? nameGroup(key) : escapeLabel(name);
  // Without an icon: rows that do not unfold move to the left then, and their titles are longer.
  const item = new TreeItem(label);
  if (rows?.length !== 0) {
    const isOpen = openGroups.has(key);
    item.collapsibleState = isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  }
  item.contextValue = 'group';
  if (count !== undefined) {
    item.description = formatCount({ count, isPartial, ...(above === undefined ? {} : { above }) });
    const words = isPartial ? l10n.t('{0}, {1} and more', label, count) : l10n.t('{0}, {1}', label, count);
    const elsewhere = above === undefined ? undefined : l10n.t('{0} of them in a group above', above);
    item.accessibilityInformation = { label: joinSentence(words, elsewhere) };
  }
  return item;
}

function makeIncidentItem(row: IncidentRow, now: number): TreeItem {
  const { incident, why, hints, due, isUnchecked } = row;
  const item = makeIssueItem(incident, writeIncidentRow(row, now));
  const [hint] = hints;
  item.iconPath = hasOneOwner(row.parent) ? chooseStateIcon(incident.state) : createOwnerIcon(incident);
  item.accessibilityInformation = {
    label: joinSentence(
      l10n.t('Incident {0}', incident.reference.iid),
      incident.title,
      describeSecrecy(incident),
      describeSeverity(incident.severity),
      nameGroup(incident.state),
      due || !incident.opened ? undefined : describeAgo(now - incident.createdAt),
      isUnchecked ? l10n.t('review not checked') : undefined,
      why === 'severity'
        ? l10n.t('review required by its severity')
        : why === 'requested'
          ? l10n.t('review requested')
          : undefined,
      due && describeDue(due),
      describeOwner(incident),
      hint && formatShortHint(hint),
    ),
  };
  item.collapsibleState = TreeItemCollapsibleState.Collapsed;
  item.contextValue = 'incident';
  item.command = makeOpenCommand(incident);
  return item;
}

function makeReviewItem(row: ReviewRow): TreeItem {
  const { review, standing, due, isUnsent } = row;
  const item = makeIssueItem(review, writeReviewRow(row));
  const icon = hasOneOwner(row.parent) ? chooseSeverityIcon(review.severity) : createOwnerIcon(review);
  item.iconPath = isUnsent ? unsentIcon : icon;
  item.accessibilityInformation = {
    label: joinSentence(
      l10n.t('Review {0}', review.reference.iid),
      review.title,
      describeSecrecy(review),
      isUnsent ? l10n.t('Not sent to GitLab') : undefined,
      describeSeverity(review.severity),
      nameGroup(standing),
      standing === 'completed' ? undefined : describeDue(due),
      describeOwner(review),
    ),
  };
  item.contextValue = 'review';
  item.command = makeOpenCommand(review);
  return item;
}

/** Above what a filter leaves, the way to see everything again. */
export function makeFilterItem(row: FilterRow): TreeItem {
  const item = new TreeItem(row.isEmpty ? l10n.t('Nothing found: show all again') : l10n.t('Show All Again'));
  item.iconPath = new ThemeIcon('clear-all');
  item.command = { title: l10n.t('Show All Again'), command: '_incidentReviews.clearFilter', arguments: [row] };
  return item;
}

/** What an incident unfolds to; a click opens it here where it can be opened here. */
function makeLinkedItem({ issue, parent }: LinkedRow): TreeItem {
  const { reference, title, opened, dueDate } = issue;
  const { words, icon } = describeKind(issue.kind);
  const short = shortenTitle(title);
  // A review has the title of its incident, which stands right above it.
  const item = new TreeItem(short === parent.incident.title ? words : escapeLabel(short));
  item.iconPath = new ThemeIcon(opened ? icon : 'pass');
  const due = dueDate && l10n.t('due on {0}', nameDate(dueDate));
  const standing = opened ? due : l10n.t('closed');
  item.description = joinParts(standing, findInitials(issue), `#${reference.iid}`);
  item.accessibilityInformation = {
    label: joinSentence(words, title, describeSecrecy(issue), standing, describeOwner(issue)),
  };
  item.contextValue = 'linked';
  item.tooltip = new MarkdownString().appendText(
    `${words} ${formatReference(reference)}: ${foldToOneLine(title, 200)}`,
  );
  item.command = makeOpenCommand(issue);
  return item;
}

function describeKind(kind: LinkedRow['issue']['kind']): { readonly words: string; readonly icon: string } {
  switch (kind) {
    case 'review':
      return { words: l10n.t('Review'), icon: 'book' };
    case 'action':
      return { words: l10n.t('Corrective action'), icon: 'tasklist' };
    case 'incident':
      return { words: l10n.t('Incident'), icon: 'flame' };
    case 'other':
      return { words: l10n.t('Issue'), icon: 'issues' };
  }
}

/** A review that is a file of the workspace, with how much of it is done; nothing can be said of one without sections. */
function makeFileItem({ uri, title, complete, total, parent }: FileRow): TreeItem {
  const item = new TreeItem(escapeLabel(parent.kind === 'incident' ? l10n.t('Review') : shortenTitle(title)));
  const address = Uri.parse(uri);
  const done = total === 0 ? undefined : l10n.t('{0} of {1} sections complete', complete, total);
  item.iconPath = drawProgress(complete, total);
  if (done !== undefined) item.description = l10n.t('{0} of {1}', complete, total);
  item.tooltip = [workspace.asRelativePath(address), done].filter(line => line !== undefined).join('\n');
  item.accessibilityInformation = { label: joinSentence(title, done) };
  item.contextValue = 'file';
  item.command = { title: l10n.t('Open Review'), command: 'vscode.open', arguments: [address] };
  return item;
}

/** What a tooltip says and a screen reader would not. */
function describeSecrecy({ confidential }: Pick<Issue, 'confidential'>): string | undefined {
  return confidential ? l10n.t('confidential') : undefined;
}

function makeIssueItem({ reference }: Issue, { label, description, badge }: RowTexts): TreeItem {
  const item = new TreeItem(label);
  item.description = description;
  if (badge) item.resourceUri = buildRowUri(reference, badge);
  return item;
}

/** A row that says how many entries wait to be sent to its incident's timeline: first, as the end of a row is cut. */
export function markWaiting(item: TreeItem, count: number): TreeItem {
  const words = count === 1 ? l10n.t('1 event not sent') : l10n.t('{0} events not sent', count);
  if (typeof item.label === 'string') item.label = `${words} · ${item.label}`;
  item.accessibilityInformation = { label: `${item.accessibilityInformation?.label ?? ''}, ${words}` };
  return item;
}

/** The states whose group is open at first: those that ask for something. */
const openGroups: ReadonlySet<GroupKey> = new Set([
  'mine',
  'files',
  'named',
  'review-required',
  'open',
  'active',
  'mitigated',
  'overdue',
  'due-soon',
  'in-progress',
  'no-owner',
]);
