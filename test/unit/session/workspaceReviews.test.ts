// Which files of a workspace are read as reviews, and what a change makes of them.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { FileType, Uri, type WorkspaceFolder } from 'vscode';
import * as engine from '../../../src/review/index';
import { WorkspaceReviews } from '../../../src/session/workspaceReviews';
import { WorkspaceDisk } from './workspaceDisk';

const write = (title: string): string =>
  `# ${title}\n\n## Timeline\n\n- 10:00 UTC: alert\n\n## Root cause\n\nA full disk.\n\n## Corrective actions\n`;

const folderAt = (address: string): WorkspaceFolder => ({ uri: Uri.parse(address), name: 'shop', index: 0 });

suite('Files of the workspace that are reviews', () => {
  let disk: WorkspaceDisk;
  let reviews: WorkspaceReviews;
  const errors: string[] = [];
  let reviewsFolder: string;
  let changeSettings: (change: { readonly affects: (name: string) => boolean }) => void;

  setup(() => {
    reviewsFolder = 'reviews';
    mock.timers.enable({ apis: ['setTimeout'] });
    disk = new WorkspaceDisk();
    errors.length = 0;
  });

  teardown(() => {
    reviews.dispose();
    disk.leave();
    mock.timers.reset();
  });

  function open(...addresses: readonly string[]): void {
    disk.enter(...addresses.map(folderAt));
    const settings = {
      of: () => ({ reviewsFolder, files: [] }),
      onDidChange: (listener: typeof changeSettings) => {
        changeSettings = listener;
        return { dispose: () => undefined };
      },
    };
    const parts = {
      lazy: { review: () => Promise.resolve(engine) },
      settings,
      log: { error: (text: string) => errors.push(text) },
    } as unknown as Pick<WorkspaceReviews, 'lazy' | 'settings' | 'log'>;
    reviews = new WorkspaceReviews(parts.lazy, parts.settings, parts.log);
  }

  /** Their titles, when what was told has been read. */
  async function list(): Promise<readonly string[]> {
    reviews.list();
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise(setImmediate);
      mock.timers.tick(1000);
      for (let each = 0; each < 2000; each += 1) await Promise.resolve();
    }
    return reviews.list().map(({ title }) => title);
  }

  const folders: readonly (readonly [string, string])[] = [
    ['of the reviews', '/w/reviews/in'],
    ['anywhere', '/w/notes/in'],
  ];
  for (const [where, at] of folders) {
    for (const told of ['made', 'changed'] as const) {
      test(`a folder ${where} that is replaced is read again, though only the folder is told of: ${told}`, async () => {
        disk.put(`${at}/a.md`, write('First'));
        open('file:///w');
        assert.deepEqual(await list(), ['First']);
        disk.put(`${at}/a.md`, write('Second'));
        disk.tell(told, at);
        assert.deepEqual(await list(), ['Second']);
      });
    }

    test(`a folder ${where} that is gone is not listed, and one that comes is`, async () => {
      disk.put(`${at}/a.md`, write('First'));
      disk.put('/w/b.md', write('Other'));
      open('file:///w');
      assert.deepEqual((await list()).toSorted(), ['First', 'Other']);
      disk.remove(at);
      disk.tell('gone', at);
      assert.deepEqual(await list(), ['Other']);
      disk.put(`${at}/c.md`, write('Third'));
      disk.tell('made', at);
      assert.deepEqual((await list()).toSorted(), ['Other', 'Third']);
    });
  }

  test('what did not change is read once', async () => {
    disk.put('/w/a.md', write('First'));
    disk.put('/w/b.md', write('Other'));
    open('file:///w');
    await list();
    disk.reads.length = 0;
    disk.tell('changed', '/w/a.md');
    disk.tell('made', '/w/node_modules/x');
    disk.tell('made', '/w/b.ts');
    await list();
    assert.deepEqual(disk.reads, ['/w/a.md']);
  });

  test('a file in a folder of the workspace that lies in another one is listed once', async () => {
    disk.put('/w/sub/one.md', write('One'));
    open('file:///w', 'file:///w/sub');
    assert.deepEqual(await list(), ['One']);
  });

  test('that none are left where they are kept by now is told', async () => {
    disk.put('/shop/reviews/a.md', write('First'));
    open('vscode-vfs://github/shop');
    assert.deepEqual(await list(), ['First']);
    const told: string[][] = [];
    reviews.onDidChange(() => told.push(reviews.listKnown().map(({ title }) => title)));
    reviewsFolder = 'postmortems';
    changeSettings({ affects: name => name === 'reviewsFolder' });
    assert.deepEqual(await list(), []);
    assert.deepEqual(told, [[]]);
  });

  test('a file that is too large is not read', async () => {
    disk.put('/w/dump.md', write('Dump'), { size: 1_500_000_000 });
    open('file:///w');
    assert.deepEqual([await list(), disk.reads], [[], []]);
  });

  test('links are not followed', async () => {
    disk.put('/w/link.md', write('Linked'), { type: FileType.File | FileType.SymbolicLink });
    disk.putLinkedFolder('/w/docs');
    disk.put('/w/docs/secret.md', write('In a linked folder'));
    open('file:///w');
    assert.deepEqual([await list(), disk.reads], [[], []]);
  });

  test('after a search that failed, the next one reads what had changed', async () => {
    disk.put('/w/a.md', write('First'));
    open('file:///w');
    await list();
    disk.put('/w/a.md', write('Second'));
    disk.isSearchBroken = true;
    disk.tell('changed', '/w/a.md');
    assert.deepEqual(await list(), ['First']);
    assert.equal(errors.length, 1);
    disk.tell('changed', '/w/b.md');
    assert.deepEqual(await list(), ['Second']);
  });

  test('of a folder that cannot be searched, three hundred files and a hundred folders are asked for, and no links', async () => {
    for (let at = 0; at < 1000; at += 1) {
      disk.put(`/shop/reviews/${at}.md`, 'A note');
      disk.put(`/shop/reviews/more-${at}/a.txt`, 'A note');
    }
    disk.put('/shop/reviews/0-link.md', write('Linked'), { type: FileType.File | FileType.SymbolicLink });
    open('vscode-vfs://github/shop');
    assert.deepEqual(await list(), []);
    assert.ok(disk.reads.length <= 300 && disk.listed.length <= 100, `${disk.reads.length} ${disk.listed.length}`);
  });

  test('of few files in many folders that cannot be searched, the folders are limited', async () => {
    for (let at = 0; at < 1000; at += 1) disk.put(`/shop/reviews/more-${at}/a.md`, 'A note');
    open('vscode-vfs://github/shop');
    await list();
    assert.deepEqual([disk.reads.length, disk.listed.length], [99, 100]);
  });
});
