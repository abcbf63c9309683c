// Patterns that find words whatever their case.

/** The letters below U+10000 that `\p{Alpha}` finds: made by esbuild.mjs. */
declare const CASELESS: string;

/** What means something else, or nothing, in a pattern without the flag `u`. */
const needsUnicode = /\\[pP]\{|\\u\{|[^\0-\uffff]/u;

/** What is looked at for the place of `\p{Alpha}`: in brackets its characters stand as they are. */
const marks = /\\p\{Alpha\}|\\.|[[\]]/gu;

/**
 * The pattern without its flag `u`. With `i` and `u` together V8 compares every letter by tables of all cases, and at each
 * `\b` too: such a search takes six to twenty times as long, and compiling `\p{Alpha}` three times. What is found stays the
 * same, but the long s and the Kelvin sign are no s and no K then, and letters beyond U+FFFF, such as 𝐀, are none. A bundle
 * has what is made of a pattern that is written out (build/ignored-case.mjs): reading it with the flags `i` and `u` takes
 * long as well. Throws a `SyntaxError` for a pattern that cannot do without `u`.
 */
export function ignoreCase({ source, flags }: Pick<RegExp, 'source' | 'flags'>): RegExp {
  const plain = writeLetters(source);
  if (needsUnicode.test(plain)) throw new SyntaxError(`This pattern needs the flag u: ${source}`);
  return new RegExp(plain, flags.replace('u', ''));
}

/** `\p{Alpha}` as the letters themselves. */
function writeLetters(source: string): string {
  let isInBrackets = false;
  return source.replace(marks, mark => {
    if (mark === '[' || mark === ']') isInBrackets = mark === '[';
    if (mark !== String.raw`\p{Alpha}`) return mark;
    return isInBrackets ? CASELESS : `[${CASELESS}]`;
  });
}

/**
 * A letter of the languages that reviews are read in, for patterns that ignore case: one of any script, `\p{Alpha}`, takes
 * twice as long to compile.
 */
export const letter = '[a-zà-öø-ÿœа-яё]';
