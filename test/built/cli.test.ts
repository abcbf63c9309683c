// The command line as a pipeline runs it: formats, files, settings, exit codes.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createPolicy } from '../../src/incident/policy';
import {
  builtInTemplates,
  chooseTemplate,
  format,
  lint,
  readMessagePattern,
  parseReview,
} from '../../src/review/index';
import { complete } from '../unit/review/complete';

const cli = resolve('dist/cli.js');

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

interface Printed {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

let folder = '';

function run(args: readonly string[], input = ''): Promise<Ran> {
  return new Promise(done => {
    const child = execFile(process.execPath, [cli, ...args], { cwd: folder }, (error, out, text) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, error: text });
    });
    child.stdin?.end(input);
  });
}

function runShell(command: string): Promise<Ran> {
  return new Promise(done => {
    execFile('/bin/sh', ['-c', command], { cwd: folder }, (error, out, text) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, error: text });
    });
  });
}

async function printed(args: readonly string[], input?: string): Promise<readonly Printed[]> {
  return JSON.parse(
    (await run([...args, '--format', 'json', '--today', '2026-03-03'], input)).out,
  ) as readonly Printed[];
}

function put(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const review = '# Ovens\n\n## Impact\n\nAll 12 guests.\n\n## Root cause\n\n@mika closed it.\n\n## Timeline\n';

suite('incident-reviews lint', () => {
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'reviews-'));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  test('text: a line for each problem, the sum on standard error, 1 at a warning', async () => {
    put('ovens.md', review);
    assert.deepEqual(await run(['lint', 'ovens.md']), {
      code: 1,
      out: 'ovens.md:9:1 warning blame.person A cause is never a person; name a role instead of "@mika"\novens.md:11:4 information section.empty "Timeline" is empty\n',
      error: '2 problems in 1 review\n',
    });
  });

  test('JSON: places from 1, the end exclusive, nothing else on any stream', async () => {
    put('ovens.md', review.replaceAll('\n', '\r\n'));
    const { code, out, error } = await run(['lint', 'ovens.md', '--format', 'json']);
    assert.deepEqual([code, error], [1, '']);
    assert.deepEqual(JSON.parse(out), [
      {
        file: 'ovens.md',
        line: 9,
        column: 1,
        endLine: 9,
        endColumn: 6,
        code: 'blame.person',
        severity: 'warning',
        message: 'A cause is never a person; name a role instead of "@mika"',
      },
      {
        file: 'ovens.md',
        line: 11,
        column: 4,
        endLine: 11,
        endColumn: 12,
        code: 'section.empty',
        severity: 'information',
        message: '"Timeline" is empty',
      },
    ]);
  });

  test('reports for pipelines: nothing on standard error, the same exit code as without', async () => {
    put('ovens.md', review);
    for (const format of ['gitlab', 'sarif', 'junit']) {
      const { code, out, error } = await run(['lint', 'ovens.md', '--format', format]);
      assert.deepEqual([format, code, error], [format, 1, '']);
      assert.match(out, /blame\.person/u);
    }
    const issues = JSON.parse((await run(['lint', 'ovens.md', '--format', 'gitlab'])).out) as unknown[];
    assert.equal(issues.length, 2);
  });

  test('says what the engine says', async () => {
    const texts: Readonly<Record<string, string>> = Object.fromEntries(
      Object.entries(complete).flatMap(([id, text]) => [
        [`${id}.md`, text],
        [
          `${id}-begun.md`,
          text.replace(/^(?=## (?:Impact|Timeline))/mu, 'TBD 🔥 <NAME> @ida\n\n').replace(/acme\/\w+#\d+/gu, ''),
        ],
      ]),
    );
    for (const [name, text] of Object.entries(texts)) put(name, text);
    const templates = builtInTemplates;
    const expected = Object.entries(texts).flatMap(([file, text]) => {
      const document = parseReview(text);
      const context = {
        template: chooseTemplate(document, templates),
        policy: createPolicy('gitlab-2025'),
        today: '2026-03-03',
        rules: {},
        stage: 'drafting',
        // The other files of a run may look related.
        otherReviews: Object.entries(texts)
          .filter(([other]) => other !== file)
          .map(([other, its]) => ({ title: parseReview(its).title ?? other, link: other, text: its })),
      } as const;
      return lint(document, context).map(
        problem =>
          `${file} ${problem.span.start} ${problem.code} ${problem.level} ${format(readMessagePattern(problem), problem.args)}`,
      );
    });
    const offset = ({ file, line, column }: Printed): number =>
      (parseReview(texts[file] ?? '').lineStarts[line - 1] ?? 0) + column - 1;
    const found = (await printed(['lint', ...Object.keys(texts)])).map(
      each => `${each.file} ${offset(each)} ${each.code} ${each.severity} ${each.message}`,
    );
    assert.ok(expected.length > 10);
    assert.deepEqual(found, expected);
  });

  test('globs, sorted, without what others wrote, each file once', async () => {
    for (const name of ['b.md', 'a/c.md', 'node_modules/d.md', 'e.txt']) put(name, review);
    put('readme.md', '# Ovens\n');
    assert.deepEqual(
      [...new Set((await printed(['lint', '**/*.md', 'b.md'])).map(({ file }) => file))],
      ['a/c.md', 'b.md'],
    );
    assert.match((await run(['lint'])).error, /^4 problems in 2 reviews; 1 other file left out$/mu);
    const { code, error } = await run(['lint', 'x/*.md']);
    assert.deepEqual([code, error.split('\n')[0]], [2, 'incident-reviews: no file matches "x/*.md"']);
  });

  test('standard input is judged, whatever it is', async () => {
    assert.deepEqual(
      (await printed(['lint', '-'], '## Impact\n')).map(({ file, code }) => [file, code]),
      [['-', 'section.empty']],
    );
  });

  test('what is no review is left out, unless all are asked for', async () => {
    put('note.md', '## Impact\n');
    assert.deepEqual(await printed(['lint', 'note.md']), []);
    assert.deepEqual(
      (await printed(['lint', 'note.md', '--all'])).map(({ code }) => code),
      ['section.empty'],
    );
  });

  test('a template that is named judges every file', async () => {
    put('own.md', '## Weather\n\nTell how the weather was on that day.\n');
    put('note.md', '## Weather\n\nTell how the weather was on that day.\n');
    assert.deepEqual(
      (await printed(['lint', 'note.md', '--template', 'own.md'])).map(({ code }) => code),
      ['section.empty'],
    );
  });

  test('the team’s templates are found, one that cannot be read is named', async () => {
    put(
      '.gitlab/issue_templates/Ovens.md',
      '## Impact\n\nTell what was lost.\n\n## Root cause\n\nTell why.\n\n## Weather\n\nTell how the weather was on that day.\n',
    );
    put('own/broken.md.mustache', '{{#a}}\n');
    put('own/SHOUTED.MD.MUSTACHE', '{{#b}}\n');
    put('.incident-reviews.yml', 'templates:\n  folder: own\n');
    put(
      'ovens.md',
      '## Impact\n\nAll 12 guests.\n\n## Root cause\n\nA valve.\n\n## Weather\n\nTell how the weather was on that day.\n',
    );
    const { out, error } = await run(['lint', 'ovens.md']);
    assert.equal(out, 'ovens.md:9:4 information section.empty "Weather" is empty\n');
    assert.match(error, /^own\/broken\.md\.mustache: .*Unclosed section "a"/mu);
    assert.match(error, /^own\/SHOUTED\.MD\.MUSTACHE: .*Unclosed section "b"/mu);
  });

  test('settings come from the working folder, or the file that is named', async () => {
    put('ovens.md', review);
    put('.incident-reviews.yml', 'rules:\n  blame.person: off\n');
    put('loud.yml', 'rules:\n  blame.person: hint\n  section.empty: error\n');
    assert.deepEqual(
      (await printed(['lint', 'ovens.md'])).map(({ code, severity }) => [code, severity]),
      [['section.empty', 'information']],
    );
    assert.deepEqual(
      (await printed(['lint', 'ovens.md', '--config', 'loud.yml'])).map(({ severity }) => severity),
      ['hint', 'error'],
    );
  });

  test('a file that the settings name is judged, whatever it looks like', async () => {
    put('own/one.md', '# Outage\n\n## Timeline\n\n- 2026-03-01 11:00 UTC: start\n- 2026-03-01 10:00 UTC: detected\n');
    put('.incident-reviews.yml', 'files: [own/*.md]\n');
    for (const args of [['lint'], ['lint', 'own/one.md']]) {
      assert.ok(
        (await printed(args)).some(({ code }) => code === 'timeline.out-of-order'),
        args.join(' '),
      );
    }
  });

  test('a rule that there is not is named', async () => {
    put('ovens.md', review);
    put('.incident-reviews.yml', 'rules:\n  nope.rule: hint\n');
    assert.match((await run(['lint', 'ovens.md'])).error, /^rules\.nope\.rule: there is no such rule/mu);
  });

  test('a wrong setting is named and its default used, a file that is none is wrong use', async () => {
    put('ovens.md', review);
    put('.incident-reviews.yml', 'profile: nobody\n');
    const wrong = await run(['lint', 'ovens.md']);
    assert.equal(wrong.code, 1);
    assert.match(wrong.error, /^\.incident-reviews\.yml: profile: /u);
    put('.incident-reviews.yml', 'rules: [\n');
    const broken = await run(['lint', 'ovens.md']);
    assert.equal(broken.code, 2);
    assert.match(broken.error, /\.incident-reviews\.yml is no YAML/u);
  });

  test('a file of settings holds one document, which may say nothing', async () => {
    put('ovens.md', review);
    put('.incident-reviews.yml', '# later\n');
    assert.deepEqual(
      await run(['lint', 'ovens.md']),
      await run(['lint', 'ovens.md', '--config', '.incident-reviews.yml']),
    );
    put('.incident-reviews.yml', 'run: onSave\n---\nrun: onType\n');
    const two = await run(['lint', 'ovens.md']);
    assert.equal(two.code, 2);
    assert.match(two.error, /\.incident-reviews\.yml holds more than one YAML document/u);
  });

  test('--strict raises the levels, --fail-on says what makes the exit code', async () => {
    put('ovens.md', '## Impact\n\n## Timeline\n');
    assert.equal((await run(['lint', 'ovens.md'])).code, 0);
    assert.equal((await run(['lint', 'ovens.md', '--fail-on', 'information'])).code, 1);
    assert.equal((await run(['lint', 'ovens.md', '--strict'])).code, 1);
    assert.deepEqual(
      (await printed(['lint', 'ovens.md', '--strict'])).map(({ severity }) => severity),
      ['warning', 'warning'],
    );
  });

  test('--today is the day that dates are compared with', async () => {
    put('ovens.md', '# Ovens\n\nReview due: 2026-03-09\n\n## Impact\n\nAll.\n\n## Lessons\n\nNone.\n');
    const codes = async (today: string): Promise<string> => (await run(['lint', 'ovens.md', '--today', today])).out;
    assert.match(await codes('2026-03-20'), /review\.overdue/u);
    assert.doesNotMatch(await codes('2026-03-01'), /review\.overdue/u);
  });

  test('a byte order mark is not text', async () => {
    put('ovens.md', `\uFEFF${review}`);
    assert.deepEqual(
      (await printed(['lint', 'ovens.md'])).map(({ line, column }) => [line, column]),
      [
        [9, 1],
        [11, 4],
      ],
    );
  });

  test('control characters of a text never reach the terminal', async () => {
    put('ovens.md', '## Impact\n\na <NA\u001b[31mME\u0007\u202e>\n\n## Timeline\u001b]0;x\u0007\n');
    const { out } = await run(['lint', 'ovens.md']);
    // eslint-disable-next-line no-control-regex -- these are the ones that must not be there
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
    assert.equal((await printed(['lint', 'ovens.md'])).length, 2);
  });

  test('whoever reads the output may stop: the run ends as ever, and says nothing of it', async function () {
    if (process.platform === 'win32') this.skip();
    for (let number = 0; number < 300; number += 1) put(`${'long'.repeat(40)}${number}.md`, review);
    const command = `"${process.execPath}" "${cli}" lint; echo $? >&2`;
    const { error } = await runShell(`(${command}) | head -n 1`);
    assert.match(error, /^600 problems in 300 reviews\n1\n$/u);
  });

  test('a disk that is full is wrong use of it, in a sentence', async function () {
    if (process.platform !== 'linux') this.skip();
    put('ovens.md', review);
    const { code, error } = await runShell(`"${process.execPath}" "${cli}" lint > /dev/full`);
    assert.equal(code, 2);
    assert.match(error, /^incident-reviews: the output cannot be written: ENOSPC.*$/mu);
    assert.doesNotMatch(error, /^ {4}at /mu);
  });

  test('a document that is too long has one problem', async () => {
    put('ovens.md', `${review}${'a'.repeat(2_000_001)}`);
    assert.deepEqual(
      (await printed(['lint', 'ovens.md'])).map(({ code, line, column }) => [code, line, column]),
      [['document.too-long', 1, 1]],
    );
  });

  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ['no command', [], 'a command is missing'],
    ['another command', ['mend'], 'there is no command "mend"'],
    ['an unknown option', ['lint', '--quiet'], "Unknown option '--quiet'"],
    [
      'a format that is none',
      ['lint', '--format', 'xml'],
      '--format: "xml" is none of text, json, gitlab, sarif, junit',
    ],
    ['a day that is none', ['lint', '--today', '2026-02-30'], '--today: "2026-02-30" is not a date'],
    ['a file that is not there', ['lint', 'gone.md'], 'gone.md cannot be read'],
    ['a settings file that is not there', ['lint', '--config', 'gone.yml'], 'gone.yml cannot be read'],
    ['inspect without a file', ['inspect'], 'inspect takes one file'],
    ...['--fix', '--all', '--strict', '--format=json', '--fail-on=hint'].map(
      (option): readonly [string, readonly string[], string] => [
        `inspect with ${option}`,
        ['inspect', 'ovens.md', option],
        `${option.replace(/=.*/u, '')} is an option of lint`,
      ],
    ),
  ];
  for (const [name, args, message] of wrong) {
    test(`wrong use is 2 and says what is wrong: ${name}`, async () => {
      const { code, out, error } = await run(args);
      assert.deepEqual([code, out], [2, '']);
      assert.ok(error.startsWith(`incident-reviews: ${message}`), error);
    });
  }

  test('help and version are no problem', async () => {
    assert.match((await run(['--help'])).out, /^Usage:\n {2}incident-reviews lint/u);
    assert.match((await run(['--version'])).out, /^\d+\.\d+\.\d+\n$/u);
  });

  test('its page has every option that the help has, and settings that are right', async () => {
    const page = readFileSync('docs/command-line.md', 'utf8');
    const listOptions = (text: string): readonly string[] =>
      [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/gu))].toSorted();
    assert.deepEqual(listOptions(page), listOptions((await run(['--help'])).out));
    const [, settings = ''] = /## Settings\n[\s\S]*?```yaml\n([\s\S]*?)```/u.exec(page) ?? [];
    assert.notEqual(settings, '');
    put('.incident-reviews.yml', settings);
    assert.equal((await run(['lint'])).error, '0 problems in 0 reviews\n');
  });
});

