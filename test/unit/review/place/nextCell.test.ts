// Where Tab goes in a table of actions: to the next cell, or on with the next row; the cursor is `^`.
import assert from 'node:assert/strict';
import { findNextCell, type NextCell } from '../../../../src/review/place/nextCell';

const head = ['| Corrective action | Work item | Owner | Target date |', '| --- | --- | --- | --- |'];

function findNext(text: readonly string[]): NextCell | undefined {
  const line = text.findIndex(each => each.includes('^'));
  const character = text[line]?.indexOf('^') ?? -1;
  const lines = text.map(each => each.replace('^', ''));
  return findNextCell({ count: lines.length, lineAt: at => lines[at] ?? '' }, { line, character });
}

const cases: readonly (readonly [name: string, text: readonly string[], last: boolean])[] = [
  ['behind the words of the last cell', [...head, '| Cap it | #3 | @ana | 2026-12-18^ |'], true],
  ['in an empty last cell', [...head, '| Cap it | #3 | @ana | ^ |'], true],
  ['in an empty last cell without a blank', [...head, '| Cap it | #3 | @ana |^|'], true],
  ['of a row that does not end with a pipe', [...head, '| Cap it | #3 | @ana | 2026-12-18^'], true],
  ['of a table without pipes at its edges', ['Action | Owner', '--- | ---', 'Cap it | @ana^'], true],
  ['text stands below', [...head, '| Cap it | | | ^ |', '', 'Words.'], true],
  ['within the words of the last cell', [...head, '| Cap it | #3 | @ana | 2026-^12-18 |'], true],
  ['in another cell', [...head, '| Cap it | #3 | @ana^ | |'], false],
  ['behind the row', [...head, '| Cap it | #3 | @ana | 2026-12-18 |^'], false],
  ['a row that nobody filled', [...head, '|  |  |  | ^ |'], true],
  ['not the last row', [...head, '| Cap it | | | ^ |', '| Drain it | | | |'], false],
  ['the header', ['| Corrective action | Owner | Target date^ |', '| --- | --- | --- |'], false],
  ['the header alone', ['| Corrective action | Owner | Target date^ |'], false],
  ['another table', ['| Time | What |', '| --- | --- |', '| 10:00 | it broke^ |'], false],
  ['a line with a pipe', ['Run `a | b`^'], false],
];

suite('The last cell of a table of corrective actions', () => {
  for (const [name, text, last] of cases)
    test(`${last ? 'yes' : 'no'}: ${name}`, () => assert.equal(findNext(text)?.kind === 'row', last));
});

/** The text with what Tab selects between brackets; undefined where Tab is VS Code's own. */
function select(text: readonly string[]): string | undefined {
  const next = findNext(text);
  if (next?.kind !== 'cell') return next?.kind;
  const line = text[next.line]?.replace('^', '') ?? '';
  return `${line.slice(0, next.start)}[${line.slice(next.start, next.end)}]${line.slice(next.end)}`;
}

const steps: readonly (readonly [name: string, text: readonly string[], selected: string | undefined])[] = [
  ['from within words to the next', [...head, '| Ca^p it | #3 | @ana | |'], '| Cap it | [#3] | @ana | |'],
  ['from a blank behind them', [...head, '| Cap it ^| #3 | @ana | |'], '| Cap it | [#3] | @ana | |'],
  ['from behind the first pipe', [...head, '|^ Cap it | #3 | | |'], '| Cap it | [#3] | | |'],
  ['into an empty cell', [...head, '| Cap it^ |  | @ana | |'], '| Cap it | [] | @ana | |'],
  ['into one without a blank', [...head, '| Cap it^ || @ana | |'], '| Cap it |[]| @ana | |'],
  ['over an escaped pipe', [...head, '| Cap a\\|^b | #3 | @ana | |'], '| Cap a\\|b | [#3] | @ana | |'],
  ['in a row that nobody filled', [...head, '|  ^|  |  |  |'], '|  | [] |  |  |'],
  ['to the next row', [...head, '| Cap it | | | 2026-^12-18 |', '| Drain it | | | |'], '| [Drain it] | | | |'],
  ['without pipes at the edges', ['Action | Owner', '--- | ---', 'Cap^ it | @ana'], 'Cap it | [@ana]'],
  ['before the first pipe', [...head, '^| Cap it | #3 | @ana | |'], undefined],
  ['the header', ['| Corrective^ action | Owner |', '| --- | --- |', '| Cap it | |'], undefined],
  ['the dashes', ['| Corrective action | Owner |', '| -^-- | --- |', '| Cap it | |'], undefined],
  ['another table', ['| Time | What |', '| --- | --- |', '| 10:00^ | it broke |'], undefined],
];

suite('The next cell of a table of corrective actions', () => {
  for (const [name, text, selected] of steps)
    test(`${selected === undefined ? 'none' : 'one'}: ${name}`, () => assert.equal(select(text), selected));
});
