// Rules that read prose are written for English; this tells whether a document is.

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
const enoughWords = 20;
/** UTF-16 units that are read: a quarter into the text, where prose is likely, else from its beginning. */
const sample = 2000;
const longest = 20_000;

/** True where at least one word in twelve is a small English one; a text of few words counts as English unless its letters say otherwise. */
export function isEnglish(text: string): boolean {
  const from = text.length >> 2;
  const some = wordsOf(text.slice(from, from + sample));
  const words = some.length >= enoughWords ? some : wordsOf(text.slice(0, longest));
  const english = words.reduce((count, word) => count + (small.has(word) ? 1 : 0), 0);
  if (words.length < enoughWords) return english > 0 || !words.some(word => /[^a-z]/.test(word));
  return english * 12 >= words.length;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}
