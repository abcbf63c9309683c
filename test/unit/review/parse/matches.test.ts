import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMatches } from '../../../../src/review/parse/matches';

const piece = fc.constantFrom('a', 'b*', '[ab]', '\\b', '$', '(?<=a)', '(?!b)', '(?<name>b)', '.', '😀', '\n');
const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', '\n'), maxLength: 12 });

suite('all matches of a pattern', () => {
  test('are those of matchAll, the empty ones too', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), text, (pieces, searched) => {
        fc.pre(pieces.filter(each => each.startsWith('(?<name>')).length < 2);
        const pattern = new RegExp(pieces.join(''), 'gu');
        assert.deepEqual([...findMatches(pattern, searched)], [...searched.matchAll(pattern)]);
      }),
      { numRuns: 2000 },
    );
  });

  test('begin at the beginning, wherever the pattern was used before', () => {
    const pattern = /a/gu;
    pattern.lastIndex = 2;
    assert.deepEqual(
      findMatches(pattern, 'aba').map(({ index }) => index),
      [0, 2],
    );
  });
});
