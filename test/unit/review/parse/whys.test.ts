// The 5 Whys in both grammars.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readWhys } from '../../../../src/review/parse/whys';
import { findAllWhys } from '../../../../src/review/questionsAndWhys';
import { lines } from '../fixtures';

function whys(...body: readonly string[]): readonly (readonly [string, string])[] {
  const text = lines('## 5 Whys', '', ...body);
  const document = parseReview(text);
  const section = document.sections[1];
  assert.ok(section);
  return readWhys(document, section).map(({ question, answer, span, answerSpan }) => {
    if (question !== '') assert.equal(text.slice(span.start, span.end).replaceAll(/\s+/gu, ' '), question);
    if (!answer.includes(' | ') && answer !== 'gas: off')
      assert.ok(text.slice(answerSpan.start, answerSpan.end).startsWith(answer.slice(0, 5)));
    return [question, answer];
  });
}

suite('5 Whys', () => {
  const chains: readonly (readonly [string, readonly string[], readonly (readonly [string, string])[]])[] = [
    [
      'questions with nested answers',
      ['1. Why cold?', '   - No gas.', '1. Why no gas?', '   - It was off.'],
      [
        ['Why cold?', 'No gas.'],
        ['Why no gas?', 'It was off.'],
      ],
    ],
    [
      'a question that repeats the answer before it, in front, in brackets or behind it, and is still open',
      [
        '1. Why cold?',
        '    - Who knows? No gas.',
        '2. Who knows? No gas. Why no gas?',
        '    - It was off at the main.',
        '3. Why off? (It was off at the)',
        '    - A valve. ',
        '4. Why the valve? A valve.',
      ],
      [
        ['Why cold?', 'Who knows? No gas.'],
        ['Who knows? No gas. Why no gas?', 'It was off at the main.'],
        ['Why off?', 'A valve.'],
        ['Why the valve?', ''],
      ],
    ],
    [
      'labels alone, or with what answers them below',
      ['- **Why 1:** No gas.', '- **Why 2:**', '  - It was off.', '- **Why 3:**', '- Why 4:'],
      [
        ['', '**Why 1:** No gas.'],
        ['Why 2:**', 'It was off.'],
        ['Why 3:**', ''],
        ['Why 4:', ''],
      ],
    ],
    [
      'questions nested in each other, of which the last is open',
      ['- Why cold? No gas.', '  - Why? It was off.', '    - Why? '],
      [
        ['Why cold?', 'No gas.'],
        ['Why?', 'It was off.'],
        ['Why?', ''],
      ],
    ],
    [
      'what is still being looked at answers nothing',
      ['1. Warum kalt? - Kein Gas.', '2. Warum kein Gas? - offen', '3. Why off? Pending investigation.'],
      [
        ['Warum kalt?', 'Kein Gas.'],
        ['Warum kein Gas?', ''],
        ['Why off?', ''],
      ],
    ],
    ['an answer in brackets', ['1. Why cold? (No gas.)'], [['Why cold?', '(No gas.)']]],
    [
      'a statement that ends in why',
      ['1. Bread was raw, why?', '   - Cold ovens.'],
      [['Bread was raw, why?', 'Cold ovens.']],
    ],
    ['a why without a mark', ['1. Cold ovens, why', '   - No gas.'], [['Cold ovens, why', 'No gas.']]],
    [
      'answers on the line',
      ['1. Why? - No gas.', '2. Why? It was off.'],
      [
        ['Why?', 'No gas.'],
        ['Why?', 'It was off.'],
      ],
    ],
    ['answers in the next paragraph', ['1. Why cold?', '', '   No gas.'], [['Why cold?', 'No gas.']]],
    ['an answer of two lines', ['1. Why cold?', '   - No gas', '   - at all'], [['Why cold?', 'No gas at all']]],
    [
      'statements',
      ['1. The ovens were cold', '2. Because the gas was off'],
      [
        ['', 'The ovens were cold'],
        ['', 'Because the gas was off'],
      ],
    ],
    ['asked on two lines', ['1. Why were the ovens', '   cold?'], [['Why were the ovens cold?', '']]],
    ['a mark in code asks nothing', ['1. Why did `GET /a?b=1` hang?'], [['Why did `GET /a?b=1` hang?', '']]],
    ['in bold', ['- **Why cold?**', '  - No gas.'], [['Why cold?', 'No gas.']]],
    ['answered by pasted output', ['1. Why cold?', '', '   ```', '   gas: off', '   ```'], [['Why cold?', 'gas: off']]],
    ['bullets', ['- Why cold?', '  - No gas.'], [['Why cold?', 'No gas.']]],
    [
      'open ones',
      ['1. Why?', '1. Why not?', '   - '],
      [
        ['Why?', ''],
        ['Why not?', ''],
      ],
    ],
    [
      'paragraphs, of which one is still open',
      ['Why cold?', '', 'No gas.', '', 'Why no gas?', '', '??? the fitter knows'],
      [
        ['Why cold?', 'No gas.'],
        ['Why no gas?', ''],
      ],
    ],
    [
      'bold within a nested list',
      [
        '- Bread was raw.',
        '',
        '  **Why was it raw?**',
        '',
        '  - Cold ovens.',
        '',
        '    **Why cold?**',
        '',
        '    - No gas.',
      ],
      [
        ['Why was it raw?', 'Cold ovens.'],
        ['Why cold?', 'No gas.'],
      ],
    ],
    ['empty items are none', ['1. ', '2. ...'], []],
    ['in a comment there is none', ['<!--', '1. Why?', '-->'], []],
  ];
  for (const [name, body, expected] of chains) {
    test(name, () => assert.deepEqual(whys(...body), expected));
  }

  test('one heading above labelled whys is their title', () => {
    const text = ['## 5 Whys', '', '### Why analysis', '', '**Why 1:** Why cold?', '', '**Why 2:** Why no gas?', ''];
    const whys = findAllWhys(parseReview(text.join('\n')));
    assert.deepEqual(
      whys.map(({ question }) => question.replace(/^.*\*\* ?/u, '')),
      ['Why cold?', 'Why no gas?'],
    );
  });
});
