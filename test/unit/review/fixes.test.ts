// Over mutated reviews: nothing throws, nothing lies outside, Fix All settles, and no fix that needs no decision takes away
// a word that somebody wrote.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyzeReview } from '../../../src/review/analyze';
import { applyEdits, selectSafeFixes } from '../../../src/review/fixes';
import { findProblems } from '../../../src/review/lint';
import type { Fix, Problem, Span } from '../../../src/review/model';
import { parseReview } from '../../../src/review/parse/document';
import type { LintContext } from '../../../src/review/rules/rule';
import { complete, everything } from './complete';
import { defects, withDefect } from './defects';
import { builtIn, incident, template, bodyOf } from './fixtures';
import { foreignReviews } from './foreignReviews';
import { fuzz, pieces } from './structures';
import { prompts, questionnaire } from './teamTemplates';

/** Each is judged, mended and judged again. `npm test` and CI take all; `npm run test:quick`, the loop while writing, a tenth. */
const documents = process.env['QUICK'] === '1' ? 2_000 : 20_000;

const templates = [
  bodyOf(builtIn('incident-review')),
  bodyOf(builtIn('key-information')),
  bodyOf(builtIn('changeset-post-mortem')),
  questionnaire,
  prompts,
];
const known = everything('incident-review');
const contexts: readonly LintContext[] = [
  known,
  { ...known, stage: 'completing', template: builtIn('key-information') },
  {
    ...known,
    template: builtIn('changeset-post-mortem'),
    incident: incident({ reference: { project: 'g/p', iid: 4 } }),
  },
  { ...known, template: template(questionnaire) },
  { ...known, template: template(prompts) },
];

const sources = [
  ...Object.values(complete),
  ...defects.map(defect => withDefect(defect)),
  ...Object.values(foreignReviews).map(({ text }) => text),
  ...templates,
];

/** Lines that have been mistaken for something else. */
const sentences = fc.constantFrom(
  '/close to half of the orders were lost.',
  '/lock file of the database was left behind.',
  '/due to the weather nobody came.',
  '/label of the rack was wrong',
  '/label ~bug',
  '- Incident: The checkout broke after the deploy of 14:00, see #ops',
  'Incident: acme/other#7 broke the till',
  '| Incident | the till broke |',
  '<!-- incident-review\nid: 1\nincident: g/p#4\n-->',
  '<!-- incident-review\nid: 1\nreview: g/r#5\n-->',
  '- 2026-03-02 23:50 UTC the lamp blinked\n- 00:10 it went dark',
  '- [ ] Order bread by 3 April 2026 (Ida)',
  'cafÃ© menus were blank',
);

const whole = fc.constantFrom(...sources);

/** Some sections of a review, in its order, with some of it taken out, doubled, cut short or put in. */
const mutated = fc
  .tuple(
    whole,
    fc.nat(),
    fc.integer({ min: 1, max: 3 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(60), fc.oneof(pieces, sentences, fc.string({ maxLength: 6 })), fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.boolean(),
  )
  .map(([text, from, count, edits, isWindows]) => {
    const parts = text.split(/^(?=#)/mu);
    const first = from % parts.length;
    let result = [...(from % 3 === 0 ? parts.slice(0, 1) : []), ...parts.slice(first, first + count)].join('');
    for (const [at, length, put, isLine] of edits) {
      const start = at % (result.length + 1);
      const head = isLine ? result.slice(0, start).replace(/[^\n]*$/u, '') : result.slice(0, start);
      result = `${head}${put}${isLine ? '\n' : ''}${result.slice(start + length)}`;
    }
    return isWindows ? result.replace(/\r?\n/gu, '\r\n') : result;
  });

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Words of the first text that the second one lacks, counted. */
function lostWords(before: string, after: string): readonly string[] {
  const left = new Map<string, number>();
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(before).filter(word => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

const templateWords = new Set(templates.flatMap(wordsOf));
/** How a time, a date, a zone or a length is written, which some fixes write in another way. */
const timeWord =
  /^(?:\p{L}{1,5}|january|february|august|september|october|november|december|\p{L}+day|minutes|seconds)$/u;
const rewrites = new Set([
  'useIsoDate',
  'useIsoDates',
  'dateReading',
  'convertToUtc',
  'useTime',
  'useDuration',
  'zoneOffset',
]);
/** A secret and a broken character are there to be replaced, and nothing beside them is. */
const replacesAll = new Set(['replaceBy', 'fixText']);

function blank(text: string, spans: readonly Span[]): string {
  let result = text;
  for (const { start, end } of spans) result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  return result;
}

function check(text: string, context: LintContext): void {
  const review = analyzeReview(parseReview(text), context.template);
  const problems = findProblems(review, context);
  // The path in front of a number's placeholder belongs to it: `group/project#NNN`.
  const holes = review.placeholders.map(({ span: { start, end } }) => ({
    start: start - (/[\w./-]*$/u.exec(text.slice(0, start))?.[0].length ?? 0),
    end,
  }));
  for (const problem of problems) checkProblem(text, problem, holes);
  const safe = selectSafeFixes(problems).flatMap(({ edits }) => edits);
  if (safe.length === 0) return;
  const mended = applyEdits(text, safe);
  const again = findProblems(analyzeReview(parseReview(mended), context.template), context);
  const left = selectSafeFixes(again).map(({ title, edits }) => `${title} ${JSON.stringify(edits)}`);
  assert.deepEqual(left, [], `Fix All does not settle:\n${mended}`);
}

function checkProblem(text: string, { code, span, fixes }: Problem, holes: readonly Span[]): void {
  const isInside = ({ start, end }: Span): boolean => 0 <= start && start <= end && end <= text.length;
  assert.ok(isInside(span), code);
  for (const fix of fixes) {
    assert.ok(
      fix.edits.every(edit => isInside(edit.span)),
      `${code} ${fix.title}`,
    );
    if (replacesAll.has(fix.title))
      assert.deepEqual(
        fix.edits.map(edit => edit.span),
        [span],
      );
    else if (fix.safe || fix.preferred) {
      checkWords(text, fix, fix.title === 'removeQuickAction' ? [...holes, span] : holes);
    }
  }
}

function checkWords(text: string, fix: Fix, spans: readonly Span[]): void {
  const after = applyEdits(text, fix.edits);
  // A placeholder may go, and a word that it stands in without a blank is another one without it.
  const lost = new Set(lostWords(text, after));
  if (lost.size === 0) return;
  const words = lostWords(blank(text, spans), after).filter(
    word => lost.has(word) && !templateWords.has(word) && !(rewrites.has(fix.title) && timeWord.test(word)),
  );
  assert.deepEqual(words, [], `${fix.title} takes away words`);
}

suite('fixes over mutated reviews', () => {
  test(`${documents} documents: nothing outside, no word lost, Fix All settles`, function () {
    this.timeout(300_000);
    fc.assert(fc.property(mutated, fc.constantFrom(...contexts), check), { ...fuzz, numRuns: documents });
  });
});
