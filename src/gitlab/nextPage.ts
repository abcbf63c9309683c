// Where a list goes on.
/**
 * The page after the asked one, as GitLab says in a header of its own or, behind a proxy that drops it, in the links; empty at
 * the end, and where the page is not behind the asked one. The links themselves are withheld: gitbeaker would follow them.
 */
export function findNextPage(response: Response, asked: URL): string {
  const link = /<([^<>]+)>;\s*rel="next"/u.exec(response.headers.get('link') ?? '')?.[1] ?? '';
  const linked = URL.canParse(link, asked.href) ? new URL(link, asked.href).searchParams.get('page') : null;
  const next = Number(response.headers.get('x-next-page') ?? linked ?? '');
  const current = Number(asked.searchParams.get('page') ?? 1);
  return Number.isSafeInteger(next) && next > current ? String(next) : '';
}
