// What the clients of the resources share: how to reach GitLab, and which number a project's path stands for.
import type { LabelNames } from '../incident/labels';
import type { IssueReference, Project } from '../incident/model';
import { makeReferenceKey } from '../incident/reference';
import { isGitLabError } from './errors';
import type { Connect } from './transport';

/** One page of a list; `nextPage` is undefined on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPage: number | undefined;
  /** Of several projects or groups that were read together, the first that could not be read. */
  readonly failed?: FailedPlace | undefined;
}

interface FailedPlace {
  /** Full path. */
  readonly place: string;
  readonly error: unknown;
}

/** Counted from 1; at most 100 a page. */
export interface PageRequest {
  readonly page?: number | undefined;
  readonly perPage?: number | undefined;
}

/** How one reads in a project, by its path or number, and in a group, by its path. */
interface PlaceReading<T> {
  readonly project: (pathOrId: string | number) => Promise<T>;
  readonly group: (path: string) => Promise<T>;
}

export interface Connection {
  readonly url: string;
  readonly names: LabelNames;
  /** What a resource class of gitbeaker is constructed with, for one call. */
  readonly options: Connect;
  /** Reads in a project by its path, or by its number once that is known. */
  readonly inProject: <T>(path: string, read: (pathOrId: string | number) => Promise<T>) => Promise<T>;
  /** Reads in what a path names: a project, or the group that is there where GitLab knows no such project. */
  readonly inPlace: <T>(path: string, read: PlaceReading<T>) => Promise<T>;
  /** Remembers the number of a path. */
  readonly know: (project: Pick<Project, 'id' | 'path'>) => void;
  /** The number of a path where it is known. */
  readonly idOf: (path: string) => number | undefined;
  /** Remembers the number that an issue has in all of GitLab, which GraphQL asks for. */
  readonly knowIssue: (issue: IssueReference, id: number) => void;
  readonly idOfIssue: (issue: IssueReference) => number | undefined;
}

/** A connection without any project known yet. `options` are those of one transport. */
export function createConnection(url: string, names: LabelNames, options: Connect): Connection {
  const ids = new Map<string, number>();
  const issueIds = new Map<string, number>();
  const groups = new Set<string>();
  const inProject: Connection['inProject'] = async (path, read) =>
    followMove(ids.get(path) ?? path, at => {
      if (typeof at === 'number') ids.set(path, at);
      return read(at);
    });
  return {
    url,
    names,
    options,
    idOf: path => ids.get(path),
    know: ({ id, path }) => ids.set(path, id),
    idOfIssue: issue => issueIds.get(makeReferenceKey(issue)),
    knowIssue: (issue, id) => issueIds.set(makeReferenceKey(issue), id),
    inProject,
    inPlace: async (path, read) => {
      // Nothing but a group has a path of one name.
      if (groups.has(path) || !path.includes('/')) return read.group(path);
      try {
        return await inProject(path, at => read.project(at));
      } catch (error) {
        if (!isMissing(error)) throw error;
        const found = await read.group(path).catch((ofGroup: unknown) => {
          throw isMissing(ofGroup) ? error : ofGroup;
        });
        groups.add(path);
        return found;
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return isGitLabError(error) && error.kind === 'not-found';
}

/** A project that was moved since is asked once more, by its number. */
export async function followMove<T>(at: string | number, read: (pathOrId: string | number) => Promise<T>): Promise<T> {
  try {
    return await read(at);
  } catch (error) {
    if (!isGitLabError(error) || error.movedTo === undefined || error.movedTo === at) throw error;
    return await read(error.movedTo);
  }
}

/** gitbeaker's options for one page; without a `page` it would read on to the end. */
export function createPageOptions({ page = 1, perPage = 100 }: PageRequest): {
  readonly page: number;
  readonly perPage: number;
  readonly showExpanded: true;
} {
  return { page, perPage, showExpanded: true };
}
