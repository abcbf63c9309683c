// What may stand behind a date and a time of day, in the order it is looked for: a year, the end of a range, the date, the
// same time in another zone.
import { dayMs, hourMs } from '../../../incident/units';
import type { Span } from '../../model';
import { isDigit } from '../../parse/marks';
import { readClock, convertToHour24, type WrittenClock } from './clocks';
import { readDate, countDays, skipWeekday, skipWeekdayBehind, type WrittenDate } from './dates';
import { andWords, joinAlternatives, matchAt, rangeSource } from './forms';
import { skipAbout } from './lead';
import { skipClosing, skipJoin, takeClock, takeDate, takeZone, type WrittenZone } from './parts';
import { skip, type TimeReader } from './reader';
import { ignoreCase } from '../../parse/ignoreCase';

/** A time while it is read. */
export interface TimeDraft {
  date: WrittenDate | undefined;
  clock: WrittenClock | undefined;
  zone: WrittenZone | undefined;
  range: TimeRange | undefined;
  readonly isAbout: boolean;
  readonly isBetween: boolean;
}

/** The second half of a range. */
interface TimeRange {
  readonly clock: WrittenClock;
  readonly date: WrittenDate | undefined;
  readonly zone: WrittenZone | undefined;
  /** Days from the start's day to the end's: `22:30 - 13:18 + 1`. */
  readonly shift: number | undefined;
}

type Refinement = (draft: TimeDraft, reader: TimeReader) => void;

