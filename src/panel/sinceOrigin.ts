// The time since the start, as the picture and the page write it.
import { dayMs, minuteMs } from '../incident/units';

/** `T+00:17`, with days before the hours. */
export function formatSinceOrigin(at: number, origin: number): string {
  const minutes = Math.floor(Math.abs(at - origin) / minuteMs);
  const days = Math.floor(minutes / 1440);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;
  return `T${at - origin <= -minuteMs ? '-' : '+'}${days > 0 ? `${days}d ` : ''}${clock}`;
}

/** What people count in, in minutes; above these it is days. */
const stepsMinutes = [1, 5, 15, 30, 60, 120, 180, 360, 720];
const mostSteps = 4;

/** A place on the axis of a picture, with the side of its label that must not leave the picture. */
export interface Tick {
  readonly at: number;
  readonly edge: 'start' | 'middle' | 'end';
}

/** Round times since the origin, at most five: every quarter of an hour, every two hours, every day. All in epoch milliseconds. */
export function listTicks({ from, to, origin }: Record<'from' | 'to' | 'origin', number>): readonly Tick[] {
  const span = Math.max(to - from, minuteMs);
  const minutes = stepsMinutes.find(step => step * minuteMs * mostSteps >= span);
  const stepMs = minutes === undefined ? Math.ceil(span / mostSteps / dayMs) * dayMs : minutes * minuteMs;
  const ticks: Tick[] = [];
  for (let at = origin + Math.ceil((from - origin) / stepMs) * stepMs; at <= from + span; at += stepMs) {
    const part = (at - from) / span;
    ticks.push({ at, edge: part < 0.07 ? 'start' : part > 0.93 ? 'end' : 'middle' });
  }
  return ticks;
}
