// Which incidents need a review, and why not the others.
import assert from 'node:assert/strict';
import type { Severity, WorkflowState } from '../../../src/incident/model';
import { createPolicy, type PolicyOverrides } from '../../../src/incident/policy';
import {
  findAwaitedReview,
  findReviewNeed,
  findReviewReason,
  type ReviewFacts,
  type ReviewReason,
} from '../../../src/incident/reviewNeed';

const dayMs = 86_400_000;
const now = Date.parse('2026-03-31T12:00:00Z');

suite('Why an incident needs a review', () => {
  const { reviewSeverities } = createPolicy('gitlab-2025');
  const reasons: readonly [Severity | undefined, boolean, readonly Severity[], ReviewReason | undefined][] = [
    [1, false, reviewSeverities, 'severity'],
    [2, false, reviewSeverities, 'severity'],
    [2, true, reviewSeverities, 'requested'],
    [3, false, reviewSeverities, undefined],
    [3, true, reviewSeverities, 'requested'],
    [3, false, [1, 2, 3], 'severity'],
    [1, false, [], undefined],
    [1, true, [], 'requested'],
    [undefined, false, reviewSeverities, undefined],
    [undefined, true, reviewSeverities, 'requested'],
  ];
  for (const [severity, reviewRequested, severities, reason] of reasons) {
    const asked = reviewRequested ? ', requested' : '';
    test(`severity ${severity}${asked}, the policy names ${severities.join(' ') || 'none'}: ${reason ?? 'none needed'}`, () =>
      assert.equal(
        findReviewReason({ severity, reviewRequested }, createPolicy('gitlab-2025', { reviewSeverities: severities })),
        reason,
      ));
  }
});

suite('Whether an incident needs a review now', () => {
  const severe: ReviewFacts = { severity: 2, reviewRequested: false };
  const rows: readonly (readonly [string, ReviewFacts, number, PolicyOverrides, string])[] = [
    ['severity 2', severe, 0, {}, 'severity'],
    ['severity 3', { ...severe, severity: 3 }, 0, {}, 'not severity'],
    ['declared 90 days ago', severe, 90, {}, 'severity'],
    ['declared 91 days ago', severe, 91, {}, 'not too-old'],
    ['asked for, and too old', { ...severe, reviewRequested: true }, 91, {}, 'not too-old'],
    ['a window of a week', severe, 8, { reviewWindowDays: 7 }, 'not too-old'],
    ['no window', severe, 2000, { reviewWindowDays: null }, 'severity'],
    [
      'moved to another project, where it goes on',
      { ...severe, reviewRequested: true, movedTo: 7 },
      0,
      {},
      'not moved',
    ],
    ['declined', { ...severe, reviewDeclined: true }, 0, {}, 'not declined'],
    ['declined, and asked for later', { ...severe, reviewDeclined: true, reviewRequested: true }, 0, {}, 'requested'],
    ['of a service that nobody owns', { ...severe, services: ['Fax'] }, 0, { unownedServices: ['fax'] }, 'not unowned'],
    [
      'of one that nobody owns and one that a team owns',
      { ...severe, services: ['Fax', 'Checkout'] },
      0,
      { unownedServices: ['Fax'] },
      'severity',
    ],
    ['without a service', { ...severe, services: [] }, 0, { unownedServices: ['Fax'] }, 'severity'],
  ];
  for (const [name, facts, days, overrides, words] of rows) {
    test(`${name}: ${words}`, () => {
      const incident = { ...facts, createdAt: now - days * dayMs };
      const need = findReviewNeed(incident, createPolicy('gitlab-2025', overrides), now);
      assert.equal(need.kind === 'needed' ? need.why : `not ${need.why}`, words);
    });
  }
});

suite('Whether the review of an incident is waited for', () => {
  const policy = createPolicy('gitlab-2025');
  const rows: readonly (readonly [
    what: string,
    state: WorkflowState,
    facts: Partial<ReviewFacts>,
    days: number,
    why: string | undefined,
  ])[] = [
    ['one that goes on', 'active', {}, 0, undefined],
    ['one that is mitigated', 'mitigated', {}, 0, undefined],
    ['one that is resolved', 'resolved', {}, 0, 'severity'],
    ['one whose review goes on', 'review-in-progress', {}, 0, undefined],
    ['one that was closed without it', 'closed', {}, 0, 'severity'],
    ['a lesser one that was closed', 'closed', { severity: 3 }, 0, undefined],
    ['a lesser one that was closed, and asked for', 'closed', { severity: 3, reviewRequested: true }, 0, 'requested'],
    ['one that was closed, and declined', 'closed', { reviewDeclined: true }, 0, undefined],
    ['one that was closed long ago', 'closed', {}, 91, undefined],
  ];
  for (const [what, state, facts, days, why] of rows) {
    test(`${what}: ${why ?? 'no'}`, () => {
      const incident = { severity: 1, reviewRequested: false, ...facts, state, createdAt: now - days * dayMs } as const;
      assert.equal(findAwaitedReview(incident, { policy, now }), why);
    });
  }
});
