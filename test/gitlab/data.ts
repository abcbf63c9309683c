// What the stand-in holds: plain data, times in epoch milliseconds (UTC), days as YYYY-MM-DD.

type Visibility = 'private' | 'internal' | 'public';
export type Severity = 'unknown' | 'low' | 'medium' | 'high' | 'critical';
export type IssueType = 'issue' | 'incident' | 'test_case' | 'requirement' | 'task' | 'ticket';
export type LinkType = 'relates_to' | 'blocks';

/** Roles by GitLab's numbers. // lib/gitlab/access.rb */
export const access = { guest: 10, planner: 15, reporter: 20, developer: 30, maintainer: 40, owner: 50 } as const;
export type AccessLevel = (typeof access)[keyof typeof access];

export interface User {
  readonly id: number;
  readonly username: string;
  readonly name: string;
}

export interface Token {
  readonly id: number;
  readonly value: string;
  readonly name: string;
  /** A personal token goes in either header, an OAuth token only behind `Authorization: Bearer`. */
  readonly kind: 'personal' | 'oauth';
  readonly userId: number;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  /** Last day on which it works; null for no end. */
  readonly expiresAt: string | null;
  readonly revoked: boolean;
}

export interface Member {
  readonly userId: number;
  readonly level: AccessLevel;
  readonly since: number;
}

export interface Group {
  readonly id: number;
  /** Full path, such as `acme/platform`. */
  readonly path: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly members: readonly Member[];
}

export interface Project {
  readonly id: number;
  /** Full path, such as `acme/production`. */
  readonly path: string;
  /** Paths it had before it was moved or renamed. */
  readonly formerPaths: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly members: readonly Member[];
  readonly createdAt: number;
  /** Texts of its repository by their paths; the templates lie elsewhere. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
  /** The project or the group that owns it. */
  readonly owner: { readonly project: number } | { readonly group: number };
}

export interface Issue {
  readonly id: number;
  readonly iid: number;
  readonly projectId: number;
  readonly type: IssueType;
  readonly title: string;
  readonly description: string | null;
  readonly state: 'opened' | 'closed';
  /** Names, as the project and its groups have them. */
  readonly labels: readonly string[];
  readonly severity: Severity;
  /** Of an incident in a project that pages. */
  readonly paging?: 'triggered' | 'acknowledged' | 'resolved' | 'ignored';
  readonly confidential: boolean;
  readonly discussionLocked: boolean;
  readonly authorId: number;
  readonly assigneeIds: readonly number[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly closedAt: number | null;
  readonly closedById: number | null;
  readonly dueDate: string | null;
  /** The issue in another project that goes on with it; then this one is closed. */
  readonly movedToId?: number;
}

export interface IssueLink {
  readonly id: number;
  readonly sourceId: number;
  readonly targetId: number;
  readonly type: LinkType;
  readonly createdAt: number;
}

export interface Note {
  readonly id: number;
  readonly issueId: number;
  readonly authorId: number;
  readonly body: string;
  readonly system: boolean;
  readonly internal: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface LabelEvent {
  readonly id: number;
  readonly issueId: number;
  readonly userId: number;
  readonly label: string;
  readonly action: 'add' | 'remove';
  readonly createdAt: number;
}

export interface StateEvent {
  readonly id: number;
  readonly issueId: number;
  readonly userId: number;
  readonly state: 'closed' | 'reopened';
  readonly createdAt: number;
}

export interface TimelineEvent {
  readonly id: number;
  readonly issueId: number;
  readonly authorId: number;
  readonly note: string;
  readonly occurredAt: number;
  readonly createdAt: number;
  /** Names; absent: none. */
  readonly tags?: readonly string[];
}

/** A merge request that a comment of an issue, or the request itself, brings together with the issue. */
export interface MergeRequest {
  readonly id: number;
  readonly iid: number;
  readonly projectId: number;
  /** The issue that it is related to. */
  readonly issueId: number;
  readonly title: string;
  readonly authorId: number;
  readonly createdAt: number;
  /** Null while it is open. */
  readonly mergedAt: number | null;
}

/** A deployment that has come to its end; instants in epoch milliseconds. */
export interface Deployment {
  readonly id: number;
  readonly projectId: number;
  readonly ref: string;
  readonly environment: { readonly id: number; readonly name: string };
  readonly authorId: number;
  readonly createdAt: number;
  readonly finishedAt: number;
  /** Where something of it was changed after it was done. */
  readonly updatedAt?: number;
  readonly status: 'success' | 'failed';
}

/** A file of `.gitlab/issue_templates/`; its key is the file's name without `.md`. */
export interface IssueTemplate {
  readonly projectId: number;
  readonly key: string;
  readonly content: string;
}

export interface Upload {
  readonly id: number;
  readonly projectId: number;
  readonly secret: string;
  readonly filename: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** Everything a stand-in starts with. */
export interface Data {
  readonly users: readonly User[];
  readonly tokens: readonly Token[];
  readonly groups: readonly Group[];
  readonly projects: readonly Project[];
  readonly labels: readonly Label[];
  readonly issues: readonly Issue[];
  readonly links: readonly IssueLink[];
  readonly notes: readonly Note[];
  readonly labelEvents: readonly LabelEvent[];
  readonly stateEvents: readonly StateEvent[];
  readonly timelineEvents: readonly TimelineEvent[];
  readonly mergeRequests: readonly MergeRequest[];
  /** Without them no project deploys anything. */
  readonly deployments?: readonly Deployment[];
  readonly templates: readonly IssueTemplate[];
}
