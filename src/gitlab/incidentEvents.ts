// GitLab's own timeline of an incident: entries that people added. In GraphQL only.
import * as v from 'valibot';
import type { IssueReference, User } from '../incident/model';
import { instant } from './answers';
import type { Connection } from './connection';
import { askGraphql, globalNumber, globalUser, createNotFoundError } from './graphql';
import { isNotOffered } from './onCall';
import type { Connect } from './transport';

/** One entry of GitLab's timeline of an incident. */
export interface IncidentEvent {
  /** GitLab's global id. */
  readonly id: string;
  /** Markdown, as somebody wrote it. */
  readonly note: string;
  /** Epoch milliseconds; whole minutes where GitLab's page was used. */
  readonly occurredAt: number;
  readonly createdAt: number;
  readonly author: User | undefined;
  /** GitLab's names of milestones: `Start time`. */
  readonly tags: readonly string[];
}

export interface NewIncidentEvent {
  readonly note: string;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  readonly tags?: readonly EventTag[];
}

/** GitLab makes these itself where a project lacks them. (app/models/incident_management/timeline_event_tag.rb) */
export type EventTag =
  | 'Start time'
  | 'End time'
  | 'Impact detected'
  | 'Response initiated'
  | 'Impact mitigated'
  | 'Cause identified';

export interface IncidentEventsClient {
  /** The whole timeline by time, a request for each 100 after one for the incident's id; undefined where there is none. */
  incidentEvents(incident: IssueReference, signal: AbortSignal): Promise<readonly IncidentEvent[] | undefined>;
  /** Written once: GitLab knows no key against doubles. Rejects with what `isNotOffered` holds for where there is none. */
  createIncidentEvent(incident: IssueReference, event: NewIncidentEvent, signal: AbortSignal): Promise<IncidentEvent>;
}

const mostPages = 20;

const fields = 'id note occurredAt createdAt author { id username name } timelineEventTags { nodes { name } }';
const idQuery = 'query incidentId($path: ID!, $iid: String!) { project(fullPath: $path) { issue(iid: $iid) { id } } }';
const listQuery = `query incidentEvents($path: ID!, $incident: IssueID!, $after: String) {
  project(fullPath: $path) { incidentManagementTimelineEvents(incidentId: $incident, first: 100, after: $after) {
    nodes { ${fields} } pageInfo { hasNextPage endCursor }
  } }
}`;
const createMutation = `mutation createIncidentEvent($incident: IssueID!, $note: String!, $time: Time!, $tags: [String!]) {
  timelineEventCreate(input: { incidentId: $incident, note: $note, occurredAt: $time, timelineEventTagNames: $tags }) {
    timelineEvent { ${fields} } errors
  }
}`;

/** GitLab turns incidents into work items (`gid://gitlab/WorkItem/7`); the timeline knows both as `gid://gitlab/Issue/7`. */
const idData = v.object({
  project: v.nullable(v.object({ issue: v.nullable(v.object({ id: globalNumber })) })),
});
const event = v.pipe(
  v.object({
    id: v.string(),
    note: v.nullish(v.string(), ''),
    occurredAt: instant,
    createdAt: instant,
    author: v.nullish(globalUser),
    timelineEventTags: v.nullish(v.object({ nodes: v.array(v.object({ name: v.string() })) })),
  }),
  v.transform(({ author, timelineEventTags, ...rest }): IncidentEvent => ({
    ...rest,
    author: author ?? undefined,
    tags: timelineEventTags?.nodes.map(({ name }) => name) ?? [],
  })),
);
const eventPage = v.object({
  nodes: v.array(event),
  pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullish(v.string()) }),
});
type EventPage = v.InferOutput<typeof eventPage>;
const listData = v.object({
  project: v.nullable(v.object({ incidentManagementTimelineEvents: v.nullable(eventPage) })),
});
const createData = v.object({ timelineEventCreate: v.nullable(v.object({ timelineEvent: v.nullable(event) })) });

/** The calls about the timeline of incidents; they reject with a `GitLabError`. */
export function createIncidentEventsClient({ options, idOfIssue, knowIssue }: Connection): IncidentEventsClient {
  async function readIncidentId(incident: IssueReference, signal: AbortSignal): Promise<string> {
    const known = idOfIssue(incident);
    if (known !== undefined) return `gid://gitlab/Issue/${known}`;
    const variables = { path: incident.project, iid: String(incident.iid) };
    const { project } = await askGraphql(options, { document: idQuery, variables, data: idData }, signal);
    if (!project?.issue) throw createNotFoundError();
    knowIssue(incident, project.issue.id);
    return readIncidentId(incident, signal);
  }

  async function list(incident: IssueReference, signal: AbortSignal): Promise<readonly IncidentEvent[]> {
    const found: IncidentEvent[] = [];
    const id = await readIncidentId(incident, signal);
    let after: string | undefined;
    for (let page = 1; page <= mostPages; page += 1) {
      const { nodes, pageInfo }: EventPage = await readPageAfter(
        options,
        { path: incident.project, incident: id, after: after ?? null },
        signal,
      );
      found.push(...nodes);
      // A server that answers with the same cursor again would be asked for ever.
      if (!pageInfo.hasNextPage || !pageInfo.endCursor || pageInfo.endCursor === after) break;
      after = pageInfo.endCursor;
    }
    return found.toSorted((one, other) => one.occurredAt - other.occurredAt);
  }

  return {
    async incidentEvents(incident, signal) {
      try {
        return await list(incident, signal);
      } catch (error) {
        if (!isNotOffered(error)) throw error;
        return undefined;
      }
    },

    async createIncidentEvent(incident, { note, occurredAt, tags = [] }, signal) {
      const variables = {
        incident: await readIncidentId(incident, signal),
        note,
        time: new Date(occurredAt).toISOString(),
        tags,
      };
      const call = { document: createMutation, variables, data: createData };
      const { timelineEventCreate: answer } = await askGraphql(options, call, signal);
      if (!answer?.timelineEvent) throw createNotFoundError();
      return answer.timelineEvent;
    },
  };
}

async function readPageAfter(
  connect: Connect,
  variables: { readonly path: string; readonly incident: string; readonly after: string | null },
  signal: AbortSignal,
): Promise<EventPage> {
  const { project } = await askGraphql(connect, { document: listQuery, variables, data: listData }, signal);
  if (!project?.incidentManagementTimelineEvents) throw createNotFoundError();
  return project.incidentManagementTimelineEvents;
}
