import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ignoreCase } from '../../../../src/review/parse/ignoreCase';

const piece = fc.constantFrom(
  ...['a', 'K', 's', 'ß', 'σ', 'ü', 'Ж', ' ', '[a-z]', '[^s]', '.', '(?:a|K)', 'é?'],
  ...[String.raw`\b`, String.raw`\w+`, String.raw`\d`, String.raw`\s`, '^', '$', '(?<=s)', '(?!a)'],
  ...[String.raw`\p{Alpha}`, String.raw`[\p{Alpha}\d]`, String.raw`[^\p{Alpha}]`, String.raw`(?<!\p{Alpha})`],
);
const text = fc.string({
  unit: fc.constantFrom('a', 'A', 'k', 'K', 's', 'S', 'ß', 'σ', 'ς', 'Σ', 'ü', 'Ü', 'ж', 'Ж', 'é', 'É', ' ', '7', '\n'),
  maxLength: 12,
});

suite('patterns that find words whatever their case', () => {
  test('find what the pattern with the flag u finds', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), text, (pieces, searched) => {
        const pattern = new RegExp(pieces.join(''), 'giu');
        const found = (each: RegExp): unknown =>
          Array.from(searched.matchAll(each), ({ 0: all, index }) => [index, all]);
        assert.deepEqual(
          found(ignoreCase(pattern)),
          found(pattern),
          `${String(pattern)} in ${JSON.stringify(searched)}`,
        );
      }),
      { numRuns: 2000 },
    );
  });

  const letters = 'aZéßıĲſΣжאあ漢한';
  const others = ' _-7٣ⅷ²$—’…、。😀';
  for (const [pattern, found] of [
    [ignoreCase({ source: String.raw`\p{Alpha}`, flags: 'giu' }), `${letters}ⅷ`],
    [ignoreCase(/[^\]\p{Alpha}\s_[-]/gu), '7٣²$—’…、。😀'],
    [ignoreCase({ source: String.raw`(?<![\p{Alpha}])—`, flags: 'giu' }), '—'],
  ] as const) {
    test(`${String(pattern).slice(0, 24)}… finds letters of every script`, () => {
      assert.equal((letters + others).match(pattern)?.join(''), found);
    });
  }

  test('a letter beyond U+FFFF is none', () => {
    assert.equal(ignoreCase({ source: String.raw`\p{Alpha}`, flags: 'iu' }).test('𝐀'), false);
  });

  test('keep their other flags', () => {
    assert.equal(ignoreCase(/a/giu).flags, 'gi');
    assert.equal(ignoreCase(/^a/imu).flags, 'im');
  });

  for (const pattern of [/\p{Script=Latin}a/iu, /a\p{N}/iu, /a\P{Alpha}/iu, /\p{Upper}/iu, /a\u{1f600}/iu, /a😀/iu]) {
    test(`${String(pattern)} cannot do without the flag u`, () => {
      assert.throws(() => ignoreCase(pattern), SyntaxError);
    });
  }
});
