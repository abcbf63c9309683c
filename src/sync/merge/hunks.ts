// What differs between two texts, place by place: cursors elsewhere stay where only the changed lines are replaced. Pure.

/** Lines of the text before that are replaced: from `at`, counted from 0, `gone` of them, by `lines`. */
export interface Hunk {
  readonly at: number;
  readonly gone: number;
  readonly lines: readonly string[];
}

/** Two texts that differ in more lines have little in common; looking for that would be felt. */
const mostChanges = 3000;

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
  const rounds = measureRounds(old, now);
  const hunks = rounds ? readHunks(old, now, rounds) : [{ at: 0, gone: old.length, lines: now }];
  return hunks.map(hunk => ({ ...hunk, at: start + hunk.at }));
}

/**
 * How far one comes in `before` with as many changes as the round has: the first by adding lines only, each next one by an
 * addition less and a removal more.
 */
type Round = Int32Array;

/**
 * The rounds until both texts are at their end. Lines that are the same cost nothing, so the work grows with what differs, and
 * not with how often a line repeats (Myers, An O(ND) Difference Algorithm). Undefined above the most changes.
 */
function measureRounds(before: readonly string[], after: readonly string[]): readonly Round[] | undefined {
  const rounds: Round[] = [];
  for (let changes = 0; changes <= mostChanges; changes += 1) {
    const last = rounds.at(-1);
    const round = new Int32Array(changes + 1);
    rounds.push(round);
    for (let removals = 0; removals <= changes; removals += 1) {
      let at = last ? findStep(last, removals).at : 0;
      // As many lines further in `after` as were added more than removed.
      const ahead = changes - 2 * removals;
      while (at < before.length && at + ahead < after.length && before[at] === after[at + ahead]) at += 1;
      round[removals] = at;
      if (at >= before.length && at + ahead >= after.length) return rounds;
    }
  }
  return undefined;
}

/** Where the change that comes furthest leads to from the last round, and whether it adds a line or removes one. */
function findStep(last: Round, removals: number): { readonly at: number; readonly isAdded: boolean } {
  const [removed = -1, added = -1] = [last[removals - 1], last[removals]];
  return added > removed ? { at: added, isAdded: true } : { at: removed + 1, isAdded: false };
}

/** From the end of both texts to their beginning by the changes that led there; those that touch are one. */
function readHunks(before: readonly string[], after: readonly string[], rounds: readonly Round[]): readonly Hunk[] {
  const found: { at: number; gone: number; from: number; to: number }[] = [];
  let removals = (before.length - after.length + rounds.length - 1) / 2;
  for (let changes = rounds.length - 1; changes > 0; changes -= 1) {
    const { at: end, isAdded } = findStep(rounds[changes - 1] ?? new Int32Array(), removals);
    const to = end + changes - 2 * removals;
    const [at, gone, from] = isAdded ? [end, 0, to - 1] : [end - 1, 1, to];
    const next = found.at(-1);
    if (next?.at === end) Object.assign(next, { at, gone: next.gone + gone, from });
    else found.push({ at, gone, from, to });
    if (!isAdded) removals -= 1;
  }
  return found.toReversed().map(({ at, gone, from, to }) => ({ at, gone, lines: after.slice(from, to) }));
}
