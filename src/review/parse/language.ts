// Rules that read prose are written for English; this tells whether a document is.

const smallWords: ReadonlySet<string> = new Set(
  'the and of to in is was for that with on were by not we this it from at be are as an after before has had have been which when they their there than into out will could can but because only what who how did does'.split(
    ' ',
  ),
);
/** Longer words are not looked up. */
const longestSmallWord = 7;
const enoughWords = 20;
/** UTF-16 units that are read: a quarter into the text, where prose is likely, else from its beginning. */
const sampleLength = 1200;
const longestSample = 20_000;

/** True where at least one word in twelve is a small English one; a text of few words counts as English unless its letters say otherwise. */
export function isEnglish(text: string): boolean {
  const from = text.length >> 2;
  const some = readWords(text.slice(from, from + sampleLength));
  const words = some.length >= enoughWords ? some : readWords(text.slice(0, longestSample));
  if (words.length < enoughWords) return words.some(isSmall) || words.every(word => /^[a-z]*$/u.test(word));
  let english = 0;
  // A few lines of English prose tell: most words need not be looked up.
  return words.some(word => isSmall(word) && (english += 1) * 12 >= words.length);
}

function isSmall(word: string): boolean {
  return word.length <= longestSmallWord && smallWords.has(word);
}

function readWords(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{Alpha}+/gu) ?? [];
}
