// How far a new entry lies from the others: a review is often written days after its incident.
import { l10n } from 'vscode';
import { formatUtcMinute } from '../incident/calendar';
import { dayMs } from '../incident/units';
import type { EntryMoment } from '../review/index';

/**
 * `2026-11-28 18:10 UTC, 3 days after 2026-11-25 04:03 UTC`: "now" in a review of last week's incident is today, and the person
 * sees it while the day that is meant can still be written. Undefined where the incident may still go on, and for less than a
 * day.
 */
export function describeDistance(instant: number, proposed: EntryMoment): string | undefined {
  const days = Math.floor((instant - proposed.instant) / dayMs);
  if (!proposed.isGuess || days < 1) return undefined;
  const [at, before] = [formatUtcMinute(instant), formatUtcMinute(proposed.instant)];
  return days === 1
    ? l10n.t('{0}, more than a day after {1}', at, before)
    : l10n.t('{0}, {1} days after {2}', at, days, before);
}
