// Two people may start the review of one incident in the same moment: each looks once more when theirs is made, and both
// find the same one of the two to stay, whoever looks first.
import type { AnyIssue } from '../../gitlab/answers';
import { isGitLabError } from '../../gitlab/errors';
import type { IssueLink } from '../../gitlab/index';
import { isSameReference } from '../../incident/reference';
import { findOtherReview, findOwnIssues, type Wanted } from '../findIssue';
import type { TwinReview } from '../results';
import { convertToReview } from './convertToReview';
import type { Run } from '../run';

/** Which review was made: its marker's id, and the incident it is for. */
interface MadeFor extends Wanted {
  readonly incident: AnyIssue | undefined;
}

/** The second review, as far as it can be seen: what was asked for is done whatever this finds. */
export async function findTwin(run: Run, made: MadeFor, issue: AnyIssue): Promise<TwinReview | undefined> {
  try {
    return await compareWithOthers(run, made, issue);
  } catch (error) {
    if (!isGitLabError(error)) throw error;
    return undefined;
  }
}

/** The second review is another person's, or one's own where one request came in twice. */
async function compareWithOthers(
  run: Run,
  { id, project, incident }: MadeFor,
  issue: AnyIssue,
): Promise<TwinReview | undefined> {
  const own = await findOwnIssues(run, { id, project });
  const linked = incident ? await run.gitlab.links(incident.reference, run.signal) : [];
  let twin = own.find(({ opened, reference }) => opened && !isSameReference(reference, issue.reference));
  if (!twin && incident) {
    const wanted = { id, project, incident: incident.reference };
    twin = await findOtherReview(
      run,
      wanted,
      linked.map(link => link.issue),
    );
  }
  if (twin?.opened !== true) return undefined;
  return { review: convertToReview(twin, run.gitlab.url), stays: isFirst(issue, twin, linked) ? 'mine' : 'twin' };
}

/**
 * The one that was linked to the incident first stays. Everybody links before they look, so that whoever is second always
 * sees the first one; numbers would not do, since a confidential review has its number before anybody can tell what it is.
 * A link that GitLab refused is never there: then the older one stays.
 */
function isFirst(mine: AnyIssue, twin: AnyIssue, linked: readonly IssueLink[]): boolean {
  const linkOf = ({ reference }: AnyIssue): number =>
    linked.find(({ issue }) => isSameReference(issue.reference, reference))?.id ?? Number.POSITIVE_INFINITY;
  const [own, other] = [linkOf(mine), linkOf(twin)];
  if (own !== other) return own < other;
  const isOneProject = mine.projectId === twin.projectId;
  return isOneProject || mine.createdAt === twin.createdAt
    ? mine.reference.iid < twin.reference.iid
    : mine.createdAt < twin.createdAt;
}
