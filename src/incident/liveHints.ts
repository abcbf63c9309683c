// What the process asks for while an incident goes on. Hints for its row and its page, never a notification.
import type { Incident, IssueReference, Severity } from './model';
import type { Policy } from './policy';
import { isSameReference } from './reference';
import { findReviewReason } from './reviewNeed';
import { hourMs, minuteMs } from './units';

/**
 * `not-acknowledged`: nobody has taken it. `not-escalated`: its cause is not known yet, and nobody stands beside its owner.
 * `no-manager`: a disruption of the service, or an incident of security, without an incident manager. `stable-time`: it is over, and not yet for long
 * enough to be closed. `recurrence`: another one was over a short time before it began. `not-sustained`: it calls itself an
 * outage and has not gone on for as long as the word means.
 */
export type LiveHint =
  | {
      readonly kind: 'not-acknowledged' | 'not-escalated' | 'not-sustained';
      readonly minutes: number;
      readonly limit: number;
    }
  | { readonly kind: 'no-manager' }
  | { readonly kind: 'stable-time'; readonly minutesLeft: number }
  | { readonly kind: 'recurrence'; readonly earlier: IssueReference; readonly hours: number; readonly to: Severity };

/** What is known of an incident beside its issue; what is left out is not known. */
export interface LiveFacts {
  /** When it got the label of its resolution; epoch milliseconds. */
  readonly resolvedAt?: number | undefined;
  /** When its review became required, by a label that came later; epoch milliseconds. */
  readonly requiredAt?: number | undefined;
  /** What GitLab's paging says. */
  readonly paging?: 'triggered' | 'acknowledged' | 'resolved' | 'ignored' | undefined;
  readonly isCauseKnown?: boolean | undefined;
}

export interface LiveContext {
  readonly policy: Policy;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Other incidents, those that are over among them. */
  readonly others: readonly Incident[];
  readonly facts?: LiveFacts | undefined;
}

/** The hints of an incident, the most urgent first. A near miss happened to nobody, so that nothing of it is urgent. */
export function findLiveHints(incident: Incident, context: LiveContext): readonly LiveHint[] {
  if (incident.nearMiss) return [];
  return [
    checkAcknowledgement,
    checkManager,
    checkEscalation,
    checkStableTime,
    checkRecurrence,
    checkSustained,
  ].flatMap(hintOf => {
    const hint = hintOf(incident, context);
    return hint ? [hint] : [];
  });
}

interface WantedContext extends Pick<LiveContext, 'policy' | 'now'> {
  /** Where its review is there, or nobody knows, it does not matter since when it is required. */
  readonly hasReview?: boolean;
}

/** What can be asked for: GitLab's paging, its timeline for the cause, the history of the labels. */
export type LiveFactKind = 'paging' | 'cause' | 'labels';

/** What is worth asking for of an incident: only where the answer can change what is said of it. */
export function listWantedFacts(incident: Incident, context: WantedContext): readonly LiveFactKind[] {
  const { policy, now } = context;
  const kinds = findLiveHints(incident, { policy, now, others: [] }).map(({ kind }) => kind);
  return [
    ...(kinds.includes('not-acknowledged') ? (['paging'] as const) : []),
    ...(kinds.includes('not-escalated') ? (['cause'] as const) : []),
    ...(isHistoryWanted(incident, context) ? (['labels'] as const) : []),
  ];
}

/** Whether the next minute may change what is said of an incident. */
export function isClockRunning(incident: Incident, { policy, now }: Pick<LiveContext, 'policy' | 'now'>): boolean {
  if (incident.nearMiss) return false;
  return isLive(incident) || (incident.state === 'resolved' && isStableTimeOpen(incident, { policy, now }));
}

/** Since when it is resolved, and since when its review is required. */
function isHistoryWanted(incident: Incident, { policy, now, hasReview = false }: WantedContext): boolean {
  const { state } = incident;
  if (state === 'resolved' && isStableTimeOpen(incident, { policy, now })) return true;
  // What was closed without its review is asked for it all the same, and its day is the same as before.
  const isOver = state === 'resolved' || state === 'closed' || state.startsWith('review-');
  return isOver && !hasReview && findReviewReason(incident, policy) !== undefined;
}

/** Its resolution changed it, so that it was resolved at its last change at the latest. */
function isStableTimeOpen(incident: Incident, context: Pick<LiveContext, 'policy' | 'now'>): boolean {
  return (countStableMinutesLeft(incident, incident.updatedAt, context) ?? 0) > 0;
}

/** It goes on and hurts. */
function isLive({ state }: Incident): boolean {
  return state === 'open' || state === 'active';
}

function countMinutesSince(then: number, now: number): number {
  return Math.floor((now - then) / minuteMs);
}

