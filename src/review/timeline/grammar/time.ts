// One written time: date, time of day, zone and the end of a range, in any order people put them.
import { hourMs } from '../../../incident/units';
import type { Span } from '../../model';
import { isDigit, isLetter } from '../../parse/marks';
import { clockAt, hour24, type WrittenClock } from './clocks';
import { dateAt, dateWords, dayNumber, skipWeekday, type WrittenDate } from './dates';
import type { Zone } from '../model';
import { zoneAt } from './zones';

export interface WrittenZone {
  readonly zone: Zone;
  readonly span: Span;
}

export interface WrittenTime {
  /** From the first piece to the last. */
  readonly span: Span;
  readonly weekday: Span | undefined;
  readonly date: WrittenDate | undefined;
  readonly clock: WrittenClock | undefined;
  readonly zone: WrittenZone | undefined;
  readonly endDate: WrittenDate | undefined;
  readonly endClock: WrittenClock | undefined;
  readonly endZone: WrittenZone | undefined;
  /** `+ 1` behind a range: days from its start's day to its end's; undefined where nothing says so. */
  readonly endShift: number | undefined;
  readonly about: boolean;
  /** Where the entry's text begins. */
  readonly textStart: number;
  /** A dash, a colon or a bar stands between the time and its text. */
  readonly separated: boolean;
}

const aboutForm =
  /(?:about|around|approximately|approx\.?|circa|ca\.|roughly|gegen|etwa|vers|cerca[ \t]de|[~≈])[ \t]*/iuy;
