// Dates as people write them, as days since 1970-01-01: one form each, tried in order.
import { isDigit } from '../../parse/marks';
import { makeCertainDate, makeYearlessDate, readNumberedDate, readTwoNumbers, type WrittenDate } from './dateParts';
import { joinAlternatives, makeSpan, readFigure, matchAt, skipAt } from './forms';
import { dayWords, monthNames, monthOf, shortWeekdayNames, weekdayNames } from '../../parse/dateNames';
import { ignoreCase } from '../../parse/ignoreCase';

export { countDays, formatIsoDate, chooseNearestDay, readBothWays, type WrittenDate } from './dateParts';

/** One way to write a date: a sticky pattern, and what its named groups say. Undefined where they are something else. */
interface DateForm {
  readonly pattern: RegExp;
  readonly read: (found: RegExpExecArray) => WrittenDate | undefined;
  /** Read only where something else tells that a date stands there: `5/10` is more often a ratio, `20260301` a number. */
  readonly likelyOnly?: boolean;
}

const month = String.raw`(?<month>${joinAlternatives([...monthOf.keys()])})`;
/** Between the first and the last day of a few: "12.–13.", "12 au 13", "12→13", "12/13". */
const upTo = String.raw`[ \t]*(?:[-–→/]|au|al|a|to|bis|auf(?: den)?)[ \t]*`;
const ordinalDay = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;

function readNamedDate(found: RegExpExecArray): WrittenDate {
  const number = monthOf.get((found.groups?.['month'] ?? '').toLowerCase()) ?? 0;
  const day = readFigure(found, 'day');
  const short = readFigure(found, 'short') % 100;
  const year = found.groups?.['short'] ? (short > 69 ? 1900 : 2000) + short : readFigure(found, 'year');
  return year > 0 ? makeCertainDate(found, [year, number, day]) : makeYearlessDate(found, number, day);
}

/** Two figures of a year stand against the month, `03Mar21`, behind a dash, `3-Mar-21`, or an apostrophe, `3 Mar '21`. */
const shortYear = String.raw`(?:-|(?<=[a-z.])|[ \t,]*['’])(?<short>(?:20)?\d{2})(?![\d:\p{Alpha}]|\.\d)`;

