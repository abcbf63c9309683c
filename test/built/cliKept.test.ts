// What the command line keeps of its compiled program, and that a run prints the same with and without it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';

let folder = '';

const review = '# Ovens\n\n## Impact\n\nAll 12 guests.\n\n## Timeline\n\n- 10:00 UTC: the oven stops\n';

/** What a run of the copied command line prints of one review, or of these files. */
function run(env: Readonly<Record<string, string>> = {}, files: readonly string[] = ['-']): string {
  const args = [
    join(folder, 'cli.js'),
    'lint',
    '--format',
    'json',
    '--fail-on',
    'warning',
    '--today',
    '2026-03-03',
    ...files,
  ];
  return execFileSync(process.execPath, args, {
    input: review,
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '', ...env },
    encoding: 'utf8',
    timeout: 15_000,
  });
}

const programPath = (): string => join(folder, 'cli', 'program.js');

/** Whether what is kept begins with the sum of the program and of itself. */
function isWhole(): boolean {
  const bytes = readFileSync(findKept());
  return bytes.readUInt32LE() === crc32(bytes.subarray(8), crc32(readFileSync(programPath())));
}

const isWindows = process.platform === 'win32';

const listKept = (): readonly string[] => readdirSync(join(folder, 'cli')).filter(name => name !== 'program.js');
const findKept = (): string => join(folder, 'cli', listKept()[0] ?? 'nothing kept');

suite('what the command line keeps of its compiled program', () => {
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'kept-'));
    for (const name of ['cli.js', 'cli/program.js']) cpSync(resolve('dist', name), join(folder, name));
  });

  teardown(() => rmSync(folder, { recursive: true, force: true }));

  test('one file, which the next run takes and leaves as it is', () => {
    const first = run();
    const kept = readFileSync(findKept());
    assert.equal(run(), first);
    assert.equal(listKept().length, 1);
    assert.ok(readFileSync(findKept()).equals(kept));
    assert.ok(isWhole());
  });

  test('one file, whatever the first run needed of V8: many files print what each prints alone', () => {
    const files = Array.from({ length: 40 }, (_, index) => join(folder, `${index}.md`));
    for (const file of files) writeFileSync(file, review);
    const many: unknown = JSON.parse(run({}, files));
    const kept = readFileSync(findKept());
    const [first = ''] = files;
    const alone = JSON.parse(run({}, [first])) as readonly { readonly file: string }[];
    assert.ok(alone.length > 0);
    assert.deepEqual(
      many,
      files.flatMap(file => alone.map(problem => ({ ...problem, file }))),
    );
    assert.ok(readFileSync(findKept()).equals(kept));
  });

  test('one file of this processor, that nobody else reads or writes', function () {
    run();
    assert.ok(findKept().includes(`-${process.arch}-`));
    if (isWindows) this.skip();
    assert.equal(statSync(findKept()).mode & 0o777, 0o600);
  });

  test('one in which a byte was changed is not taken, and is written anew', () => {
    const first = run();
    const damaged = readFileSync(findKept());
    damaged.fill(255, damaged.length >> 1, (damaged.length >> 1) + 64);
    writeFileSync(findKept(), damaged);
    assert.equal(isWhole(), false);
    assert.equal(run(), first);
    assert.ok(isWhole());
  });

  test('one of another program of the same length and time is not taken', () => {
    const first = run();
    const { atime, mtime } = statSync(programPath());
    const source = readFileSync(programPath(), 'utf8');
    writeFileSync(programPath(), source.replaceAll('severity', 'sEVERITY'));
    utimesSync(programPath(), atime, mtime);
    assert.notEqual(run(), first);
    assert.ok(isWhole());
    assert.equal(listKept().length, 1);
  });

  const othersWrite: readonly (readonly [string, (path: string) => void, boolean])[] = [
    ['that the group may write to', path => chmodSync(path, 0o620), !isWindows],
    ['that everybody may write to', path => chmodSync(path, 0o602), !isWindows],
    ['of another person', path => chownSync(path, 12_345, 12_345), process.getuid?.() === 0],
  ];
  for (const [name, change, isPossible] of othersWrite) {
    test(`one ${name} is not taken, and is written anew`, function () {
      if (!isPossible) this.skip();
      const first = run();
      change(findKept());
      assert.equal(run(), first);
      const { mode, uid } = statSync(findKept());
      assert.deepEqual([mode & 0o777, uid], [0o600, process.getuid?.()]);
    });
  }

  test('a pipe of its name is not waited for', function () {
    if (isWindows) this.skip();
    const first = run();
    const path = findKept();
    rmSync(path);
    execFileSync('mkfifo', [path]);
    assert.equal(run(), first);
    assert.ok(statSync(path).isFile());
  });

  test('without its program it says so in a sentence', () => {
    rmSync(programPath());
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'cli.js'), 'lint', '-'], { encoding: 'utf8' });
    assert.deepEqual(
      [status, stderr],
      [2, `incident-reviews: the program ${programPath()} cannot be read: the folder cli belongs beside cli.js.\n`],
    );
  });

  test('one that was cut off is not taken, and is written anew', () => {
    const first = run();
    const kept = readFileSync(findKept());
    writeFileSync(findKept(), kept.subarray(0, kept.length >> 1));
    assert.equal(run(), first);
    assert.equal(readFileSync(findKept()).length > kept.length >> 1, true);
  });

  test('nothing where it cannot be written, and the run goes on', () => {
    const first = run();
    const path = findKept();
    rmSync(path);
    mkdirSync(path);
    assert.equal(run(), first);
    assert.deepEqual([readdirSync(path), listKept().length], [[], 1]);
  });

  test('nothing where Node is told to keep none', () => {
    run({ NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.deepEqual(listKept(), []);
  });
});
