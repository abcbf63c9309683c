// Every write: sent once, by the project's number, without quick actions, and compared with what the server then says.
import { IssueLinks, IssueNotes, Issues, ProjectLabels, ProjectMarkdownUploads } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { IssueReference, Severity } from '../incident/model';
import { oneLine } from '../incident/foreignText';
import { withoutQuickActions } from '../incident/quickActions';
import { parseUpload, type UploadPath } from '../incident/upload';
import { note as noteSchema, noteFrom, type Note } from './activity';
import { checked, fieldOfSeverity, issue as issueSchema, issueFrom, type AnyIssue } from './answers';
import type { Connection } from './connection';
import { differencesOf, type Asked, type Difference } from './differences';
import { isGitLabError } from './errors';
import type { ProjectsClient } from './projects';

/** The longest GitLab takes, in characters. */
export const longestTitle = 255;
export const longestDescription = 1_048_576;

export interface NewIssue {
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

/** Absent: as it is. */
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

export interface Upload {
  /** From the project's root: `/uploads/…/picture.png`, to be written into a description. */
  readonly url: string;
  readonly markdown: string;
}

export interface WritesClient {
  createIssue(project: string, asked: NewIssue, signal: AbortSignal): Promise<Written>;
  /** At least one change. */
  updateIssue(issue: IssueReference, changes: IssueChanges, signal: AbortSignal): Promise<Written>;
  /** Relates two issues. That they are related already is as good. */
  link(from: IssueReference, to: IssueReference, signal: AbortSignal): Promise<'linked' | 'already-linked'>;
  /** `linkId` as `links` gives it. */
  unlink(issue: IssueReference, linkId: number, signal: AbortSignal): Promise<void>;
  /** A comment; `internal` only for members. */
  addNote(
    issue: IssueReference,
    body: string,
    options: { readonly internal?: boolean },
    signal: AbortSignal,
  ): Promise<Note>;
  /** Only where the person asked for the label. `color` as in CSS. */
  createLabel(project: string, name: string, color: string, signal: AbortSignal): Promise<void>;
  upload(
    project: string,
    file: { readonly name: string; readonly content: Blob },
    signal: AbortSignal,
  ): Promise<Upload>;
  /** The content of an upload. `type` is the server's word. */
  download(
    project: string,
    upload: UploadPath,
    signal: AbortSignal,
  ): Promise<{ readonly bytes: Uint8Array; readonly type: string }>;
}

const linkAnswer = v.object({ target_issue: v.object({ iid: v.number() }) });
const uploadAnswer = v.object({
  url: v.pipe(
    v.string(),
    v.check(url => parseUpload(url) !== undefined),
  ),
});
const fileAnswer = v.object({ bytes: v.instance(Uint8Array), type: v.string() });

export function writesClient(connection: Connection, projects: Pick<ProjectsClient, 'projectId'>): WritesClient {
  const { options } = connection;

  function written(answer: unknown, method: string, asked: Asked, project: string): Written {
    const issue = issueFrom(checked(issueSchema, answer, 'issues', method), connection, project, method);
    return { issue, differences: differencesOf(asked, issue) };
  }

  return {
    async createIssue(project, asked, signal) {
      const id = await projects.projectId(project, signal);
      const safe = sent(asked);
      const answer: unknown = await new Issues(options(signal)).create(id, safe.title, {
        ...fields(safe),
        ...(safe.type === undefined ? {} : { issueType: safe.type }),
        ...(safe.labels === undefined ? {} : { labels: safe.labels.join(',') }),
      });
      return written(answer, 'POST', safe, project);
    },

    async updateIssue(issue, changes, signal) {
      const id = await projects.projectId(issue.project, signal);
      const safe = sent(changes);
      const answer: unknown = await new Issues(options(signal)).edit(id, issue.iid, {
        ...fields(safe),
        ...(safe.title === undefined ? {} : { title: safe.title }),
        // GitLab does not take a severity alone for a change.
        ...(safe.addLabels === undefined && safe.severity === undefined
          ? {}
          : { addLabels: (safe.addLabels ?? []).join(',') }),
        ...(safe.removeLabels === undefined ? {} : { removeLabels: safe.removeLabels.join(',') }),
        ...(safe.opened === undefined ? {} : { stateEvent: safe.opened ? 'reopen' : 'close' }),
      });
      return written(answer, 'PUT', safe, issue.project);
    },

    async link(from, to, signal) {
      const id = await projects.projectId(from.project, signal);
      const target = await projects.projectId(to.project, signal);
      try {
        const answer: unknown = await new IssueLinks(options(signal)).create(id, from.iid, target, to.iid, {
          linkType: 'relates_to',
        });
        checked(linkAnswer, answer, 'links', 'POST');
        return 'linked';
      } catch (error) {
        if (isGitLabError(error) && error.reason === 'conflict') return 'already-linked';
        throw error;
      }
    },

    async unlink(issue, linkId, signal) {
      const id = await projects.projectId(issue.project, signal);
      await new IssueLinks(options(signal)).remove(id, issue.iid, linkId);
    },

    async addNote(issue, body, { internal = false }, signal) {
      const id = await projects.projectId(issue.project, signal);
      const answer: unknown = await new IssueNotes(options(signal)).create(id, issue.iid, withoutQuickActions(body), {
        ...(internal ? { internal } : {}),
      });
      return noteFrom(checked(noteSchema, answer, 'notes', 'POST'));
    },

    async createLabel(project, name, color, signal) {
      const id = await projects.projectId(project, signal);
      const answer: unknown = await new ProjectLabels(options(signal)).create(id, name, color);
      checked(v.object({ name: v.string() }), answer, 'labels', 'POST');
    },

    async upload(project, { name, content }, signal) {
      const id = await projects.projectId(project, signal);
      const answer: unknown = await new ProjectMarkdownUploads(options(signal)).create(id, { content, filename: name });
      const { url } = checked(uploadAnswer, answer, 'uploads', 'POST');
      return { url, markdown: `![${oneLine(name, 100).replaceAll(/[[\]\\<>]/gu, '')}](${url})` };
    },

    async download(project, { secret, filename }, signal) {
      const id = await projects.projectId(project, signal);
      const answer: unknown = await new ProjectMarkdownUploads(options(signal, 'file')).download(id, secret, filename);
      return checked(fileAnswer, answer, 'uploads');
    },
  };
}

/** What really goes out: no quick action, no space around the title. */
function sent<T extends { readonly title?: string; readonly description?: string }>(asked: T): T {
  return {
    ...asked,
    ...(asked.title === undefined ? {} : { title: asked.title.trim() }),
    ...(asked.description === undefined ? {} : { description: withoutQuickActions(asked.description) }),
  };
}

/** What creating and changing have in common, in gitbeaker's names. An empty date is none. */
function fields({ description, assigneeIds, dueDate, confidential, severity }: Asked): Record<string, unknown> {
  return {
    ...(description === undefined ? {} : { description }),
    ...(assigneeIds === undefined ? {} : { assigneeIds: [...assigneeIds] }),
    ...(dueDate === undefined ? {} : { dueDate: dueDate ?? '' }),
    ...(confidential === undefined ? {} : { confidential }),
    ...(severity === undefined ? {} : { severity: fieldOfSeverity[severity] }),
  };
}
