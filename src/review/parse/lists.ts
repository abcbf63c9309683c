// Lists out of lists.

/**
 * Puts `more` behind a list. `push(...more)` hands each of them over as an argument, and so ends in a RangeError where a text
 * of a megabyte has a hundred thousand of them.
 */
export function addAll<Each>(list: Each[], more: Iterable<Each>): void {
  for (const each of more) list.push(each);
}

/**
 * What `make` gives for each of a list. `map` does the same, but V8 makes its list of another kind ("holey") from when it has
 * compiled the caller, and then throws away what it compiled of everybody who reads that list: for lists that all rules read.
 */
export function mapList<From, To>(list: readonly From[], make: (each: From, index: number) => To): readonly To[] {
  const made: To[] = [];
  for (let index = 0; index < list.length; index += 1) made.push(make(list[index] as From, index));
  return made;
}

/**
 * What `make` gives for each of a list, in one list; undefined where there is nothing for one. `flatMap` does the same, but
 * V8 calls its runtime for every element: 3% of reading a review of 5 KB.
 */
export function joinLists<From, To>(
  list: readonly From[],
  make: (each: From, index: number) => readonly To[] | undefined,
): To[] {
  const joined: To[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const made = make(list[index] as From, index);
    if (made) addAll(joined, made);
  }
  return joined;
}

/** The elements of a list by what `keyOf` gives for each of them, in their order. */
export function groupBy<Each, Key>(list: Iterable<Each>, keyOf: (each: Each) => Key): Map<Key, Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const each of list) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
