// From a document to its timelines: entries get their dates, their zones and, where both are known, their instants.
import { dayMs, minuteMs } from '../../incident/units';
import type { KnownField, ReviewDocument, Section, Span } from '../model';
import { readMaskedLines } from '../parse/document';
import { readFields } from '../parse/fields';
import type { FirstLook } from '../parse/firstLook';
import { isEnglish } from '../parse/language';
import { findLineStart, type Lines } from '../parse/lines';
import { mapList } from '../parse/lists';
import { type DayHints, Days, type Place } from './days';
import { createEntryReader } from './entries/entries';
import type { Piece, WrittenEntry } from './entries/pieces';
import { type ToldText, readEntryText } from './entries/entryText';
import { simplifyLines, simplifyText } from './entries/visibleText';
import { completeMarks, keepLook } from './facts/likelyMarks';
import { noMilestone, readMilestones, type MilestoneReading } from './facts/milestones';
import type { Timeline, TimelineEvent, Zone } from './model';
import {
  listCountingStarts,
  findDocumentDay,
  findNearDay,
  readIsoDay,
  findSectionDate,
  findSectionZone,
  type Statement,
  findStatement,
} from './entries/stated';
import { createZoneAbove, createZoneFinder } from './entries/zoneAround';
import { areCounted } from './entries/countedEntries';
import { createDayEvidence, type DayEvidence } from './entries/dayEvidence';
import { computeLocal, createFieldTimes, createPhaseReader, type PhaseReader } from './fieldTimes';
import { chooseNearestDay, type WrittenDate } from './grammar/dates';
import { addPart, splitIntoParts } from './timelineParts';
import { createUnnamedTest, isNoAside, unnamedNever } from './unnamedTimelines';
import { createZoneReader } from './zoneEvidence';
import type { WrittenTime, WrittenZone } from './grammar/time';
import { createOffsets, findZone, isOpenZone } from './grammar/zones';

/** What helps to read a document's timelines. */
export interface TimelineHints {
  /** `YYYY-MM-DD`: where no entry has a date, they are taken to be of this day. */
  readonly incidentDate?: string;
  /** The document's fields, where they are known already. */
  readonly fields?: readonly KnownField[];
  /** A first look at the document, where one was taken. */
  readonly mayMatch?: FirstLook;
  /** True for lines, from 0, that hold no events: the template gave them, or their section was waived. */
  readonly isQuiet?: (line: number) => boolean;
}

const isInCode = (piece: Piece): boolean => piece.kind === 'entry' && piece.inCode;

/** All timelines of a document in order: the sections called so, and others with times at the start of three entries or more. */
export function readTimelines(document: ReviewDocument, hints: TimelineHints = {}): readonly Timeline[] {
  const lines = simplifyLines(document);
  const reader = createEntryReader(document, lines);
  const offsetAt = createOffsets();
  const readZone = createZoneReader(lines);
  const evidence = readEvidence(document, lines);
  const findZoneAround = createZoneFinder(document, lines);
  const findZoneAbove = createZoneAbove(lines, document.sections);
  let read = hints.fields;
  const fields = (): readonly KnownField[] => (read ??= readFields(document));
  const fieldTimes = createFieldTimes(lines, fields);
  const anchor = hints.incidentDate ? readIsoDay(hints.incidentDate) : findDocumentDay(document, fields(), evidence);
  const isTimeline = createUnnamedTest(document.sections, reader);
  const countings = listCountingStarts(lines);
  const timelines: Timeline[] = [];
  let statement: Statement | undefined;
  const sentences = (): Statement => (statement ??= findStatement(lines, hints.mayMatch));
  for (const section of omitInner(document.sections)) {
    const named = section.meaning === 'timeline';
    if (named ? hints.isQuiet?.(section.headingLine) : unnamedNever.has(section.meaning)) continue;
    const pieces = reader.read(section, named).filter(piece => piece.kind !== 'entry' || !hints.isQuiet?.(piece.line));
    if (!named && !isTimeline(section, pieces)) continue;
    // A log in a fence tells its zone and day there.
    const above = pieces.some(isInCode) ? { ...lines, text: simplifyText(document.text) } : lines;
    const counting = countings.findLast(({ span }) => span.start < findLineStart(lines, section.endLine));
    const stated = findSectionZone(above, section, pieces) ?? sentences().zone ?? counting?.zone ?? fieldTimes.zone();
    const told = stated && anchor !== undefined ? undefined : findZoneAround({ section, pieces, stated });
    const zone = stated ?? told?.zone ?? (named ? findZoneAbove(section.index, timelines[0]) : undefined);
    const date = findSectionDate(above, section, pieces) ?? sentences().date;
    const around =
      anchor ?? told?.date?.day ?? (pieces.some(isDated) ? undefined : findOnlyDay(evidence, lines, pieces));
    for (const part of splitIntoParts(section, pieces)) {
      const day = (part.continues ? findLastDay(timelines.at(-1)) : undefined) ?? around;
      const { start, end } = part.heading.headingSpan;
      const own = part.heading === section ? undefined : findZone(lines.text, start, end);
      const events = resolveEvents(document, part.pieces, {
        readPhase: createPhaseReader(fieldTimes, part.heading.heading),
        zone: own ?? zone,
        days: {
          anchor: day,
          stated: date && findDay(date, day),
          start: computeLocal(counting, day) ?? fieldTimes.start(),
          detectOrder: evidence.detectOrder,
          findNearDay: () => findNearDay({ document, fields: fields() }, section.heading, evidence),
        },
        offsetAt,
        readZone,
      });
      addPart(timelines, part, { section: part.section.index, named, zone: undefined, zoneSpan: zone?.span, events });
    }
  }
  return mapList(timelines.filter(isNoAside), (timeline, at) => ({
    ...completeMarks(timeline, document, at === 0),
    ...findCommonZone(timeline, lines, readZone),
  }));
}

