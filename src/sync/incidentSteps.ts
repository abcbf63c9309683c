// What a new review does to its incident: a link, and the step to its review state.
import type { AnyIssue } from '../gitlab/answers';
import type { IssueLink } from '../gitlab/index';
import { defaultLabelNames, exclusively, labelledStates, spellingIn } from '../incident/labels';
import type { IssueReference } from '../incident/model';
import type { Policy } from '../incident/policy';
import { sameReference } from '../incident/reference';
import { checkStep, workflowStates } from '../incident/workflow';
import type { LabelsOf } from './fields';
import type { Dropped, IncidentStep } from './model';
import { isRefusal, once, type Run } from './run';

export function isLinked(links: readonly IssueLink[], to: IssueReference): boolean {
  return links.some(({ issue }) => sameReference(issue.reference, to));
}

/** Links the two; that GitLab says no is no reason to stop. */
export async function relate(run: Run, review: IssueReference, incident: IssueReference): Promise<readonly Dropped[]> {
  const { gitlab, signal } = run;
  try {
    await once(
      () => gitlab.link(review, incident, signal),
      async () => (isLinked(await gitlab.links(review, signal), incident) ? 'linked' : undefined),
    );
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return [{ what: 'link', name: '', reason: 'permission' }];
  }
}

/** The step that starting its review means for an incident, where the policy has it; all labels in one request. */
export async function moveIncident(
  run: Run,
  incident: AnyIssue,
  policy: Policy,
  labelsOf: LabelsOf,
): Promise<IncidentStep> {
  const { gitlab, names, signal } = run;
  if (incident.kind !== 'incident') return 'none';
  const to = 'review-in-progress';
  const position = workflowStates.indexOf(incident.state);
  if (incident.state !== 'closed' && position >= workflowStates.indexOf(to)) return 'already';
  if (checkStep(incident, to, policy).kind === 'illegal') return 'not-next';
  const label = spellingIn(await labelsOf(incident.reference.project), names.states[to]);
  if (label === undefined) return 'no-labels';
  const states = labelledStates.flatMap(state => [names.states[state], defaultLabelNames.states[state]]);
  const { add, remove } = exclusively(incident.labels, label, states);
  const isThere = ({ labels }: AnyIssue): boolean =>
    labels.includes(label) && !remove.some(name => labels.includes(name));
  const changes = { addLabels: add, ...(remove.length > 0 ? { removeLabels: remove } : {}) };
  try {
    const moved = await once(
      async () => (await gitlab.updateIssue(incident.reference, changes, signal)).issue,
      async () => {
        const now = await gitlab.issue(incident.reference, signal);
        return isThere(now) ? now : undefined;
      },
    );
    return isThere(moved) ? 'moved' : 'dropped';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return 'dropped';
  }
}
