// Puts entries from elsewhere into a document's timeline: in its own form, by time, each with its source, and none twice.
import { escapeMarkdown, escapeTableCell } from '../../../incident/foreignText';
import { dayMs } from '../../../incident/units';
import { applyEdits } from '../../fixes';
import type { ReviewDocument, TextEdit } from '../../model';
import { detectLineEnd } from '../../parse/lines';
import { findBlockPlace } from '../../place/blockPlace';
import { milestoneTags, readMilestone } from '../facts/milestones';
import type { Milestone, Timeline } from '../model';
import { writeDate } from './edits';
import { findInsertionPoint, findWrittenTimeline, listOuterEvents, type EntryPlace } from './insertion';
import { KnownEntries, omitDoubles, type ComparedEntry } from './sameEntries';

/** An entry that is to come in. Its texts are foreign and are made harmless here. */
export interface ImportedEntry extends ComparedEntry {
  /** Who did it, as it is to be written; empty where nobody is named. */
  readonly author: string;
  /** What it marks beside what its words say. */
  readonly milestone: Milestone | undefined;
}

export interface Imported {
  readonly text: string;
  readonly added: number;
  /** What the timeline has already. */
  readonly known: number;
}

/** Reads a text as the document that it will be. */
export type ReadTimelines = (text: string) => {
  readonly document: ReviewDocument;
  readonly timelines: readonly Timeline[];
};

/** The whole new text. Nothing that stands there is changed, but that a row gets its date where it would lose its day. */
export function importEntries(text: string, entries: readonly ImportedEntry[], read: ReadTimelines): Imported {
  const first = read(text);
  const known = new KnownEntries(first.document, first.timelines);
  const wanted = omitDoubles(entries).filter(entry => !known.has(entry));
  if (wanted.length === 0) return { text, added: 0, known: entries.length };
  let current = findWrittenTimeline(first.timelines) ? text : addSection(first.document);
  for (let rest = wanted; rest.length > 0;) {
    const { document, timelines } = current === text ? first : read(current);
    const timeline = findWrittenTimeline(timelines);
    if (!timeline) return { text, added: 0, known: entries.length - wanted.length };
    // The first entry gives the form that the others take.
    const batch = listOuterEvents(timeline).length === 0 ? rest.slice(0, 1) : rest;
    current = insertBatch(document, timelines, batch);
    rest = rest.slice(batch.length);
  }
  return { text: current, added: wanted.length, known: entries.length - wanted.length };
}

/** Of the entries those that the timeline has already, each as it stands for itself. */
export function findKnownEntries<T extends ComparedEntry>(
  text: string,
  entries: readonly T[],
  read: ReadTimelines,
): readonly T[] {
  const { document, timelines } = read(text);
  const known = new KnownEntries(document, timelines);
  return entries.filter(entry => known.has(entry));
}

interface Put {
  readonly place: EntryPlace;
  readonly entry: ImportedEntry;
}

/** Entries in the order of time. */
function insertBatch(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  entries: readonly ImportedEntry[],
): string {
  const places = new Map<number, Put[]>();
  for (const entry of entries) {
    const place = findInsertionPoint(document, timelines, entry.at);
    if (place) places.set(place.offset, [...(places.get(place.offset) ?? []), { place, entry }]);
  }
  const edits = [...places].map(([offset, puts]): TextEdit => ({
    span: { start: offset, end: offset },
    text: puts.map((put, index) => writePut(put, index)).join(''),
  }));
  const timeline = findWrittenTimeline(timelines);
  const dates = timeline ? [...places.values()].flatMap(puts => keepDate(timeline, puts) ?? []) : [];
  return applyEdits(document.text, [...edits, ...dates]);
}

/** The row below takes its day from the one above it: where that is another one now, it gets its own. */
function keepDate(timeline: Timeline, puts: readonly Put[]): TextEdit | undefined {
  const last = puts.at(-1);
  if (!last) return undefined;
  const outer = listOuterEvents(timeline);
  const above = timeline.events[last.place.behind];
  const below = last.place.behind < 0 ? outer[0] : outer[outer.findIndex(event => event === above) + 1];
  if (below?.localStart === undefined || below.dated !== 'above') return undefined;
  const offset = below.start === undefined ? 0 : below.localStart - below.start;
  const isSameDay = Math.floor((last.entry.at + offset) / dayMs) === Math.floor(below.localStart / dayMs);
  return isSameDay ? undefined : writeDate(below);
}

/** Numbers of a list go on within what comes in together. */
function writePut({ place, entry }: Put, index: number): string {
  const before = place.before.replace(
    /^([\s>]*)(\d{1,9})(?=[.)][ \t])/u,
    (_, lead: string, number: string) => lead + String(Number(number) + index),
  );
  return before + writeEntry(entry, place.isCell) + place.after;
}

function writeEntry({ text, author, url, milestone }: ImportedEntry, isCell: boolean): string {
  const escape = isCell ? escapeTableCell : escapeMarkdown;
  const tag = milestone && readMilestone(text).milestone !== milestone ? ` (${milestoneTags[milestone]})` : '';
  const by = author === '' ? '' : `${escape(author)}, `;
  return `${escape(text)}${tag} (${by}[source](${url}))`;
}

/** The document with a section for its timeline, where it has none, behind all that it says. */
function addSection(document: ReviewDocument): string {
  const { text, sections } = document;
  const levels = new Set(sections.filter(({ level, index }) => index > 0 && level > 1).map(({ level }) => level));
  const heading = `${'#'.repeat(levels.size === 0 ? 2 : Math.min(...levels))} Timeline`;
  // From a heading on, the place is the end of what stands below it: quick actions there stay the last.
  const place = findBlockPlace(document, 'timeline', sections.at(-1)?.headingSpan.start ?? 0);
  const eol = detectLineEnd(text);
  const [before, after] = place.kind === 'block' ? [place.before, place.after] : [eol + eol, eol];
  return text.slice(0, place.span.start) + before + heading + (after === '' ? eol : after) + text.slice(place.span.end);
}
