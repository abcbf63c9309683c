// When labels and states of an issue changed, and which merge requests name it.
// lib/api/resource_label_events.rb, lib/api/resource_state_events.rb, lib/api/issues.rb: related_merge_requests
import { caller, issueOf } from '../find';
import { notFound } from '../http';
import { page } from '../paging';
import { mayReadPlace } from '../permissions';
import { labelEvent, mergeRequest, stateEvent } from '../presentIssue';
import type { Routes } from '../router';

export const eventRoutes: Routes = {
  'GET /projects/:id/issues/:iid/resource_label_events': call => {
    caller(call);
    const issue = issueOf(call, notFound('Issue'));
    return page(call, call.store.labelEventsOf(issue), event => labelEvent(call, issue, event));
  },
  'GET /projects/:id/issues/:iid/resource_state_events': call => {
    caller(call);
    const issue = issueOf(call, notFound('Issue'));
    return page(call, call.store.stateEventsOf(issue), event => stateEvent(call, issue, event));
  },
  'GET /projects/:id/issues/:iid/related_merge_requests': call => {
    caller(call);
    const readable = call.store.mergeRequestsOf(issueOf(call)).filter(({ projectId }) => {
      const project = call.store.project(projectId);
      return project !== undefined && mayReadPlace(call.store, project, call.user);
    });
    return page(call, readable, each => mergeRequest(call, each));
  },
};
