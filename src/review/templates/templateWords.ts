// The words of a template's sections, and whether a line begins like one of its lines. Most lines of a document differ from
// them in their first words: numbers tell so without making a string.
import { readSentences, readWords } from '../parse/lineKey';
import type { TemplateSection } from './template';

/** What a section of a template says, its comments included. */
export interface SectionText {
  readonly lines: TemplateSection['lines'];
  /** The long sentences as sets of words. */
  readonly sentences: readonly ReadonlySet<string>[];
  /** Every word, in lower case. */
  readonly vocabulary: ReadonlySet<string>;
  /** The numbers of these words, and of the first word of each line, see `encodeWord`. */
  readonly codes: ReadonlySet<number>;
  readonly lineCodes: ReadonlySet<number>;
}

type WordedSection = Pick<TemplateSection, 'lines' | 'source' | 'bodyStart'>;

const texts = new WeakMap<WordedSection, SectionText>();

/** Read when a document is first compared with the section: the built-in templates would ship it. */
export function readSectionText(section: WordedSection): SectionText {
  let text = texts.get(section);
  if (!text) {
    const sentences = new Map<string, ReadonlySet<string>>();
    const body = section.source.slice(section.bodyStart);
    for (const line of body.split('\n'))
      for (const words of readSentences(line).long) sentences.set([...words].join(' '), words);
    const vocabulary = new Set(readWords(body));
    text = {
      lines: section.lines,
      sentences: [...sentences.values()],
      vocabulary,
      codes: encodeWords(vocabulary),
      lineCodes: encodeWords(section.lines.keys()),
    };
    texts.set(section, text);
  }
  return text;
}

/** The numbers of words, or of the first word of each line, as its key has it; see `encodeWord`. */
function encodeWords(words: Iterable<string>): ReadonlySet<number> {
  return new Set(Array.from(words, encodeFirstWord));
}

/** False where none of the section's lines has this one's key; `own` as `readOwnText` gives it. */
export function mayBeGiven(own: string, { lineCodes }: SectionText): boolean {
  const code = encodeFirstWord(own);
  return code < 0 || lineCodes.has(code);
}

/** So many words at the beginning of a line are looked at. */
const firstWords = 4;
const nextWord = /\p{Alpha}[\p{Alpha}\p{N}]*/gu;

/** At most one of a line's first words is none of the section's; most lines differ there already. */
export function startsAlike(text: string, { vocabulary, codes }: SectionText): boolean {
  if (hasStrangeWords(text, codes)) return false;
  let strange = 0;
  const key = text.toLowerCase();
  nextWord.lastIndex = 0;
  for (let count = 0; count < firstWords && strange <= 1; count += 1) {
    const word = nextWord.exec(key)?.[0];
    if (word === undefined) break;
    if (!vocabulary.has(word)) strange += 1;
  }
  return strange <= 1;
}

/** So many letters tell most words apart, and fit into one small number. */
const lettersTold = 4;

/**
 * A number for the beginning of the word that stands at `start`, whatever its case and the marks in it: `Why`, `**Why**` and
 * `why` have the same. Words with different numbers differ. -1 where a letter beyond ASCII is in it, which may change with
 * its case. Most lines of a document differ from a template's in their first words: numbers tell so without making a string.
 */
function encodeWord(text: string, start: number, end: number): number {
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
function encodeFirstWord(own: string): number {
  for (let at = 0; at < own.length; at += 1) {
    const unit = own.charCodeAt(at);
    if (unit >= 128) return -1;
    if (isWordUnit(unit)) return encodeWord(own, at, own.length);
  }
  return -1;
}

/**
 * True where two of a text's first words begin like none of those whose numbers are given; a letter beyond ASCII ends the
 * search. A digit alone is no word.
 */
function hasStrangeWords(text: string, known: ReadonlySet<number>): boolean {
  let strange = 0;
  let words = 0;
  for (let at = 0; at < text.length && words < firstWords && strange < 2; at += 1) {
    let unit = text.charCodeAt(at);
    const start = at;
    if (isLetterUnit(unit)) {
      // Never beyond the end: V8 reads every text slower from then on.
      while (isWordUnit(unit)) {
        at += 1;
        unit = at < text.length ? text.charCodeAt(at) : 0;
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
