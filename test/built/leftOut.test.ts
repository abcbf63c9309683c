// What is left of a library as it ships does what the whole one does.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import fc from 'fast-check';
import { loadAll } from 'js-yaml';

const load = createRequire(resolve('package.json'));
const { leftOut } = load('./build/left-out.mjs') as { readonly leftOut: Plugin };

/** What YAML is made of, and what breaks it. */
const marks = '[ ] { } | > \' a: : ? - , &x *x # --- !!str %TAG "b" 2026-03-02 1.5 0x1f true null'.split(' ');
const yaml = fc
  .array(fc.constantFrom(...marks, ': ', '- ', ', ', '  ', '\n', '\t', '---\n'))
  .map(pieces => pieces.join(''));

type ReadYaml = (text: string) => unknown;

async function bundleYaml(): Promise<ReadYaml> {
  const { outputFiles } = await build({
    stdin: { contents: `export { loadAll } from 'js-yaml';`, resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins: [leftOut],
  });
  const text = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return ((await import(`data:text/javascript;base64,${text}`)) as { loadAll: ReadYaml }).loadAll;
}

/** As the library is installed. */
const readWhole: ReadYaml = text => loadAll(text);

/** The documents of a text, or what is wrong with it. */
function read(text: string, by: ReadYaml): { readonly documents?: unknown; readonly fault?: string } {
  try {
    return { documents: by(text) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' };
  }
}

suite('What is left of libraries', () => {
  test('property: YAML is read as the library does, and of a fault is said what it says', async () => {
    const shipped = await bundleYaml();
    fc.assert(
      fc.property(yaml, text => assert.deepEqual(read(text, shipped), read(text, readWhole))),
      { numRuns: 3000 },
    );
  });
});
