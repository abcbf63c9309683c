// A list that GitLab gives page by page, read as a whole.
import type { Page } from './connection';

/** The items of the first `most` pages. */
export async function readPages<T>(most: number, read: (page: number) => Promise<Page<T>>): Promise<readonly T[]> {
  const found: T[] = [];
  for (let page: number | undefined = 1; page !== undefined && page <= most;) {
    const { items, nextPage }: Page<T> = await read(page);
    found.push(...items);
    page = nextPage;
  }
  return found;
}
