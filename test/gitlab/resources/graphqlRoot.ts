// What the fields of GraphQL answer: an incident's severity, paging and timeline, and what descriptions were before.
import { access, type Issue, type Note, type Project, type Severity, type TimelineEvent } from '../data';
import type { Call } from '../http';
import { lengthOf } from '../params';
import { levelIn, mayReadIssue, mayReadPlace } from '../permissions';

// lib/gitlab/graphql/authorize/authorize_resource.rb
const noAccess =
  "The resource that you are attempting to access does not exist or you don't have permission to perform this action";

interface IssueInput {
  readonly projectPath: string;
  readonly iid: string;
}
interface EventInput {
  readonly incidentId: string;
  readonly note: string;
  readonly occurredAt: string;
  readonly timelineEventTagNames?: readonly string[] | null;
}

/** The fields of the root; a mutation needs a token that may write. */
export function rootOf(call: Call, writes: boolean): object {
  if (writes && call.token?.scopes.includes('api') !== true) {
    const refuse = (): never => {
      throw new Error(noAccess);
    };
    return { issueSetSeverity: refuse, timelineEventCreate: refuse };
  }
  return {
    project: ({ fullPath }: { readonly fullPath: string }) => projectNode(call, fullPath),
    issueSetSeverity: ({ input }: { readonly input: IssueInput & { readonly severity: string } }) =>
      setSeverity(call, input),
    timelineEventCreate: ({ input }: { readonly input: EventInput }) => createEvent(call, input),
  };
}

function projectNode(call: Call, fullPath: string): object | null {
  const project = call.store.project(fullPath);
  if (project === undefined || !mayReadPlace(call.store, project, call.user)) return null;
  return {
    id: `gid://gitlab/Project/${project.id}`,
    issue: ({ iid }: { readonly iid?: string | null }) => {
      const issue = call.store.issueOf(project, Number(iid));
      return issue !== undefined && mayReadIssue(call.store, issue, call.user) ? issueNode(call, issue) : null;
    },
    // app/graphql/types/repository_type.rb, app/graphql/types/repository/blob_type.rb
    repository: {
      blobs: ({ paths }: { readonly paths: readonly string[] }) => ({
        nodes: paths.flatMap(path => {
          const rawTextBlob = project.files?.[path];
          return rawTextBlob === undefined ? [] : [{ path, rawTextBlob }];
        }),
      }),
    },
    incidentManagementTimelineEvents: (asked: EventsAsked) => timelineOf(call, project, asked),
  };
}

function issueNode(call: Call, issue: Issue): object {
  return {
    // doc/user/work_items: the same issue has both names
    id: `gid://gitlab/${call.settings.workItems ? 'WorkItem' : 'Issue'}/${issue.id}`,
    iid: String(issue.iid),
    severity: issue.severity.toUpperCase(),
    movedTo: () => {
      const moved = issue.movedToId === undefined ? undefined : call.store.issue(issue.movedToId);
      return moved && mayReadIssue(call.store, moved, call.user) ? issueNode(call, moved) : null;
    },
    reference: ({ full = false }: { readonly full?: boolean }) =>
      `${full ? call.store.projectOf(issue).path : ''}#${issue.iid}`,
    escalationStatus: issue.paging?.toUpperCase() ?? null,
    notes: ({ last = 100 }: { readonly last?: number }) => ({
      nodes: call.store
        .notesOf(issue)
        .filter(({ system }) => system)
        .slice(-last)
        .map(note => noteNode(call, note)),
    }),
  };
}

// app/graphql/types/notes/system_note_metadata_type.rb, app/models/description_version.rb
function noteNode(call: Call, note: Note): object {
  const description = call.store.descriptionAfter(note);
  return {
    createdAt: isoTime(note.createdAt),
    author: userNode(call, note.authorId),
    systemNoteMetadata: { descriptionVersion: description === undefined ? null : { description } },
  };
}

