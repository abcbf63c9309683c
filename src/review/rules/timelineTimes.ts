// Times that cannot be right, or that can be read in more than one way.
import { formatUtcDate } from '../../incident/calendar';
import { dayMs } from '../../incident/units';
import type { Fix, Span } from '../model';
import { findSortObstacle, sortEntries, writeDate, type SortObstacle } from '../timeline/edits/edits';
import { isNewestFirst } from '../timeline/facts/newestFirst';
import type { Timeline, TimelineEvent } from '../timeline/model';
import { isBack } from '../timeline/order';
import { distantDays, selectPlaced, findMistypedDates } from '../timeline/facts/mistypedDates';
import type { ReviewAnalysis } from '../analyze';
import { fix, replace, readSpanText, sharedFixes, writeHere } from './edits';
import { defineRule, type Finding } from './rule';
import { quoteTime } from './timelineEntries';
import { ambiguousDate } from './timelineDates';
import { findClockBefore, describeAfternoon, describeMidnight } from './takenTimes';
import { timeZone } from './timelineZone';
import { findEarlyTitle } from './titleDate';
import { ignoreCase } from '../parse/ignoreCase';
import { groupBy, joinLists } from '../parse/lists';

const outOfOrder = defineRule({
  code: 'timeline.out-of-order',
  level: 'warning',
  sentences: {
    'timeline.out-of-order': '{time} is before the entry above it, {previous}',
    'timeline.out-of-order.text':
      '{time} is before the entry above it, {previous}; text that belongs to no entry keeps them from being sorted',
    'timeline.out-of-order.zone':
      '{time} is before the entry above it, {previous}; zones that entries have from others keep them from being sorted',
    'timeline.out-of-order.code':
      '{time} is before the entry above it, {previous}; rows of HTML or JSON are not sorted',
    'timeline.out-of-order.day':
      '{time} is before the entry above it, {previous}; a day that is not known keeps them from being sorted',
    'timeline.out-of-order.reversed': 'The timeline runs backwards: {time} stands below {previous}',
    'timeline.out-of-order.afternoon': '{time} is taken as {clock}, since it stands below a later time of the same day',
    'timeline.out-of-order.midnight': '{time} is taken as the next day, {date}; a date would make it certain',
  },
  fixes: {
    dateReading: sharedFixes.dateReading,
    writeDate: 'Write the date {date}',
    sortTimeline: 'Sort the timeline',
    writeTime: sharedFixes.writeTime,
    nextDay: 'It is the next day, {date}',
    useTime: sharedFixes.useTime,
  },
  check(review, report) {
    for (const timeline of review.timelines) {
      const slips = findMistypedDates(timeline);
      const typos = new Set(slips.map(({ event }) => event));
      for (const { event, behind, date, edit } of slips) {
        if (!behind) continue;
        report({
          args: { time: quoteTime(review, event), previous: quoteTime(review, behind) },
          span: event.timeSpan,
          fixes: [fix('dateReading', { args: { date }, edits: [edit], preferred: true })],
        });
      }
      for (const [index, event] of timeline.events.entries()) {
        if (event.dated === 'afternoon') report(describeAfternoon(review, event));
        if (event.dated === 'midnight' && !saysNextDay.test(event.text))
          report(describeMidnight(review, event, findClockBefore(timeline, index)));
      }
      const placed = timeline.events.filter(event => event.localStart !== undefined && !typos.has(event));
      for (const [group, events] of groupBy(placed, event => event.group))
        for (const step of findBackSteps(review, timeline, { group, events })) report(step);
    }
  },
});

/** `00:15 (next day)`, `00:15 +1` */
const saysNextDay = ignoreCase(
  /^\W*(?:\+ ?1\b|(?:the )?(?:next|following) (?:day|morning)|folgetag|lendemain|翌日|次日)/iu,
);

const dottedClock = /^(?:[01]\d|2[0-3])\.[0-5]\d\.[0-5]\d$/u;

