// Issue templates of a project. // lib/api/project_templates.rb; only `issues` holds any
import { projectOf } from '../find';
import { type Call, invalid, notFound } from '../http';
import { page } from '../paging';
import type { Routes } from '../router';

const types = ['dockerfiles', 'gitignores', 'gitlab_ci_ymls', 'licenses', 'issues', 'merge_requests'];

export const templateRoutes: Routes = {
  'GET /projects/:id/templates/:type': call => page(call, found(call), ({ key }) => ({ key, name: key })),

  'GET /projects/:id/templates/:type/:name': call => {
    const template = found(call).find(each => each.key === call.route['name']);
    if (template === undefined) throw notFound('Template');
    return { status: 200, json: { name: template.key, content: template.content } };
  },
};

function found(call: Call): Call['store']['templates'] {
  const type = call.route['type'] ?? '';
  if (!types.includes(type)) throw invalid('type does not have a valid value');
  const project = projectOf(call);
  return call.store.templates.filter(each => type === 'issues' && each.projectId === project.id);
}
