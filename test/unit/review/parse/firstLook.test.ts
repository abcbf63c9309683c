import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFirstLook } from '../../../../src/review/parse/firstLook';
import { ignoreCase } from '../../../../src/review/parse/ignoreCase';
import { findMatches } from '../../../../src/review/parse/matches';
import { hints, wordings } from '../../../../src/review/timeline/facts/milestoneWords';

/** A pattern and a text in which it matches. */
interface Example {
  readonly source: string;
  readonly text: string;
}

const join = (parts: readonly Example[]): Example => ({
  source: parts.map(({ source }) => source).join(''),
  text: parts.map(({ text }) => text).join(''),
});

/** What a group or a set of a pattern may be repeated by, and how often its text stands there. */
const repeats = [
  ['', 1],
  ['?', 0],
  ['?', 1],
  ['*', 0],
  ['*', 2],
  ['+', 1],
  ['+?', 2],
  ['{0,3}', 0],
  ['{1,2}', 1],
  ['{2}', 2],
] as const;

const words = fc.constantFrom(
  'report',
  'alarm',
  'up',
  'no ',
  'on call',
  'sürü',
  'ошибка',
  'ёлка',
  '恢复',
  '解',
  'œuf',
  'a.b',
  '(x)',
);
const escape = (word: string): string => word.replace(/[.()]/gu, '\\$&');
const literal = words.map(word => ({ source: escape(word), text: word }));
const set = fc.constantFrom(
  { source: '[a-z]', text: 'k' },
  { source: '[\\]x]', text: ']' },
  { source: '\\d', text: '7' },
  { source: '\\w', text: 'w' },
  { source: '.', text: '-' },
  { source: '\\b', text: '' },
  { source: '(?!zzz)', text: '' },
  { source: '(?<!report me)', text: '' },
);

interface Group {
  readonly choices: readonly Example[];
  readonly at: number;
  readonly named: boolean;
}

const makeGroup = ({ choices, at, named }: Group): Example => ({
  source: `(${named ? '' : '?:'}${choices.map(({ source }) => source).join('|')})`,
  text: choices[at % choices.length]?.text ?? '',
});

/** Groups within groups. None of them is repeated: of choices in repetitions a search might hardly come to its end. */
const { sequence } = fc.letrec<{ one: Example; sequence: Example; group: Example }>(tie => ({
  one: fc.oneof({ maxDepth: 4 }, literal, set, tie('group')),
  sequence: fc.array(tie('one'), { maxLength: 4 }).map(join),
  group: fc
    .record({
      choices: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }),
      at: fc.nat(2),
      named: fc.boolean(),
    })
    .map(makeGroup),
}));
const repeated = fc
  .tuple(fc.array(fc.oneof(literal, set), { minLength: 1, maxLength: 3 }).map(join), fc.constantFrom(...repeats))
  .map(([{ source, text }, [sign, times]]) => ({ source: `(?:${source})${sign}`, text: text.repeat(times) }));
const examples = fc.array(fc.oneof(sequence, repeated), { maxLength: 3 }).map(join);

/** Behind a letter beyond ASCII, and before one, JavaScript begins and ends a word. */
const around = fc.string({ unit: 'grapheme' });

/** The words of a pattern are read when it was asked for often enough. */
function look(text: string, pattern: RegExp): boolean {
  for (let times = 0; times < 20; times += 1) createFirstLook(text)(pattern);
  return createFirstLook(text)(pattern);
}

suite('a first look', () => {
  const cases: readonly (readonly [RegExp, string, boolean])[] = [
    [/\b(?:report(?:s|ed)?|told us)\b/u, 'nobody told the users', false],
    [/\b(?:report(?:s|ed)?|told us)\b/u, 'somebody told us', true],
    [ignoreCase(/alarms?|пожар/iu), 'ALARM', true],
    [ignoreCase(/alarms?|пожар/iu), 'ПОЖАР', true],
    [ignoreCase(/alarms?|пожар/iu), 'quiet', false],
    [/(?:alarm)?x/u, 'x', true],
    [/(?:(?:alarm)*x)+/u, 'x', true],
    [/(?:(?:alarm)+x?)*/u, 'x', true],
    [/(?:(?:alarm)+x?)+/u, 'x', false],
    [/(?:alarm){0,2}report/u, 'report', true],
    [/(?:an alarm){1,2}report/u, 'report', false],
    [/(?<=alarm )\d/u, '7', true],
    [/on 🔥 now/u, 'on 🔥 now', true],
    [/\d(?= alarms)/u, '7 reports', false],
    [/\d(?= alarms)/u, '7 alarms', true],
    [/恢复|解除/u, 'quiet', false],
    [/恢复|解除/u, '已恢复', true],
    [/[关關][闭閉]/u, 'quiet', false],
    [/[关關][闭閉]/u, '已關閉', true],
    [/on[ -]call/u, 'on the call', true],
    [/\b(?:all|ok)\b/u, 'a booked call', false],
    [/\b(?:all|ok)\b/u, '(ok)', true],
    [/\b(?:all|ok)\b/u, 'ok', true],
    [/\b(?:all|ok)\b/u, '好all', true],
    [/\bno (?:more|such)/u, '"no such thing"', true],
    [/\b5xx\b/u, 'HTTP 5xx.', true],
  ];
  for (const [pattern, text, isPossible] of cases)
    test(`says of ${String(pattern)} in "${text}" that it ${isPossible ? 'may match' : 'cannot match'}`, () => {
      assert.equal(look(text, pattern), isPossible);
    });

  test('hides no match', () => {
    let matches = 0;
    fc.assert(
      fc.property(examples, around, around, fc.boolean(), (example, before, behind, ignores) => {
        const pattern = ignores ? ignoreCase({ source: example.source, flags: 'iu' }) : new RegExp(example.source, 'u');
        const text = before + (ignores ? example.text.toUpperCase() : example.text) + behind;
        if (!pattern.test(text)) return;
        matches += 1;
        assert.ok(look(text, pattern), `${String(pattern)} in ${JSON.stringify(text)}`);
      }),
      { numRuns: 3000 },
    );
    assert.ok(matches > 1000);
  });

  test('says no of most words where none of them stands', () => {
    const patterns = [...wordings.map(({ form }) => form), ...Object.values(hints)];
    assert.ok(patterns.filter(pattern => look('2026-03-02 08:00 UTC: we had tea and a cake', pattern)).length <= 3);
  });

  test('spares a search', () => {
    const text = 'We were told of an alarm';
    assert.deepEqual(
      findMatches(/alarm/gu, text, () => false),
      [],
    );
    assert.deepEqual(
      findMatches(/alarm/gu, text, createFirstLook(text)).map(({ index }) => index),
      [19],
    );
  });
});
