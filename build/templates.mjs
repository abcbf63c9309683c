// Compiles the built-in templates while a bundle is made: what they ask for is the same in every process, and takes longer
// to read out of their text than to load.
import { Buffer } from 'node:buffer';
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** For esbuild: `import template from './incident-review.md.mustache'` gives the compiled `Template`. */
export function compiledTemplates(options) {
  return {
    name: 'compiled-templates',
    setup({ onLoad }) {
      let compiler;
      onLoad({ filter: /\.md\.mustache$/ }, async ({ path }) => {
        compiler ??= loadCompiler(options);
        const { compileTemplate } = await compiler;
        const template = compileTemplate({ ...describe(path), text: await readFile(path, 'utf8') });
        return { contents: `export default ${toSource(template)};`, loader: 'js' };
      });
    },
  };
}

/** `incident-review.md.mustache` is the template `incident-review`, for people "Incident Review". */
function describe(path) {
  const id = basename(path, '.md.mustache');
  const name = id.replace(/(?:^|-)(.)/g, (_, letter) => ` ${letter.toUpperCase()}`).trim();
  return { id, name, source: 'built-in', format: 'mustache' };
}

/** The product's own reader of templates, as a module of this process. */
async function loadCompiler(options) {
  const { outputFiles } = await build({
    ...options,
    entryPoints: ['src/review/templates/template.ts'],
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    metafile: false,
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Plain data with sets and maps in it as an expression of JavaScript. */
function toSource(value) {
  // Words stand as a text, which packs smaller than a list.
  if (value instanceof Set && value.size > 0 && [...value].every(each => /^[^ ]+$/u.test(each)))
    return `new Set(${JSON.stringify([...value].join(' '))}.split(' '))`;
  if (value instanceof Set) return `new Set(${toSource([...value])})`;
  if (value instanceof Map) return `new Map(${toSource([...value])})`;
  if (Array.isArray(value)) return `[${value.map(toSource).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}:${toSource(each)}`)
    .join(',')}}`;
}
