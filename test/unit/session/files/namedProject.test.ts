// Whether a workspace in Restricted Mode names a project, by what its files of settings say.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { Uri, workspace } from 'vscode';
import { explainNoProject } from '../../../../src/session/files/namedProject';
import { WorkspaceDisk } from '../workspaceDisk';

suite('A workspace that is not trusted', () => {
  let disk: WorkspaceDisk;
  setup(() => {
    disk = new WorkspaceDisk();
    disk.enter({ uri: Uri.parse('file:///w'), name: 'w', index: 0 });
  });
  teardown(() => disk.leave());

  const cases: readonly (readonly [string, string, Awaited<ReturnType<typeof explainNoProject>>])[] = [
    ['nothing', '{}', 'noProject'],
    ['a project', '{ "incidentReviews.project": "g/prod" }', 'restricted'],
    ['several', '{\n  "incidentReviews.project" : [\n    "g/prod", "g/web"]\n}', 'restricted'],
    ['one for reviews', '{ "incidentReviews.reviewProject": "g/reviews" }', 'restricted'],
    ['an empty one', '{ "incidentReviews.project": "" }', 'noProject'],
    ['an empty list', '{ "incidentReviews.project": [] }', 'noProject'],
    ['one in a comment', '{\n  // "incidentReviews.project": "g/prod"\n}', 'noProject'],
    ['one in a long comment', '{ /* "incidentReviews.project":\n "g/prod" */ }', 'noProject'],
    ['one behind an address', '{ "a": "https://b", "incidentReviews.project": "g/prod" }', 'restricted'],
    ['one with a comment between', '{ "incidentReviews.project": /* ours */ "g/prod" }', 'restricted'],
    ['a text that speaks of one', String.raw`{ "a": "\"incidentReviews.project\": \"g/prod\"" }`, 'noProject'],
  ];
  for (const [name, text, expected] of cases) {
    test(`names ${name}: ${expected}`, async () => {
      disk.put('/w/.vscode/settings.json', text);
      assert.equal(await explainNoProject(), expected);
    });
  }

  test('a file system that does not answer is not waited for', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      Object.assign(workspace.fs, { stat: () => new Promise(() => undefined) });
      const answer = explainNoProject();
      mock.timers.tick(2000);
      assert.equal(await answer, 'noProject');
    } finally {
      mock.timers.reset();
    }
  });
});
