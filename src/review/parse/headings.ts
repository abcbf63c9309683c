// What a heading means, whatever a team calls it. The shell's recogniser reads headings with it too.
import type { Meaning } from '../model';
import { removeAccents } from './accents';
import { makeHeadingKey } from './headingKey';
import { headingNames } from './headingNames';

interface Name {
  readonly name: string;
  readonly meaning: Meaning;
  /** Its place in the list of all names: of two that fit equally well, the one that stands earlier counts. */
  readonly rank: number;
  readonly words: number;
}

interface Names {
  /** A name that is listed under two meanings has the earlier one. */
  readonly known: ReadonlyMap<string, Name>;
  readonly mostWords: number;
}

let allNames: Names | undefined;
let unspacedNames: readonly Name[] | undefined;

/** The names are read with the first heading: the shell starts in windows that show none. */
function readNames(): Names {
  return (allNames ??= makeNames());
}

function makeNames(): Names {
  const known = new Map<string, Name>();
  let mostWords = 0;
  for (const [meaning, list] of headingNames) {
    for (const name of removeAccents(list.trim()).split(/,\s*/u).flatMap(listForms)) {
      const words = name.split(' ').length;
      mostWords = Math.max(mostWords, words);
      if (!known.has(name)) known.set(name, { name, meaning, rank: known.size, words });
    }
  }
  return { known, mostWords };
}

/** Looked through only for a heading in such a script. */
function readUnspacedNames(): readonly Name[] {
  return (unspacedNames ??= [...readNames().known.values()].filter(({ name }) => name.search(unspaced) >= 0));
}

/** The names that `short/long term fix/fixes` stands for. */
function listForms(name: string): readonly string[] {
  const [words] = /\S+\/\S+/u.exec(name) ?? [];
  return words?.split('/').flatMap(word => listForms(name.replace(words, word))) ?? [name];
}

/** Means something only where it is the whole heading: "Why?", but not "Why we bake". */
const bareWhy = /^(?:why|warum(?: ist es passiert)?|pourquoi|por que(?: paso| ocurrio| aconteceu)?)$/u;

/** Scripts that part no words, or part them in other ways: there a name counts wherever it stands. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const longestUnspaced = 12;

/** Single words that carry the meaning wherever they stand in a short heading. */
const strongNames = new Set(
  'timeline acknowledgements approval guidelines impact summary lessons recurrence backlog detection metrics'.split(
    ' ',
  ),
);

/** Above this many words a heading is a sentence: a name counts only at its beginning. */
const shortHeading = 6;

