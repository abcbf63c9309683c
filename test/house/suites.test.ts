// A suite that no window runs is a promise that nobody keeps.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

suite('Suites of the integration tests', () => {
  test('every one is run by a window', () => {
    const lists = ['index.ts', 'web.ts'].map(name => readFileSync(`test/integration/${name}`, 'utf8')).join('\n');
    const suites = readdirSync('test/integration').filter(name => name.endsWith('.test.ts'));
    assert.deepEqual(
      suites.filter(name => !lists.includes(`'./${name.replace(/\.ts$/u, '')}'`)),
      [],
    );
  });
});
