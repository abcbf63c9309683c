// How far a review is: what is still missing weighs more once it is said to be complete.
import { type LabelNames, readState } from './labels';
import type { Incident, ReviewIssue } from './model';

/** A review and its incident, as far as they are known. */
interface ReviewPair {
  readonly incident: Incident | undefined;
  readonly review: ReviewIssue | undefined;
}

/** Whether the incident, or the review's own labels, say that the review is completed. */
export function isReviewCompleted({ incident, review }: ReviewPair, names: LabelNames): boolean {
  const own = review && readState(review.labels, review.opened, names);
  return incident?.state === 'review-completed' || own === 'review-completed';
}

/** `completing` where the review is completed and still open. */
export function readReviewStage(pair: ReviewPair, names: LabelNames): 'drafting' | 'completing' {
  return pair.review?.opened !== false && isReviewCompleted(pair, names) ? 'completing' : 'drafting';
}

/** Whether a review is closed, or its own labels say that it is completed. */
export function isReviewOver({ labels, opened }: Pick<ReviewIssue, 'labels' | 'opened'>, names: LabelNames): boolean {
  return !opened || readState(labels, opened, names) === 'review-completed';
}

/** The review among the issues that are linked with an incident: of several the first that is open, as its twin was closed. */
export function findLinkedReview<T extends { readonly kind: string; readonly opened: boolean }>(
  linked: readonly T[],
): Extract<T, { readonly kind: 'review' }> | undefined {
  const reviews = linked.filter((each): each is Extract<T, { readonly kind: 'review' }> => each.kind === 'review');
  return reviews.find(({ opened }) => opened) ?? reviews[0];
}
