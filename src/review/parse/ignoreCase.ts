// Patterns that find words whatever their case.

/** What means something else, or nothing, in a pattern without the flag `u`. */
const needsUnicode = /\\p\{|\\u\{|[^\0-\uffff]/iu;

/**
 * The pattern without its flag `u`. With `i` and `u` together V8 compares every letter by tables of all cases, and at each
 * `\b` too: such a search takes six to twenty times as long. What is found stays the same, but the long s and the Kelvin
 * sign are no s and no K then. A bundle has what is made of a pattern that is written out (build/ignored-case.mjs): reading
 * it with the flags `i` and `u` takes long as well. Throws a `SyntaxError` for a pattern that cannot do without `u`.
 */
export function ignoreCase(pattern: RegExp): RegExp {
  if (needsUnicode.test(pattern.source)) throw new SyntaxError(`This pattern needs the flag u: ${pattern.source}`);
  return new RegExp(pattern.source, pattern.flags.replace('u', ''));
}

/**
 * A letter of the languages that reviews are read in, for patterns that ignore case: one of any script, `\p{L}`, needs the
 * flag `u` and takes many times as long to compile.
 */
export const letter = '[a-zà-öø-ÿœа-яё]';
