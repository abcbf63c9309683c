// What the project says about itself: every path that is named is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { manifest } from '../unit/manifest';
import { readTestTitles } from './sources';

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

  test('each promise of SECURITY.md names tests that are there, by their titles', () => {
    const section =
      readFileSync('SECURITY.md', 'utf8')
        .split('\n## ')
        .find(part => part.startsWith('What is promised')) ?? '';
    const promises = section.split('\n- ').slice(1);
    assert.ok(promises.length > 20, String(promises.length));
    for (const promise of promises) {
      const [what, ...cited] = promise.trimEnd().split('\n  - ');
      assert.ok(cited.length > 0, what);
      for (const line of cited) {
        const { path = '', title = '' } = /^`(?<path>[^`]+)`: (?<title>.+)$/u.exec(line)?.groups ?? {};
        assert.ok(readTestTitles(path).includes(title), line);
      }
    }
  });

  test('a newcomer finds one path for each question', () => {
    const [, map = ''] = /## Where do I…\n([\s\S]*?)\n## /u.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
    const rows = map.split('\n').filter(line => /^\| (?!…|-)/u.test(line));
    assert.ok(rows.length >= 7, String(rows.length));
    assert.deepEqual(
      rows.filter(row => pathsIn(row).length !== 1),
      [],
    );
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

  /** First cells of the table below a heading of the README. */
  function listRows(heading: string): readonly string[] {
    const section = readFileSync('README.md', 'utf8').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    const rows = section
      .split('\n')
      .flatMap(line => (line.startsWith('| ') ? [(line.split(' |')[0] ?? '').slice(2).trim()] : []));
    return rows.filter(row => !/^-+$/u.test(row)).slice(1);
  }

  test('README has every command, with its key, and no other', () => {
    const { commands, keybindings } = manifest.contributes;
    const nameKey = (key: string): string =>
      key
        .split('+')
        .map(part => part.charAt(0).toUpperCase() + part.slice(1))
        .join('+');
    const expected = commands.map(({ command, title }) => {
      const bound = keybindings.find(each => each.command === command);
      return bound ? `_${title}_ \`${nameKey(bound.key)}\`` : `_${title}_`;
    });
    assert.deepEqual(listRows('Commands').toSorted(), expected.toSorted());
  });

  test('README has every setting, and no other', () => {
    const names = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    assert.deepEqual(listRows('Settings').toSorted(), names.map(name => `\`${name}\``).toSorted());
  });

  test('the newest version of the change log has its day', () => {
    const [, version, day] = /^## (\S+) \((\d{4}-\d{2}-\d{2})\)$/mu.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
    assert.equal(version, manifest.version);
    assert.ok(day);
  });
});
