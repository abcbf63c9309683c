// What tells quickly that a line is none of a template's never says so of one that is.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeLineKey, readOwnText, readWords } from '../../../../src/review/parse/lineKey';
import { mayBeGiven, readSectionText, startsAlike } from '../../../../src/review/templates/templateWords';

const line = fc.string({
  unit: fc.constantFrom('w', 'W', 'h', 'y', '1', 'ü', '\u212a', ' ', '*', '_', '`', ':', '-', '?', '|'),
  maxLength: 14,
});

suite('words of a template', () => {
  const mayBe = (given: string, own: string): boolean =>
    mayBeGiven(
      readOwnText(own),
      readSectionText({ lines: new Map([[makeLineKey(given), 'guidance']]), source: '', bodyStart: 0 }),
    );

  test('a line with the key of a given one may be given', () => {
    fc.assert(
      fc.property(line, line, (given, own) => {
        if (makeLineKey(given) === makeLineKey(own)) assert.ok(mayBe(given, own));
      }),
      { numRuns: 3000, examples: [['**Why** was it?', '- why was it?']] },
    );
  });

  test('a line that begins with other letters is none, but where they may change with their case', () => {
    assert.deepEqual([mayBe('Why was it?', 'Who was it?'), mayBe('Why was it?', 'Österreich')], [false, true]);
  });

  test('of the first four words at most one is strange', () => {
    const vocabulary = fc.array(fc.constantFrom<string>('why', 'who', 'hy1', 'kü', 'w', 'wwwwh'));
    fc.assert(
      fc.property(line, vocabulary, (text, words) => {
        const strange = readWords(text)
          .slice(0, 4)
          .filter(word => !words.includes(word)).length;
        const section = readSectionText({ lines: new Map(), source: words.join(' '), bodyStart: 0 });
        assert.equal(startsAlike(text, section), strange <= 1);
      }),
      { numRuns: 3000, examples: [['12 The 3rd node of all', ['the', 'of']]] },
    );
  });
});
