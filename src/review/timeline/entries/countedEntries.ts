// Entries whose clocks count from the start of the incident.
import { hourMs } from '../../../incident/units';
import type { TimelineEvent } from '../model';

/** The longest that a timeline of counted minutes takes; one of a night's clock goes on longer. */
const longestCountMs = 4 * hourMs;

/** Without a date and a zone, entries from 00:00 on (00:00, 00:02, 00:05) are minutes since the start, no midnight. */
export function areCounted(events: readonly TimelineEvent[]): boolean {
  const own = events.filter(({ counted }) => !counted);
  const [first, second] = own;
  if (first?.localStart !== 0 || second === undefined) return false;
  return own.every(
    ({ localStart, dated, zone, precision }) =>
      localStart !== undefined && localStart < longestCountMs && dated === 'none' && !zone && precision !== 'day',
  );
}
