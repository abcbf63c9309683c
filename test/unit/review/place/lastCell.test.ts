// Where Tab goes on with the next row of a table of actions; the cursor is `^`.
import assert from 'node:assert/strict';
import { isLastActionCell } from '../../../../src/review/place/lastCell';

const head = ['| Corrective action | Work item | Owner | Target date |', '| --- | --- | --- | --- |'];

function isLast(...text: readonly string[]): boolean {
  const line = text.findIndex(each => each.includes('^'));
  const character = text[line]?.indexOf('^') ?? -1;
  const lines = text.map(each => each.replace('^', ''));
  return isLastActionCell({ count: lines.length, lineAt: at => lines[at] ?? '' }, { line, character });
}

const cases: readonly (readonly [name: string, text: readonly string[], last: boolean])[] = [
  ['behind the words of the last cell', [...head, '| Cap it | #3 | @ana | 2026-12-18^ |'], true],
  ['in an empty last cell', [...head, '| Cap it | #3 | @ana | ^ |'], true],
  ['in an empty last cell without a blank', [...head, '| Cap it | #3 | @ana |^|'], true],
  ['of a row that does not end with a pipe', [...head, '| Cap it | #3 | @ana | 2026-12-18^'], true],
  ['of a table without pipes at its edges', ['Action | Owner', '--- | ---', 'Cap it | @ana^'], true],
  ['text stands below', [...head, '| Cap it | | | ^ |', '', 'Words.'], true],
  ['within the words of the last cell', [...head, '| Cap it | #3 | @ana | 2026-^12-18 |'], false],
  ['in another cell', [...head, '| Cap it | #3 | @ana^ | |'], false],
  ['behind the row', [...head, '| Cap it | #3 | @ana | 2026-12-18 |^'], false],
  ['a row that nobody filled', [...head, '|  |  |  | ^ |'], false],
  ['not the last row', [...head, '| Cap it | | | ^ |', '| Drain it | | | |'], false],
  ['the header', ['| Corrective action | Owner | Target date^ |', '| --- | --- | --- |'], false],
  ['the header alone', ['| Corrective action | Owner | Target date^ |'], false],
  ['another table', ['| Time | What |', '| --- | --- |', '| 10:00 | it broke^ |'], false],
  ['a line with a pipe', ['Run `a | b`^'], false],
];

suite('The last cell of a table of corrective actions', () => {
  for (const [name, text, last] of cases)
    test(`${last ? 'yes' : 'no'}: ${name}`, () => assert.equal(isLast(...text), last));
});
