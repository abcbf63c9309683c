// After everything that the other suites of this window did: no token stands where it could be read.
import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { sampleTokens } from '../gitlab';
import { activate, written } from './support';

suite('Secrets', () => {
  suiteSetup(activate);

  const tokens = Object.values(sampleTokens);

  test('no token is in a line of the log, whatever its level, or in a message', () => {
    assert.ok(written.length > 100, `${written.length} lines`);
    for (const token of tokens) assert.ok(!written.some(line => line.includes(token)));
  });

  test('no token is in a setting', () => {
    const settings = JSON.stringify(workspace.getConfiguration());
    for (const token of tokens) assert.ok(!settings.includes(token));
  });
});
