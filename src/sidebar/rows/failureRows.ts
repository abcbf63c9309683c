// What can be done about a list that could not be read, as rows. Pure.
import type { Failure, Way } from '../../session/words/failures';
import type { FailureRow, GroupRow } from './treeRows';

/** Those that are rows: in each view they take room from what is shown, and the log is not the way out where there is another. */
function selectWays({ ways }: Failure): readonly Way[] {
  return ways.filter(({ command }, at) => at === 0 || command !== 'incidentReviews.showLog').slice(0, 2);
}

/** What it says above the rows, where a sentence has room to be read; empty where a row says it. */
export function readMessageAbove(failure: Failure | undefined): string {
  return failure && failure.ways.length > 0 ? failure.message : '';
}

/** The ways out of a failure, above the rows, where a failed refresh is seen. `name`: of the list, for the ids of the rows. */
export function listFailureRows(name: string, failure: Failure | undefined, parent?: GroupRow): readonly FailureRow[] {
  if (!failure) return [];
  const row = (way: Way | undefined, index: number): FailureRow => ({
    kind: 'failure',
    id: `${name}/failure/${index}`,
    parent,
    failure,
    way,
  });
  // Within a group no message can stand above the rows.
  const isSaid = parent === undefined && readMessageAbove(failure) !== '';
  return [...(isSaid ? [] : [row(undefined, 0)]), ...selectWays(failure).map((way, index) => row(way, index + 1))];
}
