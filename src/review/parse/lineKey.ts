// Lines and sentences for comparing a document with its template, whatever an editor did to blanks and marks.
import { skipMarks, hasWordIn } from './marks';
import { addAll } from './lists';

/** A line without list marker, emphasis, table padding and doubled blanks, in lower case. Empty for bare marks. */
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
  if (key.includes('---')) key = key.replace(/-{3,}/gu, '-');
  return hasWordIn(key, 0, key.length) ? key.trim() : '';
}

/** So many letters tell most words apart, and fit into one small number. */
const lettersTold = 4;

/**
 * A number for the beginning of the word that stands at `start`, whatever its case and the marks in it: `Why`, `**Why**` and
 * `why` have the same. Words with different numbers differ. -1 where a letter beyond ASCII is in it, which may change with
 * its case. Most lines of a document differ from a template's in their first words: numbers tell so without making a string.
 */
export function encodeWord(text: string, start = 0, end = text.length): number {
  let code = 0;
  for (let letters = 0, at = start; letters < lettersTold && at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) return -1;
    if (isWordUnit(unit)) {
      code = code * 128 + (unit | 32);
      letters += 1;
    } else if (!isMark(unit)) break;
  }
  return code;
}

/** The number of a line's first word, see `encodeWord`: lines of which it differs have different keys. -1 where it is not certain. */
export function encodeFirstWord(own: string): number {
  for (let at = 0; at < own.length; at += 1) {
    const unit = own.charCodeAt(at);
    if (unit >= 128) return -1;
    if (isWordUnit(unit)) return encodeWord(own, at);
  }
  return -1;
}

/**
 * True where two of a text's first words begin like none of those whose numbers are given; a letter beyond ASCII ends the
 * search. A digit alone is no word.
 */
export function hasStrangeWords(text: string, known: ReadonlySet<number>, first: number): boolean {
  let strange = 0;
  let words = 0;
  for (let at = 0; at < text.length && words < first && strange < 2; at += 1) {
    let unit = text.charCodeAt(at);
    const start = at;
    if (isLetterUnit(unit)) {
      while (isWordUnit(unit)) {
        at += 1;
        unit = text.charCodeAt(at);
      }
    }
    if (unit >= 128) break;
    if (at === start) continue;
    words += 1;
    if (!known.has(encodeWord(text, start, at))) strange += 1;
  }
  return strange > 1;
}

const isLetterUnit = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;
const isWordUnit = (unit: number): boolean => isLetterUnit(unit) || (unit >= 48 && unit <= 57);
/** An asterisk, an underscore or a backtick. */
const isMark = (unit: number): boolean => unit === 42 || unit === 95 || unit === 96;

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
  return text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
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
