// In which order incidents are offered.
import type { User } from '../../incident/model';
import type { GroupKey, GroupRow, SidebarRow } from '../../sidebar/rows/treeRows';

/** What goes on first, one's own before the others'; or as in the sidebar, for what is done about a review. */
export type IncidentOrder = 'live-first' | 'review-first';

const live: readonly GroupKey[] = ['active', 'mitigated', 'open'];

/** The groups of the sidebar in that order. `me` is undefined where nobody knows who one is. */
export function sortGroups(
  groups: readonly GroupRow[],
  order: IncidentOrder,
  me: Pick<User, 'id'> | undefined,
): readonly GroupRow[] {
  if (order === 'review-first') return groups;
  const goingOn = live.flatMap(key => groups.filter(group => group.key === key));
  const isMine = (row: SidebarRow): boolean =>
    row.kind === 'incident' && row.incident.assignees.some(({ id }) => id === me?.id);
  const rows = goingOn.flatMap(group => (group.rows ?? []).filter(isMine));
  const mine: GroupRow = { kind: 'group', id: 'mine', key: 'mine', parent: undefined, count: rows.length, rows };
  return [...(rows.length > 0 ? [mine] : []), ...goingOn, ...groups.filter(({ key }) => !live.includes(key))];
}
