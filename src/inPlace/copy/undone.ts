// Tells merging from overwriting: what others wrote that a text does not have.

/** Lines without white space around them; blank ones do not count. */
export interface Undone {
  /** What others wrote and the text does not have. */
  readonly missing: readonly string[];
  /** What others removed and the text still has. */
  readonly restored: readonly string[];
}

/**
 * What would be undone if `local` went over `remote`. `base`: what both were made from, empty where nobody knows. A line
 * that stands twice counts twice.
 */
export function findUndone(
  local: string,
  { base, remote }: { readonly base: string; readonly remote: string },
): Undone {
  const [mine, before, theirs] = [countLines(local), countLines(base), countLines(remote)];
  const of = (counts: ReadonlyMap<string, number>, line: string): number => counts.get(line) ?? 0;
  return {
    missing: [...theirs.keys()].filter(line => of(theirs, line) > Math.max(of(before, line), of(mine, line))),
    restored: [...before.keys()].filter(
      line => of(mine, line) > of(theirs, line) && of(before, line) > of(theirs, line),
    ),
  };
}

/** True where a text has everything of the others. */
export function isMerged({ missing, restored }: Undone): boolean {
  return missing.length === 0 && restored.length === 0;
}

function countLines(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n').map(each => each.trim())) {
    if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}
