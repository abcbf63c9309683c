// A window with two folders that name a project each: one list of both, and each folder's own settings where it counts.
import assert from 'node:assert/strict';
import { commands, ConfigurationTarget, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import type { GitLab } from '../gitlab';
import {
  activate,
  closeAll,
  rows,
  rowsOfAll,
  set,
  showView,
  signedIn,
  signedOut,
  startReview,
  tipOf,
  until,
  withAnswers,
  type Painted,
  sampleWithBaskets,
} from './support';

suite('Several folders', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    assert.equal(workspace.workspaceFolders?.length, 2);
    await activate();
    gitlab = await signedIn(sampleWithBaskets());
    await showView('incidents');
  });

  suiteTeardown(() => signedOut(gitlab));
  teardown(closeAll);

  function findFolder(name: string): WorkspaceFolder {
    const found = workspace.workspaceFolders?.find(each => each.name === name);
    assert.ok(found, `no folder ${name}`);
    return found;
  }

  async function findIncident(reference: RegExp): Promise<Painted> {
    return until(`an incident ${String(reference)}`, async () => {
      const groups = (await rows('incidents')).filter(({ label }) => label !== 'Closed without a review');
      const inside = await Promise.all(groups.map(group => rows('incidents', group)));
      return inside.flat().find(({ description }) => reference.test(description));
    });
  }

  test('the incidents of both projects stand in one list, each with the name of its project', async () => {
    await findIncident(/(?:^| )production#\d+$/u);
    assert.match((await findIncident(/(?:^| )shop#501$/u)).label, /^\dm Baskets are empty$/u);
  });

  test('reviews that are files of any of them are listed', async () => {
    const text =
      '# Baskets\n\n## Timeline\n\n- 10:00 UTC: alert\n\n## Root cause\n\nA cache.\n\n## Corrective actions\n';
    const uri = Uri.joinPath(findFolder('shop').uri, 'docs', 'baskets.md');
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await showView('reviews');
    const labels = await until('the files of both', async () => {
      const group = (await rows('reviews')).find(({ label }) => label === 'Files of this workspace');
      const files = group ? await rows('reviews', group) : [];
      return files.length >= 2 && files.map(({ item }) => tipOf(item).split('\n')[0]);
    });
    assert.ok(labels.includes('shop/docs/baskets.md'), labels.join());
    assert.ok(labels.includes('workspace/docs/outage.md'), labels.join());
    await showView('incidents');
  });

  test('the incidents of a folder go and come with it', async () => {
    await showView('incidents');
    const { uri, name, index } = findFolder('shop');
    const hasShop = async (): Promise<boolean> =>
      (await rowsOfAll('incidents')).some(({ description }) => /(?:^| )shop#\d+$/u.test(description));
    await until('an incident of the shop', hasShop);
    assert.ok(workspace.updateWorkspaceFolders(index, 1));
    await until('none of the shop', async () => !(await hasShop()));
    assert.ok(workspace.updateWorkspaceFolders(index, 0, { uri, name }));
    await until('an incident of the shop again', hasShop);
  });

  test('New Incident Review asks for the folder, whose own project it goes to', async () => {
    await set('reviewLocation', 'gitlab');
    const { showWorkspaceFolderPick } = window;
    Object.assign(window, { showWorkspaceFolderPick: () => Promise.resolve(findFolder('shop')) });
    try {
      await withAnswers(
        {
          pick: items => items[0],
          input: () => 'The till printed nothing',
          button: (_, buttons) => buttons.find(button => button === 'Create Issue'),
        },
        async () => {
          const uri = await commands.executeCommand<Uri | undefined>('incidentReviews.newReview');
          assert.match(uri?.path ?? '', /acme\/shop\//u);
        },
      );
    } finally {
      Object.assign(window, { showWorkspaceFolderPick });
      await set('reviewLocation', 'workspace');
    }
  });

  test('a review that is a file goes into the folder that one chooses, by that folder’s settings', async () => {
    const shop = findFolder('shop');
    const settings = workspace.getConfiguration('incidentReviews', shop.uri);
    await settings.update('reviewsFolder', 'postmortems', ConfigurationTarget.WorkspaceFolder);
    const { showWorkspaceFolderPick } = window;
    let asked = 0;
    Object.assign(window, { showWorkspaceFolderPick: () => Promise.resolve(((asked += 1), shop)) });
    try {
      const { row } = await findIncident(/(?:^| )shop#\d+$/u);
      const uri = await startReview(row);
      assert.ok(uri);
      assert.ok(uri.path.startsWith(`${shop.uri.path}/postmortems/`), uri.path);
      assert.equal(asked, 1);
    } finally {
      Object.assign(window, { showWorkspaceFolderPick });
      await settings.update('reviewsFolder', undefined, ConfigurationTarget.WorkspaceFolder);
    }
  });
});
