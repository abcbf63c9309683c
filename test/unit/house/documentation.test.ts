// What the project says about itself: every path that is named is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import manifest from '../../../package.json';

/** What is made, not kept. */
const made = /^(?:dist|out)\//u;

/** What stands in backquotes and looks like a path of this project: `src/…`, `test/…`, `docs/…`, `build/…`, or a file at the top. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\s]+)`/gu)]
    .map(([, code]) => code ?? '')
    .filter(code => /^(?:src|test|docs|build|media|snippets)\/|^[\w-]+\.(?:mjs|json|md|ts)$/u.test(code))
    .filter(code => !made.test(code));
}

const documents = ['CONTRIBUTING.md', 'README.md', 'SECURITY.md'].filter(name => existsSync(name));

suite('What the project says about itself', () => {
  for (const name of documents) {
    test(`every path that ${name} names is there`, () => {
      const missing = pathsIn(readFileSync(name, 'utf8')).filter(path => !existsSync(path));
      assert.deepEqual(missing, []);
    });
  }

  test('a newcomer finds a path for each question', () => {
    const [, map = ''] = /## Where do I…\n([\s\S]*?)\n## /u.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
    const rows = map.split('\n').filter(line => /^\| (?!…|-)/u.test(line));
    assert.ok(rows.length >= 7, String(rows.length));
    for (const row of rows) assert.ok(pathsIn(row).length > 0, row);
  });

  test('every script that CONTRIBUTING.md names is one, and every script is named', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8');
    const named = [...text.matchAll(/`npm (?:run )?(?!ci)([\w:]+)`/gu)].map(([, script]) => script ?? '');
    const inner = ['vscode:prepublish'];
    assert.deepEqual(
      [...new Set(named)].toSorted(),
      Object.keys(manifest.scripts)
        .filter(script => !inner.includes(script))
        .toSorted(),
    );
  });
});
