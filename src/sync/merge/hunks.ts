// What differs between two texts, place by place: cursors elsewhere stay where only the changed lines are replaced. Pure.
import { diffArrays } from 'diff';

/** Lines of the text before that are replaced: from `at`, counted from 0, `gone` of them, by `lines`. */
export interface Hunk {
  readonly at: number;
  readonly gone: number;
  readonly lines: readonly string[];
}

/** More lines than these were moved in no text of a person; looking for them would be felt. */
const mostMoved = 1000;

/** A text's lines, each with its line end, so that joined they are the text again. */
export function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/gu) ?? [];
}

/** The text's lines with the changes made. */
export function applyHunks(lines: readonly string[], hunks: readonly Hunk[]): readonly string[] {
  const between = hunks.map((hunk, index) => {
    const before = hunks[index - 1];
    return [...lines.slice(before ? before.at + before.gone : 0, hunk.at), ...hunk.lines];
  });
  const last = hunks.at(-1);
  return [...between.flat(), ...lines.slice(last ? last.at + last.gone : 0)];
}

/**
 * The changed places from top to bottom, of as few lines as possible. In texts whose lines were all moved everything between
 * the first and the last is one.
 */
export function findHunks(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (old.length === 0 && now.length === 0) return [];
  const same = findSame(old, now) ?? [];
  const hunks: Hunk[] = [];
  let [atOld, atNow] = [0, 0];
  for (const [inOld, inNow] of [...same, [old.length, now.length] as const]) {
    if (inOld > atOld || inNow > atNow)
      hunks.push({ at: start + atOld, gone: inOld - atOld, lines: now.slice(atNow, inNow) });
    [atOld, atNow] = [inOld + 1, inNow + 1];
  }
  return hunks;
}

/**
 * As many lines as stand in both in the same order, each as its numbers there. A line that only one of them has takes no work,
 * and how often one repeats neither: work grows with the lines of both that were moved. Undefined where these are many.
 */
function findSame(old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] | undefined {
  const [ofOld, ofNow] = [listShared(old, now), listShared(now, old)];
  const pieces = diffArrays(
    ofOld.map(at => old[at]),
    ofNow.map(at => now[at]),
    { maxEditLength: mostMoved },
  );
  let [atOld, atNow] = [0, 0];
  return pieces?.flatMap(({ count, added, removed }) => {
    const pairs = Array.from({ length: added || removed ? 0 : count }, (_, index) => {
      return [ofOld[atOld + index] ?? 0, ofNow[atNow + index] ?? 0] as const;
    });
    if (!added) atOld += count;
    if (!removed) atNow += count;
    return pairs;
  });
}

/** The numbers of the lines that the other text has, too. */
function listShared(lines: readonly string[], other: readonly string[]): readonly number[] {
  const others = new Set(other);
  return lines.flatMap((line, at) => (others.has(line) ? [at] : []));
}
