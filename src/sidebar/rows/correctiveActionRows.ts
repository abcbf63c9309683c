// The corrective actions of all reviews as rows: by what asks for something, or by owner, service or review.
import { dayMs } from '../../incident/units';
import { formatReference } from '../../incident/reference';
import type { IssueReference, User } from '../../incident/model';
import type { BoardAction } from '../../sync/index';
import { hasAllWords, splitWords } from './arrange';
import { shortenAge } from '../looks/rowTexts';
import type { Due, FailureRow, FilterRow } from './treeRows';

export type ActionStandingKey = 'overdue' | 'due-soon' | 'no-owner' | 'open' | 'done';

export type ActionGrouping = 'standing' | 'owner' | 'service' | 'review';

export interface ActionGroupRow {
  readonly kind: 'group';
  readonly id: string;
  /** What it holds has in common; undefined: nobody, or no service. */
  readonly name: string | undefined;
  readonly grouping: ActionGrouping;
  /** By which it is sorted and drawn: of the most urgent row. */
  readonly standing: ActionStandingKey;
  /** The group of one's own, whatever the others have in common. */
  readonly isMine?: true;
  /** So many more of them are one's own and stand there. */
  readonly above?: number;
  readonly rows: readonly BoardActionRow[];
}

export interface BoardActionRow {
  readonly kind: 'action';
  readonly id: string;
  readonly action: BoardAction;
  readonly standing: ActionStandingKey;
  /** How far its date is, where it has one and is not done. */
  readonly due: Due | undefined;
  /** Of its review, in two signs; undefined for what is done. */
  readonly age: string | undefined;
  /** What its group has in common. */
  readonly grouping: ActionGrouping;
  /** For what is done on a row of an issue. */
  readonly issue: IssueReference | undefined;
}

export type ActionTreeRow = ActionGroupRow | BoardActionRow | FilterRow | FailureRow;

const standings: readonly ActionStandingKey[] = ['overdue', 'due-soon', 'no-owner', 'open', 'done'];
const soonDays = 7;
/** So long what was done is shown. */
const latelyDays = 14;

interface ActionContext {
  readonly grouping: ActionGrouping;
  /** See `Arrangement`. */
  readonly filter?: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** How far a date is, in the team's zone. */
  readonly dueOf: (date: string) => Due;
  /** Who is signed in, as far as it is known. */
  readonly me?: User | undefined;
}

/**
 * One's own first, then groups and rows, the most urgent first; by owner in the order of names, nobody's last. What is one's
 * own is counted by its other groups, and stands in none of them again.
 */
export function groupActions(all: readonly BoardAction[], context: ActionContext): readonly ActionGroupRow[] {
  const { grouping, me } = context;
  const words = splitWords(context.filter ?? '');
  const actions = words.length === 0 ? all : all.filter(action => hasAllWords(listTexts(action), words));
  const groups = groupAll(actions, context);
  if (!me) return groups;
  const own = groupAll(
    actions.filter(action => isOwnedBy(action, me)),
    { ...context, grouping: 'owner' },
  ).flatMap(({ rows }) => rows.map(row => ({ ...row, id: `mine/${row.id}` })));
  if (own.length === 0) return groups;
  const rows = own.toSorted(compareRows);
  const standing = rows[0]?.standing ?? 'open';
  const mine: ActionGroupRow = { kind: 'group', id: 'mine', name: undefined, grouping, standing, isMine: true, rows };
  const others = groups.map((group): ActionGroupRow => {
    const left = group.rows.filter(({ action }) => !isOwnedBy(action, me));
    const above = group.rows.length - left.length;
    return above === 0 ? group : { ...group, rows: left, above };
  });
  // A group of one's own name says nothing more.
  return [mine, ...others.filter(group => grouping !== 'owner' || group.rows.length > 0)];
}

