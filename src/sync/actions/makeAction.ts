// Makes the issue of a corrective action, or finds the one that is there: by an attempt before, or by a colleague.
import type { AnyIssue } from '../../gitlab/answers';
import type { IssueLink } from '../../gitlab/index';
import { disarmMentions, makeActionMark, makeActionTitle, readActionMark } from '../../incident/actionIssue';
import { readScopedValues } from '../../incident/labels';
import type { IssueReference } from '../../incident/model';
import { formatReference, isSameReference } from '../../incident/reference';
import type { ActionOrigin, ActionRefusal, ActionResult, ActionSource, FoundAction, NewAction } from './actionModel';
import { createLabelReader, findDropped, findMissing, findSpellings, type Fields } from '../fields';
import { findEarlierIssue, type Wanted } from '../findIssue';
import { isLinked, linkIssues } from '../incidents/incidentSteps';
import { checkLength } from '../lengthProblem';
import { beginIssue, resumeIssue, type MadeIssue, type Plan } from '../reviews/makeIssue';
import { isPublicTarget } from '../reviews/makeReview';
import type { Dropped, Refusal, UnknownReference } from '../model';
import { readIncidents } from '../reviews/namedIncidents';
import { restoreLines } from '../merge/othersLines';
import type { CreationRecord } from '../records';
import { isUnreadable, updateOnce, type Run } from '../run';
import { predictStored, prepareText } from '../merge/textForms';
import { requireUnmoved } from '../unmoved';

/** What a confidential one is called until it is known to be confidential. */
const hiddenTitle = 'Corrective action';

/** The review and the incident behind actions, and whether what comes of them must be confidential. */
export async function readOrigin(run: Run, source: ActionSource): Promise<ActionOrigin | UnknownReference> {
  const named = await readIncidents(run, source);
  if (named.kind === 'unknown-reference') return named;
  const review = source.review && (await readNamedOrigin(run, 'review', source.review));
  if (review?.kind === 'unknown-reference') return review;
  const { incident } = named;
  return {
    kind: 'origin',
    review,
    incident,
    confidential: review?.confidential === true || named.confidential !== undefined,
  };
}

async function readNamedOrigin(
  run: Run,
  what: UnknownReference['what'],
  reference: IssueReference,
): Promise<AnyIssue | UnknownReference> {
  try {
    return await run.gitlab.issue(reference, run.signal);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { kind: 'unknown-reference', what, name: formatReference(reference), reason: 'unreadable' };
  }
}

/** Makes it once, confidential from its first moment where it must be, and links it to the review and the incident. */
export async function makeAction(run: Run, asked: NewAction): Promise<ActionResult> {
  const { records } = run;
  const { id, subject, words, project, confidential } = asked;
  const context = await readContext(run, asked);
  if (context.kind !== 'context') return context;
  const { record, earlier, fields } = context;
  await records.keepBegunAction(subject, { id, project, ...(confidential ? {} : { words }) });
  const plan: Plan = {
    ...describeWanted(asked),
    blank: { title: hiddenTitle, description: makeActionMark(id) },
    title: makeActionTitle(asked.title) || hiddenTitle,
    confidential,
    fields: { ...fields, assignees: [] },
    record,
    textOf: () => Promise.resolve(writeDescription(asked)),
    objection: () => findSecrecy(run, asked),
  };
  const made = await settleIssue(run, plan, earlier);
  if (made.kind !== 'issue') return convertRefusal(made);
  const settled = await restoreOthers(run, made);
  const dropped = [...(await linkToOrigins(run, { ...asked, issue: settled.reference }, !earlier))];
  const twin = await foldTwin(run, asked, settled);
  const isOwn = !twin && (record !== undefined || !earlier);
  const issue = twin ?? (isOwn ? await assignOwner(run, settled, fields) : settled);
  if (isOwn) dropped.push(...findDropped(issue, fields));
  await forgetAttempt(run, asked, { before: record, dropped, issue });
  return { kind: 'action', issue, found: earlier !== undefined || twin !== undefined, dropped };
}

/** A confidential one is empty for a moment: what somebody wrote into it stands in it beside its text. */
async function restoreOthers(run: Run, { issue, before, lost }: MadeIssue): Promise<AnyIssue> {
  if (!before || lost?.whose !== 'theirs') return issue;
  return (await restoreLines(run, { found: before, written: issue })) ?? issue;
}

