// Actions of which nobody can say when they are done.
import { openActions } from './actionLists';
import { writeHere } from './edits';
import { defineRule } from './rule';
import { ignoreCase } from '../parse/ignoreCase';

const vagueStart = ignoreCase(
  /^(?:investigate|consider|look into|improve|make sure|be more careful|remind|training)\b/iu,
);

export const vagueAction = defineRule({
  code: 'actions.vague',
  level: 'off',
  prose: true,
  sentences: { 'actions.vague': '"{word}" has no end; how will you know that it is done?' },
  fixes: { writeEnd: 'Write how you will know that it is done' },
  check(review, report, context) {
    for (const { text, span } of openActions(review, 'actions.vague', context)) {
      const word = vagueStart.exec(text)?.[0];
      if (word === undefined) continue;
      const end = { start: span.end, end: span.end };
      report({
        args: { word },
        span: { start: span.start, end: span.start + word.length },
        fixes: [writeHere('writeEnd', end)],
      });
    }
  },
});
