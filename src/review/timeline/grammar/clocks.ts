// Times of day as people write them, on a 12- or a 24-hour clock: one form each, tried in order.
import { hourMs, minuteMs } from '../../../incident/units';
import type { Span } from '../../model';
import type { TimeFault } from '../model';
import { isDigit } from '../../parse/marks';
import { readDuration, type WrittenDuration } from './durations';
import { readFigure, matchAt, rangeSource } from './forms';
import { readZone } from './zones';
import { ignoreCase } from '../../parse/ignoreCase';

/** A time of day as it is written. */
export interface WrittenClock {
  readonly span: Span;
  /** Milliseconds since midnight; 24:00 is the end of the day. Undefined for a fault and for an open one (`HH:MM`). */
  readonly ms: number | undefined;
  readonly seconds: boolean;
  readonly meridiem: 'am' | 'pm' | undefined;
  readonly hour: number;
  readonly fault: TimeFault | undefined;
  readonly about: boolean;
  /** Its minutes are left open, `09:??`: the hour is all that is known. */
  readonly isHour?: boolean;
  /** Milliseconds since the start: `T+30m`, `+45 min`; `ms` is undefined then. */
  readonly sinceStart?: number;
  /** On a 12-hour clock it may be of the other half of the day: `2:45`, but not `02:45`. */
  readonly hasOtherHalf?: boolean;
  /** How it is written, where that may be another number as well: what stands around it decides. */
  readonly loose?: 'dotted' | 'compact' | 'hour' | 'counted';
}

/**
 * Where a time of day is looked for. Forms that look like other numbers (`11.50`, `1600`, `16h`) are times only behind a
 * date, with AM, PM, "Uhr" or a zone, or, as loose ones, where an entry of a timeline begins.
 */
export type ClockPlace = 'alone' | 'behindDate' | 'entry';

/** One way to write a time of day. */
interface ClockForm {
  /** Sticky; its groups `hour`, `minute` and `second` hold the figures. */
  readonly pattern: RegExp;
  /** False where what was found is another number wherever it stands, "loose" where it is a time only in an entry. */
  readonly fits?: (found: RegExpExecArray, text: string, place: ClockPlace) => boolean | 'loose';
  readonly loose?: WrittenClock['loose'];
}