/** Last of all, once it is known that it stays: the owner gets one mail, and none of a twin that is closed. */
async function assignOwner(run: Run, issue: AnyIssue, fields: Fields): Promise<AnyIssue> {
  const { assigneeIds } = findMissing(issue, fields);
  if (!assigneeIds) return issue;
  run.phase = 'metadata';
  return updateOnce(run, { found: issue, changes: { assigneeIds } }, ({ assignees }) => assignees.length > 0);
}

/** Links an issue that is there to the review and the incident of the action that it is from now on. */
export async function linkAction(run: Run, asked: FoundAction): Promise<ActionResult> {
  const { gitlab, signal } = run;
  const issue = await gitlab.issue(asked.issue, signal);
  requireUnmoved(issue);
  const dropped = await linkToOrigins(run, asked, false);
  return { kind: 'action', issue, found: true, dropped };
}

/** Makes it, goes on with what an attempt before made, or takes it as it is where nothing is missing. */
async function settleIssue(run: Run, plan: Plan, earlier: AnyIssue | undefined): Promise<MadeIssue | Refusal> {
  if (!earlier) return beginIssue(run, plan);
  const isBlank = predictStored(earlier.description).trim() === plan.blank.description;
  if (plan.record || isBlank) return resumeIssue(run, plan, earlier);
  run.issue = earlier.reference;
  return { kind: 'issue', issue: earlier, given: undefined, wrote: false, hasOthers: false, lost: undefined };
}

interface MakeActionContext {
  readonly kind: 'context';
  readonly record: CreationRecord | undefined;
  readonly earlier: AnyIssue | undefined;
  readonly fields: Fields;
}

/** Looks at all that decides about making it, and sends nothing. */
async function readContext(run: Run, asked: NewAction): Promise<MakeActionContext | ActionRefusal> {
  const { id, project, confidential } = asked;
  const tooLong = checkLength(writeDescription(asked));
  if (tooLong) return tooLong;
  const origins = await readOrigins(run, asked);
  if (origins.kind === 'unknown-reference') return origins;
  const { issues } = origins;
  if (!confidential && issues.some(issue => issue.confidential)) return { kind: 'secret-now' };
  if (confidential && (await isTooOpen(run, project, issues[0]))) return { kind: 'public-target', project };
  const fields = await chooseActionFields(run, asked, issues);
  const links = await readLinks(run, asked);
  const record = await run.records.creation(id);
  const linked = links.find(({ issue }) => describeWanted(asked).isIt(issue.description))?.issue;
  const earlier = linked ?? (await findEarlierIssue(run, describeWanted(asked), record));
  if (!earlier && record?.attemptedAt !== undefined && asked.again !== true) {
    return { kind: 'maybe-made', project, attemptedAt: record.attemptedAt };
  }
  return { kind: 'context', record, earlier, fields };
}

function describeWanted({ id, project }: NewAction): Required<Wanted> {
  return { id, project, isIt: description => readActionMark(description) === id };
}

function writeDescription({ text, id }: NewAction): string {
  return prepareText(`${disarmMentions(text.trim())}\n\n${makeActionMark(id)}`.trim());
}

interface Origins {
  readonly kind: 'origins';
  /** The review first, where it is an issue. */
  readonly issues: readonly AnyIssue[];
}

async function readOrigins(
  run: Run,
  { review, incident }: Pick<NewAction, 'review' | 'incident'>,
): Promise<Origins | UnknownReference> {
  const issues: AnyIssue[] = [];
  for (const [what, reference] of [['review', review] as const, ['incident', incident] as const]) {
    if (!reference) continue;
    const found = await readNamedOrigin(run, what, reference);
    if (found.kind === 'unknown-reference') return found;
    issues.push(found);
  }
  return { kind: 'origins', issues };
}

/** The last look before it is made: somebody may have made the incident confidential meanwhile. */
async function findSecrecy(run: Run, asked: NewAction): Promise<Refusal | undefined> {
  if (asked.confidential) return undefined;
  const origins = await readOrigins(run, asked);
  if (origins.kind === 'unknown-reference') return origins;
  if (!origins.issues.some(issue => issue.confidential)) return undefined;
  return { kind: 'not-as-agreed', now: { incident: asked.incident, confidential: true } };
}