/** (Handbook, Incident Management: an alert is acknowledged within 15 minutes.) */
function checkAcknowledgement(incident: Incident, { policy, now, facts }: LiveContext): LiveHint | undefined {
  const { acknowledgementMinutes: limit } = policy;
  const minutes = countMinutesSince(incident.createdAt, now);
  if (limit === undefined || !isLive(incident) || minutes <= limit) return undefined;
  const isTaken = incident.assignees.length > 0 || (facts?.paging !== undefined && facts.paging !== 'triggered');
  return isTaken ? undefined : { kind: 'not-acknowledged', minutes, limit };
}

/** (Handbook, Incident Management: after 30 minutes of looking for the cause the incident manager is engaged.) */
function checkEscalation(incident: Incident, { policy, now, facts }: LiveContext): LiveHint | undefined {
  const { escalationMinutes: limit } = policy;
  const minutes = countMinutesSince(incident.createdAt, now);
  if (limit === undefined || incident.state !== 'active' || facts?.isCauseKnown === true) return undefined;
  // An incident manager who engages assigns themselves beside the owner; without an owner the hint above says more.
  return minutes > limit && incident.assignees.length === 1 ? { kind: 'not-escalated', minutes, limit } : undefined;
}

/** (Handbook, Incident Management: a partial or full service disruption, and security, engage the incident manager.) */
function checkManager(incident: Incident, { policy }: LiveContext): LiveHint | undefined {
  if (!policy.managerForDisruptions || !isLive(incident) || incident.selfManaged) return undefined;
  if (incident.assignees.length !== 1) return undefined;
  const isDisruption = incident.severity === 1 || incident.security || incident.saysDisruption;
  return isDisruption ? { kind: 'no-manager' } : undefined;
}

/** Looked for in thousands of texts at once: the pattern alone takes ten times as long where the words are missing. */
export function hasDisruption(text: string): boolean {
  return text.toLowerCase().includes('service disruption') && /\bservice disruption\b/iu.test(text);
}

/** How many minutes an incident must still be stable before it may be closed; 0 where it may. Undefined: not known. */
export function countStableMinutesLeft(
  { severity, nearMiss }: Pick<Incident, 'severity' | 'nearMiss'>,
  resolvedAt: number | undefined,
  { policy, now }: Pick<LiveContext, 'policy' | 'now'>,
): number | undefined {
  const { closedStableMinutes: limit } = policy;
  if (limit === undefined || nearMiss || severity === undefined || severity > 2) return 0;
  if (resolvedAt === undefined) return undefined;
  const left = Math.ceil(limit - (now - resolvedAt) / minuteMs);
  // By a clock that was set back it is resolved in a time to come.
  return Math.min(limit, Math.max(0, left));
}

/** (Older handbook: severity 1 and 2 stay open until all has been stable for 30 minutes after the resolution.) */
function checkStableTime(incident: Incident, context: LiveContext): LiveHint | undefined {
  if (incident.state !== 'resolved') return undefined;
  const minutesLeft = countStableMinutesLeft(incident, context.facts?.resolvedAt, context);
  return minutesLeft === undefined || minutesLeft === 0 ? undefined : { kind: 'stable-time', minutesLeft };
}

/** That an incident came back, as the policy counts it; `others` are those that were closed. */
export function findRecurrence(
  incident: Incident,
  context: Pick<LiveContext, 'policy' | 'others'>,
): Extract<LiveHint, { kind: 'recurrence' }> | undefined {
  return incident.nearMiss ? undefined : checkRecurrence(incident, context);
}

/** (Older handbook: severity 2 or 3 within three hours after one that was closed becomes severity 2.) */
function checkRecurrence(
  incident: Incident,
  { policy, others }: Pick<LiveContext, 'policy' | 'others'>,
): Extract<LiveHint, { kind: 'recurrence' }> | undefined {
  const rule = policy.recurrenceUpgrade;
  const isEither = ({ severity, nearMiss }: Incident): boolean => (severity === 2 || severity === 3) && !nearMiss;
  if (!rule || !incident.opened || !isEither(incident) || (incident.severity ?? 4) <= rule.to) return undefined;
  const windowMs = rule.windowHours * hourMs;
  const earlier = others.find(other => {
    const gap = incident.createdAt - (other.closedAt ?? Number.NaN);
    return (
      isEither(other) &&
      other.movedTo === undefined &&
      gap >= 0 &&
      gap <= windowMs &&
      !isSameReference(other.reference, incident.reference)
    );
  });
  return earlier && { kind: 'recurrence', earlier: earlier.reference, hours: rule.windowHours, to: rule.to };
}

/** (Handbook, Incident Management: degraded and outage mean five minutes and more.) */
function checkSustained(incident: Incident, { policy, now }: LiveContext): LiveHint | undefined {
  const { sustainedMinutes: limit } = policy;
  const minutes = countMinutesSince(incident.createdAt, now);
  if (limit === undefined || !isLive(incident) || minutes >= limit) return undefined;
  return /\b(?:outage|degraded|degradation)\b/iu.test(incident.title)
    ? { kind: 'not-sustained', minutes, limit }
    : undefined;
}