/** Sections inside a timeline are parts of it. */
function omitInner(sections: readonly Section[]): readonly Section[] {
  const inside = new Set<number>();
  return sections.filter(({ meaning, index, parent }) => {
    const isInner = inside.has(parent);
    if (isInner || meaning === 'timeline') inside.add(index);
    return !isInner;
  });
}

/** The only day that the text above names, or the one that it names with the time of the first entry. */
function findOnlyDay(
  { findOnlyDay: find }: DayEvidence,
  { text }: Lines,
  pieces: readonly Piece[],
): number | undefined {
  const first = pieces.find(piece => piece.kind === 'entry');
  const { start = 0, end = 0 } = first?.time.clock?.span ?? {};
  return find(pieces[0]?.line ?? 0, text.slice(start, end) || '\n');
}

/** In other languages than English the day stands before the month. */
function readEvidence({ masked }: ReviewDocument, lines: Lines): DayEvidence {
  const evidence = createDayEvidence(lines);
  return {
    ...evidence,
    detectOrder: dates => evidence.detectOrder(dates) ?? (isEnglish(masked) ? undefined : true),
  };
}

/** The day of the last entry whose date is known. */
function findLastDay(timeline: Timeline | undefined): number | undefined {
  const last = timeline?.events.findLast(event => event.localStart !== undefined && event.dated !== 'none');
  return last?.localStart === undefined ? undefined : Math.floor(last.localStart / dayMs);
}

/** A piece has a date that is clear by itself. */
function isDated(piece: Piece): boolean {
  const own = piece.kind === 'entry' ? piece.time.date : piece.kind === 'date' ? piece.date : undefined;
  return own !== undefined && own.numbers === undefined;
}

/** The day of a date that may lack its year. */
function findDay(date: WrittenDate, near: number | undefined): number | undefined {
  return (
    date.day ??
    (date.yearless && chooseNearestDay(date.yearless.month, date.yearless.dayOfMonth, { near, isLate: true }))
  );
}

/** Milliseconds from one entry to another: between instants where both have one, else between local times. */
export function measureElapsed(from: TimelineEvent, to: TimelineEvent): number | undefined {
  if (from.start !== undefined && to.start !== undefined) return to.start - from.start;
  if (from.localStart === undefined || to.localStart === undefined) return undefined;
  return to.localStart - from.localStart;
}

/** What is known before an entry is looked at. */
interface Known {
  readonly readPhase: PhaseReader;
  /** The zone that is stated for all entries. */
  readonly zone: WrittenZone | undefined;
  readonly days: DayHints;
  readonly offsetAt: (zone: Zone, local: number, after?: number) => number;
  readonly readZone: (zone: Zone) => Zone;
}

