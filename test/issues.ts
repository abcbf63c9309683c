// An incident and a review as they come from GitLab: a test says only what it is about.
import type { Incident, ReviewIssue, WithText } from '../src/incident/model';

const issue = {
  reference: { project: 'g/p', iid: 1 },
  projectId: 1,
  title: 'Down',
  description: '',
  opened: true,
  confidential: false,
  labels: [],
  assignees: [],
  author: undefined,
  createdAt: 0,
  updatedAt: 0,
  closedAt: undefined,
  dueDate: undefined,
  severity: undefined,
};

/** Active, and nobody's. */
export function makeIncident(over: Partial<WithText<Incident>> = {}): WithText<Incident> {
  return {
    ...issue,
    kind: 'incident',
    state: 'active',
    services: [],
    groups: [],
    reviewRequested: false,
    reviewDeclined: false,
    nearMiss: false,
    selfManaged: false,
    security: false,
    ...over,
  };
}

/** Of no incident, and nobody's. */
export function makeReview(over: Partial<WithText<ReviewIssue>> = {}): WithText<ReviewIssue> {
  return { ...issue, kind: 'review', incident: undefined, markerId: undefined, ...over };
}
