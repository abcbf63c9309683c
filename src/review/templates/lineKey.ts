// Lines and sentences for comparing a document with its template, whatever an editor did to blanks and marks.

/** A line without list marker, emphasis, table padding and doubled blanks, in lower case. Empty for bare marks. */
export function lineKey(line: string): string {
  const key = line
    .replace(/^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))?/, '')
    .toLowerCase()
    .replace(/[*_`]+/g, '')
    .replace(/\s*([|:：])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/-{3,}/g, '-')
    .trim();
  return /[\p{L}\p{N}]/u.test(key) ? key : '';
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

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
}

/** Dice's coefficient of two sets of words: 1 is the same set, 0 has nothing in common. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size * 2 < large.size) return 0;
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  return (2 * common) / (a.size + b.size);
}
