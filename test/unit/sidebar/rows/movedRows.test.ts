// A click that comes right after the list has moved was meant for the row that stood there before.
import assert from 'node:assert/strict';
import { followRows, hasJustMoved, noRows, type RowMoves } from '../../../../src/sidebar/rows/movedRows';
import type { GroupRow } from '../../../../src/sidebar/rows/treeRows';

const at = 1_000_000;

function group(key: 'review-required' | 'active', iids: readonly number[]): GroupRow {
  const rows: GroupRow['rows'] = iids.map(iid => ({
    kind: 'more',
    id: `${key}/${iid}`,
    parent: undefined,
    list: 'open',
  }));
  return { kind: 'group', id: key, parent: undefined, key, count: iids.length, rows };
}

const before = followRows(noRows, [group('review-required', [1252, 1260, 1255]), group('active', [1300])], at);
const started = (now: number): RowMoves =>
  followRows(before, [group('review-required', [1260, 1255]), group('active', [1300])], now);

suite('Rows under the pointer', () => {
  const rows: readonly (readonly [string, RowMoves, string, number, boolean])[] = [
    ['the first rows of a view', before, 'review-required/1252', at, false],
    ['the row that came where the started one stood', started(at), 'review-required/1260', at + 100, true],
    ['a row further down', started(at), 'active/1300', at + 100, true],
    ['the started one, which is gone', started(at), 'review-required/1252', at + 100, false],
    ['when the clock was set back since', started(at), 'review-required/1260', at - 3_600_000, false],
    ['a moment later', started(at), 'review-required/1260', at + 700, false],
    [
      'read again without a change',
      followRows(started(at), [group('review-required', [1260, 1255]), group('active', [1300])], at + 600),
      'review-required/1260',
      at + 800,
      false,
    ],
    [
      'a row that a new one was put before',
      followRows(before, [group('review-required', [1251, 1252, 1260, 1255]), group('active', [1300])], at),
      'review-required/1252',
      at + 100,
      true,
    ],
    [
      'a row above the change',
      followRows(before, [group('review-required', [1252, 1255]), group('active', [1300])], at),
      'review-required/1252',
      at + 100,
      false,
    ],
  ];
  for (const [name, shown, id, now, expected] of rows) {
    test(`${name}: ${expected ? 'a click was meant for another row' : 'a click counts'}`, () => {
      assert.equal(hasJustMoved(shown, id, now), expected);
    });
  }
});