/** Where nothing tells how open the project of its origin is, a public one is too open. */
async function isTooOpen(run: Run, project: string, origin: AnyIssue | undefined): Promise<boolean> {
  if (origin) return isPublicTarget(run, project, origin);
  return (await run.gitlab.project(project, run.signal)).visibility === 'public';
}

/** The label of actions, and those of the services and groups of the incident that the project knows. */
async function chooseActionFields(run: Run, asked: NewAction, origins: readonly AnyIssue[]): Promise<Fields> {
  const { names } = run;
  const available = await createLabelReader(run)(asked.project);
  const scoped = origins
    .flatMap(issue => issue.labels)
    .filter(label => [names.serviceScope, names.groupScope].some(scope => readScopedValues([label], scope).length > 0));
  const { labels, unknown } = findSpellings([...asked.labels, ...scoped], available);
  return {
    labels,
    assignees: asked.assignee ? [asked.assignee] : [],
    dueDate: asked.dueDate,
    // Nobody asked for those of the incident.
    unknown: unknown.filter(({ name }) => asked.labels.includes(name)),
  };
}

async function readLinks(
  { gitlab, signal }: Run,
  { review, incident }: Pick<NewAction, 'review' | 'incident'>,
): Promise<readonly IssueLink[]> {
  const anchor = review ?? incident;
  return anchor ? gitlab.links(anchor, signal) : [];
}

/** `isNew`: it has no links yet. That GitLab says no is no reason to stop. */
async function linkToOrigins(
  run: Run,
  { issue, review, incident }: FoundAction,
  isNew: boolean,
): Promise<readonly Dropped[]> {
  run.phase = 'link';
  const links = isNew ? [] : await run.gitlab.links(issue, run.signal);
  const dropped: Dropped[] = [];
  for (const origin of [review, incident]) {
    if (!origin || isSameReference(origin, issue) || isLinked(links, origin)) continue;
    dropped.push(...(await linkIssues(run, issue, origin)));
  }
  return dropped;
}

/**
 * Two people make the issue of one action in the same moment. Each links theirs and looks then: the one that was linked
 * first stays, which both see alike, and the other one is closed by whoever made it.
 */
async function foldTwin(run: Run, asked: NewAction, made: AnyIssue): Promise<AnyIssue | undefined> {
  const marked = (await readLinks(run, asked)).filter(({ issue }) => describeWanted(asked).isIt(issue.description));
  const [first] = marked.toSorted((one, other) => one.id - other.id);
  const isLinkedToo = marked.some(({ issue }) => isSameReference(issue.reference, made.reference));
  if (!first || !isLinkedToo || isSameReference(first.issue.reference, made.reference)) return undefined;
  run.phase = 'metadata';
  await updateOnce(run, { found: made, changes: { opened: false } }, ({ opened }) => !opened);
  return first.issue;
}

/** Forgets the attempt. What GitLab dropped is asked for once more when the person asks again, and then no more. */
async function forgetAttempt({ records }: Run, { id, subject }: NewAction, outcome: Conclusion): Promise<void> {
  const { before, dropped, issue } = outcome;
  const again = dropped.some(({ reason }) => reason === 'permission') && before?.askedAgain !== true;
  const { reference: review, projectId } = issue;
  await records.keepCreation(id, again ? { review, projectId, askedAgain: before !== undefined } : undefined);
  await records.forgetBegunAction(subject, id);
}

interface Conclusion {
  readonly before: CreationRecord | undefined;
  readonly dropped: readonly Dropped[];
  readonly issue: AnyIssue;
}

function convertRefusal(refusal: Refusal): ActionRefusal {
  switch (refusal.kind) {
    case 'not-confidential':
      return { kind: 'open-to-all', issue: refusal.review };
    case 'not-as-agreed':
      return { kind: 'secret-now' };
    case 'too-long':
    case 'unknown-reference':
    case 'out-of-time':
    case 'public-target':
    case 'maybe-made':
      return refusal;
    case 'no-marker':
    case 'other-project':
    case 'exists':
      throw new Error(`not a refusal of an action's issue: ${refusal.kind}`);
  }
}
