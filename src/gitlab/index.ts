// The face of this folder: one GitLab, its address and token fixed, every answer checked and in the product's own types.
import { defaultLabelNames, type LabelNames } from '../incident/labels';
import { activityClient, type ActivityClient } from './activity';
import { createConnection } from './connection';
import { issuesClient, type IssuesClient } from './issues';
import { labelsClient, type LabelsClient } from './labels';
import { peopleClient, type PeopleClient } from './people';
import { projectsClient, type ProjectsClient } from './projects';
import { createTransport, type TransportOptions } from './transport';
import { writesClient, type WritesClient } from './writes';

export type { LabelEvent, Note, StateEvent } from './activity';
export type { AnyIssue, OtherIssue } from './answers';
export type { Page, PageRequest } from './connection';
export { GitLabError, isGitLabError } from './errors';
export type { GitLabErrorData, GitLabErrorKind, GitLabErrorReason } from './errors';
export type { IssueFilter, IssueLink, IssuePlace, IssueQuery } from './issues';
export type { Label } from './labels';
export type { TokenInfo } from './people';
export type { TemplateName, TemplateText } from './projects';
export type { Difference } from './differences';
export type { Secret, TransportOptions } from './transport';
export { longestDescription, longestTitle } from './writes';
export type { IssueChanges, NewIssue, Upload, WritesClient, Written } from './writes';

export interface GitLabOptions extends TransportOptions {
  /** How the team spells its labels; asked for in lists and read by meaning. */
  readonly labels?: LabelNames | undefined;
}

/**
 * Every call takes an `AbortSignal` and rejects with a `GitLabError`; lists are one request a page. Reads are tried
 * again at most twice where GitLab asks for it; writes never are.
 */
export interface GitLab extends PeopleClient, ProjectsClient, IssuesClient, ActivityClient, LabelsClient, WritesClient {
  /** As configured, for building addresses. */
  readonly url: string;
}

export function createGitLab(options: GitLabOptions): GitLab {
  const connection = createConnection(options.url, options.labels ?? defaultLabelNames, createTransport(options));
  const projects = projectsClient(connection);
  return {
    url: options.url,
    ...peopleClient(connection),
    ...projects,
    ...issuesClient(connection),
    ...activityClient(connection),
    ...labelsClient(connection),
    ...writesClient(connection, projects),
  };
}