/** Forms that begin with a figure. */
const figureForms: readonly DateForm[] = [
  // 2026-03-01, 2026/03/01, 2026.3.1
  {
    pattern: /(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![\d?])/uy,
    read: found =>
      makeCertainDate(found, [readFigure(found, 'year'), readFigure(found, 'month'), readFigure(found, 'day')]),
  },
  // 2026-03-??, 2026-XX-…: part of it is not known yet
  {
    pattern: ignoreCase(/\d{4}(?:\/\d{2})?[-/](?:\d{2}|\?\?|X{2}|MM)[-/](?:\d{2}|\d\?|\?\?|X{2}|DD)(?!\d)/iuy),
    read: found => ({ span: makeSpan(found), day: undefined, open: true }),
  },
  // 12→13/09/2026, 10.-12.01.2026, 28.2.–1.3.2026: of these days the first
  {
    pattern: ignoreCase({
      source: String.raw`(?<day>\d{1,2})(?:\.(?<own>\d{1,2}))?\.?${upTo}(?<last>\d{1,2})(?<mark>[./])(?<month>\d{1,2})\k<mark>(?<year>\d{4})(?!\d|[.:]\d)`,
      flags: 'iuy',
    }),
    read: found => {
      const [day, month, last] = [readFigure(found, 'day'), readFigure(found, 'month'), readFigure(found, 'last')];
      const own = readFigure(found, 'own') || month;
      const isEarlier = own * 31 + day < month * 31 + last;
      return isEarlier ? makeCertainDate(found, [readFigure(found, 'year'), own, day]) : undefined;
    },
  },
  // 07/25/2026, 25-07-2026, 25.07.2026, 24/07/25
  {
    pattern: /(?<first>\d{1,2})(?<mark>[-/.])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|\d{2,3})(?!\d|[.:]\d)/uy,
    read: readNumberedDate,
  },
  // 2026年3月1日, 3月1日
  {
    pattern: /(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日/uy,
    read: found =>
      found.groups?.['year']
        ? makeCertainDate(found, [readFigure(found, 'year'), readFigure(found, 'month'), readFigure(found, 'day')])
        : {
            span: makeSpan(found),
            day: undefined,
            yearless: { month: readFigure(found, 'month'), dayOfMonth: readFigure(found, 'day') },
          },
  },
  // 10/11, 03-01, 25.12.
  {
    pattern: /(?<first>\d{1,2})(?<mark>[-/.])(?<second>\d{1,2})\.?(?![\d/.-])/uy,
    read: readTwoNumbers,
    likelyOnly: true,
  },
  // 20260301
  {
    pattern: /(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d)/uy,
    read: found => {
      const date = makeCertainDate(found, [
        readFigure(found, 'year'),
        readFigure(found, 'month'),
        readFigure(found, 'day'),
      ]);
      return date.impossible ? undefined : { ...date, timed: true };
    },
    likelyOnly: true,
  },
  // 1 March 2026, 1st of March, 1. März, 1 de março de 2026, 01-Mar-2026, 01Mar26; of 3 au 5 mars 2026 the first
  {
    pattern: ignoreCase({
      source: String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:${upTo}\d{1,2}\.?(?= ))?[ \t-]?(?:(?:of|de)[ \t]+)?${month}\.?(?!\p{Alpha})(?:[ \t,-]+(?:de[ \t]+)?(?<year>\d{4})(?!\d|:\d)|${shortYear})?`,
      flags: 'iuy',
    }),
    read: readNamedDate,
  },
];

/** Forms that begin with a letter. */
const letterForms: readonly DateForm[] = [
  // Day 2
  {
    pattern: ignoreCase({
      source: String.raw`(?:${joinAlternatives(dayWords)})[ \t]+(?<count>\d{1,2})(?![\d:])`,
      flags: 'iuy',
    }),
    read: found => ({ span: makeSpan(found), day: undefined, count: readFigure(found, 'count') }),
  },
  // March 1st, 2026; of March 3-7 the first
  {
    pattern: ignoreCase({
      source: String.raw`${month}(?:\.?[ \t]+|(?=\d{1,2}, \d{4}))${ordinalDay}(?!\d|:\d)(?:[ \t]?[-–][ \t]?\d{1,2}(?=,? \d{4}|:?[ \t]*(?:$|[|*\r\n])|: ))?(?:(?:,[ \t]*|[ \t]+)(?<year>\d{4})(?!\d|:\d)|${shortYear})?`,
      flags: 'iuy',
    }),
    read: readNamedDate,
  },
  // Mar-01
  {
    pattern: ignoreCase({ source: String.raw`${month}-(?<day>\d{1,2})(?![\d:-])`, flags: 'iuy' }),
    read: found => ({ ...readNamedDate(found), timed: true }),
    likelyOnly: true,
  },
];

/** The words, in lower case, that a date begins with, its weekday included. */
export const dateWords: readonly string[] = [...monthNames.flat(), ...dayWords, ...weekdayNames, ...shortWeekdayNames];

/** `（日）`: a weekday in one character, only in brackets. */
const bracketed = String.raw`\([ \t]*(?:[月火水木金土日]|${joinAlternatives(weekdayNames)})\.?[ \t]*\)`;
const weekdayBehindForm = ignoreCase({
  source: String.raw`[ \t]*(?:${bracketed}|,?[ \t]*(?:${joinAlternatives(weekdayNames)})(?!\p{Alpha}))`,
  flags: 'iuy',
});

/** The end of a weekday behind a date, in brackets or not; the offset itself where there is none. */
export function skipWeekdayBehind(text: string, at: number): number {
  return skipAt(weekdayBehindForm, text, at);
}

const weekdayForm = ignoreCase({
  source: String.raw`(?:(?:${joinAlternatives(weekdayNames)})(?!\p{Alpha})\.?,?|(?:${joinAlternatives(shortWeekdayNames)})(?:\.,?|,)(?=[ \t]*\d))[ \t]*`,
  flags: 'iuy',
});

/** The end of a weekday's name that begins at an offset, the offset itself where there is none. */
export function skipWeekday(text: string, at: number): number {
  return skipAt(weekdayForm, text, at);
}

/** Reads the date that begins exactly at an offset, in a form that is nothing else: `5/10` is more often a ratio. */
export function readDate(text: string, at: number): WrittenDate | undefined {
  return readForm(text, at, false);
}

/** The same where something else tells that a date stands there: then `5/10` is one too. */
export function readLikelyDate(text: string, at: number): WrittenDate | undefined {
  return readForm(text, at, true);
}

function readForm(text: string, at: number, isLikely: boolean): WrittenDate | undefined {
  const forms = isDigit(text, at) ? figureForms : text.charCodeAt(at) < 65 ? [] : letterForms;
  for (const form of forms) {
    if (form.likelyOnly && !isLikely) continue;
    const found = matchAt(form.pattern, text, at);
    const date = found ? form.read(found) : undefined;
    if (date) return date;
  }
  return undefined;
}

/** A letter or figure, as UTF-16: no date begins behind one. */
export function isWordUnit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit > 0xbf;
}

/** A date may begin here: no letter and no figure stands before it, but of scripts that write words without blanks. */
export function isDateStart(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return !isWordUnit(before) || before > 0x2000;
}
