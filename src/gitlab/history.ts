// What happened to an issue: when it was closed, and the merge requests that name it.
import { Issues, IssueStateEvents } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { IssueReference, User } from '../incident/model';
import { isProjectPath } from '../incident/reference';
import { checkPage, instant, user } from './answers';
import { createPageOptions, type Connection, type Page, type PageRequest } from './connection';

/** An issue that was closed or opened again. */
export interface StateChange {
  readonly id: number;
  readonly opened: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: User | undefined;
}

/** A merge request that an issue, or a comment of it, names. */
export interface RelatedMergeRequest {
  /** Full path of its project, and the number people see. */
  readonly project: string;
  readonly iid: number;
  readonly title: string;
  readonly state: 'opened' | 'closed' | 'locked' | 'merged';
  readonly createdAt: number;
  /** Epoch milliseconds; undefined while it is not merged. */
  readonly mergedAt: number | undefined;
  readonly author: User | undefined;
}

export interface HistoryClient {
  /** The oldest first. */
  stateChanges(issue: IssueReference, query: PageRequest, signal: AbortSignal): Promise<Page<StateChange>>;
  mergeRequests(issue: IssueReference, query: PageRequest, signal: AbortSignal): Promise<Page<RelatedMergeRequest>>;
}

const id = v.pipe(v.number(), v.safeInteger());
/** GitLab lists epics and milestones here too; they are no change of state. */
const stateEvent = v.object({ id, created_at: instant, user: v.nullish(user), state: v.string() });
const mergeRequest = v.object({
  iid: id,
  title: v.string(),
  state: v.picklist(['opened', 'closed', 'locked', 'merged']),
  created_at: instant,
  merged_at: v.nullish(instant),
  author: v.nullish(user),
  references: v.object({
    full: v.pipe(
      v.string(),
      v.transform(full => full.split('!')[0] ?? ''),
      v.check(isProjectPath),
    ),
  }),
});

/** The calls about what happened to an issue; they reject with a `GitLabError`. */
export function createHistoryClient({ options, inProject }: Connection): HistoryClient {
  return {
    async stateChanges({ project, iid }, query, signal) {
      return inProject(project, async at => {
        const answer: unknown = await new IssueStateEvents(options(signal)).all(at, iid, createPageOptions(query));
        return checkPage({ item: stateEvent, answer, what: 'resource_state_events' }, found => ({
          id: found.id,
          opened: found.state !== 'closed',
          at: found.created_at,
          by: found.user ?? undefined,
        }));
      });
    },

    async mergeRequests({ project, iid }, query, signal) {
      return inProject(project, async at => {
        const answer: unknown = await new Issues(options(signal)).allRelatedMergeRequests(
          at,
          iid,
          createPageOptions(query),
        );
        return checkPage({ item: mergeRequest, answer, what: 'related_merge_requests' }, found => ({
          project: found.references.full,
          iid: found.iid,
          title: found.title,
          state: found.state,
          createdAt: found.created_at,
          mergedAt: found.merged_at ?? undefined,
          author: found.author ?? undefined,
        }));
      });
    },
  };
}
