// The incidents of late reviews that stand in no list at hand: that such a review is completed may be said by its incident alone.
import type { GitLab } from '../../gitlab/index';
import type { ReviewIssue } from '../../incident/model';
import { makeReferenceKey } from '../../incident/reference';
import { computeDue, type DueParts } from '../content';

/** GitLab gives so many in one page. */
const perPage = 100;

/** The reviews, and who is asked of their incidents. */
interface LateReviews {
  readonly reviews: readonly ReviewIssue[];
  readonly gitlab: () => Promise<Pick<GitLab, 'issues'>>;
}

/** Keeps those that were not asked for yet, for a request for each project; one that cannot be read leaves its reviews late. */
export async function readIncidentsOfLate(
  parts: DueParts,
  { reviews, gitlab }: LateReviews,
  signal: AbortSignal,
): Promise<void> {
  const { incidents } = parts;
  const wanted = reviews.flatMap(review => {
    const { incident } = review;
    const isKnown = !incident || incidents.ofLate.has(makeReferenceKey(incident)) || incidents.findKnown(incident);
    return isKnown || computeDue(parts, review)?.isOverdue !== true ? [] : [incident];
  });
  for (const reference of wanted) incidents.ofLate.set(makeReferenceKey(reference), undefined);
  const projects = [...new Set(wanted.map(({ project }) => project))];
  const reading = projects.map(async project => {
    const iids = wanted.filter(each => each.project === project).map(({ iid }) => iid);
    const { items } = await (await gitlab()).issues({ project, iids: iids.slice(0, perPage), perPage }, signal);
    if (signal.aborted) return;
    for (const issue of items)
      if (issue.kind === 'incident') incidents.ofLate.set(makeReferenceKey(issue.reference), issue);
  });
  await Promise.allSettled(reading);
}
