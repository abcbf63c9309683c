// What can be done about a list that could not be read, as rows. Pure.
import type { Failure, Way } from '../../session/words/failures';
import type { FailureRow, GroupRow, ListName } from './treeRows';

/** Those that are rows: in each view they take room from what is shown, and the log is not the way out where there is another. */
export function selectWays({ ways }: Failure): readonly Way[] {
  return ways.filter(({ command }, at) => at === 0 || command !== 'incidentReviews.showLog').slice(0, 2);
}

/** The ways out of a failure, above the rows, where a failed refresh is seen. */
export function listFailureRows(
  name: ListName,
  failure: Failure | undefined,
  parent?: GroupRow,
): readonly FailureRow[] {
  if (!failure) return [];
  const row = (way: Way | undefined, index: number): FailureRow => ({
    kind: 'failure',
    id: `${name}/failure/${index}`,
    parent,
    failure,
    way,
  });
  // Within a group no message can stand above the rows.
  const isSaid = parent === undefined && failure.ways.length > 0;
  return [...(isSaid ? [] : [row(undefined, 0)]), ...selectWays(failure).map((way, index) => row(way, index + 1))];
}
