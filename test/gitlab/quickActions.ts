// Carries out the commands that were found in descriptions and notes. // app/services/quick_actions/interpret_service.rb
import type { Issue, Severity } from './data';
import type { Call } from './http';
import type { Command } from './quickActionParsers';
import { withLabels } from './resources/labels';
import type { IssueChanges } from './store';

/** What a command does besides changing fields of its own issue. */
export interface SideEffects {
  readonly relate: readonly string[];
  readonly timeline: readonly { readonly note: string; readonly occurredAt: number }[];
}

/**
 * The changes that the commands make to an issue of these fields. A command without the permission is taken out all the same
 * and does nothing; labels that do not exist are not created.
 */
export function carryOut(
  call: Call,
  issue: Pick<Issue, 'projectId' | 'type' | 'labels' | 'assigneeIds'>,
  commands: readonly Command[],
  mayAdmin: boolean,
): { readonly changes: IssueChanges; readonly effects: SideEffects; readonly summary: readonly string[] } {
  let changes: IssueChanges = {};
  const summary: string[] = [];
  const effects = { relate: [] as string[], timeline: [] as { note: string; occurredAt: number }[] };
  const change = (said: string, made: IssueChanges): void => {
    changes = { ...changes, ...made };
    summary.push(said);
  };
  for (const { name, argument } of commands) {
    const labels = changes.labels ?? issue.labels;
    const people = changes.assigneeIds ?? issue.assigneeIds;
    const type = changes.type ?? issue.type;
    if (name === 'close') change('Closed this issue.', { state: 'closed' });
    else if (name === 'reopen') change('Reopened this issue.', { state: 'opened' });
    else if (name === 'title' && argument !== '') change(`Changed the title to "${argument}".`, { title: argument });
    else if (!mayAdmin) continue;
    else if (name === 'label' || name === 'labels') {
      change('Added labels.', { labels: withLabels(call.settings, labels, labelsIn(call, issue.projectId, argument)) });
    } else if (name === 'unlabel' || name === 'remove_label') {
      const gone = labelsIn(call, issue.projectId, argument);
      change('Removed labels.', { labels: labels.filter(label => argument !== '' && !gone.includes(label)) });
    } else if (name === 'relabel')
      change('Replaced all labels.', { labels: labelsIn(call, issue.projectId, argument) });
    else if (name === 'assign')
      change('Assigned.', { assigneeIds: [...new Set([...people, ...usersIn(call, argument)])] });
    else if (name === 'reassign') change('Changed assignees.', { assigneeIds: usersIn(call, argument) });
    else if (name === 'unassign') {
      const gone = usersIn(call, argument);
      change('Removed assignees.', { assigneeIds: people.filter(id => argument !== '' && !gone.includes(id)) });
    } else if (name === 'confidential') change('Made this issue confidential.', { confidential: true });
    else if (name === 'due' || name === 'due_date') {
      const dueDate = dateIn(argument, call.store.now());
      if (dueDate !== undefined) change(`Set the due date to ${dueDate}.`, { dueDate });
    } else if (name === 'remove_due_date') change('Removed the due date.', { dueDate: null });
    else if (name === 'severity' && type === 'incident') {
      const severity = severities[argument.toLowerCase()];
      if (severity !== undefined) change(`Set the severity to ${severity}.`, { severity });
    } else if (name === 'promote_to_incident' || (name === 'type' && argument.toLowerCase() === 'incident')) {
      change('Issue has been promoted to incident.', { type: 'incident' });
    } else if (name === 'relate') {
      effects.relate.push(...argument.split(/\s+/u));
      summary.push('Added related issues.');
    } else if (name === 'timeline' && type === 'incident') {
      const [note = '', time = ''] = argument.split('|').map(part => part.trim());
      const occurredAt = time === '' ? call.store.now() : Date.parse(`${time.replace(' ', 'T')}Z`);
      if (!Number.isNaN(occurredAt)) effects.timeline.push({ note, occurredAt });
      summary.push('Timeline event added successfully.');
    }
  }
  return { changes, effects, summary };
}

// app/models/issuable_severity.rb
const severities: Readonly<Record<string, Severity>> = {
  s1: 'critical',
  critical: 'critical',
  s2: 'high',
  high: 'high',
  s3: 'medium',
  medium: 'medium',
  s4: 'low',
  low: 'low',
  unknown: 'unknown',
};

function labelsIn(call: Call, projectId: number, argument: string): readonly string[] {
  const project = call.store.project(projectId);
  const exist = new Set(project === undefined ? [] : call.store.projectLabels(project).map(label => label.name));
  return [...argument.matchAll(/~?(?:"([^"]+)"|(\S+))/gu)]
    .map(([, quoted, bare]) => quoted ?? bare ?? '')
    .filter(name => exist.has(name));
}

function usersIn(call: Call, argument: string): readonly number[] {
  return argument.split(/[\s,]+/u).flatMap(word => {
    const name = word.replace(/^@/u, '');
    const user = name === 'me' ? call.user : call.store.users.find(each => each.username === name);
    return user === undefined ? [] : [user.id];
  });
}

function dateIn(argument: string, now: number): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(argument)) return argument;
  const [, days] = /^in (\d+) days?$/u.exec(argument) ?? [];
  const ahead = argument === 'today' ? 0 : argument === 'tomorrow' ? 1 : days === undefined ? undefined : Number(days);
  return ahead === undefined ? undefined : new Date(now + ahead * 86_400_000).toISOString().slice(0, 10);
}
