// Patterns that find words whatever their case.

/** The letters and numbers below U+10000 that `\p{L}` and `\p{N}` find with the flags `i` and `u`: made by esbuild.mjs. */
declare const CASELESS: Readonly<Record<string, string>>;

/** What means something else, or nothing, in a pattern without the flag `u`. */
const needsUnicode = /\\p\{|\\u\{|[^\0-\uffff]/iu;

/** What is looked at for the place of `\p{L}`: in brackets its characters stand as they are. */
const marks = /\\p\{(\w+)\}|\\.|[[\]]/gu;

/**
 * The pattern without its flag `u`. With `i` and `u` together V8 compares every letter by tables of all cases, and at each
 * `\b` too: such a search takes six to twenty times as long, and compiling `\p{L}` three times. What is found stays the
 * same, but the long s and the Kelvin sign are no s and no K then, and letters beyond U+FFFF, such as 𝐀, are none. A bundle
 * has what is made of a pattern that is written out (build/ignored-case.mjs): reading it with the flags `i` and `u` takes
 * long as well. Throws a `SyntaxError` for a pattern that cannot do without `u`.
 */
export function ignoreCase({ source, flags }: Pick<RegExp, 'source' | 'flags'>): RegExp {
  const plain = source.includes('\\p{') ? writeLetters(source) : source;
  if (needsUnicode.test(plain)) throw new SyntaxError(`This pattern needs the flag u: ${source}`);
  return new RegExp(plain, flags.replace('u', ''));
}

/** `\p{L}` as the letters themselves. */
function writeLetters(source: string): string {
  let isInBrackets = false;
  return source.replace(marks, (mark: string, name?: string) => {
    if (mark === '[' || mark === ']') isInBrackets = mark === '[';
    const letters = name === undefined ? undefined : CASELESS[name];
    if (letters === undefined) return mark;
    return isInBrackets ? letters : `[${letters}]`;
  });
}

/**
 * A letter of the languages that reviews are read in, for patterns that ignore case: one of any script, `\p{L}`, takes
 * twice as long to compile.
 */
export const letter = '[a-zà-öø-ÿœа-яё]';
