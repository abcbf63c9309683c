// What the command line keeps of its compiled program, and that a run prints the same with and without it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

let folder = '';

/** What a run of the copied command line prints of one review. */
function run(env: Readonly<Record<string, string>> = {}): string {
  const args = [
    join(folder, 'cli.js'),
    'lint',
    '--format',
    'json',
    '--fail-on',
    'warning',
    '--today',
    '2026-03-03',
    '-',
  ];
  return execFileSync(process.execPath, args, {
    input: '# Ovens\n\n## Impact\n\nAll 12 guests.\n\n## Timeline\n\n- 10:00 UTC: the oven stops\n',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '', ...env },
    encoding: 'utf8',
  });
}

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
    assert.deepEqual(readdirSync(path), []);
  });

  test('nothing where Node is told to keep none', () => {
    run({ NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.deepEqual(listKept(), []);
  });
});
