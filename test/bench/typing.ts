// In one real VS Code, round by round in turn: this extension, markdownlint's engine as an extension runs it, and none. From
// the last key to the problems, and the longest block of the extension host. `npm run bench:typing`
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runInHost } from '../host';
import { reviewOf } from './documents';
import type { TypedBurst } from './typingSuite';

/** Up to 50 KB problems follow the last key within so many milliseconds. */
const mostMs = 200;
/** In 500 KB the longest block is at most so many times that without any extension. */
const mostBlocks = 2;
const rounds = Number(process.argv[2] ?? 3);
const sizes = [5, 50, 500];

async function main(): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), 'incident-reviews-'));
  try {
    const peers = await makePeers(home);
    const measured = new Map<string, TypedBurst[]>(peers.map(({ name }) => [name, []]));
    for (let round = 1; round <= rounds; round += 1) {
      for (const { name, extension } of peers) {
        const bursts = await runOnce(home, extension, name === 'none');
        measured.get(name)?.push(...bursts);
        console.log(`round ${round}, ${name}: ${bursts.map(format).join('; ')}`);
      }
    }
    return report(measured);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

interface Peer {
  readonly name: string;
  readonly extension: string;
}

/** Markdownlint's own extension is on no registry of Node's packages: ten lines run its engine with its pause. */
async function makePeers(home: string): Promise<readonly Peer[]> {
  const make = async (name: string, code: string): Promise<string> => {
    const folder = join(home, name);
    await mkdir(folder);
    const manifest = {
      name: `bench-${name}`,
      publisher: 'bench',
      version: '1.0.0',
      engines: { vscode: '^1.96.0' },
      main: './extension.js',
      // VS Code in a browser takes only an extension with both entries; this one runs where ours does.
      browser: './extension.js',
      activationEvents: ['onLanguage:markdown'],
    };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'extension.js'), code);
    return folder;
  };
  return [
    { name: 'ours', extension: resolve('.') },
    { name: 'markdownlint', extension: await make('markdownlint', await readFile('out/typingPeer.js', 'utf8')) },
    { name: 'none', extension: await make('none', 'exports.activate = () => undefined;') },
  ];
}

async function runOnce(home: string, extension: string, isNone: boolean): Promise<readonly TypedBurst[]> {
  const folder = await mkdtemp(join(home, 'folder-'));
  for (const kilobytes of sizes) await writeFile(join(folder, `${kilobytes}.md`), reviewOf(kilobytes * 1000));
  const result = join(folder, 'result.json');
  const code = await runInHost({
    extension,
    suites: resolve('out/typingSuite.js'),
    folder,
    timeout: 300,
    env: {
      INCIDENT_REVIEWS_BENCH_RESULT: result,
      ...(isNone ? { INCIDENT_REVIEWS_BENCH_NONE: 'yes' } : {}),
    },
    settings: { 'files.autoSave': 'off', 'git.enabled': false, 'incidentReviews.reviewLocation': 'workspace' },
  });
  if (code !== 0) throw new Error(`the VS Code ended with ${code}`);
  return JSON.parse(await readFile(result, 'utf8')) as readonly TypedBurst[];
}

function format({ kilobytes, problems, block }: TypedBurst): string {
  return `${kilobytes} KB ${problems?.toFixed(0) ?? '-'}/${block.toFixed(0)}`;
}

/** Prints the medians; gives 1 where a bar is missed. */
function report(measured: ReadonlyMap<string, readonly TypedBurst[]>): number {
  let missed = 0;
  for (const kilobytes of sizes) {
    for (const [name, all] of measured) {
      const own = all.filter(each => each.kilobytes === kilobytes);
      const problems = median(own.flatMap(each => each.problems ?? []));
      const block = median(own.map(each => each.block));
      const isMissed = name === 'ours' && kilobytes <= 50 && !(problems !== undefined && problems <= mostMs);
      if (isMissed) missed = 1;
      console.log(
        `${String(kilobytes).padStart(4)} KB ${name.padEnd(12)} last key to problems ${problems?.toFixed(0) ?? '-'} ms` +
          `${isMissed ? ` (at most ${mostMs})` : ''}, longest block ${block?.toFixed(0) ?? '-'} ms`,
      );
    }
  }
  const blockOf = (name: string): number =>
    median((measured.get(name) ?? []).filter(each => each.kilobytes === 500).map(each => each.block)) ?? 0;
  const ratio = blockOf('ours') / blockOf('none');
  console.log(` 500 KB longest block ${ratio.toFixed(2)} of that without any (at most ${mostBlocks})`);
  return ratio <= mostBlocks ? missed : 1;
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

main().then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
