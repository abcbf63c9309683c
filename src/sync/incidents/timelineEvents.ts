// An entry of an incident's timeline, written once: GitLab knows no key against doubles, so it is looked for.
import { isNotOffered } from '../../gitlab/index';
import { formatUtcMinute } from '../../incident/calendar';
import { foldToOneLine } from '../../incident/foreignText';
import { longestEvent } from '../../incident/loggedText';
import type { IssueReference } from '../../incident/model';
import type { HappenedEvent } from './incidentModel';
import { isRefusal, writeOnce, type Run } from '../run';

/** False where this GitLab keeps no timeline, or one that the person may not write to. */
export async function writeEvent(run: Run, incident: IssueReference, event: HappenedEvent): Promise<boolean> {
  const { gitlab, signal } = run;
  run.phase = 'event';
  try {
    return await writeOnce(
      async () => {
        await gitlab.createIncidentEvent(incident, event, signal);
        return true;
      },
      async () => ((await hasOwnEvent(run, incident, event)) ? true : undefined),
    );
  } catch (error) {
    if (!isNotOffered(error) && !isRefusal(error)) throw error;
    return false;
  }
}

/**
 * To the second, which is what GitLab tells of a time, and by the same person: two who saw the same wrote two entries. False too
 * where the person may not read the timeline: they did not write to it either.
 */
export async function hasOwnEvent(
  { gitlab, signal }: Run,
  incident: IssueReference,
  { note, occurredAt }: HappenedEvent,
): Promise<boolean> {
  const events = await gitlab.incidentEvents(incident, signal).catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    return undefined;
  });
  const same = (events ?? []).filter(
    each => each.note.trim() === note.trim() && countSecond(each.occurredAt) === countSecond(occurredAt),
  );
  if (same.length === 0) return false;
  const me = await gitlab.currentUser(signal);
  return same.some(({ author }) => author?.id === me.id);
}

/** As a reader of timelines understands it: `- 2026-03-02 10:42 UTC we saw it`. */
export function formatEventLine({ note, occurredAt }: HappenedEvent): string {
  return `- ${formatUtcMinute(occurredAt)} ${foldToOneLine(note, longestEvent)}`;
}

function countSecond(instant: number): number {
  return Math.floor(instant / 1000);
}