/** What the words of a filter are looked for in. */
function listTexts({ words, owner = '', services, issue, review, state }: BoardAction): readonly string[] {
  const people = state?.assignees.map(({ username }) => `@${username}`) ?? [];
  const issues = [review.reference, ...(issue ? [issue] : [])].map(({ iid }) => `#${iid}`);
  return [words, owner, ...people, ...services, review.title, ...issues];
}

/** By the issue where there is one, else by the name or handle that the review gives. */
function isOwnedBy({ state, owner }: BoardAction, { id, name, username }: User): boolean {
  if (state && state.assignees.length > 0) return state.assignees.some(each => each.id === id);
  return owner === name || owner === username || owner === `@${username}`;
}

/** What was done longer ago is left out. */
function groupAll(actions: readonly BoardAction[], { grouping, now, dueOf }: ActionContext): readonly ActionGroupRow[] {
  type Members = Pick<ActionGroupRow, 'name'> & { readonly rows: BoardActionRow[] };
  const groups = new Map<string, Members>();
  for (const action of actions) {
    const date = action.dueDate === undefined ? undefined : dueOf(action.dueDate);
    const standing = findActionStanding(action, date, now);
    if (!standing) continue;
    const due = standing === 'done' ? undefined : date;
    const age = standing === 'done' ? undefined : shortenAge(now - action.review.createdAt);
    const review = formatReference(action.review.reference);
    for (const name of new Set(listNames(action, standing, grouping))) {
      // Several reviews may have one title.
      const key = grouping === 'review' ? review : (name ?? '');
      const id = `${grouping}/${name ?? ''}/${review}/${action.line}`;
      const group = groups.get(key) ?? { name, rows: [] };
      groups.set(key, group);
      group.rows.push({ kind: 'action', id, action, standing, due, age, grouping, issue: action.issue });
    }
  }
  return [...groups]
    .map(([key, { name, rows }]): ActionGroupRow => {
      const sorted = rows.toSorted(compareRows);
      const id = `${grouping}/${key}`;
      return { kind: 'group', id, name, grouping, standing: sorted[0]?.standing ?? 'open', rows: sorted };
    })
    .toSorted(
      (one, other) =>
        (grouping === 'owner' ? compareNames(one.name, other.name) : 0) ||
        standings.indexOf(one.standing) - standings.indexOf(other.standing) ||
        other.rows.length - one.rows.length ||
        (one.name ?? '').localeCompare(other.name ?? ''),
    );
}

function compareNames(one: string | undefined, other: string | undefined): number {
  return Number(one === undefined) - Number(other === undefined) || (one ?? '').localeCompare(other ?? '');
}

/** Undefined for what was done longer ago, or nobody knows when. */
function findActionStanding(
  { state, isDone, owner }: BoardAction,
  due: Due | undefined,
  now: number,
): ActionStandingKey | undefined {
  if (isDone) {
    const closedAt = state?.closedAt;
    return closedAt !== undefined && now - closedAt <= latelyDays * dayMs ? 'done' : undefined;
  }
  if (due?.isOverdue) return 'overdue';
  if (due && due.days <= soonDays) return 'due-soon';
  return owner === undefined ? 'no-owner' : 'open';
}

function listNames(
  { owner, services, review }: BoardAction,
  standing: ActionStandingKey,
  grouping: ActionGrouping,
): readonly (string | undefined)[] {
  switch (grouping) {
    case 'standing':
      return [standing];
    case 'owner':
      return [owner];
    case 'service':
      return services.length > 0 ? services : [undefined];
    case 'review':
      return [review.title];
  }
}

function compareRows(one: BoardActionRow, other: BoardActionRow): number {
  return (
    standings.indexOf(one.standing) - standings.indexOf(other.standing) ||
    (one.action.dueDate ?? '9').localeCompare(other.action.dueDate ?? '9') ||
    (one.action.review.severity ?? 5) - (other.action.review.severity ?? 5)
  );
}
