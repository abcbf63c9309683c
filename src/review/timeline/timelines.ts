// From a document to its timelines: entries get their dates, their zones and, where both are known, their instants.
import type { ReviewDocument, Section, Span } from '../model';
import { maskedLines } from '../parse/document';
import type { Lines } from '../parse/lines';
import { lineText } from '../parse/lines';
import { hourMs, minuteMs } from './clocks';
import type { WrittenDate } from './dates';
import { dayMs, isoDate, nearestYear, readings } from './dates';
import { createEntryReader } from './entries';
import type { Entry, Piece } from './pieces';
import { milestoneOf } from './milestones';
import type { Timeline, TimelineEvent, Zone } from './model';
import { documentDay, documentZone, isoDay, sectionZone } from './stated';
import type { WrittenTime, WrittenZone } from './time';
import { createOffsets, findZone } from './zones';

export interface TimelineHints {
  /** `YYYY-MM-DD`: where no entry has a date, they are taken to be of this day. */
  readonly incidentDate?: string;
  /** Lines, from 0, that the template gave: its examples are no events. */
  readonly givenLines?: ReadonlySet<number>;
}

/** The clock may go back this far by mistake; further back is the next day. */
export const wrapMs = 4 * hourMs;
/** Entries with a time that a section not called a timeline needs to be one. */
const fewestUnnamed = 3;
/** Two readings of a date: the one this near to its neighbours is meant when the other is not. */
const nearDays = 14;

const unnamedNever = new Set([
  'actions',
  'acknowledgements',
  'approval',
  'guidelines',
  'key-information',
  'metrics',
  'recurrence',
  'backlog',
]);

/** All timelines of a document in order: the sections called so, and others with times at the start of three entries or more. */
export function timelinesOf(document: ReviewDocument, hints: TimelineHints = {}): readonly Timeline[] {
  const reader = createEntryReader(document);
  const lines = maskedLines(document);
  const offsetAt = createOffsets();
  const anchor = hints.incidentDate ? isoDay(hints.incidentDate) : documentDay(document, lines);
  const timelines: Timeline[] = [];
  const inside = new Set<number>();
  let sentence: WrittenZone | undefined | null = null;
  const stated = (): WrittenZone | undefined => (sentence === null ? (sentence = documentZone(lines)) : sentence);
  for (const section of document.sections) {
    if (inside.has(section.parent)) {
      inside.add(section.index);
      continue;
    }
    const named = section.meaning === 'timeline';
    if (named) inside.add(section.index);
    else if (unnamedNever.has(section.meaning)) continue;
    const pieces = reader
      .read(section, named, named)
      .filter(piece => piece.is !== 'entry' || !hints.givenLines?.has(piece.entry.line));
    const timed = pieces.filter(piece => piece.is === 'entry' && piece.entry.time.clock).length;
    if (!named && timed < fewestUnnamed) continue;
    const zone = sectionZone(lines, section, pieces) ?? stated();
    for (const part of partsOf(section, pieces)) {
      const before = timelines.at(-1);
      const last = before?.events.findLast(
        event => event.localStart !== undefined && event.dated !== 'none',
      )?.localStart;
      const day = part.continues && last !== undefined ? Math.floor(last / dayMs) : anchor;
      const events = resolve(document, lines, part.pieces, zone, day, offsetAt);
      const [first] = events;
      // A part that begins before the one above it began tells of another incident.
      const continues =
        part.continues &&
        before &&
        !(first && before.events[0] && isBefore(first, before.events[0])) &&
        before.named === named;
      if (continues) timelines[timelines.length - 1] = { ...before, events: [...before.events, ...events] };
      else timelines.push({ section: part.section.index, named, zone: undefined, zoneSpan: zone?.span, events });
    }
  }
  return timelines.map(timeline => ({ ...timeline, ...zoneOfAll(timeline, lines) }));
}

function isBefore(a: TimelineEvent, b: TimelineEvent): boolean {
  return a.localStart !== undefined && b.localStart !== undefined && a.localStart < b.localStart;
}

/** Milliseconds from one entry to another: between instants where both have one, else between local times. */
export function elapsed(from: TimelineEvent, to: TimelineEvent): number | undefined {
  if (from.start !== undefined && to.start !== undefined) return to.start - from.start;
  if (from.localStart === undefined || to.localStart === undefined) return undefined;
  return to.localStart - from.localStart;
}

interface Part {
  readonly section: Section;
  readonly pieces: readonly Piece[];
  readonly continues: boolean;
}

const incidentHeading = /\b(?:incident|outage|occurrence|vorfall|ausfall|incidente|ocorrência)\b.+(?:\d|\b[A-Z]\b)/i;

