// Where an entry for a moment belongs, and how it is written there so that it looks like its neighbours.
import { dayMs, minuteMs } from '../../../incident/units';
import type { Block, ReviewDocument, Section, Span } from '../../model';
import { readMaskedLines } from '../../parse/document';
import { detectLineEnd, findLineSpan, findLineStart, readLineText } from '../../parse/lines';
import { findRowStart, splitCells } from '../../parse/tables';
import { findContentEnd } from '../../place/blockPlace';
import { findExtentEnd } from './edits';
import { formatClock } from '../grammar/format';
import { formatUtcDate } from '../../../incident/calendar';
import type { Timeline, TimelineEvent, Zone } from '../model';
import { readColumn } from '../entries/rows';
import { convertToLocal } from '../grammar/zones';

/** An entry's text without what the person writes: `before` goes in front of it, `after` behind it. */
export interface EntryPlace {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
  /** A cell of a table, where a pipe would count. */
  readonly isCell: boolean;
  /** The entry behind which it goes, by its index in the timeline; -1 where it goes before all. */
  readonly behind: number;
}

/** The date and the clock that `before` gives an entry, as offsets in it; the clock alone where they stand apart. */
export function findWrittenTime(before: string): Span | undefined {
  const found = /(?:\d{4}-\d{2}-\d{2} )?(?<!\d)\d{1,2}:\d{2}(?:\s?[ap]m)?(?!.*\d:\d{2})/isu.exec(before);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

/**
 * The place for an entry at an instant (epoch milliseconds): in the first section called a timeline, behind the last
 * entry that is not later. Its time is in UTC, or in the zone that the timeline states for all entries. Undefined where
 * there is no such section.
 */
export function findInsertionPoint(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  instant: number,
): EntryPlace | undefined {
  const timeline = findWrittenTimeline(timelines);
  const section = timeline ? document.sections[timeline.section] : undefined;
  if (!timeline || !section) return undefined;
  const events = listOuterEvents(timeline);
  const zone = timeline.zone?.family === 'UTC' ? undefined : timeline.zone;
  const local = zone ? convertToLocal(zone, instant) : instant;
  const isBefore = (event: TimelineEvent): boolean =>
    event.start === undefined ? (event.localStart ?? 0) <= local : event.start <= instant;
  const last = events.at(-1);
  if (!last) return { ...placeInEmpty(document, { timeline, section }, { local, zone }), behind: -1 };
  const previous = events.findLast(isBefore);
  const model = previous ?? events[0] ?? last;
  const time = writeTime(document, { timeline, model }, { local, zone });
  const entry = writeEntryLike(document, model, { time, isNext: previous !== undefined });
  const isCell = model.kind === 'row';
  const eol = detectLineEnd(document.text);
  const gap = readGap(document, timeline, { events, beside: model });
  if (previous) {
    const behind = timeline.events.indexOf(previous);
    let end = findExtentEnd(timeline, behind);
    while (end > previous.line + 1 && readLineText(document, end - 1).trim() === '') end -= 1;
    const at = findLineSpan(document, end - 1).end;
    return { offset: at, before: eol.repeat(gap + 1) + entry.before, after: entry.after, isCell, behind };
  }
  return {
    offset: findLineStart(document, model.line),
    before: entry.before,
    after: entry.after + eol.repeat(gap + 1),
    isCell,
    behind: -1,
  };
}

/** The first timeline of a section called so in which a time can be read, else the first of all. */
export function findWrittenTimeline(timelines: readonly Timeline[]): Timeline | undefined {
  const named = timelines.filter(timeline => timeline.named);
  return named.find(({ events }) => events.some(event => event.localStart !== undefined)) ?? named[0];
}

/** The entries that lie in no other one. A table in HTML or JSON takes no line, so its entries are left out. */
export function listOuterEvents({ events }: Timeline): readonly TimelineEvent[] {
  const free = events.filter(event => !event.inCode);
  const outer = free.reduce((least, { depth }) => Math.min(least, depth), Infinity);
  return free.filter(event => event.depth === outer && event.localStart !== undefined);
}

/** The moment of a new entry, as local time of the zone it is written in; UTC where that is undefined. */
interface LocalMoment {
  readonly local: number;
  readonly zone: Zone | undefined;
}

interface TimeText {
  readonly date: string;
  readonly clock: string;
  readonly zone: string;
}

/** A date where the entry beside it has its own or another day; a zone where entries carry theirs, or nothing states one. */
function writeTime(
  document: ReviewDocument,
  { timeline, model }: { readonly timeline: Timeline; readonly model: TimelineEvent },
  { local, zone }: LocalMoment,
): TimeText {
  const day = Math.floor(local / dayMs);
  const sameDay = model.dated !== 'none' && Math.floor((model.localStart ?? 0) / dayMs) === day;
  // Where the days follow from clocks that go back, another clock could make other days of them.
  const isGuessed = timeline.events.some(({ dated }) => dated === 'midnight');
  const stated = timeline.zoneSpan !== undefined || model.pieces.columnZone !== undefined;
  return {
    date: model.pieces.date || !sameDay || isGuessed ? formatUtcDate(local) : '',
    clock: formatClockLike(document, model, local),
    zone: model.pieces.zone || !stated ? (zone?.name ?? 'UTC') : '',
  };
}

/** Among clocks of twelve hours one of twenty-four would be read as one of them: `12:00` as midnight. */
function formatClockLike(document: ReviewDocument, { pieces }: TimelineEvent, local: number): string {
  const clock = formatClock(Math.floor(local / minuteMs) * minuteMs);
  const { start, end } = pieces.clock ?? { start: 0, end: 0 };
  const half = /(?<gap>\s?)(?<letter>[ap])\.?m\.?$/iu.exec(document.text.slice(start, end).trimEnd())?.groups;
  if (!half) return clock;
  const hour = Number(clock.slice(0, 2));
  const mark = hour < 12 ? 'am' : 'pm';
  const isCapital = half['letter'] === half['letter']?.toUpperCase();
  return `${hour % 12 || 12}${clock.slice(2)}${half['gap'] ?? ''}${isCapital ? mark.toUpperCase() : mark}`;
}

const joinTexts = (...parts: readonly string[]): string => parts.filter(part => part !== '').join(' ');

interface EntryText {
  readonly before: string;
  readonly after: string;
}

/** A new entry in the form of another: its list marker, emphasis, separator, columns, heading level. */
function writeEntryLike(
  document: ReviewDocument,
  model: TimelineEvent,
  { time, isNext }: { readonly time: TimeText; readonly isNext: boolean },
): EntryText {
  const eol = detectLineEnd(document.text);
  const line = readLineText(document, model.line);
  const from = findLineStart(document, model.line);
  if (model.kind === 'row') return writeRowLike(document, model, time);
  const leads = model.timeSpan.start <= model.textSpan.start;
  const inLine = leads && model.textSpan.end > model.textSpan.start && model.textSpan.start <= from + line.length;
  const between = inLine ? document.text.slice(model.timeSpan.end, model.textSpan.start) : '';
  // A line of a paragraph is an entry where it looks like the one above it.
  const isBare = model.kind === 'paragraph' && from === model.timeSpan.start && /^[ \t]+$/u.test(between);
  const separator = between.trim() === '' ? ': ' : between;
  const written = joinTexts(time.date, time.clock, time.zone);
  if (model.kind === 'heading') {
    const marks = /^[ \t]*#+[ \t]+/u.exec(line)?.[0] ?? '### ';
    return { before: marks + written + (inLine ? separator : eol + eol), after: '' };
  }
  const marker = /^[\s>]*(?:(?:[-+*•◦▪‣●○■·]|\d{1,9}[.)])\s+)?/u.exec(line)?.[0] ?? '';
  const opened = leads
    ? document.text.slice(from + marker.length, Math.max(model.timeSpan.start, from + marker.length))
    : '';
  const emphasis = /^[*_`[(]*$/u.test(opened) ? opened : '';
  const closed = emphasis === '' ? separator.replace(/^[*_`\])]+/u, '') : separator;
  const tail = isBare ? between : closed.trim() === '' ? ': ' : closed;
  return { before: (isNext ? makeNextMarker(marker) : marker) + emphasis + written + tail, after: '' };
}

