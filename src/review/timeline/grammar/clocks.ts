// Times of day as people write them, on a 12- or a 24-hour clock: one form each, tried in order.
import { hourMs, minuteMs } from '../../../incident/units';
import type { Span } from '../../model';
import type { TimeFault } from '../model';
import { figure, matchAt } from './forms';
import { zoneAt } from './zones';

/** A time of day as it is written. */
export interface WrittenClock {
  readonly span: Span;
  /** Milliseconds since midnight; 24:00 is the end of the day. Undefined for a fault and for an open one (`12:??`). */
  readonly ms: number | undefined;
  readonly seconds: boolean;
  readonly meridiem: 'am' | 'pm' | undefined;
  readonly hour: number;
  readonly fault: TimeFault | undefined;
  readonly about: boolean;
}

/**
 * Where a time of day is looked for. Forms that look like other numbers (`11.50`, `1600`, `16h`) are times only behind a
 * date or with AM, PM, "Uhr" or a zone.
 */
export type ClockPlace = 'alone' | 'behindDate';

/** One way to write a time of day. */
interface ClockForm {
  /** Sticky; its groups `hour`, `minute` and `second` hold the figures. */
  readonly pattern: RegExp;
  /** False where what was found is another number here. */
  readonly fits?: (found: RegExpExecArray, text: string, place: ClockPlace) => boolean;
}

const meridiemForm = /[ \t]?(?<half>[ap])\.?m\.?(?![\p{L}\d])/iuy;
const suffixForm = /[ \t]?(?:uhr|hrs?|hours|ish|h)(?![\p{L}\d])/iuy;
const uhrForm = /[ \t]?uhr/iuy;
/** What may stand behind four digits that are a time: the end, a separator, a zone, "hours". */
const afterCompact = /[ \t]*(?:$|[\r\n|\-–—:)\]*_`]|(?:hrs?|hours|h|Z|[A-Z]{3,4})(?![\p{L}\d]))/uy;

/** What begins with a figure. The first that fits decides. */
const clockForms: readonly ClockForm[] = [
  // 14:05, 14:05:30, 14:05:30.123, with full-width colons too
  { pattern: /(?<hour>\d{1,2})[:：](?<minute>\d{2})(?:[:：](?<second>\d{2})(?:[.,]\d{1,9})?)?(?!\d|[:：]\d)/uy },
  // 2pm
  { pattern: /(?<hour>\d{1,2})(?=[ \t]?[ap]\.?m(?![\p{L}\d]))/iuy },
  // 14.05 UTC
  {
    pattern: /(?<hour>\d{1,2})\.(?<minute>\d{2})(?!\d|\.\d|[ \t]?%)/uy,
    fits: ({ 0: found, index }, text, place) => {
      const end = index + found.length;
      return (
        place === 'behindDate' ||
        matchAt(meridiemForm, text, end) !== undefined ||
        matchAt(uhrForm, text, end) !== undefined ||
        isZoned(text, end)
      );
    },
  },
  // 14h05, 14h
  {
    pattern: /(?<hour>\d{1,2})h(?<minute>\d{2})?(?![\p{L}\d])/iuy,
    fits: ({ groups }, _text, place) => groups?.['minute'] !== undefined || place === 'behindDate',
  },
  // 14时05分
  { pattern: /(?<hour>\d{1,2})[時时點点](?<minute>\d{1,2})分/uy },
  // 1405
  {
    pattern: /(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?![\d\p{L}.,%]|:\d)/uy,
    fits: ({ 0: found, index }, text, place) => {
      const tail = matchAt(afterCompact, text, index + found.length);
      return tail !== undefined && (place === 'behindDate' || /[A-Z]$/iu.test(tail[0]));
    },
  },
];

const openForm = /(?:\d{1,2}|HH|hh|XX|xx|\?\?|--)[:：](?:MM|mm|XX|xx|YY|yy|\?\?|--)(?:[:：](?:SS|ss|XX|xx|\?\?))?/uy;
/** Words for a time of day, and the hour that each of them means. */
const clockWords: Readonly<Record<string, number>> = { noon: 12, midday: 12, midnight: 0 };
/** In lower case. */
export const clockNames: readonly string[] = Object.keys(clockWords);
const wordForm = new RegExp(String.raw`(?:12[ \t]+)?(?<word>${clockNames.join('|')})(?![\p{L}\d])`, 'iuy');

/** Reads the time of day that begins exactly at an offset. */
export function clockAt(text: string, at: number, place: ClockPlace): WrittenClock | undefined {
  const unit = text.charCodeAt(at);
  const isFigure = unit >= 48 && unit <= 57;
  if (isFigure) {
    for (const { pattern, fits } of clockForms) {
      const found = matchAt(pattern, text, at);
      if (found && (!fits || fits(found, text, place))) return withHalf(text, found);
    }
  }
  if (place === 'behindDate' || isFigure) {
    const open = matchAt(openForm, text, at);
    if (open) return plainClock(open, undefined);
  }
  const named = matchAt(wordForm, text, at);
  const hour = named ? clockWords[(named.groups?.['word'] ?? '').toLowerCase()] : undefined;
  return named && hour !== undefined ? plainClock(named, hour) : undefined;
}

function plainClock(found: RegExpExecArray, hour: number | undefined): WrittenClock {
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
function letterNear(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const next = unit === 32 || unit === 9 ? text.charCodeAt(at + 1) : unit;
  return next > 64;
}

/** `UTC`, `CEST`, `Europe/Berlin` there or behind one blank; two letters may be a unit of something else. */
function isZoned(text: string, end: number): boolean {
  const at = text.charAt(end) === ' ' ? end + 1 : end;
  const found = letterNear(text, at) ? zoneAt(text, at) : undefined;
  return found !== undefined && found.end - at > 2;
}

/** The figures of a form with the AM, PM, "Uhr" or "ish" behind them; its fault where there is no such time. */
function withHalf(text: string, found: RegExpExecArray): WrittenClock {
  const hour = figure(found, 'hour');
  const minute = figure(found, 'minute');
  const second = figure(found, 'second');
  let end = found.index + found[0].length;
  const half = letterNear(text, end) ? matchAt(meridiemForm, text, end) : undefined;
  const meridiem = half ? (half.groups?.['half']?.toLowerCase() === 'a' ? 'am' : 'pm') : undefined;
  if (half) end += half[0].length;
  const suffix = letterNear(text, end) ? matchAt(suffixForm, text, end) : undefined;
  if (suffix) end += suffix[0].length;
  const impossible = hour > 24 || (hour === 24 && (minute > 0 || second > 0)) || minute > 59 || second > 60;
  const fault = impossible ? 'clock' : meridiem && hour > 12 ? 'meridiem' : undefined;
  return {
    span: { start: found.index, end },
    ms: fault ? undefined : hour24(hour, meridiem) * hourMs + minute * minuteMs + second * 1000,
    seconds: found.groups?.['second'] !== undefined,
    meridiem,
    hour,
    fault,
    about: suffix ? /ish/iu.test(suffix[0]) : false,
  };
}

/** The hour on a 24-hour clock: 12 AM is 0. */
export function hour24(hour: number, meridiem: 'am' | 'pm' | undefined): number {
  if (!meridiem) return hour;
  return (hour % 12) + (meridiem === 'pm' ? 12 : 0);
}