/** Headings inside a timeline part it; one that counts incidents begins a timeline of its own. */
function partsOf(section: Section, pieces: readonly Piece[]): readonly Part[] {
  const parts: { section: Section; pieces: Piece[]; continues: boolean }[] = [
    { section, pieces: [], continues: false },
  ];
  for (const piece of pieces) {
    if (piece.is === 'part')
      parts.push({ section: piece.section, pieces: [], continues: !incidentHeading.test(piece.section.heading) });
    else parts.at(-1)?.pieces.push(piece);
  }
  const [own, ...inner] = parts;
  const hasEntries = (part: Part): boolean => part.pieces.some(piece => piece.is === 'entry');
  // Only what has entries is a part; dates above the first of them hold for it.
  const filled = inner.filter(hasEntries);
  if (!own || (!hasEntries(own) && filled.length === 0)) return own ? [own] : [];
  if (hasEntries(own)) return [own, ...filled];
  return filled.map((part, index) => ({
    section: part.continues ? section : part.section,
    pieces: index === 0 ? [...own.pieces, ...part.pieces] : part.pieces,
    continues: index > 0 && part.continues,
  }));
}

/** The last entry with a time of day at each depth: what the next one there is compared with. */
interface Level {
  readonly depth: number;
  readonly group: number;
  readonly local: number;
  readonly wrapped: boolean;
}

/** Entries with their dates and zones, in document order. */
function resolve(
  document: ReviewDocument,
  lines: Lines,
  pieces: readonly Piece[],
  stated: WrittenZone | undefined,
  anchor: number | undefined,
  offsetAt: (zone: Zone, local: number) => number,
): readonly TimelineEvent[] {
  const dayFirst = orderOf(pieces, anchor);
  const firstDay = pieces.map(dateOf).find(date => date?.day !== undefined)?.day;
  const dayOf = (
    date: WrittenDate,
    near: number | undefined,
  ): { day: number | undefined; readings: readonly string[] } => {
    if (date.day !== undefined) return { day: date.day, readings: [] };
    if (date.count !== undefined)
      return { day: origin === undefined ? undefined : origin + date.count - 1, readings: [] };
    if (date.yearless) return { day: nearestYear(date.yearless.month, date.yearless.dayOfMonth, near), readings: [] };
    if (date.numbers) return chosen(date.numbers, near, dayFirst);
    return { day: undefined, readings: [] };
  };
  const origin = anchor ?? firstDay;
  let day = origin ?? 0;
  let known = origin !== undefined;
  let levels: Level[] = [];
  let zone: Zone | undefined;
  const events: TimelineEvent[] = [];
  for (const piece of pieces) {
    if (piece.is === 'part') continue;
    const near = known ? day : undefined;
    if (piece.is === 'date') {
      const found = dayOf(piece.date.date, near).day;
      if (found !== undefined) {
        day = found;
        known = true;
      }
      levels = [];
      continue;
    }
    const { entry } = piece;
    const { time } = entry;
    const { clock } = time;
    levels = levels.filter(
      level => level.depth < entry.depth || (level.depth === entry.depth && level.group === entry.group),
    );
    const own = time.date ? dayOf(time.date, near) : undefined;
    const fault = time.date?.impossible ? 'date' : clock?.fault;
    const isDay = clock === undefined || (clock.ms === undefined && !clock.fault);
    const inherited = inheritedDay(levels.at(-1), day, clock?.ms);
    const at = own ? own.day : inherited.day;
    const dated = own ? 'own' : !known ? 'none' : inherited.moved ? 'midnight' : 'above';
    const readable = at !== undefined && fault === undefined;
    const localStart = readable ? at * dayMs + (clock?.ms ?? 0) : undefined;
    if (readable) {
      day = at;
      known ||= own !== undefined;
    }
    if (localStart !== undefined && !isDay) {
      levels = levels.filter(level => level.depth < entry.depth);
      levels.push({ depth: entry.depth, group: entry.group, local: localStart, wrapped: !own && inherited.wrapped });
    } else if (own) levels = levels.filter(level => level.depth < entry.depth);
    const rowZone = time.zone ?? time.endZone ?? entry.zone;
    zone = rowZone?.zone ?? stated?.zone ?? zone;
    const localEnd = localStart === undefined || isDay ? undefined : endOf(entry, localStart, at ?? 0, dayOf);
    const instant = (local: number | undefined, of: Zone | undefined): number | undefined =>
      local === undefined || of === undefined || dated === 'none' || isDay
        ? undefined
        : local - offsetAt(of, local) * minuteMs;
    const text = textOf(document, lines, entry);
    events.push({
      line: entry.line,
      endLine: entry.endLine,
      kind: entry.kind,
      group: entry.group,
      depth: entry.depth,
      timeSpan: time.span,
      textSpan: entry.textSpan,
      text,
      pieces: {
        weekday: time.weekday,
        date: time.date?.span,
        year: time.date?.year,
        clock: clock?.span,
        zone: time.zone?.span,
        endDate: time.endDate?.span,
        endClock: time.endClock?.span,
        endZone: time.endZone === time.zone ? undefined : time.endZone?.span,
        columnZone: entry.zone?.span,
      },
      localStart,
      localEnd,
      start: instant(localStart, zone),
      end: instant(localEnd, time.endZone?.zone ?? zone),
      zone,
      precision: isDay ? 'day' : clock.seconds ? 'second' : 'minute',
      dated,
      about: time.about,
      readings: own?.readings ?? [],
      fault: fault ?? time.endClock?.fault,
      faultSpan: faultSpanOf(time),
      ...milestoneOf(text),
    });
  }
  return events;
}

