import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Incident, Severity, WorkflowState } from '../../../src/incident/model';
import { policyOf, profileNames, type ProfileName } from '../../../src/incident/policy';
import {
  awaitsReview,
  hasWorkflowLabels,
  judgeStep,
  labelOfState,
  legalSteps,
  recurrenceOf,
  reviewReason,
  workflowStates,
  type Standing,
} from '../../../src/incident/workflow';
import { defaultLabelNames } from '../../../src/incident/labels';
import { incidentOf } from './incidentOf';

/** One row a state, one letter a following state in the order of `workflowStates`: L legal, o optional, . illegal. */
type Grid = readonly string[];

const grids: readonly [ProfileName, Severity, boolean, Grid][] = [
  // prettier-ignore
  ['gitlab-2020', 1, false, ['.L......', '..L.....', '...L....', '....L...', '.....L..', '......L.', '.......L', '........']],
  // prettier-ignore
  ['gitlab-2020', 2, false, ['.L......', '..L.....', '...L....', '....L...', '.....L..', '......L.', '.......L', '........']],
  // prettier-ignore
  ['gitlab-2020', 3, false, ['.L......', '..L.....', '...L....', '....o..L', '.....L..', '......L.', '.......L', '........']],
  // prettier-ignore
  ['gitlab-2020', 4, true, ['.L......', '..L.....', '...L....', '....L...', '.....L..', '......L.', '.......L', '........']],
  // prettier-ignore
  ['gitlab-2018', 3, false, ['.L......', '..L.....', '...L....', '....o..L', '.....L..', '......L.', '.......L', '........']],
  // prettier-ignore
  ['gitlab-2025', 1, false, ['.L.....o', '..L....o', '.o.L....', '.o..L...', '.....LL.', '......L.', '.......L', '.o......']],
  // prettier-ignore
  ['gitlab-2025', 4, false, ['.L.....o', '..L....o', '.o.L....', '.o..o..L', '.....LL.', '......L.', '.......L', '.o......']],
  // prettier-ignore
  ['plain', 1, false, ['.......L', '.......L', '.......L', '.......L', '.......L', '.......L', '.......L', 'o.......']],
];

function letter(standing: Standing, to: WorkflowState, profile: ProfileName): string {
  const { verdict } = judgeStep(standing, to, policyOf(profile));
  return verdict === 'legal' ? 'L' : verdict === 'optional' ? 'o' : '.';
}

suite('Steps of the workflow', () => {
  for (const [profile, severity, reviewRequested, grid] of grids) {
    const asked = reviewRequested ? ', review requested' : '';
    test(`${profile}, severity ${severity}${asked}: all 64 pairs`, () => {
      const found = workflowStates.map(state =>
        workflowStates.map(to => letter({ state, severity, reviewRequested }, to, profile)).join(''),
      );
      assert.deepEqual(found, grid);
    });
  }

  test('property: the list of steps and the judgement of a step agree', () => {
    const standing = fc.record({
      state: fc.constantFrom(...workflowStates),
      severity: fc.constantFrom<(Severity | undefined)[]>(1, 2, 3, 4, undefined),
      reviewRequested: fc.boolean(),
    });
    fc.assert(
      fc.property(standing, fc.constantFrom(...profileNames), (incident, profile) => {
        const policy = policyOf(profile);
        const judged = workflowStates.filter(to => judgeStep(incident, to, policy).verdict !== 'illegal');
        assert.deepEqual(new Set(legalSteps(incident, policy)), new Set(judged));
      }),
    );
  });

  test('what is expected comes before what is a choice', () => {
    const standing: Standing = { state: 'resolved', severity: 4, reviewRequested: false };
    assert.deepEqual(legalSteps(standing, policyOf('gitlab-2025')), ['closed', 'review-in-progress', 'active']);
  });

  test('a severe incident is not closed without a review, and the reason says so', () => {
    const standing: Standing = { state: 'resolved', severity: 2, reviewRequested: false };
    assert.deepEqual(judgeStep(standing, 'closed', policyOf('gitlab-2020')), {
      verdict: 'illegal',
      reason: 'review-first',
      next: ['review-in-progress'],
    });
  });

  test('other steps are not next, or lead where the incident is', () => {
    const standing: Standing = { state: 'active', severity: 1, reviewRequested: false };
    const policy = policyOf('gitlab-2020');
    assert.deepEqual(judgeStep(standing, 'review-completed', policy), {
      verdict: 'illegal',
      reason: 'not-next',
      next: ['mitigated'],
    });
    assert.deepEqual(judgeStep(standing, 'active', policy), {
      verdict: 'illegal',
      reason: 'same',
      next: ['mitigated'],
    });
  });

  test('a team replaces the steps of one state and keeps the others', () => {
    const policy = policyOf('gitlab-2020', { steps: { active: [{ to: 'resolved' }] } });
    assert.deepEqual(legalSteps({ state: 'active', severity: 1, reviewRequested: false }, policy), ['resolved']);
    assert.deepEqual(legalSteps({ state: 'mitigated', severity: 1, reviewRequested: false }, policy), ['resolved']);
  });

  test('open and closed have no label', () => {
    assert.equal(labelOfState('open', defaultLabelNames), undefined);
    assert.equal(labelOfState('closed', defaultLabelNames), undefined);
    assert.equal(labelOfState('mitigated', defaultLabelNames), 'Incident::Mitigated');
    assert.equal(hasWorkflowLabels(['bug', 'incident:active'], defaultLabelNames), true);
    assert.equal(hasWorkflowLabels(['bug', 'severity::1'], defaultLabelNames), false);
  });
});

