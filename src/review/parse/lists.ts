// Lists out of lists.

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
    if (made) for (const each of made) joined.push(each);
  }
  return joined;
}
