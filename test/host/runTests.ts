// Runs a suite inside the extension host of a server of its own and tells how it ended.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Page } from 'playwright-core';
import { newPage, startBrowser, workbenchAddress } from './browser';
import type { TestRun } from './codeArguments';
import { ensureHost } from './install';
import { type Server, startServer } from './server';

/** A file of VS Code's own logs, as the workbench hands it over at the end. */
interface LogFile {
  readonly relativePath: string;
  readonly contents: string;
}

/** How a run ended: by the suite's own word, or by an accident in our words. */
type Ending =
  | { readonly kind: 'suite'; readonly code: number; readonly logs: readonly LogFile[] }
  | { readonly kind: 'accident'; readonly what: string };

/** Seconds; a window has some four hundred tests, which take three minutes where nothing else runs. */
const defaultTimeout = 1800;

/**
 * Runs a suite; what it prints to its console goes to ours. Resolves with 0 only if the suite's `run` resolved; otherwise
 * logs and (after an accident) a screenshot are left in `out/host-failure/` below the working directory.
 */
export async function runTests(run: TestRun): Promise<number> {
  const host = await ensureHost();
  const server = await startServer(host, {
    trust: run.trust ?? false,
    settings: { ...run.settings, ...(run.web ? await webExtensionHost(listExtensions(run)) : {}) },
  });
  try {
    const browser = await startBrowser(host, server);
    try {
      const page = await newPage(browser, server);
      const ending = await runInPage(page, server, run);
      if (ending.kind === 'suite' && ending.code === 0) return 0;
      await keepEvidence(page, server, ending);
      return ending.kind === 'suite' ? ending.code : 1;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

async function runInPage(page: Page, server: Server, run: TestRun): Promise<Ending> {
  let end: (ending: Ending) => void = () => undefined;
  const ending = new Promise<Ending>(resolve => (end = resolve));
  const accident = (what: string): void => end({ kind: 'accident', what });

  page.on('crash', () => accident('The page of the workbench crashed'));
  page.on('pageerror', error => process.stderr.write(`[workbench] ${error.message}\n`));
  void server.ended.then(() => accident('The VS Code server ended'));
  // The two functions that a workbench under test calls.
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    if (!isChatter(args[0])) print(type, args);
  });
  await page.exposeFunction('codeAutomationExit', (code: number, logs: readonly LogFile[] = []) =>
    end({ kind: 'suite', code, logs }),
  );
  await page.addInitScript(addDevelopmentOptions, {
    extensions: listExtensions(run).map(folder => remoteUri(server, folder)),
    extensionTestsPath: remoteUri(server, run.suites),
    enableSmokeTestDriver: !run.dialogs,
  });

  const timeout = run.timeout ?? defaultTimeout;
  const timer = setTimeout(() => accident(`The suite did not end within ${timeout} s`), timeout * 1000);
  try {
    await page.goto(workbenchAddress(server.origin, run.folder), { waitUntil: 'domcontentloaded' });
    return await ending;
  } finally {
    clearTimeout(timer);
  }
}

interface RemoteUri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

function remoteUri(server: Server, path: string): RemoteUri {
  return { scheme: 'vscode-remote', authority: new URL(server.origin).host, path };
}

interface DevelopmentOptions {
  readonly extensions: readonly RemoteUri[];
  readonly extensionTestsPath: RemoteUri;
  readonly enableSmokeTestDriver: boolean;
}

/**
 * Runs in the page before the workbench: what the server's page says of its configuration gets the options for testing.
 * The only way that works for node and web extension hosts, with and without dialogs; a page served by us instead of the
 * server would not be allowed to open the server's websockets.
 */
function addDevelopmentOptions(options: DevelopmentOptions): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its element below
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name: string): string | null {
    const value = getAttribute.call(this, name);
    if (value === null || name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration') return value;
    const configuration = JSON.parse(value) as Record<string, unknown>;
    return JSON.stringify({ ...configuration, developmentOptions: options });
  };
}

function listExtensions({ extension, beside }: TestRun): readonly string[] {
  return beside === undefined ? [extension] : [extension, beside];
}

/** The setting that sends extensions with both entries to the web worker. */
async function webExtensionHost(extensions: readonly string[]): Promise<Record<string, unknown>> {
  const kinds = extensions.map(async (folder): Promise<[string, readonly string[]]> => {
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const { publisher, name } = manifest as { readonly publisher: string; readonly name: string };
    return [`${publisher}.${name}`, ['web']];
  });
  return { 'remote.extensionKind': Object.fromEntries(await Promise.all(kinds)) };
}

/** What the workbench itself logs while it starts and ends, between the lines of the suite. */
const chatter = [
  /^(?:Resolv(?:ing|ed) connection token|Creating a socket|Loading development extension|Request to '.*package\.nls\.json)/u,
  /^(?:Ignoring fetching additional|Updating additional) builtin/u,
  /^\[(?:reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate|DefaultAccount|ChatModelSelection|chat-)/u,
  // Its look-ups of accounts when it closes.
  /^Canceled: Canceled/u,
  // What works without the two native modules, see install.ts.
  /Could not locate the bindings file|Cannot find module '\.\/build\/Release\/watchdog'/u,
];

function isChatter(first: unknown): boolean {
  return typeof first === 'string' && chatter.some(pattern => pattern.test(first));
}

function print(type: string, args: readonly unknown[]): void {
  if (type === 'error' || type === 'warn') console.error(...args);
  else console.log(...args);
}

/** Leaves what helps to find out why, and says where. */
async function keepEvidence(page: Page, server: Server, ending: Ending): Promise<void> {
  const folder = resolve('out', 'host-failure');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'server.log'), server.log());
  await cp(server.logs, join(folder, 'logs'), { recursive: true, force: true });
  if (ending.kind === 'accident') {
    process.stderr.write(`${ending.what}\n${server.log()}`);
    const picture = page.screenshot({ path: join(folder, 'workbench.png'), timeout: 10_000 });
    await picture.catch((error: unknown) => process.stderr.write(`No screenshot: ${String(error)}\n`));
  } else {
    for (const log of ending.logs) {
      const file = join(folder, 'workbench', log.relativePath);
      if (!file.startsWith(folder + sep)) continue;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, log.contents);
    }
  }
  process.stderr.write(`Logs of this VS Code: ${folder}\n`);
}
