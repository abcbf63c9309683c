// Who changed a review last: GitLab says so in notes of its own, and nowhere else.
import type { GitLab } from '../gitlab/index';
import type { IssueReference, User } from '../incident/model';

/** What GitLab notes where a description was edited, or a box of it ticked on the page. */
const change = /^(?:changed the description|marked the (?:checklist item|task) )/u;

/** One request. Undefined where none of the newest hundred notes tells of a change. */
export async function lastWriter(
  gitlab: Pick<GitLab, 'notes'>,
  review: IssueReference,
  signal: AbortSignal,
): Promise<User | undefined> {
  const { items } = await gitlab.notes(review, { perPage: 100, newestFirst: true }, signal);
  return items.find(({ system, body }) => system && change.test(body))?.author;
}
