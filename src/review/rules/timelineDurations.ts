// Durations that somebody stated, beside what the timeline gives.
import { findStatus } from '../analyze';
import { dayMs } from '../../incident/units';
import { readStatedDurations } from '../timeline/facts/statedDurations';
import { formatDuration } from '../timeline/grammar/format';
import { formatDurationLike } from '../timeline/edits/durationForm';
import { fix, insert, replace, readSpanText } from './edits';
import { defineRule } from './rule';
import { markCounted } from './timelineEntries';

export const durationMismatch = defineRule({
  code: 'timeline.duration-mismatch',
  level: 'warning',
  sentences: { 'timeline.duration-mismatch': 'This says {stated}, but from {from} to {to} it is {computed}' },
  fixes: { useDuration: 'Correct to "{duration}"', supportHours: 'Say that only support hours count' },
  check(review, report) {
    const { document } = review;
    for (const stated of readStatedDurations(document, review.timelines, review.fields)) {
      const { computedMinutes: computed, from, to } = stated;
      if (stated.agrees || computed === undefined || !from || !to) continue;
      const state = findStatus(review, stated.line)?.state;
      if (state === 'empty' || state === 'skipped') continue;
      const text = readSpanText(document, stated.span);
      const corrected = formatDurationLike(text, computed);
      const sameDay = Math.floor(from.at / dayMs) === Math.floor(to.at / dayMs);
      const bare = /^\d+(?:[.,]\d{3})?$/u.test(text);
      report({
        args: {
          stated: bare ? formatDuration(stated.statedMinutes) : text,
          from: from.label,
          to: to.line === from.line && to.label === from.label ? 'its end' : to.label,
          // "a 6-hour downtime" becomes "a 51-minute downtime", but "it is 51 minutes".
          computed: bare ? formatDuration(computed) : formatDurationLike(text.replaceAll('-', ' '), computed),
        },
        span: stated.span,
        related: markCounted(from.span, to.span),
        ...chooseLevel(stated.isCertain, !sameDay && stated.statedMinutes < computed),
        fixes: [
          fix('useDuration', {
            args: { duration: corrected },
            edits: [replace(stated.span, corrected)],
            preferred: true,
          }),
          ...(sameDay ? [] : [fix('supportHours', { edits: [insert(stated.span.end, ' (support hours)')] })]),
        ],
      });
    }
  },
});

/** A warning only where no other reading is right: which entries were meant may be a guess, and hours of support count less. */
function chooseLevel(isCertain: boolean, mayBeSupport: boolean): { readonly level?: 'hint' | 'information' } {
  if (!isCertain) return { level: 'hint' };
  return mayBeSupport ? { level: 'information' } : {};
}
