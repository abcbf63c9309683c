// The comments of an incident: the newest ones first, older ones when somebody asks for them.
import type { GitLab, Note } from '../gitlab/index';
import type { IssueReference } from '../incident/model';

/** What is known of an incident's comments. */
export interface KnownComments {
  /** The newest last; what GitLab itself noted is left out. */
  readonly items: readonly Note[];
  /** There are older ones, which were not read. */
  readonly hasOlder: boolean;
}

/** In one request. */
const perPage = 100;
/** A page is no archive: what is older is in GitLab. */
export const mostComments = 2000;
/** A page of which everything is known already came about by comments that were written or deleted meanwhile. */
const mostTries = 3;

/** The newest comments, with those of before that still join on to them. */
export async function readNewestComments(
  gitlab: GitLab,
  { incident, before }: { readonly incident: IssueReference; readonly before: KnownComments | undefined },
  signal: AbortSignal,
): Promise<KnownComments> {
  const newest = await readCommentPage(gitlab, { incident, page: 1 }, signal);
  const [oldest] = newest.items;
  const joins = before?.items.some(({ id }) => id === oldest?.id) === true;
  if (!newest.hasOlder || !joins) return newest;
  const at = before.items.findIndex(({ id }) => id === oldest?.id);
  return { items: [...before.items.slice(0, at), ...newest.items], hasOlder: before.hasOlder };
}

/** With the next hundred before them; comments that were read already stay as they are. */
export async function readEarlierComments(
  gitlab: GitLab,
  { incident, before }: { readonly incident: IssueReference; readonly before: KnownComments },
  signal: AbortSignal,
): Promise<KnownComments> {
  const known = new Set(before.items.map(({ id }) => id));
  const first = Math.floor(before.items.length / perPage) + 1;
  for (let page = Math.max(first, 2); page < first + mostTries; page += 1) {
    const earlier = await readCommentPage(gitlab, { incident, page }, signal);
    const items = earlier.items.filter(({ id }) => !known.has(id));
    if (items.length > 0 || !earlier.hasOlder) {
      return { items: [...items, ...before.items], hasOlder: earlier.hasOlder };
    }
  }
  return before;
}

async function readCommentPage(
  gitlab: GitLab,
  { incident, page }: { readonly incident: IssueReference; readonly page: number },
  signal: AbortSignal,
): Promise<KnownComments> {
  const query = { perPage, page, newestFirst: true, onlyComments: true };
  const { items, nextPage } = await gitlab.notes(incident, query, signal);
  return { items: items.filter(({ system }) => !system).toReversed(), hasOlder: nextPage !== undefined };
}
