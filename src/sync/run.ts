// What every operation has in common: how far it came, what it says when it fails, and writing only once.
import type { AnyIssue } from '../gitlab/answers';
import { readErrorData, isGitLabError } from '../gitlab/errors';
import type { GitLab, IssueChanges } from '../gitlab/index';
import type { LabelNames } from '../incident/labels';
import type { IssueReference } from '../incident/model';
import type { Base, Failed, OperationPhase } from './model';
import type { Records } from './records';

/** The parts, made ready for one operation, and how far it came. */
export interface Run {
  readonly gitlab: GitLab;
  readonly names: LabelNames;
  readonly records: Records;
  readonly now: () => number;
  readonly delay: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  phase: OperationPhase;
  issue: IssueReference | undefined;
  /** Name of the image that goes up. */
  image?: string | undefined;
  base: Base | undefined;
}

/** The result of `work`, or where and why GitLab's side of it failed. Defects are thrown on. */
export async function settleRun<T>(run: Run, work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    if (!isGitLabError(error)) throw error;
    const { phase, issue, base } = run;
    // What GitLab has not is the place for it.
    const image = error.kind === 'not-found' ? undefined : run.image;
    return { kind: 'failed', phase, error: readErrorData(error), issue, image, base };
  }
}

/**
 * Writes once. Where the answer is lost, `look` says what the write would have answered, or undefined where it did not
 * happen; then the write's own error is thrown.
 */
export async function writeOnce<T>(write: () => Promise<T>, look: () => Promise<T | undefined>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isGitLabError(error) || !error.maybeDone) throw error;
    // That looking failed too says nothing new: the write is what the person asked for.
    const found = await look().catch(() => undefined);
    if (found === undefined) throw error;
    return found;
  }
}

/** An issue as it was looked at last, and what it is to get. */
interface IssueUpdate {
  readonly found: AnyIssue;
  readonly changes: IssueChanges;
}

/**
 * Changes an issue once. Should the answer be lost, `isDone` says of the issue itself whether the change arrived; should
 * somebody make it public in this moment, no words go along.
 */
export async function updateOnce(
  { gitlab, signal }: Run,
  { found, changes }: IssueUpdate,
  isDone: (later: AnyIssue) => boolean,
): Promise<AnyIssue> {
  const isSecret = found.confidential && (changes.description !== undefined || changes.title !== undefined);
  const asked = { ...changes, ...(isSecret ? { confidential: true } : {}) };
  return writeOnce(
    async () => (await gitlab.updateIssue(found.reference, asked, signal)).issue,
    async () => {
      const later = await gitlab.issue(found.reference, signal);
      return isDone(later) ? later : undefined;
    },
  );
}

/** True where something is not there for this person: GitLab does not say whether it is there for others. */
export function isUnreadable(error: unknown): boolean {
  return isGitLabError(error) && (error.kind === 'not-found' || error.kind === 'refused');
}

/** True for GitLab's own no, which asking again does not change. */
export function isRefusal(error: unknown): boolean {
  return isGitLabError(error) && ['refused', 'not-found', 'scope-missing'].includes(error.kind);
}
