// When labels and states changed. // lib/api/resource_label_events.rb, lib/api/resource_state_events.rb
import { caller, issueOf } from '../find';
import { notFound } from '../http';
import { page } from '../paging';
import { labelEvent, stateEvent } from '../presentIssue';
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
};
