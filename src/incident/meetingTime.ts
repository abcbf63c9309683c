// When people are to meet, as somebody types it: `2026-03-09 14:30`, `tomorrow 10:00`, `14:30 UTC`.
import { addCalendarDays, formatDateIn } from './calendar';
import { findInstant, readDay, readTypedClock, type SpokenMoment } from './spokenTime';
import { dayMs } from './units';

/** The instant to come that is meant, in epoch milliseconds; undefined for other words and for what is over. */
export function readMeetingTime({ text, now, timeZone }: SpokenMoment): number | undefined {
  const clock = readTypedClock(text, timeZone);
  if (!clock) return undefined;
  const { time, zone } = clock;
  const today = formatDateIn(now, zone);
  const day = clock.day === 'tomorrow' ? addCalendarDays(today, 1) : readDay(clock.day, today);
  const instant = day === undefined ? undefined : findInstant(day, time, zone);
  if (instant === undefined) return undefined;
  if (instant > now) return instant;
  // A clock without a date is the next time that it shows it.
  return clock.day === undefined && now - instant < dayMs
    ? findInstant(addCalendarDays(today, 1), time, zone)
    : undefined;
}
