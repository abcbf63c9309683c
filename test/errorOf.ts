// What a request to GitLab was refused with.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { isGitLabError, type GitLabError } from '../src/gitlab';

/** Fails where it was not refused, and where by something else. */
export async function errorOf(promise: Promise<unknown>): Promise<GitLabError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(isGitLabError(error), inspect(error));
  return error;
}
