// Dates that can be read in more than one way, or that are not said at all.
import { readIsoDay } from '../timeline/entries/stated';
import { hasClock, isOfAnyYear, type Timeline, type TimelineEvent } from '../timeline/model';
import { detectLineEnd, readLineText } from '../parse/lines';
import type { ReviewAnalysis } from '../analyze';
import { fix, insert, findLineEnd, replace, sharedFixes, readSpanText, writeHere } from './edits';
import { defineRule, type Finding, type LintContext } from './rule';
import { markOtherPlaces } from './timelineEntries';

type DateSentence =
  | 'timeline.ambiguous-date'
  | 'timeline.ambiguous-date.none'
  | 'timeline.ambiguous-date.open'
  | 'timeline.ambiguous-date.year';
type DateFix = 'dateReading' | 'writeYear' | 'stateDate' | 'writeTime';

export const ambiguousDate = defineRule({
  code: 'timeline.ambiguous-date',
  level: 'hint',
  sentences: {
    'timeline.ambiguous-date': '{date} may be {first} or {second}',
    'timeline.ambiguous-date.none': 'No entry says its date',
    'timeline.ambiguous-date.open': 'The date of this entry is not complete',
    'timeline.ambiguous-date.year': '{date} does not say its year',
  },
  fixes: {
    dateReading: sharedFixes.dateReading,
    writeYear: 'Write the year {year}',
    stateDate: 'Say that all events happened on {date}',
    writeTime: sharedFixes.writeTime,
  },
  // What is wrong in the same way in many entries is one problem: one decision reads them all.
  check(review, report, context) {
    for (const timeline of review.timelines) {
      const twoReadings = findTwoReadings(review, timeline);
      if (twoReadings) report(twoReadings);
      for (const open of findOpenDates(review, timeline, context)) report(open);
      const missing = findMissingDate(review, timeline, context);
      if (missing) report(missing);
    }
  },
});

type Found = Finding<DateSentence, DateFix>;

function findTwoReadings({ document }: ReviewAnalysis, { events }: Timeline): Found | undefined {
  const unclear = events.filter(event => event.readings.length === 2 && event.pieces.date);
  const [first] = unclear;
  if (!first?.pieces.date) return undefined;
  return {
    args: {
      date: readSpanText(document, first.pieces.date),
      first: first.readings[0] ?? '',
      second: first.readings[1] ?? '',
    },
    span: first.pieces.date,
    related: markOtherPlaces(unclear.slice(1).map(event => event.pieces.date ?? event.timeSpan)),
    fixes: [0, 1].map(which =>
      fix('dateReading', {
        args: { date: first.readings[which] ?? '' },
        edits: unclear.flatMap(event =>
          event.pieces.date ? [replace(event.pieces.date, event.readings[which] ?? '')] : [],
        ),
      }),
    ),
  };
}

/** Dates without a year that nothing else tells, and dates of which a part is a question mark. */
function findOpenDates({ document }: ReviewAnalysis, { events }: Timeline, { today }: LintContext): readonly Found[] {
  const found: Found[] = [];
  const isOpen = (event: TimelineEvent): boolean =>
    event.pieces.date !== undefined &&
    (event.localStart === undefined || event.dated === 'none') &&
    !event.fault &&
    event.readings.length === 0;
  const dated = events.filter(isOpen).map(event => event.pieces.date ?? event.timeSpan);
  const yearless = dated.filter(span => !/\?|X/iu.test(readSpanText(document, span)));
  const [first] = yearless;
  if (first) {
    const years = yearless.map(span => findLastYear(readSpanText(document, span), today));
    const [year] = years;
    const edits = yearless.flatMap(span => {
      const text = year === undefined ? undefined : replaceYear(readSpanText(document, span), year);
      return text === undefined ? [] : [replace(span, text)];
    });
    found.push({
      message: 'timeline.ambiguous-date.year',
      args: { date: readSpanText(document, first) },
      span: first,
      related: markOtherPlaces(yearless.slice(1)),
      fixes: [
        year === undefined || edits.length < yearless.length
          ? writeHere('writeTime', first)
          : fix('writeYear', { args: { year }, edits }),
      ],
    });
  }
  const [open, ...more] = dated.filter(span => !yearless.includes(span));
  if (open) {
    const fixes = [writeHere('writeTime', open)];
    found.push({ message: 'timeline.ambiguous-date.open', span: open, related: markOtherPlaces(more), fixes });
  }
  return found;
}

/** The year in which the date was last, up to today. */
function findLastYear(date: string, today: string): number | undefined {
  const year = Number(today.slice(0, 4));
  const read = (at: number): number | undefined => {
    const text = replaceYear(date, at);
    return text === undefined ? undefined : readIsoDay(text);
  };
  const now = readIsoDay(today);
  const day = read(year) ?? read(year - 1);
  if (day === undefined || now === undefined) return undefined;
  return day > now ? year - 1 : year;
}

/** `8 Nov` as `8 Nov 2026`, `25.12.` as `25.12.2026`, `11月8日` as `2026年11月8日`; undefined where the order is not clear. */
function replaceYear(date: string, year: number): string | undefined {
  if (/月/u.test(date)) return `${year}年${date}`;
  if (/^\d{1,2}\.\d{1,2}\.?$/u.test(date)) return `${date.replace(/\.$/u, '')}.${year}`;
  if (/^\d{1,2}\/\d{1,2}$/u.test(date)) return `${date}/${year}`;
  if (/^\d{2}-\d{2}$/u.test(date)) return `${year}-${date}`;
  return /\p{Alpha}/u.test(date) && /\d/u.test(date) ? `${date.replace(/[ \t,]+$/u, '')} ${year}` : undefined;
}

function findMissingDate(review: ReviewAnalysis, timeline: Timeline, { today }: LintContext): Found | undefined {
  const timed = timeline.events.filter(event => hasClock(event) && !event.counted);
  const [undated] = timed;
  if (!timeline.named || !undated || !timed.every(event => event.dated === 'none')) return undefined;
  // Of an entry that says its day without the year, that is said.
  if (timeline.events.some(event => event.pieces.date)) return undefined;
  const date = readDayAbove(timed, today);
  const { document } = review;
  const section = document.sections[timeline.section];
  const isHeading = section && document.blocks[section.firstBlock - 1]?.kind === 'heading';
  const eol = detectLineEnd(document.text);
  const gap = section && readLineText(document, section.startLine).trim() === '' ? '' : eol;
  const sentence = `${eol}${eol}All events happened on ${date}.${gap}`;
  return {
    message: 'timeline.ambiguous-date.none',
    span: undated.timeSpan,
    related: markOtherPlaces(timed.slice(1).map(event => event.timeSpan)),
    fixes:
      isHeading && date !== undefined
        ? [
            fix('stateDate', {
              args: { date },
              edits: [insert(findLineEnd(document, Math.max(section.headingLine, section.startLine - 1)), sentence)],
            }),
          ]
        : [writeHere('writeTime', undated.timeSpan)],
  };
}

/** "Timeline, Nov 17" says the day of the entries and leaves out its year: the last one up to today. Without a day it is today. */
function readDayAbove(events: readonly TimelineEvent[], today: string): string | undefined {
  const days = new Set(
    events.map(event => (isOfAnyYear(event) ? new Date(event.localStart ?? 0).toISOString().slice(5, 10) : undefined)),
  );
  const [day, ...others] = days;
  if (day === undefined) return today;
  const year = findLastYear(day, today);
  return year === undefined || others.length > 0 ? undefined : `${year}-${day}`;
}
