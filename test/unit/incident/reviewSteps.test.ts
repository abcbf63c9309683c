// What scheduling, completing, closing and reopening a review do to its incident, by every profile.
import assert from 'node:assert/strict';
import { createPolicy, type ProfileName } from '../../../src/incident/policy';
import { planReopening, planReviewStep, type ReviewGoal } from '../../../src/incident/reviewSteps';
import { workflowStates, type WorkflowState } from '../../../src/incident/model';

const own: readonly WorkflowState[] = ['open', 'closed'];

function plan(
  state: WorkflowState,
  to: ReviewGoal,
  profile: ProfileName,
  available: readonly WorkflowState[] = workflowStates,
): string {
  const facts = { state, severity: 2 as const, reviewRequested: false };
  const step = planReviewStep(facts, to, { policy: createPolicy(profile), available });
  return step.kind === 'move' ? step.to : step.kind === 'not-next' ? `first ${step.next.join(', ')}` : 'stays';
}

suite('The step that a review means for its incident', () => {
  const table: readonly (readonly [WorkflowState, ReviewGoal, ProfileName, string])[] = [
    ['review-in-progress', 'review-completed', 'gitlab-2025', 'review-completed'],
    ['review-in-progress', 'review-completed', 'gitlab-2020', 'first review-scheduled'],
    ['review-scheduled', 'review-completed', 'gitlab-2020', 'review-completed'],
    ['review-in-progress', 'review-scheduled', 'gitlab-2025', 'review-scheduled'],
    ['resolved', 'review-completed', 'gitlab-2025', 'first review-in-progress, active'],
    ['review-completed', 'review-completed', 'gitlab-2025', 'stays'],
    ['review-completed', 'review-scheduled', 'gitlab-2025', 'stays'],
    ['closed', 'review-completed', 'gitlab-2025', 'stays'],
    ['review-completed', 'closed', 'gitlab-2025', 'closed'],
    ['review-in-progress', 'closed', 'gitlab-2025', 'first review-completed, review-scheduled'],
    ['resolved', 'closed', 'gitlab-2025', 'first review-in-progress, active'],
    ['review-in-progress', 'closed', 'plain', 'closed'],
  ];
  for (const [state, to, profile, expected] of table) {
    test(`${profile}: ${state}, ${to}: ${expected}`, () => {
      assert.equal(plan(state, to, profile), expected);
    });
  }

  test('a project without labels of states has its own two', () => {
    assert.equal(plan('open', 'review-completed', 'plain', own), 'stays');
    assert.equal(plan('open', 'closed', 'plain', own), 'closed');
  });

  const reopened: readonly (readonly [WorkflowState, readonly WorkflowState[], string])[] = [
    ['closed', workflowStates, 'review-in-progress'],
    ['review-completed', workflowStates, 'review-in-progress'],
    ['review-in-progress', workflowStates, 'stays'],
    ['active', workflowStates, 'stays'],
    ['closed', own, 'open'],
    ['open', own, 'stays'],
  ];
  for (const [state, available, expected] of reopened) {
    test(`reopened from ${state} with ${available.length} states: ${expected}`, () => {
      const facts = { state, severity: 2 as const, reviewRequested: false };
      const step = planReopening(facts, { policy: createPolicy('gitlab-2025'), available });
      assert.equal(step.kind === 'move' ? step.to : step.kind, expected);
    });
  }
});
