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
  test('the shell has few chunks, each named after the room or the part that it holds', () => {
    assert.deepEqual(chunks.toSorted(), ['assist', 'commands', 'inPlace', 'panel', 'review', 'sync']);
  });

  test('the shell has at most 90,000 bytes', () => {
    assert.ok(statSync('dist/extension.js').size <= 90_000, `${statSync('dist/extension.js').size} bytes`);
  });

  test('the shell holds no library but the one that reads settings', () => {
    assert.deepEqual([...packagesOf('extension')], ['valibot']);
  });

  test('each heavy library is in the one chunk that needs it', () => {
    for (const [library, home] of [
      ['markdown-it', 'review'],
      ['mustache', 'review'],
      ['temporal-polyfill', 'review'],
      ['@gitbeaker/rest', 'sync'],
      ['node-diff3', 'sync'],
    ] as const) {
      assert.deepEqual(
        chunks.filter(chunk => packagesOf(chunk).has(library)),
        [home],
        library,
      );
    }
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
