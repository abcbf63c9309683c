// Lines and sentences for comparing a document with its template, whatever an editor did to blanks and marks.
import { skipMarks, hasWordIn } from './marks';
import { addAll } from './lists';

/** A line without list marker, emphasis, table padding, outer pipes and doubled blanks, in lower case. Empty for bare marks. */
export function makeLineKey(line: string): string {
  return makeKey(readOwnText(line));
}

/** A line behind its blanks, quote marks and list marker. */
export function readOwnText(line: string): string {
  return line.slice(skipMarks(line, 0, line.length));
}

/** The same as `makeLineKey`, of what `readOwnText` gives. */
export function makeKey(own: string): string {
  // Most lines have few of these marks: looking costs less than replacing.
  let key = own.toLowerCase();
  if (key.includes('*') || key.includes('_') || key.includes('`')) key = key.replace(/[*_`]+/gu, '');
  if (key.includes('  ') || key.includes('\t')) key = key.replace(/\s+/gu, ' ');
  if (key.includes('|') || key.includes(':') || key.includes('：')) key = key.replace(/ (?=[|:：])|(?<=[|:：]) /gu, '');
  if (key.includes('|')) key = key.trim().replace(/^\||\|$/gu, '');
  if (key.includes('---')) key = key.replace(/-{3,}/gu, '-');
  return hasWordIn(key, 0, key.length) ? key.trim() : '';
}

const fewestWords = 4;

export interface Sentences {
  /** Sentences so long that no writer would say the same by chance, each as a set of words. */
  readonly long: readonly ReadonlySet<string>[];
  /** The words of the others. */
  readonly rest: readonly string[];
}

/** The keys of a line's sentences and of its words, by which it is compared with other lines. */
export function readSentences(line: string): Sentences {
  const long: ReadonlySet<string>[] = [];
  const rest: string[] = [];
  for (const sentence of line.split(/(?<=[.?!。？！])\s*/u)) {
    const words = readWords(sentence);
    const set = new Set(words);
    if (set.size >= fewestWords) long.push(set);
    else addAll(rest, words);
  }
  return { long, rest };
}

/** The words of a text in their order. */
export function readWords(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{Alpha}[\p{Alpha}\p{N}]*/gu) ?? [];
}

/** A letter or a digit stands behind the line's marks and the number of an item. */
export function hasWord(line: string): boolean {
  return hasWordIn(line, skipMarks(line, 0, line.length), line.length);
}

/** Dice's coefficient of two sets of words: 1 is the same set, 0 has nothing in common. */
export function measureLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size * 2 < large.size) return 0;
  let common = 0;
  for (const word of small) if (large.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}
