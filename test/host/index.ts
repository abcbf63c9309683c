// How a VS Code is had for tests and for `npm start`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TestRunFailedError, runTests } from '@vscode/test-electron';
import type { Page } from 'playwright-core';
import { newPage, openWorkbench, type PageOptions, startBrowser } from './browser';
import { launchArguments, type TestRun } from './codeArguments';
import { runOnDesktop } from './desktop';
import { ensureHost } from './install';
import { type ServerOptions, startServer } from './server';

export type { ServerOptions } from './server';

export interface HostRun extends TestRun {
  /** Reaches the extension host, where it is read as `process.env`. */
  readonly env?: Readonly<Record<string, string>>;
  /** In a downloaded desktop VS Code instead of the one from npm. */
  readonly desktop?: boolean;
}

/**
 * Runs a suite inside a VS Code extension host; resolves with the exit code, 0 only if the suite's `run` resolved.
 * Restricted Mode (`trust`) throws on the desktop: `@vscode/test-electron` always switches workspace trust off there.
 */
export async function runInHost(run: HostRun): Promise<number> {
  const env = { ...withoutAccounts(process.env), ...run.env };
  try {
    if (run.desktop) {
      if (run.trust) throw new Error('Restricted Mode cannot be tested on the desktop');
      await runOnDesktop(run, env);
    } else {
      // Built from codeShim.ts into the folder of the bundle that runs now.
      const executable = join(__dirname, 'code.js');
      // Without this the wait for its end would have no end.
      if (!existsSync(executable)) throw new Error(`${executable} is missing: build test/host/codeShim.ts`);
      await runTests({
        vscodeExecutablePath: executable,
        extensionDevelopmentPath: run.extension,
        extensionTestsPath: run.suites,
        extensionTestsEnv: env,
        launchArgs: launchArguments(run),
        // The host's profile is always its own.
        reuseMachineInstall: true,
      });
    }
    return 0;
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  }
}

/** A VS Code that is used as a person would. */
export interface RunningHost extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, for a browser of the person's own. */
  readonly origin: string;
  readonly password: string | undefined;
  /** Holds everything that the server and its extensions write. */
  readonly folder: string;
  /** Installs a packaged extension; pages opened from then on have it. */
  readonly installExtension: (vsix: string) => Promise<void>;
  /** Opens a workbench in a browser without a window; resolves when it is painted. */
  readonly openPage: (options?: PageOptions) => Promise<Page>;
  /** What the server printed so far. */
  readonly log: () => string;
  /** Resolves when the server ends, whoever ended it. */
  readonly ended: Promise<unknown>;
  /** Ends everything and removes its temporary folder; also done when this process ends early. May be called twice. */
  readonly stop: () => Promise<void>;
}

/** Starts a VS Code server, and a browser with the first page; installs them on first use. */
export async function startHost(options: ServerOptions = {}): Promise<RunningHost> {
  const host = await ensureHost();
  const server = await startServer(host, { ...options, env: { ...withoutAccounts(process.env), ...options.env } });
  let browser: ReturnType<typeof startBrowser> | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      try {
        await (await browser)?.close();
      } finally {
        await server.stop();
      }
    })());
  return {
    origin: server.origin,
    password: server.password,
    folder: server.folder,
    installExtension: server.installExtension,
    openPage: async pageOptions => {
      const page = await newPage(await (browser ??= startBrowser(host, server)), server, pageOptions);
      await openWorkbench(page, server, pageOptions?.folder);
      return page;
    },
    log: server.log,
    ended: server.ended,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Unsets the variables that would sign a test in with the developer's own GitLab account. */
function withoutAccounts(env: NodeJS.ProcessEnv): Record<string, undefined> {
  const names = Object.keys(env).filter(name => name.startsWith('GITLAB_'));
  return Object.fromEntries(names.map(name => [name, undefined]));
}
