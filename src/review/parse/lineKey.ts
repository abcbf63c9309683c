// Lines and sentences for comparing a document with its template, whatever an editor did to blanks and marks.
import { afterMarks, hasWordIn } from './marks';

/** A line without list marker, emphasis, table padding and doubled blanks, in lower case. Empty for bare marks. */
export function lineKey(line: string): string {
  return keyOf(ownText(line));
}

/** A line behind its blanks, quote marks and list marker. */
export function ownText(line: string): string {
  return line.slice(afterMarks(line, 0, line.length));
}

/** The same as `lineKey`, of what `ownText` gives. */
export function keyOf(own: string): string {
  // Most lines have few of these marks: looking costs less than replacing.
  let key = own.toLowerCase();
  if (key.includes('*') || key.includes('_') || key.includes('`')) key = key.replace(/[*_`]+/gu, '');
  if (key.includes('  ') || key.includes('\t')) key = key.replace(/\s+/gu, ' ');
  if (key.includes('|') || key.includes(':') || key.includes('：')) key = key.replace(/ ?([|:：]) ?/gu, '$1');
  if (key.includes('---')) key = key.replace(/-{3,}/gu, '-');
  return hasWordIn(key, 0, key.length) ? key.trim() : '';
}

/** A number for what a key keeps for certain: texts whose numbers differ have different keys. `most`: of how many of its characters. */
export function keyCode(own: string, most: number): number {
  let code = 0;
  let count = 0;
  for (let at = 0; at < own.length && count < most; at += 1) {
    const unit = own.charCodeAt(at);
    if (unit < 128 ? skipped[unit] === 1 : isWideMark(unit)) continue;
    const lower = unit >= 65 && unit <= 90 ? unit + 32 : unit < 128 ? unit : own.charAt(at).toLowerCase().charCodeAt(0);
    code = (Math.imul(code, 31) + lower) | 0;
    count += 1;
  }
  return code;
}

/** So many characters tell most lines apart. */
export const fewCharacters = 5;

/** The colon of Chinese, and blanks that are no ASCII. */
function isWideMark(unit: number): boolean {
  return unit === 0xff1a || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a);
}

/** Marks that a key may lack, by their code. */
const skipped = new Uint8Array(128);
for (const mark of '*_`|:- \t\r\n\f\v') skipped[mark.charCodeAt(0)] = 1;

const fewestWords = 4;

export interface Sentences {
  /** Those that are long enough to be told from a writer's own, as sets of words. */
  readonly long: readonly ReadonlySet<string>[];
  /** The words of the others. */
  readonly rest: readonly string[];
}

export function sentencesOf(line: string): Sentences {
  const long: ReadonlySet<string>[] = [];
  const rest: string[] = [];
  for (const sentence of line.split(/(?<=[.?!。？！])\s*/u)) {
    const words = wordsOf(sentence);
    const set = new Set(words);
    if (set.size >= fewestWords) long.push(set);
    else rest.push(...words);
  }
  return { long, rest };
}

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
}

/** A letter or a digit stands behind the line's marks and the number of an item. */
export function hasWord(line: string): boolean {
  return hasWordIn(line, afterMarks(line, 0, line.length), line.length);
}

/** Dice's coefficient of two sets of words: 1 is the same set, 0 has nothing in common. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size * 2 < large.size) return 0;
  let common = 0;
  for (const word of small) if (large.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}
