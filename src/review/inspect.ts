// What was understood of a document, as the command line's `inspect` prints it.
import type { Problem } from './model';
import { measureCompleteness } from './completeness';
import { chooseMilestones } from './timeline/facts/milestones';
import { readStatedDurations } from './timeline/facts/statedDurations';
import { formatInstant } from './timeline/grammar/format';
import type { ReviewAnalysis } from './analyze';
import { createAskedTest } from './rules/actionLists';

/** Lines count from 1. Instants are ISO 8601, with an offset where a zone is known. */
export function inspect(review: ReviewAnalysis, problems: readonly Problem[], file: string): unknown {
  const { document } = review;
  const open = new Map(measureCompleteness(review, problems).open.map(section => [section.line, section.state]));
  const timeline = review.timelines[0];
  return {
    file,
    template: review.template?.id ?? null,
    sections: review.sections
      .filter(({ section }) => section.index > 0)
      .map(({ section, state }) => ({
        heading: section.heading,
        meaning: section.meaning,
        line: section.headingLine + 1,
        state: open.get(section.headingLine) ?? state,
      })),
    fields: review.fields.map(field => ({ line: field.line + 1, name: field.name, value: field.value })),
    timeline: {
      zone: timeline?.zone ?? null,
      events: review.timelines.flatMap(({ events }) => {
        const marks = [...chooseMilestones({ events })];
        return events.map(event => ({
          line: event.line + 1,
          start: formatInstant(event, 'start'),
          end: formatInstant(event, 'end'),
          text: event.text,
          milestone: event.milestone ?? null,
          alsoMilestones: marks.flatMap(([name, at]) => (at === event && name !== event.milestone ? [name] : [])),
        }));
      }),
    },
    durations: readStatedDurations(document, review.timelines).map(
      ({ line, name, statedMinutes, computedMinutes }) => ({
        line: line + 1,
        name,
        statedMinutes,
        computedMinutes: computedMinutes ?? null,
      }),
    ),
    whys: review.whys.map(why => ({ line: why.line + 1, question: why.question, answer: why.answer })),
    actions: review.actions.filter(createAskedTest(review, {})).map(action => ({
      line: action.line + 1,
      link: action.link ?? null,
      owner: action.owner ?? null,
      date: action.date ?? null,
    })),
  };
}
