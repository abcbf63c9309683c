// Who changed a review last: GitLab says so in notes of its own, and nowhere else.
import type { GitLab } from '../../gitlab/index';
import type { IssueReference, User } from '../../incident/model';

/** What GitLab notes where a description was edited, or a box of it ticked on the page. */
const change = /^(?:changed the description|marked the (?:checklist item|task) )/u;

/** Which changes count. `since`: only later ones, epoch milliseconds; `except`: GitLab's number of a person whose do not. */
export interface CountedChanges {
  readonly since: number;
  readonly except: number;
  readonly signal: AbortSignal;
}

/**
 * Who changed the description since an instant, the last one first, each once; among the newest hundred notes. Undefined where
 * nobody did but the one who does not count.
 */
export async function findPeopleSince(
  gitlab: Pick<GitLab, 'notes'>,
  review: IssueReference,
  { since, except, signal }: CountedChanges,
): Promise<readonly User[] | undefined> {
  const { items } = await gitlab.notes(review, { perPage: 100, newestFirst: true }, signal);
  const changes = items.filter(({ system, body, createdAt }) => system && createdAt > since && change.test(body));
  if (changes.length > 0 && changes.every(({ author }) => author?.id === except)) return undefined;
  const authors = changes.flatMap(({ author }) => (author && author.id !== except ? [author] : []));
  return [...new Map(authors.map(author => [author.id, author])).values()];
}

/** One request. Undefined where none of the newest hundred notes tells of a change. */
export async function findLastPerson(
  gitlab: Pick<GitLab, 'notes'>,
  review: IssueReference,
  signal: AbortSignal,
): Promise<User | undefined> {
  const { items } = await gitlab.notes(review, { perPage: 100, newestFirst: true }, signal);
  return items.find(({ system, body }) => system && change.test(body))?.author;
}
