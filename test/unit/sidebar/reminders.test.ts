// Reminders: only for who wants them, once a day, and not while they were put off.
import assert from 'node:assert/strict';
import { makeBadge, mayRemind } from '../../../src/sidebar/reminders';

suite('What is overdue and mine', () => {
  for (const [name, kept, may] of [
    ['for the first time', {}, true],
    ['today already', { shownOn: '2026-03-05' }, false],
    ['yesterday', { shownOn: '2026-03-04' }, true],
    ['put off until tomorrow', { shownOn: '2026-02-27', quietUntil: '2026-03-06' }, false],
    ['put off until today', { shownOn: '2026-02-26', quietUntil: '2026-03-05' }, true],
  ] as const) {
    test(`a reminder that was shown ${name}: ${may ? 'again' : 'not now'}`, () => {
      assert.equal(mayRemind(kept, '2026-03-05'), may);
    });
  }

  test('the badge says of what', () => {
    assert.equal(makeBadge(0), undefined);
    assert.deepEqual(makeBadge(1), { value: 1, tooltip: '1 review of yours is overdue' });
    assert.deepEqual(makeBadge(3), { value: 3, tooltip: '3 reviews of yours are overdue' });
  });
});
