// Declares an incident: made once, confidential from its first moment where it must be, then brought to what was asked for.
import type { AnyIssue } from '../../gitlab/answers';
import { isGitLabError } from '../../gitlab/errors';
import type { IssueChanges } from '../../gitlab/index';
import type { DeclareResult, NewIncident } from './declareModel';
import { findLostLines, type TextWrite } from '../merge/afterWrite';
import { createLabelReader, findDropped, findMissing, findSpellings, nameRefused, type Fields } from '../fields';
import { findEarlierIssue, waitForIssue, type Wanted } from '../findIssue';
import { makeMark } from '../markedComment';
import { checkLength } from '../lengthProblem';
import { makeConfidential } from '../reviews/makeIssue';
import type { Dropped } from '../model';
import { isSameDescription, predictStored } from '../merge/textForms';
import { updateOnce, writeOnce, type Run } from '../run';
import { setSeverityField } from './severityField';

/** What a confidential incident is called until it is known to be confidential. */
const hiddenTitle = 'Incident';

/** Declares it, or goes on with what an attempt before made of it. */
export async function declareIncident(run: Run, asked: NewIncident): Promise<DeclareResult> {
  const { gitlab, records, signal } = run;
  const { id, project, projectId } = asked;
  const description = `${asked.text.trim()}\n\n${makeMark(id)}`.trim();
  const tooLong = checkLength(description);
  if (tooLong) return tooLong;
  const fields = await chooseFields(run, asked);
  const record = await records.creation(id);
  const wanted: Wanted = { project, id, isIt: text => text.includes(makeMark(id)) };
  const earlier = await findEarlierIssue(run, wanted, record);
  if (!earlier && record?.attemptedAt !== undefined && asked.again !== true) {
    return { kind: 'maybe-declared', project, attemptedAt: record.attemptedAt };
  }
  if ((await gitlab.projectId(project, signal)) !== projectId) return { kind: 'other-project', project };
  const made = earlier
    ? { issue: earlier, isFieldSet: false }
    : await createOnce(run, { asked, wanted, fields, description });
  run.issue = made.issue.reference;
  await records.keepCreation(id, { review: made.issue.reference, projectId: made.issue.projectId });
  const filled = await complete(run, { asked, fields, description, made });
  if (!filled) return { kind: 'open-to-all', issue: made.issue.reference };
  await records.keepCreation(id, undefined);
  return { kind: 'declared', ...filled };
}

/** A project without labels of states or severities has GitLab's own; what was asked for beside them is named. */
async function chooseFields(run: Run, asked: NewIncident): Promise<Fields> {
  const { names, gitlab, signal } = run;
  const available = await createLabelReader(run)(asked.project);
  const me = await gitlab.currentUser(signal);
  const process = [names.severity[asked.severity - 1] ?? '', names.states[asked.state]];
  const { labels, unknown } = findSpellings([...process, ...asked.labels], available);
  return {
    labels,
    assignees: [me],
    dueDate: undefined,
    unknown: unknown.filter(({ name }) => !process.includes(name)),
  };
}

interface Declaration {
  readonly asked: NewIncident;
  readonly fields: Fields;
  readonly description: string;
}

interface MadeIncident {
  readonly issue: AnyIssue;
  /** GitLab's own severity is known to be as asked. */
  readonly isFieldSet: boolean;
}

/** The one request that makes it; should its answer be lost, the incident is waited for. */
async function createOnce(
  run: Run,
  { asked, wanted, fields, description }: Declaration & { readonly wanted: Wanted },
): Promise<MadeIncident> {
  const { gitlab, records, signal } = run;
  const { id, project, severity } = asked;
  run.phase = 'create';
  const attemptedAt = run.now();
  await records.keepCreation(id, { attemptedAt });
  const incident = asked.confidential
    ? { title: hiddenTitle, description: makeMark(id), confidential: true }
    : {
        title: asked.title,
        description,
        labels: fields.labels,
        assigneeIds: fields.assignees.map(user => user.id),
        severity,
      };
  let isFieldSet = false;
  const issue = await writeOnce(
    async () => {
      const written = await gitlab.createIssue(project, { ...incident, type: 'incident' }, signal);
      isFieldSet = !asked.confidential && !written.differences.includes('severity');
      return written.issue;
    },
    () => waitForIssue(run, wanted, attemptedAt),
  ).catch(async (error: unknown) => {
    // What GitLab certainly did not do need not be looked for again.
    if (isGitLabError(error) && !error.maybeDone) await records.keepCreation(id, undefined);
    throw error;
  });
  return { issue, isFieldSet };
}

/** Brings it to what it should be; undefined where it is not confidential and must be. */
async function complete(
  run: Run,
  { asked, fields, description, made }: Declaration & { readonly made: MadeIncident },
): Promise<{ readonly issue: AnyIssue; readonly dropped: readonly Dropped[] } | undefined> {
  const { gitlab, signal } = run;
  const { severity, confidential } = asked;
  let issue = confidential ? await makeConfidential(run, made.issue.reference) : made.issue;
  if (!issue) return undefined;
  const added = confidential ? findAddedText(issue, asked) : undefined;
  const waits = added !== undefined;
  const text = added === undefined || added === '' ? description : `${description}\n\n${added}`;
  const startedAt = run.now();
  const changes: IssueChanges = {
    ...findMissing(issue, fields),
    ...(waits ? { title: asked.title, description: text, confidential: true } : {}),
  };
  let { isFieldSet } = made;
  if (Object.keys(changes).length > 0) {
    const found = issue;
    const { reference } = found;
    run.phase = 'text';
    issue = await writeOnce(
      async () => {
        const written = await gitlab.updateIssue(reference, { ...changes, severity }, signal);
        isFieldSet ||= !written.differences.includes('severity');
        return written.issue;
      },
      async () => {
        const now = await gitlab.issue(reference, signal);
        return !waits || findAddedText(now, asked) === undefined ? now : undefined;
      },
    );
    if (waits) issue = await putBack(run, { found, written: issue, startedAt, text: `${text}\n`, images: [] });
  }
  run.phase = 'metadata';
  const dropped = [...findDropped(issue, fields)];
  if (issue.kind !== 'incident') dropped.push(nameRefused('type'));
  else if (!isFieldSet && !(await setSeverityField(run, issue.reference, severity))) {
    dropped.push(nameRefused('severity'));
  }
  return { issue, dropped };
}

/**
 * While a confidential incident waits for its title and text: what somebody else wrote into it meanwhile, empty for nothing.
 * Undefined once it has them.
 */
function findAddedText({ title, description }: AnyIssue, asked: NewIncident): string | undefined {
  const text = predictStored(description);
  const mark = makeMark(asked.id);
  const isHidden = title === hiddenTitle && asked.title !== hiddenTitle;
  return isHidden || text === mark ? text.replace(mark, '').trim() : undefined;
}

/** What somebody wrote into the empty incident between the last look and the write belongs below its text. */
async function putBack(run: Run, write: TextWrite): Promise<AnyIssue> {
  const lost = await findLostLines(run, write);
  if (lost?.text === undefined) return write.written;
  const { text } = lost;
  return updateOnce(run, { found: write.written, changes: { description: text } }, ({ description }) =>
    isSameDescription(description, text),
  );
}
