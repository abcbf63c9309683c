// One list out of several projects and groups: a page of it is a page of each.
import type { Issue } from '../incident/model';
import { makeReferenceKey } from '../incident/reference';
import type { Page } from './connection';

interface PlacesRequest {
  /** Full paths of projects and groups. */
  readonly places: readonly string[];
  readonly page: number;
  /** How many pages each place has, as far as it was seen: one that has ended is not asked for more. */
  readonly lengths: Map<string, number>;
}

/**
 * The newest first, each issue once, though it be in a project and in its group. Where a place cannot be read, the page has
 * what the others say, and names it; rejects where none can be read.
 */
export async function readPlaces<T extends Issue>(
  { places, page, lengths }: PlacesRequest,
  read: (place: string) => Promise<Page<T>>,
): Promise<Page<T>> {
  const asked = places.filter(place => page === 1 || page <= (lengths.get(place) ?? Infinity));
  const answers = await Promise.allSettled(asked.map(read));
  const pages: Page<T>[] = [];
  let failed: Page<T>['failed'];
  for (const [at, answer] of answers.entries()) {
    const place = asked[at] ?? '';
    if (answer.status === 'fulfilled') {
      pages.push(answer.value);
      if (answer.value.nextPage === undefined) lengths.set(place, page);
      else lengths.delete(place);
    } else failed ??= { place, error: answer.reason };
  }
  if (failed && pages.length === 0) throw failed.error;
  const items = new Map(pages.flatMap(({ items: each }) => each).map(item => [makeReferenceKey(item.reference), item]));
  return {
    items: [...items.values()].toSorted((a, b) => b.createdAt - a.createdAt),
    nextPage: pages.some(({ nextPage }) => nextPage !== undefined) ? page + 1 : undefined,
    failed,
  };
}
