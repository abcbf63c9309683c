// What somebody logged of an incident goes to GitLab, exactly once and nowhere where more people read it than they knew.
import { underWayMs } from '../findIssue';
import type { EventTag } from '../../gitlab/index';
import type { IssueReference } from '../../incident/model';
import { hasComment, writeComment } from '../markedComment';
import type { Failed, OutOfTime } from '../model';
import type { Run } from '../run';
import { formatEventLine, hasOwnEvent, writeEvent } from './timelineEvents';
import { requireUnmoved } from '../unmoved';

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

export type LogResult =
  /** `comment`: this GitLab keeps no timeline, or not for this person. */
  | { readonly kind: 'logged'; readonly as: 'event' | 'comment' }
  /** GitLab may still be at work on what was sent before: ask again at `until`. Nothing was sent. */
  | { readonly kind: 'under-way'; readonly until: number }
  /** The incident was confidential and is not any more, or its path leads to another project's. Nothing was sent. */
  | { readonly kind: 'withheld'; readonly why: 'public' | 'other-project' }
  | OutOfTime
  | Failed;

/** Writes an entry that is not there yet. `keep` is waited for before anything is sent: a crash must not repeat it. */
export async function logEvent(
  run: Run,
  event: LoggedEvent,
  keep: (attempted: LoggedEvent) => Promise<void>,
): Promise<LogResult> {
  if (event.attemptedAt !== undefined) {
    const as = (await hasOwnEvent(run, event.incident, event))
      ? 'event'
      : (await hasComment(run, event.incident, event.id))
        ? 'comment'
        : undefined;
    if (as) return { kind: 'logged', as };
    const now = run.now();
    // A clock that was ahead then must not keep the entry here until that time comes: it counts as sent now.
    if (event.attemptedAt > now) await keep({ ...event, attemptedAt: now });
    const until = Math.min(event.attemptedAt, now) + underWayMs;
    if (now < until) return { kind: 'under-way', until };
  }
  const before = await readIncident(run, event);
  if (before.kind !== 'fits') return before;
  await keep({ ...event, attemptedAt: run.now() });
  if (await writeEvent(run, event.incident, event)) return { kind: 'logged', as: 'event' };
  const now = await readIncident(run, event);
  if (now.kind !== 'fits') return now;
  await keep({ ...event, attemptedAt: run.now() });
  const { incident, id } = event;
  await writeComment(run, { issue: incident, id, body: formatEventLine(event), internal: now.internal });
  return { kind: 'logged', as: 'comment' };
}

type IncidentReading =
  /** `internal`: a comment is for members only, whatever becomes of the incident in the moment before it is written. */
  { readonly kind: 'fits'; readonly internal: boolean } | Extract<LogResult, { kind: 'withheld' }>;

/** What waited may have been overtaken: what was said in confidence stays here until the person says otherwise. */
async function readIncident({ gitlab, signal }: Run, event: LoggedEvent): Promise<IncidentReading> {
  const found = await gitlab.issue(event.incident, signal);
  requireUnmoved(found);
  const { projectId, confidential } = found;
  if (event.projectId !== undefined && event.projectId !== projectId) return { kind: 'withheld', why: 'other-project' };
  if (event.confidential === true && !confidential) return { kind: 'withheld', why: 'public' };
  return { kind: 'fits', internal: confidential };
}