suite('incident-reviews inspect', () => {
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'reviews-'));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  test('prints what was understood', async () => {
    put('ovens.md', complete['incident-review']);
    const { code, out } = await run(['inspect', 'ovens.md']);
    const lineOf = (part: string): number =>
      complete['incident-review'].split('\n').findIndex(line => line.includes(part)) + 1;
    const found = JSON.parse(out) as {
      readonly file: string;
      readonly template: string;
      readonly sections: readonly {
        readonly heading: string;
        readonly meaning: string;
        readonly line: number;
        readonly state: string;
      }[];
      readonly fields: readonly { readonly line: number; readonly name: string; readonly value: string }[];
      readonly whys: readonly unknown[];
      readonly actions: readonly unknown[];
    };
    assert.deepEqual([code, found.file, found.template], [0, 'ovens.md', 'incident-review']);
    assert.deepEqual(found.sections[1], {
      heading: 'Summary',
      meaning: 'summary',
      line: lineOf('## Summary'),
      state: 'complete',
    });
    assert.deepEqual(found.fields[0], { line: lineOf('- Incident: '), name: 'Incident', value: 'acme/production#101' });
    assert.equal(found.whys.length, 3);
    assert.deepEqual(found.actions[0], {
      line: lineOf('Give the controller'),
      link: 'acme/ovens#31',
      owner: '@ida',
      date: '2026-03-20',
    });
  });
});
