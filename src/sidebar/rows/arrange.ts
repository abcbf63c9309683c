// How somebody wants to see the rows of a view: filtered by words, in other groups, their own ones first, each issue in one
// place. Pure.
import { l10n } from 'vscode';
import { formatReference, makeReferenceKey } from '../../incident/reference';
import type { Issue, WorkflowState } from '../../incident/model';
import { capitalize } from '../../session/words/plainLabels';
import type { Due, GroupKey, Grouping, GroupRow, IncidentRow, ReviewRow, SidebarRow } from './treeRows';

export interface Arrangement {
  readonly grouping: Grouping;
  /** Words that a row must have, all of them, or must not have where a `-` stands before one; empty: every row. */
  readonly filter: string;
  /** The number of who is signed in, as far as it is known. */
  readonly me: number | undefined;
  /** GitLab has more than was read. */
  readonly isPartial: boolean;
}

type IssueRow = IncidentRow | ReviewRow;

/** Somebody may be working on it now. */
const liveStates: readonly WorkflowState[] = ['open', 'active', 'mitigated'];

interface ArrangedGroup {
  readonly group: GroupRow;
  /** What belongs to it and stands in a group above: there it asks for more. */
  readonly above: readonly IssueRow[];
}

/** What was arranged of the groups of a view, for as long as they are the same: while one types only the filter is another. */
const arranged = new WeakMap<
  readonly GroupRow[],
  { readonly how: string; readonly groups: readonly ArrangedGroup[] }
>();

/** What the words of a filter are looked for in, by the row: in lower case. */
const haystacks = new WeakMap<IssueRow, string>();

/**
 * The groups of the process as somebody wants to see them. An issue that belongs to several is a row of the first, and the
 * others only count it. Groups that are read when they are opened stay as they are.
 */
export function arrangeGroups(groups: readonly GroupRow[], arrangement: Arrangement): readonly GroupRow[] {
  const { filter, ...rest } = arrangement;
  const how = JSON.stringify(rest);
  let kept = arranged.get(groups);
  if (kept?.how !== how) {
    kept = { how, groups: arrangeAll(groups, rest) };
    arranged.set(groups, kept);
  }
  const words = splitWords(filter);
  return kept.groups.flatMap(({ group, above }) => {
    if (!group.rows) return [group];
    const fits = (row: IssueRow): boolean => hasWords(row, words, group.isMixed === true);
    const rows = listIssueRows(group).filter(fits);
    const elsewhere = above.filter(fits).length;
    const count = rows.length + elsewhere;
    // Each time another object: what is shown of it is written over.
    const shown = { ...group, count, rows, ...(elsewhere > 0 ? { above: elsewhere } : {}) };
    for (const row of rows) Object.assign(row, { parent: shown });
    return count === 0 ? [] : [shown];
  });
}

function arrangeAll(
  groups: readonly GroupRow[],
  { grouping, me, isPartial }: Omit<Arrangement, 'filter'>,
): readonly ArrangedGroup[] {
  // A word of the path is in every row where all are of one project.
  const isMixed = new Set(groups.flatMap(listIssueRows).map(row => findIssue(row).reference.project)).size > 1;
  const facts = { ...(isPartial ? { isPartial } : {}), ...(isMixed ? { isMixed } : {}) };
  const each = listOnce(groups);
  const isOwn = (row: IssueRow): boolean => me !== undefined && findIssue(row).assignees.some(({ id }) => id === me);
  const mine: GroupRow = { kind: 'group', id: 'mine', parent: undefined, key: 'mine', count: 0, rows: [] };
  const own: Members = { like: mine, members: each.filter(isOwn).toSorted(compareOwn) };
  const ofProcess = groups.map((like): Members => ({ like, members: listIssueRows(like) }));
  // A group of one's own name would say nothing more.
  const toName = each.filter(row => grouping !== 'owner' || me === undefined || findIssue(row).assignees[0]?.id !== me);
  const others =
    grouping === 'state'
      ? ofProcess
      : [...ofProcess.filter(({ like }) => like.key === 'review-required'), ...groupBy(toName, grouping)];
  return placeOnce([own, ...others]).map(({ group, above }) => ({
    group: group.rows ? Object.assign(group, facts) : group,
    above,
  }));
}

/** A group like another one, and what belongs to it. */
interface Members {
  readonly like: GroupRow;
  readonly members: readonly IssueRow[];
}

/** Each issue is a row of the first group that it belongs to. */
function placeOnce(groups: readonly Members[]): readonly ArrangedGroup[] {
  const placed = new Set<string>();
  return groups.map(({ like, members }) => {
    const isPlaced = (row: IssueRow): boolean => placed.has(makeReferenceKey(findIssue(row).reference));
    const above = members.filter(isPlaced);
    const own = members.filter(row => !isPlaced(row));
    for (const row of own) placed.add(makeReferenceKey(findIssue(row).reference));
    return { group: makeGroup(like, own), above };
  });
}

/** What goes on first, then what is open, the most severe first; what is closed asks for less. */
function compareOwn(one: IssueRow, other: IssueRow): number {
  const [a, b] = [findIssue(one), findIssue(other)];
  return (
    Number(isGoingOn(other)) - Number(isGoingOn(one)) ||
    Number(b.opened) - Number(a.opened) ||
    (a.severity ?? 5) - (b.severity ?? 5)
  );
}

