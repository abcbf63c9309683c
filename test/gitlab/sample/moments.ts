// When things happened to an incident of the sample, in epoch milliseconds.
import type { Story } from './story';

export interface Moments {
  readonly start: number;
  readonly alerted: number;
  readonly acknowledged: number;
  readonly declared: number;
  readonly escalated: number;
  readonly identified: number;
  readonly mitigated: number;
  readonly resolved: number;
  readonly reviewBegun: number;
  readonly reviewScheduled: number;
  readonly reviewCompleted: number;
  readonly closed: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** None of them is later than two minutes before now. */
export function momentsOf({ started, detected, lasted }: Story, now: number): Moments {
  const start = startOf(started, now);
  const past = (time: number): number => Math.min(time, now - 2 * minute);
  const mitigated = start + lasted * minute;
  const resolved = mitigated + 32 * minute;
  return {
    start,
    alerted: past(start + detected * minute),
    acknowledged: past(start + (detected + 3) * minute),
    declared: past(start + (detected + 6) * minute),
    escalated: past(start + (detected + 19) * minute),
    identified: past(start + Math.max(detected + 8, lasted * 0.7) * minute),
    mitigated: past(mitigated),
    resolved: past(resolved),
    reviewBegun: past(resolved + 5 * hour),
    reviewScheduled: past(resolved + 3 * day),
    reviewCompleted: past(resolved + 5 * day),
    closed: past(resolved + 7 * day),
  };
}

function startOf(started: string, now: number): number {
  const [, amount, unit, hours, minutes] = /^(\d+)([mhd])(?: (\d\d):(\d\d))?$/u.exec(started) ?? [];
  if (unit === 'm') return now - Number(amount) * minute;
  if (unit === 'h') return now - Number(amount) * hour;
  if (unit === 'd') return now - (now % day) - Number(amount) * day + Number(hours) * hour + Number(minutes) * minute;
  throw new Error(`the sample says "${started}" for a start`);
}

/** YYYY-MM-DD, that many working days after the day of `time`; Saturdays and Sundays do not count. */
export function workingDaysAfter(time: number, days: number): string {
  let at = time;
  for (let left = days; left > 0;) {
    at += day;
    if (![0, 6].includes(new Date(at).getUTCDay())) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}

export const daysFrom = (now: number, days: number): string => new Date(now + days * day).toISOString().slice(0, 10);
