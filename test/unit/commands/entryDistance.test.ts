// What the box says of a time that lies days behind the incident's.
import assert from 'node:assert/strict';
import { describeDistance } from '../../../src/commands/entryDistance';

const last = Date.parse('2026-11-25T04:03Z');

const cases: readonly (readonly [at: string, isGuess: boolean, said: string | undefined])[] = [
  ['2026-11-28T18:10Z', true, '2026-11-28 18:10 UTC, 3 days after 2026-11-25 04:03 UTC'],
  ['2026-11-27T04:03Z', true, '2026-11-27 04:03 UTC, 2 days after 2026-11-25 04:03 UTC'],
  ['2026-11-26T04:03Z', true, '2026-11-26 04:03 UTC, more than a day after 2026-11-25 04:03 UTC'],
  ['2026-11-26T04:02Z', true, undefined],
  ['2026-11-20T04:03Z', true, undefined],
  ['2026-11-28T18:10Z', false, undefined],
];

suite('The distance of a new timeline entry', () => {
  for (const [at, isGuess, said] of cases)
    test(`${at}${isGuess ? '' : ', while the incident goes on'}: ${said ?? 'nothing'}`, () =>
      assert.equal(describeDistance(Date.parse(at), { instant: last, isGuess }), said));
});