const leadForm = /(?:at|on|by|from|since|um|ab|am|às|kl\.)[ \t]+/iuy;
const betweenForm = /between[ \t]+/iuy;
const joinForm = /T(?=\d)|[ \t]*[,;|@]?[ \t]*[*_`)\]]*[ \t]*(?:[-–—|][ \t]+)?(?:(?:at|um|às|kl\.|ab)[ \t]+)?[*_`([]*/uy;
const rangeForm =
  /[ \t]*(?:[-‐‑‒–—]{1,3}|->|→|\.\.\.?|(?:to|until|till|through|bis|and|à|até|hasta)(?=[ \t]))[ \t]*/iuy;
const shiftForm = /[ \t]*\(?\+[ \t]?(\d)(?:[ \t]?(?:days?|d))?\)?(?![\d:])/iuy;
const yearForm = /[ \t]+(\d{4})(?![\d:])/uy;
const alsoForm = /[ \t]*[(/=][ \t]*/uy;
const gapToZone = /[ \t]*[([]?[ \t]*/uy;
const gapToDate = /[ \t]*,?[ \t]*(?:on[ \t]+|am[ \t]+)?[([]?/iuy;

/** A reader with a place in the text: each `take` moves it on only where it reads something. */
interface Reader {
  readonly text: string;
  readonly to: number;
  at: number;
}

function skip(reader: Reader, form: RegExp): boolean {
  form.lastIndex = reader.at;
  if (!form.test(reader.text) || form.lastIndex > reader.to) return false;
  const isSome = form.lastIndex > reader.at;
  reader.at = form.lastIndex;
  return isSome;
}

/** The words of `aboutForm`, `leadForm` and `betweenForm`, and those that a date or a time of day begins with. */
const beginnings: ReadonlySet<string> = new Set([
  ...'about around approximately approx circa ca roughly gegen etwa vers cerca between'.split(' '),
  ...'at on by from since um ab am kl'.split(' '),
  ...'noon midday midnight'.split(' '),
  ...dateWords,
]);

/** Most lines that are no entries show it by their first word. What is not plain letters is looked at more closely. */
function mayBegin(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && (text.charCodeAt(at) <= 32 || isMark(text.charAt(at)))) at += 1;
  const start = at;
  while (at < to && text.charCodeAt(at) < 128 && isLetter(text, at)) at += 1;
  return at === start || text.charCodeAt(at) >= 128 || beginnings.has(text.slice(start, at).toLowerCase());
}

/** Reads the time that begins at `from`, marks and words such as "at" before it included; nothing behind `to`. */
export function timeAt(text: string, from: number, to: number): WrittenTime | undefined {
  if (!isDigit(text, from) && !mayBegin(text, from, to)) return undefined;
  const reader: Reader = { text, to, at: from };
  let about = false;
  let between = false;
  let marks = '';
  // Most times begin with a figure at once, so words are looked for only where there is none.
  for (let more = !isDigit(text, from); more; more &&= !isDigit(text, reader.at)) {
    const unit = text.charAt(reader.at);
    if (reader.at < to && (unit === ' ' || unit === '\t' || isMark(unit))) {
      if (unit === '*' || unit === '_' || unit === '`') marks += unit;
      reader.at += 1;
    } else if (skip(reader, aboutForm)) about = true;
    else if (skip(reader, betweenForm)) between = true;
    else more = skip(reader, leadForm);
  }
  const lead = reader.at;
  reader.at = skipWeekday(text, lead);
  const weekday = reader.at > lead ? { start: lead, end: reader.at } : undefined;
  const start = reader.at;
  let date = takeDate(reader);
  let clock = takeClockBehind(reader, date !== undefined);
  about ||= clock.about;
  if (!date && !clock.found) return undefined;
  const pieceStart = date?.span.start ?? clock.found?.span.start ?? start;
  // The offset of an ISO time may begin with a minus; elsewhere that is a range.
  const iso =
    date !== undefined &&
    clock.found !== undefined &&
    (text.charAt(clock.found.span.start - 1) === 'T' || clock.found.seconds);
  let zone = clock.found ? takeZone(reader, iso) : undefined;
  if (clock.found && date?.yearless) date = withYear(reader, date);
  const range = clock.found ? takeRange(reader, clock.found, between) : undefined;
  if (clock.found && !date) {
    date = takeDateBehind(reader);
    if (date && !range) zone ??= takeZone(reader, false);
  }
  if (clock.found && zone && !range) skipOtherZone(reader);
  if (range && clock.found) clock = { ...clock, found: range.start };
  if (range?.zone && !zone) zone = range.zone;
  const end = reader.at;
  if (end > to || attached(text, end, clock.found === undefined)) return undefined;
  const { textStart, separated } = textBehind(text, end, to, marks);
  return {
    span: { start: pieceStart, end },
    weekday,
    date,
    clock: clock.found,
    zone,
    endDate: range?.date,
    endClock: range?.clock,
    endZone: range?.zone,
    endShift: range?.shift,
    about: about || (clock.found?.about ?? false),
    textStart,
    separated,
  };
}

function isMark(unit: string): boolean {
  return unit === '*' || unit === '_' || unit === '`' || unit === '[' || unit === '(' || unit === '|';
}

function takeDate(reader: Reader): WrittenDate | undefined {
  const found = dateAt(reader.text, reader.at, true);
  if (!found || found.span.end > reader.to) return undefined;
  // A bare `10/11` needs a time of day behind it, else it is a ratio.
  if (isBare(found) && !joinedClock(reader, found.span.end)) return undefined;
  reader.at = found.span.end;
  return found;
}

/** Two numbers without a year, or another form that may be something else. */
function isBare({ numbers, yearless, timed, span }: WrittenDate): boolean {
  if (timed) return true;
  return span.end - span.start <= 6 && (numbers ? numbers.year === undefined : yearless?.inFigures === true);
}

function joinedClock(reader: Reader, at: number): WrittenClock | undefined {
  joinForm.lastIndex = at;
  if (!joinForm.test(reader.text)) return undefined;
  const clock = clockAt(reader.text, joinForm.lastIndex, true);
  return clock && clock.span.end <= reader.to ? clock : undefined;
}

function takeClockBehind(reader: Reader, behindDate: boolean): { found: WrittenClock | undefined; about: boolean } {
  const back = reader.at;
  let about = false;
  if (behindDate) {
    skip(reader, joinForm);
    if (!isDigit(reader.text, reader.at)) {
      while (skip(reader, aboutForm)) about = true;
      const weekday = skipWeekday(reader.text, reader.at);
      if (weekday > reader.at) {
        reader.at = weekday;
        skip(reader, joinForm);
      }
    }
  }
  const found = clockAt(reader.text, reader.at, behindDate);
  if (found && found.span.end <= reader.to) {
    reader.at = found.span.end;
    return { found, about };
  }
  reader.at = back;
  return { found: undefined, about: false };
}

function takeZone(reader: Reader, iso: boolean): WrittenZone | undefined {
  gapToZone.lastIndex = reader.at;
  const at = gapToZone.test(reader.text) ? gapToZone.lastIndex : reader.at;
  const gap = reader.text.slice(reader.at, at);
  if (reader.text.charAt(at) === '-' && !(iso && gap === '')) return undefined;
  const found = zoneAt(reader.text, at);
  if (!found || found.end > reader.to) return undefined;
  reader.at = found.end;
  if (/[([]/u.test(gap) && /[)\]]/u.test(reader.text.charAt(reader.at))) reader.at += 1;
  return { zone: found.zone, span: { start: at, end: found.end } };
}

function withYear(reader: Reader, date: WrittenDate): WrittenDate {
  const { yearless } = date;
  yearForm.lastIndex = reader.at;
  const found = yearForm.exec(reader.text);
  if (!found || !yearless || yearForm.lastIndex > reader.to) return date;
  const day = dayNumber(Number(found[1]), yearless.month, yearless.dayOfMonth);
  if (day === undefined) return date;
  const year = { start: reader.at, end: yearForm.lastIndex };
  reader.at = yearForm.lastIndex;
  return { span: date.span, day, year };
}

function takeDateBehind(reader: Reader): WrittenDate | undefined {
  const back = reader.at;
  skip(reader, gapToDate);
  const at = skipWeekday(reader.text, reader.at);
  const found = dateAt(reader.text, at, false);
  if (found && found.span.end <= reader.to && found.count === undefined) {
    reader.at = found.span.end;
    return found;
  }
  reader.at = back;
  return undefined;
}

interface Range {
  readonly start: WrittenClock;
  readonly clock: WrittenClock;
  readonly date: WrittenDate | undefined;
  readonly zone: WrittenZone | undefined;
  readonly shift: number | undefined;
}

function takeRange(reader: Reader, start: WrittenClock, between: boolean): Range | undefined {
  const back = reader.at;
  const { text } = reader;
  if (
    text.charAt(back) === ':' ||
    !skip(reader, rangeForm) ||
    (/and[ \t]*$/iu.test(text.slice(back, reader.at)) && !between)
  ) {
    reader.at = back;
    return undefined;
  }
  const date = takeDate(reader);
  // Without a colon the right side is a time only where the left side is written the same way.
  const plain = !/[:：h]/iu.test(text.slice(start.span.start, start.span.end)) && !start.meridiem;
  if (date) skip(reader, joinForm);
  while (skip(reader, aboutForm));
  const clock = clockAt(text, reader.at, date !== undefined || plain);
  if (!clock || clock.span.end > reader.to || /\d/u.test(text.charAt(clock.span.end))) {
    reader.at = back;
    return undefined;
  }
  reader.at = clock.span.end;
  const zone = takeZone(reader, false);
  let shift: number | undefined;
  shiftForm.lastIndex = reader.at;
  const plus = shiftForm.exec(text);
  if (plus && shiftForm.lastIndex <= reader.to) {
    shift = Number(plus[1]);
    reader.at = shiftForm.lastIndex;
  }
  return { start: sameHalf(start, clock), clock, date, zone: zone ?? takeZone(reader, false), shift };
}

/** `2:15–2:45 pm`: the half of the day stands once; `11:30–1:15 pm` begins in the other half. */
function sameHalf(start: WrittenClock, end: WrittenClock): WrittenClock {
  if (
    start.meridiem ||
    !end.meridiem ||
    start.ms === undefined ||
    end.ms === undefined ||
    start.hour > 12 ||
    start.hour === 0
  )
    return start;
  const rest = start.ms - start.hour * hourMs;
  const same = hour24(start.hour, end.meridiem) * hourMs + rest;
  const other = hour24(start.hour, end.meridiem === 'pm' ? 'am' : 'pm') * hourMs + rest;
  return { ...start, ms: same <= end.ms ? same : other };
}

/** The same time in a second zone, `14:05 UTC (15:05 CET)`, belongs to it and says nothing new. */
function skipOtherZone(reader: Reader): void {
  const back = reader.at;
  if (skip(reader, alsoForm)) {
    const date = takeDate(reader);
    const clock = takeClockBehind(reader, date !== undefined).found;
    const zone = clock ? takeZone(reader, false) : undefined;
    if (zone) {
      if (/[)\]]/u.test(reader.text.charAt(reader.at))) reader.at += 1;
      return;
    }
  }
  reader.at = back;
}

/** The time runs on into a word or a name, and so is none. */
function attached(text: string, end: number, dateOnly: boolean): boolean {
  const next = text.charAt(end);
  if (next === ' ' || next === ':' || next === '') return false;
  if (/[\p{L}\d]/u.test(next) && !/\p{Script=Han}/u.test(next)) return true;
  return dateOnly && /[-_/]/u.test(next) && /[\p{L}\d]/u.test(text.charAt(end + 1));
}

/** Past the marks that close what was opened before the time, and past the separator. */
function textBehind(text: string, end: number, to: number, opened: string): { textStart: number; separated: boolean } {
  let at = end;
  let left = opened.length;
  let separated = false;
  for (; at < to; at += 1) {
    const unit = text.charAt(at);
    if (unit === ' ' || unit === '\t' || unit === ')' || unit === ']') continue;
    if (left > 0 && opened.includes(unit)) {
      left -= 1;
      continue;
    }
    if (separated && unit !== '>' && unit !== '-' && unit !== ':') break;
    if (!'-–—:：|,;.→>='.includes(unit)) break;
    if (unit === '.' && /\d/u.test(text.charAt(at + 1))) break;
    separated ||= unit !== ',' && unit !== '.';
  }
  return { textStart: at, separated };
}
