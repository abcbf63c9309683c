// The command line on a stranger's merge request: what it reads, what it prints, and what it writes with --fix.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const cli = resolve('dist/cli.js');
const review = '# Ovens\n\n## Impact\n\nAll 12 guests.\n\n## Root cause\n\n@mika closed it.\n\n## Timeline\n';
const pipeMaker = 'mkfifo';
const posix = process.platform !== 'win32';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

let home = '';
let folder = '';

/** A run that takes longer is ended, and has code -1. */
function run(args: readonly string[], input = ''): Promise<Ran> {
  return new Promise(done => {
    const options = { cwd: folder, timeout: 30_000, killSignal: 'SIGKILL' } as const;
    const child = execFile(process.execPath, [cli, ...args], options, (error, out, text) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, error: text });
    });
    child.stdin?.on('error', () => undefined).end(input);
  });
}

function put(name: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const filesOf = (out: string): readonly string[] => [
  ...new Set(out.split('\n').flatMap(line => /^(.+?):\d+:\d+ /u.exec(line)?.[1] ?? [])),
];

/** What no terminal should be sent: controls but the line feed, and marks that hide or reorder text. */
const unprintable = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

setup(() => {
  home = mkdtempSync(join(tmpdir(), 'doors-'));
  folder = join(home, 'inside');
  mkdirSync(folder);
});
teardown(() => rmSync(home, { recursive: true, force: true }));

suite('The command line reads regular files of the working folder only', () => {
  const bad: readonly (readonly [string, (path: string) => void])[] = [
    ['a link to a device without end', path => symlinkSync('/dev/zero', path)],
    ['a link out of the folder', path => symlinkSync(join(home, 'outside.md'), path)],
    ['a link to a folder', path => symlinkSync('/', path)],
    ['a pipe that nobody writes to', path => execFileSync(pipeMaker, [path])],
    ['a folder', path => mkdirSync(path)],
    ['a file beyond all measure', path => writeFileSync(path, Buffer.alloc(9 * 1024 * 1024, 0x61))],
    ['a link to itself', path => symlinkSync(path, path)],
  ];
  for (const [what, make] of bad) {
    test(`${what} is named, and the run goes on`, async function () {
      if (!posix) this.skip();
      writeFileSync(join(home, 'outside.md'), review);
      make(join(folder, 'bad.md'));
      put('good.md', review);
      const named = await run(['lint', 'bad.md', 'good.md']);
      assert.match(named.error, /^incident-reviews: bad\.md cannot be read: /mu);
      assert.deepEqual([named.code, filesOf(named.out)], [2, ['good.md']]);
      const found = await run(['lint', '**/*.md']);
      assert.deepEqual([found.code, filesOf(found.out)], [1, ['good.md']]);
    });

    test(`${what} is not inspected, taken for settings or for a template`, async function () {
      if (!posix) this.skip();
      make(join(folder, 'bad.md'));
      assert.equal((await run(['inspect', 'bad.md'])).code, 2);
      assert.equal((await run(['lint', '--config', 'bad.md'])).code, 2);
      put('good.md', review);
      assert.equal((await run(['lint', 'good.md', '--template', 'bad.md'])).code, 2);
      mkdirSync(join(folder, '.gitlab/issue_templates'), { recursive: true });
      make(join(folder, '.gitlab/issue_templates/bad.md'));
      make(join(folder, '.incident-reviews.yml'));
      assert.deepEqual(filesOf((await run(['lint', 'good.md'])).out), ['good.md']);
    });
  }

  test('a link within the folder is read', async function () {
    if (!posix) this.skip();
    put('good.md', review);
    symlinkSync('good.md', join(folder, 'link.md'));
    assert.deepEqual(filesOf((await run(['lint', 'link.md'])).out), ['link.md']);
  });

  for (const pattern of ['../outside/*.md', '{..,x}/**/*.md', '/**/*.md', 'a/../../outside/*.md', '@(..)/*/*.md']) {
    test(`the settings' ${pattern} does not lead out, and is named`, async () => {
      mkdirSync(join(home, 'outside'));
      writeFileSync(join(home, 'outside', 'secret.md'), review);
      put('good.md', review);
      put('.incident-reviews.yml', `files: [${JSON.stringify(pattern)}, "good.md"]\n`);
      const { out, error } = await run(['lint']);
      assert.deepEqual(filesOf(out), ['good.md']);
      assert.ok(error.includes('leads out of the working folder'), error);
    });
  }

  test('a linked folder is not walked', async function () {
    if (!posix) this.skip();
    mkdirSync(join(home, 'outside'));
    writeFileSync(join(home, 'outside', 'secret.md'), review);
    symlinkSync(join(home, 'outside'), join(folder, 'linked'));
    symlinkSync('/', join(folder, 'root'));
    put('good.md', review);
    assert.deepEqual(filesOf((await run(['lint', '**/*.md'])).out), ['good.md']);
    put('.incident-reviews.yml', 'templates: { folder: linked }\n');
    assert.equal((await run(['lint', 'good.md'])).error.includes('secret'), false);
  });

  test('inspect and standard input have a limit', async () => {
    put('long.md', `# Long\n${'word '.repeat(500_000)}`);
    const { code, error, out } = await run(['inspect', 'long.md']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /long\.md is too long to be inspected \(2500007 of 2000000 characters\)/u);
    assert.equal((await run(['lint', '-'], 'x'.repeat(9 * 1024 * 1024))).code, 2);
  });
});

suite('Everything that the command line prints is printable', () => {
  const wild = '\u001b]0;x\u0007\u009b31m\u202e\u2066\u200b\u2028';

  test('a value of the settings, a name of a rule, text of a document', async () => {
    const json = JSON.stringify(wild);
    put(
      '.incident-reviews.yml',
      `profile: ${json}\nrules: { ${JSON.stringify(`no${wild}`)}: hint }\nfiles: [${json}, "../${wild.replaceAll(/[^\u202e]/gu, '')}"]\n`,
    );
    put('ovens.md', review.replace('@mika', `@mika${wild}`).replace('## Timeline', `## Time${wild}line`));
    for (const args of [
      ['lint', 'ovens.md'],
      ['lint'],
      ...['json', 'gitlab', 'sarif', 'junit'].map(format => ['lint', 'ovens.md', '--format', format]),
      ['inspect', 'ovens.md'],
    ]) {
      const { out, error } = await run(args);
      assert.doesNotMatch(out, unprintable);
      assert.doesNotMatch(error, unprintable);
    }
  });

  test('a file’s name, found and not found', async function () {
    if (!posix) this.skip();
    const name = `ov${wild.replaceAll('\u2028', '')}ens.md`;
    put(name, review);
    for (const args of [
      ['lint'],
      ['lint', name],
      ['lint', `no${name}`],
      ...['json', 'gitlab', 'sarif', 'junit'].map(format => ['lint', '--format', format]),
      ['inspect', name],
      ['inspect', `no${name}`],
    ]) {
      const { out, error } = await run(args);
      assert.doesNotMatch(out, unprintable);
      assert.doesNotMatch(error, unprintable);
    }
    const printed = JSON.parse((await run(['lint', '--format', 'json'])).out) as readonly { readonly file: string }[];
    assert.equal(printed[0]?.file, name);
  });

  test('an argument that is wrong, and settings that are no YAML', async () => {
    put('.incident-reviews.yml', `a: [\n${JSON.stringify(wild)}`);
    for (const args of [
      [`x${wild}`],
      ['lint', `--x${wild}`],
      ['lint', '--format', wild],
      ['lint', '--today', wild],
      ['lint'],
    ]) {
      const { code, error } = await run(args);
      assert.equal(code, 2);
      assert.doesNotMatch(error, unprintable);
    }
  });
});

suite('lint --fix', () => {
  const mendable = '# Ovens\n\n## Impact\n\nAll 12 GÃ¤ste.\n\n## Root cause\n\nA valve.\n\n## Timeline\n';

  test('makes the safe fixes, says how many, prints what is left, and changes nothing on a second run', async () => {
    put('ovens.md', `\uFEFF${mendable.replaceAll('\n', '\r\n')}`);
    const mended = `\uFEFF${mendable.replace('GÃ¤ste', 'Gäste').replaceAll('\n', '\r\n')}`;
    assert.deepEqual(await run(['lint', '--fix', 'ovens.md']), {
      code: 0,
      out: 'ovens.md:11:4 information section.empty "Timeline" is empty\n',
      error: '1 problem in 1 review; 1 fix made\n',
    });
    assert.equal(readFileSync(join(folder, 'ovens.md'), 'utf8'), mended);
    assert.equal((await run(['lint', '--fix', 'ovens.md'])).error, '1 problem in 1 review\n');
    assert.equal(readFileSync(join(folder, 'ovens.md'), 'utf8'), mended);
  });

  test('without it nothing is written', async () => {
    put('ovens.md', mendable);
    assert.equal((await run(['lint', 'ovens.md'])).error, '2 problems in 1 review\n');
    assert.equal(readFileSync(join(folder, 'ovens.md'), 'utf8'), mendable);
  });

  // The administrator may write everything, so there is nothing to see for one.
  if (posix && process.getuid?.() !== 0) {
    test('a file that may not be written is named, and its problems are printed as they are', async () => {
      put('ovens.md', mendable);
      chmodSync(join(folder, 'ovens.md'), 0o440);
      const { out, error } = await run(['lint', '--fix', 'ovens.md']);
      assert.match(error, /ovens\.md is left as it is/u);
      assert.match(out, /GÃ¤ste/u);
    });
  }

  for (const mode of [0o640, 0o666]) {
    test(`leaves no draft behind and keeps the file’s mode ${mode.toString(8)} and owner`, async function () {
      if (!posix) this.skip();
      put('ovens.md', mendable);
      const file = join(folder, 'ovens.md');
      chmodSync(file, mode);
      // Only root can give a file to somebody else, as it does in a pipeline's container.
      if (process.getuid?.() === 0) chownSync(file, 1234, 1235);
      const { uid, gid } = statSync(file);
      await run(['lint', '--fix', 'ovens.md']);
      assert.deepEqual(readdirSync(folder), ['ovens.md']);
      assert.notEqual(readFileSync(file, 'utf8'), mendable);
      const after = statSync(file);
      assert.deepEqual([after.mode & 0o7777, after.uid, after.gid], [mode, uid, gid]);
    });
  }

  test('a link stays one, its file is mended', async function () {
    if (!posix) this.skip();
    put('real.md', mendable);
    symlinkSync('real.md', join(folder, 'link.md'));
    await run(['lint', '--fix', 'link.md']);
    assert.ok(lstatSync(join(folder, 'link.md')).isSymbolicLink());
    assert.match(readFileSync(join(folder, 'real.md'), 'utf8'), /Gäste/u);
  });

  test('a file of several names is mended and checked once', async function () {
    if (!posix) this.skip();
    put('ovens.md', mendable);
    symlinkSync('ovens.md', join(folder, 'twin.md'));
    assert.deepEqual(await run(['lint', '--fix', 'ovens.md', './ovens.md', join(folder, 'ovens.md'), '*.md']), {
      code: 0,
      out: 'ovens.md:11:4 information section.empty "Timeline" is empty\n',
      error: '1 problem in 1 review; 1 fix made\n',
    });
  });

  test('a file whose name is as long as names can be is mended', async () => {
    const name = `${'x'.repeat(252)}.md`;
    put(name, mendable);
    assert.match((await run(['lint', '--fix', name])).error, /1 fix made/u);
    assert.deepEqual(readdirSync(folder), [name]);
  });

  test('what is no review and what is no UTF-8 stays as it is', async () => {
    put('readme.md', '# Ovens\n\nAll GÃ¤ste.\n');
    const latin = Buffer.concat([Buffer.from(mendable), Buffer.from([0xe4, 0x0a])]);
    put('latin.md', latin);
    const { error } = await run(['lint', '--fix']);
    assert.equal(readFileSync(join(folder, 'readme.md'), 'utf8'), '# Ovens\n\nAll GÃ¤ste.\n');
    assert.deepEqual(readFileSync(join(folder, 'latin.md')), latin);
    assert.match(error, /latin\.md is left as it is: it is not UTF-8/u);
  });

  test('standard input cannot be mended', async () => {
    const { code, error } = await run(['lint', '--fix', '-'], mendable);
    assert.equal(code, 2);
    assert.match(error, /--fix cannot mend standard input/u);
  });
});
