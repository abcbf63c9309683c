// Makes the issue of a review in steps, each of which looks whether it happened already: an attempt that was cut off goes on.
import type { AnyIssue } from '../gitlab/answers';
import { isGitLabError } from '../gitlab/errors';
import { longestDescription, longestTitle } from '../gitlab/writes';
import type { IssueChanges } from '../gitlab/index';
import type { IssueReference, ReviewIssue } from '../incident/model';
import { sameReference } from '../incident/reference';
import { oneLine } from '../incident/foreignText';
import { droppedFrom, fieldsFor, labelsOf, missingIn, type Fields } from './fields';
import { earlierIssue, ownIssue } from './find';
import { isLinked, moveIncident, relate } from './incidentSteps';
import { markerIdOf, neutralTitle, placeholder } from './markerText';
import type { Dropped, IncidentStep, NewReview, Refusal, Subject, TooLong } from './model';
import type { CreationRecord } from './records';
import { reviewOf } from './reviewOf';
import { once, type Run } from './run';
import { sameDescription, sentForm } from './textForms';

export interface Made {
  readonly kind: 'made';
  readonly review: ReviewIssue;
  readonly resumed: boolean;
  readonly incident: IncidentStep;
  readonly dropped: readonly Dropped[];
  /** What the issue was given as its description, now or by the attempt before. */
  readonly given: string | undefined;
  /** Whether it was given that by this run. */
  readonly wrote: boolean;
}

/** `textOf` gives the description in the form that is sent, and uploads what it shows; asked when the issue may have it. */
export async function makeReview(run: Run, asked: NewReview, textOf: () => Promise<string>): Promise<Made | Refusal> {
  const { gitlab, records, signal } = run;
  const id = markerIdOf(asked.text);
  if (id === undefined) return { kind: 'no-marker' };
  const tooLong = lengthProblem(sentForm(asked.text));
  if (tooLong) return tooLong;

  const record = await records.creation(id);
  const incident = asked.incident && (await gitlab.issue(asked.incident, signal));
  const confidential = asked.confidential === true || incident?.confidential === true;
  if (incident?.confidential === true && (await wouldBePublic(run, asked.project, incident))) {
    return { kind: 'public-target', project: asked.project };
  }
  const linked = incident ? await gitlab.links(incident.reference, signal) : [];
  const earlier = await earlierIssue(run, asked.project, id, record);
  const other = linked
    .map(({ issue }) => issue)
    .find(issue => isReviewOf(issue, asked.incident) && markerIdOf(issue.description) !== id);
  if (!earlier && other && asked.another !== true) return { kind: 'exists', review: reviewOf(other, gitlab.url) };
  const labels = labelsOf(run);
  const fields = await fieldsFor(run, asked, incident, await labels(asked.project));

  const title = oneLine(asked.title, longestTitle) || neutralTitle;
  const plan: Plan = { id, title, project: asked.project, confidential, fields, record, textOf };
  const made = earlier ? await resume(run, plan, earlier) : await begin(run, plan);
  if ('kind' in made) return made;
  const { issue } = made;

  const dropped: Dropped[] = [...droppedFrom(issue, fields)];
  if (issue.title !== title && !earlier) dropped.push({ what: 'title', name: '', reason: 'permission' });
  let step: IncidentStep = 'none';
  if (incident) {
    run.step = 'link';
    if (!isLinked(linked, issue.reference)) dropped.push(...(await relate(run, issue.reference, incident.reference)));
    run.step = 'incident';
    step = asked.moveIncident === false ? 'none' : await moveIncident(run, incident, asked.policy, labels);
    if (step === 'dropped') dropped.push({ what: 'state', name: '', reason: 'permission' });
  }
  await conclude(run, id, asked, record, dropped, { review: issue.reference, description: made.given });
  return {
    kind: 'made',
    review: reviewOf(issue, gitlab.url),
    resumed: earlier !== undefined,
    incident: step,
    dropped,
    given: made.given,
    wrote: made.wrote,
  };
}

/** A review that names another incident is only linked to this one. */
function isReviewOf(issue: AnyIssue, incident: IssueReference | undefined): boolean {
  if (issue.kind !== 'review' || incident === undefined) return false;
  return issue.incident === undefined || sameReference(issue.incident, incident);
}

export function lengthProblem(description: string): TooLong | undefined {
  if (description.length <= longestDescription) return undefined;
  const { length } = Array.from(description);
  return length > longestDescription ? { kind: 'too-long', length, most: longestDescription } : undefined;
}

/** A public project is no place for it unless the incident's own is public too: there it is confidential likewise. */
async function wouldBePublic({ gitlab, signal }: Run, project: string, incident: AnyIssue): Promise<boolean> {
  const target = await gitlab.project(project, signal);
  if (target.visibility !== 'public' || target.id === incident.projectId) return false;
  return (await gitlab.project(incident.reference.project, signal)).visibility !== 'public';
}

interface Plan {
  readonly id: string;
  readonly title: string;
  readonly project: string;
  readonly confidential: boolean;
  readonly fields: Fields;
  readonly record: CreationRecord | undefined;
  readonly textOf: () => Promise<string>;
}

