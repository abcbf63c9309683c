// The sample: a shop, its people, and two months of incidents in every state. The same `now` gives the same data.
import type { Data } from '../data';
import { closedIncidents } from './closedIncidents';
import { numbered } from './draft';
import { hostileIncidents } from './hostileIncidents';
import { draftsOf } from './incidentDraft';
import { labels } from './labels';
import { openIncidents } from './openIncidents';
import { otherIssues } from './otherIssues';
import { groups, projectIds, projects, tokens, users } from './people';
import { reviewedIncidents } from './reviewedIncidents';
import incidentReview from './templates/incident-review.md';
import incident from './templates/incident.md';
import type { Story } from './story';
import postmortem from './templates/postmortem.md';

export { projectIds, sampleTokens } from './people';

/** `now` in epoch milliseconds; everything lies before it. `more` are incidents whose titles try to break something, unless given. */
export function sampleData(now: number, more: readonly Story[] = hostileIncidents): Data {
  const stories = [...openIncidents, ...reviewedIncidents, ...closedIncidents, ...more];
  const drafts = [...stories.flatMap((story, index) => draftsOf(story, index, now)), ...otherIssues(now)];
  const firstIid = {
    [projectIds.production]: 1201,
    [projectIds.shop]: 311,
    [projectIds.runbooks]: 41,
    [projectIds.secrets]: 7,
    [projectIds.cranes]: 21,
    [projectIds.ferries]: 31,
  };
  return {
    users,
    groups,
    projects,
    labels,
    tokens: tokens(now),
    deployments: [
      {
        id: 7001,
        projectId: projectIds.shop,
        ref: 'v4.18',
        environment: { id: 3, name: 'production' },
        authorId: 1,
        createdAt: now - 26 * 3_600_000,
        finishedAt: now - 26 * 3_600_000 + 240_000,
        status: 'success',
      },
    ],
    templates: [
      { projectId: projectIds.production, key: 'Incident', content: incident },
      { projectId: projectIds.production, key: 'Incident Review', content: incidentReview },
      { projectId: projectIds.shop, key: 'Postmortem', content: postmortem },
    ],
    ...numbered(drafts, firstIid),
  };
}
