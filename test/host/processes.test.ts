import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { buildSync } from 'esbuild';
import { run, startGroup } from './processes';

const node = process.execPath;
const env = {};

suite('A child process', () => {
  test('gives what it printed', async () => {
    assert.equal(await run(node, ['--eval', 'process.stdout.write("ready")'], { env }), 'ready');
  });

  test('that fails is named, with how it ended and what it said', async () => {
    const failing = run(node, ['--eval', 'console.error("disk full"); process.exitCode = 3'], { env });
    await assert.rejects(failing, /ended with 3:\ndisk full$/u);
  });

  test('that does not exist is an error', async () => {
    await assert.rejects(run('/nowhere/npm', [], { env }), { code: 'ENOENT' });
  });

  test('ends with all it started when it is aborted', async () => {
    const grandchild = `
      const child = require('node:child_process').spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
      console.log(child.pid);
      setInterval(() => {}, 1000);`;
    const controller = new AbortController();
    let pid = 0;
    const onOutput = (text: string): void => {
      pid = Number(text);
      controller.abort();
    };
    await assert.rejects(run(node, ['--eval', grandchild], { env, onOutput, signal: controller.signal }), {
      name: 'AbortError',
    });
    await assertGone(pid);
  });

  test('that does not listen is killed after a while', async () => {
    let listening: () => void = () => undefined;
    const ready = new Promise<void>(resolve => (listening = resolve));
    const deaf = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready')`;
    const group = startGroup(node, ['--eval', deaf], { env, onOutput: listening });
    await ready;
    await group.stop(10);
    assert.equal(await group.ended, 'SIGKILL');
  });
});

suite('The end of this process', () => {
  /** Runs a program that starts with the module under test, and returns all it printed and how it ended. */
  async function end(
    program: string,
    signal?: NodeJS.Signals,
  ): Promise<readonly [output: string, end: number | string]> {
    const built = buildSync({
      entryPoints: ['test/host/processes.ts'],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
      footer: { js: `whenProcessEnds(() => console.log('cleaned'));\n${program}` },
    });
    const source = built.outputFiles[0]?.text ?? '';
    const group = startGroup(node, ['--eval', source], {
      env,
      onOutput: text => {
        if (signal !== undefined && text.includes('ready')) process.kill(Number(text.split(' ')[1]), signal);
      },
    });
    const code = await group.ended;
    return [group.output(), code];
  }
  const waits = `console.log('ready ' + process.pid); setInterval(() => {}, 1000);`;

  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    test(`by ${signal} cleans up first`, async () => {
      const [output, code] = await end(waits, signal);
      assert.match(output, /^ready \d+\ncleaned\n$/u);
      assert.equal(code, signals[signal]);
    });
  }

  test('by an uncaught error cleans up first', async () => {
    const [output, code] = await end(`setTimeout(() => { throw new Error('surprise'); })`);
    assert.match(output, /^cleaned$/mu);
    assert.equal(code, 1);
  });

  test('cleans up nothing that was cleaned up already', async () => {
    const [output, code] = await end(`whenProcessEnds(() => console.log('too late'))(); process.exit(0);`);
    assert.equal(output, 'cleaned\n');
    assert.equal(code, 0);
  });
});

/** A killed process may stay for a moment as an entry of the process table. */
async function assertGone(pid: number): Promise<void> {
  assert.ok(pid > 0);
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (status === undefined || status.slice(status.lastIndexOf(')') + 2).startsWith('Z')) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  assert.fail(`process ${pid} is still there`);
}
