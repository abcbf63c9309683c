import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFilter, createSelector } from '../../../../src/review/parse/words';

/** Sources of patterns over a few letters, with everything that patterns are written with here. */
const { source: anySource } = fc.letrec<{ source: string; sequence: string; atom: string }>(tie => ({
  source: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map(parts => parts.join('|')),
  sequence: fc.array(tie('atom'), { minLength: 1, maxLength: 4 }).map(parts => parts.join('')),
  atom: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', 's', 'k', ' ', 'ab', 'ß', 'σ', '語') },
    fc.constantFrom('.', String.raw`\b`, String.raw`\w`, String.raw`\.`, String.raw`\p{L}`, '^', '$'),
    fc.constantFrom('[ab]', '[a-z]', '[^a]', '[ -]', '[-s]', String.raw`[\]a]`, '[k]+', 'b{0,2}', 'a{2}', 's*', 'k?'),
    fc
      .tuple(fc.constantFrom('(', '(?:', '(?=', '(?!', '(?<=', '(?<!'), tie('source'))
      .map(([open, inner]) => `${open}${inner})`),
    fc
      .tuple(tie('source'), fc.constantFrom('?', '+', '*', '{1,2}', '{0,1}', '+?', '??'))
      .map(([inner, times]) => `(?:${inner})${times}`),
  ),
}));
const anyText = fc.string({
  unit: fc.constantFrom(
    'a',
    'A',
    'b',
    'B',
    's',
    'S',
    'k',
    'K',
    ' ',
    '.',
    '-',
    'ſ',
    'K',
    'ß',
    'ẞ',
    'σ',
    'ς',
    'Σ',
    '語',
    '\n',
  ),
  maxLength: 12,
});

suite('words that a pattern cannot do without', () => {
  test('a filter never hides a match, whatever the pattern and the text', () => {
    fc.assert(
      fc.property(anySource, fc.constantFrom('u', 'iu', 'giu'), anyText, (source, flags, text) => {
        const pattern = new RegExp(source, flags);
        if (pattern.test(text)) assert.ok(createFilter(pattern)(text), `${String(pattern)} in ${JSON.stringify(text)}`);
      }),
      { numRuns: 600 },
    );
  });

  const cases: readonly (readonly [pattern: RegExp, without: string, within: string])[] = [
    [/\brolled back\b/iu, 'rolling it out', 'It was Rolled Back'],
    [/\b(?:root )?cause (?:is |was )?(?:found|known)\b/iu, 'nobody knows', 'the cause is known'],
    [/\bclos(?:e|es|ed) (?:the )?incident\b/iu, 'the incident went on', 'closes the incident'],
    [/!\[[^\]]{0,300}\]\(/u, 'see [this](a.md)', '![](a.png)'],
    [/\b(?:ghp|gho)_[A-Za-z0-9]{36,}\b/u, 'GHP_ and a long word', 'ghp_x'],
    [/(?<!not )\bfixed(?! by )/iu, 'a fix', 'FIXED'],
    [/all[ -]clear/iu, 'all of it is clear', 'all-clear'],
    [/时间[线轴]/u, '时间', '时间线'],
  ];
  for (const [pattern, without, within] of cases) {
    test(`${String(pattern)} is looked for in "${within}", not in "${without}"`, () => {
      const mayMatch = createFilter(pattern);
      assert.deepEqual([mayMatch(without), mayMatch(within)], [false, true]);
    });
  }

  test('a pattern without any certain text is always looked for', () => {
    assert.equal(createFilter(/\w+/u)(''), true);
    assert.equal(createFilter(/a|\d/u)(''), true);
    assert.equal(createFilter(/never/u, /\d/u)(''), true);
  });

  test('of a table come the entries whose words stand there, in its order', () => {
    const select = createSelector(
      [
        { name: 'end', form: /\bresolved\b/iu },
        { name: 'start', form: /\b(?:began|started)\b/iu },
        { name: 'any', form: /\bsaw it\b/iu },
      ],
      ({ form }) => form,
    );
    assert.deepEqual(
      select('It started and was RESOLVED').map(({ name }) => name),
      ['end', 'start'],
    );
    assert.deepEqual(select('nothing of it'), []);
  });
});
