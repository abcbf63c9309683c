// Which step an incident may take next, and why not another. The table of steps is the policy's.
import { hasLabel, type LabelNames } from './labels';
import type { Incident, Severity, WorkflowState } from './model';
import type { Policy, StepRule } from './policy';

/** The states in the order an incident takes them. */
export const workflowStates: readonly WorkflowState[] = [
  'open',
  'active',
  'mitigated',
  'resolved',
  'review-in-progress',
  'review-scheduled',
  'review-completed',
  'closed',
];

/** What decides about the steps of an incident. */
export type Standing = Pick<Incident, 'state' | 'severity' | 'reviewRequested'>;

/** Why an incident needs a review; undefined where it needs none. */
export function reviewReason(incident: Omit<Standing, 'state'>, policy: Policy): 'severity' | 'requested' | undefined {
  if (incident.severity !== undefined && policy.reviewSeverities.includes(incident.severity)) return 'severity';
  return incident.reviewRequested ? 'requested' : undefined;
}

/**
 * `optional`: legal, but a person's decision (a review that nothing requires, a false alarm, an incident that comes
 * back). `illegal` steps are taken only when somebody insists; `reason` says what speaks against them.
 */
export type Judgement =
  | { readonly verdict: 'legal' | 'optional' }
  | {
      readonly verdict: 'illegal';
      /** `same`: it is there already. `review-first`: it needs a review. `not-next`: the process has no such step. */
      readonly reason: 'same' | 'review-first' | 'not-next';
      /** What the process does have from here. */
      readonly next: readonly WorkflowState[];
    };

export function judgeStep(incident: Standing, to: WorkflowState, policy: Policy): Judgement {
  const rules = policy.steps[incident.state].filter(rule => rule.to === to);
  const open = rules.filter(rule => applies(rule, incident, policy));
  if (open.some(rule => rule.optional !== true)) return { verdict: 'legal' };
  if (open.length > 0) return { verdict: 'optional' };
  const next = legalSteps(incident, policy);
  if (to === incident.state) return { verdict: 'illegal', reason: 'same', next };
  return { verdict: 'illegal', reason: rules.length > 0 ? 'review-first' : 'not-next', next };
}

/** The states it may take next, the expected ones first, optional ones after them. */
export function legalSteps(incident: Standing, policy: Policy): readonly WorkflowState[] {
  const rules = policy.steps[incident.state].filter(rule => applies(rule, incident, policy));
  const expected = rules.filter(rule => rule.optional !== true);
  return [...new Set([...expected, ...rules].map(rule => rule.to))];
}

function applies(rule: StepRule, incident: Standing, policy: Policy): boolean {
  if (rule.when === undefined) return true;
  const required = reviewReason(incident, policy) !== undefined;
  return rule.when === 'review-required' ? required : !required;
}

/** True for an incident that is over, needs a review and, as far as its own state tells, has none. */
export function awaitsReview(incident: Standing, policy: Policy): boolean {
  const over = incident.state === 'resolved' || incident.state === 'closed';
  return over && reviewReason(incident, policy) !== undefined;
}

/**
 * The severity that an incident is raised to because it came shortly after another of its kind, and that other one.
 * (Older handbook: a severity 2 or 3 within three hours of a closed one of severity 2 or 3 becomes severity 2.)
 * It is a suggestion; nothing is changed by itself.
 */
export function recurrenceOf(
  incident: Incident,
  earlier: readonly Incident[],
  policy: Policy,
): { readonly severity: Severity; readonly after: Incident } | undefined {
  const rule = policy.recurrenceUpgrade;
  if (!rule || incident.severity === undefined || incident.severity <= rule.to) return undefined;
  if (!rule.severities.includes(incident.severity)) return undefined;
  const after = earlier.find(other => {
    if (other.closedAt === undefined || other.severity === undefined) return false;
    const gap = incident.createdAt - other.closedAt;
    return rule.severities.includes(other.severity) && gap >= 0 && gap <= rule.windowHours * 3_600_000;
  });
  return after && { severity: rule.to, after };
}

/** The label of a state, `undefined` for the two that are GitLab's own. */
export function labelOfState(state: WorkflowState, names: LabelNames): string | undefined {
  return state === 'open' || state === 'closed' ? undefined : names.states[state];
}

/** True where a project works with the state labels at all; else open and closed are its only states. */
export function hasWorkflowLabels(available: readonly string[], names: LabelNames): boolean {
  return Object.values(names.states).some(name => hasLabel(available, name));
}
