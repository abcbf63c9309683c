import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce } from './installOnce';
import { run } from './processes';

suite('A folder that is installed once', () => {
  let root: string;
  let folder: string;
  let fills: number;

  const fill = async (partial: string): Promise<void> => {
    fills += 1;
    await writeFile(join(partial, 'content'), 'complete');
  };

  setup(async () => {
    root = await mkdtemp(join(tmpdir(), 'install-once-'));
    folder = join(root, 'cache', 'host');
    fills = 0;
  });

  teardown(() => rm(root, { recursive: true, force: true }));

  async function lockBy(pid: number | string): Promise<void> {
    await mkdir(join(root, 'cache'), { recursive: true });
    await writeFile(`${folder}.lock`, String(pid));
  }

  async function assertInstalled(): Promise<void> {
    assert.equal(await readFile(join(folder, 'content'), 'utf8'), 'complete');
    assert.deepEqual(await readdir(join(root, 'cache')), ['host']);
  }

  test('is filled, and nothing else is left', async () => {
    await installOnce(folder, fill);
    await assertInstalled();
  });

  test('is not touched when it is there', async () => {
    await installOnce(folder, fill);
    await installOnce(folder, fill);
    assert.equal(fills, 1);
  });

  test('does not have its name before it is complete', async () => {
    await installOnce(folder, async partial => {
      assert.ok(!existsSync(folder));
      await fill(partial);
      assert.ok(!existsSync(folder));
    });
    await assertInstalled();
  });

  test('leaves nothing when filling fails, and the next attempt succeeds', async () => {
    const failure = new Error('no network');
    const failing = installOnce(folder, async partial => {
      await fill(partial);
      throw failure;
    });
    await assert.rejects(failing, failure);
    assert.deepEqual(await readdir(join(root, 'cache')), []);
    await installOnce(folder, fill);
    await assertInstalled();
  });

  test('is filled by one of many that ask at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => installOnce(folder, fill, { interval: 1 })));
    assert.equal(fills, 1);
    await assertInstalled();
  });

  test('is waited for while a living process installs it, which is said once', async () => {
    await lockBy(process.pid);
    const waits: number[] = [];
    let waiting: Promise<void> | undefined;
    await new Promise<void>(resolve => {
      const onWait = (pid: number): void => {
        waits.push(pid);
        resolve();
      };
      waiting = installOnce(folder, fill, { interval: 1, onWait });
    });
    // Several looks later it is still said once.
    await new Promise(resolve => setTimeout(resolve, 20));
    assert.equal(fills, 0);
    await rm(`${folder}.lock`);
    await waiting;
    assert.deepEqual(waits, [process.pid]);
    await assertInstalled();
  });

  test('stops waiting when aborted', async () => {
    await lockBy(process.pid);
    const controller = new AbortController();
    const options = {
      interval: 60_000,
      signal: controller.signal,
      onWait: () => setImmediate(() => controller.abort()),
    };
    await assert.rejects(installOnce(folder, fill, options), { name: 'AbortError' });
    assert.equal(fills, 0);
  });

  test('is taken over from a dead process, with its rubble', async () => {
    const pid = Number(await run(process.execPath, ['--print', 'process.pid'], { env: {} }));
    await lockBy(pid);
    await mkdir(`${folder}.partial-${pid}`);
    await installOnce(folder, fill);
    await assertInstalled();
  });

  test('is taken over when the lock says nothing sensible', async () => {
    await lockBy('');
    await installOnce(folder, fill);
    await assertInstalled();
  });

  test('is taken over when the lock is older than any install', async () => {
    await lockBy(process.pid);
    const anHourAgo = Date.now() / 1000 - 3600;
    await utimes(`${folder}.lock`, anHourAgo, anHourAgo);
    await installOnce(folder, fill);
    await assertInstalled();
  });

  test("keeps another living process's unfinished folder", async () => {
    const other = `${folder}.partial-${process.ppid}`;
    await mkdir(other, { recursive: true });
    await installOnce(folder, fill);
    assert.ok(existsSync(other));
  });
});