interface EventsAsked {
  readonly incidentId: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

// app/graphql/types/base_object.rb: at most 100 a page
function timelineOf(call: Call, project: Project, { incidentId, first, after }: EventsAsked): object | null {
  const incident = incidentOf(call, incidentId);
  if (incident?.projectId !== project.id) return null;
  const all = call.store.timelineOf(incident);
  const from = Number(after ?? 0);
  const to = from + Math.min(first ?? 100, 100);
  return {
    nodes: all.slice(from, to).map(event => eventNode(call, event)),
    pageInfo: { hasNextPage: to < all.length, endCursor: String(Math.min(to, all.length)) },
  };
}

/** The issue of a global id such as `gid://gitlab/Issue/1201`; another kind of id is refused. // lib/gitlab/global_id.rb */
function incidentOf(call: Call, globalId: string): Issue | undefined {
  const [, id] = /^gid:\/\/gitlab\/Issue\/(\d+)$/u.exec(globalId) ?? [];
  if (id === undefined) throw new Error(`"${globalId}" does not represent an instance of Issue`);
  const issue = call.store.issue(Number(id));
  return issue !== undefined && mayReadIssue(call.store, issue, call.user) ? issue : undefined;
}

function eventNode(call: Call, event: TimelineEvent): object {
  return {
    id: `gid://gitlab/IncidentManagement::TimelineEvent/${event.id}`,
    note: event.note,
    action: 'comment',
    editable: true,
    occurredAt: isoTime(event.occurredAt),
    createdAt: isoTime(event.createdAt),
    author: userNode(call, event.authorId),
    timelineEventTags: { nodes: (event.tags ?? []).map(name => ({ name })) },
  };
}

function userNode(call: Call, userId: number): object {
  const { id, username, name } = call.store.user(userId);
  return { id: `gid://gitlab/User/${id}`, username, name };
}

/** The incident of a mutation, for who has the role. */
function writable(call: Call, incident: Issue | undefined, level: number): Issue {
  const { store, user } = call;
  const project = incident && store.projectOf(incident);
  if (incident === undefined || project === undefined || store.isArchived(project)) throw new Error(noAccess);
  if (!mayReadIssue(store, incident, user) || levelIn(store, project, user) < level) throw new Error(noAccess);
  return incident;
}

function named(call: Call, { projectPath, iid }: IssueInput): Issue | undefined {
  const project = call.store.project(projectPath);
  return project && call.store.issueOf(project, Number(iid));
}

// app/graphql/mutations/issues/set_severity.rb
function setSeverity(call: Call, input: IssueInput & { readonly severity: string }): object {
  const incident = writable(call, named(call, input), access.reporter);
  if (incident.type !== 'incident') return { issue: issueNode(call, incident), errors: [] };
  const severity = input.severity.toLowerCase() as Severity;
  return { issue: issueNode(call, call.store.changeIssue(incident.id, { severity }, call.user?.id ?? 0)), errors: [] };
}

// app/models/incident_management/timeline_event_tag.rb: made by GitLab where a project lacks them
const predefinedTags = [
  'Start time',
  'End time',
  'Impact detected',
  'Response initiated',
  'Impact mitigated',
  'Cause identified',
];
// app/models/incident_management/timeline_event.rb
const longestNote = 280;

// app/graphql/mutations/incident_management/timeline_event/create.rb
function createEvent(call: Call, input: EventInput): object {
  const incident = writable(call, incidentOf(call, input.incidentId), access.developer);
  const refused = (words: string): object => ({ timelineEvent: null, errors: [words] });
  const occurredAt = Date.parse(input.occurredAt);
  if (Number.isNaN(occurredAt)) return refused("Occurred at can't be blank");
  if (input.note.trim() === '') return refused("Timeline text can't be blank");
  if (lengthOf(input.note) > longestNote)
    return refused(`Timeline text is too long (maximum is ${longestNote} characters)`);
  const tags = input.timelineEventTagNames ?? [];
  const unknown = tags.filter(name => !predefinedTags.some(known => known.toLowerCase() === name.toLowerCase()));
  if (unknown.length > 0) return refused(`Following tags don't exist: ${JSON.stringify(unknown)}`);
  const event = call.store.addTimelineEvent(incident, {
    authorId: call.user?.id ?? 0,
    note: input.note,
    occurredAt,
    tags,
  });
  return { timelineEvent: eventNode(call, event), errors: [] };
}

const isoTime = (at: number): string => new Date(at).toISOString();
