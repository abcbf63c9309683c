// How far a review is: what is still missing weighs more once it is said to be complete.
import { type LabelNames, readState } from './labels';
import type { Incident, ReviewIssue } from './model';

/** `completing` where the incident, or the review's own labels, say that the review is completed and it is still open. */
export function readReviewStage(
  { incident, review }: { readonly incident: Incident | undefined; readonly review: ReviewIssue | undefined },
  names: LabelNames,
): 'drafting' | 'completing' {
  if (review && !review.opened) return 'drafting';
  const states = [incident?.state, review && readState(review.labels, review.opened, names)];
  return states.includes('review-completed') ? 'completing' : 'drafting';
}

/** Whether a review is closed, or its own labels say that it is completed. */
export function isReviewOver({ labels, opened }: Pick<ReviewIssue, 'labels' | 'opened'>, names: LabelNames): boolean {
  return !opened || readState(labels, opened, names) === 'review-completed';
}
