// Where a setting is written that a command changes.
import assert from 'node:assert/strict';
import { ConfigurationTarget, workspace } from 'vscode';
import type { Log } from '../../../src/session/log';
import { Settings } from '../../../src/session/settings';

suite('A setting that a command changes', () => {
  const written: unknown[][] = [];
  const stub = {
    onDidChangeConfiguration: () => ({ dispose: () => undefined }),
    onDidGrantWorkspaceTrust: () => ({ dispose: () => undefined }),
    getConfiguration: () => ({ update: (...change: unknown[]) => Promise.resolve(void written.push(change)) }),
  };

  teardown(() => {
    written.length = 0;
    for (const name of [...Object.keys(stub), 'workspaceFolders', 'isTrusted']) Reflect.deleteProperty(workspace, name);
  });

  for (const [where, workspaceFolders, isTrusted, target] of [
    ['a workspace that is trusted', [{}], true, ConfigurationTarget.Workspace],
    ['one that is not, where it would not count', [{}], false, ConfigurationTarget.Global],
    ['a window without a folder', undefined, true, ConfigurationTarget.Global],
  ] as const) {
    test(`is written for ${target === ConfigurationTarget.Global ? 'the person' : 'the workspace'} in ${where}`, async () => {
      Object.assign(workspace, stub, { workspaceFolders, isTrusted });
      const settings = new Settings({} as Log);
      await settings.update('project', 'g/p');
      assert.deepEqual(written, [['project', 'g/p', target]]);
      settings.dispose();
    });
  }
});
