// The three-way merge of a review's text, line by line. Pure.
import { diff3MergeRegions, diffIndices } from 'node-diff3';
import { mostLinePairs } from './hunks';

/** A line of the result, and where it comes from. */
export interface MergedLine {
  readonly from: 'local' | 'remote';
  /** The line's index in the text of that side. */
  readonly at: number;
}

/**
 * What both sides made of `base`, or undefined where they changed the same lines, or lines next to each other,
 * differently. What both changed alike comes in once. Texts of very many lines are merged only where one side is unchanged.
 */
export function mergeLines(
  base: readonly string[],
  local: readonly string[],
  remote: readonly string[],
): readonly MergedLine[] | undefined {
  if (isSameLines(base, remote) || isSameLines(local, remote)) return markAll('local', local);
  if (isSameLines(base, local)) return markAll('remote', remote);
  if (base.length * Math.max(local.length, remote.length) > mostLinePairs) return undefined;
  const [a, o, b] = [[...local], [...base], [...remote]];
  const localOf = findSurvivors(o, a);
  const merged: MergedLine[] = [];
  for (const region of diff3MergeRegions(a, o, b)) {
    if (region.stable) {
      for (let at = region.bufferStart; at < region.bufferStart + region.bufferLength; at += 1) {
        if (region.buffer === 'o') merged.push({ from: 'local', at: localOf[at] ?? 0 });
        else merged.push({ from: region.buffer === 'a' ? 'local' : 'remote', at });
      }
    } else {
      if (!isSameLines(region.aContent, region.bContent)) return undefined;
      for (const index of region.aContent.keys()) merged.push({ from: 'local', at: region.aStart + index });
    }
  }
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

/** Where each line of `before` is in `after`; undefined for those that are gone. */
function findSurvivors(before: string[], after: string[]): readonly (number | undefined)[] {
  const places: (number | undefined)[] = [];
  let shift = 0;
  for (const { buffer1, buffer2 } of diffIndices(before, after)) {
    while (places.length < buffer1[0]) places.push(places.length + shift);
    for (let gone = 0; gone < buffer1[1]; gone += 1) places.push(undefined);
    shift = buffer2[0] + buffer2[1] - places.length;
  }
  while (places.length < before.length) places.push(places.length + shift);
  return places;
}

function isSameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, at) => line === right[at]);
}
