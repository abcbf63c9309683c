// Who one is, what one's token may do, and who else is there.
import { PersonalAccessTokens, ProjectMembers, Users } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { User } from '../incident/model';
import { checkAnswer, checkPage, user } from './answers';
import { createPageOptions, type Connection, type Page, type PageRequest } from './connection';
import { isGitLabError } from './errors';

const token = v.object({ scopes: v.array(v.string()) });

export interface PeopleClient {
  currentUser(signal: AbortSignal): Promise<User>;
  /** What the token may do; undefined where only trying tells, as with one of OAuth. */
  canWrite(signal: AbortSignal): Promise<boolean | undefined>;
  /** Members of a project and of the groups above it; `search` in their names. */
  members(path: string, query: PageRequest & { readonly search?: string }, signal: AbortSignal): Promise<Page<User>>;
}

/** The calls about users and the token; they reject with a `GitLabError`. */
export function createPeopleClient({ options, inProject }: Connection): PeopleClient {
  async function readCurrentUser(signal: AbortSignal): Promise<User> {
    const answer: unknown = await new Users(options(signal)).showCurrentUser();
    return checkAnswer(user, answer, { what: 'user' });
  }

  return {
    currentUser: readCurrentUser,

    async canWrite(signal) {
      try {
        const answer: unknown = await new PersonalAccessTokens(options(signal)).show();
        return checkAnswer(token, answer, { what: 'personal_access_tokens' }).scopes.includes('api');
      } catch (error) {
        if (!isGitLabError(error)) throw error;
        if (['not-found', 'refused', 'scope-missing'].includes(error.kind)) return undefined;
        if (error.kind !== 'not-signed-in' || error.reason === 'bad-token') throw error;
        // GitLab answers 401 also to a good token of OAuth; only another call tells it from a bad one.
        await readCurrentUser(signal);
        return undefined;
      }
    },

    async members(path, query, signal) {
      return inProject(path, async at => {
        const answer: unknown = await new ProjectMembers(options(signal)).all(at, {
          includeInherited: true,
          ...(query.search ? { query: query.search } : {}),
          ...createPageOptions(query),
        });
        return checkPage({ item: user, answer, what: 'members' }, found => found);
      });
    },
  };
}