function isGoingOn(row: IssueRow): boolean {
  return row.kind === 'incident' && liveStates.includes(row.incident.state);
}

/** Those of a group's rows that have all words of a filter. */
export function filterRows(rows: readonly SidebarRow[], filter: string): readonly SidebarRow[] {
  const words = splitWords(filter);
  return rows.filter(row => (row.kind === 'incident' || row.kind === 'review' ? hasWords(row, words, true) : true));
}

/** Lower case; all of them are looked for in every row. */
export function splitWords(filter: string): readonly string[] {
  return filter
    .toLowerCase()
    .split(/\s+/u)
    .filter(word => word !== '');
}

function hasWords(row: IssueRow, words: readonly string[], hasPath: boolean): boolean {
  if (words.length === 0) return true;
  let haystack = haystacks.get(row);
  if (haystack === undefined) {
    const { reference, title, labels, assignees } = findIssue(row);
    const people = assignees.map(({ name, username }) => `${name} @${username}`);
    haystack = joinLower([`${hasPath ? reference.project : ''}#${reference.iid}`, title, ...labels, ...people]);
    haystacks.set(row, haystack);
  }
  return hasWordsIn(haystack, words);
}

/** Whether these parts of a row have the words of `splitWords`; what stands after a `-` they must not have. */
export function hasAllWords(parts: readonly string[], words: readonly string[]): boolean {
  return hasWordsIn(joinLower(parts), words);
}

function joinLower(parts: readonly string[]): string {
  return parts.join('\n').toLowerCase();
}

function hasWordsIn(text: string, words: readonly string[]): boolean {
  // `-self-managed` leaves out what it would find.
  return words.every(word => (/^-./u.test(word) ? !text.includes(word.slice(1)) : text.includes(word)));
}

function findIssue(row: IssueRow): Issue {
  return row.kind === 'incident' ? row.incident : row.review;
}

function listIssueRows({ rows }: GroupRow): readonly IssueRow[] {
  return (rows ?? []).filter(row => row.kind === 'incident' || row.kind === 'review');
}

/** Each issue where it stands first. */
function listOnce(groups: readonly GroupRow[]): readonly IssueRow[] {
  const rows = new Map<string, IssueRow>();
  for (const row of groups.flatMap(listIssueRows)) {
    const key = makeReferenceKey(findIssue(row).reference);
    if (!rows.has(key)) rows.set(key, row);
  }
  return [...rows.values()];
}

/** A group like another one, with these rows in it. */
function makeGroup(like: GroupRow, members: readonly IssueRow[]): GroupRow {
  if (like.rows === undefined) return like;
  const rows: SidebarRow[] = [];
  const group: GroupRow = { ...like, count: members.length, rows };
  rows.push(
    ...members.map(row => ({ ...row, parent: group, id: `${group.id}/${formatReference(findIssue(row).reference)}` })),
  );
  return group;
}

function groupBy(rows: readonly IssueRow[], grouping: Grouping): readonly Members[] {
  const groups = new Map<string, Membership & { readonly members: IssueRow[] }>();
  for (const row of rows) {
    const membership = describeMembership(row, grouping);
    const { name, id = name } = membership;
    const known = groups.get(id);
    if (known) known.members.push(row);
    else groups.set(id, { ...membership, members: [row] });
  }
  const key: GroupKey = 'named';
  return [...groups]
    .toSorted(([, one], [, other]) => one.order.localeCompare(other.order) || one.name.localeCompare(other.name))
    .map(([id, { name, members }]) => ({
      like: { kind: 'group', id: `${grouping}/${id}`, parent: undefined, key, name, by: grouping, count: 0, rows: [] },
      members,
    }));
}

/** What a group is called; `order` sorts them: what is unknown comes last. Two of one name are told apart by `id`. */
interface Membership {
  readonly name: string;
  readonly order: string;
  readonly id?: string;
}

function describeMembership(row: IssueRow, grouping: Grouping): Membership {
  const issue = findIssue(row);
  switch (grouping) {
    case 'severity':
      return issue.severity === undefined
        ? { name: l10n.t('Severity unknown'), order: '9' }
        : { name: l10n.t('Severity {0}', issue.severity), order: String(issue.severity) };
    case 'service': {
      const service = row.kind === 'incident' ? row.incident.services[0] : undefined;
      return service === undefined ? { name: l10n.t('No service'), order: '1' } : { name: service, order: '0' };
    }
    case 'owner': {
      const [owner] = issue.assignees;
      return owner ? { name: owner.name, order: '1', id: String(owner.id) } : { name: l10n.t('No owner'), order: '0' };
    }
    case 'due':
      return row.due ? describeDueGroup(row.due) : { name: l10n.t('No due date'), order: '9' };
    case 'state':
      return { name: '', order: '' };
  }
}

function describeDueGroup({ days, isCompleted }: Due): Membership {
  if (isCompleted) return { name: capitalize(l10n.t('to close')), order: '4' };
  if (days < 0) return { name: l10n.t('Overdue'), order: '0' };
  if (days === 0) return { name: l10n.t('Due today'), order: '1' };
  return days <= 7 ? { name: l10n.t('Due within a week'), order: '2' } : { name: l10n.t('Due later'), order: '3' };
}