/** The marker behind a numbered one has the next number. */
function makeNextMarker(marker: string): string {
  return marker.replace(/\d+(?=[.)])/u, number => String(Number(number) + 1));
}

function writeRowLike(document: ReviewDocument, model: TimelineEvent, time: TimeText): EntryText {
  const line = readLineText(document, model.line);
  const cells = splitCells(readMaskedLines(document), model.line);
  const holds = (cell: Span, span: Span | undefined): boolean =>
    span !== undefined && span.start >= cell.start && span.end <= cell.end;
  const { pieces, textSpan } = model;
  const dateApart = cells.some(cell => holds(cell, pieces.date) && !holds(cell, pieces.clock));
  const texts = cells.map(cell => {
    if (holds(cell, pieces.clock) || (!pieces.clock && holds(cell, pieces.date))) {
      return joinTexts(
        dateApart ? '' : time.date,
        time.clock,
        holds(cell, pieces.zone) || !pieces.zone ? time.zone : '',
      );
    }
    if (holds(cell, pieces.date)) return time.date;
    if (holds(cell, pieces.zone)) return time.zone;
    return '';
  });
  const found = cells.findIndex(cell => holds(cell, textSpan) && !holds(cell, pieces.clock));
  return makeRow(texts, found < 0 ? cells.length - 1 : found, line);
}

