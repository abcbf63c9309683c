// Patterns that find words whatever their case.

/** The runs of letters and numbers below U+10000 that `\p{L}` and `\p{N}` find with the flags `i` and `u`: made by esbuild.mjs. */
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

const known = new Map<string, string | undefined>();

/** `A-Za-zª-ªµ-µ…`, as they stand in brackets: a step to where each run begins, and one to its end. */
function listLetters(name: string): string | undefined {
  if (known.has(name)) return known.get(name);
  let [letters, at, mark] = ['', 0, ''];
  for (const [, far, near = ''] of CASELESS[name]?.matchAll(/!(\w+)!|(.)/gu) ?? []) {
    at += far === undefined ? (near === '~' ? 92 : near.charCodeAt(0)) - 40 : Number.parseInt(far, 36);
    letters += mark + String.fromCharCode(at);
    mark = mark === '' ? '-' : '';
  }
  known.set(name, letters === '' ? undefined : letters);
  return known.get(name);
}

/** `\p{L}` as the letters themselves. */
function writeLetters(source: string): string {
  let isInBrackets = false;
  return source.replace(marks, (mark: string, name?: string) => {
    if (mark === '[' || mark === ']') isInBrackets = mark === '[';
    const letters = name === undefined ? undefined : listLetters(name);
    if (letters === undefined) return mark;
    return isInBrackets ? letters : `[${letters}]`;
  });
}

/**
 * A letter of the languages that reviews are read in, for patterns that ignore case: one of any script, `\p{L}`, takes
 * twice as long to compile.
 */
export const letter = '[a-zà-öø-ÿœа-яё]';
