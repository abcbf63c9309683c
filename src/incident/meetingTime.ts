// When people are to meet, as somebody types it: `2026-03-09 14:30`, `tomorrow 10:00`, `14:30 UTC`.
import { addCalendarDays, formatDateIn } from './calendar';
import { listInstants, readDay, readTypedClock, type SpokenMoment } from './spokenTime';

/** The instant to come that is meant, in epoch milliseconds; undefined for other words and for what is over. */
export function readMeetingTime({ text, now, timeZone }: SpokenMoment): number | undefined {
  const clock = readTypedClock(text, timeZone);
  if (!clock) return undefined;
  const { time, zone } = clock;
  const today = formatDateIn(now, zone);
  const day = clock.day === 'tomorrow' ? addCalendarDays(today, 1) : readDay(clock.day, today);
  if (day === undefined) return undefined;
  const instants = listInstants(day, time, zone);
  // A clock without a date is the next time that it shows it.
  const next = clock.day === undefined ? listInstants(addCalendarDays(day, 1), time, zone) : [];
  return [...instants, ...next].find(at => at > now);
}
