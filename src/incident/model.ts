// The plain data that travels between GitLab's answers, the lists, the tree and the review documents.

/** 1 is the most severe. GitLab's own field maps CRITICAL to 1 … LOW to 4; a severity label wins over it. */
export type Severity = 1 | 2 | 3 | 4;

/** The states in the order an incident takes them (handbook, Incident Workflow); `open` where no workflow label is set. */
export const workflowStates = [
  'open',
  'active',
  'mitigated',
  'resolved',
  'review-in-progress',
  'review-scheduled',
  'review-completed',
  'closed',
] as const;

export type WorkflowState = (typeof workflowStates)[number];

/** `project` is the full path (`group/project`), `iid` the number people see. */
export interface IssueReference {
  readonly project: string;
  readonly iid: number;
}

export interface User {
  readonly id: number;
  readonly username: string;
  readonly name: string;
}

/** What every issue of GitLab has that this product reads. Instants are epoch milliseconds, `dueDate` is `YYYY-MM-DD`. */
export interface Issue {
  readonly reference: IssueReference;
  readonly projectId: number;
  readonly title: string;
  readonly opened: boolean;
  readonly confidential: boolean;
  readonly labels: readonly string[];
  readonly assignees: readonly User[];
  readonly author: User | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly closedAt: number | undefined;
  readonly dueDate: string | undefined;
  /** Where somebody moved it to another project: GitLab's number of the issue that goes on. This one is closed. */
  readonly movedTo?: number | undefined;
  readonly severity: Severity | undefined;
  /** Known from an earlier session only: without its author, and nobody has asked whether it still is so. */
  readonly isRecalled?: true | undefined;
}

/** An issue as GitLab answered it. A list does not keep the text: thousands of them would fill the memory. */
export type WithText<T extends Issue> = T & { readonly description: string };

export interface Incident extends Issue {
  readonly kind: 'incident';
  readonly state: WorkflowState;
  /** Values of the scoped labels, without the scope: `Service::Checkout` gives `Checkout`. */
  readonly services: readonly string[];
  readonly groups: readonly string[];
  readonly reviewRequested: boolean;
  /** Somebody decided that it needs none. */
  readonly reviewDeclined: boolean;
  readonly nearMiss: boolean;
  readonly selfManaged: boolean;
  readonly security: boolean;
  /** Its title or its text speaks of a service disruption. */
  readonly saysDisruption?: boolean | undefined;
}

/** GitLab's issue that holds a review; the text of a review is a `ReviewDocument`. */
export interface ReviewIssue extends Issue {
  readonly kind: 'review';
  /** The incident its text names, from the marker or the incident field; links are read only when they are needed. */
  readonly incident: IssueReference | undefined;
  /** The `id` of the marker. */
  readonly markerId: string | undefined;
}

export interface CorrectiveAction extends Issue {
  readonly kind: 'action';
}

export interface Project {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly visibility: 'private' | 'internal' | 'public';
}
