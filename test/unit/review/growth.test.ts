// Twice the text takes about twice the time, whatever is repeated in it.
import assert from 'node:assert/strict';
import { analyzeReview } from '../../../src/review/analyze';
import { findProblems } from '../../../src/review/lint';
import { parseReview } from '../../../src/review/parse/document';
import { joinPlaces, type Placeholder } from '../../../src/review/parse/placeholders';
import { findGrowth } from '../cpuTime';
import { everything } from './complete';

const known = everything('incident-review');

const head = '# Cold ovens\n\nIncident: acme/production#101\n\n';
/** A heading, what is repeated below it, and what stands before that. */
const patterns: readonly (readonly [heading: string, repeated: string, before?: string])[] = [
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
  ['Corrective actions', '*', '- Mend it '],
  ['Corrective actions', ' ', '- Mend it '],
  ['Corrective actions', '_', '- Mend it, owner: '],
  ['Lessons Learned', '- Nobody in the bakery knew where the spare keys were kept\n'],
  ['5 Whys', '1. Why?\n   - Human error.\n'],
  ['Customer Impact', 'TBD '],
  ['Customer Impact', '<NAME> '],
  ['Summary', 'Severity: '],
  ['Summary', '- Owner: Ida\n- Severity: S1\n\n## Summary\n\n'],
  ['Summary', '/label ~a\n'],
  ['Summary', '| … | … |\n', '| a | b |\n| - | - |\n'],
  ['Summary', '![a](b) '],
  ['Summary', '['],
  ['Summary', 'â€™'],
  ['Summary', '<!-- review-disable-next-line section.empty -->\n'],
  ['Timeline', '* 2026-03-02 05:00 UTC: closed\n'],
  ['Timeline', '- 2026-03-02 11:00 UTC up\n- 2026-03-02 10:00 UTC down\n\n## Timeline\n\n'],
  ['Timeline', '- 10:00 down\n- 11:00 up\n\nFrom 10:00 to 12:00 UTC\n\n## Timeline\n\n'],
  ['Timeline', '- 10:00 down\n- 11:00 up\n\n## Root cause\n\n10:00 UTC '],
];

/** What is looked up among all the others, so often. */
const manyTimes = 8_000;
const looked: readonly (readonly [heading: string, repeated: string, before?: string])[] = [
  ['5 Whys', '1. Why?\n'],
  ['5 Whys', '## Why?\n\n### Why then?\n\nA switch.\n\n'],
  ['Customer Impact', '1. Who?\n'],
  ['Summary', '[link to issue]\n'],
  ['Summary', '| {name of it} | a |\n', '| a | b |\n| - | - |\n'],
  ['Summary', '<!-- incident-reviews: a -->\n'],
  ['Timeline', '### 10:00 down\n\n- Owner: Ida\n\n'],
  ['Timeline', '- 10:00 down\n\n## Timeline\n\nOwner: Ida\n\n'],
];

const smallUnits = 4_000;
const times = 8;
/** Linear work takes eight times as long, quadratic work sixty-four times. */
const mostTimes = 24;
/** Below this much work the clock says nothing. */
const leastMs = 60;

function read(text: string): void {
  findProblems(analyzeReview(parseReview(text), known.template), known);
}

function assertLinear(small: string, large: string): void {
  const runs = { runSmall: () => read(small), runLarge: () => read(large) };
  assert.equal(findGrowth({ ...runs, mostTimes, leastMs }), undefined);
}

suite('growth', () => {
  for (const [heading, repeated, before = ''] of looked) {
    test(`${heading}: ${JSON.stringify(repeated)} ${manyTimes} times`, function () {
      this.timeout(60_000);
      const textOf = (count: number): string => `${head}## ${heading}\n\n${before}${repeated.repeat(count)}`;
      assertLinear(textOf(manyTimes / times), textOf(manyTimes));
    });
  }

  test('orders to fill in among other placeholders', function () {
    this.timeout(60_000);
    const place = (start: number): Placeholder => {
      return { span: { start, end: start + 5 }, text: 'TBD', line: start, note: false };
    };
    const runOf = (count: number): (() => void) => {
      const found = Array.from({ length: count }, (_, index) => place(index * 20));
      const open = Array.from({ length: count }, (_, index) => place(index * 20 + 10));
      return () => assert.equal(joinPlaces(found, open).length, count * 2);
    };
    const [runSmall, runLarge] = [runOf(smallUnits), runOf(smallUnits * times)];
    assert.equal(findGrowth({ runSmall, runLarge, mostTimes, leastMs }), undefined);
  });

  for (const [heading, repeated, before = ''] of patterns) {
    test(`${heading}: ${JSON.stringify(before + repeated)}`, function () {
      this.timeout(60_000);
      const textOf = (units: number): string =>
        `${head}## ${heading}\n\n${before}${repeated.repeat(Math.ceil(units / repeated.length))}${before === '' ? '' : '.'}\n`;
      assertLinear(textOf(smallUnits), textOf(smallUnits * times));
    });
  }
});
