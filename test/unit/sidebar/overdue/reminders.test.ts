// Reminders: only for who wants them, once a day, and not while they were put off.
import assert from 'node:assert/strict';
import type { ReviewIssue, User } from '../../../../src/incident/model';
import { countOverdue, makeActionBadge, makeBadge, mayRemind } from '../../../../src/sidebar/overdue/reminders';
import type { Due } from '../../../../src/sidebar/rows/treeRows';

const ana: User = { id: 1, username: 'ana', name: 'Ana' };

/** An open review that was due on `dueDate`. */
function review(assignees: readonly User[], dueDate: string): ReviewIssue {
  return {
    kind: 'review',
    reference: { project: 'g/p', iid: 1 },
    projectId: 1,
    title: 'Down',
    opened: true,
    confidential: false,
    labels: [],
    assignees,
    author: undefined,
    createdAt: 0,
    updatedAt: 0,
    closedAt: undefined,
    dueDate,
    severity: undefined,
    incident: undefined,
    markerId: undefined,
  };
}

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

  test('late is what stands among the overdue rows', () => {
    const late = '2026-03-04';
    const dueOf = ({ dueDate = '' }: ReviewIssue): Due => ({
      date: dueDate,
      days: 0,
      workingDays: 0,
      isOverdue: dueDate === late,
    });
    assert.equal(countOverdue([review([ana], late), review([ana], '2026-03-09'), review([], late)], dueOf), 2);
    assert.equal(countOverdue([], dueOf), 0);
  });

  test('the badge says of what', () => {
    assert.equal(makeBadge(0, 'mine'), undefined);
    assert.deepEqual(makeBadge(1, 'mine'), { value: 1, tooltip: '1 review of yours is overdue' });
    assert.deepEqual(makeBadge(3, 'mine'), { value: 3, tooltip: '3 reviews of yours are overdue' });
    assert.deepEqual(makeBadge(3, 'team'), { value: 3, tooltip: 'Reviews that are overdue: 3' });
    assert.deepEqual(makeActionBadge(2), { value: 2, tooltip: 'Corrective actions that are overdue: 2' });
  });

  test('and that there may be more', () => {
    assert.deepEqual(makeBadge(1, 'mine', true), { value: 1, tooltip: '1+ reviews of yours are overdue' });
    assert.deepEqual(makeBadge(100, 'team', true), { value: 100, tooltip: 'Reviews that are overdue: 100+' });
    assert.deepEqual(makeActionBadge(7, true), { value: 7, tooltip: 'Corrective actions that are overdue: 7+' });
  });
});
