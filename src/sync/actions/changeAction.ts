// Changes the issue of a corrective action: look, compare with what the person saw, write once, leave the reason in words.
import type { AnyIssue } from '../../gitlab/answers';
import type { IssueChanges } from '../../gitlab/index';
import { isMarkedDropped, makeActionTitle, makeDropMark } from '../../incident/actionIssue';
import { findSpelling } from '../../incident/labels';
import type { ActionChange, ActionChangeResult, ActionTarget } from './actionModel';
import { createLabelReader, nameRefused } from '../fields';
import { writeNotes } from '../incidents/incidentNotes';
import { checkLength } from '../lengthProblem';
import type { Dropped, TooLong } from '../model';
import { restoreLines } from '../merge/othersLines';
import { updateOnce, type Run } from '../run';
import { prepareText } from '../merge/textForms';
import { requireUnmoved } from '../unmoved';

/** `newId` gives the name by which what is said about this change is known. */
export async function changeAction(
  run: Run,
  change: ActionChange,
  newId: () => string,
): Promise<Exclude<ActionChangeResult, { kind: 'failed' | 'out-of-time' }>> {
  const { gitlab, records, signal } = run;
  const { issue: reference, seen, to, note } = change;
  const key = { incident: reference, to, note };
  const before = await records.readChange(key);
  // All labels take a while: nothing slow stands between the last look and the write.
  const label = to.outcome === 'dropped' ? await findDroppedLabel(run, reference.project) : undefined;
  const found = await gitlab.issue(reference, signal);
  requireUnmoved(found);
  if (found.projectId !== seen.projectId) return { kind: 'other-project', project: reference.project };
  if (isOtherwise(found, change)) return { kind: 'otherwise', issue: found };
  const id = before?.id ?? newId();
  const wanted: WantedAction = { to, label, paragraph: to.outcome === 'dropped' ? note : undefined, id };
  const changes = findOpenChanges(found, wanted);
  const isAsked = Object.keys(changes).length > 0;
  if (!isAsked && !before) return { kind: 'already', issue: found };
  const tooLong = checkDescription(changes);
  if (tooLong) return tooLong;
  await records.keepChange(key, { id, sent: before?.sent === true });
  const issue = isAsked ? await write(run, { found, wanted, changes }) : found;
  const dropped: Dropped[] = [...findRefusedParts(issue, wanted)];
  // A comment must not say that something was done which GitLab did not do.
  if (dropped.some(({ what }) => what !== 'label')) return { kind: 'changed', issue, dropped };
  await records.keepChange(key, { id, sent: true });
  if (to.outcome === undefined) {
    const words = { incident: reference, id, event: undefined, note, confidential: seen.confidential };
    dropped.push(...(await writeNotes(run, { ...words, again: before !== undefined })));
  }
  // What was not said is said when the person asks again.
  if (dropped.length === 0) await records.keepChange(key, undefined);
  return { kind: 'changed', issue, dropped };
}

interface WantedAction {
  readonly to: ActionTarget;
  readonly label: string | undefined;
  /** Of the description of one that is dropped. */
  readonly paragraph: string | undefined;
  readonly id: string;
}

async function findDroppedLabel(run: Run, project: string): Promise<string | undefined> {
  return findSpelling(await createLabelReader(run)(project), run.names.dropped);
}

/** Where others changed, since the person looked, what is to be changed now, and not to what it shall be. */
function isOtherwise(now: AnyIssue, { seen, to }: ActionChange): boolean {
  // What is written must not become more public than the person knew.
  if (seen.confidential && !now.confidential) return true;
  const isMoved = to.dueDate !== undefined && now.dueDate !== seen.dueDate && now.dueDate !== to.dueDate;
  const isRenamed = to.title !== undefined && now.title !== seen.title && now.title !== makeActionTitle(to.title);
  // Who is about to drop it, or to move its date, must know that it was done meanwhile.
  const isClosed = to.outcome !== 'done' && seen.opened && !now.opened;
  const { assignee } = to;
  const isReassigned = assignee !== undefined && !isAssignedAs(now, seen.assignees) && !isAssignedAs(now, [assignee]);
  return isMoved || isRenamed || isReassigned || (isClosed && !isMarkedDropped(now.description));
}

function isAssignedAs({ assignees }: Pick<AnyIssue, 'assignees'>, people: AnyIssue['assignees']): boolean {
  return assignees.map(({ id }) => id).join() === people.map(({ id }) => id).join();
}

/** What it lacks of what it is to be. */
function findOpenChanges(issue: AnyIssue, { to, label, paragraph, id }: WantedAction): IssueChanges {
  const { dueDate, title: asked, outcome, assignee } = to;
  const title = asked === undefined ? undefined : makeActionTitle(asked);
  const mark = makeDropMark(id);
  const isUnsaid = outcome === 'dropped' && issue.opened && !issue.description.includes(mark);
  return {
    ...(dueDate === undefined || issue.dueDate === dueDate ? {} : { dueDate }),
    ...(title === undefined || title === '' || issue.title === title ? {} : { title }),
    ...(assignee === undefined || isAssignedAs(issue, [assignee]) ? {} : { assigneeIds: [assignee.id] }),
    ...(isUnsaid ? { description: appendParagraph(issue.description, paragraph, mark) } : {}),
    ...(label === undefined || issue.labels.includes(label) ? {} : { addLabels: [label] }),
    ...(outcome === undefined || !issue.opened ? {} : { opened: false }),
  };
}

function appendParagraph(description: string, paragraph: string | undefined, mark: string): string {
  const added = paragraph === undefined ? mark : `${prepareText(paragraph)}\n\n${mark}`;
  return description.trim() === '' ? added : `${description.trimEnd()}\n\n${added}`;
}

function checkDescription({ description }: IssueChanges): TooLong | undefined {
  return description === undefined ? undefined : checkLength(description);
}

interface WriteOfAction {
  readonly found: AnyIssue;
  readonly wanted: WantedAction;
  readonly changes: IssueChanges;
}

/** All of it in one request, so that it is one event for those who follow the issue. */
async function write(run: Run, { found, wanted, changes }: WriteOfAction): Promise<AnyIssue> {
  run.phase = 'metadata';
  const written = await updateOnce(
    run,
    { found, changes },
    later => Object.keys(findOpenChanges(later, wanted)).length === 0,
  );
  // Others who write all the time have the last word; the reason stands in a version of the text.
  const { paragraph, id } = wanted;
  const mark = makeDropMark(id);
  const edit = (text: string): string => (text.includes(mark) ? text : appendParagraph(text, paragraph, mark));
  return changes.description === undefined ? written : ((await restoreLines(run, { found, written, edit })) ?? written);
}

/** What was asked for and is not so after the request. */
function findRefusedParts(issue: AnyIssue, wanted: WantedAction): readonly Dropped[] {
  const { dueDate, title, opened, assigneeIds, addLabels = [] } = findOpenChanges(issue, wanted);
  return [
    ...(dueDate === undefined ? [] : [nameRefused('dueDate')]),
    ...(title === undefined ? [] : [nameRefused('title')]),
    ...(opened === undefined ? [] : [nameRefused('state')]),
    ...(assigneeIds === undefined ? [] : [nameRefused('assignee', wanted.to.assignee?.username)]),
    ...addLabels.map(name => nameRefused('label', name)),
  ];
}
