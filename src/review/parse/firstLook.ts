// A first look at a text in which many patterns are searched, since most of them have no word in it. Which words a pattern
// needs is read out of the pattern itself.

/** Says of a pattern whether it may match somewhere in a text: false only where it matches nowhere. */
export type FirstLook = (pattern: RegExp) => boolean;

/** One of these stands in every match; undefined where a match may be without any. */
type NeededWords = readonly string[] | undefined;

/** Letters and marks whose small and capital forms are one in the table below, or that have no capital. */
const plain = String.raw`[\w !"#%&',\-/:;<=>@\x60~\xc0-\xd6\xd8-\xf6\xf8-\xfe\u0410-\u044f\u2e80-\ud7ff]`;
/** The pieces of a pattern: the beginning of a group, an escape, a set, a repetition, a word, else one character. */
const piece = new RegExp(
  String.raw`\(\?(?:<?[=!]|:|<\w+>)|\\(?:[pP]\{[^}]*\}|u[\da-f]{4}|k<\w+>|[\s\S])|\[(?:\\[\s\S]|[^\\\]])*\]|[*+?]\??|\{\d[^}]*\}\??|(?:${plain}(?![*+?{]))+|[\s\S]`,
  'gu',
);
const isWord = new RegExp(`^(?:\\\\[^\\w\\s]|${plain}+)$`, 'u');
/** What looks round, and what stands between two letters, is beside the match. */
const looksRound: ReadonlySet<string> = new Set(['(?=', '(?!', '(?<=', '(?<!']);
const between: ReadonlySet<string> = new Set(['\\b', '\\B', '^', '$']);

/** Shorter words are in every text. */
const shortest = 3;

/** Signs of Chinese and Japanese: one alone says as much as a word. */
const sign = /[\u2e80-\ud7ff]/u;

/** "[关關]": whichever stands there, it is a sign. */
const signSet = /^\[[\u2e80-\ud7ff]+\]$/u;

const measureWord = (word: string): number => (sign.test(word) ? shortest : word.length);

/** Whichever have the longer words, as these are in fewer texts. */
function selectRarer(one: NeededWords, other: NeededWords): NeededWords {
  const measure = (words: readonly string[]): number => Math.min(...words.map(measureWord));
  return one && (!other || measure(one) >= measure(other)) ? one : other;
}

/** `report` and `told us` of `/\b(?:report(?:s|ed)?|told us)\b/`. */
function readWords({ source, flags }: RegExp): NeededWords {
  // Together they find the long s for an s.
  if (flags.includes('i') && flags.includes('u')) return undefined;
  const pieces = source.match(piece) ?? [];
  let at = 0;
  const take = (): string => {
    at += 1;
    return pieces[at - 1] ?? '';
  };
  const readChoice = (): NeededWords => {
    const choice: NeededWords[] = [];
    do choice.push(readSequence());
    while (take() === '|');
    return choice.includes(undefined) ? undefined : choice.flatMap(words => words ?? []);
  };
  const readSequence = (): NeededWords => {
    let rarest: NeededWords;
    let word = '';
    const endWord = (): void => {
      const bare = word.trim();
      if (measureWord(bare) >= shortest) rarest = selectRarer(rarest, [bare]);
      word = '';
    };
    while (at < pieces.length && pieces[at] !== '|' && pieces[at] !== ')') {
      const each = take();
      if (looksRound.has(each)) readChoice();
      else if (!between.has(each)) {
        const inner = each.startsWith('(') ? readChoice() : undefined;
        const isRepeated = /^[*+?{]/u.test(pieces[at] ?? '');
        const isSure = !isRepeated || /^(?:\+|\{[1-9])/u.test(take());
        const letters = isWord.test(each) ? each.replace('\\', '') : signSet.test(each) ? each[1] : undefined;
        if (letters !== undefined && isSure) word += letters;
        if (letters === undefined || isRepeated) endWord();
        if (isSure) rarest = selectRarer(rarest, inner);
      }
    }
    endWord();
    return rarest;
  };
  return readChoice();
}

/**
 * The table has a place for every three units in a row, of which it takes what small letters and capitals have in common,
 * and at its end one for all signs.
 */
const places = 0x2000;
const addUnit = (run: number, unit: number): number => ((run << 5) | (unit & 31)) & (places - 1);

/** The places of a word; all of them are marked where a text has it. */
function listPlaces(word: string): readonly number[] {
  if (sign.test(word)) return [places];
  let run = 0;
  return Array.from(word, unit => (run = addUnit(run, unit.charCodeAt(0)))).slice(shortest - 1);
}

/** Reading the words of a pattern takes as long as so many searches: a run over a few files does not do it. */
const enoughLooks = 12;
/** By pattern: the places of its words, or how often it was asked for before they were read; `none` where it needs no word. */
const known = new WeakMap<RegExp, readonly (readonly number[])[] | number | 'none'>();

/** The same, of a pattern that is looked for again and again; the text is looked through when such a one is asked for. */
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
    return hasAny((table ??= markPlaces(text)), words);
  };
  return pattern => {
    let isPossible = found.get(pattern);
    if (isPossible === undefined) found.set(pattern, (isPossible = look(pattern)));
    return isPossible;
  };
}

/** A thousand words are looked up for one review: plain loops make no function for each, and most end at the first place. */
function hasAny(marked: MarkTable, words: readonly (readonly number[])[]): boolean {
  for (const word of words) if (hasAll(marked, word)) return true;
  return false;
}

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
  for (let at = 0; at < text.length; at += 1) {
    run = addUnit(run, text.charCodeAt(at));
    marked[run >> 5] = (marked[run >> 5] ?? 0) | (1 << run);
  }
  return marked;
}
