// Reading issues: lists of the three kinds the product knows, one by its reference, and what an issue is linked to.
import { IssueLinks, Issues } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { Incident, IssueReference, ReviewIssue, WithText } from '../incident/model';
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
import { readPlaces } from './places';

/**
 * Full paths: of a project, of a group, or of several that may be either. Without any, what is anywhere on this server; that
 * needs one of `createdByMe` and `assignedToMe`.
 */
interface IssuePlace {
  readonly project?: string;
  readonly group?: string;
  readonly places?: readonly string[];
}

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
  readonly issue: AnyIssue;
}

const link = v.object({
  ...issueSchema.entries,
  issue_link_id: v.pipe(v.number(), v.safeInteger()),
});

export interface IssuesClient {
  incidents(query: IssueQuery, signal: AbortSignal): Promise<Page<WithText<Incident>>>;
  /** Issues with the label of reviews. */
  reviews(query: IssueQuery, signal: AbortSignal): Promise<Page<WithText<ReviewIssue>>>;
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

type IssueConverter = (found: IssueAnswer, project?: string) => AnyIssue;

/** Reads one page, also of several places together. */
function createLister(
  { options, inProject, inPlace }: Connection,
  convertIssue: IssueConverter,
): (query: IssueQuery, kind: ListKind, signal: AbortSignal) => Promise<Page<AnyIssue>> {
  /** Pages of each place, list by list. */
  const lengths = new Map<string, Map<string, number>>();
  return async (query, kind, signal) => {
    const parameters = { ...makeFilter(query, kind), ...createPageOptions(query) };
    const all = async (
      at: { groupId: string } | { projectId: string | number } | object,
      path?: string,
    ): Promise<Page<AnyIssue>> => {
      const answer: unknown = await new Issues(options(signal)).all({ ...at, ...parameters });
      return checkPage({ item: issueSchema, answer, what: 'issues' }, found => convertIssue(found, path));
    };
    const { project, group, places, page = 1 } = query;
    if (project !== undefined) return inProject(project, at => all({ projectId: at }, project));
    if (group !== undefined) return all({ groupId: group });
    if (places === undefined) return all({});
    const key = JSON.stringify({ ...parameters, page: 0, updatedAfter: '' });
    const known = lengths.get(key) ?? new Map<string, number>();
    lengths.set(key, known);
    return readPlaces({ places, page, lengths: known }, place =>
      inPlace(place, { project: at => all({ projectId: at }, place), group: path => all({ groupId: path }) }),
    );
  };
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

  const list = createLister(connection, convertIssue);

  return {
    async incidents(query, signal) {
      const { items, ...rest } = await list(query, { issueType: 'incident' }, signal);
      return { items: items.filter(issue => issue.kind === 'incident'), ...rest };
    },

    async reviews(query, signal) {
      const { items, ...rest } = await list(query, { label: names.review }, signal);
      return { items: items.map(issue => readReview(issue, connection.url)), ...rest };
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
