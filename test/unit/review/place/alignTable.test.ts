// A table that is aligned: its words, its escapes and how its columns are aligned stay.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/review/fixes';
import { parseReview } from '../../../../src/review/parse/document';
import { alignTable } from '../../../../src/review/place/alignTable';
import { findGrowth } from '../../cpuTime';

function align(text: string, line: number): string {
  const edit = alignTable(parseReview(text), line);
  return edit ? applyEdits(text, [edit]) : text;
}

const cases: readonly (readonly [name: string, before: readonly string[], after: readonly string[]])[] = [
  [
    'the columns become as wide as their widest cell',
    ['| A | Long name |', '|---|---|', '| one two | b |'],
    ['| A       | Long name |', '| ------- | --------- |', '| one two | b         |'],
  ],
  [
    'an escaped pipe is part of its cell',
    ['|A|B|', '|-|-|', '|a \\| b|c|'],
    ['| A      | B   |', '| ------ | --- |', '| a \\| b | c   |'],
  ],
  ['colons stay', ['|A|B|', '|:-|-:|', '|aaaa|b|'], ['| A    | B   |', '| :--- | --: |', '| aaaa | b   |']],
  ['outer pipes are added', ['A | B', '--- | ---', 'a | b'], ['| A   | B   |', '| --- | --- |', '| a   | b   |']],
];

suite('Aligning a table', () => {
  test('a cell that no screen shows whole stretches no other, and takes no time', () => {
    const run = (length: number) => (): void => {
      const long = 'ä'.repeat(length);
      const text = `# T\n\n|A|B|\n|-|-|\n|${long}|b|\n|word|b|\n`;
      assert.equal(align(text, 3), `# T\n\n| A    | B   |\n| ---- | --- |\n| ${long} | b   |\n| word | b   |\n`);
    };
    assert.equal(findGrowth({ runSmall: run(4096), runLarge: run(16_384), mostTimes: 8, leastMs: 20 }), undefined);
  });

  for (const [name, before, after] of cases) {
    test(name, () =>
      assert.equal(align(`# T\n\n${before.join('\n')}\n\nEnd.\n`, 3), `# T\n\n${after.join('\n')}\n\nEnd.\n`),
    );
  }

  test('a line without a table is left', () =>
    assert.equal(align('# T\n\nWords | more\n', 2), '# T\n\nWords | more\n'));

  test('whatever the cells say, only blanks and dashes change, and once is enough', () => {
    const cell = fc.stringMatching(/^[a-z ✅日:\\*`-]{0,12}$/u);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), rows => {
        const text = `# T\n\n| A | B |\n| - | - |\n${rows.map(row => `| ${row.join(' | ')} |`).join('\n')}\n`;
        const aligned = align(text, 2);
        assert.equal(aligned.replaceAll(/[ -]/gu, ''), text.replaceAll(/[ -]/gu, ''));
        assert.equal(align(aligned, 2), aligned);
      }),
      {
        numRuns: 60,
        examples: [
          [
            [
              ['', '-::'],
              ['', ''],
            ],
          ],
        ],
      },
    );
  });
});
