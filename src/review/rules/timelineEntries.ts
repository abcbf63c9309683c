// What the rules on timelines share.
import { minuteMs } from '../../incident/units';
import type { Span } from '../model';
import { hasClock, type TimelineEvent } from '../timeline/model';
import { measureElapsed } from '../timeline/resolve';
import type { ReviewAnalysis } from '../analyze';
import { createCommandFix, sharedFixes, readSpanText } from './edits';
import type { RelatedPlace } from './rule';

/** The editor asks for the entry and puts it where it belongs. */
export const insertEntry = createCommandFix('insertEntry', sharedFixes.insertEntry.command);

/** So many places are enough to see what is meant. */
const mostPlaces = 20;

/** The other places where the same is wrong. */
export function markOtherPlaces(spans: readonly Span[]): readonly RelatedPlace[] {
  return spans.slice(0, mostPlaces).map(span => ({ span, message: 'alsoHere' }));
}

/** The two places between which a time was counted. */
export function markCounted(from: Span, to: Span): readonly RelatedPlace[] {
  return [
    { span: from, message: 'countedFrom' },
    { span: to, message: 'countedTo' },
  ];
}

/** An entry's time as it is written. */
export function quoteTime(review: ReviewAnalysis, event: TimelineEvent): string {
  return readSpanText(review.document, event.timeSpan);
}

/** Minutes, with fractions, from one entry to a later one; undefined where a time of day is missing. */
export function measureMinutes(from: TimelineEvent | undefined, to: TimelineEvent | undefined): number | undefined {
  if (!from || !to || !hasClock(from) || !hasClock(to) || (from.dated === 'none') !== (to.dated === 'none'))
    return undefined;
  const ms = measureElapsed(from, to);
  return ms === undefined || ms < 0 ? undefined : ms / minuteMs;
}
