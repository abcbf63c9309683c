// Dates as people write them, as days since 1970-01-01.
import { dayMs } from '../../../incident/units';
import type { Span } from '../../model';
import { isDigit, isLetter } from '../../parse/marks';

/** A date as read. `day` is undefined where it depends on something else: the order of its numbers, or the year. */
export interface WrittenDate {
  readonly span: Span;
  readonly day: number | undefined;
  /** Where its year stands apart from it. */
  readonly year?: Span;
  /** Two numbers and a year whose order the text itself does not tell: `10/11/2026`. */
  readonly numbers?: { readonly first: number; readonly second: number; readonly year: number | undefined };
  /** The order its numbers must have, where they show it: `07/25/2026` puts the month first. */
  readonly order?: 'day' | 'month';
  /** A day and month without a year, month from 1. */
  readonly yearless?: { readonly month: number; readonly dayOfMonth: number; readonly inFigures?: boolean };
  /** `Day 2`: counted from the first day of the timeline, from 1. */
  readonly count?: number;
  /** No such day, or a year nobody means. */
  readonly impossible?: boolean;
  /** Written in a way that is a date only with a time of day behind it: `20260301`, `Mar-01`. */
  readonly timed?: boolean;
  /** Part of it is a question mark or a placeholder. */
  readonly open?: boolean;
}

const monthNames: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'jänner', 'janvier', 'janv', 'enero', 'ene', 'janeiro'],
  ['feb', 'february', 'februar', 'février', 'févr', 'febrero', 'fevereiro', 'fev'],
  ['mar', 'march', 'märz', 'mär', 'mars', 'marzo', 'março'],
  ['apr', 'april', 'avril', 'avr', 'abril', 'abr'],
  ['may', 'mai', 'mayo', 'maio'],
  ['jun', 'june', 'juni', 'juin', 'junio', 'junho'],
  ['jul', 'july', 'juli', 'juillet', 'juil', 'julio', 'julho'],
  ['aug', 'august', 'août', 'agosto', 'ago'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre', 'setembro', 'set'],
  ['oct', 'october', 'oktober', 'okt', 'octobre', 'octubre', 'outubro', 'out'],
  ['nov', 'november', 'novembre', 'noviembre', 'novembro'],
  ['dec', 'december', 'dezember', 'dez', 'décembre', 'déc', 'diciembre', 'dic', 'dezembro'],
];

const monthOf = new Map(monthNames.flatMap((names, index) => names.map(name => [name, index + 1] as const)));

