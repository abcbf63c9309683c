// A comment that asks the owner of a corrective action how it stands: at most one a week, whoever of the team writes it.
import type { Note } from '../../gitlab/index';
import { nudgeMark } from '../../incident/actionIssue';
import type { IssueReference } from '../../incident/model';
import { weekMs } from '../../incident/units';
import type { ActionNudge, ActionNudgeResult, EarlierNudge } from './actionModel';
import { writeComment } from '../markedComment';
import type { Run } from '../run';
import { requireUnmoved } from '../unmoved';

/** So many of the newest comments are looked through. */
const newestNotes = 100;

/** The newest of the last week; undefined where nobody asked. */
export async function findEarlierNudge(run: Run, issue: IssueReference): Promise<EarlierNudge | undefined> {
  const since = run.now() - weekMs;
  const found = (await readNotes(run, issue)).find(note => note.body.includes(nudgeMark) && note.createdAt > since);
  return found && { by: found.author, at: found.createdAt };
}

/** `newId` gives the name by which the comment is found where its answer is lost. */
export async function nudgeOwner(
  run: Run,
  { issue: reference, seen, text }: ActionNudge,
  newId: () => string,
): Promise<Exclude<ActionNudgeResult, { kind: 'failed' | 'out-of-time' }>> {
  const { gitlab, signal } = run;
  const issue = await gitlab.issue(reference, signal);
  requireUnmoved(issue);
  if (issue.projectId !== seen.projectId) return { kind: 'other-project', project: reference.project };
  if (!issue.opened || (seen.confidential && !issue.confidential)) return { kind: 'otherwise', issue };
  const earlier = await findEarlierNudge(run, reference);
  if (earlier) return { kind: 'nudged-lately', ...earlier };
  const body = `${text.trim()}\n\n${nudgeMark}`;
  await writeComment(run, { issue: reference, id: newId(), body, internal: issue.confidential });
  return { kind: 'nudged' };
}

async function readNotes({ gitlab, signal }: Run, issue: IssueReference): Promise<readonly Note[]> {
  const asked = { perPage: newestNotes, newestFirst: true, onlyComments: true };
  return (await gitlab.notes(issue, asked, signal)).items;
}