interface Issue {
  readonly issue: AnyIssue;
  readonly given: string | undefined;
  readonly wrote: boolean;
}

async function begin(run: Run, plan: Plan): Promise<Issue | Refusal> {
  const { gitlab, records, signal } = run;
  const { id, title, project, fields } = plan;
  let given: string | undefined;
  if (!plan.confidential) {
    run.step = 'images';
    given = await plan.textOf();
    const tooLong = lengthProblem(given);
    if (tooLong) return tooLong;
  }
  run.step = 'create';
  await records.keepCreation(id, { attemptedAt: run.now(), ...(given === undefined ? {} : { description: given }) });
  const issue = await once(
    async () => {
      const asked =
        given === undefined
          ? { title: neutralTitle, description: placeholder(id), confidential: true }
          : {
              title,
              description: given,
              labels: fields.labels,
              assigneeIds: fields.assignees.map(user => user.id),
              ...(fields.dueDate === undefined ? {} : { dueDate: fields.dueDate }),
            };
      return (await gitlab.createIssue(project, asked, signal)).issue;
    },
    () => ownIssue(run, project, id),
  ).catch(async (error: unknown) => {
    // What GitLab certainly did not do need not be looked for again.
    if (isGitLabError(error) && !error.maybeDone) await records.keepCreation(id, undefined);
    throw error;
  });
  run.review = issue.reference;
  await records.keepCreation(id, {
    review: issue.reference,
    ...(given === undefined ? {} : { description: given }),
  });
  return given === undefined ? fill(run, plan, issue) : { issue, given, wrote: true };
}

/** What an earlier attempt left undone. A text that is there is somebody's by now, and stays. */
async function resume(run: Run, plan: Plan, earlier: AnyIssue): Promise<Issue | Refusal> {
  const { records } = run;
  run.review = earlier.reference;
  const { description } = plan.record ?? {};
  await records.keepCreation(plan.id, {
    review: earlier.reference,
    ...(description === undefined ? {} : { description }),
    ...(plan.record?.attemptedAt === undefined ? {} : { attemptedAt: plan.record.attemptedAt }),
  });
  return fill(run, plan, earlier);
}

/** Brings the issue to what it should be, in one write; a confidential one only when it is known to be confidential. */
async function fill(run: Run, plan: Plan, found: AnyIssue): Promise<Issue | Refusal> {
  const { records, signal, gitlab } = run;
  const { id, title, confidential, fields, record } = plan;
  const issue = confidential ? await confidentialIssue(run, found.reference) : found;
  if (!issue) return { kind: 'not-confidential', review: found.reference };
  const isEmpty = sameDescription(issue.description, placeholder(id));
  let given = record?.description;
  if (isEmpty) {
    run.step = 'images';
    given = await plan.textOf();
    const tooLong = lengthProblem(given);
    if (tooLong) return tooLong;
    await records.keepCreation(id, { review: issue.reference, description: given });
  }
  run.step = isEmpty ? 'text' : 'metadata';
  const changes: IssueChanges = {
    ...missingIn(issue, fields),
    ...(isEmpty && given !== undefined ? { description: given } : {}),
    ...(isEmpty && issue.title === neutralTitle ? { title } : {}),
    ...(isEmpty && confidential ? { confidential } : {}),
  };
  if (Object.keys(changes).length === 0) return { issue, given, wrote: false };
  const changed = await once(
    async () => (await gitlab.updateIssue(issue.reference, changes, signal)).issue,
    async () => {
      const now = await gitlab.issue(issue.reference, signal);
      const arrived = isEmpty ? !sameDescription(now.description, placeholder(id)) : now.updatedAt !== issue.updatedAt;
      return arrived ? now : undefined;
    },
  );
  return { issue: changed, given, wrote: isEmpty };
}

/** The issue, once GitLab itself says that it is confidential; asked for a second time where it is not. */
async function confidentialIssue(run: Run, reference: IssueReference): Promise<AnyIssue | undefined> {
  const { gitlab, signal } = run;
  run.step = 'create';
  const look = (): Promise<AnyIssue> => gitlab.issue(reference, signal);
  const found = await look();
  if (found.confidential) return found;
  await once(async () => (await gitlab.updateIssue(reference, { confidential: true }, signal)).issue, look);
  const again = await look();
  return again.confidential ? again : undefined;
}

/** Forgets the attempt. What GitLab dropped is asked for once more when the person asks again, and then no more. */
async function conclude(
  { records }: Run,
  id: string,
  subject: Subject,
  before: CreationRecord | undefined,
  dropped: readonly Dropped[],
  record: { readonly review: IssueReference; readonly description: string | undefined },
): Promise<void> {
  const again = dropped.some(({ reason }) => reason === 'permission') && before?.askedAgain !== true;
  const { description, review } = record;
  const kept = { review, askedAgain: before !== undefined, ...(description === undefined ? {} : { description }) };
  await records.keepCreation(id, again ? kept : undefined);
  if (!again && (await records.startOf(subject)) === id) await records.keepStart(subject, undefined);
}
