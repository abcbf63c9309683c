// Work is linear in the text: of a text four times as long at most about four times the time, whatever is repeated in it.
import assert from 'node:assert/strict';
import { createPolicy } from '../../../src/incident/policy';
import { measureCompleteness } from '../../../src/review/completeness';
import { analyzeReview } from '../../../src/review/analyze';
import { inspect } from '../../../src/review/inspect';
import { findProblems } from '../../../src/review/lint';
import { parseReview } from '../../../src/review/parse/document';
import { compileTemplate } from '../../../src/review/templates/template';
import { isReview } from '../../../src/review/templates/isReview';
import { findGrowth } from '../cpuTime';
import { patterns, type GrowthPattern } from './growthPatterns';

/** Everything that the command line does with a text, which is its own template too. */
function readAll(text: string): void {
  const document = parseReview(text);
  isReview(document);
  const template = compileTemplate({ id: 'own', name: 'own', source: 'workspace', format: 'markdown', text });
  const review = analyzeReview(document, template);
  const context = { template, policy: createPolicy('gitlab-2025'), today: '2026-03-10', rules: {} };
  const problems = findProblems(review, { ...context, stage: 'completing' });
  measureCompleteness(review, problems);
  inspect(review, problems, 'a.md');
}

function textOf({ head, make }: GrowthPattern, size: number): string {
  const parts = [head];
  for (let length = head.length, index = 0; length < size; index += 1) {
    const part = make(index);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

/** GROWTH=full measures every pattern at 100 and 400 KB; by default a few of them at less, so that nobody waits. */
const isFull = process.env['GROWTH'] === 'full';
const [small, large] = isFull ? [100_000, 400_000] : [8_000, 32_000];
/** What was slow once is looked at each time. */
const slowBefore: readonly string[] = [String.raw`"~~~\na\n" in timeline`, String.raw`"| a | b |\n" in whys`];
const measured = patterns.filter(({ name }, index) => isFull || index % 12 === 0 || slowBefore.includes(name));
/** Four times the text is four times the work; doubled for what the collector and other processes take. */
const mostGrowth = 8;
/** What is over in this many milliseconds is measured too coarsely to compare. */
const shortMs = isFull ? 400 : 120;

suite('growth of repeated patterns', () => {
  test('there are 300 patterns', () => assert.ok(patterns.length >= 300, String(patterns.length)));

  test('what was slow once is among them', () =>
    assert.deepEqual(
      slowBefore.filter(name => !measured.some(pattern => pattern.name === name)),
      [],
    ));

  test('time by character stays the same', function () {
    // All 300 at full size take a quarter of an hour and more.
    this.timeout(isFull ? 0 : 600_000);
    const slow = measured.flatMap(pattern => {
      const [runSmall, runLarge] = [small, large].map(size => () => readAll(textOf(pattern, size))) as [
        () => void,
        () => void,
      ];
      const grown = findGrowth({ runSmall, runLarge, mostTimes: mostGrowth, leastMs: shortMs });
      return grown === undefined ? [] : [`${pattern.name}: ${grown}`];
    });
    assert.deepEqual(slow, []);
  });
});
