import assert from 'node:assert/strict';
import { listClosedRows, makeClosedGroup } from '../../../../src/sidebar/rows/closedRows';
import type { Incident, ReviewIssue, Severity, User } from '../../../../src/incident/model';
import type { LiveHint } from '../../../../src/incident/liveHints';
import { createPolicy } from '../../../../src/incident/policy';
import { findDeadline } from '../../../../src/incident/reviewDeadline';
import { listFailureRows } from '../../../../src/sidebar/rows/failureRows';
import {
  listCompletedRows,
  listUncertain,
  makeCompletedGroup,
  groupIncidents,
  groupReviews,
  findStanding,
  type Due,
  type FailureRow,
  type GroupRow,
  type IncidentContext,
  type SidebarRow,
} from '../../../../src/sidebar/rows/treeRows';
import { makeIncident, makeReview } from '../../../issues';

/** A minute after everything below. */
const now = 60_000;
const today = contextOf([1, 2]);
const ana: User = { id: 1, username: 'ana', name: 'Ana' };

function contextOf(reviewSeverities: readonly Severity[]): IncidentContext {
  const policy = createPolicy('gitlab-2025', { reviewSeverities });
  const hintsOf = (of: Incident): readonly LiveHint[] => (of.assignees.length === 0 ? [{ kind: 'no-manager' }] : []);
  const dueOf = (): Due => ({ date: '1970-01-08', days: 5, workingDays: 3, isOverdue: false });
  return { policy, now, deadlineOf: of => findDeadline(of, policy), dueOf, hintsOf, reviewOf: () => 'missing' };
}

function incident(iid: number, over: Partial<Incident> = {}): Incident {
  return makeIncident({ reference: { project: 'g/p', iid }, ...over });
}

function review(iid: number, over: Partial<ReviewIssue> = {}): ReviewIssue {
  return makeReview({ reference: { project: 'g/p', iid }, ...over });
}

/** `active: 3 1`: groups with the numbers of what they hold. */
function shape(groups: readonly GroupRow[]): readonly string[] {
  const number = (row: SidebarRow): number | undefined =>
    row.kind === 'incident' ? row.incident.reference.iid : row.kind === 'review' ? row.review.reference.iid : undefined;
  return groups.map(({ key, rows }) => `${key}: ${(rows ?? []).map(number).join(' ')}`);
}

/** Why the incident stands among those that wait for a review; undefined where it does not. */
function whyOf(of: Incident, severities: readonly Severity[]): string | undefined {
  const waiting = groupIncidents([of], contextOf(severities)).find(({ key }) => key === 'review-required');
  const [row] = waiting?.rows ?? [];
  return row?.kind === 'incident' ? row.why : undefined;
}

