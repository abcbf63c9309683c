// A first look at a text in which many patterns are searched, since most of them have no word in it. Which words a pattern
// needs is read out of the pattern itself.

/** Says of a pattern whether it may match somewhere in a text: false only where it matches nowhere. */
export type FirstLook = (pattern: RegExp) => boolean;

/** One of these stands in every match; undefined where a match may be without any. */
type NeededWords = readonly string[] | undefined;

/** What stands for itself. */
const plain = String.raw`[^$()*+.?[\\\]^{|}]`;
/** The pieces of a pattern: the beginning of a group, an escape, a set, a repetition, a word, else one character. */
const piece = new RegExp(
  String.raw`\(\?(?:<?[=!]|:|<\w+>)|\\(?:[pP]\{[^}]*\}|u[\da-f]{4}|k<\w+>|[\s\S])|\[(?:\\[\s\S]|[^\\\]])*\]|[*+?]\??|\{\d[^}]*\}\??|(?:${plain}(?![*+?{]))+|[\s\S]`,
  'gu',
);
const wordForm = new RegExp(`^(?:\\\\[^\\w\\s]|${plain}+)$`, 'u');
/** These put no letters into the match: a look behind, what must not stand there, and what is only a place. */
const looksAside = /^\(\?(?:<?!|<=)/u;
const between = /^(?:\\B|[$^])$/u;

/** Shorter words are in every text; where a word has to begin or to end, a blank stands for that: " ok" of `/\bok/`. */
const shortest = 3;

/** Russian letters and signs of Chinese and Japanese: one alone says as much as a word. */
const sign = /[\u0400-\u04ff\u2e80-\ud7ff]/u;

/** "[关關]": whichever stands there, it is a sign. */
const signSet = /^\[[\u2e80-\ud7ff]+\]$/u;

const measureWord = (word: string): number => (sign.test(word) ? shortest : word.length);

/** Whichever have the longer words, as these are in fewer texts. */
function selectRarer(one: NeededWords, other: NeededWords): NeededWords {
  const measure = (words: readonly string[]): number => Math.min(...words.map(measureWord));
  return one && (!other || measure(one) > measure(other)) ? one : other;
}

/** `report` and `told us` of `/\b(?:report(?:s|ed)?|told us)\b/`. */
function readWords({ source, flags }: RegExp): NeededWords {
  // With both flags an s of the pattern finds the long s (ſ) too, so the word need not stand in the text.
  if (/i.*u/u.test(flags)) return undefined;
  const pieces: string[] = source.match(piece) ?? [];
  const take = (): string => pieces.shift() ?? '';
  const readChoice = (before: string): NeededWords => {
    let choice: NeededWords = [];
    do {
      const words = readSequence(before);
      choice = words && choice && [...choice, ...words];
    } while (take() === '|');
    return choice;
  };
  const readSequence = (before: string): NeededWords => {
    let rarest: NeededWords;
    let word = before;
    const endWord = (next = ''): void => {
      if (measureWord(word) >= shortest) rarest = selectRarer(rarest, [word]);
      word = next;
    };
    while (/^[^|)]/u.test(pieces[0] ?? '')) {
      const each = take();
      if (looksAside.test(each)) readChoice('');
      else if (each === '\\b') {
        word = word.replace(/\W*$/u, ' ');
        endWord(' ');
      } else if (!between.test(each)) {
        const inner = each.startsWith('(') ? readChoice(word === ' ' ? word : '') : undefined;
        const isRepeated = /^[*+?{]/u.test(pieces[0] ?? '');
        const isSure = !isRepeated || /^(?:\+|\{[1-9])/u.test(take());
        const letters = wordForm.test(each) ? each.replace('\\', '') : signSet.test(each) ? each[1] : undefined;
        // What JavaScript takes for no letter begins no word.
        if (letters !== undefined && isSure) word = (word + letters).replace(/^ (?=\W)/u, '');
        if (letters === undefined || isRepeated) endWord();
        if (isSure) rarest = selectRarer(rarest, inner);
      }
    }
    endWord();
    return rarest;
  };
  return readChoice('');
}

/**
 * The table has a place for every three letters in a row, and at its end one for all signs. Small letters and capitals are
 * one, and whatever is no letter of ASCII is a blank: JavaScript ends a word there.
 */
const places = 0x2000;
const letterUnits = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[a-z_]/iu.test(String.fromCharCode(unit)) ? unit & 31 : 0,
);
const blank = 32;
const addUnit = (run: number, unit: number): number => ((run << 5) | (letterUnits[unit] ?? 0)) & (places - 1);

/** The places of a word; all of them are marked where a text has it. */
function listPlaces(word: string): readonly number[] {
  if (sign.test(word)) return [places];
  let run = 0;
  return word
    .split('')
    .map(unit => (run = addUnit(run, unit.charCodeAt(0))))
    .slice(shortest - 1);
}

/** Reading the words of a pattern takes as long as so many searches: a run over a few files does not do it. */
const enoughLooks = 12;
/** By pattern: the places of its words, or how often it was asked for before they were read; `none` where it needs no word. */
const known = new WeakMap<RegExp, readonly (readonly number[])[] | number | 'none'>();

/**
 * A first look at one text. Of a pattern that was not asked for often it says that it may match; the text is read when the
 * first other one is asked for.
 */
export function createFirstLook(text: string): FirstLook {
  let table: MarkTable | undefined;
  const found = new Map<RegExp, boolean>();
  const look = (pattern: RegExp): boolean => {
    let words = known.get(pattern) ?? 0;
    if (typeof words === 'number') {
      words = words < enoughLooks ? words + 1 : (readWords(pattern)?.map(listPlaces) ?? 'none');
      known.set(pattern, words);
    }
    if (typeof words !== 'object') return true;
    const marks = (table ??= markPlaces(text));
    return words.some(word => hasAll(marks, word));
  };
  return pattern => {
    let isPossible = found.get(pattern);
    if (isPossible === undefined) found.set(pattern, (isPossible = look(pattern)));
    return isPossible;
  };
}

/** A thousand words are looked up for one review: a plain loop makes no function for each, and most end at the first place. */
function hasAll(marked: MarkTable, word: readonly number[]): boolean {
  for (const place of word) if (((marked[place >> 5] ?? 0) & (1 << place)) === 0) return false;
  return true;
}

/** A bit for each place: as a byte for each they are so many that V8 collects its garbage more often. */
type MarkTable = Uint32Array;

function markPlaces(text: string): MarkTable {
  const marked = new Uint32Array((places >> 5) + 1);
  if (sign.test(text)) marked[places >> 5] = 1;
  let run = 0;
  // A word may end with the text; a blank that is added to the text itself makes V8 read each letter slower.
  for (let at = 0; at <= text.length; at += 1) {
    run = addUnit(run, at < text.length ? text.charCodeAt(at) : blank);
    marked[run >> 5] = (marked[run >> 5] ?? 0) | (1 << run);
  }
  return marked;
}
