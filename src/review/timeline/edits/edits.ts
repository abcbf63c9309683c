// Edits of timelines that keep what they say: sorting, writing dates out, converting to UTC.
import { dayMs } from '../../../incident/units';
import type { ReviewDocument, Span, TextEdit } from '../../model';
import { findLineSpan, findLineStart, readLineText } from '../../parse/lines';
import { findLineWithDisabling } from '../../parse/suppressions';
import { formatClock } from '../grammar/format';
import { formatUtcDate } from '../../../incident/calendar';
import { hasClock, type Timeline, type TimelineEvent } from '../model';
import { inheritDay } from '../days';
import { isSameMinute } from '../order';

/** The first line behind an entry, by its index, and everything that lies inside it. */
export function findExtentEnd({ events }: Timeline, index: number): number {
  const event = events[index];
  let end = event?.endLine ?? 0;
  for (let at = index + 1; at < events.length; at += 1) {
    const inner = events[at];
    if (!event || !inner || inner.depth <= event.depth) break;
    end = Math.max(end, inner.endLine);
  }
  return end;
}

/**
 * Puts the entries of an entry's group in order, each with its continuation lines; entries of the same time keep theirs.
 * A row whose date would no longer follow from what stands above it gets its own. Undefined where they are in order, or
 * where text between them belongs to none of them.
 */
export function sortEntries(document: ReviewDocument, timeline: Timeline, group: number): TextEdit | undefined {
  const sorting = planSorting(document, timeline, group);
  return typeof sorting === 'object' ? sorting : undefined;
}

/** Text that no entry owns, zones that entries have from others, rows that are more than their lines, a day that is not known. */
export type SortObstacle = 'text' | 'zone' | 'code' | 'day';

/** Why the entries of a group cannot be sorted; undefined where they can, and where they are in order. */
export function findSortObstacle(
  document: ReviewDocument,
  timeline: Timeline,
  group: number,
): SortObstacle | undefined {
  const sorting = planSorting(document, timeline, group);
  return typeof sorting === 'string' ? sorting : undefined;
}

function planSorting(document: ReviewDocument, timeline: Timeline, group: number): TextEdit | SortObstacle | undefined {
  const blocks = listBlocks(document, timeline, group);
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last || blocks.length < 2) return undefined;
  const events = blocks.map(block => block.event);
  // Text that no entry owns would be carried along with the wrong one.
  if (blocks.some(block => block.strays)) return 'text';
  if (hasMixedInheritance(timeline, events)) return 'zone';
  // Rows of HTML and JSON are more than their lines, entries between `<br>` less.
  if (events.some(event => (event.inCode && event.kind === 'row') || isBehindBreak(document, event))) return 'code';
  const keys = listKeys(events);
  const order = blocks.map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  if (order.every((from, to) => from === to)) return undefined;
  const sorted = order.flatMap(index => blocks[index] ?? []);
  const dates = computeDatesToWrite(
    sorted.map(block => block.event),
    first.event,
  );
  if (!dates) return 'day';
  const numbers = events.map(event => readNumber(document, event));
  const renumber = numbers.every(number => number !== undefined);
  const { text } = document;
  const parts = sorted.map((block, position) => {
    const date = dates.get(block.event);
    let own = text.slice(block.start, block.end);
    if (date) own = own.slice(0, date.at - block.start) + date.text + own.slice(date.at - block.start);
    const [old, number] = [numbers[order[position] ?? 0], numbers[position]];
    if (renumber && old && number) own = writeNumber(own, { ...old, at: old.at - block.start }, number.text);
    // What parts two entries stays where it is: line ends, blank lines.
    const place = blocks[position];
    return own + (place ? text.slice(place.end, place.next) : '');
  });
  return { span: { start: first.start, end: last.next }, text: parts.join('') };
}

function isBehindBreak({ text, lineStarts }: ReviewDocument, { line, pieces }: TimelineEvent): boolean {
  return /<br\b/iu.test(text.slice(lineStarts[line], pieces.clock?.start));
}

/** An entry's own text, with the comment that switches a rule off for it, from `start` to `end`; `next` is where the next entry begins. `strays`: text that belongs to no entry stands between the two. */
interface TextBlock {
  readonly event: TimelineEvent;
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly strays: boolean;
}

