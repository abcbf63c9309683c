// Tells a text that goes back behind what others wrote from one that goes on from it. Pure.

/**
 * A time when changes of others came into a working copy. Lines are kept by their hashes: what a review says is nobody's
 * business where this is kept.
 */
export interface TakenIn {
  /** The lines that the copy had before. */
  readonly before: readonly string[];
  /** The lines of others that came in. */
  readonly added: readonly string[];
  /** The lines that others took away. */
  readonly removed: readonly string[];
  /** The text that both sides changed, as a hash: in a copy that is still based on it nothing has come in yet. */
  readonly undecided?: string | undefined;
}

/**
 * What came in when a text became another one; undefined where it says the same. Empty lines do not count. `undecided`: the base
 * of a text that the person is still to bring together with the other.
 */
export function describeTakenIn(before: string, after: string, undecided?: string): TakenIn | undefined {
  const [had, has] = [listHashes(before), listHashes(after)];
  const [added, removed] = [removeTaken(has, had), removeTaken(had, has)];
  if (added.length + removed.length === 0) return undefined;
  return { before: had, added, removed, undecided: undecided && computeLineHash(undecided) };
}

/**
 * True for a text that undoes what others wrote and is nearer to what the copy was before that came in than to its base:
 * a file from git's history, an undone merge. A line of others that is taken out of the newest text on purpose is not
 * told apart where the text is the same.
 */
export function isOlderText(text: string, base: string, history: readonly TakenIn[]): boolean {
  if (history.length === 0) return false;
  const [now, then] = [countLines(listHashes(text)), countLines(listHashes(base))];
  const count = (counts: ReadonlyMap<string, number>, hash: string): number => counts.get(hash) ?? 0;
  return history.some(({ before, added, removed, undecided }) => {
    if (undecided === computeLineHash(base)) return false;
    const isUndone =
      added.some(hash => count(now, hash) < count(then, hash)) ||
      removed.some(hash => count(then, hash) === 0 && count(now, hash) > 0);
    return isUndone && measureDistance(now, countLines(before)) < measureDistance(now, then);
  });
}

type Counts = ReadonlyMap<string, number>;

/** How many lines two texts do not have in common, wherever they stand. */
function measureDistance(left: Counts, right: Counts): number {
  let sum = 0;
  for (const [hash, count] of left) sum += Math.abs(count - (right.get(hash) ?? 0));
  for (const [hash, count] of right) if (!left.has(hash)) sum += count;
  return sum;
}

function countLines(hashes: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}

/** What the first list has more often than the second. */
function removeTaken(hashes: readonly string[], taken: readonly string[]): readonly string[] {
  const left = new Map(countLines(taken));
  return hashes.filter(hash => {
    const count = left.get(hash) ?? 0;
    if (count > 0) left.set(hash, count - 1);
    return count === 0;
  });
}

function listHashes(text: string): readonly string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(computeLineHash);
}

/** FNV-1a, twice with different beginnings: 64 bits in all. */
function computeLineHash(line: string): string {
  let [left, right] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charCodeAt(at);
    left = Math.imul(left ^ unit, 0x01000193);
    right = Math.imul(right ^ unit, 0x85ebca6b);
  }
  return `${(left >>> 0).toString(36)}${(right >>> 0).toString(36)}`;
}
