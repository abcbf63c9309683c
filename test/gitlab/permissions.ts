// Who may see and do what.
import { access, type Group, type Issue, type Project, type User } from './data';
import type { Store } from './store';

/** The highest role in the project or any group above it; 0 for none. */
export function levelIn(store: Store, place: Project | Group, user: User | undefined): number {
  const members = [place, ...store.ancestors(place.path)].flatMap(each => each.members);
  return members
    .filter(member => member.userId === user?.id)
    .reduce((highest, { level }) => Math.max(highest, level), 0);
}

// app/policies/project_policy.rb: public for all, internal for who is signed in, private for members
export function mayReadPlace(store: Store, place: Project | Group, user: User | undefined): boolean {
  if (place.visibility === 'public') return true;
  if (place.visibility === 'internal') return user !== undefined;
  return levelIn(store, place, user) > 0;
}

// app/policies/issue_policy.rb: a confidential issue is for its author, its assignees and Planner upwards
export function mayReadIssue(store: Store, issue: Issue, user: User | undefined): boolean {
  const project = store.projectOf(issue);
  if (!mayReadPlace(store, project, user)) return false;
  if (!issue.confidential) return true;
  if (user === undefined) return false;
  return (
    issue.authorId === user.id || issue.assigneeIds.includes(user.id) || levelIn(store, project, user) >= access.planner
  );
}

/** Planner upwards: labels, assignees and dates of an existing issue, internal notes, links. */
export const mayAdminIssues = (store: Store, project: Project, user: User | undefined): boolean =>
  levelIn(store, project, user) >= access.planner;

// app/policies/issue_policy.rb: the author and who may administer issues
export const mayUpdateIssue = (store: Store, issue: Issue, user: User): boolean =>
  issue.authorId === user.id || mayAdminIssues(store, store.projectOf(issue), user);
