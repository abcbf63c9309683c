// Loads one extension into this fresh process, activates it, and prints the milliseconds of CPU that this took.
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { resolve } from 'node:path';

interface Extension {
  activate(context: unknown): unknown;
}

/** Can be called, constructed, iterated and asked for any member, and given one; a member of it is the same thing again. */
const anything: object = new Proxy(function nothing() {}, {
  get: (_target, key) => {
    if (key === Symbol.iterator) return [][Symbol.iterator].bind([]);
    if (key === Symbol.toPrimitive) return () => '';
    return key === 'then' ? undefined : anything;
  },
  set: () => true,
  apply: () => anything,
  construct: () => anything,
});

/** VS Code as an extension meets it in a window without settings of its own. */
const vscode = new Proxy(
  {
    workspace: new Proxy(
      { getConfiguration: () => ({ get: () => undefined, inspect: () => undefined }), workspaceFolders: undefined },
      { get: orAnything },
    ),
  },
  { get: orAnything },
);

function orAnything(target: object, key: string | symbol): unknown {
  return Reflect.has(target, key) ? Reflect.get(target, key) : anything;
}

/** `import 'vscode'` finds the object above, everything else what it would find. */
const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
const load = loader._load.bind(loader);
loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));

const context = {
  extension: { packageJSON: JSON.parse(readFileSync('package.json', 'utf8')) as unknown },
  extensionUri: anything,
  secrets: anything,
  globalState: anything,
  subscriptions: [],
};
const file = resolve(process.argv[2] ?? 'dist/extension.js');
const require = createRequire(file);
const before = process.cpuUsage();
(require(file) as Extension).activate(context);
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${(user + system) / 1000}\n`);
process.exit();