/** Entries with their dates and zones, in document order. */
function resolveEvents(document: ReviewDocument, pieces: readonly Piece[], known: Known): readonly TimelineEvent[] {
  const days = new Days(pieces, known.days);
  const masked = readMaskedLines(document);
  let zone: Zone | undefined;
  /** The last instant in each group: what tells the two readings of an autumn night apart. */
  const before = new Map<number, number>();
  const events: TimelineEvent[] = [];
  const texts: ToldText[] = [];
  for (const piece of pieces)
    if (piece.kind === 'entry') texts.push(readEntryText(piece.inCode ? document : masked, piece));
  const { readings: milestones, mayMatch } = readMilestones(texts);
  for (const piece of pieces) {
    if (piece.kind === 'date') days.pass(piece.date);
    if (piece.kind !== 'entry') continue;
    const { time } = piece;
    const { text, more } = texts[events.length] ?? { text: '', more: '' };
    const worded = milestones[events.length] ?? noMilestone;
    const place = days.place(piece, worded.milestone === 'start');
    const phase = known.readPhase(piece, place.localStart);
    const marks = phase && !worded.milestone ? { ...noMilestone, milestone: phase } : worded;
    const written = time.zone ?? time.endZone ?? piece.zone ?? known.zone;
    const own = written ? readOwnZone(written.zone, known) : zone;
    zone = own ?? zone;
    const hasInstant = place.dated !== 'none' && !place.isDay;
    const instant = (local: number | undefined, of: Zone | undefined, after?: number): number | undefined =>
      local === undefined || of === undefined || !hasInstant
        ? undefined
        : local - known.offsetAt(of, local, after) * minuteMs;
    const start = instant(place.localStart, own, before.get(piece.group));
    if (start !== undefined) before.set(piece.group, start);
    const end = instant(place.localEnd, time.endZone ? readOwnZone(time.endZone.zone, known) : own, start);
    events.push(makeEvent(piece, { text, more, marks, place }, { zone: own, start, end }));
  }
  const counted = areCounted(events) ? mapList(events, event => ({ ...event, counted: true })) : events;
  keepLook(counted, mayMatch);
  return counted;
}

/** Of "19:52 local" the zone that is stated for all, since UTC is no place's. */
function readOwnZone(written: Zone, { zone: stated, readZone }: Known): Zone | undefined {
  const read = readZone(written);
  if (!isOpenZone(read)) return read;
  return stated && stated.zone.family !== 'UTC' && !isOpenZone(stated.zone) ? readZone(stated.zone) : undefined;
}

/** What was found of an entry before its instants. */
interface ReadEntry extends ToldText {
  readonly marks: MilestoneReading;
  readonly place: Place;
}

// One literal: copying the parts of ten thousand entries is what takes the time.
function makeEvent(
  entry: WrittenEntry,
  { text, more, marks, place }: ReadEntry,
  { zone, start, end }: Pick<TimelineEvent, 'zone' | 'start' | 'end'>,
): TimelineEvent {
  const { time } = entry;
  return {
    line: entry.line,
    endLine: entry.endLine,
    kind: entry.container,
    group: entry.group,
    depth: entry.depth,
    timeSpan: time.span,
    textSpan: entry.textSpan,
    text,
    more,
    pieces: {
      weekday: time.weekday,
      date: time.date?.span,
      year: time.date?.year,
      clock: time.clock?.span,
      zone: time.zone?.span,
      endDate: time.endDate?.span,
      endClock: time.endClock?.span,
      endZone: time.endZone === time.zone ? undefined : time.endZone?.span,
      columnZone: entry.zone?.span,
    },
    localStart: place.localStart,
    localEnd: place.localEnd,
    start,
    end,
    zone,
    precision: place.isDay ? 'day' : time.clock?.isHour ? 'hour' : time.clock?.seconds ? 'second' : 'minute',
    dated: place.dated,
    about: time.about,
    counted: time.clock?.sinceStart !== undefined,
    isDistance: place.isDistance,
    inCode: entry.inCode,
    readings: place.readings,
    fault: time.date?.impossible ? 'date' : (time.clock?.fault ?? time.endClock?.fault),
    faultSpan: findFaultSpan(time),
    milestone: marks.milestone,
    otherMilestones: marks.otherMilestones,
    tagged: marks.tagged,
  };
}

function findFaultSpan({ date, clock, endClock }: WrittenTime): Span | undefined {
  if (date?.impossible) return date.span;
  if (clock?.fault) return clock.span;
  return endClock?.fault ? endClock.span : undefined;
}

/** The zone for the whole: the stated one, else that of the first entry that has one. */
function findCommonZone(
  timeline: Timeline,
  lines: Lines,
  readZone: (zone: Zone) => Zone,
): Pick<Timeline, 'zone' | 'zoneSpan'> {
  const { zoneSpan } = timeline;
  const stated = zoneSpan && findZone(lines.text, zoneSpan.start, zoneSpan.end);
  if (zoneSpan) return { zone: stated && readZone(stated.zone), zoneSpan };
  const first = timeline.events.find(event => event.zone);
  return { zone: first?.zone, zoneSpan: undefined };
}
