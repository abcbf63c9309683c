// What the process says of an incident: what it asks for now, and when its review is due.
import type { LabelNames } from '../incident/labels';
import { findRequiredSince, findResolvedSince } from '../incident/labelHistory';
import { findLiveHints, type LiveContext } from '../incident/liveHints';
import { findDeadline } from '../incident/reviewDeadline';
import { findReviewReason } from '../incident/reviewNeed';
import type { TeamPolicy } from '../incident/policy';
import type { IncidentFacts } from './facts';
import type { PageView } from './text';

interface ProcessContext extends Omit<LiveContext, 'facts' | 'policy'> {
  readonly policy: TeamPolicy;
  readonly names: LabelNames;
}

/** Nothing for an issue that is no incident. */
export function describeProcess(
  { issue, answers }: IncidentFacts,
  { names, ...context }: ProcessContext,
): Pick<PageView, 'hints' | 'deadline'> {
  if (issue.kind !== 'incident') return { hints: [], deadline: undefined };
  const { policy } = context;
  const { history = [], fields, isCauseKnown } = answers;
  const times = {
    resolvedAt: findResolvedSince(history, names),
    requiredAt: findRequiredSince(history, policy, names),
  };
  const isNeeded = findReviewReason(issue, policy) !== undefined && issue.state !== 'open' && issue.state !== 'active';
  return {
    hints: findLiveHints(issue, { ...context, facts: { ...times, paging: fields?.paging, isCauseKnown } }),
    deadline: isNeeded ? findDeadline(issue, policy, times) : undefined,
  };
}
