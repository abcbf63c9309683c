// Finds an issue among thousands without looking at each: the lists are searched for every row.

/** Gives the first of some items that has a key. What was found out of them is kept as long as they are. */
export function createIndex<T>(
  keyOf: (item: T) => string | undefined,
): (items: readonly T[], key: string) => T | undefined {
  const indexes = new WeakMap<readonly T[], ReadonlyMap<string | undefined, T>>();
  return (items, key) => {
    let index = indexes.get(items);
    if (!index) {
      // Of two with one key the first one counts.
      index = new Map(items.toReversed().map(item => [keyOf(item), item]));
      indexes.set(items, index);
    }
    return index.get(key);
  };
}
