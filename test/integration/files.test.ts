// Writing review files where the file system says no.
import assert from 'node:assert/strict';
import { Disposable, EventEmitter, FileSystemError, FileType, Uri, workspace, type FileSystemProvider } from 'vscode';
import { createLog } from '../../src/session/log';
import { createReviewFile } from '../../src/session/reviewFiles';
import { Settings } from '../../src/session/settings';
import { until } from './support';

suite('Review files', () => {
  let parts: readonly { dispose(): unknown }[] = [];
  let settings: Settings;
  const written: string[] = [];

  suiteSetup(() => {
    const log = createLog();
    settings = new Settings(log);
    parts = [
      log,
      settings,
      workspace.registerFileSystemProvider('test-readonly', fileSystem(written), { isReadonly: true }),
      workspace.registerFileSystemProvider('test-denied', fileSystem(written)),
    ];
  });

  suiteTeardown(() => {
    for (const part of parts) part.dispose();
  });

  const create = (scheme: string): Promise<Uri> =>
    createReviewFile(
      settings,
      { uri: Uri.parse(`${scheme}:/shop`), name: 'shop', index: 0 },
      { name: 'a.md', text: 'text' },
    );

  test('a read-only workspace is named', async () => {
    await until('its capabilities', () => workspace.fs.isWritableFileSystem('test-readonly') === false);
    await assert.rejects(create('test-readonly'), /The folder shop is read-only/u);
    assert.deepEqual(written, []);
  });

  test('a place without permission is named with its reason', async () => {
    await assert.rejects(create('test-denied'), /a\.md cannot be written: no permission/u);
    assert.deepEqual(written, []);
  });
});

/** A file system with one empty folder in which nothing may be written. */
function fileSystem(written: string[]): FileSystemProvider {
  const denied = (uri: Uri): never => {
    throw FileSystemError.NoPermissions(uri);
  };
  return {
    onDidChangeFile: new EventEmitter<never>().event,
    watch: () => new Disposable(() => undefined),
    stat: uri => {
      if (uri.path.endsWith('.md') || uri.path.endsWith('.tmp')) throw FileSystemError.FileNotFound(uri);
      return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    },
    readDirectory: () => [],
    readFile: uri => {
      throw FileSystemError.FileNotFound(uri);
    },
    createDirectory: () => undefined,
    writeFile: uri => denied(uri),
    delete: () => undefined,
    rename: (_from, to) => {
      written.push(to.path);
    },
  };
}