function listBlocks(document: ReviewDocument, timeline: Timeline, group: number): readonly TextBlock[] {
  const places = timeline.events.flatMap((event, index) => (event.group === group ? [{ event, index }] : []));
  return places.map(({ event, index }, position) => {
    const extent = findExtentEnd(timeline, index);
    const following = places[position + 1]?.event;
    const next = following ? findLineWithDisabling(document, following.line) : extent;
    let end = next;
    while (end > event.line + 1 && readLineText(document, end - 1).trim() === '') end -= 1;
    return {
      event,
      start: findLineStart(document, findLineWithDisabling(document, event.line)),
      end: findLineSpan(document, end - 1).end,
      next: position < places.length - 1 ? findLineStart(document, next) : findLineSpan(document, end - 1).end,
      strays: event.kind === 'item' && end > extent,
    };
  });
}

/** A row without a zone would take that of its new neighbour. */
function hasMixedInheritance(timeline: Timeline, events: readonly TimelineEvent[]): boolean {
  if (timeline.zoneSpan) return false;
  return (
    new Set(events.map(event => event.zone?.name)).size > 1 &&
    events.some(event => !event.pieces.zone && !event.pieces.columnZone)
  );
}

/** What entries are sorted by. One that cannot be read stays behind the one before it, a day before the times of that day. */
function listKeys(events: readonly TimelineEvent[]): readonly number[] {
  const instants = events.every(event => event.start !== undefined || event.localStart === undefined);
  let before = -Infinity;
  return events.map((event, index) => {
    const at = instants ? event.start : event.localStart;
    const previous = events[index - 1];
    if (at === undefined || (previous && isSameMinute(previous, event))) return before;
    before = event.precision === 'day' && before >= at && before < at + dayMs ? before : at;
    return before;
  });
}

function readNumber(document: ReviewDocument, event: TimelineEvent): WrittenOut | undefined {
  if (event.kind !== 'item') return undefined;
  const lead = /^[\s>]*(?:[-+*][ \t]+)*(?=\d{1,9}[.)][ \t])/u.exec(readLineText(document, event.line))?.[0];
  if (lead === undefined) return undefined;
  const at = findLineStart(document, event.line) + lead.length;
  return { at, text: /^\d+/u.exec(document.text.slice(at, at + 9))?.[0] ?? '' };
}

/** Another number of an item. Below a longer one the item's further lines stand further in: `10.` takes a column more than `9.`. */
function writeNumber(item: string, { at, text }: WrittenOut, number: string): string {
  const pad = ' '.repeat(Math.max(0, number.length - text.length));
  const behind = item.slice(at + text.length).replace(/(\r?\n(?: {0,3}> ?)*)(?=[ \t]+[^ \t\r\n])/gu, `$1${pad}`);
  return item.slice(0, at) + number + behind;
}

interface WrittenOut {
  readonly at: number;
  readonly text: string;
}

/** Dates that entries need to mean the same in a new order; undefined where a day is not known that would be needed. */
function computeDatesToWrite(
  events: readonly TimelineEvent[],
  first: TimelineEvent,
): ReadonlyMap<TimelineEvent, WrittenOut> | undefined {
  const dates = new Map<TimelineEvent, WrittenOut>();
  let day = first.dated === 'own' || first.localStart === undefined ? undefined : Math.floor(first.localStart / dayMs);
  let previous: { local: number; wrapped: boolean } | undefined;
  for (const event of events) {
    const local = event.localStart;
    if (local === undefined) continue;
    const own = Math.floor(local / dayMs);
    if (event.counted) continue;
    if (event.dated !== 'own') {
      const implied = day === undefined ? undefined : inheritDay(previous, day, local - own * dayMs);
      if (implied?.day !== own) {
        const written = writeDate(event);
        if (!written) return undefined;
        dates.set(event, { at: written.span.start, text: written.text });
      }
    }
    day = own;
    if (event.precision !== 'day') previous = { local, wrapped: false };
  }
  return dates;
}

