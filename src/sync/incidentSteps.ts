// What a new review does to its incident: a link, and the step to its review state.
import type { AnyIssue } from '../gitlab/answers';
import type { IssueLink } from '../gitlab/index';
import { defaultLabelNames, labelledStates, replaceLabel, findSpelling } from '../incident/labels';
import type { IssueReference } from '../incident/model';
import type { Policy } from '../incident/policy';
import { isSameReference } from '../incident/reference';
import { checkStep, workflowStates } from '../incident/workflow';
import type { LabelsOf } from './fields';
import type { Dropped, IncidentStep } from './model';
import { isRefusal, writeOnce, type Run } from './run';

/** True where the other issue is among the links. */
export function isLinked(links: readonly IssueLink[], to: IssueReference): boolean {
  return links.some(({ issue }) => isSameReference(issue.reference, to));
}

/** Links the two; that GitLab says no is no reason to stop. */
export async function linkReview(
  run: Run,
  review: IssueReference,
  incident: IssueReference,
): Promise<readonly Dropped[]> {
  const { gitlab, signal } = run;
  try {
    await writeOnce(
      () => gitlab.link(review, incident, signal),
      async () => (isLinked(await gitlab.links(review, signal), incident) ? 'linked' : undefined),
    );
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return [{ what: 'link', name: '', reason: 'permission' }];
  }
}

interface Move {
  readonly policy: Policy;
  readonly labels: LabelsOf;
}

/**
 * The step that starting its review means for an incident, where the policy has it; all labels in one request. The
 * incident is read for it once more: somebody may have moved it while the review was made.
 */
export async function moveIncident(run: Run, incident: AnyIssue, { policy, labels }: Move): Promise<IncidentStep> {
  const { gitlab, names, signal } = run;
  if (incident.kind !== 'incident') return 'none';
  const to = 'review-in-progress';
  const label = findSpelling(await labels(incident.reference.project), names.states[to]);
  const now = await gitlab.issue(incident.reference, signal);
  if (now.kind !== 'incident') return 'none';
  const position = workflowStates.indexOf(now.state);
  if (now.state !== 'closed' && position >= workflowStates.indexOf(to)) return 'already';
  if (checkStep(now, to, policy).kind === 'illegal') return 'not-next';
  if (label === undefined) return 'no-labels';
  const states = labelledStates.flatMap(state => [names.states[state], defaultLabelNames.states[state]]);
  const { add, remove } = replaceLabel(now.labels, label, states);
  const isThere = ({ labels: has }: AnyIssue): boolean =>
    has.includes(label) && !remove.some(name => has.includes(name));
  const changes = { addLabels: add, ...(remove.length > 0 ? { removeLabels: remove } : {}) };
  try {
    const moved = await writeOnce(
      async () => (await gitlab.updateIssue(incident.reference, changes, signal)).issue,
      async () => {
        const later = await gitlab.issue(incident.reference, signal);
        return isThere(later) ? later : undefined;
      },
    );
    return isThere(moved) ? 'moved' : 'dropped';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return 'dropped';
  }
}
