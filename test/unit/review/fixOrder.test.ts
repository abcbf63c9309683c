// Of every rule: a problem has a fix that goes on with the work, and those that give up come last.
import assert from 'node:assert/strict';
import { lint } from '../../../src/review/lint';
import { parseReview } from '../../../src/review/parse/document';
import { ruleSet } from '../../../src/review/rules/ruleSet';
import { everything } from './complete';
import { defects, withDefect } from './defects';
import { foreignReviews } from './foreignReviews';
import { cases } from './timeline/cases';
import { context } from './fixtures';

/** Fixes that leave the question open: nothing is known, nothing is needed, or the line is taken out. */
const givesUp = new Set([
  'answerUnknown',
  'estimateImpact',
  'fieldUnknown',
  'fieldNotNeeded',
  'insertSkipped',
  'noAction',
  'removeLine',
  'removePlaceholder',
  'skipSection',
  'supportHours',
]);

suite('The order of fixes', () => {
  const rules = Object.fromEntries(ruleSet.map(({ code }) => [code, 'information' as const]));
  const problems = [
    ...defects.flatMap(defect =>
      lint(parseReview(withDefect(defect)), { ...everything(defect.of ?? 'incident-review'), ...defect.over, rules }),
    ),
    ...Object.values(foreignReviews).flatMap(({ text }) => lint(parseReview(text), context({ rules }))),
    ...cases.flatMap(({ text, context: over }) =>
      lint(parseReview(text.replace(/[«»]/gu, '')), context({ ...over, rules })),
    ),
  ];

  test('is judged over all rules', () => {
    const seen = new Set(problems.map(({ code }) => code));
    const unseen = ruleSet.map(({ code }) => code).filter(code => !seen.has(code));
    assert.deepEqual(unseen, []);
  });

  test('every problem has a fix that does not give up, and it comes first', () => {
    const wrong = problems.filter(({ fixes: [first] }) => first === undefined || givesUp.has(first.title));
    assert.deepEqual([...new Set(wrong.map(({ message }) => message))].sort(), []);
  });

  test('what gives up comes last', () => {
    const wrong = problems.filter(({ fixes }) => {
      const first = fixes.findIndex(({ title }) => givesUp.has(title));
      return first >= 0 && fixes.slice(first).some(({ title }) => !givesUp.has(title));
    });
    assert.deepEqual([...new Set(wrong.map(({ message }) => message))].sort(), []);
  });
});
