// Of an issue that was moved to another project only a closed one is left, in which nobody looks for anything.
import type { AnyIssue } from '../gitlab/answers';
import { GitLabError } from '../gitlab/errors';

/** Throws the `GitLabError` of an issue that is not there any more. */
export function requireUnmoved({ movedTo, reference }: Pick<AnyIssue, 'movedTo' | 'reference'>): void {
  if (movedTo === undefined) return;
  const path = `issues/${reference.iid}`;
  throw new GitLabError({ kind: 'not-found', reason: 'moved', method: 'GET', path, maybeDone: false });
}
