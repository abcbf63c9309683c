// The three-way merge of a review's text, line by line. Pure.
import { findHunks } from './hunks';

/** A line of the result, and where it comes from. */
export interface MergedLine {
  readonly from: 'local' | 'remote';
  /** The line's index in the text of that side. */
  readonly at: number;
}

/**
 * What both sides made of `base`, or undefined where they changed the same lines, or lines next to each other,
 * differently. What both changed alike comes in once.
 */
export function mergeLines(
  base: readonly string[],
  local: readonly string[],
  remote: readonly string[],
): readonly MergedLine[] | undefined {
  if (isSameLines(base, remote) || isSameLines(local, remote)) return markAll('local', local);
  if (isSameLines(base, local)) return markAll('remote', remote);
  const sides = { local, remote };
  const hunks = (['local', 'remote'] as const)
    .flatMap(from => findHunks(base, sides[from]).map(hunk => ({ ...hunk, from })))
    .toSorted((one, other) => one.at - other.at);
  const merged: MergedLine[] = [];
  const take = (from: MergedLine['from'], start: number, end: number): void => {
    for (let at = start; at < end; at += 1) merged.push({ from, at });
  };
  let at = 0;
  // By how many lines each side is longer than the base up to there.
  const longer = { local: 0, remote: 0 };
  while (hunks.length > 0) {
    const start = hunks[0]?.at ?? 0;
    const before = { ...longer };
    const changed = new Set<MergedLine['from']>();
    take('local', at + longer.local, start + longer.local);
    at = start;
    for (let hunk = hunks[0]; hunk && hunk.at <= at; hunk = hunks[0]) {
      hunks.shift();
      changed.add(hunk.from);
      longer[hunk.from] += hunk.lines.length - hunk.gone;
      at = Math.max(at, hunk.at + hunk.gone);
    }
    const end = at;
    const of = (from: MergedLine['from']): readonly string[] =>
      sides[from].slice(start + before[from], end + longer[from]);
    if (changed.size > 1 && !isSameLines(of('local'), of('remote'))) return undefined;
    const from = changed.has('local') ? 'local' : 'remote';
    take(from, start + before[from], end + longer[from]);
  }
  take('local', at + longer.local, local.length);
  return merged;
}

/** The same for whole texts with `\n` between their lines. */
export function mergeTexts(base: string, local: string, remote: string): string | undefined {
  const lines = { local: local.split('\n'), remote: remote.split('\n') };
  const merged = mergeLines(base.split('\n'), lines.local, lines.remote);
  return merged?.map(({ from, at }) => lines[from][at] ?? '').join('\n');
}

function markAll(from: MergedLine['from'], lines: readonly string[]): readonly MergedLine[] {
  return lines.map((_, at) => ({ from, at }));
}

function isSameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, at) => line === right[at]);
}
