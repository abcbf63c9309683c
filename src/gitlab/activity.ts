// What happened on an issue: comments, changes of labels and of its state.
import { IssueLabelEvents, IssueNotes, IssueStateEvents } from '@gitbeaker/rest';
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

export interface LabelEvent {
  /** Undefined where the label was deleted since. */
  readonly label: string | undefined;
  readonly action: 'add' | 'remove';
  readonly user: User | undefined;
  readonly createdAt: number;
}

export interface StateEvent {
  readonly state: 'closed' | 'reopened';
  readonly user: User | undefined;
  readonly createdAt: number;
}

export const note = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  body: v.nullish(v.string(), ''),
  author: v.nullish(user),
  created_at: instant,
  system: v.nullish(v.boolean(), false),
  internal: v.nullish(v.boolean(), false),
});

const labelEvent = v.object({
  label: v.nullish(v.object({ name: v.string() })),
  action: v.picklist(['add', 'remove']),
  user: v.nullish(user),
  created_at: instant,
});

const stateEvent = v.object({
  state: v.picklist(['closed', 'reopened']),
  user: v.nullish(user),
  created_at: instant,
});

export function noteFrom(answer: v.InferOutput<typeof note>): Note {
  const { created_at: createdAt, author, ...rest } = answer;
  return { ...rest, author: author ?? undefined, createdAt };
}

export interface NotesQuery extends PageRequest {
  readonly newestFirst?: boolean;
}

export interface ActivityClient {
  /** Comments, the oldest first unless asked; what GitLab itself noted comes too. A page may hold fewer than it could. */
  notes(issue: IssueReference, query: NotesQuery, signal: AbortSignal): Promise<Page<Note>>;
  /** When labels came and went, the oldest first. */
  labelEvents(issue: IssueReference, query: PageRequest, signal: AbortSignal): Promise<Page<LabelEvent>>;
  /** When it was closed and opened again, the oldest first. */
  stateEvents(issue: IssueReference, query: PageRequest, signal: AbortSignal): Promise<Page<StateEvent>>;
}

export function activityClient({ options, inProject }: Connection): ActivityClient {
  return {
    async notes(issue, query, signal) {
      return inProject(issue.project, async at => {
        const answer: unknown = await new IssueNotes(options(signal)).all(at, issue.iid, {
          sort: query.newestFirst ? 'desc' : 'asc',
          orderBy: 'created_at',
          ...pageOptions(query),
        });
        return checkedPage(note, answer, 'notes', noteFrom);
      });
    },

    async labelEvents(issue, query, signal) {
      return inProject(issue.project, async at => {
        const answer: unknown = await new IssueLabelEvents(options(signal)).all(at, issue.iid, pageOptions(query));
        return checkedPage(labelEvent, answer, 'resource_label_events', found => ({
          label: found.label?.name,
          action: found.action,
          user: found.user ?? undefined,
          createdAt: found.created_at,
        }));
      });
    },

    async stateEvents(issue, query, signal) {
      return inProject(issue.project, async at => {
        const answer: unknown = await new IssueStateEvents(options(signal)).all(at, issue.iid, pageOptions(query));
        return checkedPage(stateEvent, answer, 'resource_state_events', found => ({
          state: found.state,
          user: found.user ?? undefined,
          createdAt: found.created_at,
        }));
      });
    },
  };
}
