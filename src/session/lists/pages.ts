// What becomes of a list that was read page by page when a page or what has changed meanwhile comes. Pure.

/** What is asked of the items. Instants are epoch milliseconds. */
export interface ItemFacts<T> {
  keyOf(item: T): string;
  /** Changes whenever anything of the item does. */
  updatedAtOf(item: T): number;
  /** The order of the list: the newest first. */
  createdAtOf(item: T): number;
  /** False for what has left the list, such as a closed issue among the open ones. */
  belongs(item: T): boolean;
}

/** The items with a further page. They move between pages while one reads, so the same one may come twice. */
export function appendPage<T>(items: readonly T[], more: readonly T[], facts: ItemFacts<T>): readonly T[] {
  const known = new Set(items.map(item => facts.keyOf(item)));
  const added = more.filter(item => !known.has(facts.keyOf(item)));
  if (added.length === 0) return items;
  return [...items, ...added].toSorted((a, b) => facts.createdAtOf(b) - facts.createdAtOf(a));
}

/** Those that have left the list, each as it was seen last; what came back is none of them. */
export function followDeparted<T>(
  { items, departed }: { readonly items: readonly T[]; readonly departed: readonly T[] },
  changed: readonly T[],
  facts: ItemFacts<T>,
): readonly T[] {
  const known = new Set([...items, ...departed].map(item => facts.keyOf(item)));
  const gone = new Map(departed.map(item => [facts.keyOf(item), item]));
  for (const item of changed) {
    const key = facts.keyOf(item);
    if (facts.belongs(item)) gone.delete(key);
    else if (known.has(key)) gone.set(key, item);
  }
  return [...gone.values()];
}

/**
 * The items after some have changed. What has not keeps its object. A new one that is older than all of them stands on a page
 * that was not read (`hasMore`) and stays there. `left`: how many belong to the list no more.
 */
export function foldChanges<T>(
  { items, hasMore }: { readonly items: readonly T[]; readonly hasMore: boolean },
  changed: readonly T[],
  facts: ItemFacts<T>,
): { readonly items: readonly T[]; readonly left: number } {
  const before = new Map(items.map(item => [facts.keyOf(item), item]));
  const after = new Map(before);
  const oldest = Math.min(...items.map(item => facts.createdAtOf(item)));
  let left = 0;
  for (const item of changed) {
    const key = facts.keyOf(item);
    const known = before.get(key);
    if (!facts.belongs(item)) {
      if (after.delete(key)) left += 1;
    } else if (known ? facts.updatedAtOf(known) !== facts.updatedAtOf(item) : isWithin(item)) after.set(key, item);
  }
  function isWithin(item: T): boolean {
    return !hasMore || facts.createdAtOf(item) >= oldest;
  }
  const isSame = after.size === before.size && [...after].every(([key, item]) => before.get(key) === item);
  return {
    items: isSame ? items : [...after.values()].toSorted((a, b) => facts.createdAtOf(b) - facts.createdAtOf(a)),
    left,
  };
}
