// Which incidents need a review, and why not the others.
import { isSameLabel } from './labels';
import type { Incident } from './model';
import type { Policy } from './policy';
import { dayMs } from './units';

/** What decides about it. What is left out is not so. */
export type ReviewFacts = Pick<Incident, 'severity' | 'reviewRequested'> &
  Partial<Pick<Incident, 'reviewDeclined' | 'services' | 'movedTo'>>;

type ReviewPolicy = Pick<Policy, 'reviewSeverities' | 'unownedServices'>;

/** Why an incident needs a review: somebody asked for one, or its severity demands one. */
export type ReviewReason = 'requested' | 'severity';

/**
 * `needed`, or why none is: `severity`: nobody asked, and its severity demands none; `declined`: somebody decided that it
 * needs none; `unowned`: no team owns its services yet; `moved`: it goes on as another issue; `too-old`: it was declared before
 * the policy's window began.
 */
export type ReviewNeed =
  | { readonly kind: 'needed'; readonly why: ReviewReason }
  | { readonly kind: 'not-needed'; readonly why: 'severity' | 'declined' | 'unowned' | 'moved' | 'too-old' };

/**
 * Whether an incident needs a review. That somebody asked for one is named first: it is a decision about this incident,
 * the severity only a rule for all. A near miss is treated like any other incident, by the severity that it would have had.
 * (Handbook, Incident Review: severity 1 and 2, a label by which one asks, no reviews of services that nobody owns.)
 */
export function findReviewNeed(
  incident: ReviewFacts & Pick<Incident, 'createdAt'>,
  policy: ReviewPolicy & Pick<Policy, 'reviewWindowDays'>,
  now: number,
): ReviewNeed {
  const need = findNeedWhenever(incident, policy);
  const { reviewWindowDays: days } = policy;
  const isOld = days !== undefined && incident.createdAt < now - days * dayMs;
  return need.kind === 'needed' && isOld ? { kind: 'not-needed', why: 'too-old' } : need;
}

/** Why an incident needs a review, however long ago it was; undefined where it needs none. */
export function findReviewReason(incident: ReviewFacts, policy: ReviewPolicy): ReviewReason | undefined {
  const need = findNeedWhenever(incident, policy);
  return need.kind === 'needed' ? need.why : undefined;
}

/**
 * Why the review of an incident is waited for: one that still goes on is not yet asked for it, and one that was closed
 * without it is asked on, until it is reviewed, somebody decides that none is needed, or the policy's window is over.
 */
export function findAwaitedReview(
  incident: ReviewFacts & Pick<Incident, 'createdAt' | 'state'>,
  { policy, now }: { readonly policy: ReviewPolicy & Pick<Policy, 'reviewWindowDays'>; readonly now: number },
): ReviewReason | undefined {
  if (incident.state !== 'resolved' && incident.state !== 'closed') return undefined;
  const need = findReviewNeed(incident, policy, now);
  return need.kind === 'needed' ? need.why : undefined;
}

function findNeedWhenever(incident: ReviewFacts, policy: ReviewPolicy): ReviewNeed {
  const { severity, reviewRequested, reviewDeclined = false } = incident;
  if (incident.movedTo !== undefined) return { kind: 'not-needed', why: 'moved' };
  const bySeverity = severity !== undefined && policy.reviewSeverities.includes(severity);
  if (!reviewRequested && !bySeverity) return { kind: 'not-needed', why: 'severity' };
  // Who asks for one after all has looked at it later than who decided against it.
  if (reviewDeclined && !reviewRequested) return { kind: 'not-needed', why: 'declined' };
  if (isUnowned(incident, policy)) return { kind: 'not-needed', why: 'unowned' };
  return { kind: 'needed', why: reviewRequested ? 'requested' : 'severity' };
}

function isUnowned({ services = [] }: ReviewFacts, { unownedServices }: ReviewPolicy): boolean {
  return services.length > 0 && services.every(service => unownedServices.some(name => isSameLabel(name, service)));
}
