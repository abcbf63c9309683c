// A figure beside two times that is the length of something else.
import assert from 'node:assert';
import { parseReview } from '../../../../src/review/parse/document';
import { durationsOf } from '../../../../src/review/timeline/facts/statedDurations';
import { lines } from '../fixtures';

const told = (sentence: string): readonly number[] =>
  durationsOf(parseReview(lines('# Transfers', '', '## Summary', '', sentence)), []).map(
    ({ statedMinutes }) => statedMinutes,
  );

suite('Durations in sentences', () => {
  test('what one thing took meanwhile is not the length of the outage', () => {
    assert.deepStrictEqual(told('Between 16:40 and 18:05 UTC a transfer took up to 50 minutes.'), []);
    assert.deepStrictEqual(told('Between 16:40 and 18:05 UTC trains were late by 50 minutes.'), []);
  });

  test('the length of the outage stands beside its two times', () => {
    assert.deepStrictEqual(told('The outage took 85 minutes, from 16:40 to 18:05 UTC.'), [85]);
    assert.deepStrictEqual(told('Between 16:40 and 18:05 UTC (85 minutes) transfers were late.'), [85]);
  });
});
