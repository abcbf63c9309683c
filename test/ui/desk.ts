// A person's desk: a VS Code with the packaged extension, and folders of their own in a place that goes with it.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { type RunningHost, startHost } from '../host';

export interface DeskOptions {
  /** The GitLab and the token that its environment names; without them the person signs in by hand. */
  readonly account?: { readonly url: string; readonly token: string };
  /** Of VS Code, beside what every desk has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Everything is logged that can be. */
  readonly trace?: boolean;
  /** Folders open in Restricted Mode until somebody trusts them. */
  readonly trust?: boolean;
}

export interface Desk {
  readonly host: RunningHost;
  /** Holds the folders. */
  readonly home: string;
  /** Opens a window on a folder; one that is not there is made, with its own settings. */
  readonly open: (name: string, options?: FolderOptions) => Promise<Page>;
  /** A file in a folder. */
  readonly find: (name: string, ...path: readonly string[]) => string;
  /** Gives a folder other settings of its own. */
  readonly set: (name: string, settings: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface FolderOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** The display language of extensions; English unless given. */
  readonly language?: string;
}

/** Nothing of it saves, asks, says welcome or forwards the stand-in's port by itself: links would lead elsewhere then. */
const quiet = {
  'remote.autoForwardPorts': false,
  'files.autoSave': 'off',
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'workbench.startupEditor': 'none',
};

/** The project of the sample in which incidents are. */
const inProduction = { 'incidentReviews.project': 'acme/production' };

export async function openDesk({ account, settings, trace = false, trust = false }: DeskOptions = {}): Promise<Desk> {
  const home = await mkdtemp(join(tmpdir(), 'incident-reviews-'));
  const host = await startHost({
    ...(account ? { env: { GITLAB_WORKFLOW_INSTANCE_URL: account.url, GITLAB_WORKFLOW_TOKEN: account.token } } : {}),
    settings: { ...quiet, ...settings },
    trace,
    trust,
  });
  await host.installExtension(resolve('dist/incident-reviews.vsix'));
  await mkdir(resolve('out/screens'), { recursive: true });
  const find: Desk['find'] = (name, ...path) => join(home, name, ...path);
  const set: Desk['set'] = async (name, own) => {
    await mkdir(find(name, '.vscode'), { recursive: true });
    await writeFile(find(name, '.vscode', 'settings.json'), JSON.stringify(own));
  };
  return {
    host,
    home,
    find,
    set,
    open: async (name, { settings: own = inProduction, size = { width: 1400, height: 900 }, ...options } = {}) => {
      if (!existsSync(find(name))) await set(name, own);
      return host.openPage({ folder: find(name), size, ...options });
    },
    close: async () => {
      await host.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
