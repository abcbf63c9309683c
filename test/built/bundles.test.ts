// What the bundles are made of: the shell stays small, the heavy parts wait in whole.js, imports have no circles.
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

suite('bundles', () => {
  test('the shell has at most 90,000 bytes', () => {
    const { size } = statSync('dist/extension.js');
    assert.ok(size <= 90_000, `It has ${size}: load what is not needed at once by \`import('…')\`.`);
  });

  test('the shell holds no library but the one that reads settings', () => {
    assert.deepEqual(
      [...packagesOf('extension')],
      ['valibot'],
      "Load what needs another library by `import('…')`, so that activation does not read it.",
    );
  });

  test('the shell takes everything else from the one file that a browser loads', () => {
    assert.deepEqual([...importsOf('extension')].sort(), ['./whole.js', 'vscode']);
  });

  test('the whole imports nothing: no process, no file, no connection, nothing of Node', () => {
    assert.deepEqual(
      [...importsOf('whole')],
      ['vscode'],
      'A browser has none of the others: use what the web has, or `workspace.fs` for files.',
    );
  });

  test('the command line starts no process, opens no connection and loads no cryptography', () => {
    assert.deepEqual([...importsOf('program')].sort(), [
      'node:fs',
      'node:path',
      'node:process',
      'node:util',
      'node:v8',
    ]);
  });

  for (const name of ['extension', 'program', 'chunks']) {
    test(`no circular import in ${name}`, () => {
      const found = circle(metafile(name));
      assert.equal(
        found.join(' → '),
        '',
        'Each of these imports the next: move what two of them need into a file below.',
      );
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
