// The incident that the sample workspace's review is about, so that the review can be saved to the stand-in GitLab.
import type { Data } from '../gitlab/data';
import { idOf, projectIds } from '../gitlab/sample/people';

const dayMs = 86_400_000;

/** The sample with the incident that the file names: resolved three days ago, not confidential, owned by who wrote it. */
export function withReviewedIncident(data: Data, now: number): Data {
  const like = data.issues.find(
    ({ projectId, type, state, labels, severity, confidential }) =>
      projectId === projectIds.production &&
      type === 'incident' &&
      state === 'opened' &&
      labels.includes('Incident::Resolved') &&
      severity === 'high' &&
      !confidential,
  );
  if (!like) throw new Error('the sample has no resolved incident of severity 2');
  const started = Math.floor(now / dayMs) * dayMs - 3 * dayMs + 18.25 * 3_600_000;
  const incident = {
    ...like,
    id: 990_012,
    iid: 12,
    title: 'Search was slow on the busiest evening of the month',
    description: 'Search of the shop needs up to nine seconds for an answer.',
    assigneeIds: [idOf('chen.wei')],
    createdAt: started,
    updatedAt: started,
  };
  return { ...data, issues: [...data.issues, incident] };
}