/** `14.05.33` above `15.01.00`: days of two years in the wrong order may be clocks with seconds in the right one. */
function areClocks(above: string, below: string): boolean {
  const areBoth = dottedClock.test(above) && dottedClock.test(below);
  return areBoth && above < below && above.slice(-2) !== below.slice(-2);
}

type BackStep = Finding<
  `timeline.out-of-order${'' | '.reversed' | `.${SortObstacle}`}`,
  'sortTimeline' | 'writeTime' | 'nextDay'
>;

function findBackSteps(
  review: ReviewAnalysis,
  timeline: Timeline,
  { group, events }: { readonly group: number; readonly events: readonly TimelineEvent[] },
): readonly BackStep[] {
  const steps = joinLists(events.slice(1), (event, index) => {
    const previous = events[index];
    return previous &&
      isBack(previous, event) &&
      !isCountedAnew(review, previous, event) &&
      !areClocks(quoteTime(review, previous), quoteTime(review, event))
      ? [{ event, previous }]
      : undefined;
  });
  if (steps.length === 0) return [];
  const edit = sortEntries(review.document, timeline, group);
  const obstacle = findSortObstacle(review.document, timeline, group);
  // Newest first, from the first entry to the last, is one decision and not many slips.
  const newestFirst = isNewestFirst(events);
  const reversed = newestFirst || (events.length > 3 && steps.length * 2 > events.length);
  if (reversed && isStatusPage(events)) return [];
  return (reversed ? steps.slice(0, 1) : steps).map(({ event, previous }) => {
    const next =
      event.dated === 'own' || event.dated === 'none' || event.precision === 'day' ? undefined : makeNextDayFix(event);
    const first = edit
      ? fix('sortTimeline', { edits: [edit], preferred: true })
      : writeHere('writeTime', event.timeSpan);
    return {
      ...(obstacle
        ? { message: `timeline.out-of-order.${obstacle}` }
        : reversed
          ? { message: 'timeline.out-of-order.reversed' }
          : {}),
      // It is how somebody tells it.
      ...(newestFirst ? { level: 'hint' as const } : {}),
      args: { time: quoteTime(review, event), previous: quoteTime(review, previous) },
      span: event.timeSpan,
      fixes: reversed || !next ? [first] : [first, next],
    };
  });
}

/**
 * `+40 min`, `+2 min` may each count from the entry above; `T+50`, a row "Later that day", `T+1`: behind a row of words
 * counted times may begin anew.
 */
function isCountedAnew(review: ReviewAnalysis, previous: TimelineEvent, event: TimelineEvent): boolean {
  if (!previous.counted || !event.counted) return false;
  const isAfterWords = event.kind === 'row' && previous.endLine < event.line;
  return isAfterWords || readSpanText(review.document, event.timeSpan).startsWith('+');
}

/** The updates of a status page stand newest first, each behind the state that it announced. */
function isStatusPage(events: readonly TimelineEvent[]): boolean {
  return events.every(({ text }) => stateForm.test(text));
}

const stateForm = ignoreCase(
  /^[*_\s]*(?:resolved|monitoring|identified|investigating|update|postmortem|scheduled|completed)\b/iu,
);

function makeNextDayFix(event: TimelineEvent): Fix<'nextDay'> | undefined {
  const moved = { ...event, localStart: (event.localStart ?? 0) + dayMs };
  const edit = writeDate(moved);
  return edit ? fix('nextDay', { args: { date: formatUtcDate(moved.localStart) }, edits: [edit] }) : undefined;
}

const impossibleTime = defineRule({
  code: 'timeline.impossible-time',
  level: 'warning',
  sentences: {
    'timeline.impossible-time': '"{time}" is not a time of day',
    'timeline.impossible-time.date': '"{date}" is not a date',
  },
  fixes: { writeTime: sharedFixes.writeTime, useTime: sharedFixes.useTime },
  check(review, report) {
    const { document } = review;
    for (const timeline of review.timelines) {
      for (const [index, event] of timeline.events.entries()) {
        const span = event.faultSpan;
        if (!event.fault || !span) continue;
        const time = readSpanText(document, span);
        const here = writeHere('writeTime', span);
        if (event.fault === 'date') {
          report({
            message: 'timeline.impossible-time.date',
            args: { date: time },
            span,
            fixes: makeYearFix(time, span, timeline.events[index - 1] ?? timeline.events[index + 1]) ?? [here],
          });
        } else {
          const fixes = event.fault === 'meridiem' ? makeMeridiemFixes(time, span) : [];
          report({ args: { time }, span, fixes: fixes.length > 0 ? fixes : [here] });
        }
      }
    }
  },
});

