// Creating and changing issues. // lib/api/issues.rb, app/services/issues/create_service.rb, update_service.rb
import { access, type Issue, type IssueType, type Project, type Severity, type User } from '../data';
import { caller, issueOf, projectOf } from '../find';
import { type Call, forbidden, invalid, message, type Params } from '../http';
import { boolean, given, integers, lengthOf, names, oneOf, text } from '../params';
import { levelIn, mayAdminIssues, mayReadIssue, mayReadPlace, mayUpdateIssue } from '../permissions';
import { oneIssue } from '../presentIssue';
import { type Command, extract } from '../quickActionParsers';
import { carryOut, type SideEffects } from '../quickActions';
import type { Routes } from '../router';
import type { IssueChanges, NewIssue } from '../store';
import { issueTypes } from './issueFilter';
import { foundOrCreated, withLabels } from './labels';

// app/models/concerns/issuable.rb
const longestTitle = 255;
const longestDescription = 1024 * 1024;

const severities: readonly Severity[] = ['unknown', 'low', 'medium', 'high', 'critical'];

// lib/api/helpers/issues_helpers.rb: severity alone is not enough
const oneIsNeeded = [
  'assignee_id',
  'assignee_ids',
  'confidential',
  'created_at',
  'description',
  'discussion_locked',
  'due_date',
  'labels',
  'add_labels',
  'remove_labels',
  'milestone_id',
  'state_event',
  'title',
  'issue_type',
];

export const issueWriteRoutes: Routes = {
  'POST /projects/:id/issues': call => {
    const user = caller(call);
    const project = projectOf(call);
    const level = levelIn(call.store, project, user);
    if (level === 0 && project.visibility === 'private') throw forbidden();
    if (!given(call.params, 'title')) throw invalid('title is missing');
    // app/policies/issue_policy.rb: on a new issue any member sets metadata, and whoever may create makes it confidential
    const mayAdmin = level >= access.guest && !call.dropMetadata;
    const { description, commands } = descriptionOf(call, undefined);
    const fields: NewIssue = {
      projectId: project.id,
      type: allowedType(oneOf(call.params, 'issue_type', issueTypes) ?? 'issue', level),
      title: (text(call.params, 'title') ?? '').trim(),
      description: description ?? null,
      labels: mayAdmin
        ? withLabels(call.settings, [], foundOrCreated(call, project, user, names(call.params, 'labels') ?? []))
        : [],
      severity: 'unknown',
      confidential: !call.dropMetadata && boolean(call.params, 'confidential') === true,
      discussionLocked: false,
      authorId: user.id,
      assigneeIds: mayAdmin ? (assignees(call, project) ?? []) : [],
      dueDate: mayAdmin ? (dueDate(call.params) ?? null) : null,
    };
    const { changes, effects } = carryOut(call, fields, commands, mayAdmin);
    const { state, ...rest } = { ...fields, ...severityOf(call, fields.type, level), ...changes };
    validate(rest);
    const created = call.store.addIssue(rest);
    const issue = state === undefined ? created : call.store.changeIssue(created.id, { state }, user.id);
    carryOutEffects(call, issue, user, effects);
    return { status: 201, json: oneIssue(call, issue) };
  },

  'PUT /projects/:id/issues/:iid': call => {
    const user = caller(call);
    const issue = issueOf(call);
    const project = call.store.projectOf(issue);
    if (!oneIsNeeded.some(name => given(call.params, name))) {
      throw invalid(`${oneIsNeeded.join(', ')} are missing, at least one parameter must be provided`);
    }
    if (!mayUpdateIssue(call.store, issue, user)) throw forbidden();
    const level = levelIn(call.store, project, user);
    const mayAdmin = mayAdminIssues(call.store, project, user) && !call.dropMetadata;
    const { description, commands } = descriptionOf(call, issue);
    const type = oneOf(call.params, 'issue_type', issueTypes);
    const event = oneOf(call.params, 'state_event', ['close', 'reopen']);
    const title = text(call.params, 'title')?.trim();
    const asked: IssueChanges = {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      ...(type === undefined ? {} : { type: allowedType(type, level) }),
      ...(event === undefined ? {} : { state: event === 'close' ? 'closed' : 'opened' }),
      ...severityOf(call, type ?? issue.type, level),
      ...(mayAdmin ? metadataOf(call, issue, project, user) : {}),
    };
    const { changes, effects } = carryOut(call, { ...issue, ...asked }, commands, mayAdmin);
    validate({ ...issue, ...asked, ...changes });
    const changed = call.store.changeIssue(issue.id, { ...asked, ...changes }, user.id);
    carryOutEffects(call, changed, user, effects);
    return { status: 200, json: oneIssue(call, changed) };
  },
};

