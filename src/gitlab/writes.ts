// Every write to an issue: sent once, by the project's number, without quick actions, and compared with the server's answer.
import { IssueLinks, Issues } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { IssueReference, Severity } from '../incident/model';
import { disarmQuickActions } from '../incident/quickActions';
import {
  checkAnswer,
  fieldOfSeverity,
  issue as issueSchema,
  readIssue,
  type AnyIssue,
  severityOfField,
} from './answers';
import type { Connection } from './connection';
import { findDifferences, type AskedFields, type Difference } from './differences';
import { readErrorData, GitLabError, isGitLabError } from './errors';
import type { ProjectsClient } from './projects';

/** The longest GitLab takes, in characters. */
export const longestTitle = 255;
export const longestDescription = 1_048_576;

interface NewIssue {
  readonly title: string;
  readonly description?: string;
  readonly type?: 'issue' | 'incident';
  /** Existing ones: GitLab creates what it does not know. */
  readonly labels?: readonly string[];
  readonly assigneeIds?: readonly number[];
  /** `YYYY-MM-DD`. */
  readonly dueDate?: string;
  readonly confidential?: boolean;
  /** Of incidents only; older servers pass over it. */
  readonly severity?: Severity;
}

/** What is absent stays as it is. */
export interface IssueChanges {
  readonly title?: string;
  readonly description?: string;
  readonly addLabels?: readonly string[];
  readonly removeLabels?: readonly string[];
  /** Replaces them; empty: nobody. */
  readonly assigneeIds?: readonly number[];
  /** Null: none. */
  readonly dueDate?: string | null;
  readonly confidential?: boolean;
  readonly opened?: boolean;
  readonly severity?: Severity;
}

export interface Written {
  /** As the server has it now. */
  readonly issue: AnyIssue;
  /** What was asked for and did not happen: GitLab drops without a word what one may not set. */
  readonly differences: readonly Difference[];
}

export interface WritesClient {
  createIssue(project: string, asked: NewIssue, signal: AbortSignal): Promise<Written>;
  /** At least one change. */
  updateIssue(issue: IssueReference, changes: IssueChanges, signal: AbortSignal): Promise<Written>;
  /** Relates two issues; resolves to `already-linked` where they are related already. */
  link(from: IssueReference, to: IssueReference, signal: AbortSignal): Promise<'linked' | 'already-linked'>;
}

const linkAnswer = v.object({ target_issue: v.object({ iid: v.number() }) });

/** The calls that change issues; they reject with a `GitLabError`. */
export function createWritesClient(connection: Connection, projects: ProjectsClient): WritesClient {
  const { options } = connection;

  function readWritten(answer: unknown, asked: AskedFields, at: { project: string; method: 'POST' | 'PUT' }): Written {
    const found = checkAnswer(issueSchema, answer, { what: 'issues', method: at.method });
    const issue = readIssue(found, { ...connection, ...at });
    // The field itself: a label that says it already must not hide that the field was not taken.
    const severity = severityOfField[(found.severity ?? '').toUpperCase()];
    return { issue, differences: findDifferences(asked, { ...issue, severity }) };
  }

  return {
    async createIssue(project, asked, signal) {
      const id = await projects.projectId(project, signal);
      const safe = requireSent(asked);
      return writeTo({ projects, project, signal }, async () => {
        const answer: unknown = await new Issues(options(signal)).create(id, safe.title, {
          ...makeFields(safe),
          ...(safe.type === undefined ? {} : { issueType: safe.type }),
          ...(safe.labels === undefined ? {} : { labels: joinLabels(safe.labels) }),
        });
        return readWritten(answer, safe, { project, method: 'POST' });
      });
    },

    async updateIssue(issue, changes, signal) {
      const id = await projects.projectId(issue.project, signal);
      const safe = requireSent(changes);
      return writeTo({ projects, project: issue.project, signal }, async () => {
        const answer: unknown = await new Issues(options(signal)).edit(id, issue.iid, changeFields(safe));
        return readWritten(answer, safe, { project: issue.project, method: 'PUT' });
      });
    },

    async link(from, to, signal) {
      const id = await projects.projectId(from.project, signal);
      const target = await projects.projectId(to.project, signal);
      try {
        const answer: unknown = await new IssueLinks(options(signal)).create(id, from.iid, target, to.iid, {
          linkType: 'relates_to',
        });
        checkAnswer(linkAnswer, answer, { what: 'links', method: 'POST' });
        return 'linked';
      } catch (error) {
        if (isGitLabError(error) && error.reason === 'conflict') return 'already-linked';
        throw error;
      }
    },
  };
}

/**
 * Writes once. GitLab refuses a change to an archived project without a word of why, so a refusal is looked into: the
 * reason becomes `archived` where that is it.
 */
async function writeTo<T>(
  { projects, project, signal }: { projects: ProjectsClient; project: string; signal: AbortSignal },
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isGitLabError(error) || error.reason !== 'no-permission') throw error;
    const archived = await projects.isArchived(project, signal).catch(() => false);
    throw archived ? new GitLabError({ ...readErrorData(error), reason: 'archived' }) : error;
  }
}

/** What really goes out: no quick action, no space around the title. */
function requireSent<T extends { readonly title?: string; readonly description?: string }>(asked: T): T {
  return {
    ...asked,
    ...(asked.title === undefined ? {} : { title: asked.title.trim() }),
    ...(asked.description === undefined ? {} : { description: disarmQuickActions(asked.description) }),
  };
}

/** GitLab has no label with a comma; such a name would be taken for two, and made. (app/models/label.rb) */
function joinLabels(names: readonly string[]): string {
  return names.filter(name => !name.includes(',')).join(',');
}

/** What only a change has, in gitbeaker's names. */
function changeFields({ title, addLabels, removeLabels, opened, ...rest }: IssueChanges): Record<string, unknown> {
  return {
    ...makeFields(rest),
    ...(title === undefined ? {} : { title }),
    // GitLab does not take a severity alone for a change.
    ...(addLabels === undefined && rest.severity === undefined ? {} : { addLabels: joinLabels(addLabels ?? []) }),
    ...(removeLabels === undefined ? {} : { removeLabels: joinLabels(removeLabels) }),
    ...(opened === undefined ? {} : { stateEvent: opened ? 'reopen' : 'close' }),
  };
}

/** What creating and changing have in common, in gitbeaker's names. An empty date is none. */
function makeFields({
  description,
  assigneeIds,
  dueDate,
  confidential,
  severity,
}: AskedFields): Record<string, unknown> {
  return {
    ...(description === undefined ? {} : { description }),
    ...(assigneeIds === undefined ? {} : { assigneeIds: [...assigneeIds] }),
    ...(dueDate === undefined ? {} : { dueDate: dueDate ?? '' }),
    ...(confidential === undefined ? {} : { confidential }),
    ...(severity === undefined ? {} : { severity: fieldOfSeverity[severity] }),
  };
}
