// In which order incidents are offered.
import type { GroupKey, GroupRow } from '../sidebar/treeRows';

/** As in the sidebar; or what goes on first, for what is done while it goes on. */
export type IncidentOrder = 'sidebar' | 'live-first';

const live: readonly GroupKey[] = ['active', 'mitigated'];

/** The groups of the sidebar in that order. */
export function sortGroups(groups: readonly GroupRow[], order: IncidentOrder): readonly GroupRow[] {
  if (order === 'sidebar') return groups;
  return [
    ...live.flatMap(key => groups.filter(group => group.key === key)),
    ...groups.filter(({ key }) => !live.includes(key)),
  ];
}
