// What keeps a review from being complete: what its profile requires, and nothing else.
import assert from 'node:assert/strict';
import { createPolicy } from '../../../../src/incident/policy';
import { analyzeReview } from '../../../../src/review/analyze';
import { findMissing } from '../../../../src/review/finish/completion';
import { parseReview } from '../../../../src/review/parse/document';
import type { LintContext } from '../../../../src/review/rules/rule';
import { complete, everything } from '../complete';

const whole = complete['incident-review'];
const known = everything('incident-review');

function missing(text: string, over: Partial<LintContext> = {}): readonly string[] {
  const context = { ...known, ...over };
  const review = analyzeReview(parseReview(text), context.template);
  return findMissing(review, context).map(({ problem, heading }) => `${problem.code} in ${heading}`);
}

suite('What a review lacks to be complete', () => {
  test('nothing, where all of it is written', () => {
    assert.deepEqual(missing(whole), []);
  });

  test('not that it is late, which nobody can mend any more', () => {
    assert.deepEqual(missing(whole, { today: '2026-03-12' }), []);
  });

  const impact = '   - Shops that order before six.\n';
  test('an answer in a required section, with its place', () => {
    assert.deepEqual(missing(whole.replace(impact, '')), ['question.unanswered in Customer Impact']);
  });

  test('the same answer is nobody’s business where the team requires no such section', () => {
    const policy = createPolicy('gitlab-2025', { requiredSections: ['summary', 'timeline'] });
    assert.deepEqual(missing(whole.replace(impact, ''), { policy }), []);
  });

  test('an action without an owner, unless the team requires no actions', () => {
    const without = whole.replace(/(\n- \[ \] .*|\n\|[^\n]*acme[^\n]*)@ida/u, '$1');
    assert.notEqual(without, whole);
    assert.ok(missing(without).some(each => each.startsWith('actions.no-owner')));
    const policy = createPolicy('gitlab-2025', { requiredSections: ['summary'] });
    assert.ok(
      !missing(without, { policy, rules: { 'actions.no-owner': 'information' } }).some(each =>
        each.startsWith('actions.no-owner'),
      ),
    );
  });

  test('a section that the profile requires and that is gone', () => {
    const without = whole.replace(/\n## Timeline\n[\s\S]*?(?=\n## )/u, '');
    assert.notEqual(without, whole);
    assert.ok(missing(without).some(each => each.startsWith('section.missing')));
  });
});
