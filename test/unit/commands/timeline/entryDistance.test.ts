// What the box says of a time: which moment it is, and how far from the other entries.
import assert from 'node:assert/strict';
import { describeDistance } from '../../../../src/commands/timeline/entryDistance';

const entries = ['2026-11-25T02:40Z', '2026-11-25T04:03Z'].map(time => Date.parse(time));

const cases: readonly (readonly [at: string, said: string])[] = [
  ['2026-11-25T02:50Z', '= 2026-11-25 02:50 UTC, 10 minutes after 2026-11-25 02:40 UTC'],
  ['2026-11-25T02:40Z', '= 2026-11-25 02:40 UTC, 0 minutes after 2026-11-25 02:40 UTC'],
  ['2026-11-25T02:39Z', '= 2026-11-25 02:39 UTC, 1 minute before 2026-11-25 02:40 UTC'],
  ['2026-11-25T06:02Z', '= 2026-11-25 06:02 UTC, 119 minutes after 2026-11-25 04:03 UTC'],
  ['2026-11-27T04:02Z', '= 2026-11-27 04:02 UTC, 47 hours after 2026-11-25 04:03 UTC'],
  ['2026-11-28T18:10Z', '= 2026-11-28 18:10 UTC, 3 days after 2026-11-25 04:03 UTC'],
  ['2026-11-20T02:40Z', '= 2026-11-20 02:40 UTC, 5 days before 2026-11-25 02:40 UTC'],
];

suite('The distance of a new timeline entry', () => {
  for (const [at, said] of cases) test(said, () => assert.equal(describeDistance(Date.parse(at), entries), said));

  test('in a timeline without entries it is the time alone', () =>
    assert.equal(describeDistance(Date.parse('2026-11-25T02:50Z'), []), '= 2026-11-25 02:50 UTC'));
});
