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
const readUnits = 6_000;

/** True where at least one word in twelve is a small English one; a text of few words counts as English unless its letters say otherwise. */
export function isEnglish(text: string): boolean {
  const words =
    text
      .slice(0, readUnits)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const english = words.reduce((count, word) => count + (small.has(word) ? 1 : 0), 0);
  if (words.length < enoughWords) return english > 0 || !words.some(word => /[^a-z]/.test(word));
  return english * 12 >= words.length;
}