const rangeForm = ignoreCase({ source: rangeSource, flags: 'iuy' });
const andForm = ignoreCase({ source: String.raw`^[ \t]*(?:${joinAlternatives(andWords)})[ \t]`, flags: 'iu' });
const shiftForm = ignoreCase(/[ \t]*\(?\+[ \t]?(?<days>\d)(?:[ \t]?(?:days?|d))?\)?(?![\d:])/iuy);
const yearForm = /[ \t]+(?<year>\d{4})(?![\d:])/uy;
const alsoForm = /[ \t]*[(/=][ \t]*/uy;
const gapToDate = ignoreCase(/[ \t]*,?[ \t]*(?:on[ \t]+|am[ \t]+)?[([]?/iuy);

/** `Mar 1 14:05 UTC 2026`. */
const readYearBehind: Refinement = (draft, reader) => {
  const { date, clock } = draft;
  if (!clock || !date?.yearless) return;
  const found = matchAt(yearForm, reader.text, reader.at);
  const end = reader.at + (found?.[0].length ?? 0);
  if (!found || end > reader.to) return;
  const day = countDays(Number(found.groups?.['year']), date.yearless.month, date.yearless.dayOfMonth);
  if (day === undefined) return;
  draft.date = { span: date.span, day, year: { start: reader.at, end } };
  reader.at = end;
};

/** `2026年11月8日（日）`, "8 November 2026, Sunday". */
const readWeekdayBehind: Refinement = (draft, reader) => {
  if (draft.clock || !draft.date) return;
  const end = skipWeekdayBehind(reader.text, reader.at);
  if (end <= reader.to) reader.at = end;
};

/** `2026-04-16 to 2026-04-18`: the last day is no text of the entry; that of "March 5 to March 7, 2026" tells the year. */
const skipLastDay: Refinement = (draft, reader) => {
  const { clock, date } = draft;
  if (clock || !date || (date.day === undefined && !date.yearless)) return;
  const back = reader.at;
  const last = skip(reader, rangeForm) ? takeDate(reader) : undefined;
  const day =
    date.day ??
    (last?.day === undefined || !date.yearless
      ? undefined
      : countDays(new Date(last.day * dayMs).getUTCFullYear(), date.yearless.month, date.yearless.dayOfMonth));
  if (last?.day === undefined || day === undefined || last.day <= day) reader.at = back;
  else if (date.day === undefined) draft.date = { span: date.span, day, year: last.span };
};

/** `13:30–13:45`, "between 13:30 and 13:45", `2:15-2:45 pm`. */
const readRangeEnd: Refinement = (draft, reader) => {
  const start = draft.clock;
  if (!start) return;
  const back = reader.at;
  draft.range = takeRange(draft, start, reader);
  if (!draft.range) {
    reader.at = back;
    return;
  }
  draft.clock = inheritHalf(start, draft.range.clock);
  draft.range = { ...draft.range, clock: inheritEndHalf(start, draft.range.clock) };
};

function takeRange(draft: TimeDraft, start: WrittenClock, reader: TimeReader): TimeRange | undefined {
  const { text, at: back } = reader;
  if (text.charAt(back) === ':' || !skip(reader, rangeForm)) return undefined;
  if (!draft.isBetween && andForm.test(text.slice(back, reader.at))) return undefined;
  const date = takeDate(reader);
  if (date) skipJoin(reader);
  skipAbout(reader);
  // Without a colon the right side is a time only where the left side is written the same way.
  const place = date !== undefined || isPlain(text, start) || start.loose ? 'behindDate' : 'alone';
  const clock = readClock(text, reader.at, place);
  if (!clock || clock.span.end > reader.to || isDigit(text, clock.span.end)) return undefined;
  reader.at = clock.span.end;
  const zone = takeZone(reader, false);
  const shift = takeShift(reader);
  return { clock, date, zone: zone ?? takeZone(reader, false), shift };
}

function isPlain(text: string, { span, meridiem }: { readonly span: Span } & Pick<WrittenClock, 'meridiem'>): boolean {
  return !/[:：h]/iu.test(text.slice(span.start, span.end)) && !meridiem;
}

function takeShift(reader: TimeReader): number | undefined {
  const found = matchAt(shiftForm, reader.text, reader.at);
  const end = reader.at + (found?.[0].length ?? 0);
  if (!found || end > reader.to) return undefined;
  reader.at = end;
  return Number(found.groups?.['days']);
}

/** `2:15–2:45 pm`: the half of the day stands once; `11:30–1:15 pm` begins in the other half. */
function inheritHalf(start: WrittenClock, end: WrittenClock): WrittenClock {
  if (start.meridiem || !end.meridiem || start.ms === undefined || end.ms === undefined) return start;
  if (start.hour > 12 || start.hour === 0) return start;
  const rest = start.ms - start.hour * hourMs;
  const same = convertToHour24(start.hour, end.meridiem) * hourMs + rest;
  const other = convertToHour24(start.hour, end.meridiem === 'pm' ? 'am' : 'pm') * hourMs + rest;
  return { ...start, ms: same <= end.ms ? same : other };
}

/** `1:30 pm–2:45`: the half of the day stands at the start. */
function inheritEndHalf(start: WrittenClock, end: WrittenClock): WrittenClock {
  if (!start.meridiem || !end.hasOtherHalf || start.ms === undefined || end.ms === undefined) return end;
  const rest = end.ms - end.hour * hourMs;
  const same = convertToHour24(end.hour, start.meridiem) * hourMs + rest;
  const other = convertToHour24(end.hour, start.meridiem === 'pm' ? 'am' : 'pm') * hourMs + rest;
  return { ...end, ms: same >= start.ms ? same : other, hasOtherHalf: false };
}

/** `14:05 UTC on 1 March 2026`. */
const readDateBehind: Refinement = (draft, reader) => {
  if (!draft.clock || draft.date) return;
  const back = reader.at;
  skip(reader, gapToDate);
  const found = readDate(reader.text, skipWeekday(reader.text, reader.at));
  if (!found || found.span.end > reader.to || found.count !== undefined) {
    reader.at = back;
    return;
  }
  reader.at = found.span.end;
  draft.date = found;
  if (!draft.range) draft.zone ??= takeZone(reader, false);
};

/** The same time in a second zone, `14:05 UTC (15:05 CET)`, belongs to it and says nothing new. */
const readOtherZone: Refinement = (draft, reader) => {
  if (!draft.clock || !draft.zone || draft.range) return;
  const back = reader.at;
  if (skip(reader, alsoForm)) {
    const date = takeDate(reader);
    const { clock } = takeClock(reader, date ? 'behindDate' : 'alone');
    if (clock && takeZone(reader, false)) {
      skipClosing(reader);
      return;
    }
  }
  reader.at = back;
};

/** Of a range whose zone stands once, at its end. */
const shareZone: Refinement = draft => {
  draft.zone ??= draft.range?.zone;
};

/** In this order: each begins where the one before it ended. */
export const refinements: readonly Refinement[] = [
  readWeekdayBehind,
  readYearBehind,
  skipLastDay,
  readRangeEnd,
  readDateBehind,
  readOtherZone,
  shareZone,
];
