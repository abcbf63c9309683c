// Of every rule: a problem has a fix that goes on with the work, and those that give up come last.
import { assertNone } from '../../assertNone';
import { lint } from '../../../src/review/lint';
import { parseReview } from '../../../src/review/parse/document';
import { ruleSet } from '../../../src/review/rules/ruleSet';
import { everything } from './complete';
import { defects, givesUp, withDefect } from './defects';
import { foreignReviews } from './foreignReviews';
import { cases } from './timeline/cases';
import { context } from './fixtures';

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
    assertNone(
      unseen,
      'No text of this test has a problem of these rules: add one to test/unit/review/defects.ts, of a timeline to timeline/cases.ts beside it.',
    );
  });

  test('every problem has a fix that does not give up, and it comes first', () => {
    const wrong = problems.filter(({ fixes: [first] }) => first === undefined || givesUp.has(first.title));
    assertNone(
      [...new Set(wrong.map(({ message }) => message))].sort(),
      'Put a fix that goes on with the work first in what these problems report.',
    );
  });

  test('what gives up comes last', () => {
    const wrong = problems.filter(({ fixes }) => {
      const first = fixes.findIndex(({ title }) => givesUp.has(title));
      return first >= 0 && fixes.slice(first).some(({ title }) => !givesUp.has(title));
    });
    assertNone(
      [...new Set(wrong.map(({ message }) => message))].sort(),
      'Move the fixes that give up (`givesUp` of test/unit/review/defects.ts) to the end of what these problems report.',
    );
  });
});
