// Labels of projects and groups, and which of them an issue ends up with.
import { access, type Label, type Project, type User } from '../data';
import { caller, groupOf, projectOf } from '../find';
import { type Answer, type Call, forbidden, invalid, message, notFound, type Settings } from '../http';
import { page } from '../paging';
import { boolean, text } from '../params';
import { levelIn } from '../permissions';
import { projectLabel } from '../present';
import type { Routes } from '../router';
import type { Store } from '../store';

export const labelRoutes: Routes = {
  // lib/api/labels.rb: ancestor groups are included unless one says no
  'GET /projects/:id/labels': call => {
    const project = projectOf(call);
    const all = call.store.projectLabels(project);
    return list(
      call,
      boolean(call.params, 'include_ancestor_groups') === false ? all.filter(({ owner }) => 'project' in owner) : all,
    );
  },
  // By number or by name.
  'GET /projects/:id/labels/:label': call => {
    const wanted = call.route['label'];
    const label = call.store
      .projectLabels(projectOf(call))
      .find(({ id, name }) => String(id) === wanted || name === wanted);
    if (label === undefined) throw notFound('Label');
    return { status: 200, json: projectLabel(call, label) };
  },
  'GET /groups/:id/labels': call => list(call, call.store.groupLabels(groupOf(call))),

  'POST /projects/:id/labels': call => {
    const project = projectOf(call);
    const name = text(call.params, 'name');
    const color = text(call.params, 'color');
    if (name === undefined) throw invalid('name is missing');
    if (color === undefined) throw invalid('color is missing');
    if (!mayCreate(call.store, project, caller(call))) throw forbidden();
    // lib/api/helpers/label_helpers.rb: conflict!('Label already exists')
    if (call.store.projectLabels(project).some(label => label.name === name))
      throw message(409, 'Label already exists');
    if (!/^#[\dA-F]{6}$/iu.test(color)) throw message(400, { color: ['must be a valid color code'] });
    const description = text(call.params, 'description') ?? null;
    const label = call.store.addLabel({ name, color, description, owner: { project: project.id } });
    return { status: 201, json: projectLabel(call, label) };
  },
};

function list(call: Call, labels: readonly Label[]): Answer {
  const search = text(call.params, 'search')?.toLowerCase() ?? '';
  const found = labels.filter(({ name, description }) =>
    `${name}\n${description ?? ''}`.toLowerCase().includes(search),
  );
  return page(call, found, label => projectLabel(call, label));
}

/** Planner upwards. // app/policies/project_policy.rb: admin_label */
const mayCreate = (store: Store, project: Project, user: User): boolean =>
  levelIn(store, project, user) >= access.planner;

/**
 * The names that exist, after those that do not were created without a word, as GitLab does for whoever may create labels.
 * // app/services/labels/find_or_create_service.rb
 */
export function foundOrCreated(call: Call, project: Project, user: User, names: readonly string[]): readonly string[] {
  const { store } = call;
  return [...new Set(names)].filter(name => {
    if (store.projectLabels(project).some(label => label.name === name)) return true;
    if (!mayCreate(store, project, user)) return false;
    store.addLabel({ name, color: '#6699CC', description: null, owner: { project: project.id } });
    return true;
  });
}

/** The labels after adding some: of one scope only the last stays, where the tier knows scoped labels. */
export function withLabels(settings: Settings, before: readonly string[], added: readonly string[]): readonly string[] {
  return added.reduce<readonly string[]>((labels, name) => {
    const scope = scopeOf(name);
    const rest = labels.filter(each => each !== name);
    const kept = settings.tier === 'free' || scope === undefined ? rest : rest.filter(each => scopeOf(each) !== scope);
    return labels.includes(name) && kept.length === rest.length ? labels : [...kept, name];
  }, before);
}

/** Everything before the last `::`. // doc/user/project/labels.md: nested scopes */
function scopeOf(name: string): string | undefined {
  const at = name.lastIndexOf('::');
  return at <= 0 ? undefined : name.slice(0, at);
}
