// What the commands of a view ask and do: filter its rows, group them, copy them.
import { env, l10n, window } from 'vscode';
import { escapeTableCell } from '../incident/foreignText';
import type { Issue } from '../incident/model';
import { formatReference } from '../incident/reference';
import { showStatus } from '../session/words/messages';
import { nameStanding } from './looks/correctiveActionItems';
import type { ActionGrouping, ActionTreeRow } from './rows/correctiveActionRows';
import { shortenTitle } from './looks/rowTexts';
import type { FilterRow, Grouping, IncidentRow, ReviewRow, SidebarRow } from './rows/treeRows';
import type { IssueView } from './view';
import type { ViewChoices } from './viewChoices';
import { describeDueDate, nameGroup } from './looks/words';

/** The filter of a view. */
interface FilterChoice {
  readonly name: FilterRow['view'];
  readonly filter: string;
  setFilter(filter: string): void;
}

/** Asks for words, and shows the rows that have all of them while one types. Returns them; undefined where the person stopped. */
export function askFilter(choices: FilterChoice): Promise<string | undefined> {
  const before = choices.filter;
  const box = window.createInputBox();
  box.title = l10n.t('Filter {0}', nameView(choices.name));
  box.prompt = l10n.t(
    'Words of titles, labels, people, or a number; -word leaves out; empty shows all. It looks through what was loaded.',
  );
  box.value = before;
  box.ignoreFocusOut = true;
  return new Promise(resolve => {
    let isAccepted = false;
    box.onDidChangeValue(value => choices.setFilter(value));
    box.onDidAccept(() => {
      isAccepted = true;
      box.hide();
    });
    box.onDidHide(() => {
      if (!isAccepted) choices.setFilter(before);
      resolve(isAccepted ? choices.filter : undefined);
      box.dispose();
    });
    box.show();
  });
}

function nameView(view: FilterRow['view']): string {
  switch (view) {
    case 'incidents':
      return l10n.t('Incidents');
    case 'reviews':
      return l10n.t('Reviews');
    case 'correctiveActions':
      return l10n.t('Corrective Actions');
  }
}

/** Asks by what the rows are grouped; it is remembered. Returns it; undefined where the person stopped. */
export async function chooseGrouping<T extends Grouping | ActionGrouping>(
  choices: ViewChoices<T>,
): Promise<T | undefined> {
  const picked = await window.showQuickPick(
    choices.groupings.map(grouping => ({
      label: nameGrouping(grouping),
      ...(grouping === choices.grouping ? { description: l10n.t('now') } : {}),
      grouping,
    })),
    {
      title: l10n.t('Group {0} By', nameView(choices.name)),
      placeHolder: l10n.t('What do the rows of a group have in common?'),
    },
  );
  if (!picked) return undefined;
  await choices.setGrouping(picked.grouping);
  return picked.grouping;
}

function nameGrouping(grouping: Grouping | ActionGrouping): string {
  switch (grouping) {
    case 'state':
    case 'standing':
      return l10n.t('State');
    case 'severity':
      return l10n.t('Severity');
    case 'service':
      return l10n.t('Service');
    case 'owner':
      return l10n.t('Owner');
    case 'due':
      return l10n.t('Due date');
    case 'review':
      return l10n.t('Review');
  }
}

/** Copies the rows that are shown as a table in Markdown; what is confidential goes without its title. Returns the text; without rows it is empty, and what was copied before stays. */
export function copyRows(view: IssueView): Promise<string> {
  const rows = new Map<string, readonly string[]>();
  for (const row of view.shownRows.flatMap(listInner)) {
    if (row.kind !== 'incident' && row.kind !== 'review') continue;
    const issue = row.kind === 'incident' ? row.incident : row.review;
    const name = formatReference(issue.reference);
    if (!rows.has(name)) rows.set(name, writeRow(row, issue));
  }
  const [title, severity, state] = [l10n.t('Title'), l10n.t('Severity'), l10n.t('State')];
  return copyTable([l10n.t('Issue'), title, severity, state, l10n.t('Owner'), l10n.t('Due')], rows);
}

/** The same of corrective actions; those of a confidential review go without their words and its title. */
export function copyActions(shown: readonly ActionTreeRow[]): Promise<string> {
  const rows = new Map<string, readonly string[]>();
  for (const { action, due, standing, issue } of shown.flatMap(row => (row.kind === 'group' ? row.rows : []))) {
    const { review, words, owner = '', dueDate = '' } = action;
    const hide = (text: string): string => (review.confidential ? l10n.t('(confidential)') : escapeTableCell(text));
    const name = formatReference(review.reference);
    rows.set(`${name} ${action.line}`, [
      issue ? formatReference(issue) : '',
      hide(words),
      nameStanding(standing),
      escapeTableCell(owner),
      due ? describeDueDate(due) : dueDate,
      `${name} ${hide(shortenTitle(review.title))}`,
    ]);
  }
  const [issue, action, state] = [l10n.t('Issue'), l10n.t('Corrective action'), l10n.t('State')];
  return copyTable([issue, action, state, l10n.t('Owner'), l10n.t('Due'), l10n.t('Review')], rows);
}

async function copyTable(head: readonly string[], rows: ReadonlyMap<string, readonly string[]>): Promise<string> {
  if (rows.size === 0) {
    showStatus(l10n.t('Nothing is listed, so nothing was copied.'));
    return '';
  }
  const table = [head, head.map(() => '---'), ...rows.values()].map(cells => `| ${cells.join(' | ')} |`);
  const text = `${table.join('\n')}\n`;
  await env.clipboard.writeText(text);
  showStatus(l10n.t('Rows copied: {0}', rows.size));
  return text;
}

function listInner(row: SidebarRow): readonly SidebarRow[] {
  return row.kind === 'group' ? (row.rows ?? []) : [row];
}

function writeRow(row: IncidentRow | ReviewRow, issue: Issue): readonly string[] {
  const [owner] = issue.assignees;
  return [
    formatReference(issue.reference),
    issue.confidential ? l10n.t('(confidential)') : escapeTableCell(shortenTitle(issue.title)),
    issue.severity === undefined ? '' : String(issue.severity),
    nameGroup(row.kind === 'incident' ? row.incident.state : row.standing),
    owner ? escapeTableCell(owner.name) : '',
    row.due ? describeDueDate(row.due) : '',
  ];
}