/** `14:05`, `2026-03-01 14:05`: a heading that begins with a time is an entry of a timeline, whatever it tells. */
const timeForm = /^[\s*_`~≈[(]*(?:\d{1,2}[:：]\d{2}|\d{4}-\d{2}-\d{2}[T ]+\d{1,2}:)/u;

/** "Follow-up links", "改善の参考資料": what a heading is about stands at its end; "Action item links" are actions. */
const ofLinks = /^(?!.*(?:action|issue|item|the )).* (?:links|references)$|参考.{0,4}$/u;

const numbering = /^(?:(?:\d{1,2}|[a-h]\d?|i{1,3}|iv|vi{0,3}) )+/u;

/** `key` is the heading's own, see `makeHeadingKey`. */
export function readMeaning(heading: string, key = makeHeadingKey(heading)): Meaning {
  if (key === '' || timeForm.test(heading)) return 'other';
  const exact = readWholeMeaning(key);
  if (exact) return exact;
  if (ofLinks.test(key)) return 'other';
  // "1. 2) b. Impact"; a loop, for a heading may have thousands of them. What stands in them means nothing by itself.
  const unnumbered = key.replace(numbering, '');
  if (unnumbered !== key) {
    const behindNumber = readMeaning(unnumbered);
    if (behindNumber !== 'other') return behindNumber;
  }
  const words = key.split(' ', shortHeading + readNames().mostWords);
  const isShort = words.length <= shortHeading;
  if (isWhys(words)) return 'whys';
  const first = findLongest(words, 0) ?? findUnspacedName(key);
  // "Response timeline": what is told is the timeline; that of actions is a plan.
  if (isShort && first && first.meaning !== 'actions' && words.at(-1) === 'timeline') return 'timeline';
  if (first) return first.meaning;
  const compound = isShort ? findCompoundMeaning(words) : undefined;
  if (compound) return compound;
  if (!isShort) return 'other';
  const inside = words.flatMap((_, at) => (at === 0 ? [] : (findLongest(words, at) ?? [])));
  return (
    findFirst(inside.filter(entry => entry.words > 1))?.meaning ??
    findFirst(inside.filter(({ name }) => strongNames.has(name)))?.meaning ??
    'other'
  );
}

/** The meaning of a heading that is a known name or one joined word and nothing more, by its key. */
export function readWholeMeaning(key: string): Meaning | undefined {
  if (bareWhy.test(key)) return 'root-cause';
  return readNames().known.get(key)?.meaning ?? (key.includes(' ') ? undefined : findCompoundMeaning([key]));
}

/** The longest name that begins at a word; what is told of the longest says more than its beginning does. */
function findLongest(words: readonly string[], at: number): Name | undefined {
  const { known, mostWords } = readNames();
  for (let count = Math.min(mostWords, words.length - at); count > 0; count -= 1) {
    const name = known.get(words.slice(at, at + count).join(' '));
    if (name) return name;
  }
  return undefined;
}

/** German, Dutch and the languages of the north join words: "Abhilfemaßnahmen" are measures, a "Fehlerursache" is a cause. */
const compounds: readonly (readonly [Meaning, RegExp])[] = [
  ['actions', /(?:maßnahmen|massnahmen|maatregelen|atgarder|tilta[gk]|opatreni)$/u],
  ['timeline', /(?:verlauf|forlø[bp])$/u],
  ['root-cause', /(?:ursachen?|(?:or|ar)sa[gk](?:en|er)?|oorzaa?k(?:en)?)$/u],
];

function findCompoundMeaning(words: readonly string[]): Meaning | undefined {
  return compounds.find(([, ending]) => words.some(word => ending.test(word)))?.[0];
}

function findFirst(found: readonly Name[]): Name | undefined {
  return found.reduce<Name | undefined>((best, entry) => (best && best.rank <= entry.rank ? best : entry), undefined);
}

function isWhys(words: readonly string[]): boolean {
  return words.some((word, at) => word === 'whys' && (words[at - 1] === '5' || words[at - 1] === 'five'));
}

/** The longest name of a script without blanks that a short heading holds. */
function findUnspacedName(key: string): Name | undefined {
  const letters = key.match(unspaced)?.length ?? 0;
  if (letters === 0) return undefined;
  // What a heading is about stands at its end: "発生から復旧までのタイムライン".
  const isShort = letters <= longestUnspaced;
  const found = readUnspacedNames().filter(({ name }) => (isShort ? key.includes(name) : key.endsWith(name)));
  const longest = Math.max(...found.map(({ name }) => name.length));
  return findFirst(found.filter(({ name }) => name.length === longest));
}

/** Meanings that only a review has: two of them make a Markdown file a review. */
const tellingMeanings: ReadonlySet<Meaning> = new Set<Meaning>([
  'timeline',
  'whys',
  'root-cause',
  'contributing',
  'actions',
  'lessons',
  'impact',
  'recovery',
  'recurrence',
]);

/** True for a meaning that only a review's section has. */
export function isTelling(meaning: Meaning | undefined): meaning is Meaning {
  return tellingMeanings.has(meaning as Meaning);
}

/** Words that make a heading one of a guide or of a report on many incidents: "Common root causes", "Recurrence rate". */
const generalWords = new Set(
  `common typical general generic possible potential example examples sample strategies strategy practices tips guide
  guidelines process processes policy writing template templates definition definitions types categories rate rates levels
  trends statistics module exercise project seen usual`.split(/\s+/u),
);

/** The meaning of a heading that only a review has; undefined for any other. */
export function readTellingMeaning(heading: string, key = makeHeadingKey(heading)): Meaning | undefined {
  const meaning = readMeaning(heading, key);
  if (!tellingMeanings.has(meaning)) return undefined;
  return !readNames().known.has(key) && key.split(' ').some(word => generalWords.has(word)) ? undefined : meaning;
}

/** A line of few words that begins with a capital, or in a script that has none, and ends no sentence. */
export const loneName = /^ {0,3}[\p{Upper}\p{Lo}][^.!,;|]{1,39}$/u;

/** What heads a list of actions on a line of its own, without any mark of a heading. */
export const plainNames: ReadonlySet<string> = new Set([
  'action items',
  'action item',
  'corrective actions',
  'follow up actions',
  'follow up items',
  'todo list',
  'to do list',
]);
