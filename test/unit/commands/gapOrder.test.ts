import assert from 'node:assert/strict';
import {
  countClosing,
  countRemark,
  findNextGap,
  isBeyondEnd,
  type Direction,
  isRoomMissing,
  isRoomOnly,
} from '../../../src/commands/gapOrder';

suite('From gap to gap', () => {
  const gaps = [10, 20, 30].map(start => ({ start, end: start + 2 }));
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
      assert.equal(gap?.start, to);
      assert.equal(isBeyondEnd({ start: to, end: to }, from, direction), isRound);
    });
  }

  test('without a gap there is none', () => assert.equal(findNextGap([], 5, 'next'), undefined));

  for (const [rest, length] of [
    ['', 0],
    ['**', 2],
    [' ', 1],
    ['**  ', 3],
    [' (by whom)', 0],
    ['_ and how', 1],
  ] as const) {
    test(`an answer begins behind what belongs to its question: “${rest}”`, () => {
      assert.equal(countClosing(rest), length);
    });
  }
});

suite('The remark of what was taken over', () => {
  const remark = '> TODO: check this, it was taken over from';
  const link = `${remark} [acme/production#7](https://git.example.com/acme/production/-/issues/7)`;
  for (const [name, line, length] of [
    ['as it was made', link, link.length],
    ['with what a person wrote behind it', `${link} Asked Tomas, it is true.`, link.length],
    ['without its link', `${remark} the incident`, remark.length],
    ['other words', 'TODO: check this', 0],
  ] as const) {
    test(`${name}: ${length} characters`, () => assert.equal(countRemark(line, remark), length));
  }
});

suite('Room for an answer', () => {
  const rows: readonly (readonly [line: string, missing: boolean])[] = [
    ['1. Who noticed it, and how?', true],
    ['1. **Who noticed it?**', true],
    ['- Owner:', true],
    ['1. Who noticed it? ', false],
    ['## What happened?', false],
    ['', false],
    ['- ', false],
  ];
  for (const [line, missing] of rows) {
    test(`${JSON.stringify(line)}: ${missing ? 'missing' : 'there'}`, () => {
      assert.equal(isRoomMissing(line, line.length), missing);
      assert.equal(isRoomOnly(`${line} `), missing);
    });
  }

  test('what follows on the line leaves it as it is', () => assert.equal(isRoomMissing('Who? Ana.', 4), false));
});