suite('Groups of incidents', () => {
  const cases: readonly (readonly [string, Partial<Incident>, string | undefined])[] = [
    ['resolved, severity 1', { state: 'resolved', severity: 1 }, 'severity'],
    ['resolved, severity 3', { state: 'resolved', severity: 3 }, undefined],
    ['resolved, severity 3, requested', { state: 'resolved', severity: 3, reviewRequested: true }, 'requested'],
    ['resolved, without severity', { state: 'resolved' }, undefined],
    ['mitigated, severity 1: it is not over', { state: 'mitigated', severity: 1 }, undefined],
    ['review in progress', { state: 'review-in-progress', severity: 1 }, undefined],
  ];
  for (const [name, over, why] of cases) {
    test(`review required: ${name}`, () => assert.equal(whyOf(incident(1, over), [1, 2]), why));
  }

  test('the policy says which severities need a review', () => {
    assert.equal(whyOf(incident(1, { state: 'resolved', severity: 3 }), [1, 2, 3]), 'severity');
  });

  test('what was declared too long ago, or needs no review by a decision, waits for none', () => {
    const severe = { state: 'resolved', severity: 1 } as const;
    assert.equal(whyOf(incident(1, { ...severe, createdAt: now - 91 * 86_400_000 }), [1, 2]), undefined);
    assert.equal(whyOf(incident(1, { ...severe, reviewDeclined: true }), [1, 2]), undefined);
  });

  test('what waits for a review says when it is due, and every incident what the process asks for', () => {
    const [waiting, resolved] = groupIncidents([incident(1, { state: 'resolved', severity: 1 })], today);
    const [row] = waiting?.rows ?? [];
    const [same] = resolved?.rows ?? [];
    assert.equal(row?.kind === 'incident' && row.deadline?.due, '1970-01-08');
    assert.deepEqual(row?.kind === 'incident' && row.due, today.dueOf(''));
    assert.equal(same?.kind === 'incident' && same.deadline, undefined);
    const [active] = groupIncidents([incident(2), incident(3, { assignees: [ana] })], today);
    const hints = (active?.rows ?? []).map(each => (each.kind === 'incident' ? each.hints : undefined));
    assert.deepEqual(hints, [[{ kind: 'no-manager' }], []]);
  });

  test('in the order of the process, without empty groups, the most severe and newest first', () => {
    const groups = groupIncidents(
      [
        incident(1, { severity: 3 }),
        incident(2, { severity: 1, createdAt: 10 }),
        incident(3, { severity: 1, createdAt: 20 }),
        incident(4),
        incident(5, { state: 'mitigated' }),
        incident(6, { state: 'resolved', severity: 2 }),
        incident(7, { state: 'resolved', severity: 4 }),
      ],
      today,
    );
    assert.deepEqual(shape(groups), ['review-required: 6', 'active: 3 2 1 4', 'mitigated: 5', 'resolved: 6 7']);
  });

  test('nothing is called missing before somebody has looked, and who is not looked at says so', () => {
    const severe = incident(6, { state: 'resolved', severity: 2 });
    const unknown: IncidentContext = { ...today, reviewOf: () => 'not-checked' };
    const groups = groupIncidents([severe, incident(7, { state: 'resolved', severity: 4 })], unknown);
    assert.deepEqual(shape(groups), ['resolved: 6 7']);
    const said = (groups[0]?.rows ?? []).map(row => row.kind === 'incident' && row.isUnchecked);
    assert.deepEqual(said, [true, false]);
    assert.deepEqual(listUncertain([incident(8), severe], unknown), [severe]);
    assert.deepEqual(listUncertain([severe], today), []);
  });

  test('an incident whose review is known needs none', () => {
    const groups = groupIncidents([incident(6, { state: 'resolved', severity: 2 })], {
      ...today,
      reviewOf: () => 'there',
    });
    assert.deepEqual(shape(groups), ['resolved: 6']);
  });

  test('a closed one whose review is required stands among those without one, and in no group of a state', () => {
    const closed = { state: 'closed', opened: false, severity: 1 } as const;
    const groups = groupIncidents([incident(1, { state: 'resolved', severity: 2 })], today, [
      incident(2, closed),
      incident(3, { ...closed, reviewDeclined: true }),
      incident(4, { ...closed, severity: 4 }),
    ]);
    assert.deepEqual(shape(groups), ['review-required: 2 1', 'resolved: 1']);
  });

  test('of closed ones those that needed a review and have none, the last first; others only if it is not known', () => {
    const closed = (iid: number, closedAt: number, over: Partial<Incident> = {}): Incident =>
      incident(iid, { state: 'closed', opened: false, severity: 1, closedAt, ...over });
    const all = [
      closed(1, 10),
      closed(2, 30),
      closed(3, 20, { severity: 4 }),
      closed(4, 40, { reviewDeclined: true }),
      closed(5, 50),
      closed(6, 60),
    ];
    const context: IncidentContext = {
      ...today,
      reviewOf: ({ reference: { iid } }) => (iid === 5 ? 'there' : iid === 6 ? 'not-checked' : 'missing'),
    };
    const list = (departed: readonly Incident[]): readonly SidebarRow[] =>
      listClosedRows(all, { parent: makeClosedGroup(), context, departed });
    const rows = list([]);
    const said = rows.map(row => row.kind === 'incident' && [row.incident.reference.iid, row.why, row.isUnchecked]);
    assert.deepEqual(said, [
      [6, 'severity', true],
      [2, 'severity', false],
      [1, 'severity', false],
    ]);
    // One that was closed a moment ago stands above already, where that is known.
    const left = list([closed(2, 30), closed(6, 60)]);
    assert.deepEqual(
      left.map(row => row.kind === 'incident' && row.incident.reference.iid),
      [6, 1],
    );
  });
});

