// Links between issues. // lib/api/issue_links.rb, app/services/issuable_links/create_service.rb
import type { Issue, IssueLink } from '../data';
import { caller, issueOf, readableIssue, readableProject } from '../find';
import { type Call, invalid, message } from '../http';
import { oneOf, text } from '../params';
import { mayAdminIssues, mayReadIssue } from '../permissions';
import { issueLink, relatedIssue } from '../presentIssue';
import type { Routes } from '../router';

export const linkRoutes: Routes = {
  // Not paginated; oldest first.
  'GET /projects/:id/issues/:iid/links': call => {
    caller(call);
    const from = issueOf(call);
    const related = call.store.linksOf(from).flatMap(link => {
      const other = otherEnd(call, link, from);
      return other === undefined ? [] : [relatedIssue(call, from, link, other)];
    });
    return { status: 200, json: related };
  },

  'POST /projects/:id/issues/:iid/links': call => {
    const user = caller(call);
    const source = issueOf(call);
    const projectId = text(call.params, 'target_project_id');
    const iid = text(call.params, 'target_issue_iid');
    if (projectId === undefined) throw invalid('target_project_id is missing');
    if (iid === undefined) throw invalid('target_issue_iid is missing');
    const type = oneOf(call.params, 'link_type', ['relates_to', 'blocks', 'is_blocked_by']) ?? 'relates_to';
    const target = readableIssue(call, readableProject(call, projectId), iid);
    if (call.store.linksOf(source).some(link => otherEnd(call, link, source)?.id === target.id)) {
      throw message(409, 'Issue(s) already assigned');
    }
    for (const end of [source, target]) {
      if (!mayAdminIssues(call.store, call.store.projectOf(end), user)) {
        throw message(403, "Couldn't link issue. You must have at least the Reporter role in both projects.");
      }
    }
    if (source.id === target.id) {
      throw message(404, 'No matching issue found. Make sure that you are adding a valid issue URL.');
    }
    // doc/user/project/issues/related_issues.md: blocking is Premium
    if (type !== 'relates_to' && call.settings.tier === 'free')
      throw message(403, 'Blocked issues not available for current license');
    const [from, to] = type === 'is_blocked_by' ? [target, source] : [source, target];
    const link = call.store.addLink(from.id, to.id, type === 'relates_to' ? 'relates_to' : 'blocks');
    return { status: 201, json: issueLink(call, link, from, to) };
  },

  // The description of the API says 204; the source answers the link.
  'DELETE /projects/:id/issues/:iid/links/:link': call => {
    const user = caller(call);
    const from = issueOf(call);
    const link = call.store.linksOf(from).find(each => String(each.id) === call.route['link']);
    const other = link && otherEnd(call, link, from);
    if (link === undefined || other === undefined) throw message(404, '404 Not found');
    if (![from, other].every(end => mayAdminIssues(call.store, call.store.projectOf(end), user))) {
      throw message(404, 'No Issue Link found');
    }
    call.store.removeLink(link.id);
    const [source, target] = link.sourceId === from.id ? [from, other] : [other, from];
    return { status: 200, json: issueLink(call, link, source, target) };
  },
};

function otherEnd(call: Call, link: IssueLink, from: Issue): Issue | undefined {
  const other = call.store.issue(link.sourceId === from.id ? link.targetId : link.sourceId);
  return other !== undefined && mayReadIssue(call.store, other, call.user) ? other : undefined;
}
