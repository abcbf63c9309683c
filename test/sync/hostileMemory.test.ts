// The memory that the largest answers cost, in a process of its own: its peak is what the system says of it.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const mostMegabytes = 256;
/** Above what the client takes by itself. */
const bytes = 40 * 1024 * 1024;

const client = `
import { createGitLab } from ${JSON.stringify(resolve('src/gitlab/index.ts'))};
process.once('message', async url => {
  const gitlab = createGitLab({ url, token: 'glpat-x', delay: () => Promise.resolve() });
  const signal = new AbortController().signal;
  const ended = await gitlab.issues({ group: 'acme' }, signal).then(() => 'answered', error => error.kind + ' ' + error.reason);
  process.send({ ended, megabytes: process.resourceUsage().maxRSS / 1024 });
  process.disconnect();
});
`;

function stream(response: ServerResponse, pieceOf: string): void {
  const piece = Buffer.from(pieceOf.repeat(Math.ceil(65_536 / pieceOf.length)));
  let sent = 0;
  const more = (): void => {
    while (sent < bytes && !response.destroyed) {
      sent += piece.length;
      if (!response.write(piece)) return void response.once('drain', more);
    }
    if (!response.destroyed) response.end();
  };
  more();
}

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'a body beyond the limit': response => stream(response, '"xxxxxxxxxxxxxxx",'),
  'a body that unpacks beyond the limit': response => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20)));
  },
  'thirty megabytes of empty objects': response => response.end(`[${'{},'.repeat(10_000_000)}{}]`),
  'thirty megabytes of brackets': response => response.end('['.repeat(30_000_000)),
  'thirty megabytes of one text, not Latin': response => response.end(`["${'\u4e2d'.repeat(10_000_000)}"]`),
};

suite('The largest answers of a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'));
  const script = join(folder, 'client.cjs');

  suiteSetup(async () => {
    await build({
      stdin: { contents: client, resolveDir: '.', loader: 'js' },
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'es2023',
      logLevel: 'error',
    });
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  for (const [name, answer] of Object.entries(answers)) {
    test(`${name}: an error, and less than ${mostMegabytes} MB`, async () => {
      const server = createServer((_, response) => {
        response.on('error', () => undefined);
        response.setHeader('content-type', 'application/json');
        answer(response);
      });
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
      const child = fork(script);
      try {
        const told = new Promise<{ ended: string; megabytes: number }>((done, reject) => {
          child.once('message', message => done(message as { ended: string; megabytes: number }));
          child.once('exit', code => reject(new Error(`the client ended with ${code}`)));
        });
        child.send(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        const { ended, megabytes } = await told;
        assert.match(ended, /^unexpected-answer /u);
        assert.ok(megabytes < mostMegabytes, `${Math.round(megabytes)} MB`);
      } finally {
        child.kill();
        server.close();
        server.closeAllConnections();
      }
    });
  }
});
