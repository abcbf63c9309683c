// The time since the start, as the picture and the page write it.
import { minuteMs } from '../incident/units';

/** `T+00:17`, with days before the hours. */
export function formatSinceOrigin(at: number, origin: number): string {
  const minutes = Math.floor(Math.abs(at - origin) / minuteMs);
  const days = Math.floor(minutes / 1440);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;
  return `T${at - origin <= -minuteMs ? '-' : '+'}${days > 0 ? `${days}d ` : ''}${clock}`;
}
