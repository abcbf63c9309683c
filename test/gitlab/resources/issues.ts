// The lists of issues and the single one. // lib/api/issues.rb, lib/api/helpers/issues_helpers.rb
import type { Issue } from '../data';
import { caller, groupOf, issueOf, projectOf } from '../find';
import type { Answer, Call } from '../http';
import { keysetPage, page } from '../paging';
import { oneOf } from '../params';
import { issue, oneIssue } from '../presentIssue';
import type { Routes } from '../router';
import { issueFilter } from './issueFilter';

export const issueRoutes: Routes = {
  // lib/api/issues.rb: only this list defaults to what one created oneself
  'GET /issues': call => {
    if (call.params['scope'] !== 'all') caller(call);
    return list(call, call.store.allIssues(), 'created_by_me');
  },

  // lib/api/issues.rb: include_subgroups
  'GET /groups/:id/issues': call => {
    const above = `${groupOf(call).path}/`;
    return list(
      call,
      call.store.allIssues().filter(each => call.store.projectOf(each).path.startsWith(above)),
      'all',
    );
  },

  'GET /projects/:id/issues': call => {
    const { id } = projectOf(call);
    return list(
      call,
      call.store.allIssues().filter(each => each.projectId === id),
      'all',
    );
  },

  'GET /projects/:id/issues/:iid': call => ({ status: 200, json: oneIssue(call, issueOf(call)) }),
};

// lib/api/helpers/issues_helpers.rb: sort_options
const orders = [
  'created_at',
  'due_date',
  'label_priority',
  'milestone_due',
  'popularity',
  'priority',
  'relative_position',
  'title',
  'updated_at',
] as const;
type Order = (typeof orders)[number];

function list(call: Call, issues: readonly Issue[], defaultScope: 'created_by_me' | 'all'): Answer {
  const order = oneOf(call.params, 'order_by', orders) ?? 'created_at';
  const direction = (oneOf(call.params, 'sort', ['asc', 'desc']) ?? 'desc') === 'asc' ? 1 : -1;
  const found = issues.filter(issueFilter(call, defaultScope)).sort((a, b) => compare(order, a, b, direction));
  const present = (each: Issue): object => issue(call, each);
  const keyset = call.params['pagination'] === 'keyset' && call.path.startsWith('/projects/');
  return keyset ? keysetPage(call, found, each => keyOf(order, each), present) : page(call, found, present);
}

/** Orders that need what the stand-in does not hold (priorities, votes) go by the time of creation. */
function keyOf(order: Order, each: Issue): number | string {
  if (order === 'updated_at') return each.updatedAt;
  if (order === 'title') return each.title.toLowerCase();
  if (order === 'due_date') return each.dueDate ?? '';
  return each.createdAt;
}

function compare(order: Order, a: Issue, b: Issue, direction: number): number {
  // Issues without a due date come last in both directions. // app/models/concerns/issuable.rb: nulls_last
  if (order === 'due_date' && (a.dueDate === null) !== (b.dueDate === null)) return a.dueDate === null ? 1 : -1;
  const [one, other] = [keyOf(order, a), keyOf(order, b)];
  return (one < other ? -1 : one > other ? 1 : a.id - b.id) * direction;
}