suite('Groups of reviews', () => {
  const due = (workingDays: number, isOverdue = workingDays < 0): Due => ({
    date: '1970-01-08',
    days: isOverdue ? workingDays - 1 : workingDays,
    workingDays,
    isOverdue,
  });
  const owned = { assignees: [ana] };
  const cases: readonly (readonly [string, ReviewIssue, Due | undefined, string])[] = [
    ['closed', review(1, { opened: false }), due(-3), 'completed'],
    ['past its date', review(1, owned), due(-1), 'overdue'],
    ['past its date on a weekend', review(1, owned), due(0, true), 'overdue'],
    ['due today', review(1, owned), due(0), 'due-soon'],
    ['due in one working day', review(1, owned), due(1), 'due-soon'],
    ['due in two', review(1, owned), due(2), 'in-progress'],
    ['without an owner', review(1), due(2), 'no-owner'],
    ['without an owner and late', review(1), due(-2), 'overdue'],
    ['without a date', review(1, owned), undefined, 'in-progress'],
  ];
  for (const [name, each, left, standing] of cases) {
    test(name, () => assert.equal(findStanding(each, left), standing));
  }

  test('the most urgent first; each review once', () => {
    const groups = groupReviews(
      [
        review(1, { ...owned, dueDate: '2026-03-20' }),
        review(2, { ...owned, dueDate: '2026-03-02' }),
        review(3, { ...owned, dueDate: '2026-03-01' }),
        review(4, { dueDate: '2026-03-21' }),
        review(5, owned),
      ],
      {
        dueOf: ({ dueDate }) => (dueDate === undefined ? undefined : due(Number(dueDate.slice(-2)) - 10)),
        isUnsent: () => false,
      },
    );
    assert.deepEqual(shape(groups), ['overdue: 3 2', 'no-owner: 4', 'in-progress: 1 5']);
  });

  test('a failure’s rows are its ways out; within a group, and without a way, a row says what it is', () => {
    const ways = ['Select Project', 'Sign In', 'Show Log'].map(title => ({ title, command: title }));
    const failure = { kind: 'not-found', message: 'GitLab has no g/p.', ways };
    const words = (all: readonly FailureRow[]): readonly (string | undefined)[] => all.map(({ way }) => way?.title);
    assert.deepEqual(words(listFailureRows('open', failure)), ['Select Project', 'Sign In']);
    const group = makeCompletedGroup(undefined);
    assert.deepEqual(words(listFailureRows('completedReviews', failure, group)), [
      undefined,
      'Select Project',
      'Sign In',
    ]);
    assert.deepEqual(words(listFailureRows('open', { ...failure, ways: [] })), [undefined]);
    assert.deepEqual(listFailureRows('open', undefined), []);
  });

  test('a review says whether something of it is not sent, open or completed', () => {
    const isUnsent = ({ reference }: ReviewIssue): boolean => reference.iid % 2 === 0;
    const unsent = (rows: readonly SidebarRow[]): readonly (readonly [string, boolean])[] =>
      rows.flatMap(row => (row.kind === 'review' ? [[row.id, row.isUnsent] as const] : []));
    const [group] = groupReviews([review(1, owned), review(2, owned)], {
      dueOf: () => undefined,
      isUnsent,
    });
    assert.deepEqual(unsent(group?.rows ?? []), [
      ['in-progress/g/p#1', false],
      ['in-progress/g/p#2', true],
    ]);
    const completed = listCompletedRows([review(8, { opened: false })], { parent: makeCompletedGroup(1), isUnsent });
    assert.deepEqual(unsent(completed), [['completed/g/p#8', true]]);
  });

  test('completed reviews are rows of their group', () => {
    const group = makeCompletedGroup(undefined);
    const [row] = listCompletedRows([review(8, { opened: false })], { parent: group, isUnsent: () => false });
    assert.equal(group.count, undefined);
    assert.equal(row?.id, 'completed/g/p#8');
    assert.equal(row.parent, group);
  });
});
