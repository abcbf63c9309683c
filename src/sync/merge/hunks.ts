// What differs between two texts, place by place: cursors elsewhere stay where only the changed lines are replaced. Pure.
import { diffIndices } from 'node-diff3';

/** Lines of the text before that are replaced: from `at`, counted from 0, `gone` of them, by `lines`. */
export interface Hunk {
  readonly at: number;
  readonly gone: number;
  readonly lines: readonly string[];
}

/** Above this product of both texts' lines comparing them would be felt (about 10,000 lines each). */
export const mostLinePairs = 100_000_000;

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

/** The changed places from top to bottom. In texts of very many lines everything between the first and the last is one. */
export function findHunks(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (old.length === 0 && now.length === 0) return [];
  if (old.length * now.length > mostLinePairs) return [{ at: start, gone: old.length, lines: now }];
  return diffIndices([...old], [...now]).map(({ buffer1: [at, gone], buffer2: [from, count] }) => ({
    at: start + at,
    gone,
    lines: now.slice(from, from + count),
  }));
}