/** Labels, people, date, confidentiality: what a person without the permission asks for in vain. */
function metadataOf(call: Call, issue: Issue, project: Project, user: User): IssueChanges {
  const { params, settings } = call;
  const replaced = names(params, 'labels') ?? (given(params, 'labels') ? [] : undefined);
  const base =
    replaced === undefined ? issue.labels : withLabels(settings, [], foundOrCreated(call, project, user, replaced));
  const added = withLabels(settings, base, foundOrCreated(call, project, user, names(params, 'add_labels') ?? []));
  const removed = names(params, 'remove_labels') ?? [];
  const people = assignees(call, project);
  const due = dueDate(params);
  const confidential = boolean(params, 'confidential');
  const discussionLocked = boolean(params, 'discussion_locked');
  return {
    labels: added.filter(label => !removed.includes(label)),
    ...(people === undefined ? {} : { assigneeIds: people }),
    ...(due === undefined ? {} : { dueDate: due }),
    ...(confidential === undefined ? {} : { confidential }),
    ...(discussionLocked === undefined ? {} : { discussionLocked }),
  };
}

function descriptionOf(
  call: Call,
  issue: Issue | undefined,
): { readonly description: string | undefined; readonly commands: readonly Command[] } {
  const sent = text(call.params, 'description');
  if (sent === undefined) return { description: undefined, commands: [] };
  if (issue !== undefined && !call.settings.quickActionsOnUpdate) return { description: sent, commands: [] };
  const parser = call.settings.quickActionParser;
  // app/services/quick_actions/interpret_service.rb: execute_with_original_text
  const before = new Set(extract(issue?.description ?? '', parser).commands.map(each => JSON.stringify(each)));
  const { text: description, commands } = extract(sent, parser);
  return { description, commands: commands.filter(each => !before.has(JSON.stringify(each))) };
}

// app/services/issues/base_service.rb: an incident from who may not create one becomes an issue
const allowedType = (type: IssueType, level: number): IssueType =>
  type === 'incident' && level < access.reporter ? 'issue' : type;

// app/services/issues/base_service.rb: filter_severity, without a word
function severityOf(call: Call, type: IssueType, level: number): { readonly severity?: Severity } {
  if (!call.settings.severityParameter) return {};
  const severity = oneOf(call.params, 'severity', severities);
  const allowed = type === 'incident' && level >= access.reporter && !call.dropMetadata;
  return severity === undefined || !allowed ? {} : { severity };
}

/** Who may read the project, of those asked for; `assignee_ids: [0]` and an empty list mean nobody. */
function assignees(call: Call, project: Project): readonly number[] | undefined {
  const ids =
    integers(call.params, 'assignee_ids') ??
    integers(call.params, 'assignee_id') ??
    (given(call.params, 'assignee_ids') ? [] : undefined);
  return ids?.filter(id => call.store.users.some(user => user.id === id && mayReadPlace(call.store, project, user)));
}

/** Null takes it away; what is no date is none. */
function dueDate(params: Params): string | null | undefined {
  if (!given(params, 'due_date')) return undefined;
  const [day] = /^\d{4}-\d{2}-\d{2}/u.exec(text(params, 'due_date') ?? '') ?? [];
  return day === undefined || Number.isNaN(Date.parse(day)) ? null : day;
}

// lib/api/helpers.rb: render_validation_error! answers {"message": {"title": […]}}
function validate({ title, description }: { readonly title: string; readonly description: string | null }): void {
  if (title === '') throw message(400, { title: ["can't be blank"] });
  if (lengthOf(title) > longestTitle)
    throw message(400, { title: [`is too long (maximum is ${longestTitle} characters)`] });
  if (lengthOf(description ?? '') > longestDescription) {
    throw message(400, { description: [`is too long (maximum is ${longestDescription} characters)`] });
  }
}

/** Relates issues and adds timeline events, as commands asked for. // lib/gitlab/quick_actions/relate_actions.rb */
export function carryOutEffects(call: Call, issue: Issue, user: User, { relate, timeline }: SideEffects): void {
  for (const reference of relate) {
    const [, path, iid] = /^([\w./-]*)#(\d+)$/u.exec(reference) ?? [];
    const project = path === undefined || path === '' ? call.store.projectOf(issue) : call.store.project(path);
    const target = project && call.store.issueOf(project, Number(iid));
    const linked = call.store.linksOf(issue).some(link => [link.sourceId, link.targetId].includes(target?.id ?? 0));
    if (target !== undefined && target.id !== issue.id && !linked && mayReadIssue(call.store, target, user)) {
      call.store.addLink(issue.id, target.id, 'relates_to');
    }
  }
  for (const event of timeline) call.store.addTimelineEvent(issue, { authorId: user.id, ...event });
}
