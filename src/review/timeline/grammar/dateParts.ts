// What the parts of a date say: its day where they are enough, else what is open.
import { formatUtcDate } from '../../../incident/calendar';
import { dayMs } from '../../../incident/units';
import type { Span } from '../../model';
import { makeSpan, readFigure } from './forms';

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

/** The day's number since 1970-01-01; undefined where there is no such day. */
export function countDays(year: number, month: number, dayOfMonth: number): number | undefined {
  if (month < 1 || month > 12 || dayOfMonth < 1) return undefined;
  const first = Date.UTC(year, month - 1, 1);
  const next = Date.UTC(year, month, 1);
  return dayOfMonth <= (next - first) / dayMs ? first / dayMs + dayOfMonth - 1 : undefined;
}

/** `YYYY-MM-DD` of a day's number. */
export function formatIsoDate(day: number): string {
  return formatUtcDate(day * dayMs);
}

/** Year, month and day of the month are all written; years that nobody means make it impossible. */
export function makeCertainDate(
  found: RegExpExecArray,
  [year, month, dayOfMonth]: readonly [number, number, number],
): WrittenDate {
  const day = year < 1970 || year > 2999 ? undefined : countDays(year, month, dayOfMonth);
  return day === undefined ? makeImpossibleDate(found) : { span: makeSpan(found), day };
}

/** A month's name and a day, its year written elsewhere or nowhere. */
export function makeYearlessDate(found: RegExpExecArray, month: number, dayOfMonth: number): WrittenDate {
  // A leap year has every day that there is.
  if (countDays(2000, month, dayOfMonth) === undefined) return makeImpossibleDate(found);
  return { span: makeSpan(found), day: undefined, yearless: { month, dayOfMonth } };
}

/** `07/25/2026`, `25-07-2026`, `25.07.2026`, `24/07/25`: dots put the day first, and so does a number above 12. */
export function readNumberedDate(found: RegExpExecArray): WrittenDate | undefined {
  const first = readFigure(found, 'first');
  const second = readFigure(found, 'second');
  const written = found.groups?.['year'] ?? '';
  if (written.length === 3) return makeImpossibleDate(found);
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  if (found.groups?.['mark'] === '.') {
    if (written.length === 2 && (first > 31 || second > 12)) return undefined;
    return makeCertainDate(found, [year, second, first]);
  }
  if (first > 12 && second > 12) return makeImpossibleDate(found);
  if (first === second) return makeCertainDate(found, [year, second, first]);
  if (first > 12) return { ...makeCertainDate(found, [year, second, first]), order: 'day' };
  if (second > 12) return { ...makeCertainDate(found, [year, first, second]), order: 'month' };
  return { span: makeSpan(found), day: undefined, numbers: { first, second, year } };
}

/** `10/11`, `03-01`, `25.12.`: two numbers without a year. */
export function readTwoNumbers(found: RegExpExecArray): WrittenDate | undefined {
  const first = readFigure(found, 'first');
  const second = readFigure(found, 'second');
  const mark = found.groups?.['mark'];
  // `03-01` is one, `1-2` a score.
  if (mark === '-' && found[0].length !== 5) return undefined;
  if (first === 0 || second === 0 || first > 31 || second > 31 || (first > 12 && second > 12)) return undefined;
  const span = makeSpan(found);
  if (mark !== '.') return { span, day: undefined, numbers: { first, second, year: undefined } };
  if (second > 12) return undefined;
  return { span, day: undefined, yearless: { month: second, dayOfMonth: first, inFigures: true } };
}

function makeImpossibleDate(found: RegExpExecArray): WrittenDate {
  return { span: makeSpan(found), day: undefined, impossible: true };
}

/** Both readings of two numbers, as days: day first and month first. A missing year is the one of `near`. */
export function readBothWays(
  numbers: NonNullable<WrittenDate['numbers']>,
  near: number | undefined,
): { dayFirst: number | undefined; monthFirst: number | undefined } {
  const { first, second, year } = numbers;
  const build = (month: number, dayOfMonth: number): number | undefined =>
    year === undefined ? chooseNearestDay(month, dayOfMonth, { near }) : countDays(year, month, dayOfMonth);
  return { dayFirst: build(second, first), monthFirst: build(first, second) };
}

/** So many days after the date of its document something may have happened: some are dated when the incident begins. */
const lateDays = 31;

/**
 * The day of a month, in the year that puts it nearest to the day `near`. `isLate`: `near` is the date of the document, which
 * is written after what happened, so that a day long after it is one of the year before.
 */
export function chooseNearestDay(
  month: number,
  dayOfMonth: number,
  { near, isLate = false }: { readonly near: number | undefined; readonly isLate?: boolean },
): number | undefined {
  if (near === undefined) return undefined;
  const year = new Date(near * dayMs).getUTCFullYear();
  let best: number | undefined;
  for (const candidate of [year - 1, year, year + 1]) {
    const day = countDays(candidate, month, dayOfMonth);
    if (day !== undefined && isLate && day > near + lateDays) continue;
    if (day !== undefined && (best === undefined || Math.abs(day - near) < Math.abs(best - near))) best = day;
  }
  return best;
}
