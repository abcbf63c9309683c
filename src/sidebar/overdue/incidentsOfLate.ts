// The incidents of late reviews that stand in no list at hand: that such a review is completed may be said by its incident alone.
import type { GitLab } from '../../gitlab/index';
import type { ReviewIssue } from '../../incident/model';
import { makeReferenceKey } from '../../incident/reference';
import { createLastingSignal } from '../../session/cancellation';
import { computeDue, type DueParts } from '../content';

/** GitLab gives so many in one page. */
const perPage = 100;

/** Keeps those that were not asked for yet, for a request for each project; one that cannot be read leaves its reviews late. */
export async function readIncidentsOfLate(
  parts: DueParts,
  reviews: readonly ReviewIssue[],
  findGitLab: () => Promise<Pick<GitLab, 'issues'>>,
): Promise<void> {
  const { incidents } = parts;
  const { ofLate } = incidents;
  const wanted = reviews.flatMap(review => {
    const { incident } = review;
    const isUnknown = incident && !ofLate.has(makeReferenceKey(incident)) && !incidents.findKnown(incident);
    return isUnknown && computeDue(parts, review)?.isOverdue ? [incident] : [];
  });
  for (const reference of wanted) ofLate.set(makeReferenceKey(reference), undefined);
  const reading = [...new Set(wanted.map(({ project }) => project))].map(async project => {
    const iids = wanted.flatMap(each => (each.project === project ? each.iid : []));
    const { items } = await (await findGitLab()).issues({ project, iids, perPage }, createLastingSignal());
    for (const issue of items) if (issue.kind === 'incident') ofLate.set(makeReferenceKey(issue.reference), issue);
  });
  await Promise.allSettled(reading);
}
