// What the bundles are made of: the shell stays small, the heavy parts wait in their chunks, imports have no circles.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import type { Metafile } from 'esbuild';

const metafile = (name: string): Metafile => JSON.parse(readFileSync(`out/meta/${name}.json`, 'utf8')) as Metafile;
const packagesOf = (name: string): ReadonlySet<string> =>
  new Set(
    Object.keys(metafile(name).inputs).flatMap(
      input => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(input)?.[1] ?? [],
    ),
  );

const importsOf = (name: string): ReadonlySet<string> =>
  new Set(Object.values(metafile(name).outputs).flatMap(output => output.imports.map(({ path }) => path)));

/** The chunks that the shell loads when they are needed. */
const chunks = [...importsOf('extension')].flatMap(path => /^\.\/(\w+)\.js$/u.exec(path)?.[1] ?? []);

suite('bundles', () => {
  test('the shell has its chunks', () => {
    for (const name of ['review', 'gitlab', 'commands', 'inPlace']) assert.ok(chunks.includes(name), name);
  });

  test('the main bundle has at most 60 KB', () => {
    assert.ok(statSync('dist/extension.js').size <= 60_000, `${statSync('dist/extension.js').size} bytes`);
  });

  test('the main bundle holds no library that is only needed later', () => {
    const packages = packagesOf('extension');
    for (const heavy of [
      '@gitbeaker/rest',
      '@gitbeaker/core',
      '@gitbeaker/requester-utils',
      'markdown-it',
      'mustache',
      'yaml',
      'temporal-polyfill',
      'node-diff3',
    ]) {
      assert.ok(!packages.has(heavy), `${heavy} is in dist/extension.js`);
    }
  });

  test('each heavy library is in the chunk that needs it', () => {
    assert.ok(packagesOf('review').has('markdown-it'));
    assert.ok(packagesOf('gitlab').has('@gitbeaker/rest'));
    assert.ok(!packagesOf('gitlab').has('markdown-it'));
  });

  test('the bundle for the browser imports nothing of Node', () => {
    assert.deepEqual([...importsOf('web')], ['vscode']);
  });

  for (const name of ['extension', ...chunks]) {
    test(`${name} imports nothing that starts a process, opens a file or a connection`, () => {
      const harmless = ['vscode', 'util', 'process', 'buffer', 'node:diagnostics_channel'];
      const others = [...importsOf(name)].filter(path => !path.startsWith('./') && !harmless.includes(path));
      assert.deepEqual(others, []);
    });
  }

  for (const name of ['extension', ...chunks, 'cli', 'web']) {
    test(`no circular import in ${name}`, () => {
      assert.deepEqual(circle(metafile(name)), []);
    });
  }
});

/** The first circle of our own modules, empty where there is none. */
function circle({ inputs }: Metafile): readonly string[] {
  const done = new Set<string>();
  const walk = (module: string, path: readonly string[]): readonly string[] => {
    if (path.includes(module)) return [...path.slice(path.indexOf(module)), module];
    if (done.has(module) || !module.startsWith('src/')) return [];
    for (const { path: next } of inputs[module]?.imports ?? []) {
      const found = walk(next, [...path, module]);
      if (found.length > 0) return found;
    }
    done.add(module);
    return [];
  };
  for (const module of Object.keys(inputs)) {
    const found = walk(module, []);
    if (found.length > 0) return found;
  }
  return [];
}
