// The incident that the sample workspace's review is about, and what else it names, so that it can be saved to the stand-in GitLab.
import { addWorkingDays, formatUtcDate } from '../../src/incident/calendar';
import { sampleData } from '../gitlab';
import type { Data } from '../gitlab/data';
import { idOf, projectIds } from '../gitlab/sample/people';

const dayMs = 86_400_000;

/**
 * The sample without the titles that are written to break something, with the incident that the file names, resolved three
 * days ago, not confidential, and the two issues that it names.
 */
export function makeStartData(now: number): Data {
  const data = sampleData(now, []);
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
  const issueOfShop = {
    ...incident,
    projectId: projectIds.shop,
    type: 'issue' as const,
    severity: 'unknown' as const,
    labels: [],
  };
  const schedule = {
    ...issueOfShop,
    id: 990_031,
    iid: 31,
    title: 'Rebuild the search index in the evening, to make room for the backup',
    description: 'The backup takes all of the night.',
    state: 'closed' as const,
    closedAt: started - dayMs,
    closedById: idOf('chen.wei'),
    createdAt: started - 7 * dayMs,
    updatedAt: started - dayMs,
  };
  const action = {
    ...issueOfShop,
    id: 990_032,
    iid: 32,
    title: 'Run the job at night',
    description: 'Follows from the review of acme/production#12.',
    labels: ['corrective action'],
    dueDate: addWorkingDays(formatUtcDate(started), 15),
    createdAt: started + dayMs,
    updatedAt: started + dayMs,
  };
  return { ...data, issues: [...data.issues, incident, schedule, action] };
}
