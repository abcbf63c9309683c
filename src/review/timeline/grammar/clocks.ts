// Times of day as people write them, on a 12- or a 24-hour clock.
import { hourMs, minuteMs } from '../../../incident/units';
import type { Span } from '../../model';
import type { TimeFault } from '../model';
import { zoneAt } from './zones';

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

const colonForm = /(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:[.,]\d{1,9})?)?(?!\d|[:：]\d)/uy;
const openForm = /(?:\d{1,2}|HH|hh|XX|xx|\?\?|--)[:：](?:MM|mm|XX|xx|YY|yy|\?\?|--)(?:[:：](?:SS|ss|XX|xx|\?\?))?/uy;
const dottedForm = /(\d{1,2})\.(\d{2})(?!\d|\.\d|[ \t]?%)/uy;
const letterForm = /(\d{1,2})[hH](\d{2})?(?![\p{L}\d])/uy;
const cjkForm = /(\d{1,2})[时時点點](\d{1,2})分/uy;
const compactForm = /(\d{2})(\d{2})(?![\d\p{L}.,%]|:\d)/uy;
const hourForm = /(\d{1,2})(?=[ \t]?[ap]\.?m(?![\p{L}\d]))/iuy;
const wordForm = /(?:12[ \t]+)?(noon|midday|midnight)(?![\p{L}\d])/iuy;
const meridiemForm = /[ \t]?([ap])\.?m\.?(?![\p{L}\d])/iuy;
const suffixForm = /[ \t]?(?:uhr|hrs?|hours|ish|h)(?![\p{L}\d])/iuy;
/** What may stand behind four digits that are a time: the end, a separator, a zone, "hours". */
const afterCompact = /[ \t]*(?:$|[\r\n|\-–—:)\]*_`]|(?:hrs?|hours|h|Z|[A-Z]{3,4})(?![\p{L}\d]))/uy;

/**
 * Reads the time of day that begins exactly at an offset. Forms that look like other numbers (`11.50`, `1600`, `16h`)
 * are times only behind a date or with AM, PM, "Uhr" or, of `11.50`, a zone.
 */
export function clockAt(text: string, at: number, behindDate: boolean): WrittenClock | undefined {
  const unit = text.charCodeAt(at);
  const digit = unit >= 48 && unit <= 57;
  if (digit) {
    const colon = exec(colonForm, text, at);
    if (colon)
      return finished(
        text,
        at,
        colon,
        Number(colon[1]),
        Number(colon[2]),
        Number(colon[3] ?? 0),
        colon[3] !== undefined,
      );
    const hour = exec(hourForm, text, at);
    if (hour) return finished(text, at, hour, Number(hour[1]), 0, 0, false);
    const dotted = exec(dottedForm, text, at);
    if (dotted) {
      const end = at + dotted[0].length;
      if (
        behindDate ||
        exec(meridiemForm, text, end) ||
        /^[ \t]?uhr/iu.test(text.slice(end, end + 4)) ||
        isZoned(text, end)
      ) {
        return finished(text, at, dotted, Number(dotted[1]), Number(dotted[2]), 0, false);
      }
    }
    const letter = exec(letterForm, text, at);
    if (letter && (letter[2] !== undefined || behindDate)) {
      return finished(text, at, letter, Number(letter[1]), Number(letter[2] ?? 0), 0, false);
    }
    const cjk = exec(cjkForm, text, at);
    if (cjk) return finished(text, at, cjk, Number(cjk[1]), Number(cjk[2]), 0, false);
    const compact = exec(compactForm, text, at);
    if (compact && Number(compact[1]) < 24 && Number(compact[2]) < 60) {
      const end = at + compact[0].length;
      const tail = exec(afterCompact, text, end);
      const zoned = tail !== undefined && /[A-Z]$/iu.test(tail[0]);
      if (tail && (behindDate || zoned))
        return finished(text, at, compact, Number(compact[1]), Number(compact[2]), 0, false);
    }
  }
  if (behindDate || digit) {
    const open = exec(openForm, text, at);
    if (open) return clock({ start: at, end: at + open[0].length }, undefined);
  }
  const word = exec(wordForm, text, at);
  if (word) {
    const noon = word[1]?.toLowerCase() !== 'midnight';
    return clock({ start: at, end: at + word[0].length }, noon ? 12 * hourMs : 0);
  }
  return undefined;
}

function exec(form: RegExp, text: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  return form.exec(text) ?? undefined;
}

function clock(span: Span, ms: number | undefined): WrittenClock {
  return {
    span,
    ms,
    seconds: false,
    meridiem: undefined,
    hour: (ms ?? 0) / hourMs,
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

/** Adds AM, PM or "Uhr" behind the digits and judges the whole. */
function finished(
  text: string,
  at: number,
  digits: RegExpExecArray,
  hour: number,
  minute: number,
  second: number,
  seconds: boolean,
): WrittenClock {
  let end = at + digits[0].length;
  const half = letterNear(text, end) ? exec(meridiemForm, text, end) : undefined;
  const meridiem = half ? (half[1]?.toLowerCase() === 'a' ? 'am' : 'pm') : undefined;
  if (half) end += half[0].length;
  const suffix = letterNear(text, end) ? exec(suffixForm, text, end) : undefined;
  if (suffix) end += suffix[0].length;
  const impossible = hour > 24 || (hour === 24 && (minute > 0 || second > 0)) || minute > 59 || second > 60;
  const fault = impossible ? 'clock' : meridiem && hour > 12 ? 'meridiem' : undefined;
  return {
    span: { start: at, end },
    ms: fault ? undefined : hour24(hour, meridiem) * hourMs + minute * minuteMs + second * 1000,
    seconds,
    meridiem,
    hour,
    fault,
    about: suffix ? /ish/iu.test(suffix[0]) : false,
  };
}

export function hour24(hour: number, meridiem: 'am' | 'pm' | undefined): number {
  if (!meridiem) return hour;
  return (hour % 12) + (meridiem === 'pm' ? 12 : 0);
}
