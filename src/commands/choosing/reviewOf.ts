// The review of an incident as GitLab knows it, and what its day counts from.
import { findRequiredSince, findResolvedSince } from '../../incident/labelHistory';
import type { Incident, IssueReference, ReviewIssue } from '../../incident/model';
import type { DeadlineTimes } from '../../incident/reviewDeadline';
import { findLinkedReview } from '../../incident/reviewStage';
import { showReading } from '../../session/cancellation';
import { logError } from '../../session/log';
import { isCancelled } from '../../session/words/failures';
import type { CommandParts } from '../commandParts';

/** By the lists; where they have more than was read, by the incident's links. Undefined too where GitLab does not say. */
export async function findIncidentReview(
  { incidents, log }: CommandParts,
  incident: IssueReference,
): Promise<ReviewIssue | undefined> {
  const lists = [incidents.openReviews, incidents.completedReviews];
  await Promise.all(lists.map(list => list.load()));
  const known = incidents.findKnownReviewOf(incident);
  if (known || lists.every(({ isWhole }) => isWhole)) return known;
  try {
    const gitlab = await incidents.account.gitlab();
    const links = await showReading(signal => gitlab.links(incident, signal));
    return findLinkedReview(links.map(({ issue }) => issue));
  } catch (error) {
    if (isCancelled(error)) throw error;
    logError(log, 'links of an incident', error);
    return undefined;
  }
}

/** What the day on which a review is due counts from, as its row and its page have it; nothing where GitLab does not say. */
export async function readDeadlineTimes(
  { incidents, settings, log }: CommandParts,
  { reference }: Incident,
): Promise<DeadlineTimes> {
  try {
    const gitlab = await incidents.account.gitlab();
    const events = await showReading(signal => gitlab.labelEvents(reference, signal));
    const { labels } = settings.of();
    return {
      resolvedAt: findResolvedSince(events, labels),
      requiredAt: findRequiredSince(events, settings.policy(), labels),
    };
  } catch (error) {
    if (isCancelled(error)) throw error;
    // The review matters more than the day it is due.
    logError(log, 'history of labels', error);
    return {};
  }
}
