// Reminders: only for who wants them, once a day, and not while they were put off.
import assert from 'node:assert/strict';
import { makeOverdueBadge, mayRemind } from '../../../../src/sidebar/overdue/reminders';

suite('What is overdue and mine', () => {
  for (const [name, kept, may] of [
    ['for the first time', {}, true],
    ['today already', { shownOn: '2026-03-05' }, false],
    ['yesterday', { shownOn: '2026-03-04' }, true],
    ['put off until tomorrow', { shownOn: '2026-02-27', quietUntil: '2026-03-06' }, false],
    ['put off by a clock that was years ahead', { shownOn: '2031-02-27', quietUntil: '2031-03-06' }, true],
    ['put off for as long as one may', { shownOn: '2026-03-04', quietUntil: '2026-03-12' }, false],
    ['put off until today', { shownOn: '2026-02-26', quietUntil: '2026-03-05' }, true],
  ] as const) {
    test(`a reminder that was shown ${name}: ${may ? 'again' : 'not now'}`, () => {
      assert.equal(mayRemind(kept, '2026-03-05'), may);
    });
  }

  for (const [name, overdue, of, hasMore, expected] of [
    ['nothing', 0, 'mine', true, undefined],
    ['one of one’s own', 1, 'mine', false, 'Your reviews that are overdue: 1'],
    ['some of the team', 3, 'team', false, 'Reviews that are overdue: 3'],
    ['corrective actions', 2, 'actions', false, 'Corrective actions that are overdue: 2'],
    ['more than was looked at', 100, 'team', true, 'Reviews that are overdue: 100+'],
  ] as const) {
    test(`the badge says of what: ${name}`, () => {
      const badge = expected === undefined ? undefined : { value: overdue, tooltip: expected };
      assert.deepEqual(makeOverdueBadge(overdue, of, hasMore), badge);
    });
  }
});
