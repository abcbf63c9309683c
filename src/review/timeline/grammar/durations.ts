// Durations as people write them.
import type { Span } from '../../model';

export interface WrittenDuration {
  readonly span: Span;
  readonly minutes: number;
  /** The smallest unit written, in minutes: half of it is rounding. */
  readonly grain: number;
  readonly about: boolean;
}

const units: Readonly<Record<string, number>> = { d: 1440, h: 60, m: 1, s: 1 / 60 };
const partForm = /(\d+(?:[.,]\d+)?)[ \t]?(days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![\p{L}\d])/iuy;
const gluedForm = /(\d+)[ \t]?(d|h)(?=[ \t]?\d)/iuy;
const clockForm = /(\d{1,3}):(\d{2})(?::(\d{2}))?(?![\d:])/uy;
const numberForm = /(\d+(?:[.,]\d+)?)(?![\d.,:]|[ \t]?[-–/%]|[ \t]*\p{L})/uy;
const aboutForm =
  /(?:about|around|approximately|approx\.?|circa|ca\.|roughly|nearly|almost|just (?:over|under)|[~≈])[ \t]*/iuy;
const joinForm = /[ \t]*(?:,|and|&)?[ \t]*/iuy;

/** Reads a duration that begins at an offset. A bare number counts in `unit` minutes, a clock (`1:05`) where `clock` says so. */
export function durationAt(
  text: string,
  from: number,
  to: number,
  unit: number | undefined,
  clock: boolean,
): WrittenDuration | undefined {
  let at = from;
  let about = false;
  for (;;) {
    aboutForm.lastIndex = at;
    if (aboutForm.test(text)) {
      about = true;
      at = aboutForm.lastIndex;
    } else if (at < to && /[\s*_`(]/u.test(text.charAt(at))) at += 1;
    else break;
  }
  const start = at;
  let minutes = 0;
  let grain = Infinity;
  let end = -1;
  for (;;) {
    const part = exec(partForm, text, at) ?? exec(gluedForm, text, at);
    if (!part || at + part[0].length > to) break;
    const size = units[(part[2] ?? 'm').charAt(0).toLowerCase()] ?? 1;
    const amount = amountOf(part[1] ?? '', size);
    const decimals = amount.split('.')[1]?.length ?? 0;
    minutes += Number(amount) * size;
    grain = size / 10 ** decimals;
    at += part[0].length;
    end = at;
    joinForm.lastIndex = at;
    if (joinForm.test(text)) at = joinForm.lastIndex;
  }
  if (end < 0) {
    const hours = clock ? exec(clockForm, text, start) : undefined;
    if (hours) {
      minutes = Number(hours[1]) * 60 + Number(hours[2]);
      return { span: { start, end: start + hours[0].length }, minutes, grain: 1, about };
    }
    const bare = unit === undefined ? undefined : exec(numberForm, text, start);
    if (!bare || unit === undefined || start + bare[0].length > to) return undefined;
    return {
      span: { start, end: start + bare[0].length },
      minutes: Number(amountOf(bare[1] ?? '', unit)) * unit,
      grain: unit,
      about,
    };
  }
  return { span: { start, end }, minutes, grain, about };
}

/** `1,440` minutes: a mark before exactly three figures groups them; nobody writes thousandths of a minute or a second. */
function amountOf(written: string, size: number): string {
  return size <= 1 && /^[1-9]\d{0,2}[.,]\d{3}$/u.test(written)
    ? written.replace(/[.,]/u, '')
    : written.replace(',', '.');
}

function exec(form: RegExp, text: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  return form.exec(text) ?? undefined;
}

/** A duration somewhere behind a range: `09:22–11:35 (128 min)`. */
export function durationBehind(text: string, from: number, to: number): WrittenDuration | undefined {
  let at = from;
  while (at < to && !/[\d~≈]/u.test(text.charAt(at))) at += 1;
  return durationAt(text, at, to, undefined, false);
}
