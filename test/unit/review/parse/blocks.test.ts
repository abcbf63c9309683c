// Blocks: what markdown-it finds, with the columns it does not tell; and the lines below them.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readItem } from '../../../../src/review/parse/items';
import {
  detectLineEnd,
  findLine,
  findLineSpan,
  findLineStarts,
  readLineText,
  trimSpan,
} from '../../../../src/review/parse/lines';
import { splitCells, isDelimiterRow } from '../../../../src/review/parse/tables';
import { lines } from '../fixtures';

suite('blocks', () => {
  const blocks = (text: string): readonly (readonly unknown[])[] =>
    parseReview(text).blocks.map(({ kind, startLine, endLine, depth, text: { start, end } }) => [
      kind,
      startLine,
      endLine,
      depth,
      text.slice(start, end),
    ]);

  test('kinds, lines and the text of the first line', () => {
    assert.deepEqual(
      blocks(
        lines('## Bread', 'rolls', 'loaves', '', '| a |', '| - |', '```', 'x', '```', '***', '<!-- c -->', '<p>h</p>'),
      ),
      [
        ['heading', 0, 1, 0, 'Bread'],
        ['paragraph', 1, 3, 0, 'rolls'],
        ['table', 4, 6, 0, '| a |'],
        ['code', 6, 9, 0, '```'],
        ['rule', 9, 10, 0, '***'],
        ['comment', 10, 11, 0, '<!-- c -->'],
        ['html', 11, 12, 0, '<p>h</p>'],
      ],
    );
  });

  test('items lie deeper than what holds them, and begin behind their markers', () => {
    assert.deepEqual(blocks(lines('1. rolls', '   - rye', '> * loaves')), [
      ['item', 0, 2, 0, 'rolls'],
      ['paragraph', 0, 1, 1, 'rolls'],
      ['item', 1, 2, 1, 'rye'],
      ['paragraph', 1, 2, 2, 'rye'],
      ['quote', 2, 3, 0, '> * loaves'],
      ['item', 2, 3, 1, 'loaves'],
      ['paragraph', 2, 3, 2, 'loaves'],
    ]);
  });

  test('an item within an item on one line', () => {
    assert.deepEqual(
      blocks('- 1. rye\n').map(([kind, , , depth, text]) => [kind, depth, text]),
      [
        ['item', 0, '1. rye'],
        ['item', 1, 'rye'],
        ['paragraph', 2, 'rye'],
      ],
    );
  });

  test('an empty item has an empty text behind its marker', () => {
    const [item] = parseReview('- \n').blocks;
    assert.deepEqual(item?.text, { start: 2, end: 2 });
  });

  test('an ordered item knows its number', () => {
    assert.deepEqual(
      parseReview(lines('7. a', '8. b', '', '- c'))
        .blocks.filter(({ kind }) => kind === 'item')
        .map(({ level }) => level),
      [7, 8, 0],
    );
  });
});

suite('lines', () => {
  const starts: readonly (readonly [string, readonly number[]])[] = [
    ['', [0]],
    ['a', [0]],
    ['a\n', [0, 2]],
    ['a\nb', [0, 2]],
    ['a\r\nb\r\n', [0, 3, 6]],
    ['a\rb\r', [0, 2, 4]],
    ['a\r\n\rb\n', [0, 3, 4, 6]],
  ];
  for (const [text, expected] of starts) {
    test(`${JSON.stringify(text)} starts its lines at ${expected.join(', ')}`, () =>
      assert.deepEqual(findLineStarts(text), expected));
  }

  test('a line has its text without its end, and beyond the last one there is nothing', () => {
    const text = 'a\r\nbc\rd';
    const all = { text, lineStarts: findLineStarts(text) };
    assert.deepEqual(
      [0, 1, 2, 3].map(line => readLineText(all, line)),
      ['a', 'bc', 'd', ''],
    );
    assert.deepEqual(findLineSpan(all, 9), { start: 7, end: 7 });
    assert.deepEqual(
      [0, 1, 2, 3, 5, 6, 7, 99].map(offset => findLine(all, offset)),
      [0, 0, 0, 1, 1, 2, 2, 2],
    );
  });

  test('the line end of a document is that of its first line', () => {
    assert.deepEqual(['a', 'a\nb\r\n', 'a\r\nb\n', '\n'].map(detectLineEnd), ['\n', '\n', '\r\n', '\n']);
  });

  test('a span is trimmed of white space; nothing but that leaves its start', () => {
    assert.deepEqual(trimSpan(' a b　\u00a0', { start: 0, end: 6 }), { start: 1, end: 4 });
    assert.deepEqual(trimSpan('x    ', { start: 1, end: 5 }), { start: 1, end: 1 });
  });
});

suite('table rows', () => {
  const cells = (row: string): readonly string[] =>
    splitCells({ text: row, lineStarts: [0] }, 0).map(({ start, end }) => row.slice(start, end));
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['| a | b |', ['a', 'b']],
    ['a | b', ['a', 'b']],
    ['| a | b', ['a', 'b']],
    ['| a |  | c |', ['a', '', 'c']],
    ['| a \\| b | c |', ['a \\| b', 'c']],
    ['| a \\\\| b | c |', ['a \\\\| b', 'c']],
    ['| a \\\\ | b |', ['a \\\\', 'b']],
    ['\\| a | b', ['\\| a', 'b']],
    ['- | a | b |', ['a', 'b']],
    ['> 1. - | a | b |', ['a', 'b']],
    ['2026-01-02 | -3', ['2026-01-02', '-3']],
    ['|  |', ['']],
    ['', []],
  ];
  for (const [row, expected] of rows) test(JSON.stringify(row), () => assert.deepEqual(cells(row), expected));

  test('the row of dashes is no row', () => {
    assert.deepEqual(['| --- | :-: |', '---', '| a |', '|  |'].map(isDelimiterRow), [true, true, false, false]);
  });
});

suite('list items', () => {
  const items: readonly (readonly [string, unknown])[] = [
    ['- rye', { ordered: false, column: 2, text: 'rye' }],
    ['  12) rye  ', { ordered: true, column: 6, text: 'rye' }],
    ['*   [x] rye', { ordered: false, column: 4, text: '[x] rye' }],
    ['-', { ordered: false, column: 1, text: '' }],
    ['rye', undefined],
    ['-rye', undefined],
    ['1.5 rye', undefined],
  ];
  for (const [line, expected] of items) test(JSON.stringify(line), () => assert.deepEqual(readItem(line), expected));
});
