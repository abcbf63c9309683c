// No mutated review below 64 KB takes as long as markdown-it needs for 64 KB forty times: about 100 ms on the machine that
// the bar was set on. A ratio within one run, so that a slow or a busy machine changes nothing.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { analyzeReview } from '../../../src/review/analyze';
import { findProblems } from '../../../src/review/lint';
import { parseReview } from '../../../src/review/parse/document';
import { measureCpuMs } from '../cpuTime';
import { complete, everything } from './complete';
import { fuzz, mutated } from './structures';

/** MUTATED=full judges as many as the bar names; by default fewer, so that nobody waits. */
const documents = process.env['MUTATED'] === 'full' ? 20_000 : 1_000;
const largestUnits = 64_000;
const mostTimes = 40;

const known = everything('incident-review', { stage: 'completing' });

suite('the slowest of many mutated reviews', () => {
  test(`takes at most ${mostTimes} times as long as markdown-it takes for 64 KB`, function () {
    this.timeout(600_000);
    const markdown = new MarkdownIt();
    const review = complete['incident-review'];
    const large = review.repeat(Math.ceil(largestUnits / review.length)).slice(0, largestUnits);
    const peers = Array.from({ length: 9 }, () => measureCpuMs(() => markdown.parse(large, {}))).sort((a, b) => a - b);
    const most = mostTimes * (peers[4] ?? 0);
    const judge = (text: string): number =>
      measureCpuMs(() => findProblems(analyzeReview(parseReview(text), known.template), known));
    const slow = fc.sample(mutated, { ...fuzz, numRuns: documents }).filter(text => {
      assert.ok(text.length < largestUnits);
      // A busy moment of the collector or of the compiler is over at the second look.
      return judge(text) > most && judge(text) > most && judge(text) > most;
    });
    assert.deepEqual(slow, []);
  });
});