const meridiemForm = ignoreCase(/[ \t]?(?<half>[ap])(?:\.?m\.?|(?<=:\d\d[ap]))(?![\p{Alpha}\d])/iuy);
/** `10時30分頃`, `10:25左右` stand for about that time. */
const suffixForm = ignoreCase(
  /u(?![\p{Alpha}\d])|[ \t]?(?:(?:uhr|uur|heures|horas|hrs?|hours|ish|h)(?![\p{Alpha}\d])|(?:頃|ごろ|左右|前后|前後|之?前|之?后|後)(?=[ \t,，、:：|]|$))/iuy,
);
const uhrForm = ignoreCase(/[ \t]?(?:uhr|uur)|u(?!\p{Alpha})/iuy);
/** What may stand behind four digits that are a time: the end, a separator, a zone, "hours". */
const afterCompact =
  /[ \t]*(?:$|[\r\n|\-–—:)\]*_`]|[.,;](?!\d)|(?:[hH](?:[rR][sS]?|ours|OURS)?|Uhr|Z|(?<=[ \t])[A-Z]{3,4})(?![\p{Alpha}\d]))/uy;

/** What begins with a figure. The first that fits decides. */
const clockForms: readonly ClockForm[] = [
  // 14:05, 14:05:30, 14:05:30.123, with full-width colons too
  { pattern: /(?<hour>\d{1,2})[:：](?<minute>\d{2})(?:[:：](?<second>\d{2})(?:[.,]\d{1,9})?)?(?!\d|[:：]\d)/uy },
  // 14:0x, 14:??, when it was told from memory
  { pattern: /(?<hour>\d{1,2})[:：h時](?:(?<minute>\d)[xX?？]|[xX?？]{2}|--)分?(?:(?=Z\b)|(?![\p{Alpha}\d?]))/uy },
  // 2pm
  { pattern: ignoreCase(/(?<hour>\d{1,2})(?=[ \t]?[ap]\.?m(?![\p{Alpha}\d]))/iuy) },
  // 14.05 UTC
  {
    pattern: /(?<hour>\d{1,2})\.(?<minute>\d{2})(?!\d|\.\d|[ \t]?%)/uy,
    fits: ({ 0: found, index }, text, place) => {
      const end = index + found.length;
      const isCertain =
        place === 'behindDate' ||
        matchAt(meridiemForm, text, end) !== undefined ||
        matchAt(uhrForm, text, end) !== undefined ||
        isZoned(text, end);
      return isCertain || (isDayTime(found) ? 'loose' : false);
    },
    loose: 'dotted',
  },
  // 14h05, 14 h 05, 14h05min, 14h
  {
    pattern: ignoreCase(
      /(?<hour>\d{1,2})(?:(?:[hu]|[ \t]h[ \t]?)(?<minute>\d{2})(?:(?<=\d\dh\d\d)m(?:in)?)?|[ \t]?h|u)(?![\p{Alpha}\d]|[ \t]?m(?:in)?(?!\p{Alpha}))/iuy,
    ),
    fits: ({ 0: found, groups }, _text, place) =>
      (!/[ \tm]/iu.test(found) && (groups?.['minute'] !== undefined || place === 'behindDate')) || 'loose',
    loose: 'hour',
  },
  // 14时05分, 14時, 9点半
  {
    pattern: /(?<hour>\d{1,2})[時时點点](?:(?<minute>\d{1,2})分?|(?<half>半))?(?![間间])/uy,
    fits: ({ groups }, _text, place) =>
      (groups?.['minute'] ?? groups?.['half']) !== undefined || place === 'behindDate' || 'loose',
    loose: 'hour',
  },
  // 14 Uhr, 14 heures; "14 uur", "14 horas" may be a length
  {
    pattern: /(?<hour>\d{1,2})(?=[ \t](?:Uhr|heures|(?<length>uur|horas))(?!\p{Alpha}))/uy,
    fits: ({ groups }, _text, place) => groups?.['length'] === undefined || place === 'behindDate' || 'loose',
    loose: 'hour',
  },
  // 7–9 Uhr, 07-09h, 2 to 4:30 pm, 7〜9時: the word stands once, behind the end; "2-3h" is a length
  {
    pattern: ignoreCase({
      source: String.raw`(?<hour>\d{1,2})(?=${rangeSource}(?:[01]?\d|2[0-4])(?:[:.]\d{2})?(?:[ \t]?(?:uhr|uur|heures|horas|[ap]\.?m|(?<short>(?<=(?:\d\d|\b[7-9])\D+\d{1,2})[hu]))(?![\p{Alpha}\d])|[時时點点](?![間间])))`,
      flags: 'iuy',
    }),
    fits: ({ groups }) => groups?.['short'] === undefined || 'loose',
    loose: 'hour',
  },
  // 1405
  {
    pattern: /(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?!\d|[.,]\d|%|:\d|[-/](?:\d|MM|XX|\?\?))/uy,
    fits: ({ 0: found, index }, text, place) => {
      const end = index + found.length;
      const tail = matchAt(afterCompact, text, end);
      if (tail !== undefined && (place === 'behindDate' || /[A-Z]$/iu.test(tail[0]))) return true;
      if (/\p{Alpha}/u.test(text.charAt(end))) return isZoned(text, end);
      return matchAt(countedThings, text, end) ? false : 'loose';
    },
    loose: 'compact',
  },
];

/** Words behind a number that say what it counts, so that it is no time: `1500 requests failed`. */
const countedThings = ignoreCase(
  /[ \t]*(?:[%°$€£+×x/]|(?:users?|customers?|requests?|errors?|orders?|rows?|jobs?|messages?|events?|pods?|nodes?|hosts?|servers?|instances?|records?|files?|calls?|sessions?|transactions?|tickets?|people|times|ms|seconds?|minutes?|hours?|days?|[kmgt]i?b)(?!\p{Alpha}))/iuy,
);

/** `T+30m`, `T-5 min`, `T0`, `t0`, `T0+5m`, `H+05`, `+45 min`, `+01:30`. */
const countedForm = /(?:(?<mark>[TH])(?:0?[ \t]?(?<sign>[+\-−–±])[ \t]?|[ \t]?(?=0(?![\d.]|:\d)))|\+[ \t]?)(?=\d)/iuy;

const openForm = /(?:\d{1,2}|HH|hh|XX|xx|\?\?|--)[:：](?:MM|mm|XX|xx|YY|yy|\?\?|--)(?:[:：](?:SS|ss|XX|xx|\?\?))?/uy;
/** Words for a time of day, and the hour that each of them means. */
const clockWords: Readonly<Record<string, number>> = { noon: 12, midday: 12, midnight: 0 };
/** In lower case. */
export const clockNames: readonly string[] = Object.keys(clockWords);
const wordForm = ignoreCase({
  source: String.raw`(?:12[ \t]+)?(?<word>${clockNames.join('|')})(?![\p{Alpha}\d])`,
  flags: 'iuy',
});

/** Reads the time of day that begins exactly at an offset. */
export function readClock(text: string, at: number, place: ClockPlace): WrittenClock | undefined {
  const isFigure = isDigit(text, at);
  if (isFigure) {
    for (const { pattern, fits, loose } of clockForms) {
      const found = matchAt(pattern, text, at);
      const isFitting = found && (fits ? fits(found, text, place) : true);
      if (found && isFitting === true) return addHalf(text, found);
      if (found && loose && isFitting === 'loose' && place === 'entry') return { ...addHalf(text, found), loose };
    }
  } else {
    const inWords =
      readDayHalfClock(text, at) ??
      (place === 'entry' || text.startsWith('T+', at) ? readCountedClock(text, at) : undefined);
    if (inWords) return inWords;
  }
  if (place === 'behindDate' || isFigure) {
    const open = matchAt(openForm, text, at);
    if (open) return readPlainClock(open, undefined);
  }
  const named = matchAt(wordForm, text, at);
  const hour = named ? clockWords[(named.groups?.['word'] ?? '').toLowerCase()] : undefined;
  return named && hour !== undefined ? readPlainClock(named, hour) : undefined;
}

/** 午前9時30分, 下午 3:15, 晚上8点: the half of the day stands before the hour. */
function readDayHalfClock(text: string, at: number): WrittenClock | undefined {
  if (text.charCodeAt(at) < 0x3000) return undefined;
  const half = matchAt(dayHalfForm, text, at);
  const inner = half ? readClock(text, at + half[0].length, 'behindDate') : undefined;
  if (!half || inner?.ms === undefined || inner.hour > 12) return undefined;
  const meridiem = half.groups?.['morning'] ? 'am' : 'pm';
  const ms = convertToHour24(inner.hour, meridiem) * hourMs + (inner.ms - inner.hour * hourMs);
  return { ...inner, span: { start: at, end: inner.span.end }, ms, meridiem, hasOtherHalf: false };
}

const dayHalfForm = /(?:(?<morning>午前|上午|凌晨|早上|早晨)|午後|下午|中午|晚上|傍晚)[ \t]?(?=\d)/uy;

/** A time since the start, `T+30m` or `+45 min`. */
function readCountedClock(text: string, at: number): WrittenClock | undefined {
  const found = matchAt(countedForm, text, at);
  if (!found) return undefined;
  const start = at + found[0].length;
  const mark = found.groups?.['mark'];
  const hasMark = mark !== undefined;
  const plainMinutes = !hasMark ? 0 : /h/iu.test(mark) && !hasPadded(text, at) ? 60 : 1;
  const length =
    countAt(text, start, plainMinutes) ??
    readDuration(text, { start, end: Math.min(text.length, start + longestCount) }, { isClock: true });
  if (length?.span.start !== start || length.minutes > mostCounted) return undefined;
  // "T0 is 14:20 UTC" says when it was.
  if (hasMark && matchAt(isForm, text, length.span.end)) return undefined;
  const sign = /[-−–]/u.test(found.groups?.['sign'] ?? '') ? -1 : 1;
  const clock = readPlainClock(found, undefined);
  const sinceStart = sign * Math.round(length.minutes * minuteMs);
  return {
    ...clock,
    span: { start: at, end: length.span.end },
    sinceStart,
    ...(hasMark ? {} : { loose: 'counted' as const }),
  };
}

const isForm = ignoreCase(/[ \t]*(?:is|was|=)[ \t]/iuy);

/** `H+00`, `H+05`: minutes are counted around there; `H+1`, `H+12` alone are hours. */
const hasPadded = (text: string, at: number): boolean =>
  /(?<!\p{Alpha})H ?\+ ?0\d/iu.test(text.slice(Math.max(0, at - 4000), at + 4000));

/** `1h10`; behind `T` or `H`, what has no unit is of so many minutes each, and none where that is 0. */
function countAt(text: string, start: number, each: number): Pick<WrittenDuration, 'span' | 'minutes'> | undefined {
  const hours = matchAt(hoursForm, text, start);
  const plain = each > 0 ? matchAt(minutesForm, text, start) : undefined;
  const found = hours ?? plain;
  if (!found) return undefined;
  const minutes = hours ? readFigure(hours, 'hours') * 60 + readFigure(hours, 'minutes') : Number(found[0]) * each;
  return { span: { start, end: start + found[0].length }, minutes };
}

const hoursForm = ignoreCase(/(?<hours>\d{1,2})h(?<minutes>[0-5]\d)(?![\p{Alpha}\d])/iuy);
const minutesForm = ignoreCase(
  /\d{1,4}(?![.,:]?\d|[ \t]?(?:[dhms]|days?|hours?|hrs?|min(?:ute)?s?|sec(?:ond)?s?)(?!\p{Alpha}))/iuy,
);

/** A count since the start takes no more than this: `+2 days 11 hours 30 minutes`. */
const longestCount = 40;

/** Nothing is counted in years, and behind some thousands of centuries no date follows. */
const mostCounted = 366 * 24 * 60;

function isDayTime(written: string): boolean {
  const [hour = '', minute = ''] = written.split('.');
  return Number(hour) < 24 && Number(minute) < 60;
}

function readPlainClock(found: RegExpExecArray, hour: number | undefined): WrittenClock {
  return {
    span: { start: found.index, end: found.index + found[0].length },
    ms: hour === undefined ? undefined : hour * hourMs,
    seconds: false,
    meridiem: undefined,
    hour: hour ?? 0,
    fault: undefined,
    about: false,
  };
}

/** A letter stands here or behind one blank. */
function hasLetterNear(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const next = unit === 32 || unit === 9 ? text.charCodeAt(at + 1) : unit;
  return next > 64;
}

/** `UTC`, `CEST`, `Europe/Berlin` there or behind one blank; two letters may be a unit of something else. */
function isZoned(text: string, end: number): boolean {
  const at = text.charAt(end) === ' ' ? end + 1 : end;
  const found = hasLetterNear(text, at) ? readZone(text, at) : undefined;
  return found !== undefined && found.end - at > 2;
}

/** The figures of a form with the AM, PM, "Uhr" or "ish" behind them; its fault where there is no such time. */
function addHalf(text: string, found: RegExpExecArray): WrittenClock {
  const hour = readFigure(found, 'hour');
  const isOpen = /[x?？-]分?$/iu.test(found[0]);
  const isTens = isOpen && found.groups?.['minute'] !== undefined;
  const minute = found.groups?.['half'] ? 30 : readFigure(found, 'minute') * (isTens ? 10 : 1);
  const second = readFigure(found, 'second');
  let end = found.index + found[0].length;
  const half = hasLetterNear(text, end) ? matchAt(meridiemForm, text, end) : undefined;
  const meridiem = half ? (half.groups?.['half']?.toLowerCase() === 'a' ? 'am' : 'pm') : undefined;
  if (half) end += half[0].length;
  const suffix = hasLetterNear(text, end) ? matchAt(suffixForm, text, end) : undefined;
  if (suffix) end += suffix[0].length;
  const impossible = hour > 24 || (hour === 24 && (minute > 0 || second > 0)) || minute > 59 || second > 60;
  const fault = impossible ? 'clock' : meridiem && hour > 12 ? 'meridiem' : undefined;
  return {
    span: { start: found.index, end },
    ms: fault ? undefined : convertToHour24(hour, meridiem) * hourMs + minute * minuteMs + second * 1000,
    seconds: found.groups?.['second'] !== undefined,
    meridiem,
    hour,
    fault,
    about: isOpen || (suffix ? /ish|[頃ごろ左右前后後]/iu.test(suffix[0]) : false),
    ...(isOpen && !isTens ? { isHour: true } : {}),
    hasOtherHalf: !meridiem && hour >= 1 && hour <= 12 && !found[0].startsWith('0') && !suffix,
  };
}

/** The hour on a 24-hour clock: 12 AM is 0. */
export function convertToHour24(hour: number, meridiem: 'am' | 'pm' | undefined): number {
  if (!meridiem) return hour;
  return (hour % 12) + (meridiem === 'pm' ? 12 : 0);
}
