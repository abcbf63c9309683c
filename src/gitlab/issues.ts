// Reading issues: lists of the three kinds the product knows, one by its reference, and what an issue is linked to.
import { IssueLinks, Issues } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { CorrectiveAction, Incident, IssueReference, ReviewIssue } from '../incident/model';
import {
  checked,
  checkedPage,
  issue as issueSchema,
  issueFrom,
  reviewFrom,
  type AnyIssue,
  type IssueAnswer,
} from './answers';
import { pageOptions, type Connection, type Page, type PageRequest } from './connection';

/** One of `project` and `group`, each a full path. */
export type IssuePlace =
  { readonly project: string; readonly group?: undefined } | { readonly group: string; readonly project?: undefined };

export interface IssueFilter {
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
  /** Newest first by either; by creation the pages do not shift while somebody works. */
  readonly orderBy?: 'created' | 'updated' | undefined;
}

export type IssueQuery = IssuePlace & IssueFilter & PageRequest;

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
  /** Issues with the label of corrective actions. */
  correctiveActions(query: IssueQuery, signal: AbortSignal): Promise<Page<CorrectiveAction>>;
  /** Issues of any kind. */
  issues(query: IssueQuery, signal: AbortSignal): Promise<Page<AnyIssue>>;
  issue(reference: IssueReference, signal: AbortSignal): Promise<AnyIssue>;
  /** What an issue is linked to, all of it: GitLab does not page this list. Issues one may not see are left out. */
  links(reference: IssueReference, signal: AbortSignal): Promise<readonly IssueLink[]>;
}

export function issuesClient(connection: Connection): IssuesClient {
  const { options, inProject, names } = connection;

  function read(found: IssueAnswer, path?: string): AnyIssue {
    const issue = issueFrom(found, connection, path);
    connection.know({ id: issue.projectId, path: issue.reference.project });
    return issue;
  }

  async function list<T>(
    query: IssueQuery,
    extra: { readonly issueType?: string; readonly label?: string },
    map: (issue: AnyIssue) => T,
    signal: AbortSignal,
  ): Promise<Page<T>> {
    const labels = [...(extra.label === undefined ? [] : [extra.label]), ...(query.labels ?? [])];
    const filter = {
      orderBy: query.orderBy === 'updated' ? 'updated_at' : 'created_at',
      sort: 'desc',
      ...(query.opened === undefined ? {} : { state: query.opened ? 'opened' : 'closed' }),
      ...(extra.issueType === undefined ? {} : { issueType: extra.issueType }),
      ...(labels.length === 0 ? {} : { labels: labels.join(',') }),
      ...(query.search ? { search: query.search } : {}),
      ...(query.updatedAfter === undefined ? {} : { updatedAfter: new Date(query.updatedAfter).toISOString() }),
      ...(query.createdAfter === undefined ? {} : { createdAfter: new Date(query.createdAfter).toISOString() }),
      ...(query.createdByMe ? { scope: 'created_by_me' } : {}),
      ...pageOptions(query),
    };
    const page = (answer: unknown): Page<T> =>
      checkedPage(issueSchema, answer, 'issues', found => map(read(found, query.project)));
    if (query.project === undefined)
      return page(await new Issues(options(signal)).all({ groupId: query.group, ...filter }));
    return inProject(query.project, async at =>
      page(await new Issues(options(signal)).all({ projectId: at, ...filter })),
    );
  }

  return {
    async incidents(query, signal) {
      const { items, nextPage } = await list(query, { issueType: 'incident' }, issue => issue, signal);
      return { items: items.filter(issue => issue.kind === 'incident'), nextPage };
    },

    async reviews(query, signal) {
      return list(query, { label: names.review }, issue => reviewFrom(issue, connection.url), signal);
    },

    async correctiveActions(query, signal) {
      return list(query, { label: names.correctiveAction }, issue => ({ ...issue, kind: 'action' }), signal);
    },

    async issues(query, signal) {
      return list(query, {}, issue => issue, signal);
    },

    async issue(reference, signal) {
      return inProject(reference.project, async at => {
        const answer: unknown = await new Issues(options(signal)).show(reference.iid, { projectId: at });
        return read(checked(issueSchema, answer, 'issues'), reference.project);
      });
    },

    async links(reference, signal) {
      return inProject(reference.project, async at => {
        const answer: unknown = await new IssueLinks(options(signal)).all(at, reference.iid);
        return checked(v.array(link), answer, 'links').map(found => ({
          id: found.issue_link_id,
          type: found.link_type,
          issue: read(found),
        }));
      });
    },
  };
}
