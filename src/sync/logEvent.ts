// One entry of an incident's timeline, written exactly once: GitLab knows no key against doubles, so it is looked for.
import { underWayMs } from './findIssue';
import { formatUtcMinute } from '../incident/calendar';
import { isNotOffered, type EventTag } from '../gitlab/index';
import { foldToOneLine } from '../incident/foreignText';
import type { IssueReference } from '../incident/model';
import type { Failed, OutOfTime } from './model';
import { isRefusal, writeOnce, type Run } from './run';

/** What somebody logged, as it is kept until GitLab has it. Instants are epoch milliseconds. */
export interface LoggedEvent {
  /** A UUID. */
  readonly id: string;
  readonly incident: IssueReference;
  /** One line, at most `longestEvent` characters. */
  readonly note: string;
  readonly occurredAt: number;
  readonly tags: readonly EventTag[];
  /** GitLab's number of the project: its path may belong to another one by the time of sending. */
  readonly projectId?: number | undefined;
  /** Whether the incident was confidential when this was logged: then it goes nowhere where everybody can read it. */
  readonly confidential?: boolean | undefined;
  /** When it was logged, which is the order of sending. */
  readonly loggedAt: number;
  /** It was sent at this time, and nobody knows whether it arrived. */
  readonly attemptedAt?: number | undefined;
}

/** In characters. (GitLab, app/models/incident_management/timeline_event.rb) */
export const longestEvent = 280;

export type LogResult =
  /** `comment`: this GitLab keeps no timeline, or not for this person. */
  | { readonly kind: 'logged'; readonly as: 'event' | 'comment' }
  /** GitLab may still be at work on what was sent before: ask again at `until`. Nothing was sent. */
  | { readonly kind: 'under-way'; readonly until: number }
  /** The incident was confidential and is not any more, or its path leads to another project's. Nothing was sent. */
  | { readonly kind: 'withheld'; readonly why: 'public' | 'other-project' }
  | OutOfTime
  | Failed;

const newestNotes = 50;

/** Writes an entry that is not there yet. `keep` is waited for before anything is sent: a crash must not repeat it. */
export async function logEvent(
  run: Run,
  event: LoggedEvent,
  keep: (attempted: LoggedEvent) => Promise<void>,
): Promise<LogResult> {
  if (event.attemptedAt !== undefined) {
    const as = (await isInTimeline(run, event)) ? 'event' : (await isInComments(run, event)) ? 'comment' : undefined;
    if (as) return { kind: 'logged', as };
    const until = event.attemptedAt + underWayMs;
    if (run.now() < until) return { kind: 'under-way', until };
  }
  const before = await readIncident(run, event);
  if (before.kind !== 'fits') return before;
  await keep({ ...event, attemptedAt: run.now() });
  if (await writeToTimeline(run, event)) return { kind: 'logged', as: 'event' };
  const now = await readIncident(run, event);
  if (now.kind !== 'fits') return now;
  await keep({ ...event, attemptedAt: run.now() });
  await writeComment(run, event, now.internal);
  return { kind: 'logged', as: 'comment' };
}

type IncidentReading =
  /** `internal`: a comment is for members only, whatever becomes of the incident in the moment before it is written. */
  { readonly kind: 'fits'; readonly internal: boolean } | Extract<LogResult, { kind: 'withheld' }>;

/** What waited may have been overtaken: what was said in confidence stays here until the person says otherwise. */
async function readIncident({ gitlab, signal }: Run, event: LoggedEvent): Promise<IncidentReading> {
  const { projectId, confidential } = await gitlab.issue(event.incident, signal);
  if (event.projectId !== undefined && event.projectId !== projectId) return { kind: 'withheld', why: 'other-project' };
  if (event.confidential === true && !confidential) return { kind: 'withheld', why: 'public' };
  return { kind: 'fits', internal: confidential };
}

/** False where this GitLab keeps no timeline, or one that the person may not write to. */
async function writeToTimeline(run: Run, event: LoggedEvent): Promise<boolean> {
  const { gitlab, signal } = run;
  run.phase = 'event';
  const { incident, note, occurredAt, tags } = event;
  try {
    await writeOnce(
      async () => {
        await gitlab.createIncidentEvent(incident, { note, occurredAt, tags }, signal);
        return true;
      },
      async () => ((await isInTimeline(run, event)) ? true : undefined),
    );
    return true;
  } catch (error) {
    if (!isNotOffered(error) && !isRefusal(error)) throw error;
    return false;
  }
}

/** To the second, which is what GitLab tells of a time, and by the same person: two who saw the same wrote two entries. */
async function isInTimeline({ gitlab, signal }: Run, { incident, note, occurredAt }: LoggedEvent): Promise<boolean> {
  const events = (await gitlab.incidentEvents(incident, signal)) ?? [];
  const same = events.filter(each => each.note === note && countSecond(each.occurredAt) === countSecond(occurredAt));
  if (same.length === 0) return false;
  const me = await gitlab.currentUser(signal);
  return same.some(({ author }) => author?.id === me.id);
}

async function writeComment(run: Run, event: LoggedEvent, internal: boolean): Promise<void> {
  const { gitlab, signal } = run;
  run.phase = 'note';
  const body = `${formatEntry(event)}\n\n${makeMark(event)}`;
  await writeOnce(
    async () => {
      await gitlab.createNote(event.incident, { body, ...(internal ? { internal } : {}) }, signal);
      return true;
    },
    async () => ((await isInComments(run, event)) ? true : undefined),
  );
}

async function isInComments({ gitlab, signal }: Run, event: LoggedEvent): Promise<boolean> {
  const { items } = await gitlab.notes(event.incident, { perPage: newestNotes, newestFirst: true }, signal);
  return items.some(({ body }) => body.includes(makeMark(event)));
}

/** As the reader of timelines understands it: `- 2026-03-02 10:42 UTC we saw it`. */
function formatEntry({ note, occurredAt }: LoggedEvent): string {
  return `- ${formatUtcMinute(occurredAt)} ${foldToOneLine(note, longestEvent)}`;
}

function makeMark({ id }: LoggedEvent): string {
  return `<!-- incident-reviews: ${id} -->`;
}

function countSecond(instant: number): number {
  return Math.floor(instant / 1000);
}
