// Timeline events of an incident, which GitLab offers in GraphQL only: one query and one mutation, known by their field.
// app/graphql/mutations/incident_management/timeline_event/create.rb
import { access, type Issue, type TimelineEvent } from '../data';
import { caller } from '../find';
import { type Answer, type Call, isParams, type Params } from '../http';
import { hash, text } from '../params';
import { levelIn, mayReadIssue } from '../permissions';
import { userBasic } from '../present';
import type { Routes } from '../router';
import { listDescriptions } from './descriptions';

export const timelineRoutes: Routes = {
  // The values are read from `variables`, the whole event is answered whatever was selected.
  'POST web:/api/graphql': call => {
    const query = text(call.params, 'query') ?? '';
    const variables = hash(call.params, 'variables');
    if (query.includes('timelineEventCreate'))
      return create(call, isParams(variables['input']) ? variables['input'] : variables);
    if (query.includes('incidentManagementTimelineEvents')) return list(call, variables);
    if (query.includes('descriptionVersion')) return listDescriptions(call);
    return {
      status: 200,
      json: { errors: [{ message: 'The stand-in knows timeline events and descriptions only.' }] },
    };
  },
};

/** The issue of a global id such as `gid://gitlab/Issue/1201`. */
function incidentOf(call: Call, variables: Params): Issue | undefined {
  const id = Number(/\/(\d+)$/u.exec(text(variables, 'incidentId') ?? '')?.[1]);
  const issue = call.store.issue(id);
  return issue !== undefined && mayReadIssue(call.store, issue, call.user) ? issue : undefined;
}

function list(call: Call, variables: Params): Answer {
  const project = call.store.project(text(variables, 'fullPath') ?? '');
  const incident = incidentOf(call, variables);
  if (project === undefined || incident?.projectId !== project.id)
    return { status: 200, json: { data: { project: null } } };
  const nodes = call.store.timelineOf(incident).map(event => present(call, event));
  return { status: 200, json: { data: { project: { incidentManagementTimelineEvents: { nodes } } } } };
}

function create(call: Call, input: Params): Answer {
  const user = caller(call);
  const incident = incidentOf(call, input);
  const occurredAt = Date.parse(text(input, 'occurredAt') ?? '');
  const level = incident === undefined ? 0 : levelIn(call.store, call.store.projectOf(incident), user);
  // Developer upwards, with a token that may write.
  if (incident === undefined || level < access.developer || call.token?.scopes.includes('api') !== true) {
    const refusal =
      "The resource that you are attempting to access does not exist or you don't have permission to perform this action";
    return { status: 200, json: { data: { timelineEventCreate: null }, errors: [{ message: refusal }] } };
  }
  if (Number.isNaN(occurredAt)) {
    return {
      status: 200,
      json: { data: { timelineEventCreate: { timelineEvent: null, errors: ["Occurred at can't be blank"] } } },
    };
  }
  const event = call.store.addTimelineEvent(incident, user.id, text(input, 'note') ?? '', occurredAt);
  return { status: 200, json: { data: { timelineEventCreate: { timelineEvent: present(call, event), errors: [] } } } };
}

function present(call: Call, event: TimelineEvent): object {
  return {
    id: `gid://gitlab/IncidentManagement::TimelineEvent/${event.id}`,
    note: event.note,
    action: 'comment',
    editable: true,
    occurredAt: new Date(event.occurredAt).toISOString(),
    createdAt: new Date(event.createdAt).toISOString(),
    author: userBasic(call, event.authorId),
    timelineEventTags: { nodes: [] },
  };
}
