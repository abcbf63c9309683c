// What differs between two texts, place by place: cursors elsewhere stay where only the changed lines are replaced. Pure.
import { diffArrays } from 'diff';

/** Lines of the text before that are replaced: from `at`, counted from 0, `gone` of them, by `lines`. */
export interface Hunk {
  readonly at: number;
  readonly gone: number;
  readonly lines: readonly string[];
}

/** Two texts that differ in more lines have little in common; looking for that takes the square of them, and would be felt. */
const mostChanges = 1000;

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
 * The changed places from top to bottom, of as few lines as possible. In texts that have very little in common everything
 * between the first and the last is one.
 */
export function findHunks(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (old.length === 0 && now.length === 0) return [];
  const hunks: { at: number; gone: number; lines: string[] }[] = [];
  let at = start;
  // Work grows with what differs, and not with how often a line repeats.
  const pieces = diffArrays([...old], [...now], { maxEditLength: mostChanges });
  if (!pieces) return [{ at, gone: old.length, lines: now }];
  for (const { value, added, removed } of pieces) {
    const last = hunks.at(-1);
    const hunk = last && last.at + last.gone === at ? last : { at, gone: 0, lines: [] };
    if ((added || removed) && hunk !== last) hunks.push(hunk);
    if (added) hunk.lines.push(...value);
    else at += value.length;
    if (removed) hunk.gone += value.length;
  }
  return hunks;
}
