// The rows of a view as they are shown: the same objects from one painting to the next, and which of them have just moved.
import { keepRows, noKeptRows, type KeptRows, type Painting } from './keptRows';
import { followRows, hasJustMoved, noRows, type RowMoves } from './movedRows';
import type { SidebarRow } from './treeRows';

export class ShownRows {
  #kept: KeptRows = noKeptRows;
  #moves: RowMoves = noRows;

  /** `now` gives epoch milliseconds. */
  constructor(readonly now: () => number) {}

  get roots(): readonly SidebarRow[] {
    return this.#kept.roots;
  }

  /** Takes what is to be shown now; gives what is to be painted of it. */
  take(rows: readonly SidebarRow[]): Painting {
    const now = this.now();
    const { kept, painting } = keepRows(this.#kept, rows, now);
    this.#kept = kept;
    this.#moves = followRows(this.#moves, kept.roots, now);
    return painting;
  }

  /** True for a row that came to its place a moment ago. */
  hasJustMoved(id: string): boolean {
    return hasJustMoved(this.#moves, id, this.now());
  }
}
