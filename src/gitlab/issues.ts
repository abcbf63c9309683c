// Reading issues: lists of the three kinds the product knows, one by its reference, and what an issue is linked to.
import { IssueLinks, Issues } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { Incident, IssueReference, ReviewIssue } from '../incident/model';
import {
  checkAnswer,
  checkPage,
  issue as issueSchema,
  readIssue,
  readReview,
  type AnyIssue,
  type IssueAnswer,
} from './answers';
import { createPageOptions, type Connection, type Page, type PageRequest } from './connection';

/** One of `project` and `group`, each a full path. */
type IssuePlace =
  { readonly project: string; readonly group?: undefined } | { readonly group: string; readonly project?: undefined };

interface IssueFilter {
  /** Absent: open and closed ones. */
  readonly opened?: boolean | undefined;
  /** All of them, in the spelling of the project. */
  readonly labels?: readonly string[] | undefined;
  /** In title and description. GitLab allows few of these a minute. */
  readonly search?: string | undefined;
  /** Epoch milliseconds. */
  readonly updatedAfter?: number | undefined;
  readonly createdAfter?: number | undefined;
  readonly createdByMe?: boolean | undefined;
  readonly assignedToMe?: boolean | undefined;
  /** The due date is before today, by the server's clock. */
  readonly overdue?: boolean | undefined;
  /** Of one project, by their numbers; at most 100. */
  readonly iids?: readonly number[] | undefined;
  /** Newest first by either; by creation the pages do not shift while somebody works. */
  readonly orderBy?: 'created' | 'updated' | undefined;
}

type IssueQuery = IssuePlace & IssueFilter & PageRequest;

export interface IssueLink {
  readonly id: number;
  readonly type: 'relates_to' | 'blocks' | 'is_blocked_by';
  readonly issue: AnyIssue;
}

const link = v.object({
  ...issueSchema.entries,
  issue_link_id: v.pipe(v.number(), v.safeInteger()),
  link_type: v.picklist(['relates_to', 'blocks', 'is_blocked_by']),
});

export interface IssuesClient {
  incidents(query: IssueQuery, signal: AbortSignal): Promise<Page<Incident>>;
  /** Issues with the label of reviews. */
  reviews(query: IssueQuery, signal: AbortSignal): Promise<Page<ReviewIssue>>;
  /** Issues of any kind. */
  issues(query: IssueQuery, signal: AbortSignal): Promise<Page<AnyIssue>>;
  issue(reference: IssueReference, signal: AbortSignal): Promise<AnyIssue>;
  /** What an issue is linked to, all of it: GitLab does not page this list. Issues one may not see are left out. */
  links(reference: IssueReference, signal: AbortSignal): Promise<readonly IssueLink[]>;
}

/** What the lists differ in: the type that is asked for, and a label beside those of the query. */
interface ListKind {
  readonly issueType?: string;
  readonly label?: string;
}

/** The calls that read issues; they reject with a `GitLabError`. */
export function createIssuesClient(connection: Connection): IssuesClient {
  const { options, inProject, names } = connection;

  function convertIssue(found: IssueAnswer, project?: string): AnyIssue {
    const issue = readIssue(found, { ...connection, project });
    connection.know({ id: issue.projectId, path: issue.reference.project });
    if (typeof found.id === 'number') connection.knowIssue(issue.reference, found.id);
    return issue;
  }

  async function list(query: IssueQuery, kind: ListKind, signal: AbortSignal): Promise<Page<AnyIssue>> {
    const parameters = { ...makeFilter(query, kind), ...createPageOptions(query) };
    const all = async (place: { groupId: string } | { projectId: string | number }): Promise<Page<AnyIssue>> => {
      const answer: unknown = await new Issues(options(signal)).all({ ...place, ...parameters });
      return checkPage({ item: issueSchema, answer, what: 'issues' }, found => convertIssue(found, query.project));
    };
    return query.project === undefined
      ? all({ groupId: query.group })
      : inProject(query.project, at => all({ projectId: at }));
  }

  return {
    async incidents(query, signal) {
      const { items, nextPage } = await list(query, { issueType: 'incident' }, signal);
      return { items: items.filter(issue => issue.kind === 'incident'), nextPage };
    },

    async reviews(query, signal) {
      const { items, nextPage } = await list(query, { label: names.review }, signal);
      return { items: items.map(issue => readReview(issue, connection.url)), nextPage };
    },

    async issues(query, signal) {
      return list(query, {}, signal);
    },

    async issue(reference, signal) {
      return inProject(reference.project, async at => {
        const answer: unknown = await new Issues(options(signal)).show(reference.iid, { projectId: at });
        const asked = v.pipe(
          issueSchema,
          v.check(({ iid }) => iid === reference.iid),
        );
        return convertIssue(checkAnswer(asked, answer, { what: 'issues' }), reference.project);
      });
    },

    async links(reference, signal) {
      return inProject(reference.project, async at => {
        const answer: unknown = await new IssueLinks(options(signal)).all(at, reference.iid);
        return checkAnswer(v.array(link), answer, { what: 'links' }).map(found => ({
          id: found.issue_link_id,
          type: found.link_type,
          issue: convertIssue(found),
        }));
      });
    },
  };
}

/** A query in gitbeaker's names. */
function makeFilter(query: IssueQuery, { issueType, label }: ListKind): Record<string, string | number[]> {
  const labels = [...(label === undefined ? [] : [label]), ...(query.labels ?? [])];
  return {
    orderBy: query.orderBy === 'updated' ? 'updated_at' : 'created_at',
    sort: 'desc',
    ...(query.opened === undefined ? {} : { state: query.opened ? 'opened' : 'closed' }),
    ...(issueType === undefined ? {} : { issueType }),
    ...(labels.length === 0 ? {} : { labels: labels.join(',') }),
    ...(query.search ? { search: query.search } : {}),
    ...(query.updatedAfter === undefined ? {} : { updatedAfter: new Date(query.updatedAfter).toISOString() }),
    ...(query.createdAfter === undefined ? {} : { createdAfter: new Date(query.createdAfter).toISOString() }),
    ...(query.createdByMe ? { scope: 'created_by_me' } : {}),
    ...(query.assignedToMe ? { scope: 'assigned_to_me' } : {}),
    ...(query.overdue ? { dueDate: 'overdue' } : {}),
    ...(query.iids ? { iids: [...query.iids] } : {}),
  };
}
