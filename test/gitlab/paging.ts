// Offset and keyset paging with the headers GitLab sends.
import { type Answer, type Call, invalid } from './http';
import { integer, oneOf, text } from './params';

/** Counting stops here, and with it x-total. // doc/api/rest: more than 10,000 resources */
const countedUpTo = 10_000;

/** Answers one page; what `present` answers undefined for is left out after paging, so that a page may be short. // lib/gitlab/pagination/offset_header_builder.rb; per_page: default 20, cap 100 */
export function page<T>(call: Call, items: readonly T[], present: (item: T) => unknown): Answer {
  const size = perPage(call);
  const number = Math.max(1, integer(call.params, 'page') ?? 1);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const shown = items.slice((number - 1) * size, number * size);
  const previous = number > 1 && number <= pages + 1 ? number - 1 : undefined;
  const next = number < pages ? number + 1 : undefined;
  const counted = items.length <= countedUpTo;
  const links = [
    previous !== undefined && link(call, { page: String(previous) }, 'prev'),
    next !== undefined && link(call, { page: String(next) }, 'next'),
    link(call, { page: '1' }, 'first'),
    counted && link(call, { page: String(pages) }, 'last'),
  ];
  const headers = {
    link: links.filter(each => each !== false).join(', '),
    'x-next-page': next === undefined ? '' : String(next),
    'x-page': String(number),
    'x-per-page': String(size),
    'x-prev-page': previous === undefined ? '' : String(previous),
    ...(counted ? { 'x-total': String(items.length), 'x-total-pages': String(pages) } : {}),
  };
  return { status: 200, headers, json: shown.map(present).filter(each => each !== undefined) };
}

/**
 * Answers the items after the cursor. `key` is what the list is ordered by; the cursor names the last item's key and id.
 * // lib/gitlab/pagination/keyset; for project issues since 18.3
 */
export function keysetPage<T extends { readonly id: number }>(
  call: Call,
  items: readonly T[],
  key: (item: T) => number | string,
  present: (item: T) => unknown,
): Answer {
  const size = perPage(call);
  const cursor = text(call.params, 'cursor');
  const start = cursor === undefined ? 0 : items.findIndex(item => cursorOf(key(item), item.id) === cursor) + 1;
  const shown = items.slice(start, start + size);
  const last = shown.at(-1);
  const more = last !== undefined && start + size < items.length;
  const next = more ? cursorOf(key(last), last.id) : undefined;
  const headers = {
    'x-per-page': String(size),
    ...(next === undefined ? {} : { link: link(call, { cursor: next }, 'next'), 'x-next-cursor': next }),
  };
  return { status: 200, headers, json: shown.map(present) };
}

function cursorOf(key: number | string, id: number): string {
  return Buffer.from(JSON.stringify({ key, id })).toString('base64url');
}

function perPage(call: Call): number {
  oneOf(call.params, 'pagination', ['legacy', 'keyset']);
  const wanted = integer(call.params, 'per_page') ?? 20;
  if (wanted === 0) throw invalid('per_page has a value not allowed');
  return Math.min(100, Math.max(1, wanted));
}

/** The address is always the one GitLab is configured with, whatever host was asked. */
function link(call: Call, changes: Readonly<Record<string, string>>, relation: string): string {
  const query = new URLSearchParams(call.query);
  query.set('per_page', query.get('per_page') ?? '20');
  for (const [name, value] of Object.entries(changes)) query.set(name, value);
  return `<${call.urls.api}${call.path}?${query.toString()}>; rel="${relation}"`;
}
