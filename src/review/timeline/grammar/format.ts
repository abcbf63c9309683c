// Times and durations as text.
import { formatUtcDate } from '../../../incident/calendar';
import { minuteMs } from '../../../incident/units';
import { isOfAnyYear, type TimelineEvent } from '../model';

const formatTwoDigits = (value: number): string => String(value).padStart(2, '0');

/** `14:05`, with seconds where there are any or they are asked for. */
export function formatClock(ms: number, seconds = false): string {
  const time = new Date(ms).toISOString();
  return time.slice(11, seconds || ms % minuteMs !== 0 ? 19 : 16);
}

/**
 * An entry's start or end as ISO 8601: with an offset where its zone is known, a date alone where no time of day is, a
 * time alone (`T14:05:00`) where no date is, `--11-21T14:05:00` where its year is not known. Null where nothing can be read.
 */
export function formatInstant(event: TimelineEvent, which: 'start' | 'end'): string | null {
  const local = which === 'start' ? event.localStart : event.localEnd;
  const instant = which === 'start' ? event.start : event.end;
  if (local === undefined || event.isDistance) return null;
  const text = new Date(local).toISOString().slice(0, 19);
  const date = isOfAnyYear(event) ? `-${text.slice(4, 10)}` : text.slice(0, 10);
  if (event.precision === 'day') return date;
  const known = event.dated === 'none' && !date.startsWith('-') ? '' : date;
  return known + text.slice(10) + (instant === undefined ? '' : formatOffset((local - instant) / minuteMs));
}

/** `Z`, `+02:00`. */
function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${formatTwoDigits(Math.floor(size / 60))}:${formatTwoDigits(size % 60)}`;
}

/** How a document says a time: `2026-03-01 14:05 UTC`, as much of it as is known. */
export function formatTime(event: TimelineEvent): string {
  const local = event.localStart;
  if (local === undefined) return '';
  if (event.isDistance) return formatElapsed(local);
  const date = event.dated === 'none' ? '' : formatUtcDate(local);
  if (event.precision === 'day') return date;
  const zone = event.zone?.name ?? '';
  return [date, formatClock(local), zone].filter(part => part !== '').join(' ');
}

/** `2d 03:15`, `03:15`, with a sign before times that lie before the start. */
export function formatElapsed(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / minuteMs);
  const days = Math.floor(minutes / 1440);
  const clock = `${formatTwoDigits(Math.floor((minutes % 1440) / 60))}:${formatTwoDigits(minutes % 60)}`;
  return `${ms <= -minuteMs ? '-' : '+'}${days > 0 ? `${days}d ` : ''}${clock}`;
}

/** Minutes in words: `45 minutes`, `1 hour 5 minutes`, `2 days 3 hours`. */
export function formatDuration(minutes: number): string {
  const whole = Math.round(minutes);
  const parts: string[] = [];
  const add = (count: number, unit: string): void => {
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  };
  add(Math.floor(whole / 1440), 'day');
  add(Math.floor((whole % 1440) / 60), 'hour');
  add(whole % 60, 'minute');
  return parts.length === 0 ? '0 minutes' : parts.join(' ');
}
