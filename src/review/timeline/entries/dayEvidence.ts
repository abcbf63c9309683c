// What the days that a document names tell of dates that are not clear by themselves: the order of day and month in
// "08-01-2026", and the year of "8 Jan".
import { ignoreCase } from '../../parse/ignoreCase';
import type { Span } from '../../model';
import type { Lines } from '../../parse/lines';
import { findMatches } from '../../parse/matches';
import { chooseNearestDay, readBothWays, readDate, type WrittenDate } from '../grammar/dates';

/** In so many UTF-16 units from its beginning a text says which day it tells of; behind them it may hold thousands of dates. */
const headUnits = 20_000;

/** A day that is written so that it has one meaning. */
interface NamedDay {
  /** Where it is written, from the start of the text. */
  readonly at: number;
  readonly day: number;
}

/** The dates near the beginning of a text, read on the first question. */
export interface DayEvidence {
  /**
   * The only day that is named before a line, with which its sentences begin, or that stands before a clock; undefined where
   * there is none, or several.
   */
  readonly findOnlyDay: (line: number, clock: string) => number | undefined;
  /** The only day with which sentences begin, "On Thursday, September 17, customers …", shortly before the day of writing. */
  readonly findToldDay: (written: number, line?: number) => number | undefined;
  /** Whether the day stands before the month in dates of two numbers: another date tells, or names the same day. */
  readonly detectOrder: (dates: readonly WrittenDate[]) => boolean | undefined;
  /** A day from which the year of a date can be told: all that are named lie near each other. */
  readonly findNearDay: () => number | undefined;
}

/** Where two dates lie more days apart, they do not tell of which year a third one is. */
const nearDays = 120;

/** Where a sentence begins that says the day first; a heading, a row and an item are none. */
const sentenceStart =
  /(?:^|[.!?] |。)(?:(?:On|Am|El|Le|Il|Em|Op|Vom|No dia|On the) )?(?:\p{Alpha}+,? )?(?=\d|\p{Upper}\p{Lower}{2,8}\.? ?\d)/gmu;

/** The dates that begin a sentence, and not only a line with a name behind it. */
function readToldDates(text: string): readonly WrittenDate[] {
  return findMatches(sentenceStart, text).flatMap(({ 0: found, index }) => {
    const date = readDate(text, index + found.length);
    return date && /^.{20}/u.test(text.slice(date.span.end)) ? [date] : [];
  });
}

/** A review is written so many days later at most. */
const mostDaysLater = 14;

/** Reads a text's dates at most once, and only where one of them is asked for. */
export function createDayEvidence({ text, lineStarts }: Lines): DayEvidence {
  let known: ReadDates | undefined;
  const read = (): ReadDates => (known ??= readDates(text.slice(0, headUnits)));
  let told: readonly WrittenDate[] | undefined;
  const findToldDay: DayEvidence['findToldDay'] = (written, line = lineStarts.length) => {
    const to = lineStarts[line] ?? text.length;
    const days = (told ??= readToldDates(text.slice(0, headUnits))).flatMap(({ span, yearless, day }) => {
      const near = yearless && chooseNearestDay(yearless.month, yearless.dayOfMonth, { near: written, isLate: true });
      return span.start < to ? (day ?? near ?? []) : [];
    });
    const [only, ...others] = new Set(days);
    const isBefore = only !== undefined && written >= only && written - only <= mostDaysLater;
    return isBefore && others.length === 0 ? only : undefined;
  };
  return {
    findToldDay,
    findOnlyDay: (line, clock) => {
      const to = lineStarts[line] ?? text.length;
      const named = read().days.filter(({ at }) => at < to);
      const days = named.map(({ day }) => day);
      const last = Math.max(...days);
      // "2 June 2026 from 9:14", where that is the time of the first entry.
      const [timed, other] = named.filter(({ at }) =>
        text
          .slice(at, at + longestMoment)
          .split(/[;\n]/u, 1)[0]
          ?.includes(clock),
      );
      const only = days.length === 1 ? last : other ? undefined : timed?.day;
      return days.length === 0 ? undefined : (findToldDay(last, line) ?? only);
    },
    detectOrder: dates => {
      const { days, orders } = read();
      if (orders.size === 1) return orders.has('day');
      const named = new Set(days.map(({ day }) => day));
      const votes = new Set<boolean>();
      for (const { numbers } of dates) {
        if (!numbers) continue;
        const { dayFirst, monthFirst } = readBothWays(numbers, undefined);
        const isDay = dayFirst !== undefined && named.has(dayFirst);
        if (isDay !== (monthFirst !== undefined && named.has(monthFirst))) votes.add(isDay);
      }
      return votes.size === 1 ? votes.has(true) : undefined;
    },
    findNearDay: () => {
      const days = read().days.map(({ day }) => day);
      const [first = readOnlyMonth(text)] = days;
      return first !== undefined && days.every(day => Math.abs(day - first) <= nearDays) ? first : undefined;
    },
  };
}

const longestMoment = 40;

/** The middle of the only month that a text names with its year: "Outage in August 2026". */
function readOnlyMonth(text: string): number | undefined {
  const found = new Set<number>();
  for (const { 0: month } of text.slice(0, headUnits).matchAll(/\b\p{Upper}\p{Lower}{2,8}\.? 20\d{2}\b/gu)) {
    const day = readDate(`15 ${month}`, 0)?.day;
    if (day !== undefined) found.add(day);
  }
  const [only, ...others] = found;
  return others.length > 0 ? undefined : only;
}

interface ReadDates {
  /** Each day at the first place that names it. */
  readonly days: readonly NamedDay[];
  /** Which of day and month comes first, in those dates of two numbers that show it: one of theirs is above 12. */
  readonly orders: ReadonlySet<'day' | 'month'>;
}

function readDates(text: string): ReadDates {
  const days = new Map<number, NamedDay>();
  const orders = new Set<'day' | 'month'>();
  let end = 0;
  for (const { index: at } of text.matchAll(/(?<![\p{Alpha}\d])(?=\d|\p{Upper}\p{Lower}{2,8}\.? ?\d)/gu)) {
    if (at < end) continue;
    const date = readDate(text, at);
    if (!date) continue;
    end = date.span.end;
    if (date.order) orders.add(date.order);
    if (date.day === undefined || days.has(date.day) || isVersion(text, { start: at, end })) continue;
    days.set(date.day, { at, day: date.day });
  }
  return { days: [...days.values()], orders };
}

/** "Kafka 6.12.75"; but "12.03.26" with its zero, "am 12.11.26" and what begins a cell or a line are days. */
function isVersion(text: string, { start, end }: Span): boolean {
  if (end - start >= 9 || !/^\d{1,2}\.\d{1,2}\.\d/u.test(text.slice(start, end))) return false;
  return !/(?:^|\.)0/u.test(text.slice(start, end)) && !beforeDay.test(text.slice(Math.max(0, start - 12), start));
}

const beforeDay = ignoreCase(
  /(?:^|[\n|:(,]|[^\p{Alpha}\d](?:am|vom|den|dem|bis|seit|ab|on|le|du|el|del|em|dia|от))[\s*_]*$/iu,
);
