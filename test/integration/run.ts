// Runs the suites in a window with a folder, in one without, in one with two, in Restricted Mode, and in a web worker with a folder that lies on
// no disk. `--desktop`: in desktop VS Code.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sampleData, startGitLab } from '../gitlab';
import { runInHost } from '../host';

const desktop = process.argv.includes('--desktop');
/** `--grep=TEXT`: the tests whose names have it. */
const grep = process.argv.find(argument => argument.startsWith('--grep='))?.slice('--grep='.length) ?? '';
/** `--window=NAME,NAME`: only these. */
const only = process.argv.find(argument => argument.startsWith('--window='))?.slice('--window='.length);

/** One VS Code each. Restricted Mode and the web worker are the npm host's to show. */
const windows: readonly {
  readonly name: string;
  readonly folder: boolean;
  readonly several?: true;
  readonly trust?: true;
  readonly web?: true;
}[] = [
  { name: 'folder', folder: true },
  { name: 'empty', folder: false },
  { name: 'folders', folder: true, several: true },
  ...(desktop
    ? []
    : [{ name: 'restricted', folder: true, trust: true } as const, { name: 'web', folder: true, web: true } as const]),
];

async function main(): Promise<number> {
  let worst = 0;
  for (const { name, folder, several = false, trust = false, web = false } of windows) {
    if (only !== undefined && !only.split(',').includes(name)) continue;
    console.log(`\nWindow: ${name}`);
    const home = await mkdtemp(join(tmpdir(), 'incident-reviews-'));
    // The other windows start theirs themselves.
    const gitlab = web ? await startGitLab({ data: sampleData(Date.now()) }) : undefined;
    try {
      const workspace = join(home, 'workspace');
      await cp(resolve('test/integration/workspace'), workspace, { recursive: true });
      const code = await runInHost({
        extension: resolve('.'),
        suites: resolve(web ? 'out/integrationWeb.js' : 'out/integration.js'),
        ...(web ? { folder: 'vscode-vfs://memory/shop', beside: await makeVirtualFolder(home) } : {}),
        ...(folder && !web ? { folder: several ? await addSecondFolder(home) : workspace } : {}),
        trust,
        web,
        desktop,
        env: { INCIDENT_REVIEWS_TEST_WINDOW: name, INCIDENT_REVIEWS_TEST_GREP: grep },
        settings: {
          'files.autoSave': 'off',
          'git.enabled': false,
          // A picture of the whole text, painted anew with each change of it.
          'editor.minimap.enabled': false,
          // The suites about GitLab say so themselves.
          'incidentReviews.reviewLocation': 'workspace',
          ...(gitlab && { 'incidentReviews.url': gitlab.url, 'incidentReviews.project': 'acme/production' }),
        },
      });
      worst = Math.max(worst, code);
    } finally {
      await gitlab?.stop();
      await rm(home, { recursive: true, force: true });
    }
  }
  return worst;
}

/** A workspace of two folders that name a project each; gives its file. */
async function addSecondFolder(home: string): Promise<string> {
  const projects = { workspace: 'acme/production', shop: 'acme/shop' };
  for (const [name, project] of Object.entries(projects)) {
    await mkdir(join(home, name, '.vscode'), { recursive: true });
    const settings = { 'incidentReviews.project': project };
    await writeFile(join(home, name, '.vscode', 'settings.json'), JSON.stringify(settings));
  }
  const file = join(home, 'both.code-workspace');
  await writeFile(file, JSON.stringify({ folders: Object.keys(projects).map(path => ({ path })) }));
  return file;
}

/** The extension that has the folder, as VS Code wants it; both entries, since only such a one runs where ours does. */
async function makeVirtualFolder(home: string): Promise<string> {
  const folder = join(home, 'virtual-folder');
  await mkdir(folder);
  const manifest = {
    name: 'virtual-folder',
    publisher: 'test',
    version: '1.0.0',
    engines: { vscode: '^1.96.0' },
    main: './extension.js',
    browser: './extension.js',
    activationEvents: ['onFileSystem:vscode-vfs'],
    capabilities: { virtualWorkspaces: true },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await cp(resolve('out/virtualFolder.js'), join(folder, 'extension.js'));
  return folder;
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
