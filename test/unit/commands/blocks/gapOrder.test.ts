import assert from 'node:assert/strict';
import { findNextGap, isBeyondEnd, type Direction } from '../../../../src/commands/blocks/gapOrder';

suite('From gap to gap', () => {
  const gaps = [10, 20, 30].map(start => ({ span: { start, end: start + 2 }, lead: '' }));
  const cases: readonly (readonly [Direction, from: number, to: number, isRound?: true])[] = [
    ['next', 0, 10],
    ['next', 10, 20],
    ['next', 25, 30],
    ['next', 30, 10, true],
    ['previous', 40, 30],
    ['previous', 30, 20],
    ['previous', 10, 30, true],
    ['previous', 0, 30, true],
  ];
  for (const [direction, from, to, isRound = false] of cases) {
    test(`${direction} from ${from} is ${to}${isRound ? ', beyond the end' : ''}`, () => {
      const gap = findNextGap(gaps, from, direction);
      assert.equal(gap?.span.start, to);
      assert.equal(isBeyondEnd({ span: { start: to, end: to }, lead: '' }, from, direction), isRound);
    });
  }

  test('without a gap there is none', () => assert.equal(findNextGap([], 5, 'next'), undefined));
});
