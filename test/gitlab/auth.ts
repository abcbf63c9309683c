// Who calls, by which token, and what the token's scopes allow.
import type { IncomingHttpHeaders } from 'node:http';
import type { Token } from './data';
import { Refusal, unauthorized } from './http';
import type { Store } from './store';

/** The token of a request; undefined where none was sent. // lib/gitlab/auth/auth_finders.rb */
export function tokenOf(store: Store, headers: IncomingHttpHeaders, query: string): Token | undefined {
  const asPersonal =
    [headers['private-token']].flat()[0] ?? new URLSearchParams(query).get('private_token') ?? undefined;
  const bearer = headers.authorization?.startsWith('Bearer ') === true ? headers.authorization.slice(7) : undefined;
  const value = asPersonal ?? bearer;
  if (value === undefined) return undefined;
  const token = store.tokens.find(each => each.value === value);
  // An OAuth token is looked for behind `Bearer` only; a personal one in both places.
  if (token === undefined || (asPersonal !== undefined && token.kind === 'oauth')) throw unauthorized();
  if (token.revoked) throw invalidToken('Token was revoked. You have to re-authorize from the user.');
  if (token.expiresAt !== null && Date.parse(token.expiresAt) <= store.now()) {
    throw invalidToken('Token is expired. You can either do re-authorization or token refresh.');
  }
  return token;
}

// lib/api/api_guard.rb: answers of Rack::OAuth2, with `error` instead of `message`
function invalidToken(description: string): Refusal {
  const header = `Bearer realm="The API", error="invalid_token", error_description="${description}"`;
  return new Refusal(401, { error: 'invalid_token', error_description: description }, { 'www-authenticate': header });
}

/** Refuses a token whose scopes do not reach. `read_api` reads, `api` does all. // lib/api/api.rb: allow_access_with_scope */
export function checkScope(token: Token, method: string, path: string): void {
  // Any token may look at itself. // lib/api/personal_access_tokens/self_information.rb
  if (path === '/personal_access_tokens/self') return;
  // GraphQL decides by operation, see resources/graphqlRoot.ts.
  const reading = method === 'GET' || method === 'HEAD' || path === 'web:/api/graphql';
  const enough = [
    'api',
    ...(reading ? ['read_api'] : []),
    ...(reading && path.startsWith('/user') ? ['read_user'] : []),
  ];
  if (token.scopes.some(scope => enough.includes(scope))) return;
  throw new Refusal(403, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: enough.join(' '),
  });
}
