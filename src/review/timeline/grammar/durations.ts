// Durations as people write them.
import type { Span } from '../../model';
import { matchAt, skipAt } from './forms';

/** A length of time as it is written. */
export interface WrittenDuration {
  readonly span: Span;
  readonly minutes: number;
  /** The smallest unit written, in minutes: half of it is rounding. */
  readonly grain: number;
  readonly about: boolean;
}

/** What a field's name says of its value. */
export interface DurationHints {
  /** What a bare number counts, in minutes; undefined where it is no duration. */
  readonly unit?: number | undefined;
  /** `1:05` is an hour and five minutes. */
  readonly isClock?: boolean;
}

/** Minutes of a unit by its first letter. */
const unitMinutes: Readonly<Record<string, number>> = { d: 1440, h: 60, m: 1, s: 1 / 60 };
const partForm =
  /(?<amount>\d+(?:[.,]\d+)?)[ \t]?(?<unit>days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![\p{L}\d])/iuy;
/** `1h05m`: the unit stands against the next figure. */
const gluedForm = /(?<amount>\d+)[ \t]?(?<unit>[dh])(?=[ \t]?\d)/iuy;
const clockForm = /(?<hours>\d{1,3}):(?<minutes>\d{2})(?::\d{2})?(?![\d:])/uy;
const numberForm = /(?<amount>\d+(?:[.,]\d+)?)(?![\d.,:]|[ \t]?[-–/%]|[ \t]*\p{L})/uy;
const aboutForm =
  /(?:about|around|approximately|approx\.?|circa|ca\.|roughly|nearly|almost|just (?:over|under)|[~≈])[ \t]*/iuy;
const marksForm = /[\s*_`(]+/uy;
const joinForm = /[ \t]*(?:,|and|&)?[ \t]*/iuy;

/** Reads the duration that begins where a span begins, marks and "about" before it included. */
export function durationAt(text: string, within: Span, hints: DurationHints = {}): WrittenDuration | undefined {
  const { at, about } = leadOf(text, within);
  const read =
    partsAt(text, at, within.end) ?? clockAt(text, at, hints) ?? numberAt(text, { start: at, end: within.end }, hints);
  return read && { ...read, about };
}

type WithoutAbout = Omit<WrittenDuration, 'about'>;

function leadOf(text: string, { start, end }: Span): { readonly at: number; readonly about: boolean } {
  let at = start;
  let about = false;
  for (;;) {
    const words = skipAt(aboutForm, text, at);
    about ||= words > at;
    const next = words > at ? words : Math.min(skipAt(marksForm, text, at), Math.max(at, end));
    if (next === at) return { at, about };
    at = next;
  }
}

/** `1 hour and 5 minutes`, `1h05m`, `1d 5h 47m`. */
function partsAt(text: string, start: number, to: number): WithoutAbout | undefined {
  let minutes = 0;
  let grain = Infinity;
  let end: number | undefined;
  for (let at = start; ;) {
    const part = matchAt(partForm, text, at) ?? matchAt(gluedForm, text, at);
    if (!part || at + part[0].length > to) break;
    const size = unitMinutes[(part.groups?.['unit'] ?? 'm').charAt(0).toLowerCase()] ?? 1;
    const amount = amountOf(part.groups?.['amount'] ?? '', size);
    minutes += Number(amount) * size;
    grain = size / 10 ** (amount.split('.')[1]?.length ?? 0);
    end = at + part[0].length;
    at = skipAt(joinForm, text, end);
  }
  return end === undefined ? undefined : { span: { start, end }, minutes, grain };
}

function clockAt(text: string, start: number, { isClock }: DurationHints): WithoutAbout | undefined {
  const found = isClock ? matchAt(clockForm, text, start) : undefined;
  if (!found) return undefined;
  const minutes = Number(found.groups?.['hours']) * 60 + Number(found.groups?.['minutes']);
  return { span: { start, end: start + found[0].length }, minutes, grain: 1 };
}

function numberAt(text: string, { start, end: to }: Span, { unit }: DurationHints): WithoutAbout | undefined {
  const found = unit === undefined ? undefined : matchAt(numberForm, text, start);
  const end = start + (found?.[0].length ?? 0);
  if (!found || unit === undefined || end > to) return undefined;
  return { span: { start, end }, minutes: Number(amountOf(found.groups?.['amount'] ?? '', unit)) * unit, grain: unit };
}

/** `1,440` minutes: a mark before exactly three figures groups them; nobody writes thousandths of a minute or a second. */
function amountOf(written: string, size: number): string {
  return size <= 1 && /^[1-9]\d{0,2}[.,]\d{3}$/u.test(written)
    ? written.replace(/[.,]/u, '')
    : written.replace(',', '.');
}

/** A duration somewhere behind a range: `09:22–11:35 (128 min)`. */
export function durationBehind(text: string, from: number, to: number): WrittenDuration | undefined {
  let at = from;
  while (at < to && !/[\d~≈]/u.test(text.charAt(at))) at += 1;
  return durationAt(text, { start: at, end: to });
}
