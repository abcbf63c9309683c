// The comments of an issue.
import { IssueNotes } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { IssueReference, User } from '../incident/model';
import { checkedPage, instant, user } from './answers';
import { pageOptions, type Connection, type Page, type PageRequest } from './connection';

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
}

export interface NotesClient {
  /** Comments, the oldest first unless asked; what GitLab itself noted comes too. A page may hold fewer than it could. */
  notes(issue: IssueReference, query: NotesQuery, signal: AbortSignal): Promise<Page<Note>>;
}

/** The calls about comments; they reject with a `GitLabError`. */
export function notesClient({ options, inProject }: Connection): NotesClient {
  return {
    async notes(issue, query, signal) {
      return inProject(issue.project, async at => {
        const answer: unknown = await new IssueNotes(options(signal)).all(at, issue.iid, {
          sort: query.newestFirst ? 'desc' : 'asc',
          orderBy: 'created_at',
          ...pageOptions(query),
        });
        return checkedPage({ item: note, answer, what: 'notes' }, noteFrom);
      });
    },
  };
}

function noteFrom({ created_at: createdAt, author, ...rest }: v.InferOutput<typeof note>): Note {
  return { ...rest, author: author ?? undefined, createdAt };
}
