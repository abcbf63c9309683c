// Makes the issue of a review, or goes on with what an attempt before made of it: each step looks whether it happened already.
import type { AnyIssue } from '../../gitlab/answers';
import { isGitLabError } from '../../gitlab/errors';
import type { IssueChanges } from '../../gitlab/index';
import type { IssueReference } from '../../incident/model';
import { findMissing, type Fields } from '../fields';
import { waitForIssue, type Wanted } from '../findIssue';
import { checkLength } from '../lengthProblem';
import { findLostLines } from '../merge/afterWrite';
import type { Refusal } from '../model';
import type { LostLines } from '../results';
import type { CreationRecord } from '../records';
import { updateOnce, writeOnce, type Run } from '../run';
import { predictStored } from '../merge/textForms';

/** What an issue is called, and says, while it waits for its text. */
interface BlankIssue {
  readonly title: string;
  /** Tells by a comment which one it is. */
  readonly description: string;
}

/** What the issue is to be. */
export interface Plan extends Wanted {
  readonly blank: BlankIssue;
  readonly title: string;
  readonly confidential: boolean;
  readonly fields: Fields;
  /**
   * Names in the text who are assigned, as `@ana @ben`. GitLab mails whom a change mentions and whom it assigns, each for
   * itself; one mail tells of both where an issue begins with them.
   */
  readonly told?: string;
  readonly record: CreationRecord | undefined;
  /** The description in the form that is sent; uploads what it shows. */
  readonly textOf: () => Promise<string>;
  /** The last look before the issue is made: what speaks against making it. */
  readonly objection: () => Promise<Refusal | undefined>;
}

/** The issue as it is then, and what it was given as its description, now or by the attempt before. */
export interface MadeIssue {
  readonly kind: 'issue';
  readonly issue: AnyIssue;
  readonly given: string | undefined;
  /** Whether it was given that by this run. */
  readonly wrote: boolean;
  /** Below it stands what somebody else wrote into the issue while it was empty. */
  readonly hasOthers: boolean;
  readonly lost: LostLines | undefined;
  /** The issue as it was when its text was written over it; left out where no text was. */
  readonly before?: AnyIssue;
}

/** Makes the issue. A confidential one comes empty, and gets its text only when it is known to be confidential. */
export async function beginIssue(run: Run, plan: Plan): Promise<MadeIssue | Refusal> {
  let given: string | undefined;
  if (!plan.confidential) {
    run.phase = 'images';
    given = await plan.textOf();
    const tooLong = checkLength(given);
    if (tooLong) return tooLong;
  }
  run.phase = 'read';
  const objection = await plan.objection();
  if (objection) return objection;
  const issue = await postIssue(run, plan, given);
  return given === undefined
    ? fillIssue(run, plan, issue)
    : { kind: 'issue', issue, given, wrote: true, hasOthers: false, lost: undefined };
}

/** The one request that makes it; should its answer be lost, the issue is waited for. */
async function postIssue(run: Run, plan: Plan, given: string | undefined): Promise<AnyIssue> {
  const { gitlab, records, signal } = run;
  const { id, title, project, fields, blank, told = '' } = plan;
  run.phase = 'create';
  const attemptedAt = run.now();
  const kept = given === undefined ? { told } : { description: given };
  await records.keepCreation(id, { attemptedAt, ...kept });
  const assigneeIds = fields.assignees.map(user => user.id);
  const asked =
    given === undefined
      ? {
          ...blank,
          ...(told === '' ? {} : { description: `${blank.description}\n\n${told}`, assigneeIds }),
          confidential: true,
        }
      : {
          title,
          description: given,
          labels: fields.labels,
          assigneeIds,
          ...(fields.dueDate === undefined ? {} : { dueDate: fields.dueDate }),
        };
  const issue = await writeOnce(
    async () => (await gitlab.createIssue(project, asked, signal)).issue,
    () => waitForIssue(run, plan, attemptedAt),
  ).catch(async (error: unknown) => {
    // What GitLab certainly did not do need not be looked for again.
    if (isGitLabError(error) && !error.maybeDone) await records.keepCreation(id, undefined);
    throw error;
  });
  run.issue = issue.reference;
  await records.keepCreation(id, { ...selectPlace(issue), ...kept });
  return issue;
}

/** Where an issue is found again. */
function selectPlace({ reference, projectId }: AnyIssue): Pick<CreationRecord, 'review' | 'projectId'> {
  return { review: reference, projectId };
}

