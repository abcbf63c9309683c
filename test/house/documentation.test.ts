// What the project says about itself: every path that is named is there.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defaultLabelNames } from '../../src/incident/labels';
import { createPolicy, profileNames } from '../../src/incident/policy';
import { parseSettings } from '../../src/incident/settings';
import { labelKinds, linkKinds, policyKinds } from '../../src/incident/settingKinds';
import { assertNone } from '../assertNone';
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

const settingsPage = readFileSync('docs/settings.md', 'utf8');

/** First and second cells of the table below a heading of the page on settings, without backquotes around a name. */
function listValues(heading: string): ReadonlyMap<string, string> {
  const [section = ''] = settingsPage.split(`\n## ${heading}\n`)[1]?.split('\n## ') ?? [];
  const rows = section.split('\n').map(line => line.split('|').map(cell => cell.trim()));
  return new Map(
    rows.flatMap(([, name = '', standard = '']) => (/^`\w+`$/u.test(name) ? [[name.slice(1, -1), standard]] : [])),
  );
}

/** As the page writes the defaults of a value: that of the first profile, and behind it what others have instead. */
function writeDefaults(name: keyof typeof policyKinds): string {
  const write = (profile: (typeof profileNames)[number]): string =>
    `\`${JSON.stringify(createPolicy(profile)[name] ?? null)}\``;
  const [standard = '', ...others] = [...new Set(profileNames.map(write))];
  const having = (value: string): string => profileNames.filter(profile => write(profile) === value).join(', ');
  return [standard, ...others.map(value => `${having(value)}: ${value}`)].join('; ');
}

const documents = ['CONTRIBUTING.md', 'README.md', 'SECURITY.md'].filter(name => existsSync(name));

suite('What the project says about itself', () => {
  for (const name of documents) {
    test(`every path that ${name} names is there`, () => {
      const missing = pathsIn(readFileSync(name, 'utf8')).filter(path => !existsSync(path));
      assertNone(missing, `${name} names these paths, and they are not there: mend the text.`);
    });
  }

  for (const name of [...documents, ...readdirSync('docs').map(page => `docs/${page}`)]) {
    test(`every link of ${name} leads to a file and a heading of ours, or elsewhere`, () => {
      const makeAnchor = (heading: string): string =>
        heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-');
      const isLost = (link: string): boolean => {
        const [path = '', anchor = ''] = link.split('#');
        const target = path === '' ? name : join(dirname(name), path);
        if (!existsSync(target)) return true;
        const headings = [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gmu)].map(([, text]) => text ?? '');
        return anchor !== '' && !headings.some(heading => makeAnchor(heading) === anchor);
      };
      const links = [...readFileSync(name, 'utf8').matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link]) => link ?? '');
      assertNone(
        links.filter(link => !/^https?:/u.test(link) && isLost(link)),
        `These links of ${name} lead to no file or no heading: mend them.`,
      );
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
      assert.ok(cited.length > 0, `SECURITY.md has to name a test below this promise: ${what}`);
      for (const line of cited) {
        const { path = '', title = '' } = /^`(?<path>[^`]+)`: (?<title>.+)$/u.exec(line)?.groups ?? {};
        assert.ok(
          readTestTitles(path).includes(title),
          `SECURITY.md cites a test that is not there by this title: ${line}`,
        );
      }
    }
  });

  test('a newcomer finds one path for each question', () => {
    const [, map = ''] = /## Where do I…\n([\s\S]*?)\n## /u.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
    const rows = map.split('\n').filter(line => /^\| (?!…|-)/u.test(line));
    assert.ok(rows.length >= 7, String(rows.length));
    assertNone(
      rows.filter(row => pathsIn(row).length !== 1),
      'Each row of "Where do I…" in CONTRIBUTING.md names one path, in backquotes:',
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
      'The table of scripts in CONTRIBUTING.md needs the scripts of package.json, each once.',
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
    assert.deepEqual(
      listRows('Commands').toSorted(),
      expected.toSorted(),
      'The table "Commands" of README.md needs the commands of package.json, with their titles and keys.',
    );
  });

  test('README has every setting, and no other', () => {
    const names = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    assert.deepEqual(
      listRows('Settings').toSorted(),
      names.map(name => `\`${name}\``).toSorted(),
      'The table "Settings" of README.md needs the settings of package.json.',
    );
  });

  test('the page on settings has every value of the policy, with the default of each profile', () => {
    const names = (Object.keys(policyKinds) as (keyof typeof policyKinds)[]).filter(name => name !== 'steps');
    const { steps, ...found } = Object.fromEntries(listValues('policy'));
    assert.equal(steps, 'see below');
    assert.deepEqual(
      found,
      Object.fromEntries(names.map(name => [name, writeDefaults(name)])),
      'The table "policy" of docs/settings.md needs each value with the defaults that src/incident/policy.ts has.',
    );
  });

  test('the page on settings has every label with its name, and every link', () => {
    const names = Object.keys(labelKinds) as (keyof typeof labelKinds)[];
    assert.deepEqual(
      Object.fromEntries(listValues('labels')),
      Object.fromEntries(names.map(name => [name, `\`${JSON.stringify(defaultLabelNames[name])}\``])),
      'The table "labels" of docs/settings.md needs each label with its name in src/incident/labels.ts.',
    );
    assert.deepEqual(
      [...listValues('links').keys()].toSorted(),
      Object.keys(linkKinds).toSorted(),
      'The table "links" of docs/settings.md needs the links of src/incident/settingKinds.ts.',
    );
  });

  test('the examples of the page on settings are settings', () => {
    const [, all = '', steps = ''] = settingsPage.split('```json\n').map(part => part.split('```')[0] ?? '');
    const settings = Object.entries(JSON.parse(all) as Record<string, unknown>);
    const named = Object.fromEntries(settings.map(([name, value]) => [name.replace('incidentReviews.', ''), value]));
    assert.deepEqual(parseSettings(named).wrong, []);
    assert.deepEqual(parseSettings({ policy: { steps: JSON.parse(steps) as unknown } }).wrong, []);
  });

  test('the newest version of the change log has its day', () => {
    const [, version, day] = /^## (\S+) \((\d{4}-\d{2}-\d{2})\)$/mu.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
    assert.equal(version, manifest.version);
    assert.ok(day);
  });
});
