// What must not happen: code loaded and requests sent that nobody asked for.
import assert from 'node:assert/strict';
import { commands, languages, Uri } from 'vscode';
import type { GitLab } from '../gitlab';
import {
  activate,
  closeAll,
  extension,
  folder,
  hideViews,
  loadedFiles,
  loadedParts,
  open,
  pause,
  problems,
  set,
  settle,
  showView,
  signedIn,
  signedOut,
  until,
  countFromHere,
} from './support';

suite('Quiet', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    gitlab = await signedIn();
    await commands.executeCommand('workbench.view.explorer');
  });

  suiteTeardown(async () => {
    await closeAll();
    await signedOut(gitlab);
  });

  test('nothing is active before a Markdown document, a view or a command needs it', () => {
    assert.equal(extension().isActive, false);
    assert.deepEqual(loadedFiles(), []);
  });

  test('a Markdown document that is no review loads the shell and nothing else', async () => {
    await activate();
    const { document } = await open(Uri.joinPath(folder(), 'README.md'));
    assert.equal(document.languageId, 'markdown');
    await pause(1000);
    assert.deepEqual(loadedFiles(), ['extension.js']);
    assert.deepEqual(problems(document), []);
  });

  test('hidden views send nothing, whatever changes', async () => {
    await activate();
    gitlab.clearRequests();
    await set('project', 'acme/shop');
    await set('project', 'acme/production');
    await settle(gitlab);
    assert.deepEqual(gitlab.requests, []);
  });

  test('a review loads the engine, but not GitLab', async () => {
    await activate();
    const { document } = await open(Uri.joinPath(folder(), 'docs', 'outage.md'));
    await until('problems', () => problems(document).length > 0);
    await settle(gitlab);
    assert.deepEqual(loadedLibraries(), ['review/index']);
    assert.deepEqual(gitlab.requests, []);
  });

  test('problems of other documents stay away', async () => {
    await activate();
    const { document } = await open(Uri.joinPath(folder(), 'docs', 'outage.md'));
    await until('problems', () => problems(document).length > 0);
    const ours = languages
      .getDiagnostics()
      .filter(([, found]) => found.some(({ source }) => source === 'Incident Reviews'));
    assert.deepEqual(
      ours.map(([uri]) => uri.path.split('/').at(-1)),
      ['outage.md'],
    );
  });

  test('the first paint of both views asks once for each list', async () => {
    await activate();
    gitlab.clearRequests();
    await showView('incidents');
    await showView('reviews');
    await until('lists', () => gitlab.requests.filter(({ path }) => path.endsWith('/issues')).length >= 2);
    await settle(gitlab);
    const asked = gitlab.requests.map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(
      asked.filter(each => each.endsWith('/issues')),
      ['GET /projects/acme%2Fproduction/issues', 'GET /projects/acme%2Fproduction/issues'],
    );
    // What the rows say of live incidents and of deadlines needs a little more, once for each of them.
    const facts = asked.filter(each => !each.endsWith('/issues'));
    assert.equal(facts.filter(each => each === 'GET /user').length, 1);
    const ofRows = facts.filter(each => !/(?:\/links|\/user)$/u.test(each));
    assert.ok(ofRows.length <= 12, facts.join('\n'));
    assert.ok(asked.length <= 20, asked.join('\n'));
    for (const each of facts)
      assert.match(each, /^(?:GET \/user|POST web:\/api\/graphql|GET .+\/(?:resource_label_events|links))$/u);
    const histories = facts.filter(each => each.startsWith('GET'));
    assert.deepEqual(histories, [...new Set(histories)]);
    assert.deepEqual(gitlab.writes(), []);
    assert.deepEqual(loadedLibraries(), ['review/index', 'sync/index']);
  });

  test('looking again asks nothing', async () => {
    await activate();
    await hideViews();
    await countFromHere(gitlab);
    await showView('incidents');
    await settle(gitlab);
    assert.deepEqual(gitlab.requests, []);
  });

  test('a refresh while the views are hidden waits until they are shown', async () => {
    await activate();
    await hideViews();
    await countFromHere(gitlab);
    await commands.executeCommand('incidentReviews.refresh');
    await settle(gitlab);
    assert.deepEqual(gitlab.requests, []);
    await showView('incidents');
    await until('a request', () => gitlab.requests.length > 0);
  });
});

/** The two parts that bring libraries along; VS Code may ask for small ones, such as fixes, at any time. */
function loadedLibraries(): readonly string[] {
  return loadedParts().filter(name => name === 'sync/index' || name === 'review/index');
}
