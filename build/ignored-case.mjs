// Puts the pattern that `ignoreCase(/…/iu)` makes in its place while a bundle is made: V8 takes long to read a pattern with
// `i` and `u` together, and the engine has 165 of them.
import { readFile } from 'node:fs/promises';

/** The call with a pattern that is written out; in brackets and behind a backslash it may hold a slash. */
const call = /\bignoreCase\((\s*\/(?:[^\\/[\n]|\\.|\[(?:[^\\\]\n]|\\.)*\])+\/)([a-z]+),?(\s*)\)/gu;
/** As in `ignoreCase` itself. */
const needsUnicode = /\\p\{|\\u\{|[^\0-\uffff]/iu;

/** For esbuild. Brackets and line ends stay, so that a line of the bundle is still the same line of the source. */
export const ignoredCase = {
  name: 'ignored-case',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]review[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(call, (_, pattern, flags, end) => {
        if (needsUnicode.test(pattern))
          throw new SyntaxError(`${path}: this pattern needs the flag u: ${pattern.trim()}`);
        return `(${pattern}${flags.replace('u', '')}${end})`;
      });
      return { contents, loader: 'ts' };
    });
  },
};
