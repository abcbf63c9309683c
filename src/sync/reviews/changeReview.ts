// Does one act to a review: look, compare with what the person saw, write its issue once, move its incident, say it in words.
import type { AnyIssue } from '../../gitlab/answers';
import type { IssueChanges } from '../../gitlab/index';
import { defaultLabelNames, findSpelling, labelledStates, replaceLabel } from '../../incident/labels';
import type { Incident } from '../../incident/model';
import { changeIncident } from '../incidents/changeIncident';
import { createLabelReader, nameRefused } from '../fields';
import { isOtherwise } from '../incidents/incidentFields';
import { isLinked, linkIssues } from '../incidents/incidentSteps';
import type { IncidentResult } from '../incidents/incidentModel';
import { writeNotes } from '../incidents/incidentNotes';
import type { Dropped } from '../model';
import { restoreLines } from '../merge/othersLines';
import type { ReviewAct, ReviewActResult } from './reviewActModel';
import { convertToReview } from './convertToReview';
import { updateOnce, type Run } from '../run';
import { isSameDescription, predictStored } from '../merge/textForms';

/** What the labels of the review's project make of the state. */
interface LabelPlan {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** `newId` gives the name by which the comment of this act is known. */
export async function changeReview(run: Run, act: ReviewAct, newId: () => string): Promise<ReviewActResult> {
  const { gitlab, records, signal } = run;
  run.issue = act.review;
  const key = { incident: act.review, to: { name: act.name, ...act.to, of: act.incident?.to }, note: act.note };
  const before = await records.readChange(key);
  // Whatever takes time comes first: nothing slow stands between the last look and the write.
  const available = act.to.state === undefined ? [] : await createLabelReader(run)(act.review.project);
  const isLinkOpen = act.link !== undefined && !isLinked(await gitlab.links(act.review, signal), act.link);
  const incident = await lookAtIncident(run, act);
  if (!before && (incident.kind === 'incident-otherwise' || incident.kind === 'other-project')) return incident;
  const found = await gitlab.issue(act.review, signal);
  if (found.projectId !== act.seen.projectId) return { kind: 'other-project', project: act.review.project };
  if (isReviewOtherwise(found, act)) return { kind: 'otherwise', review: convertToReview(found, gitlab.url) };
  const changes = findOpenParts(run, found, { act, available });
  const isOpen = Object.keys(changes).length > 0 || isLinkOpen;
  const isSaying = act.note !== undefined && act.incident === undefined && Object.keys(act.to).length === 0;
  const asksForMore = incident.kind === 'open' || (isSaying && act.edit === undefined);
  if (!isOpen && !before && !asksForMore) return { kind: 'already', review: convertToReview(found, gitlab.url) };

  const id = before?.id ?? newId();
  await records.keepChange(key, { id, sent: false });
  const now = await writeReview(run, { act, found, changes, available });
  if (!now) return { kind: 'unsettled', review: convertToReview(found, gitlab.url) };
  const dropped: Dropped[] = [...findRefused(run, now, { act, available })];
  if (isLinkOpen) dropped.push(...(await linkIssues(run, act.review, act.link)));
  const moved = await moveItsIncident(run, act, newId);
  if (moved) {
    if (moved.kind === 'changed') dropped.push(...moved.dropped);
    else if (moved.kind !== 'already') return describeStop(run, moved, now);
  }
  // A comment must not say that something was done which GitLab did not do.
  const isRefused = dropped.some(
    ({ what, reason }) => reason === 'permission' && (what === 'label' || what === 'state'),
  );
  const result = {
    kind: 'done',
    review: convertToReview(now, gitlab.url),
    incident: readIncident(moved),
    dropped,
  } as const;
  if (isRefused) return result;
  const unsaid = await writeComment(run, act, { id, again: before !== undefined, isConfidential: now.confidential });
  dropped.push(...unsaid);
  // What was not said is said when the person asks again.
  if (unsaid.length === 0) await records.keepChange(key, undefined);
  return result;
}

/** The incident is looked at before anything is written: an act is done whole or not at all. `so`: it stands so already. */
async function lookAtIncident(
  { gitlab, signal }: Run,
  { incident }: ReviewAct,
): Promise<
  | { readonly kind: 'open' }
  | { readonly kind: 'so' }
  | Extract<ReviewActResult, { kind: 'incident-otherwise' | 'other-project' }>
> {
  if (!incident) return { kind: 'so' };
  const { reference, seen, to } = incident;
  const found = await gitlab.issue(reference, signal);
  if (found.projectId !== seen.projectId) return { kind: 'other-project', project: reference.project };
  if (found.kind !== 'incident') return { kind: 'open' };
  if (isOtherwise(found, seen, to)) return { kind: 'incident-otherwise', incident: found };
  return { kind: found.state === to.state ? 'so' : 'open' };
}

/** Where others decided about the same thing since the person looked, and not the same. */
function isReviewOtherwise(found: AnyIssue, { seen, to }: ReviewAct): boolean {
  if (found.movedTo !== undefined || (seen.confidential && !found.confidential)) return true;
  const isOther = found.opened !== seen.opened && found.opened !== (to.opened ?? seen.opened);
  // Whoever closed it meanwhile has ended what this act is about.
  if (isOther) return true;
  return to.assignees !== undefined && !isAssigned(found, seen.assignees) && !isAssigned(found, to.assignees);
}

function isAssigned({ assignees }: Pick<AnyIssue, 'assignees'>, people: ReviewAct['seen']['assignees']): boolean {
  return assignees.length === people.length && assignees.every(({ id }) => people.some(person => person.id === id));
}

interface ActContext {
  readonly act: ReviewAct;
  /** All labels of the review's project. */
  readonly available: readonly string[];
}

/** What of the act is not so yet, as one request. */
function findOpenParts(run: Run, found: AnyIssue, { act, available }: ActContext): IssueChanges {
  const { to, edit } = act;
  const { add, remove } = planLabels(run, found, { act, available });
  const text = predictStored(found.description);
  const edited = edit?.(text);
  return {
    ...(add.length > 0 ? { addLabels: add } : {}),
    ...(remove.length > 0 ? { removeLabels: remove } : {}),
    ...(to.opened === undefined || to.opened === found.opened ? {} : { opened: to.opened }),
    ...(to.assignees === undefined || isAssigned(found, to.assignees)
      ? {}
      : { assigneeIds: to.assignees.map(({ id }) => id) }),
    ...(to.dueDate === undefined || to.dueDate === found.dueDate ? {} : { dueDate: to.dueDate }),
    ...(edited === undefined || isSameDescription(edited, text) ? {} : { description: edited }),
  };
}

function planLabels({ names }: Run, { labels }: AnyIssue, { act, available }: ActContext): LabelPlan {
  const { state } = act.to;
  const label = state && findSpelling(available, names.states[state]);
  if (label === undefined) return { add: [], remove: [] };
  const known = labelledStates.flatMap(each => [names.states[each], defaultLabelNames.states[each]]);
  return replaceLabel(labels, label, known);
}

interface WriteOfReview extends ActContext {
  readonly found: AnyIssue;
  readonly changes: IssueChanges;
}

/** The one request; of a text, as many as it takes until GitLab has what both this person and others made of it. */
async function writeReview(run: Run, write: WriteOfReview): Promise<AnyIssue | undefined> {
  const { act, found, changes } = write;
  if (Object.keys(changes).length === 0) return found;
  const written = await writeChanges(run, write);
  return changes.description === undefined ? written : restoreLines(run, { found, written, edit: act.edit });
}

async function writeChanges(run: Run, { act, found, changes, available }: WriteOfReview): Promise<AnyIssue> {
  run.phase = 'metadata';
  return updateOnce(
    run,
    { found, changes },
    now => Object.keys(findOpenParts(run, now, { act, available })).length === 0,
  );
}

/** What GitLab did not take, as far as it is this person's right. */
function findRefused(run: Run, now: AnyIssue, asked: ActContext): readonly Dropped[] {
  const open = findOpenParts(run, now, asked);
  const there = new Set(now.assignees.map(({ id }) => id));
  return [
    ...[...(open.addLabels ?? []), ...(open.removeLabels ?? [])].map(name => nameRefused('label', name)),
    ...(open.opened === undefined ? [] : [nameRefused('state')]),
    ...(open.dueDate === undefined ? [] : [nameRefused('dueDate')]),
    ...(open.assigneeIds === undefined
      ? []
      : (asked.act.to.assignees ?? [])
          .filter(({ id }) => !there.has(id))
          .map(each => nameRefused('assignee', each.username))),
  ];
}

function readIncident(moved: IncidentResult | undefined): Incident | undefined {
  return moved && 'incident' in moved ? moved.incident : undefined;
}

async function moveItsIncident(
  run: Run,
  { incident }: ReviewAct,
  newId: () => string,
): Promise<IncidentResult | undefined> {
  if (!incident) return undefined;
  const { reference, seen, to } = incident;
  return changeIncident(run, { incident: reference, seen, to }, newId);
}

/** The incident stands otherwise than the person knew. What the review got stays, and the act goes on when it is asked for again. */
function describeStop(
  { gitlab }: Run,
  moved: Exclude<IncidentResult, { kind: 'changed' }>,
  now: AnyIssue,
): ReviewActResult {
  switch (moved.kind) {
    case 'already':
    case 'otherwise':
      return { kind: 'incident-otherwise', incident: moved.incident };
    case 'no-incident':
      return { kind: 'otherwise', review: convertToReview(now, gitlab.url) };
    case 'other-project':
    case 'out-of-time':
    case 'failed':
      return moved;
  }
}

interface Saying {
  readonly id: string;
  readonly again: boolean;
  readonly isConfidential: boolean;
}

async function writeComment(run: Run, { review, note, seen }: ReviewAct, saying: Saying): Promise<readonly Dropped[]> {
  if (note === undefined) return [];
  const { id, again, isConfidential } = saying;
  const confidential = seen.confidential || isConfidential;
  return writeNotes(run, { incident: review, id, event: undefined, note, confidential, again });
}
