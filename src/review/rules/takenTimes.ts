// Times that are taken as another than they seem to be, because the clock went back: hints that say so.
import { formatUtcDate } from '../../incident/calendar';
import { dayMs, minuteMs } from '../../incident/units';
import { writeDate } from '../timeline/edits/edits';
import { formatClock } from '../timeline/grammar/format';
import { hasClock, type Timeline, type TimelineEvent } from '../timeline/model';
import type { ReviewAnalysis } from '../analyze';
import { fix, readSpanText, replace } from './edits';
import type { Finding } from './rule';
import { quoteTime } from './timelineEntries';

/** A time below a later one of the same day, taken as one of the afternoon. */
export function describeAfternoon(
  review: ReviewAnalysis,
  { localStart = 0, timeSpan, pieces }: TimelineEvent,
): Finding<'timeline.out-of-order.afternoon', 'useTime'> {
  const span = pieces.clock ?? timeSpan;
  const clock = formatClock(localStart - Math.floor(localStart / dayMs) * dayMs);
  return {
    message: 'timeline.out-of-order.afternoon',
    args: { time: readSpanText(review.document, span), clock },
    span,
    level: 'hint',
    fixes: [fix('useTime', { args: { time: clock }, edits: [replace(span, clock)], preferred: true })],
  };
}

/** A time that goes back by hours, taken as the next day. */
export function describeMidnight(
  review: ReviewAnalysis,
  event: TimelineEvent,
  previous: TimelineEvent | undefined,
): Finding<'timeline.out-of-order.midnight', 'writeDate'> {
  const date = formatUtcDate(event.localStart ?? 0);
  const edit = writeDate(event);
  return {
    message: 'timeline.out-of-order.midnight',
    args: { time: quoteTime(review, event), date },
    span: event.timeSpan,
    level: 'hint',
    fixes: edit
      ? [
          fix('writeDate', {
            args: { date },
            edits: [edit],
            preferred: true,
            safe: isOverMidnight(review, previous, event),
          }),
        ]
      : [],
  };
}

/** The entry whose clock an entry's own one is compared with: the one above it, or the one around it. */
export function findClockBefore({ events }: Timeline, index: number): TimelineEvent | undefined {
  const depth = events[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event && event.depth <= depth && hasClock(event)) return event;
  }
  return undefined;
}

const eveningMs = 18 * 60 * minuteMs;
const morningMs = 6 * 60 * minuteMs;

/** From the evening into the morning on a 24-hour clock; a step back at any other time may be a slip. */
function isOverMidnight(review: ReviewAnalysis, previous: TimelineEvent | undefined, event: TimelineEvent): boolean {
  const clockMs = ({ localStart = 0 }: TimelineEvent): number => localStart - Math.floor(localStart / dayMs) * dayMs;
  const isWhole = ({ pieces: { clock } }: TimelineEvent): boolean =>
    clock !== undefined && /^\d{2}[:：]\d{2}(?:[:：]\d{2})?$/u.test(readSpanText(review.document, clock));
  return (
    previous !== undefined &&
    isWhole(previous) &&
    isWhole(event) &&
    clockMs(previous) >= eveningMs &&
    clockMs(event) <= morningMs
  );
}