suite('Which incidents need a review', () => {
  const policy = policyOf('gitlab-2025');
  const reasons: readonly [Severity | undefined, boolean, 'severity' | 'requested' | undefined][] = [
    [1, false, 'severity'],
    [2, true, 'severity'],
    [3, false, undefined],
    [3, true, 'requested'],
    [undefined, false, undefined],
    [undefined, true, 'requested'],
  ];
  for (const [severity, reviewRequested, reason] of reasons) {
    test(`severity ${severity}${reviewRequested ? ', requested' : ''}: ${reason ?? 'none needed'}`, () =>
      assert.equal(reviewReason({ severity, reviewRequested }, policy), reason));
  }

  test('only an incident that is over waits for its review', () => {
    const waiting = workflowStates.filter(state =>
      awaitsReview({ state, severity: 1, reviewRequested: false }, policy),
    );
    assert.deepEqual(waiting, ['resolved', 'closed']);
  });
});

suite('Incidents soon after another', () => {
  const policy = policyOf('gitlab-2018');
  const closedAt = Date.parse('2025-11-03T10:00:00Z');
  const minute = 60_000;
  const earlier = (severity: Severity | undefined): Incident =>
    incidentOf({ iid: 1, severity, opened: false, state: 'closed', closedAt });
  const later = (severity: Severity | undefined, minutes: number): Incident =>
    incidentOf({ iid: 2, severity, createdAt: closedAt + minutes * minute });

  const cases: readonly [Severity, Severity, number, boolean][] = [
    [3, 3, 179, true],
    [3, 3, 180, true],
    [3, 3, 181, false],
    [2, 3, 60, true],
    [3, 2, 60, false],
    [1, 3, 60, false],
    [4, 3, 60, false],
    [3, 4, 60, false],
    [3, 1, 60, false],
    [3, 3, -1, false],
  ];
  for (const [first, second, minutes, raised] of cases) {
    test(`severity ${second}, ${minutes} minutes after a closed severity ${first}: ${raised ? 'raised to 2' : 'left'}`, () => {
      const found = recurrenceOf(later(second, minutes), [earlier(first)], policy);
      assert.equal(found?.severity, raised ? 2 : undefined);
    });
  }

  test('an earlier incident that is still open raises nothing', () => {
    const open = incidentOf({ iid: 1, severity: 3 });
    assert.equal(recurrenceOf(later(3, 60), [open], policy), undefined);
  });

  test('the newer profiles have no such rule', () => {
    assert.equal(recurrenceOf(later(3, 60), [earlier(3)], policyOf('gitlab-2020')), undefined);
    assert.equal(recurrenceOf(later(3, 60), [earlier(3)], policyOf('gitlab-2025')), undefined);
  });
});
