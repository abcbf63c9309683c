// What a change of an incident leaves in words: an event of its timeline, and a comment. Each is written once.
import { minuteMs } from '../incident/units';
import { formatUtcMinute } from '../incident/calendar';
import { isNotOffered, type IncidentEvent, type Note } from '../gitlab/index';
import { foldToOneLine } from '../incident/foreignText';
import type { IssueReference } from '../incident/model';
import type { HappenedEvent } from './incidentModel';
import type { Dropped } from './model';
import { isRefusal, writeOnce, type Run } from './run';

/** How many of the newest comments are looked through for one's own. */
const newestNotes = 50;

/** What is to be written about one change. `id`: of the attempt, by which its comment is found again. */
export interface NotesOfChange {
  readonly incident: IssueReference;
  readonly id: string;
  readonly event: HappenedEvent | undefined;
  readonly note: string | undefined;
  /** Then the comment is for members only, whatever becomes of the incident in the moment before it is written. */
  readonly confidential: boolean;
  /** An attempt before may have written them. */
  readonly again: boolean;
}

/** Writes what is not there yet, and gives what GitLab did not take. */
export async function writeNotes(run: Run, asked: NotesOfChange): Promise<readonly Dropped[]> {
  run.phase = 'event';
  const { event } = asked;
  const line = event && !(await writeEvent(run, asked, event)) ? formatEventLine(event) : undefined;
  const body = [asked.note, line].filter(part => part !== undefined && part !== '').join('\n\n');
  if (body === '') return [];
  run.phase = 'note';
  try {
    await writeNote(run, asked, body);
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return [{ what: 'note', name: '', reason: 'permission' }];
  }
}

/** False where this GitLab has no timeline, or one that the person may not write to. */
async function writeEvent(run: Run, { incident, again }: NotesOfChange, event: HappenedEvent): Promise<boolean> {
  const { gitlab, signal } = run;
  const find = async (): Promise<IncidentEvent | undefined> =>
    (await gitlab.incidentEvents(incident, signal))?.find(each => isSameEvent(each, event));
  try {
    if (again && (await find())) return true;
    await writeOnce(() => gitlab.createIncidentEvent(incident, event, signal), find);
    return true;
  } catch (error) {
    if (!isNotOffered(error) && !isRefusal(error)) throw error;
    return false;
  }
}

function isSameEvent(found: IncidentEvent, event: HappenedEvent): boolean {
  const minute = (at: number): number => Math.floor(at / minuteMs);
  return found.note.trim() === event.note.trim() && minute(found.occurredAt) === minute(event.occurredAt);
}

async function writeNote(run: Run, { incident, id, confidential, again }: NotesOfChange, body: string): Promise<void> {
  const { gitlab, signal } = run;
  const mark = `<!-- incident-reviews: ${id} -->`;
  const find = async (): Promise<Note | undefined> => {
    const { items } = await gitlab.notes(incident, { perPage: newestNotes, newestFirst: true }, signal);
    return items.find(note => note.body.includes(mark));
  };
  if (again && (await find())) return;
  const asked = { body: `${body}\n\n${mark}`, ...(confidential ? { internal: true } : {}) };
  await writeOnce(() => gitlab.createNote(incident, asked, signal), find);
}

/** As a timeline is written by hand: `- 2026-03-02 10:42 UTC Mitigated`. */
function formatEventLine({ note, occurredAt }: HappenedEvent): string {
  return `- ${formatUtcMinute(occurredAt)} ${foldToOneLine(note, 280)}`;
}
