// Makes a review with all that belongs to it: the issue, its link to the incident, the incident's step.
import type { AnyIssue } from '../../gitlab/answers';
import { longestTitle } from '../../gitlab/writes';
import { disarmMentions } from '../../incident/actionIssue';
import { foldToOneLine } from '../../incident/foreignText';
import type { IssueLink } from '../../gitlab/index';
import type { ReviewIssue, WithText } from '../../incident/model';
import { isSameReference } from '../../incident/reference';
import { beginIssue, resumeIssue, type MadeIssue, type Plan } from './makeIssue';
import { findDropped, chooseFields, createLabelReader, nameRefused } from '../fields';
import { findEarlierIssue, findOtherReview } from '../findIssue';
import { isLinked, moveToReview, linkIssues } from '../incidents/incidentSteps';
import { checkLength } from '../lengthProblem';
import { makePlaceholder, readMarkerId, neutralTitle } from '../markerText';
import type { Agreed, Dropped, IncidentStep, NewReview, Refusal, Subject } from '../model';
import type { LostLines, TwinReview } from '../results';
import { readIncidents, type NamedIncidents } from './namedIncidents';
import type { CreationRecord } from '../records';
import { convertToReview } from './convertToReview';
import { findTwin } from './twinReview';
import type { Run } from '../run';
import { prepareText } from '../merge/textForms';

/** A review that is made, or was made by an attempt before. */
export interface Made {
  readonly kind: 'made';
  readonly review: WithText<ReviewIssue>;
  readonly resumed: boolean;
  readonly incident: IncidentStep;
  readonly dropped: readonly Dropped[];
  /** What the issue was given as its description, now or by the attempt before. */
  readonly given: string | undefined;
  /** Whether it was given that by this run. */
  readonly wrote: boolean;
  /** Below it stands what somebody else wrote into the issue while it was empty. */
  readonly hasOthers: boolean;
  readonly twin: TwinReview | undefined;
  readonly lost: LostLines | undefined;
}

/** `linksNamed`: the incident that the text names is linked and moved, where nobody chose one. */
export interface AskedReview extends NewReview {
  readonly linksNamed?: boolean;
}

/** `textOf` gives the description in the form that is sent, and uploads what it shows; asked when the issue may have it. */
export async function makeReview(run: Run, asked: AskedReview, textOf: () => Promise<string>): Promise<Made | Refusal> {
  const context = await readContext(run, asked);
  if (context.kind !== 'context') return context;
  const { id, record, earlier, named, confidential } = context;
  const labels = createLabelReader(run);
  const available = await labels(asked.project);
  const fields = await chooseFields(run, asked, { incident: named.incident, available });

  const title = makeTitle(asked.title);
  const objection = async (): Promise<Refusal | undefined> =>
    (await checkExistingReview(run, asked, context)) ?? checkSecrecy(run, asked, context);
  const blank = { title: neutralTitle, description: makePlaceholder(id) };
  const text = asked.text.toLowerCase();
  const names = fields.assignees.map(({ username }) => `@${username}`);
  const told = names.filter(name => text.includes(name.toLowerCase())).join(' ');
  const { project } = asked;
  const plan: Plan = { id, title, project, blank, confidential, fields, told, record, textOf, objection };
  const made = earlier ? await resumeIssue(run, plan, earlier) : await beginIssue(run, plan);
  if (made.kind !== 'issue') return made;
  const { issue } = made;

  const dropped: Dropped[] = [...findDropped(issue, fields)];
  if (issue.title !== title && !earlier) dropped.push(nameRefused('title'));
  let step: IncidentStep = 'none';
  if (named.incident) {
    run.phase = 'link';
    const { reference } = named.incident;
    if (!isLinked(context.linked, issue.reference))
      dropped.push(...(await linkIssues(run, issue.reference, reference)));
    run.phase = 'incident';
    step = await moveToReview(run, named.incident, { ...asked, labels });
    if (step === 'dropped') dropped.push(nameRefused('state'));
  }
  await conclude(run, asked, { id, before: record, dropped, made });
  const twin =
    asked.another === true ? undefined : await findTwin(run, { id, project: asked.project, ...named }, issue);
  return {
    kind: 'made',
    review: convertToReview(issue, run.gitlab.url),
    resumed: earlier !== undefined,
    incident: step,
    dropped,
    given: made.given,
    wrote: made.wrote,
    hasOthers: made.hasOthers,
    twin,
    lost: made.lost,
  };
}

/** An incident’s title is repeated in that of its review: nobody gets a mail by it. */
function makeTitle(asked: string): string {
  const title = foldToOneLine(asked, longestTitle);
  const disarmed = disarmMentions(title);
  return (disarmed.length <= longestTitle ? disarmed : title.replaceAll('@', '')) || neutralTitle;
}