/** `11/03/202` lacks the last figure of its neighbour's year. */
function makeYearFix(
  text: string,
  span: Span,
  neighbour: TimelineEvent | undefined,
): readonly Fix<'useTime'>[] | undefined {
  const year = neighbour?.localStart === undefined ? undefined : formatUtcDate(neighbour.localStart).slice(0, 4);
  const short = /^(.+[-/.])(\d{3})$/u.exec(text);
  if (!year || !short || !year.startsWith(short[2] ?? '')) return undefined;
  const fixed = `${short[1]}${year}`;
  return [fix('useTime', { args: { time: fixed }, edits: [replace(span, fixed)], preferred: true })];
}

/** A 24-hour clock with AM or PM: without it, or on the 12-hour clock. */
function makeMeridiemFixes(text: string, span: Span): readonly Fix<'useTime'>[] {
  const parts = /^(\d{1,2})(.*?)([ \t]?)([ap]\.?m\.?)$/iu.exec(text);
  if (!parts) return [];
  const [, hour = '', rest = '', gap = '', half = ''] = parts;
  const plain = `${hour}${rest}`;
  const short = `${Number(hour) % 12 || 12}${rest}${gap}${half}`;
  return [
    fix('useTime', { args: { time: plain }, edits: [replace(span, plain)], preferred: true }),
    ...(half.toLowerCase().startsWith('a')
      ? [fix('useTime', { args: { time: short }, edits: [replace(span, short)] })]
      : []),
  ];
}

const distantEvent = defineRule({
  code: 'timeline.distant-event',
  level: 'information',
  sentences: {
    'timeline.distant-event': 'This entry is {days} days after the one above it',
    'timeline.distant-event.year': '{date} is in another year than the entries around it',
    'timeline.distant-event.title': 'The title says {date}, but the timeline begins on {first}',
  },
  fixes: { dateReading: sharedFixes.dateReading, writeDate: 'Write the date {date}', writeTime: sharedFixes.writeTime },
  check(review, report) {
    const early = findEarlyTitle(review);
    if (early) {
      const { span, first } = early;
      report({
        message: 'timeline.distant-event.title',
        args: { date: readSpanText(review.document, span), first },
        span,
        fixes: [fix('writeDate', { args: { date: first }, edits: [replace(span, first)] })],
      });
    }
    for (const timeline of review.timelines) {
      const typos = new Map(findMistypedDates(timeline).map(typo => [typo.event, typo]));
      const placed = selectPlaced(timeline);
      const ended = placed.findIndex(event => event.milestone === 'resolved');
      for (const [index, event] of placed.entries()) {
        const typo = typos.get(event);
        const previous = placed[index - 1];
        const span = event.pieces.date ?? event.timeSpan;
        if (typo && !typo.behind) {
          report({
            ...(typo.wrong === 'year' ? { message: 'timeline.distant-event.year' } : {}),
            args: typo.wrong === 'year' ? { date: readSpanText(review.document, span) } : { days: typo.days },
            span,
            fixes: [fix('dateReading', { args: { date: typo.date }, edits: [typo.edit], preferred: true })],
          });
        } else if (
          !typo &&
          previous &&
          !typos.has(previous) &&
          ended >= 0 &&
          index > ended &&
          event.dated === 'own' &&
          event.precision !== 'day'
        ) {
          const days = (event.localStart - previous.localStart) / dayMs;
          if (days > distantDays)
            report({ args: { days: Math.round(days) }, span, fixes: [writeHere('writeTime', span)] });
        }
      }
    }
  },
});

export const timelineTimeRules = [outOfOrder, timeZone, ambiguousDate, impossibleTime, distantEvent] as const;
