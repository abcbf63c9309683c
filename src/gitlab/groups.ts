// Groups: what holds projects, and other groups.
import { AccessLevel, Groups } from '@gitbeaker/rest';
import * as v from 'valibot';
import { checkAnswer, checkPage } from './answers';
import { createPageOptions, type Connection, type Page, type PageRequest } from './connection';
import type { ProjectsClient } from './projects';

/** A group as it is offered. */
interface GroupName {
  /** Full path. */
  readonly path: string;
  readonly name: string;
}

const groupName = v.pipe(
  v.object({ full_path: v.string(), name: v.string() }),
  v.transform(({ full_path: path, name }): GroupName => ({ path, name })),
);

export interface GroupsClient {
  /** True for the path of a group; rejects where there is neither a project nor a group. */
  isGroup(path: string, signal: AbortSignal): Promise<boolean>;
  /** Groups one is a member of; `search` in path and name. */
  groups(query: PageRequest & { readonly search?: string }, signal: AbortSignal): Promise<Page<GroupName>>;
}

/** The calls about groups; they reject with a `GitLabError`. */
export function createGroupsClient(
  { options, inPlace }: Connection,
  projects: Pick<ProjectsClient, 'project'>,
): GroupsClient {
  return {
    async isGroup(path, signal) {
      return inPlace(path, {
        project: async at => {
          if (typeof at === 'string') await projects.project(at, signal);
          return false;
        },
        group: async at => {
          const answer: unknown = await new Groups(options(signal)).show(at, { withProjects: false });
          checkAnswer(groupName, answer, { what: 'groups' });
          return true;
        },
      });
    },

    async groups(query, signal) {
      const answer: unknown = await new Groups(options(signal)).all<true, 'offset'>({
        minAccessLevel: AccessLevel.GUEST,
        ...(query.search ? { search: query.search } : {}),
        ...createPageOptions(query),
      });
      return checkPage({ item: groupName, answer, what: 'groups' }, found => found);
    },
  };
}