/**
 * The day of a time without a date: that of the entry before it, the next one where the clock goes back by more than
 * four hours, and back again where a day was taken that way too early.
 */
export function inheritedDay(
  previous: { readonly local: number; readonly wrapped: boolean } | undefined,
  day: number,
  clockMs: number | undefined,
): { readonly day: number; readonly moved: boolean; readonly wrapped: boolean } {
  if (!previous || clockMs === undefined) return { day, moved: false, wrapped: false };
  const base = Math.floor(previous.local / dayMs);
  const step = base * dayMs + clockMs - previous.local;
  if (step < -wrapMs) return { day: base + 1, moved: true, wrapped: true };
  if (previous.wrapped && step >= dayMs - wrapMs) return { day: base - 1, moved: false, wrapped: false };
  return { day: base, moved: false, wrapped: previous.wrapped };
}

function endOf(
  entry: Entry,
  localStart: number,
  day: number,
  dayOf: (date: WrittenDate, near: number | undefined) => { day: number | undefined },
): number | undefined {
  const { endClock, endDate, endShift } = entry.time;
  if (endClock?.ms === undefined) return undefined;
  if (endDate) {
    const endDay = dayOf(endDate, day).day;
    return endDay === undefined ? undefined : endDay * dayMs + endClock.ms;
  }
  if (endShift !== undefined) return (day + endShift) * dayMs + endClock.ms;
  const same = day * dayMs + endClock.ms;
  return same < localStart ? same + dayMs : same;
}

function dateOf(piece: Piece): WrittenDate | undefined {
  return piece.is === 'entry' ? piece.entry.time.date : piece.is === 'date' ? piece.date.date : undefined;
}

/** Whether the day stands before the month in `10/11/2026`: what other dates of the timeline show; undefined where none does. */
function orderOf(pieces: readonly Piece[], anchor: number | undefined): boolean | undefined {
  let day = false;
  let month = false;
  for (const piece of pieces) {
    const date = dateOf(piece);
    day ||= date?.order === 'day';
    month ||= date?.order === 'month';
  }
  if (day !== month) return day;
  if (anchor === undefined) return undefined;
  for (const piece of pieces) {
    const numbers = dateOf(piece)?.numbers;
    if (!numbers) continue;
    const both = readings(numbers, anchor);
    if (both.dayFirst === anchor) return true;
    if (both.monthFirst === anchor) return false;
  }
  return undefined;
}

function chosen(
  numbers: NonNullable<WrittenDate['numbers']>,
  near: number | undefined,
  dayFirst: boolean | undefined,
): { day: number | undefined; readings: readonly string[] } {
  const both = readings(numbers, near);
  if (both.dayFirst === undefined || both.monthFirst === undefined)
    return { day: both.dayFirst ?? both.monthFirst, readings: [] };
  if (dayFirst !== undefined) return { day: dayFirst ? both.dayFirst : both.monthFirst, readings: [] };
  if (near !== undefined) {
    const dayIsNear = Math.abs(both.dayFirst - near) <= nearDays;
    const monthIsNear = Math.abs(both.monthFirst - near) <= nearDays;
    if (dayIsNear !== monthIsNear) return { day: dayIsNear ? both.dayFirst : both.monthFirst, readings: [] };
  }
  return { day: undefined, readings: [isoDate(both.dayFirst), isoDate(both.monthFirst)] };
}

function faultSpanOf({ date, clock, endClock }: WrittenTime): Span | undefined {
  if (date?.impossible) return date.span;
  if (clock?.fault) return clock.span;
  return endClock?.fault ? endClock.span : undefined;
}

const listMarker = /^\s*(?:[-+*]|\d{1,9}[.)])\s/;

/** The entry's first paragraph on one line; of a heading that is only a time, what stands below it. */
function textOf(document: ReviewDocument, lines: Lines, entry: Entry): string {
  const { textSpan, line } = entry;
  const parts = [document.masked.slice(textSpan.start, textSpan.end).trim()];
  if (entry.kind === 'row' || textSpan.start < entry.time.span.start) return parts[0] ?? '';
  let next = line + 1;
  if (entry.kind === 'heading') {
    if (parts[0] !== '') return parts[0] ?? '';
    while (next < entry.endLine && lineText(lines, next).trim() === '') next++;
    if (next < entry.endLine) parts.push(lineText(lines, next++).replace(listMarker, '').trim());
  }
  for (; next < entry.endLine; next++) {
    const text = lineText(lines, next);
    if (text.trim() === '' || listMarker.test(text)) break;
    parts.push(text.trim());
  }
  return parts.filter(part => part !== '').join(' ');
}

/** The zone for the whole: the stated one, else that of the first entry that has one. */
function zoneOfAll(timeline: Timeline, lines: Lines): Pick<Timeline, 'zone' | 'zoneSpan'> {
  const { zoneSpan } = timeline;
  if (zoneSpan) return { zone: findZone(lines.text, zoneSpan.start, zoneSpan.end)?.zone, zoneSpan };
  const first = timeline.events.find(event => event.zone);
  return { zone: first?.zone, zoneSpan: undefined };
}
