// A review that is completed and past its date: it waits to be closed, and is late in no row, group or count.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../../src/incident/labels';
import type { ReviewIssue } from '../../../src/incident/model';
import { createPolicy } from '../../../src/incident/policy';
import { computeDue, makeReviewBadge } from '../../../src/sidebar/content';
import { lookForOverdue, type OverdueParts } from '../../../src/sidebar/overdue/overdue';
import { writeReviewRow, type RowTexts } from '../../../src/sidebar/looks/rowTexts';
import {
  groupReviews,
  listCompletedRows,
  makeCompletedGroup,
  type Due,
  type ReviewRow,
} from '../../../src/sidebar/rows/treeRows';

const now = Date.parse('2026-03-05T12:00:00Z');
const me = { id: 1, username: 'ana', name: 'Ana Ruiz' };
const late: ReviewIssue = {
  kind: 'review',
  reference: { project: 'g/p', iid: 12 },
  projectId: 1,
  title: 'Basket empties itself',
  opened: true,
  confidential: false,
  labels: [],
  assignees: [me],
  author: undefined,
  createdAt: 0,
  updatedAt: 0,
  closedAt: undefined,
  dueDate: '2026-03-02',
  severity: undefined,
  incident: undefined,
  markerId: undefined,
};
const completed: ReviewIssue = { ...late, labels: [defaultLabelNames.states['review-completed']] };
const settings = {
  of: () => ({ labels: defaultLabelNames, places: ['g/p'], reviewProject: '', reminders: false, badge: 'mine' }),
  policy: () => createPolicy('gitlab-2025'),
};

suite('Reviews that are past their date', () => {
  const known = {
    incidents: { findKnown: () => undefined, open: { shown: [] }, ofLate: new Map() },
    settings,
    now: () => now,
  } as unknown as Parameters<typeof computeDue>[0];
  const dueOf = (review: ReviewIssue): Due | undefined => computeDue(known, review);
  const rowOf = (review: ReviewIssue): RowTexts & Pick<ReviewRow, 'standing'> => {
    const [group] = groupReviews([review], { dueOf, isUnsent: () => false });
    const row = group?.rows?.[0];
    assert.ok(row?.kind === 'review');
    return { ...writeReviewRow(row), standing: row.standing };
  };
  const words = { label: 'Basket empties itself' };

  test('one that is being written is late: in its group, by its edge', () => {
    const badge = { text: '-3', tone: 'late', words: 'overdue since Monday' };
    assert.deepEqual(rowOf(late), { ...words, description: '#12', badge, standing: 'overdue' });
  });

  test('one that is completed waits to be closed, and nothing of it is red', () => {
    const badge = { text: '✓', tone: 'calm', words: 'completed: Close Review is what is left' };
    const row = { ...words, description: 'to close · #12', badge, standing: 'in-progress' };
    assert.deepEqual(rowOf(completed), row);
  });

  test('one that is completed and has no date waits to be closed all the same', () => {
    const badge = { text: '✓', tone: 'calm', words: 'completed: Close Review is what is left' };
    const row = { ...words, description: 'to close · #12', badge, standing: 'in-progress' };
    assert.deepEqual(rowOf({ ...completed, dueDate: undefined, assignees: [] }), row);
    assert.equal(rowOf({ ...late, dueDate: undefined, assignees: [] }).standing, 'no-owner');
  });

  test('one that was moved goes on elsewhere and is none of those that are over', () => {
    const closed = { ...completed, opened: false };
    const rows = listCompletedRows([closed, { ...closed, movedTo: 7 }], {
      parent: makeCompletedGroup(undefined),
      isUnsent: () => false,
    });
    assert.equal(rows.length, 1);
  });

  test('one whose incident says so is completed, also while only the last session knew of that', () => {
    const reference = { project: 'g/p', iid: 7 };
    const incident = { kind: 'incident', reference, state: 'review-completed', labels: [] };
    const of = (found: unknown, shown: readonly unknown[]): boolean | undefined => {
      const incidents = { findKnown: () => found, open: { shown }, ofLate: new Map() };
      const parts = { incidents, settings, now: () => now } as unknown as Parameters<typeof computeDue>[0];
      return computeDue(parts, { ...late, incident: reference })?.isCompleted;
    };
    assert.deepEqual([of(incident, []), of(undefined, [incident]), of(undefined, [])], [true, true, undefined]);
  });

  test('the badge of the view counts the one and not the other', () => {
    assert.equal(makeReviewBadge(known, [late, completed], false)?.value, 1);
  });

  for (const [name, items, shown] of [
    ['counts the one and not the other', [late, completed], 'Your reviews that are overdue: 1'],
    ['shows nothing where all are completed', [completed], undefined],
  ] as const) {
    test(`the badge while nothing is shown ${name}`, async () => {
      const badges: (string | undefined)[] = [];
      const parts = {
        account: {
          access: () => Promise.resolve({ kind: 'signed-in' }),
          gitlab: () => Promise.resolve({ issues: () => Promise.resolve({ items }) }),
        },
        ...known,
        showBadge: (badge: { readonly tooltip: string } | undefined) => badges.push(badge?.tooltip),
        showActions: () => Promise.resolve(),
      };
      await lookForOverdue(parts as unknown as OverdueParts, new AbortController().signal);
      assert.deepEqual(badges, [shown]);
    });
  }

  for (const [name, state, shown] of [
    ['is completed: nothing of it is late', 'review-completed', undefined],
    ['is not: it is late', 'resolved', 'Your reviews that are overdue: 1'],
  ] as const) {
    test(`one whose incident stands in no list is asked about by its incident, which ${name}`, async () => {
      const reference = { project: 'g/p', iid: 7 };
      const review = { ...late, incident: reference };
      const incident = { kind: 'incident', reference, state, labels: [] };
      const asked: unknown[] = [];
      const badges: (string | undefined)[] = [];
      const parts = {
        account: {
          access: () => Promise.resolve({ kind: 'signed-in' }),
          gitlab: () =>
            Promise.resolve({
              issues: (query: { readonly iids?: readonly number[] }) => {
                if (query.iids) asked.push(query);
                return Promise.resolve({ items: query.iids ? [incident] : [review] });
              },
            }),
        },
        ...known,
        showBadge: (badge: { readonly tooltip: string } | undefined) => badges.push(badge?.tooltip),
        showActions: () => Promise.resolve(),
      };
      await lookForOverdue(parts as unknown as OverdueParts, new AbortController().signal);
      assert.deepEqual(badges, [shown]);
      assert.deepEqual(asked, [{ project: 'g/p', iids: [7], perPage: 100 }]);
    });
  }
});
