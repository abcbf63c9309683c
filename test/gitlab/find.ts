// What nearly every endpoint starts with: the project, group or issue that a path names, or the right refusal.
import type { Group, Issue, Project, User } from './data';
import { type Call, forbidden, message, notFound, Refusal, unauthorized } from './http';
import { mayReadIssue, mayReadPlace } from './permissions';

/** The person who calls. // lib/api/helpers.rb: authenticate! */
export function caller(call: Call): User {
  if (call.user === undefined) throw unauthorized();
  return call.user;
}

/** The project of `:id`. No access looks like no project. // lib/api/helpers.rb: find_project! */
export function projectOf(call: Call): Project {
  const id = call.route['id'] ?? '';
  const moved = call.store.movedProject(id);
  if (moved !== undefined && mayReadPlace(call.store, moved, call.user)) {
    if (call.method !== 'GET') throw message(405, 'Non GET methods are not allowed for moved projects');
    const rest = call.path.split('/').slice(3);
    const path = ['', 'projects', String(moved.id), ...rest].join('/');
    const location = `${call.urls.api}${path}${call.query === '' ? '' : `?${call.query}`}`;
    throw new Refusal(301, { message: 'This resource has been moved permanently' }, { location });
  }
  const project = readableProject(call, id);
  // app/policies/project_policy.rb: an archived project is read-only
  if (call.method !== 'GET' && call.method !== 'HEAD' && call.store.isArchived(project)) throw forbidden();
  return project;
}

export function readableProject(call: Call, idOrPath: string): Project {
  const project = call.store.project(idOrPath);
  if (project === undefined || !mayReadPlace(call.store, project, call.user)) throw notFound('Project');
  return project;
}

export function groupOf(call: Call): Group {
  const group = call.store.group(call.route['id'] ?? '');
  if (group === undefined || !mayReadPlace(call.store, group, call.user)) throw notFound('Group');
  return group;
}

/** The issue of `:iid`. // lib/api/helpers.rb: an ActiveRecord::RecordNotFound answers '404 Not found' */
export function issueOf(call: Call, missing: Refusal = message(404, '404 Not found')): Issue {
  return readableIssue(call, projectOf(call), call.route['iid'] ?? '', missing);
}

export function readableIssue(
  call: Call,
  project: Project,
  iid: string,
  missing = message(404, '404 Not found'),
): Issue {
  const issue = call.store.issueOf(project, Number(iid));
  if (issue === undefined || !mayReadIssue(call.store, issue, call.user)) throw missing;
  return issue;
}
