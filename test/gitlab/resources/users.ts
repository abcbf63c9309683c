// Who one is, with what token, at what GitLab.
import { caller } from '../find';
import { unauthorized } from '../http';
import { page } from '../paging';
import { text } from '../params';
import { accessToken, currentUser, userBasic } from '../present';
import type { Routes } from '../router';

export const userRoutes: Routes = {
  'GET /user': call => ({ status: 200, json: currentUser(call, caller(call)) }),

  // lib/api/users.rb: `username` matches whole, `search` a part of name or username
  'GET /users': call => {
    caller(call);
    const username = text(call.params, 'username')?.toLowerCase();
    const search = text(call.params, 'search')?.toLowerCase();
    const found = call.store.users.filter(
      user =>
        (username === undefined || user.username.toLowerCase() === username) &&
        (search === undefined || `${user.username} ${user.name}`.toLowerCase().includes(search)),
    );
    return page(call, found, user => userBasic(call, user.id));
  },

  // lib/api/personal_access_tokens/self_information.rb: for personal, project and group tokens, not for OAuth
  'GET /personal_access_tokens/self': call => {
    caller(call);
    if (call.token === undefined || call.token.kind === 'oauth') throw unauthorized();
    return { status: 200, json: accessToken(call, call.token) };
  },

  // lib/api/metadata.rb; /version is its older sibling
  'GET /metadata': call => {
    caller(call);
    const kas = { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null };
    return { status: 200, json: { ...version, kas, enterprise: call.settings.tier === 'premium' } };
  },
  'GET /version': call => {
    caller(call);
    return { status: 200, json: version };
  },
};

const version = { version: '18.9.0-ee', revision: 'standin0000' };
