// What speaks to the writer of a review, and what only sounds like it.
import assert from 'node:assert/strict';
import { speaksToWriter } from '../../../../src/review/templates/guidance';
import { analyzeReview } from '../../../../src/review/analyze';
import { parseReview } from '../../../../src/review/parse/document';
import { lines } from '../fixtures';

suite('guidance of a template', () => {
  const cases: readonly (readonly [line: string, speaks: boolean])[] = [
    ['How was it detected?', true],
    ['How was it detected? Use a sentence for each sign.', true],
    ['How was it detected? Use of the oven page by a baker.', false],
    ['How was it detected? Try by a baker.', false],
    ['Who was affected? All shops.', false],
    ['Replace this with your own words', true],
    ['Replace the placeholder below', true],
    ['Remove the examples before you publish', true],
    ['Replace the leaking valve', false],
    ['Remove the alarms of ovens that are gone', false],
  ];
  for (const [line, speaks] of cases) test(line, () => assert.equal(speaksToWriter(line), speaks));

  for (const item of ['Provide a dashboard @ida', 'Provide a dashboard (#12)', 'Provide a dashboard (2026-12-01)'])
    test(`${item}: asks a person for something`, () => {
      const text = lines('# Outage of the ovens', '', '## Corrective actions', '', `- ${item}`);
      const review = analyzeReview(parseReview(text), undefined);
      assert.deepEqual(
        review.actions.map(action => action.text),
        [item],
      );
    });
});
