// Whether one entry may stand below another.
import { dayMs, hourMs, minuteMs } from '../../incident/units';
import type { TimelineEvent } from './model';
import { measureElapsed } from './resolve';

/** A time that is "about" may stand this much too early. */
const aboutMs = 15 * minuteMs;

/** An entry is before the one above it, in every way that the two can be read. */
export function isBack(previous: TimelineEvent, event: TimelineEvent): boolean {
  if ((previous.dated === 'none') !== (event.dated === 'none')) return false;
  // "10:10 local time" above "08:50 UTC": how far they are apart nobody knows.
  if (!previous.zone && event.zone) return false;
  const local = [previous.localStart ?? 0, event.localStart ?? 0] as const;
  if (previous.precision === 'day' || event.precision === 'day') return isBefore(local, dayMs);
  if (previous.precision === 'hour' || event.precision === 'hour') return isBefore(local, hourMs);
  const step = measureElapsed(previous, event) ?? 0;
  if (step >= 0 || isSameMinute(previous, event)) return false;
  // Where zones differ and the clocks go on, it is the zones that are doubtful, and that is said once.
  if (previous.zone?.family !== event.zone?.family && local[1] >= local[0]) return false;
  return step < -aboutMs || !(previous.about || event.about);
}

function isBefore([previous, event]: readonly [number, number], grainMs: number): boolean {
  return Math.floor(event / grainMs) < Math.floor(previous / grainMs);
}

/** `23:28:20` and then `23:28`: as far as both tell, they are the same. */
export function isSameMinute(previous: TimelineEvent, event: TimelineEvent): boolean {
  if (previous.precision === 'second' && event.precision === 'second') return false;
  const isInstant = previous.start !== undefined && event.start !== undefined;
  const [a, b] = isInstant ? [previous.start, event.start] : [previous.localStart, event.localStart];
  return a !== undefined && b !== undefined && Math.floor(a / minuteMs) === Math.floor(b / minuteMs);
}
