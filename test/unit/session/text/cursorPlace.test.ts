// Where one writes on after several edits: they are joined to one where they touch it.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/review/fixes';
import { beginOnNextLine, joinAtCursor } from '../../../../src/session/text/cursorPlace';

/** `«` and `»` stand around the cursor in the text after the edits. */
interface Row {
  readonly name: string;
  readonly text: string;
  readonly edits: readonly (readonly [start: number, end: number, text: string])[];
  readonly result: string;
  /** What the joined edit replaces, and how many others there are. */
  readonly replaced: string;
  readonly others: number;
}

const rows: readonly Row[] = [
  {
    name: 'behind what is put in',
    text: 'Owner:\n',
    edits: [[6, 6, ' …']],
    result: 'Owner: «…»\n',
    replaced: '',
    others: 0,
  },
  {
    name: 'within what stands there',
    text: 'It is TBD.',
    edits: [],
    result: 'It is «TBD».',
    replaced: 'TBD',
    others: 0,
  },
  {
    name: 'apart from an edit before it and one behind it',
    text: 'one two three',
    edits: [
      [0, 3, 'first'],
      [8, 13, 'third'],
    ],
    result: 'first «two» third',
    replaced: 'two',
    others: 2,
  },
  {
    name: 'over two edits that touch it',
    text: 'one two',
    edits: [
      [0, 3, 'a'],
      [4, 7, 'b'],
    ],
    result: '«a b»',
    replaced: 'one two',
    others: 0,
  },
  {
    name: 'beside an edit, without a range',
    text: 'one two',
    edits: [[3, 4, ': ']],
    result: 'one: «»two',
    replaced: ' ',
    others: 0,
  },
  {
    name: 'of several lines below an indented one',
    text: '- a\n  - Why?\n',
    edits: [[12, 12, '\n    - ']],
    result: '- a\n  - Why?\n    - «»\n',
    replaced: '',
    others: 0,
  },
  {
    name: 'of several lines below an indented one that ends the text',
    text: '- a\n\t- Why?',
    edits: [[11, 11, '\n\t  - ']],
    result: '- a\n\t- Why?\n\t  - «»',
    replaced: '\t- Why?',
    others: 0,
  },
  {
    name: 'of several lines below an indented one, with an edit before it and one in the next line',
    text: 'It is A.\r\n\t- Why?\r\n- b\r\n',
    edits: [
      [0, 2, 'That'],
      [17, 17, '\r\n\t  - '],
      [21, 22, 'c'],
    ],
    result: 'That is A.\r\n\t- Why?\r\n\t  - «»\r\n- c\r\n',
    replaced: '',
    others: 2,
  },
  {
    name: 'of several lines below one without an indent',
    text: '1. Why?\n',
    edits: [[7, 7, '\n   - ']],
    result: '1. Why?\n   - «»\n',
    replaced: '',
    others: 0,
  },
];

suite('Where one writes on', () => {
  for (const { name, text, edits, result, replaced, others } of rows) {
    test(name, () => {
      const cursor = { start: result.indexOf('«'), end: result.indexOf('»') - 1 };
      const all = edits.map(([start, end, put]) => ({ span: { start, end }, text: put }));
      const { rest, span, before, selected, after } = joinAtCursor(text, all, cursor);
      assert.equal(rest.length, others);
      assert.equal(text.slice(span.start, span.end), replaced);
      assert.equal(applyEdits(text, [...rest, { span, text: `${before}«${selected}»${after}` }]), result);
    });
  }
});

suite('Lines below a line', () => {
  const put = '\n3. 11:00 seen';
  for (const [name, text, at, span, written] of [
    ['begin on the next one', '2. a\n\t- b\nc', 9, { start: 10, end: 10 }, '3. 11:00 seen\n'],
    ['stay where there is no next one', '2. a\n\t- b', 9, { start: 9, end: 9 }, put],
    ['stay within a line', '2. a\n\t- b\nc', 8, { start: 8, end: 8 }, put],
    ['stay where line ends are of another kind', '2. a\r\n\t- b\r\nc', 10, { start: 10, end: 10 }, put],
  ] as const) {
    test(name, () =>
      assert.deepEqual(beginOnNextLine(text, { span: { start: at, end: at }, put }), { span, put: written }),
    );
  }
});
