// A VS Code server on loopback with everything of its own in one temporary folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from './install';
import { type ProcessGroup, run, startGroup, whenProcessEnds } from './processes';

export interface ServerOptions {
  /** Asked for at the first visit; without one whoever reaches the port is in. */
  readonly password?: string;
  /** A free one unless given. */
  readonly port?: number;
  /** Workspace trust: on, folders open in Restricted Mode until trusted. Off unless given. */
  readonly trust?: boolean;
  /** Writes everything that can be logged, of extensions too. */
  readonly trace?: boolean;
  /** User settings on top of `quietSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Reaches the extension host; `undefined` unsets a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Server {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Holds everything the server writes, gone after `stop`. */
  readonly folder: string;
  /** The folder of VS Code's own logs. */
  readonly logs: string;
  readonly password: string | undefined;
  /** What the server printed so far. */
  readonly log: () => string;
  /** Resolves when the server ends, whoever ended it. */
  readonly ended: Promise<unknown>;
  /** Installs a packaged extension; pages opened from then on have it. */
  readonly installExtension: (vsix: string) => Promise<void>;
  /** Ends the server and all it started, and removes its folder. May be called twice. */
  readonly stop: () => Promise<void>;
}

/** Nothing that nobody asked for: no telemetry, look-ups, welcome pages, recommendations, AI. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'window.autoDetectColorScheme': true,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** How long the server may take to listen, and then to end when asked to, in milliseconds. */
const startTimeout = 180_000;
const stopTimeout = 4_000;

/** Starts a server. Throws, with what it printed, when it ends or does not listen within three minutes. */
export async function startServer(host: Host, options: ServerOptions = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'incident-reviews-'));
  let group: ProcessGroup | undefined;
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const forget = whenProcessEnds(() => {
    group?.kill();
    removeFolder();
  });
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      await group?.stop(stopTimeout);
      removeFolder();
      forget();
    })());

  try {
    const args = await prepare(folder, host, options);
    const env = { ...serverEnvironment(process.env, folder), ...options.env };
    let listening: (origin: string) => void = () => undefined;
    const origin = new Promise<string>(resolve => (listening = resolve));
    const server = startGroup(
      host.node,
      [
        ...args,
        ...['--bind-addr', `127.0.0.1:${options.port ?? 0}`, '--ignore-last-opened', '--disable-proxy'],
        // Each message between window and extensions would be packed and unpacked, on the way through one machine.
        ...['--vscode-option', 'disable-websocket-compression'],
        ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
        ...(options.trust ? [] : ['--disable-workspace-trust']),
        ...(options.trace ? ['--log', 'trace'] : []),
      ],
      {
        env,
        onOutput: () => {
          const found = /HTTP server listening on (http:\/\/127\.0\.0\.1:\d+)/u.exec(server.output());
          if (found?.[1]) listening(found[1]);
        },
      },
    );
    group = server;
    const fail = (what: string) => new Error(`The VS Code server ${what}:\n${server.output()}`);
    return {
      origin: await within(startTimeout, origin, server.ended, fail),
      folder,
      logs: join(folder, 'user', 'logs'),
      password: options.password,
      log: server.output,
      ended: server.ended.catch(() => undefined),
      installExtension: async vsix => {
        await run(host.node, [...args, '--install-extension', vsix], { env });
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The origin, or an error when the server ends first or the time (milliseconds) is up. */
async function within(
  timeout: number,
  origin: Promise<string>,
  ended: Promise<unknown>,
  fail: (what: string) => Error,
): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      origin,
      ended.then(end => Promise.reject(fail(`ended with ${String(end)}`))),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(fail(`did not listen within ${timeout / 1000} s`)), timeout);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

/** Writes the private folders and files; returns the arguments that every call of the server's program needs. */
async function prepare(folder: string, host: Host, options: ServerOptions): Promise<string[]> {
  const user = join(folder, 'user');
  const extensions = join(folder, 'extensions');
  for (const path of [join(user, 'User'), extensions, join(user, 'logs'), join(folder, 'home'), join(folder, 'tmp')]) {
    await mkdir(path, { recursive: true });
  }
  const settings = { ...quietSettings, ...options.settings };
  await writeFile(join(user, 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  // The password stands in a private file, not in an environment that child processes inherit.
  const config = join(folder, 'config.yaml');
  const { password } = options;
  const auth = password === undefined ? 'auth: none\n' : `auth: password\npassword: ${JSON.stringify(password)}\n`;
  await writeFile(config, auth, { mode: 0o600 });
  return [host.server, '--config', config, '--user-data-dir', user, '--extensions-dir', extensions];
}

/**
 * An environment in which the server neither sees the VS Code or debugger that started us, nor the user's home, a marketplace
 * or a proxy on the way to loopback.
 */
export function serverEnvironment(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const foreign = /^(?:VSCODE_.*|CODE_SERVER_.*|ELECTRON_RUN_AS_NODE|NODE_OPTIONS|PORT|(?:HASHED_)?PASSWORD|XDG_.*)$/u;
  const kept = Object.entries(env).filter(([name]) => !foreign.test(name));
  const home = join(folder, 'home');
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    TMPDIR: join(folder, 'tmp'),
    EXTENSIONS_GALLERY: '{}',
    NO_PROXY: '127.0.0.1,localhost,::1',
    no_proxy: '127.0.0.1,localhost,::1',
  };
}
