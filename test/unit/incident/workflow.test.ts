import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Severity, type WorkflowState, workflowStates } from '../../../src/incident/model';
import { createPolicy, profileNames, type Policy, type ProfileName } from '../../../src/incident/policy';
import { checkStep, findOfferedSteps, type StepFacts } from '../../../src/incident/workflow';

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

function letter(standing: StepFacts, to: WorkflowState, profile: ProfileName): string {
  const { kind } = checkStep(standing, to, createPolicy(profile));
  return kind === 'legal' ? 'L' : kind === 'optional' ? 'o' : '.';
}

/** What a step that the process does not have gives as the next ones. */
function nextOf(standing: StepFacts, policy: Policy): readonly WorkflowState[] {
  const check = checkStep(standing, standing.state, policy);
  return check.kind === 'illegal' ? check.next : [];
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

  test('property: a step that is refused names exactly the steps that are not', () => {
    const standing = fc.record({
      state: fc.constantFrom(...workflowStates),
      severity: fc.constantFrom<(Severity | undefined)[]>(1, 2, 3, 4, undefined),
      reviewRequested: fc.boolean(),
    });
    fc.assert(
      fc.property(standing, fc.constantFrom(...profileNames), (incident, profile) => {
        const policy = createPolicy(profile);
        const taken = workflowStates.filter(to => checkStep(incident, to, policy).kind !== 'illegal');
        for (const to of workflowStates) {
          const check = checkStep(incident, to, policy);
          if (check.kind === 'illegal') assert.deepEqual(new Set(check.next), new Set(taken));
        }
      }),
    );
  });

  test('what is expected comes before what is a choice', () => {
    const standing: StepFacts = { state: 'resolved', severity: 4, reviewRequested: false };
    assert.deepEqual(nextOf(standing, createPolicy('gitlab-2025')), ['closed', 'review-in-progress', 'active']);
  });

  test('a severe incident is not closed without a review', () => {
    const standing: StepFacts = { state: 'resolved', severity: 2, reviewRequested: false };
    assert.deepEqual(checkStep(standing, 'closed', createPolicy('gitlab-2020')), {
      kind: 'illegal',
      next: ['review-in-progress'],
    });
  });

  test('a severe incident whose review was declined is closed', () => {
    const standing: StepFacts = { state: 'resolved', severity: 2, reviewRequested: false, reviewDeclined: true };
    assert.equal(checkStep(standing, 'closed', createPolicy('gitlab-2020')).kind, 'legal');
  });

  test('other steps are not next, or lead where the incident is', () => {
    const standing: StepFacts = { state: 'active', severity: 1, reviewRequested: false };
    const policy = createPolicy('gitlab-2020');
    assert.deepEqual(checkStep(standing, 'review-completed', policy), {
      kind: 'illegal',
      next: ['mitigated'],
    });
    assert.deepEqual(checkStep(standing, 'active', policy), {
      kind: 'illegal',
      next: ['mitigated'],
    });
  });

  test('a team replaces the steps of one state and keeps the others', () => {
    const policy = createPolicy('gitlab-2020', { steps: { active: [{ to: 'resolved' }] } });
    assert.deepEqual(nextOf({ state: 'active', severity: 1, reviewRequested: false }, policy), ['resolved']);
    assert.deepEqual(nextOf({ state: 'mitigated', severity: 1, reviewRequested: false }, policy), ['resolved']);
  });
});

suite('Steps as they are offered', () => {
  const offered = (
    standing: StepFacts,
    profile: ProfileName,
    available: readonly WorkflowState[] = workflowStates,
  ): readonly string[] =>
    findOfferedSteps(standing, createPolicy(profile), available).map(({ to, kind }) => `${kind} ${to}`);
  const severe = { severity: 1, reviewRequested: false } as const;

  test('what the process expects comes first, then what may happen, then what needs a reason', () =>
    assert.deepEqual(offered({ state: 'mitigated', severity: 3, reviewRequested: false }, 'gitlab-2025'), [
      'next resolved',
      'optional active',
      'unusual review-in-progress',
      'unusual review-scheduled',
      'unusual review-completed',
      'unusual open',
      'unusual closed',
    ]));

  test('among those the nearest comes first, onwards before back, and closing last', () => {
    const lesser = { severity: 4, reviewRequested: false } as const;
    assert.deepEqual(offered({ ...lesser, state: 'active' }, 'gitlab-2025').slice(0, 3), [
      'next mitigated',
      'optional closed',
      'unusual resolved',
    ]);
    assert.deepEqual(offered({ ...lesser, state: 'review-in-progress' }, 'gitlab-2025'), [
      'next review-scheduled',
      'next review-completed',
      'unusual resolved',
      'unusual mitigated',
      'unusual active',
      'unusual open',
      'unusual closed',
    ]);
  });

  test('a severe incident is not closed before its review is completed', () => {
    for (const state of ['mitigated', 'resolved', 'review-in-progress', 'review-scheduled'] as const) {
      assert.equal(offered({ ...severe, state }, 'gitlab-2025').at(-1), 'review-first closed', state);
    }
    assert.equal(offered({ ...severe, state: 'review-completed' }, 'gitlab-2025')[0], 'next closed');
  });

  test('a false alarm is closed, with a reason where it would need a review', () => {
    assert.equal(offered({ ...severe, state: 'active' }, 'gitlab-2025').at(-1), 'unusual closed');
    assert.ok(offered({ ...severe, state: 'active', severity: 4 }, 'gitlab-2025').includes('optional closed'));
  });

  test('without labels of states there is only open and closed', () => {
    assert.deepEqual(offered({ ...severe, state: 'open' }, 'plain', ['open', 'closed']), ['next closed']);
    assert.deepEqual(offered({ ...severe, state: 'closed' }, 'plain', ['open', 'closed']), ['optional open']);
  });
});
