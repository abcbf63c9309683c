// What a new review does to its incident: a link, and the step to its review state.
import type { AnyIssue } from '../../gitlab/answers';
import type { IssueLink } from '../../gitlab/index';
import { defaultLabelNames, findSpelling, labelledStates, replaceLabel, type LabelNames } from '../../incident/labels';
import { type IssueReference, workflowStates } from '../../incident/model';
import type { Policy } from '../../incident/policy';
import { isSameReference } from '../../incident/reference';
import { checkStep } from '../../incident/workflow';
import { nameRefused, type LabelsOf } from '../fields';
import type { Dropped, IncidentStep, PlannedStep } from '../model';
import { isRefusal, updateOnce, writeOnce, type Run } from '../run';

/** True where the other issue is among the links. */
export function isLinked(links: readonly IssueLink[], to: IssueReference): boolean {
  return links.some(({ issue }) => isSameReference(issue.reference, to));
}

/** Links the two; that GitLab says no is no reason to stop. */
export async function linkIssues(
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
    return [nameRefused('link')];
  }
}

interface Move {
  readonly policy: Policy;
  readonly labels: LabelsOf;
}

/** What the start of its review will do to an incident, as GitLab stands now. Nothing is sent. */
export async function readPlannedStep(
  run: Run,
  reference: IssueReference,
  { policy, labels }: Move,
): Promise<PlannedStep> {
  const available = await labels(reference.project);
  return planStep(await run.gitlab.issue(reference, run.signal), { policy, available, names: run.names });
}

interface StepContext {
  readonly policy: Policy;
  readonly names: LabelNames;
  /** The labels of the incident's project. */
  readonly available: readonly string[];
}

function planStep(now: AnyIssue, { policy, names, available }: StepContext): PlannedStep {
  if (now.kind !== 'incident') return { kind: 'none' };
  const to = 'review-in-progress';
  const position = workflowStates.indexOf(now.state);
  if (now.state !== 'closed' && position >= workflowStates.indexOf(to)) return { kind: 'already' };
  if (checkStep(now, to, policy).kind === 'illegal') return { kind: 'not-next' };
  const label = findSpelling(available, names.states[to]);
  if (label === undefined) return { kind: 'no-labels' };
  const states = labelledStates.flatMap(state => [names.states[state], defaultLabelNames.states[state]]);
  return { kind: 'move', label, ...replaceLabel(now.labels, label, states) };
}

/**
 * The step that starting its review means for an incident, where the policy has it; all labels in one request. The
 * incident is read for it once more: somebody may have moved it while the review was made.
 */
export async function moveToReview(run: Run, incident: AnyIssue, move: Move): Promise<IncidentStep> {
  if (incident.kind !== 'incident') return 'none';
  const step = await readPlannedStep(run, incident.reference, move);
  if (step.kind !== 'move') return step.kind;
  const { label, add, remove } = step;
  const isThere = ({ labels: has }: AnyIssue): boolean =>
    has.includes(label) && !remove.some(name => has.includes(name));
  const changes = { addLabels: add, ...(remove.length > 0 ? { removeLabels: remove } : {}) };
  try {
    const moved = await updateOnce(run, { found: incident, changes }, isThere);
    return isThere(moved) ? 'moved' : 'dropped';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return 'dropped';
  }
}
