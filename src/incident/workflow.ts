// Which step an incident may take next, and why not another. The table of steps is the policy's.
import { type Incident, type WorkflowState, workflowStates } from './model';
import type { Policy, StepRule } from './policy';
import { findReviewReason, type ReviewFacts } from './reviewNeed';

/** What decides about the next steps of an incident. */
export type StepFacts = Pick<Incident, 'state'> & ReviewFacts;

/**
 * `optional`: legal, but a person's decision (a review that nothing requires, a false alarm, an incident that comes
 * back). `illegal` steps are taken only when somebody insists.
 */
export type StepCheck =
  | { readonly kind: 'legal' | 'optional' }
  | {
      readonly kind: 'illegal';
      /** What the process does have from here. */
      readonly next: readonly WorkflowState[];
    };

/** Whether an incident may go to a state, by the policy's table of steps. */
export function checkStep(incident: StepFacts, to: WorkflowState, policy: Policy): StepCheck {
  const open = policy.steps[incident.state].filter(rule => rule.to === to && applies(rule, incident, policy));
  if (open.some(rule => rule.optional !== true)) return { kind: 'legal' };
  if (open.length > 0) return { kind: 'optional' };
  return { kind: 'illegal', next: listLegalSteps(incident, policy) };
}

/** The states it may take next, the expected ones first, optional ones after them. */
function listLegalSteps(incident: StepFacts, policy: Policy): readonly WorkflowState[] {
  const rules = policy.steps[incident.state].filter(rule => applies(rule, incident, policy));
  const expected = rules.filter(rule => rule.optional !== true);
  return [...new Set([...expected, ...rules].map(rule => rule.to))];
}

function applies(rule: StepRule, incident: StepFacts, policy: Policy): boolean {
  if (rule.when === undefined) return true;
  const required = findReviewReason(incident, policy) !== undefined;
  return rule.when === 'review-required' ? required : !required;
}

/**
 * A step as it is offered: `next` by the process, `optional` where something happened that the process knows, `unusual`
 * with a reason, `review-first` where the incident is not closed before its review is completed.
 */
export interface OfferedStep {
  readonly to: WorkflowState;
  readonly kind: 'next' | 'optional' | 'unusual' | 'review-first';
}

/** Every state that an incident may be moved to, the likely ones first and the end last. `available`: the states that the project has. */
export function findOfferedSteps(
  incident: StepFacts,
  policy: Policy,
  available: readonly WorkflowState[],
): readonly OfferedStep[] {
  const steps = available
    .filter(to => to !== incident.state)
    .map((to): OfferedStep => {
      const { kind } = checkStep(incident, to, policy);
      if (kind === 'legal') return { to, kind: 'next' };
      const isReviewMissing =
        to === 'closed' && incident.state !== 'review-completed' && findReviewReason(incident, policy) !== undefined;
      // A severe incident that goes on may be a false alarm, but is not closed by one key.
      if (kind === 'optional') return { to, kind: isReviewMissing ? 'unusual' : 'optional' };
      return { to, kind: isReviewMissing ? 'review-first' : 'unusual' };
    });
  const ranks = ['next', 'optional', 'unusual', 'review-first'];
  return steps.toSorted(
    (one, other) =>
      ranks.indexOf(one.kind) - ranks.indexOf(other.kind) ||
      countStepsTo(one.to, incident.state) - countStepsTo(other.to, incident.state),
  );
}

/** How far away a state is: onwards, then back, and the end last of all, so that nobody closes what is meant to go on. */
function countStepsTo(to: WorkflowState, from: WorkflowState): number {
  const { length } = workflowStates;
  const distance = workflowStates.indexOf(to) - workflowStates.indexOf(from);
  if (to === 'closed') return 2 * length;
  return distance > 0 ? distance : length - distance;
}
