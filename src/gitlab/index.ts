// The face of this folder: one GitLab, its address and token fixed, every answer checked and in the product's own types.
import { defaultLabelNames, type LabelNames } from '../incident/labels';
import { createCodeOwnersClient, type CodeOwnersClient } from './codeOwners';
import { createConnection } from './connection';
import { createFormerVersionsClient, type FormerVersionsClient } from './formerVersions';
import { createDeploymentClient, type DeploymentClient } from './deployments';
import { createGroupsClient, type GroupsClient } from './groups';
import { createHistoryClient, type HistoryClient } from './history';
import { createIncidentEventsClient, type IncidentEventsClient } from './incidentEvents';
import { createIssuesClient, type IssuesClient } from './issues';
import { createLabelEventsClient, type LabelEventsClient } from './labelEvents';
import { createLabelsClient, type LabelsClient } from './labels';
import { createMovedIssuesClient, type MovedIssuesClient } from './movedIssues';
import { createNotesClient, type NotesClient } from './notes';
import { createOnCallClient, type OnCallClient } from './onCall';
import { createPeopleClient, type PeopleClient } from './people';
import { createProjectsClient, type ProjectsClient } from './projects';
import { createTransport, type TransportOptions } from './transport';
import { createUploadsClient, type UploadsClient } from './uploads';
import { createWritesClient, type WritesClient } from './writes';

export type { AnyIssue } from './answers';
export type { Page } from './connection';
export type { Deployment } from './deployments';
export type { DescriptionVersion } from './formerVersions';
export { GitLabError, isGitLabError } from './errors';
export type { GitLabErrorData } from './errors';
export type { RelatedMergeRequest, StateChange } from './history';
export type { EventTag, IncidentEvent, NewIncidentEvent } from './incidentEvents';
export type { IssueLink } from './issues';
export type { LabelChange } from './labelEvents';
export type { Label } from './labels';
export type { Note } from './notes';
export { isNotOffered } from './onCall';
export type { OnCallFields, PagingStatus } from './onCall';
export type { Upload } from './uploads';
export { longestDescription, longestTitle } from './writes';
export type { IssueChanges, Written } from './writes';

export interface GitLabOptions extends TransportOptions {
  /** How the team spells its labels; asked for in lists and read by meaning. */
  readonly labels?: LabelNames | undefined;
}

/**
 * Every call takes an `AbortSignal` and rejects with a `GitLabError`; lists are one request a page. Reads are tried
 * again at most twice where GitLab asks for it; writes never are.
 */
export interface GitLab
  extends
    CodeOwnersClient,
    FormerVersionsClient,
    PeopleClient,
    ProjectsClient,
    IssuesClient,
    MovedIssuesClient,
    NotesClient,
    OnCallClient,
    DeploymentClient,
    GroupsClient,
    HistoryClient,
    IncidentEventsClient,
    LabelEventsClient,
    LabelsClient,
    WritesClient,
    UploadsClient {
  /** As configured, for building addresses. */
  readonly url: string;
}

/** A client of one GitLab. Nothing is sent before the first call. */
export function createGitLab(options: GitLabOptions): GitLab {
  const connection = createConnection(options.url, options.labels ?? defaultLabelNames, createTransport(options));
  const projects = createProjectsClient(connection);
  return {
    url: options.url,
    ...createFormerVersionsClient(connection),
    ...createPeopleClient(connection),
    ...projects,
    ...createIssuesClient(connection),
    ...createCodeOwnersClient(connection),
    ...createMovedIssuesClient(connection),
    ...createNotesClient(connection, projects),
    ...createOnCallClient(connection),
    ...createDeploymentClient(connection),
    ...createGroupsClient(connection, projects),
    ...createHistoryClient(connection),
    ...createIncidentEventsClient(connection),
    ...createLabelEventsClient(connection),
    ...createLabelsClient(connection),
    ...createWritesClient(connection, projects),
    ...createUploadsClient(connection, projects),
  };
}
