// Which rows have just come to another place: a click that was meant for another row must start nothing. Pure.
import { isRecent } from '../../incident/units';
import type { SidebarRow } from './treeRows';

/** Milliseconds after a move in which nobody can have seen it and clicked because of it. */
const unseenMs = 700;

/** The rows of a view as they were shown last, and which of them came to their place when. */
export interface RowMoves {
  readonly ids: readonly string[];
  /** Epoch milliseconds, by the row's id. */
  readonly movedAt: ReadonlyMap<string, number>;
}

export const noRows: RowMoves = { ids: [], movedAt: new Map() };

/**
 * The rows that are shown now. One that stands where another stood has moved; the first rows of a view have not, since
 * nobody could click before. `now`: epoch milliseconds.
 */
export function followRows(before: RowMoves, rows: readonly SidebarRow[], now: number): RowMoves {
  const ids = rows.flatMap(listIds);
  const movedAt = new Map<string, number>();
  ids.forEach((id, index) => {
    const isMoved = before.ids.length > 0 && before.ids[index] !== id;
    const at = isMoved ? now : before.movedAt.get(id);
    if (at !== undefined) movedAt.set(id, at);
  });
  return { ids, movedAt };
}

/** True for a row that came under the pointer a moment ago. */
export function hasJustMoved({ movedAt }: RowMoves, id: string, now: number): boolean {
  return isRecent(movedAt.get(id), now, unseenMs);
}

function listIds(row: SidebarRow): readonly string[] {
  return row.kind === 'group' ? [row.id, ...(row.rows ?? []).flatMap(listIds)] : [row.id];
}
