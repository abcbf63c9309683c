// The comments of an issue: read, and written without quick actions.
import { IssueNotes } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { IssueReference, User } from '../incident/model';
import { disarmQuickActions } from '../incident/quickActions';
import { checkAnswer, checkPage, instant, user } from './answers';
import { createPageOptions, type Connection, type Page, type PageRequest } from './connection';
import type { ProjectsClient } from './projects';

export interface Note {
  readonly id: number;
  readonly body: string;
  readonly author: User | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Written by GitLab itself. */
  readonly system: boolean;
  /** Only for members of the project. */
  readonly internal: boolean;
}

const note = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  body: v.nullish(v.string(), ''),
  author: v.nullish(user),
  created_at: instant,
  system: v.nullish(v.boolean(), false),
  internal: v.nullish(v.boolean(), false),
});

interface NotesQuery extends PageRequest {
  readonly newestFirst?: boolean;
  /** Without what GitLab itself noted, as far as the server knows to leave it out. */
  readonly onlyComments?: boolean;
}

interface NewNote {
  /** Markdown; a line that would be a quick action is escaped. */
  readonly body: string;
  /** Only for members of the project. */
  readonly internal?: boolean;
}

export interface NotesClient {
  /** Comments, the oldest first unless asked; what GitLab itself noted comes too. A page may hold fewer than it could. */
  notes(issue: IssueReference, query: NotesQuery, signal: AbortSignal): Promise<Page<Note>>;
  /** Written once: GitLab knows no key against doubles. */
  createNote(issue: IssueReference, asked: NewNote, signal: AbortSignal): Promise<Note>;
}

/** The calls about comments; they reject with a `GitLabError`. */
export function createNotesClient({ options, inProject }: Connection, projects: ProjectsClient): NotesClient {
  return {
    async notes(issue, query, signal) {
      return inProject(issue.project, async at => {
        const answer: unknown = await new IssueNotes(options(signal)).all(at, issue.iid, {
          sort: query.newestFirst ? 'desc' : 'asc',
          orderBy: 'created_at',
          ...(query.onlyComments ? { activityFilter: 'only_comments' } : {}),
          ...createPageOptions(query),
        });
        return checkPage({ item: note, answer, what: 'notes' }, readNote);
      });
    },

    async createNote(issue, { body, internal }, signal) {
      const id = await projects.projectId(issue.project, signal);
      const answer: unknown = await new IssueNotes(options(signal)).create(id, issue.iid, disarmQuickActions(body), {
        ...(internal === undefined ? {} : { internal }),
      });
      return readNote(checkAnswer(note, answer, { what: 'notes', method: 'POST' }));
    },
  };
}

function readNote({ created_at: createdAt, author, ...rest }: v.InferOutput<typeof note>): Note {
  return { ...rest, author: author ?? undefined, createdAt };
}
