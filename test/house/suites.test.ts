// A suite that no window runs, or a run of no suite, is a promise that nobody keeps.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { assertNone } from '../assertNone';

suite('Suites', () => {
  test('every one of the integration tests is run by a window', () => {
    const lists = ['index.ts', 'web.ts'].map(name => readFileSync(`test/integration/${name}`, 'utf8')).join('\n');
    const suites = readdirSync('test/integration').filter(name => name.endsWith('.test.ts'));
    assertNone(
      suites.filter(name => !lists.includes(`'./${name.replace(/\.ts$/u, '')}'`)),
      'No window runs these: add each to the window that it needs, in test/integration/index.ts or web.ts.',
    );
  });

  test('a run of a step that does not exist fails', () => {
    const { status, stderr } = spawnSync(process.execPath, ['test/all.mjs', 'test:unti'], { encoding: 'utf8' });
    assert.notEqual(status, 0);
    assert.match(stderr, /no such step: test:unti/u);
  });
});
