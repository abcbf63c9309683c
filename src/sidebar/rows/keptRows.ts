// The rows that VS Code knows stay the same objects, so that only those which have changed are painted again. Pure.
import { shortenAge } from '../looks/rowTexts';
import type { SidebarRow } from './treeRows';

/** What is to be painted: `all` where rows came, went or moved at the top; else these and what stands in them. */
export type Painting = { readonly kind: 'all' } | { readonly kind: 'some'; readonly rows: readonly SidebarRow[] };

export interface KeptRows {
  /** In the order of the view. */
  readonly roots: readonly SidebarRow[];
  readonly byId: ReadonlyMap<string, SidebarRow>;
  /** What each of them was written from, of which the same again needs no comparing, and what it showed when it was painted. */
  readonly sources: ReadonlyMap<string, readonly [row: SidebarRow, shown: string]>;
}

export const noKeptRows: KeptRows = { roots: [], byId: new Map(), sources: new Map() };

/**
 * The rows that are to be shown now (epoch milliseconds), as the objects that were shown before with what has changed written
 * into them.
 */
export function keepRows(
  before: KeptRows,
  next: readonly SidebarRow[],
  now: number,
): { kept: KeptRows; painting: Painting } {
  const byId = new Map<string, SidebarRow>();
  const sources = new Map<string, readonly [SidebarRow, string]>();
  const changed: SidebarRow[] = [];
  const keep = (row: SidebarRow): SidebarRow => {
    const known = before.byId.get(row.id);
    const source = before.sources.get(row.id);
    if (known && source?.[0] === row) {
      byId.set(row.id, known);
      sources.set(row.id, source);
      return known;
    }
    const isOther = known?.kind !== row.kind;
    const kept = isOther ? row : Object.assign(known, forgetFacts(known), row);
    byId.set(row.id, kept);
    if (row.kind === 'group' && row.rows && kept.kind === 'group') {
      Object.assign(kept, { rows: row.rows.map(inner => Object.assign(keep(inner), { parent: kept })) });
    }
    const print = printRow(kept, now);
    sources.set(row.id, [row, print]);
    if (!isOther && source?.[1] !== print) changed.push(kept);
    return kept;
  };
  const roots = next.map(keep);
  const isSameTop = roots.length === before.roots.length && roots.every(({ id }, at) => before.roots[at]?.id === id);
  return {
    kept: { roots, byId, sources },
    painting: isSameTop ? { kind: 'some', rows: dropInner(changed) } : { kind: 'all' },
  };
}

/** What a row said before and says no more, such as that there are more of its kind, does not stay. */
function forgetFacts(row: SidebarRow): object {
  return Object.fromEntries(Object.keys(row).map(key => [key, undefined]));
}

/** What stands in a row that is painted is painted with it. */
function dropInner(rows: readonly SidebarRow[]): readonly SidebarRow[] {
  const groups = new Set(rows.filter(({ kind }) => kind === 'group'));
  return rows.filter(({ parent }) => parent === undefined || !groups.has(parent));
}

/** Everything that a row shows, short: a description may have a megabyte. */
function printRow(row: SidebarRow, now: number): string {
  switch (row.kind) {
    case 'group':
      return JSON.stringify([row.count, row.above, row.isPartial, row.isMixed, row.rows?.map(({ id }) => id)]);
    case 'incident': {
      const { incident, why, deadline, due, hints, isUnchecked } = row;
      const age = shortenAge(now - incident.createdAt);
      return JSON.stringify([incident.updatedAt, age, why, deadline, due, hints, isUnchecked]);
    }
    case 'review': {
      const { review, standing, due, isUnsent } = row;
      return JSON.stringify([review.updatedAt, standing, due, isUnsent]);
    }
    case 'file':
      return JSON.stringify([row.title, row.complete, row.total]);
    case 'failure':
      return JSON.stringify([row.failure, row.way]);
    case 'check':
      return String(row.count);
    case 'linked':
    case 'note':
      return row.id;
    case 'filter':
      return `${row.view} ${row.isEmpty}`;
    case 'more':
      return row.list;
  }
}
