// Projects, groups and who belongs to them.
import type { Group, Member, Project } from '../data';
import { groupOf, projectOf } from '../find';
import type { Call } from '../http';
import { page } from '../paging';
import { boolean, integer, oneOf, text } from '../params';
import { levelIn, mayReadPlace } from '../permissions';
import { group, member, project } from '../present';
import type { Routes } from '../router';

export const projectRoutes: Routes = {
  // lib/api/projects.rb: without a token the public ones; newest first, or where something happened last
  'GET /projects': call => {
    const { store, params, user } = call;
    const search = text(params, 'search')?.toLowerCase();
    const least = integer(params, 'min_access_level') ?? (boolean(params, 'membership') === true ? 1 : 0);
    const visibility = oneOf(params, 'visibility', ['private', 'internal', 'public']);
    const order = oneOf(params, 'order_by', [
      'id',
      'name',
      'path',
      'created_at',
      'updated_at',
      'star_count',
      'last_activity_at',
      'similarity',
    ]);
    const found = store.projects.filter(
      each =>
        mayReadPlace(store, each, user) &&
        levelIn(store, each, user) >= least &&
        (visibility === undefined || each.visibility === visibility) &&
        (search === undefined || searchable(call, each).includes(search)),
    );
    const lastActive = (each: Project): number =>
      Math.max(0, ...store.allIssues().flatMap(({ projectId, updatedAt }) => (projectId === each.id ? updatedAt : [])));
    const rank = (each: Project): number => (order === 'last_activity_at' ? lastActive(each) : 0);
    return page(
      call,
      [...found].sort((a, b) => rank(b) - rank(a) || b.createdAt - a.createdAt || b.id - a.id),
      each => project(call, each),
    );
  },

  'GET /projects/:id': call => ({ status: 200, json: project(call, projectOf(call)) }),

  // lib/api/members.rb: `members` are the direct ones, `members/all` the inherited ones too
  'GET /projects/:id/members': call => members(call, projectOf(call).members),
  'GET /projects/:id/members/all': call => members(call, withInherited(call, projectOf(call))),

  // lib/api/groups.rb: with `min_access_level` those one is a member of
  'GET /groups': call => {
    const { store, params, user } = call;
    const search = text(params, 'search')?.toLowerCase() ?? '';
    const least = integer(params, 'min_access_level') ?? 0;
    const found = store.groups.filter(
      each =>
        mayReadPlace(store, each, user) &&
        levelIn(store, each, user) >= least &&
        `${each.name} ${each.path}`.toLowerCase().includes(search),
    );
    return page(call, found, each => group(call, each));
  },
  'GET /groups/:id': call => ({ status: 200, json: group(call, groupOf(call)) }),
  'GET /groups/:id/projects': call => {
    const above = `${groupOf(call).path}/`;
    const found = call.store.projects.filter(
      each => each.path.startsWith(above) && mayReadPlace(call.store, each, call.user),
    );
    return page(call, found, each => project(call, each));
  },
};

/** With `search_namespaces` the group's path counts too. */
function searchable(call: Call, { name, path }: Project): string {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return `${name} ${boolean(call.params, 'search_namespaces') === true ? path : last}`.toLowerCase();
}

function withInherited(call: Call, place: Project | Group): readonly Member[] {
  const highest = new Map<number, Member>();
  for (const each of [place, ...call.store.ancestors(place.path)].flatMap(({ members: list }) => list)) {
    const known = highest.get(each.userId);
    if (known === undefined || known.level < each.level) highest.set(each.userId, each);
  }
  return [...highest.values()];
}

function members(call: Call, list: readonly Member[]): ReturnType<Routes[string]> {
  const query = text(call.params, 'query')?.toLowerCase() ?? '';
  const found = list.filter(({ userId }) => {
    const { name, username } = call.store.user(userId);
    return `${name} ${username}`.toLowerCase().includes(query);
  });
  return page(
    call,
    [...found].sort((a, b) => a.userId - b.userId),
    each => member(call, each),
  );
}