/** Writes the date that an entry has from elsewhere before its time; undefined where none is known. */
export function writeDate(event: TimelineEvent): TextEdit | undefined {
  const { clock, date } = event.pieces;
  if (event.counted || date || !clock || event.localStart === undefined || event.dated === 'none') return undefined;
  return { span: { start: clock.start, end: clock.start }, text: `${formatUtcDate(event.localStart)} ` };
}

/**
 * All times of a timeline, and of those that share its zone's statement, in UTC; rows get their date where the day rolls
 * over. Undefined where an instant is not known.
 */
export function convertToUtc(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  timeline: Timeline,
): readonly TextEdit[] | undefined {
  const { zoneSpan } = timeline;
  const together = zoneSpan ? timelines.filter(other => other.zoneSpan?.start === zoneSpan.start) : [timeline];
  const edits = new Map<number, TextEdit>();
  const replace = (span: Span | undefined, text: string): void => {
    if (span && document.text.slice(span.start, span.end) !== text) edits.set(span.start, { span, text });
  };
  const stated = new Set<Span>();
  if (zoneSpan) stated.add(zoneSpan);
  for (const { events } of together) {
    // What is left open stays as it was written.
    if (events.some(event => event.precision === 'hour' || (hasClock(event) && event.start === undefined)))
      return undefined;
    // Where a day changes or clocks were changed, no row may depend on the one above it.
    const offsets = new Set(
      events.flatMap(event => (event.start === undefined ? [] : [(event.localStart ?? 0) - event.start])),
    );
    const rolls =
      offsets.size > 1 ||
      events.some(event => event.start !== undefined && !isSameDay(event.start, event.localStart ?? 0));
    for (const event of events) {
      if (event.pieces.columnZone) stated.add(event.pieces.columnZone);
      if (event.start !== undefined && !event.counted)
        for (const edit of convertEventToUtc(event, event.start, rolls)) replace(edit.span, edit.text);
      // `14:05+02:00` becomes `14:05Z`: where no blank parts time and zone, the letter is the usual form.
      const glue = (span: Span | undefined): string =>
        span && /\d/u.test(document.text.charAt(span.start - 1)) ? 'Z' : 'UTC';
      replace(event.pieces.zone, glue(event.pieces.zone));
      replace(event.pieces.endZone, glue(event.pieces.endZone));
    }
  }
  for (const span of stated) replace(span, 'UTC');
  // Where nothing states a zone for all, an entry without one beside others with theirs would not say that it is in UTC.
  if (edits.size > 0 && !zoneSpan) for (const at of findBareTimes(timeline.events)) replace(at, ' UTC');
  return edits.size === 0 ? undefined : [...edits.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Behind the times of entries that have no zone of their own. */
function findBareTimes(events: readonly TimelineEvent[]): readonly Span[] {
  return events.flatMap(({ pieces, start, counted }) => {
    const time = pieces.endClock ?? pieces.clock;
    const isBare = !pieces.zone && !pieces.endZone && !pieces.columnZone;
    return time && isBare && start !== undefined && !counted ? [{ start: time.end, end: time.end }] : [];
  });
}

function isSameDay(a: number, b: number): boolean {
  return Math.floor(a / dayMs) === Math.floor(b / dayMs);
}

function* convertEventToUtc(event: TimelineEvent, start: number, rolls: boolean): Generator<TextEdit> {
  const { pieces } = event;
  const date = formatUtcDate(start);
  const seconds = event.precision === 'second';
  // 24:00 names the day before.
  if (pieces.date) yield { span: pieces.date, text: date };
  if (pieces.year) yield { span: pieces.year, text: '' };
  if (pieces.weekday && !isSameDay(start, event.localStart ?? start)) yield { span: pieces.weekday, text: '' };
  if (pieces.clock)
    yield { span: pieces.clock, text: `${!pieces.date && rolls ? `${date} ` : ''}${formatClock(start, seconds)}` };
  if (!pieces.endClock || event.end === undefined) return;
  if (pieces.endDate) yield { span: pieces.endDate, text: formatUtcDate(event.end) };
  const far = !pieces.endDate && (event.end - start >= dayMs || (rolls && !isSameDay(start, event.end)));
  yield { span: pieces.endClock, text: `${far ? `${formatUtcDate(event.end)} ` : ''}${formatClock(event.end)}` };
}
