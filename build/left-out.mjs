// Leaves out parts of libraries that never run here and are no packages of their own: a quarter of what these would ship.
import { readFile } from 'node:fs/promises';

/** What markdown-it does inside of a block, and how it writes HTML: only blocks are read. */
const insideBlocks =
  /[\\/]markdown-it[\\/]lib[\\/](?:rules_inline[\\/]\w+|rules_core[\\/](?:smartquotes|replacements|linkify)|renderer)\.mjs$/;
/** How js-yaml writes YAML: it is only read. */
const writingYaml = /^\/\/#region src\/(?:ast\/\w+|dump)\.ts$[\s\S]+?^\/\/#endregion$/gmu;
/** Values that only YAML 1.1 and others know: what is read goes by the core schema of YAML 1.2. */
const otherValues =
  /^\/\/#region src\/tag\/(?:scalar\/(?:\w+_(?:json|yaml11)|binary|timestamp|merge)|sequence\/(?:omap|pairs)|mapping\/(?:set|\w+_map))\.ts$[\s\S]+?^\/\/#endregion$|^var (?:JSON|YAML11|DUMP)_SCHEMA = [\s\S]+?^[\]}]\);$/gmu;
/** How a value is told and written, one line each: nothing is written. */
const ofWriting = /^\t+(?:identify|represent(?:TagName)?): .*[^{([]$/gmu;
const exported = /^export \{[^}]*\};$/mu;

/** For esbuild. Throws where js-yaml is not built of such parts any more. */
export const leftOut = {
  name: 'left-out',
  setup({ onLoad }) {
    onLoad({ filter: insideBlocks }, () => ({ contents: 'export default function leftOut() {}' }));
    onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (![writingYaml, otherValues, ofWriting, exported].every(part => text.search(part) >= 0))
        throw new Error(`${path} has no part that writes YAML`);
      const read = [writingYaml, otherValues, ofWriting].reduce((rest, part) => rest.replaceAll(part, ''), text);
      return { contents: read.replace(exported, 'export { loadAll };') };
    });
  },
};
