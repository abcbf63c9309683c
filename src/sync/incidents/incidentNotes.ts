// What a change of an incident leaves in words: an event of its timeline, and a comment. Each is written once.
import type { IssueReference } from '../../incident/model';
import { nameRefused } from '../fields';
import { hasComment, writeComment } from '../markedComment';
import type { HappenedEvent } from './incidentModel';
import type { Dropped } from '../model';
import { isRefusal, type Run } from '../run';
import { formatEventLine, hasOwnEvent, writeEvent } from './timelineEvents';

/** What is to be written about one change. `id`: of the attempt, by which its comment is found again. */
export interface NotesOfChange {
  readonly incident: IssueReference;
  readonly id: string;
  readonly event: HappenedEvent | undefined;
  readonly note: string | undefined;
  /** No comment is needed where the event stands in GitLab's timeline. */
  readonly eventTellsAll?: boolean | undefined;
  /** Then the comment is for members only, whatever becomes of the incident in the moment before it is written. */
  readonly confidential: boolean;
  /** An attempt before may have written them. */
  readonly again: boolean;
}

/** Writes what is not there yet, and gives what GitLab did not take. */
export async function writeNotes(run: Run, asked: NotesOfChange): Promise<readonly Dropped[]> {
  const { incident, id, event, note, eventTellsAll = false } = asked;
  const isTold = event !== undefined && (await ensureEvent(run, asked, event));
  if (isTold && eventTellsAll) return [];
  const line = event && !isTold && !(eventTellsAll && note !== undefined) ? formatEventLine(event) : undefined;
  const body = [note, line].filter(part => part !== undefined && part !== '').join('\n\n');
  if (body === '') return [];
  run.phase = 'note';
  try {
    if (!asked.again || !(await hasComment(run, incident, id)))
      await writeComment(run, { issue: incident, id, body, internal: asked.confidential });
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return [nameRefused('note')];
  }
}

/** False where this GitLab has no timeline, or one that the person may not write to. */
async function ensureEvent(run: Run, { incident, again }: NotesOfChange, event: HappenedEvent): Promise<boolean> {
  run.phase = 'event';
  return (again && (await hasOwnEvent(run, incident, event))) || writeEvent(run, incident, event);
}
