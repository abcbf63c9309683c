// Compares an issue that was written with what was asked for.
import { hasLabel } from '../incident/labels';
import type { Severity } from '../incident/model';
import type { AnyIssue } from './answers';

/** The part of an issue that is not as asked. */
export type Difference =
  | 'title'
  | 'description'
  | 'type'
  | 'labels'
  | 'assignees'
  | 'dueDate'
  | 'confidential'
  | 'state'
  | 'severity';

/** Everything that can be asked for; absent parts are not compared. */
export interface AskedFields {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: 'issue' | 'incident' | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly addLabels?: readonly string[] | undefined;
  readonly removeLabels?: readonly string[] | undefined;
  readonly assigneeIds?: readonly number[] | undefined;
  readonly dueDate?: string | null | undefined;
  readonly confidential?: boolean | undefined;
  readonly opened?: boolean | undefined;
  readonly severity?: Severity | undefined;
}

/** The parts of `issue`, as the server answered it, that are not as `asked`. */
export function findDifferences(asked: AskedFields, issue: AnyIssue): readonly Difference[] {
  const wanted = [...(asked.labels ?? []), ...(asked.addLabels ?? [])];
  const people = asked.assigneeIds && new Set(asked.assigneeIds);
  const checks: Readonly<Record<Difference, boolean>> = {
    title: asked.title === undefined || asked.title === issue.title,
    description: asked.description === undefined || trimText(asked.description) === trimText(issue.description),
    type: asked.type === undefined || (asked.type === 'incident') === (issue.kind === 'incident'),
    labels:
      wanted.every(name => hasLabel(issue.labels, name)) &&
      (asked.removeLabels ?? []).every(name => !issue.labels.includes(name)),
    assignees:
      people === undefined ||
      (people.size === issue.assignees.length && issue.assignees.every(({ id }) => people.has(id))),
    dueDate: asked.dueDate === undefined || (asked.dueDate ?? undefined) === issue.dueDate,
    confidential: asked.confidential === undefined || asked.confidential === issue.confidential,
    state: asked.opened === undefined || asked.opened === issue.opened,
    severity: asked.severity === undefined || asked.severity === issue.severity,
  };
  return (Object.keys(checks) as Difference[]).filter(part => !checks[part]);
}

/** GitLab keeps no carriage returns and no white space around a description. */
function trimText(description: string): string {
  return description.replaceAll('\r', '').trim();
}