/** Cells as a row with the outer pipes of another one, and as far in, also behind a list's marker; one writes at `cursor`. */
function makeRow(texts: readonly string[], cursor: number, model: string): EntryText {
  const lead = model.slice(0, findRowStart(model, { start: 0, end: model.length })).replace(/[^\s>|]/gu, ' ');
  const closed = model.trimEnd().endsWith('|');
  const join = (cells: readonly string[]): string => cells.map(cell => (cell === '' ? ' ' : ` ${cell} `)).join('|');
  const before = join(texts.slice(0, cursor));
  const after = join(texts.slice(cursor + 1));
  const row = `${before}${cursor > 0 ? '|' : ''} `;
  return {
    before: lead + (lead.endsWith('|') ? row : row.trimStart()),
    after: ` ${cursor < texts.length - 1 ? '|' : ''}${after}${closed ? '|' : ''}`.trimEnd(),
  };
}

/**
 * How many blank lines part two entries: as near as possible to the one that the new entry stands beside, where no words stand
 * between the two.
 */
function readGap(
  document: ReviewDocument,
  timeline: Timeline,
  { events, beside }: { readonly events: readonly TimelineEvent[]; readonly beside: TimelineEvent },
): number {
  if (beside.kind === 'row') return 0;
  const at = events.indexOf(beside);
  for (let distance = 0; distance < events.length; distance += 1) {
    for (const index of [at - 1 - distance, at + distance]) {
      const [first, second] = [events[index], events[index + 1]];
      const isPair = first && second?.group === first.group;
      const gap = isPair ? measureGap(document, timeline, [first, second]) : undefined;
      if (gap !== undefined) return gap;
    }
  }
  return beside.kind === 'item' ? 0 : 1;
}

/** Undefined where words stand between two entries. */
function measureGap(
  document: ReviewDocument,
  timeline: Timeline,
  [first, second]: readonly [TimelineEvent, TimelineEvent],
): number | undefined {
  const end = findExtentEnd(timeline, timeline.events.indexOf(first));
  for (let line = end; line < second.line; line += 1) if (readLineText(document, line).trim() !== '') return undefined;
  return end <= second.line && readLineText(document, second.line - 1).trim() === '' ? 1 : 0;
}

/** The first entry: a row of the section's empty table, a line before its placeholders, else a list below what stands there. */
function placeInEmpty(
  document: ReviewDocument,
  { timeline, section }: { readonly timeline: Timeline; readonly section: Section },
  { local, zone }: LocalMoment,
): Omit<EntryPlace, 'behind'> {
  const eol = detectLineEnd(document.text);
  const clock = formatClock(Math.floor(local / minuteMs) * minuteMs);
  const written = joinTexts(formatUtcDate(local), clock, timeline.zoneSpan ? '' : (zone?.name ?? 'UTC'));
  const table = document.blocks.slice(section.firstBlock, section.endBlock).find(block => block.kind === 'table');
  if (table) return placeInTable(document, table, { date: formatUtcDate(local), written });
  for (let line = section.startLine; line < section.endLine; line += 1) {
    const placeholder = /^([\s>]*(?:[-+*]|\d{1,9}[.)])[ \t]+)(?:Y{4}|X{2}:|\d{4}-X{2})/u.exec(
      readLineText(document, line),
    );
    if (placeholder)
      return {
        offset: findLineStart(document, line),
        before: `${placeholder[1]}${written}: `,
        after: eol,
        isCell: false,
      };
  }
  const line = findContentEnd(document, section) - 1;
  return {
    offset: findLineSpan(document, Math.max(line, section.startLine - 1, 0)).end,
    before: `${eol}${eol}- ${written}: `,
    after: '',
    isCell: false,
  };
}

function placeInTable(
  document: ReviewDocument,
  table: Block,
  time: { readonly date: string; readonly written: string },
): Omit<EntryPlace, 'behind'> {
  const { written } = time;
  const lines = readMaskedLines(document);
  const header = readLineText(document, table.startLine);
  const columns = splitCells(lines, table.startLine).map(cell => readColumn(lines.text.slice(cell.start, cell.end)));
  const clock = Math.max(0, columns.indexOf('time'));
  const date = columns.indexOf('date');
  const cursor = columns.findIndex((column, index) => column === 'text' && index !== clock);
  const texts = columns.map((_, index) => {
    if (index === date && date !== clock) return time.date;
    return index === clock ? (date >= 0 && date !== clock ? written.slice(11) : written) : '';
  });
  const row = makeRow(texts, cursor < 0 ? columns.length - 1 : cursor, header);
  // Empty rows are what a template leaves for the first entries.
  let end = table.endLine;
  while (end > table.startLine + 2 && /^[\s|]*$/u.test(readLineText(document, end - 1))) end -= 1;
  const at = findLineSpan(document, end - 1).end;
  return { offset: at, before: detectLineEnd(document.text) + row.before, after: row.after, isCell: true };
}
