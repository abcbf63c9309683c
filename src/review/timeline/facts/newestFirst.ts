// A timeline that is told from its end, as status pages and logs are.
import type { TimelineEvent } from '../model';

/** More than one entry is before the one above it, and none is after it. */
export function isNewestFirst(events: readonly TimelineEvent[]): boolean {
  if (events.length <= 3) return false;
  let stepsBack = 0;
  let above = Infinity;
  for (const { localStart } of events) {
    if (localStart === undefined) continue;
    if (localStart > above) return false;
    if (localStart < above) stepsBack += 1;
    above = localStart;
  }
  // The first of them stands below none.
  return stepsBack > 2;
}