/** What an earlier attempt left undone. A text that is there is somebody's by now, and stays. */
export async function resumeIssue(run: Run, plan: Plan, earlier: AnyIssue): Promise<MadeIssue | Refusal> {
  run.issue = earlier.reference;
  const { description, attemptedAt, told = plan.told } = plan.record ?? {};
  await run.records.keepCreation(plan.id, {
    ...selectPlace(earlier),
    ...(description === undefined ? {} : { description }),
    ...(attemptedAt === undefined ? {} : { attemptedAt }),
    ...(told === undefined ? {} : { told }),
  });
  // The attempt before may have named others: what it wrote is no word of a colleague.
  return fillIssue(run, told === undefined ? plan : { ...plan, told }, earlier);
}

/** Brings the issue to what it should be, in one write; a confidential one only when it is known to be confidential. */
async function fillIssue(run: Run, plan: Plan, earlier: AnyIssue): Promise<MadeIssue | Refusal> {
  const { records, gitlab } = run;
  const { id, confidential, fields, record, blank, told = '' } = plan;
  const refusal: Refusal = { kind: 'not-confidential', review: earlier.reference };
  let issue = confidential ? await makeConfidential(run, earlier.reference) : earlier;
  if (!issue) return refusal;
  let given = record?.description;
  const startedAt = run.now();
  if (findAddedText(issue, plan) !== undefined) {
    run.phase = 'images';
    given = await plan.textOf();
    const tooLong = checkLength(given);
    if (tooLong) return tooLong;
    await records.keepCreation(id, { ...selectPlace(issue), description: given, told });
    run.phase = 'read';
    issue = await gitlab.issue(issue.reference, run.signal);
    if (confidential && !issue.confidential) return refusal;
  }
  const added = findAddedText(issue, plan);
  const text = added === undefined || given === undefined ? undefined : appendText(given, added);
  run.phase = text === undefined ? 'metadata' : 'text';
  const changes: IssueChanges = {
    ...findMissing(issue, fields),
    ...(text === undefined ? {} : { description: text }),
    ...(text !== undefined && issue.title === blank.title ? { title: plan.title } : {}),
  };
  if (Object.keys(changes).length === 0)
    return { kind: 'issue', issue, given, wrote: false, hasOthers: false, lost: undefined };
  const written = await changeIssue(run, plan, { issue, changes });
  const lost =
    text === undefined
      ? undefined
      : await findLostLines(run, { found: issue, written, startedAt, text: `${text}\n`, images: [] });
  const wrote = text !== undefined;
  const made = { kind: 'issue', issue: written, given, wrote, hasOthers: (added ?? '') !== '', lost } as const;
  return wrote ? { ...made, before: issue } : made;
}

/** One update; should its answer be lost, the issue itself says whether it arrived. */
function changeIssue(
  run: Run,
  plan: Plan,
  { issue: found, changes }: { readonly issue: AnyIssue; readonly changes: IssueChanges },
): Promise<AnyIssue> {
  return updateOnce(run, { found, changes }, now =>
    changes.description === undefined ? now.updatedAt !== found.updatedAt : findAddedText(now, plan) === undefined,
  );
}

/**
 * While an issue waits for its text: what somebody else wrote below what it was made with, empty for nothing. Undefined
 * once it has its text, or is somebody's by now.
 */
function findAddedText({ description, title }: AnyIssue, { blank, told = '' }: Plan): string | undefined {
  const { description: beginning } = blank;
  const text = `${predictStored(description)}\n`;
  if (!text.startsWith(`${beginning}\n`)) return undefined;
  const below = text.slice(beginning.length).trimStart();
  const added = (below.startsWith(`${told}\n`) ? below.slice(told.length) : below).trim();
  return added === '' || title === blank.title ? added : undefined;
}

function appendText(text: string, added: string): string {
  return added === '' ? text : `${text}\n\n${added}`;
}

/** The issue, once GitLab itself says that it is confidential; asked for a second time where it is not. */
export async function makeConfidential(run: Run, reference: IssueReference): Promise<AnyIssue | undefined> {
  const { gitlab, signal } = run;
  run.phase = 'create';
  const look = (): Promise<AnyIssue> => gitlab.issue(reference, signal);
  const found = await look();
  if (found.confidential) return found;
  await updateOnce(run, { found, changes: { confidential: true } }, () => true);
  const again = await look();
  return again.confidential ? again : undefined;
}
