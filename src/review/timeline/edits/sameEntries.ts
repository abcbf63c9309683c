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

/** Remembers what a timeline has, and what has come into it since. */
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

  /** Also for what was there: who has reworded it still has the thing. */
  add({ at, text, url }: ComparedEntry): void {
    const minute = Math.floor(at / minuteMs);
    this.#known.push({
      words: readEntryWords(text),
      isAt: instant => Math.floor(instant / minuteMs) === minute,
      addresses: new Set([simplifyAddress(url)]),
    });
  }
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
  const [small, large] = words.size <= others.size ? [words, others] : [others, words];
  const common = [...small].filter(word => large.has(word)).length;
  if (common === small.size && (small.size > 1 || large.size === small.size)) return true;
  return addresses.size === 0 && (2 * common) / (small.size + large.size) >= sameWords;
}

/** Without what we put behind it: who it was, and the source. */
function readEntryWords(text: string): ReadonlySet<string> {
  const plain = text
    .replaceAll(/\s*\([^()]{0,100}\[[^\]]*\]\([^)]*\)\)/gu, ' ')
    .replaceAll(/\]\([^)]*\)|https?:\/\/\S+/gu, ' ');
  return new Set([...readWords(plain), ...(plain.match(/\d+/gu) ?? [])]);
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
