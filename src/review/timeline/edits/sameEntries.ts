// Whether a timeline has an entry already: by its source, else by its minute and its words.
import { minuteMs } from '../../../incident/units';
import type { ReviewDocument } from '../../model';
import { readWords } from '../../parse/lineKey';
import { findLineStart } from '../../parse/lines';
import { findExtentEnd } from './edits';
import type { Timeline, TimelineEvent } from '../model';

/** What is compared of an entry that is to come in. */
export interface ComparedEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
  /** The address of its source. */
  readonly url: string;
  /** More entries than this one come from the source. */
  readonly isPart: boolean;
}

interface KnownEntry {
  readonly words: ReadonlySet<string>;
  readonly isAt: (instant: number) => boolean;
  /** Addresses in it, as `simplifyAddress` makes them. */
  readonly addresses: ReadonlySet<string>;
}

/** The likeness from which two texts without a source in common are two wordings of one thing. */
const sameWords = 0.6;

/** What a timeline has already. */
export class KnownEntries {
  readonly #known: KnownEntry[] = [];
  readonly #addresses = new Set<string>();

  /** Of all timelines of a document that are called so. */
  constructor(document: ReviewDocument, timelines: readonly Timeline[]) {
    for (const timeline of timelines.filter(({ named }) => named)) {
      for (const [index, event] of timeline.events.entries()) {
        const end = findExtentEnd(timeline, index);
        const text = document.text.slice(findLineStart(document, event.line), findLineStart(document, end));
        this.#known.push({
          words: readEntryWords(event.text),
          isAt: instant => isInMinute(event, instant),
          addresses: findAddresses(text),
        });
      }
    }
    // Where a person made prose of an entry, its source still stands in the section.
    for (const { start, end } of listNamedLines(document)) {
      for (const address of findAddresses(document.text.slice(start, end))) this.#addresses.add(address);
    }
  }

  has(entry: ComparedEntry): boolean {
    const address = simplifyAddress(entry.url);
    const words = readEntryWords(entry.text);
    if (this.#addresses.has(address)) {
      if (!entry.isPart) return true;
      if (this.#known.some(known => known.addresses.has(address) && known.isAt(entry.at))) return true;
    }
    return this.#known.some(known => known.isAt(entry.at) && isSameThing(words, known));
  }
}

/** Entries of one minute of which one says all that another says are one thing, whose longest wording is kept. By time. */
export function omitDoubles<T extends ComparedEntry>(entries: readonly T[]): readonly T[] {
  const kept: { readonly entry: T; readonly minute: number; readonly words: ReadonlySet<string> }[] = [];
  const longestFirst = entries
    .map(entry => ({ entry, minute: Math.floor(entry.at / minuteMs), words: readEntryWords(entry.text) }))
    .toSorted((one, other) => other.words.size - one.words.size || (one.entry.url < other.entry.url ? -1 : 1));
  for (const each of longestFirst) {
    if (!kept.some(other => other.minute === each.minute && isWithin(each.words, other.words))) kept.push(each);
  }
  return kept
    .map(({ entry }) => entry)
    .toSorted((one, other) => one.at - other.at || (one.url < other.url ? -1 : Number(one.url > other.url)));
}

/** Whether an entry of the document is one of those from elsewhere. */
export function compareWithEvents(
  document: ReviewDocument,
  entries: readonly ComparedEntry[],
): (event: TimelineEvent) => boolean {
  const known = entries.map(entry => ({
    at: entry.at,
    known: { words: readEntryWords(entry.text), addresses: new Set<string>(), isAt: () => true },
  }));
  const sources = new Set(entries.map(({ url }) => simplifyAddress(url)));
  return event => {
    const text = document.text.slice(findLineStart(document, event.line), findLineStart(document, event.endLine));
    if ([...findAddresses(text)].some(address => sources.has(address))) return true;
    const words = readEntryWords(event.text);
    return known.some(each => isInMinute(event, each.at) && isSameThing(words, each.known));
  };
}

/** The ranges of all sections called a timeline, with those inside them. */
function listNamedLines(document: ReviewDocument): readonly { readonly start: number; readonly end: number }[] {
  const inside = new Set<number>();
  return document.sections.flatMap(section => {
    if (section.meaning !== 'timeline' && !inside.has(section.parent)) return [];
    inside.add(section.index);
    return [{ start: section.headingSpan.start, end: findLineStart(document, section.endLine) }];
  });
}

/** Where a day or a zone is not known, the clock alone is compared. */
function isInMinute({ start, localStart, dated, precision }: TimelineEvent, instant: number): boolean {
  if (precision === 'day' || localStart === undefined) return false;
  const minute = (time: number): number => Math.floor(time / minuteMs);
  if (start !== undefined) return minute(start) === minute(instant);
  if (dated !== 'none') return minute(localStart) === minute(instant);
  return minute(localStart) % 1440 === minute(instant) % 1440;
}

/** Entries with sources of their own are two unless one says all that the other says. */
function isSameThing(words: ReadonlySet<string>, { words: others, addresses }: KnownEntry): boolean {
  if (isWithin(words, others) || isWithin(others, words)) return true;
  const common = [...words].filter(word => others.has(word)).length;
  return addresses.size === 0 && (2 * common) / (words.size + others.size) >= sameWords;
}

/** One word alone is within another text only where it is all of that. */
function isWithin(small: ReadonlySet<string>, large: ReadonlySet<string>): boolean {
  return [...small].every(word => large.has(word)) && (small.size > 1 || large.size === small.size);
}

/** The words of an entry, and its numbers. */
function readEntryWords(text: string): ReadonlySet<string> {
  const plain = removeSource(text).replaceAll(/\]\([^)]{0,1000}\)|https?:\/\/\S+/gu, ' ');
  return new Set([...readWords(plain), ...(plain.match(/\d+/gu) ?? [])]);
}

/** An entry's text without what an import puts behind it: who it was, and the source. */
export function removeSource(text: string): string {
  return text.replaceAll(/(?<!\s)\s*\([^()]{0,100}\[[^[\]]{0,300}\]\([^)]{0,1000}\)\)/gu, ' ').trim();
}

function findAddresses(text: string): ReadonlySet<string> {
  return new Set((text.match(/https?:\/\/[^\s<>()[\]"'`|]+/giu) ?? []).map(simplifyAddress));
}

/** GitLab has several addresses of one issue, and text behind one is no part of it. */
function simplifyAddress(address: string): string {
  return address
    .replace(/[.,;:!?*_~]+$/u, '')
    .replace(/\/-\/(?:issues\/incident|work_items|incidents)\//u, '/-/issues/')
    .replace(/\/(?=#|$)/u, '')
    .toLowerCase();
}
