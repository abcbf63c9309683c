// Finds the issue that an earlier attempt may have made: by the marker's id among one's own newest issues, not by search.
import type { AnyIssue } from '../gitlab/answers';
import { isGitLabError } from '../gitlab/errors';
import { markerIdOf } from './markerText';
import type { CreationRecord } from './records';
import type { Run } from './run';

/** How many of one's own issues are looked through, in pages of 100. */
const mostPages = 3;
/** A request whose answer was lost may still be at work on the server; how long it is waited for, in milliseconds. */
const waits = [1000, 3000];
const stillUnderWay = 120_000;

/** One's own newest issues of a project, the one with this marker among them. */
export async function ownIssue({ gitlab, signal }: Run, project: string, id: string): Promise<AnyIssue | undefined> {
  for (let page: number | undefined = 1; page !== undefined && page <= mostPages;) {
    const { items, nextPage } = await gitlab.issues({ project, createdByMe: true, page }, signal);
    const found = items.find(({ description }) => markerIdOf(description) === id);
    if (found) return found;
    page = nextPage;
  }
  return undefined;
}

/** The issue of an earlier attempt; after one that was cut off lately it is waited for. */
export async function earlierIssue(
  run: Run,
  project: string,
  id: string,
  record: CreationRecord | undefined,
): Promise<AnyIssue | undefined> {
  if (record?.review) {
    try {
      return await run.gitlab.issue(record.review, run.signal);
    } catch (error) {
      // Somebody deleted or moved what an attempt had begun.
      if (!isGitLabError(error) || error.kind !== 'not-found') throw error;
      return ownIssue(run, project, id);
    }
  }
  const found = await ownIssue(run, project, id);
  if (found || record?.attemptedAt === undefined || run.now() - record.attemptedAt > stillUnderWay) return found;
  for (const wait of waits) {
    // That it was cancelled shows in the next request.
    await run.delay(wait, run.signal).catch(() => undefined);
    const late = await ownIssue(run, project, id);
    if (late) return late;
  }
  return undefined;
}
