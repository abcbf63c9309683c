// What the extension registers with VS Code ends with it: listeners, watchers, items, providers. A table over whatever it
// registers, so that a new one that is never disposed of fails here by its name.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate as activateAnew } from '../../src/extension';
import { InPlace } from '../../src/inPlace/index';
import { Account } from '../../src/session/account';
import { Incidents } from '../../src/session/incidents';
import { LateAnalyzer } from '../../src/session/lateAnalyzer';
import { lazy } from '../../src/session/lazy';
import { createLog } from '../../src/session/log';
import { Settings } from '../../src/session/settings';
import { activate, extension, until } from './support';

const spaces = ['window', 'workspace', 'languages', 'commands', 'authentication', 'extensions', 'env'] as const;
const registering = /^(?:on[A-Z]|create|register)/u;

type Registering = (...asked: readonly unknown[]) => unknown;

/** Stands in for whatever VS Code gives back; `end` is told when it is disposed of, and `register` of its own listeners. */
function makeStandIn(name: string, register: (name: string) => unknown, end: () => void): object {
  const kept = new Map<PropertyKey, unknown>();
  return new Proxy(
    {},
    {
      get: (_, property) => {
        if (property === 'dispose') return end;
        if (kept.has(property)) return kept.get(property);
        if (typeof property === 'string' && registering.test(property)) return () => register(`${name}.${property}`);
        return typeof property === 'string' && property !== 'then' ? () => undefined : undefined;
      },
      set: (_, property, value) => {
        kept.set(property, value);
        return true;
      },
    },
  );
}

/** Some are getters, of interfaces that are not released. */
function isReplaceable(api: object, name: string): boolean {
  const property = Object.getOwnPropertyDescriptor(api, name);
  return property?.writable === true && typeof property.value === 'function';
}

/** Runs `work` while everything that registers is a stand-in. `open` has what was registered and not disposed of. */
async function counting(
  work: (open: ReadonlyMap<symbol, string>, count: () => number) => Promise<void>,
): Promise<void> {
  const open = new Map<symbol, string>();
  let total = 0;
  const register = (name: string): unknown => {
    const key = Symbol(name);
    total += 1;
    open.set(key, name);
    return makeStandIn(name, register, () => open.delete(key));
  };
  const originals = spaces.map(space => {
    const api = vscode[space] as unknown as Record<string, unknown>;
    const names = Object.keys(api).filter(name => registering.test(name) && isReplaceable(api, name));
    return { api, kept: Object.fromEntries(names.map(name => [name, api[name]])), space };
  });
  for (const { api, kept, space } of originals) {
    const standIns = Object.keys(kept).map((name): [string, Registering] => [name, () => register(`${space}.${name}`)]);
    Object.assign(api, Object.fromEntries(standIns));
  }
  try {
    await work(open, () => total);
  } finally {
    for (const { api, kept } of originals) Object.assign(api, kept);
  }
}

function makeContext(): vscode.ExtensionContext & { readonly subscriptions: vscode.Disposable[] } {
  const memory = { get: (_: string, other?: unknown) => other, update: () => Promise.resolve(), keys: () => [] };
  const uri = vscode.Uri.joinPath(extension().extensionUri, 'out', 'disposal');
  const secrets = {
    get: () => Promise.resolve(undefined),
    store: () => Promise.resolve(),
    delete: () => Promise.resolve(),
    onDidChange: () => new vscode.Disposable(() => undefined),
  };
  const places = { extensionUri: extension().extensionUri, storageUri: uri, globalStorageUri: uri };
  const kept = { globalState: memory, workspaceState: memory, secrets, subscriptions: [] };
  return { extension: extension(), ...places, ...kept } as unknown as ReturnType<typeof makeContext>;
}

interface Room {
  readonly dispose: () => unknown;
}

/** What the rooms are built of, as the composition root does it. */
function makeParts() {
  const context = makeContext();
  const log = createLog();
  const settings = new Settings(log);
  const account = new Account({ secrets: context.secrets, settings, lazy, environment: () => ({}), log });
  const { now } = Date;
  const incidents = new Incidents({
    account,
    settings,
    log,
    now,
    memory: context.workspaceState,
    keepPerson: () => undefined,
  });
  const own: Room[] = [log, settings, account, incidents];
  return { context, log, settings, account, incidents, lazy, now, own };
}

/** Each room with everything of it loaded. */
const rooms: Readonly<Record<string, () => Promise<readonly Room[]>>> = {
  'everything at activation': () => {
    const context = makeContext();
    activateAnew(context);
    return Promise.resolve(context.subscriptions);
  },
  'editing in place': async () => {
    const { own, ...parts } = makeParts();
    const inPlace = new InPlace(parts);
    await inPlace.editing();
    return [...own, inPlace];
  },
  'templates of the folder, and what is understood of documents': async () => {
    const { own, ...parts } = makeParts();
    const late = new LateAnalyzer(parts);
    const { templates } = await late.load();
    await templates.readAgain(vscode.workspace.workspaceFolders?.[0]);
    return [...own, late];
  },
};

suite('What ends with the extension', () => {
  suiteSetup(activate);

  for (const [name, open] of Object.entries(rooms)) {
    test(`${name}: whatever was registered is disposed of`, () =>
      counting(async (left, count) => {
        const parts = await open();
        assert.ok(count() > 3, `${String(count())} were registered`);
        for (const part of parts) await part.dispose();
        await until(`the end of ${[...left.values()].join(', ')}`, () => left.size === 0);
      }));
  }
});
