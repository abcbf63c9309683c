// Runs the suites in a window with a folder, in one without, and in Restricted Mode. `--desktop`: in desktop VS Code.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runInHost } from '../host';

const desktop = process.argv.includes('--desktop');
/** `--grep=TEXT`: the tests whose names have it. */
const grep = process.argv.find(argument => argument.startsWith('--grep='))?.slice('--grep='.length) ?? '';
const only = process.argv.find(argument => argument.startsWith('--window='))?.slice('--window='.length);

/** One VS Code each. Restricted Mode and the web worker are the npm host's to show. */
const windows: readonly {
  readonly name: string;
  readonly folder: boolean;
  readonly trust?: true;
  readonly web?: true;
}[] = [
  { name: 'folder', folder: true },
  { name: 'empty', folder: false },
  ...(desktop
    ? []
    : [{ name: 'restricted', folder: true, trust: true } as const, { name: 'web', folder: true, web: true } as const]),
];

async function main(): Promise<number> {
  let worst = 0;
  for (const { name, folder, trust = false, web = false } of windows) {
    if (only !== undefined && only !== name) continue;
    console.log(`\nWindow: ${name}`);
    const home = await mkdtemp(join(tmpdir(), 'incident-reviews-'));
    try {
      const workspace = join(home, 'workspace');
      await cp(resolve('test/integration/workspace'), workspace, { recursive: true });
      const code = await runInHost({
        extension: resolve('.'),
        suites: resolve(web ? 'out/integrationWeb.js' : 'out/integration.js'),
        ...(folder ? { folder: workspace } : {}),
        trust,
        web,
        desktop,
        env: { INCIDENT_REVIEWS_TEST_WINDOW: name, INCIDENT_REVIEWS_TEST_GREP: grep },
        settings: {
          'files.autoSave': 'off',
          'git.enabled': false,
          // The suites about GitLab say so themselves.
          'incidentReviews.reviewLocation': 'workspace',
        },
      });
      worst = Math.max(worst, code);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  }
  return worst;
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