const isoForm = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/uy;
const openForm = /\d{4}(?:\/\d{2})?[-/](?:\d{2}|\?\?)[-/](?:\d{2}|\?\?|X{2})(?!\d)/iuy;
const numberForm = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2,3})(?!\d|[.:]\d)/uy;
const dayMonthForm = /(\d{1,2})([-/.])(\d{1,2})\.?(?![\d/.-])/uy;
const compactForm = /((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/uy;
const cjkForm = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/uy;
const wordFirstForm =
  /(\p{L}{3,10})\.?[ \t]+(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:(?:,[ \t]*|[ \t]+)(\d{4})(?![\d:]))?/uy;
const numberFirstForm =
  /(\d{1,2})(?:st|nd|rd|th|\.|º)?[ \t-]?(?:(?:of|de)[ \t]+)?(\p{L}{3,10})\.?(?!\p{L})(?:[ \t,-]+(?:de[ \t]+)?(\d{4})(?![\d:]))?/uy;
const hyphenForm = /(\p{L}{3,10})-(\d{1,2})(?![\d:-])/uy;
const countForm = /(?:day|tag|dia|día|jour)[ \t]+(\d{1,2})(?![\d:])/iuy;
const weekdayForm =
  /(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?(?!\p{L})\.?,?[ \t]*/iuy;

/** The words, in lower case, that a date begins with, its weekday included. */
export const dateWords: ReadonlySet<string> = new Set([
  ...monthOf.keys(),
  ...'day tag dia día jour'.split(' '),
  ...'mon tue tues wed thu thur thurs fri sat sun'.split(' '),
  ...'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
]);

/** The day's number since 1970-01-01; undefined where there is no such day. */
export function dayNumber(year: number, month: number, dayOfMonth: number): number | undefined {
  if (month < 1 || month > 12 || dayOfMonth < 1) return undefined;
  const first = Date.UTC(year, month - 1, 1);
  const next = Date.UTC(year, month, 1);
  return dayOfMonth <= (next - first) / dayMs ? first / dayMs + dayOfMonth - 1 : undefined;
}

/** `YYYY-MM-DD` of a day's number. */
export function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The end of a weekday's name that begins at an offset, the offset itself where there is none. */
export function skipWeekday(text: string, at: number): number {
  weekdayForm.lastIndex = at;
  return weekdayForm.test(text) ? weekdayForm.lastIndex : at;
}

/**
 * Reads the date that begins exactly at an offset. A day and month without a year in numbers is one only with `yearless`,
 * because `5/10` is more often a ratio; so is what needs a time of day behind it.
 */
export function dateAt(text: string, at: number, yearless: boolean): WrittenDate | undefined {
  const unit = text.charCodeAt(at);
  if (unit >= 48 && unit <= 57) return numericDate(text, at, yearless) ?? dayFirstDate(text, at);
  if (unit < 65 || !beginsDate(text, at)) return undefined;
  return countedDate(text, at) ?? monthFirstDate(text, at) ?? (yearless ? hyphenedDate(text, at) : undefined);
}

/** The word there, as far as it has plain letters, is one of `dateWords`; others are looked at more closely. */
function beginsDate(text: string, at: number): boolean {
  let end = at;
  while (end - at <= longestWord && text.charCodeAt(end) < 128 && isLetter(text, end)) end += 1;
  return text.charCodeAt(end) >= 128 || dateWords.has(text.slice(at, end).toLowerCase());
}

const longestWord = 10;

function numericDate(text: string, at: number, yearless: boolean): WrittenDate | undefined {
  const iso = match(isoForm, text, at);
  if (iso) return certain(at, iso, Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const open = match(openForm, text, at);
  if (open) return { span: spanOf(at, open), day: undefined, open: true };
  const numbers = match(numberForm, text, at);
  if (numbers) return numbered(at, numbers);
  const cjk = match(cjkForm, text, at);
  if (cjk) {
    if (cjk[1]) return certain(at, cjk, Number(cjk[1]), Number(cjk[2]), Number(cjk[3]));
    return { span: spanOf(at, cjk), day: undefined, yearless: { month: Number(cjk[2]), dayOfMonth: Number(cjk[3]) } };
  }
  const short = yearless ? match(dayMonthForm, text, at) : undefined;
  if (!short) return yearless && isDigit(text, at + 7) ? compactDate(text, at) : undefined;
  const first = Number(short[1]);
  const second = Number(short[3]);
  // `03-01` is one, `1-2` a score.
  if (short[2] === '-' && short[0].length !== 5) return undefined;
  if (first === 0 || second === 0 || first > 31 || second > 31 || (first > 12 && second > 12)) return undefined;
  if (short[2] === '.') {
    return second > 12
      ? undefined
      : { span: spanOf(at, short), day: undefined, yearless: { month: second, dayOfMonth: first, inFigures: true } };
  }
  return { span: spanOf(at, short), day: undefined, numbers: { first, second, year: undefined } };
}

/** `07/25/2026`, `25-07-2026`, `25.07.2026`, `24/07/25`: dots put the day first, and so does a number above 12. */
function numbered(at: number, found: RegExpExecArray): WrittenDate | undefined {
  const first = Number(found[1]);
  const second = Number(found[3]);
  const written = found[4] ?? '';
  const span = spanOf(at, found);
  if (written.length === 3) return { span, day: undefined, impossible: true };
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  if (found[2] === '.') {
    if (written.length === 2 && (first > 31 || second > 12)) return undefined;
    return certain(at, found, year, second, first);
  }
  if (first > 12 && second > 12) return { span, day: undefined, impossible: true };
  if (first === second) return certain(at, found, year, second, first);
  if (first > 12) return { ...certain(at, found, year, second, first), order: 'day' };
  if (second > 12) return { ...certain(at, found, year, first, second), order: 'month' };
  return { span, day: undefined, numbers: { first, second, year } };
}

function monthFirstDate(text: string, at: number): WrittenDate | undefined {
  const found = match(wordFirstForm, text, at);
  const month = found ? monthOf.get((found[1] ?? '').toLowerCase()) : undefined;
  return found && month !== undefined ? named(at, found, month, Number(found[2]), found[3]) : undefined;
}

function hyphenedDate(text: string, at: number): WrittenDate | undefined {
  const found = match(hyphenForm, text, at);
  const month = found ? monthOf.get((found[1] ?? '').toLowerCase()) : undefined;
  if (!found || month === undefined) return undefined;
  return { ...named(at, found, month, Number(found[2]), undefined), timed: true };
}

function compactDate(text: string, at: number): WrittenDate | undefined {
  const found = match(compactForm, text, at);
  const date = found ? certain(at, found, Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
  return date && !date.impossible ? { ...date, timed: true } : undefined;
}

function dayFirstDate(text: string, at: number): WrittenDate | undefined {
  const found = match(numberFirstForm, text, at);
  const month = found ? monthOf.get((found[2] ?? '').toLowerCase()) : undefined;
  return found && month !== undefined ? named(at, found, month, Number(found[1]), found[3]) : undefined;
}

function countedDate(text: string, at: number): WrittenDate | undefined {
  const count = match(countForm, text, at);
  return count ? { span: spanOf(at, count), day: undefined, count: Number(count[1]) } : undefined;
}

function named(
  at: number,
  found: RegExpExecArray,
  month: number,
  dayOfMonth: number,
  year: string | undefined,
): WrittenDate {
  if (year) return certain(at, found, Number(year), month, dayOfMonth);
  if (dayNumber(2000, month, dayOfMonth) === undefined)
    return { span: spanOf(at, found), day: undefined, impossible: true };
  return { span: spanOf(at, found), day: undefined, yearless: { month, dayOfMonth } };
}

function certain(at: number, found: RegExpExecArray, year: number, month: number, dayOfMonth: number): WrittenDate {
  const day = year < 1970 || year > 2999 ? undefined : dayNumber(year, month, dayOfMonth);
  return day === undefined ? { span: spanOf(at, found), day, impossible: true } : { span: spanOf(at, found), day };
}

function match(form: RegExp, text: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  return form.exec(text) ?? undefined;
}

function spanOf(at: number, found: RegExpExecArray): Span {
  return { start: at, end: at + found[0].length };
}

/** Both readings of two numbers, as days: day first and month first. A missing year is the one of `near`. */
export function readings(
  numbers: NonNullable<WrittenDate['numbers']>,
  near: number | undefined,
): { dayFirst: number | undefined; monthFirst: number | undefined } {
  const { first, second, year } = numbers;
  const build = (month: number, dayOfMonth: number): number | undefined =>
    year === undefined ? nearestYear(month, dayOfMonth, near) : dayNumber(year, month, dayOfMonth);
  return { dayFirst: build(second, first), monthFirst: build(first, second) };
}

/** The day of a month in the year that puts it nearest to another day. */
export function nearestYear(month: number, dayOfMonth: number, near: number | undefined): number | undefined {
  if (near === undefined) return undefined;
  const year = new Date(near * dayMs).getUTCFullYear();
  let best: number | undefined;
  for (const candidate of [year - 1, year, year + 1]) {
    const day = dayNumber(candidate, month, dayOfMonth);
    if (day !== undefined && (best === undefined || Math.abs(day - near) < Math.abs(best - near))) best = day;
  }
  return best;
}

/** A letter or figure, as UTF-16: no date begins behind one. */
export function isWordUnit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit > 0xbf;
}
