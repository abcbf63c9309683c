// What a meeting talks about, from the text of the review.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../../src/review/analyze';
import { findMissing } from '../../../../src/review/finish/completion';
import { makeAgenda } from '../../../../src/review/finish/agenda';
import { findProblems } from '../../../../src/review/lint';
import { parseReview } from '../../../../src/review/parse/document';
import type { LintContext } from '../../../../src/review/rules/rule';
import { complete, everything } from '../complete';

const known = everything('incident-review');

function agenda(text: string, over: Partial<LintContext> = {}): readonly string[] {
  const context = { ...known, ...over };
  const review = analyzeReview(parseReview(text), context.template);
  const problems = findProblems(review, context);
  return makeAgenda(review, { ...context, problems, missing: findMissing(review, context) }, ({ code }) => code).map(
    ({ topic, text: words }) => `${topic}: ${words}`,
  );
}

suite('The agenda of a review', () => {
  const whole = complete['incident-review'];

  test('is empty where nothing is open', () => {
    assert.deepEqual(agenda(whole), []);
  });

  test('has the questions that nobody answered, in their own words', () => {
    assert.deepEqual(agenda(whole.replace('   - Shops that order before six.\n', '')), [
      'questions: Who was affected: customers outside, colleagues inside, or both?',
    ]);
  });

  test('has what keeps the review from being complete, with its section', () => {
    const text = whole.replace(/## Summary\n[\s\S]*?(?=\n## )/u, '## Summary\n');
    assert.notEqual(text, whole);
    const items = agenda(text);
    assert.ok(items.includes('missing: section.empty (Summary)'), items.join('\n'));
  });

  test('has an action without an owner, but not once its issue is done', () => {
    const unowned = whole.replace('| @olaf |', '|  |');
    assert.notEqual(unowned, whole);
    assert.deepEqual(agenda(unowned), ['actions: Alert on low gas pressure']);
    const done = { opened: false, outcome: 'done' } as const;
    assert.deepEqual(agenda(unowned, { actionIssues: new Map([['acme/ovens#32', done]]) }), [
      'differences: actions.closed-issue',
    ]);
  });

  test('has what two places tell differently', () => {
    const other = whole.replace('degradation: 30', 'degradation: 90');
    assert.notEqual(other, whole);
    assert.deepEqual(agenda(other), ['differences: timeline.duration-mismatch']);
  });
});
