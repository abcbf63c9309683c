// Pictures that are dropped from the explorer come through the same door as those that a file shows.
import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { DataTransfer, DataTransferItem, Uri, workspace } from 'vscode';
import { readPictures } from '../../src/inPlace/images/pictures';
import { folder, remove } from './support';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

function dropped(...uris: readonly Uri[]): DataTransfer {
  const data = new DataTransfer();
  data.set('text/uri-list', new DataTransferItem(uris.map(String).join('\r\n')));
  return data;
}

suite('Pictures that are dropped', () => {
  const place = (name: string): Uri => Uri.joinPath(folder(), 'dropped', name);
  setup(() => mkdir(place('').fsPath, { recursive: true }));
  teardown(() => remove('dropped'));

  test('an image of the workspace is read', async () => {
    await workspace.fs.writeFile(place('graph.png'), png);
    assert.deepEqual(await readPictures(dropped(place('graph.png'))), [
      { kind: 'image', name: 'graph.png', content: png },
    ]);
  });

  const refused: readonly (readonly [string, string, () => PromiseLike<unknown>])[] = [
    ['graph.png', 'is a link, or lies behind one', () => symlink('/proc/self/environ', place('graph.png').fsPath)],
    ['linked/passwd.png', 'is a link, or lies behind one', () => symlink('/etc', place('linked').fsPath)],
    ['key.png', 'is no image', () => workspace.fs.writeFile(place('key.png'), new TextEncoder().encode('SECRET=1'))],
    ['folder.png', 'is no regular file', () => mkdir(place('folder.png').fsPath)],
    ['gone.png', 'cannot be read', () => Promise.resolve()],
  ];
  for (const [name, words, prepare] of refused) {
    test(`${name}: ${words}`, async () => {
      await prepare();
      const refusal = `${name.split('/').at(-1) ?? ''} ${words}`;
      assert.deepEqual(await readPictures(dropped(place(name))), [{ kind: 'refused', refusal }]);
    });
  }

  test('what lies outside of the workspace, or is called like no picture, is left to VS Code', async () => {
    await workspace.fs.writeFile(place('notes.txt'), png);
    assert.deepEqual(await readPictures(dropped(Uri.file('/etc/passwd.png'), place('notes.txt'))), []);
  });
});
