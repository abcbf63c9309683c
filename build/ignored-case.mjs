// Puts the pattern that `ignoreCase(/…/iu)` makes in its place while a bundle is made: V8 takes long to read a pattern with
// `i` and `u` together, and the engine has 200 of them.
import { readFile } from 'node:fs/promises';

/** The call with a pattern that is written out; in brackets and behind a backslash it may hold a slash. */
const call = /\bignoreCase\((\s*)\/((?:[^\\/[\n]|\\.|\[(?:[^\\\]\n]|\\.)*\])+)\/([a-z]+),?(\s*)\)/gu;
/** As in `ignoreCase` itself. */
const needsUnicode = /\\[pP]\{|\\u\{|[^\0-\uffff]/u;
/** Of any letter: the pattern is made when it is loaded, so that a bundle has the letters once. */
const ofLetters = /\\p\{Alpha\}/u;

/** For esbuild. Brackets and line ends stay, so that a line of the bundle is still the same line of the source. */
export const ignoredCase = {
  name: 'ignored-case',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]review[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(call, (_, start, source, flags, end) => {
        if (ofLetters.test(source))
          return `ignoreCase(${start}{ source: ${JSON.stringify(source)}, flags: '${flags}' }${end})`;
        if (needsUnicode.test(source)) throw new SyntaxError(`${path}: this pattern needs the flag u: ${source}`);
        return `(${start}/${source}/${flags.replace('u', '')}${end})`;
      });
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * The letters below U+10000 that `\p{Alpha}` finds, as they stand in brackets: `A-Za-zªµº…`. A range
 * goes on over code points that are no characters yet, which no text has: a third of the ranges less.
 */
function listLetters() {
  const one = /^\p{Alpha}$/u;
  const none = /^\p{Cn}$/u;
  let [list, first, last] = ['', -1, -1];
  for (let code = 0; code <= 0x10000; code += 1) {
    const character = code < 0x10000 ? String.fromCharCode(code) : ' ';
    const isFound = one.test(character);
    if (isFound) {
      if (first < 0) first = code;
      last = code;
    }
    if (isFound || first < 0 || none.test(character)) continue;
    list += String.fromCharCode(first);
    if (last > first) list += `-${String.fromCharCode(last)}`;
    first = -1;
  }
  return list;
}

/** What `ignoreCase` puts in for `\p{Alpha}`. */
export const caseless = listLetters();
