// What a project has deployed. lib/api/deployments.rb, doc/api/deployments.md
import { caller, projectOf } from '../find';
import { message } from '../http';
import { page } from '../paging';
import { instant, text } from '../params';
import { iso, userBasic } from '../present';
import type { Routes } from '../router';

export const deploymentRoutes: Routes = {
  'GET /projects/:id/deployments': call => {
    caller(call);
    const project = projectOf(call);
    const [after, before] = [instant(call.params, 'finished_after'), instant(call.params, 'finished_before')];
    const [status, order] = [text(call.params, 'status'), text(call.params, 'order_by')];
    if ((after ?? before) !== undefined && (order !== 'finished_at' || status !== 'success')) {
      throw message(400, '400 Bad request - `finished_at` filter must be combined with `success` status');
    }
    const found = call.store.deployments
      .filter(each => each.projectId === project.id && (status === undefined || each.status === status))
      .filter(({ finishedAt }) => after === undefined || finishedAt > after)
      .filter(({ finishedAt }) => before === undefined || finishedAt < before)
      .toSorted((one, other) => one.finishedAt - other.finishedAt);
    return page(call, found, each => ({
      id: each.id,
      iid: each.id,
      ref: each.ref,
      created_at: iso(each.createdAt),
      updated_at: iso(each.updatedAt ?? each.finishedAt),
      status: each.status,
      user: userBasic(call, each.authorId),
      environment: { ...each.environment, external_url: null },
      deployable: { status: each.status, finished_at: iso(each.finishedAt) },
    }));
  },
};
