// Leaves out parts of libraries that never run here and are no packages of their own: a quarter of what these would ship.
import { readFile } from 'node:fs/promises';

/** What markdown-it does inside of a block, and how it writes HTML: only blocks are read. */
const insideBlocks =
  /[\\/]markdown-it[\\/]lib[\\/](?:rules_inline[\\/]\w+|rules_core[\\/](?:smartquotes|replacements|linkify)|renderer)\.mjs$/;
/** How js-yaml writes YAML: it is only read. */
const writingYaml = /^\/\/#region src\/(?:ast\/\w+|dump)\.ts$[\s\S]+?^\/\/#endregion$/gmu;
const exported = /^export \{[^}]*\};$/mu;

/** For esbuild. Throws where js-yaml is not built of such parts any more. */
export const leftOut = {
  name: 'left-out',
  setup({ onLoad }) {
    onLoad({ filter: insideBlocks }, () => ({ contents: 'export default function leftOut() {}' }));
    onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!writingYaml.test(text) || !exported.test(text)) throw new Error(`${path} has no part that writes YAML`);
      return { contents: text.replaceAll(writingYaml, '').replace(exported, 'export { loadAll };') };
    });
  },
};
