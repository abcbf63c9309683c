// How long ago something was, by a clock that may be set.
import assert from 'node:assert/strict';
import { isRecent } from '../../../src/incident/units';

suite('What happened lately', () => {
  for (const [name, at, expected] of [
    ['just now', 5000, true],
    ['almost so long ago', 4001, true],
    ['as long ago', 4000, false],
    ['never', undefined, false],
    ['later than now, as the clock was set back', 5001, false],
  ] as const) {
    test(`${name}: ${expected ? 'lately' : 'not'}`, () => assert.equal(isRecent(at, 5000, 1000), expected));
  }
});
