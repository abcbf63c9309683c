// Numbered questions, and what counts as an answer.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { endsAsQuestion } from '../../../../src/review/parse/questionMarks';
import { readQuestions } from '../../../../src/review/parse/questions';
import { lines } from '../fixtures';

function questions(body: readonly string[], known: readonly string[] = []): readonly (readonly [string, string])[] {
  const text = lines('## Impact', '', ...body);
  const document = parseReview(text);
  const section = document.sections[1];
  assert.ok(section);
  return readQuestions(document, section, question => known.includes(question)).map(
    ({ text: question, span, answer }) => {
      assert.equal(text.slice(span.start, span.end).replaceAll(/\s+/gu, ' '), question);
      return [question, answer];
    },
  );
}

suite('questions', () => {
  const answers: readonly (readonly [string, readonly string[], readonly (readonly [string, string])[]])[] = [
    [
      'without an answer',
      ['1. Who?', '2. What?'],
      [
        ['Who?', ''],
        ['What?', ''],
      ],
    ],
    [
      'asked on two lines',
      ['1. How many customers', '   were lost?', '', '   About 40.'],
      [['How many customers were lost?', 'About 40.']],
    ],
    [
      'in bold paragraphs',
      ['**Who noticed?**', '', '[TBD]', '', '***When?***', '', 'At six.'],
      [
        ['Who noticed?', ''],
        ['When?', 'At six.'],
      ],
    ],
    [
      'in several plain paragraphs',
      ['Who noticed?', '', 'When?', '', '???'],
      [
        ['Who noticed?', ''],
        ['When?', ''],
      ],
    ],
    [
      'in italics, with answers on the line, and marks that answer nothing',
      ['*Who noticed?* Ida.', '', '*When?*', '', '**Where?** –', '', '**Why?** …'],
      [
        ['Who noticed?', 'Ida.'],
        ['When?', ''],
        ['Where?', ''],
        ['Why?', ''],
      ],
    ],
    ['one plain paragraph may be a figure of speech', ['Who would have thought?', '', 'Nobody did.'], []],
    ['in pasted output', ['1. Who?', '', '   ```', '   shop 12', '   ```'], [['Who?', 'shop 12']]],
    ['an empty fence is none', ['1. Who?', '', '   ```text', '   ```'], [['Who?', '']]],
    ['on the line', ['1. Who? Shops.'], [['Who?', 'Shops.']]],
    ['behind a dash', ['1. Who? - Shops.'], [['Who?', 'Shops.']]],
    ['nested', ['1. Who?', '   - Shops', '   - Couriers'], [['Who?', 'Shops Couriers']]],
    [
      'in the next paragraph',
      ['1. Who?', '', '   Shops.', '2. What?'],
      [
        ['Who?', 'Shops.'],
        ['What?', ''],
      ],
    ],
    [
      'in the next paragraph, not indented',
      ['1. Who?', '', 'Shops.', '', '2. What?'],
      [
        ['Who?', 'Shops.'],
        ['What?', ''],
      ],
    ],
    ['a picture', ['1. Who?', '', '   ![shops](a.png)'], [['Who?', '![shops](a.png)']]],
    ['bare bullets and dots are none', ['1. Who?', '   - ', '   - ...', '   1. ..'], [['Who?', '']]],
    ['a comment is none', ['1. Who?', '   <!-- shops -->'], [['Who?', '']]],
    [
      'an explaining bracket belongs to the question',
      ['1. Who? (i.e. shops, couriers)'],
      [['Who? (i.e. shops, couriers)', '']],
    ],
    ['behind an explaining bracket', ['1. Who? (e.g. shops) Couriers'], [['Who? (e.g. shops)', 'Couriers']]],
    ['in brackets', ['1. Was it seen? (yes)'], [['Was it seen?', '(yes)']]],
    [
      'another numbered item ends the answer',
      ['1. Who?', '2. Nobody asked this', '3. What?'],
      [
        ['Who?', ''],
        ['What?', ''],
      ],
    ],
    ['an unordered question is none', ['- Who?'], []],
    [
      'a list of bullets that do nothing but ask',
      ['- Who?', '- When? At six.', '- Where?', '', '  In the shop.'],
      [
        ['Who?', ''],
        ['When?', 'At six.'],
        ['Where?', 'In the shop.'],
      ],
    ],
    ['bullets of which only some ask', ['- Who?', '- Nobody knows'], []],
    [
      'behind a label, or with nothing behind it',
      ['**Q: Who noticed?**', 'A: a baker', '', '**Q: When?**', 'A:', '', '**Where?**', '**Answer:** in the shop'],
      [
        ['Q: Who noticed?', 'a baker'],
        ['Q: When?', ''],
        ['Where?', 'in the shop'],
      ],
    ],
    [
      'what only promises an answer is none',
      ['1. Who?', '   To be discussed after the meeting', '2. Wann?', '   未記入'],
      [
        ['Who?', ''],
        ['Wann?', ''],
      ],
    ],
    ['a full-width mark', ['1. 谁受到影响？客户'], [['谁受到影响？', '客户']]],
  ];
  for (const [name, body, expected] of answers) test(name, () => assert.deepEqual(questions(body), expected));

  test('the longest beginning that the template asks is the question', () => {
    const asked = 'Was it a change? If yes, which one?';
    assert.deepEqual(questions([`1. ${asked}`, `2. ${asked} None.`], [asked]), [
      [asked, ''],
      [asked, 'None.'],
    ]);
  });

  test('what the template asks is a question in any list', () => {
    assert.deepEqual(
      questions(['- Who?', '- Why not?'], ['Who?']),
      [['Who?', '']].map(([a, b]) => [a, b === '' ? 'Why not?' : b]),
    );
  });

  test('a question ends with its mark, a bracket behind it allowed', () => {
    assert.deepEqual(['Who?', 'Who? (e.g. us)', 'Who? us', 'Who', '谁？'].map(endsAsQuestion), [
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});
