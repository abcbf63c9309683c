// Who one is, what one's token may do, and who else is there.
import { PersonalAccessTokens, ProjectMembers, Users } from '@gitbeaker/rest';
import * as v from 'valibot';
import type { User } from '../incident/model';
import { checked, checkedPage, user } from './answers';
import { pageOptions, type Connection, type Page, type PageRequest } from './connection';
import { isGitLabError } from './errors';

export interface TokenInfo {
  /** Undefined for a token that cannot be asked about, such as one of OAuth. */
  readonly scopes: readonly string[] | undefined;
  /** Its last day, `YYYY-MM-DD`. */
  readonly expiresAt: string | undefined;
  /** False: the product is read-only. Undefined: only trying tells. */
  readonly canWrite: boolean | undefined;
}

const token = v.object({ scopes: v.array(v.string()), expires_at: v.nullish(v.string()) });

export interface PeopleClient {
  currentUser(signal: AbortSignal): Promise<User>;
  tokenInfo(signal: AbortSignal): Promise<TokenInfo>;
  /** Members of a project and of the groups above it; `search` in their names. */
  members(path: string, query: PageRequest & { readonly search?: string }, signal: AbortSignal): Promise<Page<User>>;
}

export function peopleClient({ options, inProject }: Connection): PeopleClient {
  return {
    async currentUser(signal) {
      const answer: unknown = await new Users(options(signal)).showCurrentUser();
      return checked(user, answer, 'user');
    },

    async tokenInfo(signal) {
      try {
        const answer: unknown = await new PersonalAccessTokens(options(signal)).show();
        const { scopes, expires_at: expiresAt } = checked(token, answer, 'personal_access_tokens');
        return { scopes, expiresAt: expiresAt ?? undefined, canWrite: scopes.includes('api') };
      } catch (error) {
        if (!isGitLabError(error) || !['not-found', 'refused', 'scope-missing'].includes(error.kind)) throw error;
        return { scopes: undefined, expiresAt: undefined, canWrite: undefined };
      }
    },

    async members(path, query, signal) {
      return inProject(path, async at => {
        const answer: unknown = await new ProjectMembers(options(signal)).all(at, {
          includeInherited: true,
          ...(query.search ? { query: query.search } : {}),
          ...pageOptions(query),
        });
        return checkedPage(user, answer, 'members', found => found);
      });
    },
  };
}
