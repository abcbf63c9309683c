// Whatever is said about a document, its writer is offered a way on that does not give up.
import assert from 'node:assert/strict';
import { createPolicy } from '../../src/incident/policy';
import { lint } from '../../src/review/lint';
import { parseReview } from '../../src/review/parse/document';
import { builtInTemplates } from '../../src/review/templates/builtIn';
import { chooseTemplate } from '../../src/review/templates/chooseTemplate';
import { readAnnotated } from './annotation';

/** Fixes that take away what was asked, or say that it stays unanswered. */
const givesUp: ReadonlySet<string> = new Set([
  'skipSection',
  'insertSkipped',
  'fieldUnknown',
  'fieldNotNeeded',
  'answerUnknown',
  'noAction',
  'estimateImpact',
  'removeLine',
  'removePlaceholder',
]);

suite('judgement: fixes', () => {
  const problems = readAnnotated('test/judgement/documents').flatMap(({ name, text }) => {
    const document = parseReview(text);
    const template = chooseTemplate(document, builtInTemplates);
    const context = { template, policy: createPolicy('gitlab-2025'), today: '2026-11-30', rules: {} } as const;
    return lint(document, { ...context, stage: 'drafting' }).map(problem => ({ name, ...problem }));
  });

  test('every problem has one that does not give up', () => {
    const without = problems.filter(({ fixes }) => fixes.every(({ title }) => givesUp.has(title)));
    assert.deepEqual(
      without.map(({ name, message }) => `${name}: ${message}`),
      [],
    );
    assert.ok(new Set(problems.map(({ code }) => code)).size > 30);
  });

  test('one that gives up never comes first', () => {
    const first = problems.filter(({ fixes }) => givesUp.has(fixes[0]?.title ?? ''));
    assert.deepEqual(
      first.map(({ name, message }) => `${name}: ${message}`),
      [],
    );
  });
});
