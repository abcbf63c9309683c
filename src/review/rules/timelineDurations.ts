// Durations that somebody stated, beside what the timeline gives.
import { judgedAt } from '../analyze';
import { dayMs } from '../../incident/units';
import { durationsOf } from '../timeline/facts/statedDurations';
import { durationText } from '../timeline/grammar/format';
import { durationLike } from '../timeline/edits/durationForm';
import { fix, insert, replace, textOf } from './edits';
import { defineRule } from './rule';
import { countedBetween } from './timelineEntries';

export const durationMismatch = defineRule({
  code: 'timeline.duration-mismatch',
  level: 'warning',
  sentences: { 'timeline.duration-mismatch': 'This says {stated}, but from {from} to {to} it is {computed}' },
  fixes: { useDuration: 'Correct to "{duration}"', supportHours: 'Say that only support hours count' },
  *check(review) {
    const { document } = review;
    for (const stated of durationsOf(document, review.timelines, review.fields)) {
      const { computedMinutes: computed, from, to } = stated;
      if (stated.agrees || computed === undefined || !from || !to) continue;
      const state = judgedAt(review, stated.line)?.state;
      if (state === 'empty' || state === 'skipped') continue;
      const text = textOf(document, stated.span);
      const corrected = durationLike(text, computed);
      const sameDay = Math.floor(from.at / dayMs) === Math.floor(to.at / dayMs);
      const bare = /^\d+(?:[.,]\d{3})?$/u.test(text);
      yield {
        args: {
          stated: bare ? durationText(stated.statedMinutes) : text,
          from: from.label,
          to: to.line === from.line && to.label === from.label ? 'its end' : to.label,
          computed: bare ? durationText(computed) : corrected,
        },
        span: stated.span,
        related: countedBetween(from.span, to.span),
        ...(!sameDay && stated.statedMinutes < computed ? { level: 'information' as const } : {}),
        fixes: [
          fix('useDuration', {
            args: { duration: corrected },
            edits: [replace(stated.span, corrected)],
            preferred: true,
          }),
          ...(sameDay ? [] : [fix('supportHours', { edits: [insert(stated.span.end, ' (support hours)')] })]),
        ],
      };
    }
  },
});
