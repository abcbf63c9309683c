// Rules that read prose are written for English; this tells whether a document is.
import { isLetter, wordCode } from './marks';

const small = new Set([
  'the',
  'and',
  'of',
  'to',
  'in',
  'is',
  'was',
  'for',
  'that',
  'with',
  'on',
  'were',
  'by',
  'not',
  'we',
  'this',
  'it',
  'from',
  'at',
  'be',
  'are',
  'as',
  'an',
]);
const smallCodes: ReadonlySet<number> = new Set([...small].map(word => wordCode(word, 0, word.length)));
const enoughWords = 20;
/** UTF-16 units that are read: a quarter into the text, where prose is likely, else from its beginning. */
const sample = 1200;
const longest = 20_000;

/** True where at least one word in twelve is a small English one; a text of few words counts as English unless its letters say otherwise. */
export function isEnglish(text: string): boolean {
  const from = text.length >> 2;
  const some = wordsIn(text, from, Math.min(text.length, from + sample));
  const { words, english, isPlain } =
    some.words >= enoughWords ? some : wordsIn(text, 0, Math.min(text.length, longest));
  return words < enoughWords ? english > 0 || isPlain : english * 12 >= words;
}

interface Words {
  readonly words: number;
  readonly english: number;
  /** No letter is outside of a to z. */
  readonly isPlain: boolean;
}

function wordsIn(text: string, from: number, to: number): Words {
  let words = 0;
  let english = 0;
  let isPlain = true;
  for (let at = from; at < to; at += 1) {
    const start = at;
    while (at < to && isLetter(text, at)) {
      if (text.charCodeAt(at) >= 128) isPlain = false;
      at += 1;
    }
    if (at === start) continue;
    words += 1;
    if (at - start <= longestSmall && smallCodes.has(wordCode(text, start, at))) english += 1;
  }
  return { words, english, isPlain };
}

const longestSmall = 4;
