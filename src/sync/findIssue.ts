// Finds the issue that an attempt may have made, by the marker's id among one's own newest issues, and others' reviews.
import type { AnyIssue } from '../gitlab/answers';
import { isGitLabError } from '../gitlab/errors';
import type { IssueReference } from '../incident/model';
import { isSameReference } from '../incident/reference';
import { minuteMs } from '../incident/units';
import { readMarkerId } from './markerText';
import type { CreationRecord } from './records';
import type { Run } from './run';

/** How many of one's own issues are looked through, in pages of 100. */
const mostPages = 3;
/** GitLab ends a request after a minute. (GitLab, config/initializers/rack_timeout.rb: GITLAB_RAILS_RACK_TIMEOUT.) */
export const underWayMs = minuteMs;
/** How long is waited before each further look for what may still be under way. */
const waitsMs = [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];

/** Which issue is looked for: its project, and the id in its marker. */
export interface Wanted {
  readonly project: string;
  readonly id: string;
  /** Whether a description is the issue's, where it has another mark than that of a review. */
  readonly isIt?: (description: string) => boolean;
}

function isWanted({ description }: AnyIssue, { id, isIt = text => readMarkerId(text) === id }: Wanted): boolean {
  return isIt(description);
}

/** One's own newest issues of a project, the ones with this marker among them; the newest comes first. */
export async function findOwnIssues({ gitlab, signal }: Run, wanted: Wanted): Promise<readonly AnyIssue[]> {
  const { project } = wanted;
  const found: AnyIssue[] = [];
  for (let page: number | undefined = 1; page !== undefined && page <= mostPages && found.length === 0;) {
    const { items, nextPage } = await gitlab.issues({ project, createdByMe: true, page }, signal);
    found.push(...items.filter(issue => isWanted(issue, wanted)));
    page = nextPage;
  }
  return found;
}

/**
 * The issue that a request made whose answer never came. It is looked for again and again for as long as GitLab may still
 * be at work on the request, which was sent at `since`; undefined where it is not there even then.
 */
export async function waitForIssue(run: Run, wanted: Wanted, since: number): Promise<AnyIssue | undefined> {
  const [found] = await findOwnIssues(run, wanted);
  if (found) return found;
  for (const waitMs of waitsMs) {
    if (run.now() - since > underWayMs) return undefined;
    // That it was cancelled shows in the next request.
    await run.delay(waitMs, run.signal).catch(() => undefined);
    const [late] = await findOwnIssues(run, wanted);
    if (late) return late;
  }
  return undefined;
}

/** The issue of an earlier attempt; after one that was cut off lately it is waited for. */
export async function findEarlierIssue(
  run: Run,
  wanted: Wanted,
  record: CreationRecord | undefined,
): Promise<AnyIssue | undefined> {
  if (record?.review) {
    try {
      const found = await run.gitlab.issue(record.review, run.signal);
      if (isOfRecord(found, record, wanted)) return found;
    } catch (error) {
      // Somebody deleted or moved what an attempt had begun.
      if (!isGitLabError(error) || error.kind !== 'not-found') throw error;
    }
  } else if (record?.attemptedAt !== undefined) return waitForIssue(run, wanted, record.attemptedAt);
  return (await findOwnIssues(run, wanted))[0];
}

/** The path of its project may have gone to another one since, whose issue of that number is somebody's. */
function isOfRecord(found: AnyIssue, { projectId }: CreationRecord, wanted: Wanted): boolean {
  return projectId === undefined ? isWanted(found, wanted) : found.projectId === projectId;
}

/**
 * A review of the incident that is not the one with the marker's id: linked to the incident, or among the newest issues of
 * the project where reviews are. An open one goes before a closed one. `linked` are the issues linked to the incident.
 */
export async function findOtherReview(
  run: Run,
  { project, id, incident }: Wanted & { readonly incident: IssueReference },
  linked: readonly AnyIssue[],
): Promise<AnyIssue | undefined> {
  const { items } = await run.gitlab.issues({ project, opened: true }, run.signal);
  const named = items.filter(issue => issue.kind === 'review' && issue.incident !== undefined);
  const others = [...linked, ...named].filter(
    issue => isReviewOf(issue, incident) && readMarkerId(issue.description) !== id,
  );
  return others.find(({ opened }) => opened) ?? others[0];
}

/** A review that names another incident is only linked to this one. */
function isReviewOf(issue: AnyIssue, incident: IssueReference): boolean {
  return issue.kind === 'review' && (issue.incident === undefined || isSameReference(issue.incident, incident));
}
