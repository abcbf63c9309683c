// Twice the text takes about twice the time, whatever is repeated in it.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../src/review/analyze';
import { findProblems } from '../../../src/review/lint';
import { parseReview } from '../../../src/review/parse/document';
import { everything } from './complete';

const known = everything('incident-review');

const head = '# Cold ovens\n\nIncident: acme/production#101\n\n';
/** A heading, and what is repeated below it. */
const patterns: readonly (readonly [heading: string, repeated: string])[] = [
  ['Root cause', 'Jonas forgot it. '],
  ['Root cause', 'He did not check it.\n\n'],
  ['Root cause', 'Because Ida Berg quickly then only later just '],
  ['Root cause', '@ida '],
  ['Root cause', 'by mistake '],
  ['Root cause', 'Aa '],
  ['Root cause', 'The engineer '],
  ['Root cause', 'mistake by '],
  ['Root cause', 'password: '],
  ['Root cause', 'token = a1B2c3D4e5F6g7H8 '],
  ['Root cause', 'a://b:c'],
  ['Root cause', '@'],
  ['Root cause', 'QVX BRT and the '],
  ['Root cause', 'QVX ('],
  ['Corrective actions', '- Mend it\n'],
  ['Corrective actions', '- Mend it @ida #3 2026-04-01\n'],
  ['Corrective actions', '- [ ] '],
  ['Corrective actions', '| Mend it | | | |\n'],
  ['Lessons Learned', '- Nobody in the bakery knew where the spare keys were kept\n'],
  ['5 Whys', '1. Why?\n   - Human error.\n'],
  ['Customer Impact', 'TBD '],
  ['Customer Impact', '<NAME> '],
  ['Summary', 'Severity: '],
  ['Summary', '/label ~a\n'],
  ['Summary', '![a](b) '],
  ['Summary', '['],
  ['Summary', 'â€™'],
  ['Summary', '<!-- review-disable-next-line section.empty -->\n'],
  ['Timeline', '* 2026-03-02 05:00 UTC: closed\n'],
];

/** Questions without an answer, so often: each is looked up among those before it. */
const manyQuestions = 8_000;
const questions: readonly (readonly [heading: string, repeated: string])[] = [
  ['5 Whys', '1. Why?\n'],
  ['Customer Impact', '1. Who?\n'],
];

const smallUnits = 4_000;
const times = 8;
/** Linear work takes eight times as long, quadratic work sixty-four times. */
const mostTimes = 24;
/** Below this much work the clock says nothing. */
const leastMs = 60;

/** CPU time of one reading in milliseconds, the best of three. */
function workOf(text: string): number {
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    findProblems(analyzeReview(parseReview(text), known.template), known);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

suite('growth', () => {
  for (const [heading, repeated] of questions) {
    test(`${heading}: ${JSON.stringify(repeated)} ${manyQuestions} times`, function () {
      this.timeout(60_000);
      const textOf = (count: number): string => `${head}## ${heading}\n\n${repeated.repeat(count)}`;
      const small = workOf(textOf(manyQuestions / times));
      const large = workOf(textOf(manyQuestions));
      assert.ok(large < leastMs || large < small * mostTimes, `${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`);
    });
  }

  for (const [heading, repeated] of patterns) {
    test(`${heading}: ${JSON.stringify(repeated)}`, function () {
      this.timeout(60_000);
      const textOf = (units: number): string =>
        `${head}## ${heading}\n\n${repeated.repeat(Math.ceil(units / repeated.length))}\n`;
      const small = workOf(textOf(smallUnits));
      const large = workOf(textOf(smallUnits * times));
      assert.ok(large < leastMs || large < small * mostTimes, `${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`);
    });
  }
});
