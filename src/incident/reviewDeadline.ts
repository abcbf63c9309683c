// When a review is due, when one is reminded of it, and how both dates came about.
import { addCalendarDays, addWorkingDays, formatDateIn, readSpokenDate } from './calendar';
import type { Issue } from './model';
import type { Policy } from './policy';

/** What is known of when an incident was, and of when its review became required; instants are epoch milliseconds. */
export interface DeadlineTimes {
  /** The start of the impact, from the timeline or the key information. */
  readonly startedAt?: number | undefined;
  readonly resolvedAt?: number | undefined;
  /** When its severity was raised so far that it needs a review, or somebody asked for one. */
  readonly requiredAt?: number | undefined;
}

/** The event from whose day the working days count. `declaration` stands in for what is not known. */
export type DeadlineBase = 'start' | 'resolution' | 'declaration' | 'requirement';

/** Dates as `YYYY-MM-DD`. */
export interface ReviewDeadline {
  readonly due: string;
  /** The day after which one is reminded of a review that is still open. */
  readonly reminder: string;
  readonly from: string;
  readonly base: DeadlineBase;
  readonly workingDays: number;
}

/** Without a time zone the days are those of UTC. */
type DeadlinePolicy = Pick<Policy, 'dueWorkingDays' | 'dueFrom' | 'holidays' | 'reminder'> & {
  readonly timeZone?: string;
};

/**
 * The deadline of an incident's review. A review that became required later, by a raised severity or because somebody
 * asked, has all its days from then on, so that it is never overdue before anybody knew of it. (Handbook, Incident Review:
 * within five working days of the incident; a reminder after five days.)
 */
export function findDeadline(
  incident: Pick<Issue, 'createdAt'>,
  policy: DeadlinePolicy,
  times: DeadlineTimes = {},
): ReviewDeadline {
  const { timeZone = '', dueWorkingDays, holidays } = policy;
  const begin = findBase(incident, policy, times);
  const required = times.requiredAt === undefined ? undefined : formatDateIn(times.requiredAt, timeZone);
  const first = formatDateIn(begin.at, timeZone);
  const [base, from]: [DeadlineBase, string] =
    required !== undefined && required > first ? ['requirement', required] : [begin.base, first];
  const due = addWorkingDays(from, dueWorkingDays, holidays);
  const reminder = policy.reminder === 'calendar' ? addCalendarDays(from, dueWorkingDays) : due;
  return { due, reminder, from, base, workingDays: dueWorkingDays };
}

/** Only the day on which the review is due. */
export function findDueDate(
  incident: Pick<Issue, 'createdAt'>,
  policy: DeadlinePolicy,
  times: DeadlineTimes = {},
): string {
  return findDeadline(incident, policy, times).due;
}

/** That of a review that no incident stands behind: it counts from now on. `spoken`: what its template says, as for GitLab's `/due`. */
export function findDueDateFromNow(now: number, policy: DeadlinePolicy, spoken: string | undefined): string {
  const today = formatDateIn(now, policy.timeZone ?? '');
  const asked = spoken === undefined ? undefined : readSpokenDate(spoken, today);
  return asked ?? addWorkingDays(today, policy.dueWorkingDays, policy.holidays);
}

function findBase(
  { createdAt }: Pick<Issue, 'createdAt'>,
  { dueFrom }: DeadlinePolicy,
  { startedAt, resolvedAt }: DeadlineTimes,
): { readonly base: DeadlineBase; readonly at: number } {
  if (dueFrom === 'resolution' && resolvedAt !== undefined) return { base: 'resolution', at: resolvedAt };
  return startedAt === undefined ? { base: 'declaration', at: createdAt } : { base: 'start', at: startedAt };
}
