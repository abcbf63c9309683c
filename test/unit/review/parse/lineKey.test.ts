import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  encodeFirstWord,
  hasStrangeWords,
  encodeWord,
  makeLineKey,
  readOwnText,
  readWords,
} from '../../../../src/review/parse/lineKey';

const line = fc.string({
  unit: fc.constantFrom('w', 'W', 'h', 'y', '1', 'ü', '\u212a', ' ', '*', '_', '`', ':', '-', '?', '|'),
  maxLength: 14,
});

suite('numbers of words', () => {
  test('are the same for lines of which the keys are the same, or not certain', () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        const [first, second] = [one, other].map(each => encodeFirstWord(readOwnText(each)));
        if (makeLineKey(one) === makeLineKey(other) && first !== -1 && second !== -1) assert.equal(first, second);
      }),
      { numRuns: 3000, examples: [['**Why** was it?', '- why was it?']] },
    );
  });

  test('tell apart what begins with different letters', () => {
    assert.notEqual(encodeFirstWord('Who was it?'), encodeFirstWord('Why was it?'));
    assert.equal(encodeFirstWord('Österreich'), -1);
  });

  test('count no word as strange that is known', () => {
    fc.assert(
      fc.property(line, fc.array(fc.constantFrom<string>('why', 'who', 'hy1', 'kü', 'w', 'wwwwh')), (text, words) => {
        const strange = readWords(text)
          .slice(0, 4)
          .filter(word => !words.includes(word)).length;
        const known = new Set(words.map(word => encodeWord(word)));
        assert.ok(!hasStrangeWords(text, known, 4) || strange > 1);
      }),
      { numRuns: 3000 },
    );
  });

  test('look at the first words only, and at digits as none', () => {
    const known = new Set([encodeWord('the')]);
    assert.equal(hasStrangeWords('12 The 3rd node of all', known, 3), true);
    assert.equal(hasStrangeWords('12 The 3rd node of all', known, 2), false);
  });
});
