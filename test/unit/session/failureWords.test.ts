// What a failure is about, in words.
import assert from 'node:assert/strict';
import { describeFailure } from '../../../src/session/words/failureWords';

suite('What GitLab does not have', () => {
  const about = 'https://gitlab.example';
  const missing = (path: string, reason?: string): string =>
    describeFailure({ kind: 'not-found', method: 'GET', path, reason }, about).message.split('. ')[0] ?? '';

  for (const [what, path, name] of [
    ['an issue', 'projects/acme%2Fshop/issues/7', 'acme/shop#7'],
    ['an issue of a subgroup', 'projects/acme%2Fweb%2Fshop/issues/12', 'acme/web/shop#12'],
    ['an issue of a project that only its number names', 'projects/12/issues/7', about],
    ['the issues of a project', 'projects/acme%2Fshop/issues', about],
    ['what an issue has', 'projects/acme%2Fshop/issues/7/notes', about],
  ] as const) {
    test(`${what} is called ${name}`, () =>
      assert.equal(missing(path), `GitLab has no ${name}, or you have no access to it`));
  }

  test('an issue that has moved is called by its name', () => {
    assert.equal(
      missing('projects/acme%2Fshop/issues/7', 'moved'),
      'acme/shop#7 has moved to another place in GitLab.',
    );
  });
});
