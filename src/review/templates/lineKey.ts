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

/** How a line begins but for its marks, as a number: two lines whose beginnings differ have different keys. */
export function keyStart(line: string): number {
  let start = 0;
  let count = 0;
  for (let at = markerLength(line); at < line.length && count < enoughToTell; at++) {
    const unit = line.charCodeAt(at);
    if (unit < 128 ? skipped.includes(line.charAt(at)) : unit === 0xff1a) continue;
    const lower =
      unit >= 65 && unit <= 90 ? unit + 32 : unit < 128 ? unit : line.charAt(at).toLowerCase().charCodeAt(0);
    start = (Math.imul(start, 31) + lower) | 0;
    count++;
  }
  return start;
}

const enoughToTell = 5;
const skipped = '*_`|:- \t';

/** Blanks, quote marks and one list marker with the blanks behind it. */
function markerLength(line: string): number {
  let at = 0;
  while (at < line.length && (isBlank(line, at) || line.charCodeAt(at) === 62)) at++;
  const first = at;
  while (at - first < 9 && isDigit(line, at)) at++;
  const unit = line.charCodeAt(at);
  // A full stop or a bracket behind digits, else a minus, plus or asterisk.
  if (at > first ? unit !== 46 && unit !== 41 : unit !== 45 && unit !== 43 && unit !== 42) return first;
  at++;
  if (at < line.length && !isBlank(line, at)) return first;
  while (at < line.length && isBlank(line, at)) at++;
  return at;
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 32 || unit === 9 || unit === 0xa0 || unit === 0x3000;
}

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
  for (const sentence of line.split(/(?<=[.?!。？！])\s*/)) {
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

/** Any letter there, or half of one; most texts are ASCII, where a look is enough. */
export function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const lower = unit | 32;
  if (unit < 128) return lower >= 97 && lower <= 122;
  return (unit & 0xf800) === 0xd800 || /\p{L}/u.test(text.charAt(at));
}

export function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

/** A letter or a digit stands behind the line's marks and the number of an item. */
export function hasWord(line: string): boolean {
  for (let at = markerLength(line); at < line.length; at++) {
    if (line.charCodeAt(at) >= 128) return anyWordUnit.test(line.slice(at));
    if (isLetter(line, at) || isDigit(line, at)) return true;
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