/** What is known before anything is written. */
interface MakeContext {
  readonly kind: 'context';
  readonly id: string;
  readonly project: string;
  readonly record: CreationRecord | undefined;
  /** What an attempt before made. */
  readonly earlier: AnyIssue | undefined;
  readonly named: NamedIncidents;
  readonly confidential: boolean;
  /** What the incident is linked to. */
  readonly linked: readonly IssueLink[];
}

/** Looks at all that decides about making the review, and sends nothing. */
export async function readContext(run: Run, asked: AskedReview): Promise<MakeContext | Refusal> {
  const { gitlab, records, signal } = run;
  const id = readMarkerId(asked.text);
  if (id === undefined) return { kind: 'no-marker' };
  const tooLong = checkLength(prepareText(asked.text));
  if (tooLong) return tooLong;
  const names = await readIncidents(run, asked);
  if (names.kind === 'unknown-reference') return names;
  const isLinking = asked.incident !== undefined || asked.linksNamed === true;
  const named = isLinking ? names : { ...names, incident: undefined };
  const confidential = asked.confidential === true || named.confidential !== undefined;
  if (named.confidential && (await isPublicTarget(run, asked.project, named.confidential))) {
    return { kind: 'public-target', project: asked.project };
  }
  const now: Agreed = { incident: named.incident?.reference, confidential };
  if (asked.agreed && !isAgreed(asked.agreed, now)) return { kind: 'not-as-agreed', now };
  const linked = named.incident ? await gitlab.links(named.incident.reference, signal) : [];
  const record = await records.creation(id);
  const { project } = asked;
  const earlier = await findEarlierIssue(run, { project, id }, record);
  const context = { kind: 'context', id, project, record, earlier, named, confidential, linked } as const;
  if (earlier) return context;
  if (record?.attemptedAt !== undefined && asked.again !== true) {
    return { kind: 'maybe-made', project, attemptedAt: record.attemptedAt };
  }
  return (await checkExistingReview(run, asked, context)) ?? context;
}

/** Somebody may have made the incident confidential while images went up: the issue that is about to be made is public. */
async function checkSecrecy(run: Run, asked: AskedReview, { confidential }: MakeContext): Promise<Refusal | undefined> {
  if (confidential) return undefined;
  const names = await readIncidents(run, asked);
  if (names.kind === 'unknown-reference') return names;
  const now: Agreed = { incident: names.incident?.reference, confidential: true };
  return names.confidential && { kind: 'not-as-agreed', now };
}

function isAgreed(agreed: Agreed, now: Agreed): boolean {
  const [one, other] = [agreed.incident, now.incident];
  const sameIncident = one && other ? isSameReference(one, other) : one === other;
  return sameIncident && agreed.confidential === now.confidential;
}

/** Another review of the incident, which the person does not know of. */
async function checkExistingReview(
  run: Run,
  { another }: NewReview,
  { id, project, named, linked }: MakeContext,
): Promise<Refusal | undefined> {
  if (!named.incident || another === true) return undefined;
  const wanted = { id, project, incident: named.incident.reference };
  const other = await findOtherReview(
    run,
    wanted,
    linked.map(({ issue }) => issue),
  );
  return other && { kind: 'exists', review: convertToReview(other, run.gitlab.url) };
}

/** A public project is no place for it unless the incident's own is public too: there it is confidential likewise. */
export async function isPublicTarget({ gitlab, signal }: Run, project: string, incident: AnyIssue): Promise<boolean> {
  const target = await gitlab.project(project, signal);
  if (target.visibility !== 'public' || target.id === incident.projectId) return false;
  return (await gitlab.project(incident.reference.project, signal)).visibility !== 'public';
}

interface MakeOutcome {
  readonly id: string;
  readonly before: CreationRecord | undefined;
  readonly dropped: readonly Dropped[];
  readonly made: MadeIssue;
}

/** Forgets the attempt. What GitLab dropped is asked for once more when the person asks again, and then no more. */
async function conclude({ records }: Run, subject: Subject, outcome: MakeOutcome): Promise<void> {
  const { id, before, dropped, made } = outcome;
  const again = dropped.some(({ reason }) => reason === 'permission') && before?.askedAgain !== true;
  const { reference: review, projectId } = made.issue;
  const description = made.given === undefined ? {} : { description: made.given };
  await records.keepCreation(
    id,
    again ? { review, projectId, askedAgain: before !== undefined, ...description } : undefined,
  );
  if (!again && (await records.startOf(subject)) === id) await records.keepStart(subject, undefined);
}
