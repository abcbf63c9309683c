// The command line over mutated reviews: it never ends in an error, and what `--fix` mended is settled after one run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { fuzz, mutated } from '../unit/review/structures';

const cli = resolve('dist/cli.js');
/** MUTATED=full runs over as many as the bar names; `npm run test:quick`, the loop while writing, over a tenth of the usual. */
const documents = process.env['MUTATED'] === 'full' ? 20_000 : process.env['QUICK'] === '1' ? 200 : 2_000;

suite('the command line over mutated reviews', () => {
  let folder = '';
  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'mutated-'));
    for (const [index, text] of fc.sample(mutated, { ...fuzz, numRuns: documents }).entries()) {
      writeFileSync(join(folder, `${index}.md`), text);
    }
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));

  const readAll = (): ReadonlyMap<string, string> =>
    new Map(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]));
  const run = (): void => {
    const args = [cli, 'lint', '--all', '--fix', '--format', 'json', '--today', '2026-03-10', '*.md'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    assert.ok(status === 0 || status === 1, `${status}: ${stderr}`);
    assert.equal(stderr, '');
    assert.ok(Array.isArray(JSON.parse(stdout)));
  };

  test(`${documents} of them are mended in one run, and a second one changes nothing`, function () {
    // All of them take a quarter of an hour on a busy machine.
    this.timeout(documents > 2_000 ? 0 : 600_000);
    const before = readAll();
    run();
    const mended = readAll();
    assert.deepEqual([...mended.keys()], [...before.keys()]);
    assert.notDeepEqual(mended, before);
    run();
    assert.deepEqual(readAll(), mended);
  });
});
