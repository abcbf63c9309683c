// What GitLab's answers about issues look like. Each function names the entity it imitates.
import type { Issue, IssueLink, LabelEvent, MergeRequest, Note, StateEvent } from './data';
import type { Call } from './http';
import { boolean } from './params';
import { iso, labelBasic, userBasic } from './present';

// lib/api/entities/issue.rb on issue_basic.rb
export function issue(call: Call, each: Issue): Record<string, unknown> {
  const { store, urls } = call;
  const home = store.projectOf(each);
  const self = `${urls.api}/projects/${home.id}/issues/${each.iid}`;
  const labels = [...each.labels].sort();
  const known = store.projectLabels(home);
  const people = each.assigneeIds.map(id => userBasic(call, id));
  const boxes = taskBoxes(each.description ?? '');
  const full = `${home.path}#${each.iid}`;
  const ofProject = call.path.startsWith('/projects/');
  return {
    id: each.id,
    iid: each.iid,
    project_id: home.id,
    title: each.title,
    description: each.description,
    state: each.state,
    created_at: iso(each.createdAt),
    updated_at: iso(each.updatedAt),
    closed_at: each.closedAt === null ? null : iso(each.closedAt),
    closed_by: each.closedById === null ? null : userBasic(call, each.closedById),
    labels:
      boolean(call.params, 'with_labels_details') === true
        ? labels.flatMap(name => known.filter(label => label.name === name).map(labelBasic))
        : labels,
    milestone: null,
    assignees: people,
    author: userBasic(call, each.authorId),
    type: each.type.toUpperCase(),
    assignee: people[0] ?? null,
    user_notes_count: store.notesOf(each).filter(note => !note.system).length,
    merge_requests_count: 0,
    upvotes: 0,
    downvotes: 0,
    due_date: each.dueDate,
    confidential: each.confidential,
    discussion_locked: each.discussionLocked || null,
    issue_type: each.type,
    // app/presenters/issue_presenter.rb: since issues are work items
    web_url: `${urls.web}/${home.path}/-/work_items/${each.iid}`,
    time_stats: { time_estimate: 0, total_time_spent: 0, human_time_estimate: null, human_total_time_spent: null },
    task_completion_status: boxes,
    ...(call.settings.tier === 'premium' ? { weight: null, blocking_issues_count: 0 } : {}),
    has_tasks: boxes.count > 0,
    ...(boxes.count > 0 ? { task_status: `${boxes.completed_count} of ${boxes.count} checklist items completed` } : {}),
    _links: {
      self,
      notes: `${self}/notes`,
      award_emoji: `${self}/award_emoji`,
      project: `${urls.api}/projects/${home.id}`,
      closed_as_duplicate_of: null,
    },
    references: { short: `#${each.iid}`, relative: ofProject ? `#${each.iid}` : full, full },
    severity: each.severity.toUpperCase(),
    moved_to_id: each.movedToId ?? null,
    imported: false,
    imported_from: 'none',
    service_desk_reply_to: null,
  };
}

/** What a single issue has and a list leaves out. // lib/api/entities/issue.rb: include_subscribed */
export const oneIssue = (call: Call, each: Issue): object => ({
  ...issue(call, each),
  subscribed: each.authorId === call.user?.id,
});

function taskBoxes(text: string): { count: number; completed_count: number } {
  const boxes = text.match(/^[ \t]*[-*+] \[[ x]\] /gimu) ?? [];
  return { count: boxes.length, completed_count: boxes.filter(box => !box.includes('[ ]')).length };
}

// lib/api/entities/related_issue.rb; seen from the other end, `blocks` reads `is_blocked_by`
export function relatedIssue(call: Call, from: Issue, link: IssueLink, other: Issue): object {
  const link_type = link.type === 'blocks' && link.targetId === from.id ? 'is_blocked_by' : link.type;
  const at = iso(link.createdAt);
  return { ...issue(call, other), issue_link_id: link.id, link_type, link_created_at: at, link_updated_at: at };
}

// lib/api/entities/issue_link.rb
export function issueLink(call: Call, link: IssueLink, source: Issue, target: Issue): object {
  const ends = { source_issue: issue(call, source), target_issue: issue(call, target) };
  return { id: link.id, ...ends, link_type: link.type };
}

// lib/api/entities/note.rb
export function note(call: Call, on: Issue, each: Note, commandsChanges: object = {}): object {
  return {
    id: each.id,
    type: null,
    body: each.body,
    author: userBasic(call, each.authorId),
    created_at: iso(each.createdAt),
    updated_at: iso(each.updatedAt),
    system: each.system,
    noteable_id: on.id,
    noteable_type: 'Issue',
    project_id: on.projectId,
    resolvable: false,
    confidential: each.internal,
    internal: each.internal,
    imported: false,
    imported_from: 'none',
    noteable_iid: on.iid,
    commands_changes: commandsChanges,
  };
}

// lib/api/entities/resource_label_event.rb; a label that is gone reads null
export function labelEvent(call: Call, on: Issue, each: LabelEvent): object {
  const label = call.store.projectLabels(call.store.projectOf(on)).find(one => one.name === each.label);
  return {
    id: each.id,
    user: userBasic(call, each.userId),
    created_at: iso(each.createdAt),
    resource_type: 'Issue',
    resource_id: on.id,
    label:
      label === undefined
        ? null
        : { id: label.id, name: label.name, color: label.color, description: label.description },
    action: each.action,
  };
}

// lib/api/entities/resource_state_event.rb
export function stateEvent(call: Call, on: Issue, each: StateEvent): object {
  return {
    id: each.id,
    user: userBasic(call, each.userId),
    created_at: iso(each.createdAt),
    resource_type: 'Issue',
    resource_id: on.id,
    source_commit: null,
    source_merge_request_id: null,
    state: each.state,
  };
}

// lib/api/entities/merge_request_basic.rb, as far as anybody reads it
export function mergeRequest(call: Call, each: MergeRequest): object {
  const path = call.store.project(each.projectId)?.path ?? '';
  const short = `!${each.iid}`;
  return {
    id: each.id,
    iid: each.iid,
    project_id: each.projectId,
    title: each.title,
    state: each.mergedAt === null ? 'opened' : 'merged',
    created_at: iso(each.createdAt),
    merged_at: each.mergedAt === null ? null : iso(each.mergedAt),
    author: userBasic(call, each.authorId),
    references: { short, relative: `${path}${short}`, full: `${path}${short}` },
    web_url: `${call.urls.web}/${path}/-/merge_requests/${each.iid}`,
  };
}
