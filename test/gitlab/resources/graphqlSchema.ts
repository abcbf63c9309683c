// The part of GitLab's GraphQL that this product may know: what is not here is refused as in a server that lacks it.
import { buildSchema, type GraphQLSchema } from 'graphql';
import type { Settings } from '../http';

// app/graphql/types/project_type.rb, app/graphql/types/issue_type.rb, app/graphql/types/notes/
const always = `
  scalar Time
  scalar UserID
  scalar IssueID
  type Query { project(fullPath: ID!): Project }
  type Project { id: ID!  issue(iid: String): Issue  repository: Repository }
  type Repository { blobs(paths: [String!]!, ref: String): RepositoryBlobConnection }
  type RepositoryBlobConnection { nodes: [RepositoryBlob] }
  type RepositoryBlob { path: String!  rawTextBlob: String }
  type UserCore { id: UserID!  username: String!  name: String! }
  enum IssuableSeverity { UNKNOWN LOW MEDIUM HIGH CRITICAL }
  enum NotesFilterType { ALL_NOTES ONLY_COMMENTS ONLY_ACTIVITY }
  type Issue {
    id: ID!
    iid: ID!
    severity: IssuableSeverity
    movedTo: Issue
    reference(full: Boolean): String!
    notes(first: Int, last: Int, filter: NotesFilterType): NoteConnection!
  }
  type NoteConnection { nodes: [Note] }
  type Note { createdAt: Time!  author: UserCore  systemNoteMetadata: SystemNoteMetadata }
  type SystemNoteMetadata { descriptionVersion: DescriptionVersion }
  type DescriptionVersion { description: String }
  type Mutation {
    issueSetSeverity(input: IssueSetSeverityInput!): IssueSetSeverityPayload
  }
  input IssueSetSeverityInput { projectPath: ID!  iid: String!  severity: IssuableSeverity! }
  type IssueSetSeverityPayload { issue: Issue  errors: [String!]! }
`;

// app/graphql/types/incident_management/, app/graphql/mutations/incident_management/timeline_event/
const since15 = `
  enum IssueEscalationStatus { TRIGGERED ACKNOWLEDGED RESOLVED IGNORED }
  extend type Issue { escalationStatus: IssueEscalationStatus }
  extend type Project {
    incidentManagementTimelineEvents(incidentId: IssueID!, first: Int, after: String): TimelineEventConnection
  }
  type PageInfo { hasNextPage: Boolean!  endCursor: String }
  type TimelineEventConnection { nodes: [TimelineEventType]  pageInfo: PageInfo! }
  type TimelineEventType {
    id: ID!
    note: String
    action: String!
    editable: Boolean!
    occurredAt: Time!
    createdAt: Time!
    author: UserCore
    timelineEventTags: TimelineEventTagConnection
  }
  type TimelineEventTagConnection { nodes: [TimelineEventTagType] }
  type TimelineEventTagType { name: String! }
  extend type Mutation {
    timelineEventCreate(input: TimelineEventCreateInput!): TimelineEventCreatePayload
  }
  input TimelineEventCreateInput {
    incidentId: IssueID!
    note: String!
    occurredAt: Time!
    timelineEventTagNames: [String!]
  }
  type TimelineEventCreatePayload { timelineEvent: TimelineEventType  errors: [String!]! }
`;

const schemas = { current: buildSchema(always + since15), old: buildSchema(always), off: undefined };

/** Undefined for a server that keeps GraphQL away from its users. */
export const schemaOf = (version: Settings['graphql']): GraphQLSchema | undefined => schemas[version];
