// What the rules on timelines share.
import type { Timeline, TimelineEvent } from '../timeline/model';
import { elapsed } from '../timeline/timelines';
import type { Understanding } from '../understand';
import { judgedAt } from '../understand';
import { commandFix, textOf } from './edits';
import { exampleLines } from './structure';

export const minuteMs = 60_000;

export const insertEntry = commandFix('insertEntry', 'incidentReviews.insertTimelineEntry');

/** The timelines with what somebody wrote: no example of the template, no section that is empty or skipped. */
export function written(review: Understanding): readonly Timeline[] {
  const examples = exampleLines(review);
  return review.timelines.map(timeline => ({
    ...timeline,
    events: timeline.events.filter(({ line }) => {
      const judged = judgedAt(review, line);
      return (
        !examples.has(line) && !judged?.givenLines.has(line) && judged?.state !== 'empty' && judged?.state !== 'skipped'
      );
    }),
  }));
}

export const hasClock = (event: TimelineEvent): boolean => event.localStart !== undefined && event.precision !== 'day';

export function timeOf(review: Understanding, event: TimelineEvent): string {
  return textOf(review.document, event.timeSpan);
}

/** Minutes, with fractions, from one entry to a later one; undefined where a time of day is missing. */
export function minutesFrom(from: TimelineEvent | undefined, to: TimelineEvent | undefined): number | undefined {
  if (!from || !to || !hasClock(from) || !hasClock(to) || (from.dated === 'none') !== (to.dated === 'none'))
    return undefined;
  const ms = elapsed(from, to);
  return ms === undefined || ms < 0 ? undefined : ms / minuteMs;
}
