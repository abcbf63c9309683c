// Which step an incident takes when its review is scheduled, completed, closed or opened again.
import type { Policy } from './policy';
import { workflowStates, type WorkflowState } from './model';
import { checkStep, type StepFacts } from './workflow';

/** The states that a review brings its incident into. */
export type ReviewGoal = 'review-in-progress' | 'review-scheduled' | 'review-completed' | 'closed';

/**
 * `move`: the incident takes that step. `stays`: it is so already, has gone on, or its project does not work with that state.
 * `not-next`: the process has other steps first, which are named.
 */
export type ReviewStep =
  | { readonly kind: 'move'; readonly to: WorkflowState }
  | { readonly kind: 'stays' }
  | { readonly kind: 'not-next'; readonly next: readonly WorkflowState[] };

/** `available`: the states that the incident's project has a label for, and GitLab's own two. */
export function planReviewStep(
  incident: StepFacts,
  to: ReviewGoal,
  { policy, available }: { readonly policy: Policy; readonly available: readonly WorkflowState[] },
): ReviewStep {
  if (!available.includes(to) || incident.state === to) return { kind: 'stays' };
  const position = workflowStates.indexOf(incident.state);
  if (to === 'review-in-progress') {
    // Only what went on with its review comes back with it.
    return position > workflowStates.indexOf(to) ? { kind: 'move', to } : { kind: 'stays' };
  }
  if (position > workflowStates.indexOf(to)) return { kind: 'stays' };
  const check = checkStep(incident, to, policy);
  if (check.kind !== 'illegal') return { kind: 'move', to };
  return { kind: 'not-next', next: check.next };
}

/** What an incident becomes when its review is opened again and its project has no state for a review. */
export function planReopening(
  incident: StepFacts,
  scheme: { readonly policy: Policy; readonly available: readonly WorkflowState[] },
): ReviewStep {
  const step = planReviewStep(incident, 'review-in-progress', scheme);
  const isClosed = incident.state === 'closed';
  return isClosed && step.kind === 'stays' ? { kind: 'move', to: 'open' } : step;
}
