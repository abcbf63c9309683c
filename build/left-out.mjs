// Leaves out parts of libraries that never run here and are no packages of their own.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** How js-yaml writes YAML, and what only YAML 1.1 and JSON have: it is only read, as YAML 1.2. */
const otherYaml =
  /^\/\/#region src\/(?:ast\/\w+|dump|tag\/(?:scalar\/(?:\w+_(?:json|yaml11)|merge|binary|timestamp)|sequence\/(?:omap|pairs)|mapping\/(?:set|\w+_map)))\.ts$[\s\S]+?^\/\/#endregion$/gmu;
const otherSchemas = /^var (?:JSON|YAML11|DUMP)_SCHEMA = [\s\S]+?^[\]}]\);$/gmu;
/** The lines around a fault: its line and column are told without them. */
const snippet = /^\/\/#region src\/common\/snippet\.ts$[\s\S]+?^\/\/#endregion$/mu;
/** What YAML 1.1 merges, and what is asked of a value that is written. */
const merging =
  /^function (?:chargeMergeWork|mergeKeys)\([\s\S]+?^\}$|(?<=^function mergeSource\(.*\{)[\s\S]+?(?=^\}$)/gmu;
const writing = /^\t{1,2}(?:identify|represent(?:TagName)?): (?:[^\n]*[^\n{]|[^\n]*\{\n[\s\S]+?^\t\},?)\n/gmu;
const exported = /^export \{[^}]*\};$/mu;

/** gitbeaker has hundreds of calls; of a resource those are kept that a file of `src/gitlab` which imports it may make. */
const resource = /^var (\w+) = class[^\n]*\{$[\s\S]+?^\};$/gmu;
const heir = /^var (\w+) = class extends (\w+)/gmu;
const call = /^ {2}(?!constructor\b)(\w+)\([\s\S]+?^ {2}\}\n/gmu;
const dropCalls = text => {
  const files = readdirSync('src/gitlab', { recursive: true }).filter(name => name.endsWith('.ts'));
  const users = files
    .map(name => readFileSync(`src/gitlab/${name}`, 'utf8'))
    .filter(file => file.includes('@gitbeaker'));
  const heirs = [...text.matchAll(heir)];
  const own = new Set([...text.matchAll(/\b(?:this|super)\.(\w+)/gu)].map(([, name]) => name));
  const listCalls = name => [
    ...users.filter(file => file.includes(`new ${name}(`)).flatMap(file => file.match(/(?<=\.)\w+/gu)),
    ...heirs.filter(([, , from]) => from === name).flatMap(([, each]) => listCalls(each)),
  ];
  return text.replaceAll(resource, (each, name) => {
    const named = new Set(listCalls(name));
    return each.replaceAll(call, (whole, method) => (named.has(method) || own.has(method) ? whole : ''));
  });
};

/** How gitbeaker keeps to limits of its own: our transport heeds what GitLab says of its limits. */
const limiting =
  /^(?:import \{ RateLimiterQueue[^\n]+|import Picomatch [^\n]+|var \{ isMatch: [^\n]+|function (?:generateRateLimiterFn|getMatchingRateLimiter)\([\s\S]+?^\})$|, (?:generateRateLimiterFn|getMatchingRateLimiter)\b/gmu;
const limits = /(?<=^var DEFAULT_RATE_LIMITS = Object\.freeze\(\{)[\s\S]+?(?=^\}\);$)/mu;
const makeLimiters = /^function createRateLimiters\([\s\S]+?^\}$/mu;

/** For esbuild. Throws where a library is not built of such parts any more. */
export const leftOut = {
  name: 'left-out',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@gitbeaker[\\/]core[\\/]dist[\\/]index\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const used = dropCalls(text);
      if (used === text) throw new Error(`${path} has no calls that are left out`);
      return { contents: used };
    });
    onLoad({ filter: /[\\/]@gitbeaker[\\/]requester-utils[\\/]dist[\\/]index\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (![limiting, limits, makeLimiters].every(part => text.search(part) >= 0))
        throw new Error(`${path} has no limits that are left out`);
      return {
        contents: text
          .replace(makeLimiters, 'const createRateLimiters = () => ({});')
          .replace(limits, '')
          .replaceAll(limiting, ''),
      };
    });
    onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (![otherYaml, otherSchemas, snippet, merging, writing, exported].every(part => text.search(part) >= 0))
        throw new Error(`${path} has no part that is left out`);
      const read = text
        .replaceAll(otherYaml, '')
        .replaceAll(otherSchemas, '')
        .replaceAll(merging, '')
        .replaceAll(writing, '')
        .replace(snippet, 'const makeSnippet = () => null;');
      return { contents: read.replace(exported, 'export { loadAll };') };
    });
  },
};
