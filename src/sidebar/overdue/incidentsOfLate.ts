// The incidents of late reviews that stand in no list at hand: that such a review is completed may be said by its incident alone.
import type { GitLab } from '../../gitlab/index';
import type { ReviewIssue } from '../../incident/model';
import { makeReferenceKey } from '../../incident/reference';
import { computeDue, type DueParts } from '../content';

/** GitLab gives so many in one page. */
const perPage = 100;

/** Keeps them in `ofLate`, for a request for each project; one that cannot be read leaves its reviews late. */
export async function readIncidentsOfLate(
  parts: DueParts,
  reviews: readonly ReviewIssue[],
  { gitlab, signal }: { readonly gitlab: Pick<GitLab, 'issues'>; readonly signal: AbortSignal },
): Promise<void> {
  const { incidents } = parts;
  const { ofLate } = incidents;
  const wanted = reviews.flatMap(review => {
    const { incident } = review;
    const isUnknown = incident && !incidents.findKnown(incident);
    return isUnknown && computeDue(parts, review)?.isOverdue ? [incident] : [];
  });
  const reading = [...new Set(wanted.map(({ project }) => project))].map(async project => {
    const iids = wanted.flatMap(each => (each.project === project ? each.iid : []));
    const { items } = await gitlab.issues({ project, iids, perPage }, signal);
    for (const issue of items) if (issue.kind === 'incident') ofLate.set(makeReferenceKey(issue.reference), issue);
  });
  await Promise.allSettled(reading);
}
