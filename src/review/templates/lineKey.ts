// Lines and sentences for comparing a document with its template, whatever an editor did to blanks and marks.

/** A line without list marker, emphasis, table padding and doubled blanks, in lower case. Empty for bare marks. */
export function lineKey(line: string): string {
  // Most lines have few of these marks: looking costs less than replacing.
  let key = line.slice(markerLength(line)).toLowerCase();
  if (key.includes('*') || key.includes('_') || key.includes('`')) key = key.replace(/[*_`]+/g, '');
  if (key.includes('  ') || key.includes('\t')) key = key.replace(/\s+/g, ' ');
  if (key.includes('|') || key.includes(':') || key.includes('：')) key = key.replace(/ ?([|:：]) ?/g, '$1');
  if (key.includes('---')) key = key.replace(/-{3,}/g, '-');
  return anyWordUnit.test(key) ? key.trim() : '';
}

/** How a key begins, without making it: two lines whose beginnings differ have different keys. */
export function keyStart(line: string): string {
  let at = markerLength(line);
  while (at < line.length && skipped.includes(line.charAt(at))) at++;
  return line.charAt(at).toLowerCase();
}

const skipped = '*_`|:： \t';

/** Blanks, quote marks and one list marker. */
function markerLength(line: string): number {
  return /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))?/.exec(line)?.[0].length ?? 0;
}

const fewestWords = 4;

/** The sentences of a line that are long enough to be told from a writer's own, as sets of words. */
export function sentenceWords(line: string): readonly ReadonlySet<string>[] {
  const sets: ReadonlySet<string>[] = [];
  for (const sentence of line.split(/(?<=[.?!:。？！])\s*/)) {
    const words = new Set(wordsOf(sentence));
    if (words.size >= fewestWords) sets.push(words);
  }
  return sets;
}

/** Where the words of a text lie. */
export const anyWord = /\p{L}[\p{L}\p{N}]*/gu;

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(anyWord) ?? [];
}

/** A letter or a digit stands behind the line's marks and the number of an item. */
export function hasWord(line: string): boolean {
  for (let at = markerLength(line); at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit >= 128) return anyWordUnit.test(line.slice(at));
    const lower = unit | 32;
    if ((lower >= 97 && lower <= 122) || (unit >= 48 && unit <= 57)) return true;
  }
  return false;
}

const anyWordUnit = /[\p{L}\p{N}]/u;

/** Dice's coefficient of two sets of words: 1 is the same set, 0 has nothing in common. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size * 2 < large.size) return 0;
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  return (2 * common) / (a.size + b.size);
}
