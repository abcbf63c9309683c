// How rows of the view Corrective Actions look. Text from GitLab stays text.
import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import type { User } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import type { BoardAction } from '../../sync/index';
import { escapeLabel } from '../../session/words/plainLabels';
import { buildRowUri } from './badges';
import { makeFailureItem, makeFilterItem } from './items';
import { createPersonIcon } from './rowIcons';
import { makeDueBadge, shortenTitle } from './rowTexts';
import { createFactTable } from './tooltip';
import { describeDue, describeDueDate, formatCount, joinSentence, nameGroup } from './words';
import type { ActionGroupRow, ActionStandingKey, ActionTreeRow, BoardActionRow } from '../rows/correctiveActionRows';
import { makeOpenCommand } from './openCommand';

/** A row as VS Code shows it to `me`: nobody is offered to ask themselves. */
export function createActionItem(row: ActionTreeRow, me: User | undefined): TreeItem {
  switch (row.kind) {
    case 'group':
      return createGroupItem(row);
    case 'action':
      return createRowItem(row, me);
    case 'filter':
      return makeFilterItem(row);
    case 'failure':
      return Object.assign(makeFailureItem(row), { id: row.id } satisfies Partial<TreeItem>);
  }
}

function createGroupItem({ id, name, grouping, standing, isMine, rows, above = 0 }: ActionGroupRow): TreeItem {
  const none = grouping === 'service' ? l10n.t('No service') : l10n.t('No owner');
  const shared = grouping === 'standing' ? nameStanding(standing) : name === undefined ? none : escapeLabel(name);
  const item = new TreeItem(isMine ? l10n.t('Mine') : shared);
  item.id = id;
  if (rows.length > 0) {
    const isOpen = standing !== 'done';
    item.collapsibleState = isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  }
  item.description = formatCount({ count: rows.length + above, above });
  item.contextValue = 'group';
  return item;
}

function createRowItem(
  { id, action, standing, due: dueIn, age, grouping, issue }: BoardActionRow,
  me: User | undefined,
): TreeItem {
  const { words, owner, dueDate, review, services, state } = action;
  const moved = state?.outcome === 'moved' ? l10n.t('moved') : undefined;
  const dropped = state?.outcome === 'dropped' ? l10n.t('dropped') : undefined;
  const due = dueIn && describeDue(dueIn);
  const severity = review.severity === undefined ? undefined : `S${review.severity}`;
  const facts = [moved, dropped].filter(fact => fact !== undefined);
  const item = new TreeItem([...facts, escapeLabel(words)].join(' · '));
  item.id = id;
  item.iconPath = grouping === 'owner' ? chooseIcon(standing) : createWhoIcon(action);
  // The end of a row is not cut by a narrow sidebar.
  if (dueIn) item.resourceUri = buildRowUri(issue ?? review.reference, makeDueBadge(dueIn));
  const name = issue && formatReference(issue);
  item.description = [severity, age, name ?? l10n.t('no issue')].filter(fact => fact !== undefined).join(' · ');
  item.accessibilityInformation = {
    label: joinSentence(nameStanding(standing), words, moved, dropped, due, owner ?? l10n.t('no owner'), review.title),
  };
  item.tooltip = createFactTable(
    [name ?? l10n.t('no issue'), words],
    [
      [l10n.t('State'), [nameStanding(standing), ...facts].join(' · ')],
      [l10n.t('Owner'), owner ?? l10n.t('nobody')],
      [l10n.t('Due'), dueIn ? describeDueDate(dueIn) : dueDate],
      [l10n.t('Services'), services.join(', ')],
      [l10n.t('Review'), `${formatReference(review.reference)} ${shortenTitle(review.title)}`],
    ],
  );
  const others = state?.assignees.filter(({ id: other }) => other !== me?.id);
  const isOwn = state !== undefined && state.assignees.length > 0 && others?.length === 0;
  item.contextValue = issue ? (isOwn ? 'actionIssueOwn' : 'actionIssue') : 'action';
  item.command = makeOpenCommand(review);
  return item;
}

/** The state of an action, as its group is called. */
export function nameStanding(standing: ActionStandingKey): string {
  return standing === 'done' ? l10n.t('Done lately') : nameGroup(standing);
}

/** By its issue where that has an owner, else as its review says it. */
function createWhoIcon({ owner = '', state, review: { severity } }: BoardAction): Uri | ThemeIcon {
  const person = state?.assignees[0];
  return createPersonIcon(person ? [person.name, person.username] : owner.trim() === '' ? [] : [owner], severity);
}

function chooseIcon(standing: ActionStandingKey): ThemeIcon {
  const [name, color] = icons[standing];
  return new ThemeIcon(name, color === undefined ? undefined : new ThemeColor(`list.${color}Foreground`));
}

const icons: Readonly<Record<ActionStandingKey, readonly [name: string, color?: string]>> = {
  overdue: ['bell-dot', 'error'],
  'due-soon': ['clock', 'warning'],
  'no-owner': ['person'],
  open: ['circle-large-outline'],
  done: ['check'],
};
