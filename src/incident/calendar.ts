// Working days. Dates are `YYYY-MM-DD`, calculated in UTC, so that no daylight saving gets in between.
import { dayMs } from './units';

/** True for a day that the calendar has. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && formatDay(countDay(text)) === text;
}

/** The UTC day of an instant (epoch milliseconds). */
export function formatUtcDate(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** `2026-03-01 14:05 UTC`, of an instant (epoch milliseconds). */
export function formatUtcMinute(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `14:05`, what a clock shows in a time zone at an instant (epoch milliseconds); the zone is an IANA name. */
export function formatClockIn(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant);
}

/** By their zones: making one takes longer than hundreds of dates, and a list has thousands. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day that an instant (epoch milliseconds) falls on in a time zone, by its IANA name; empty: UTC. */
export function formatDateIn(instant: number, timeZone: string): string {
  if (timeZone === '') return formatUtcDate(instant);
  // Sweden writes dates as we do.
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  dayFormats.set(timeZone, format);
  return format.format(instant);
}

/** Days since 1970-01-01; NaN for what is no date. */
function countDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** Empty for NaN and beyond the years that a date can say. */
function formatDay(day: number): string {
  const instant = day * dayMs;
  return Math.abs(instant) <= 8.64e15 ? formatUtcDate(instant) : '';
}

/** Throws a RangeError for what is no date. */
function parseDay(date: string): number {
  const day = countDay(date);
  if (!isDate(date)) throw new RangeError(`"${date}" is not a date of the form YYYY-MM-DD`);
  return day;
}

function isWorkingDay(day: number, holidays: ReadonlySet<string>): boolean {
  // 1970-01-01 was a Thursday, so 2 and 3 are the weekend.
  const weekday = ((day % 7) + 7) % 7;
  return weekday !== 2 && weekday !== 3 && !holidays.has(formatDay(day));
}

/** The day that comes `count` (0 to 3660) working days after a date; weekends and holidays do not count. */
export function addWorkingDays(date: string, count: number, holidays: readonly string[] = []): string {
  const free = new Set(holidays);
  let day = parseDay(date);
  for (let left = Math.min(count, 3660); left > 0;) {
    day += 1;
    if (isWorkingDay(day, free)) left -= 1;
  }
  return formatDay(day);
}

/** Two weeks after an instant (epoch milliseconds), or the first working day behind that: what a corrective action is offered. */
export function proposeActionDate(now: number, holidays: readonly string[] = []): string {
  const eve = formatDay(parseDay(formatUtcDate(now)) + 13);
  return addWorkingDays(eve, 1, holidays);
}

/** The day that GitLab's `/due` means, as far as it is a date, `today`, `tomorrow` or `in 2 weeks`; undefined for other words. */
export function readSpokenDate(words: string, today: string): string | undefined {
  const text = words.trim().toLowerCase();
  if (isDate(text)) return text;
  if (text === 'today') return today;
  if (text === 'tomorrow') return addCalendarDays(today, 1);
  const [, count, unit] = /^in (\d{1,3}) (day|week)s?$/u.exec(text) ?? [];
  return count === undefined ? undefined : addCalendarDays(today, Number(count) * (unit === 'week' ? 7 : 1));
}

/** The day that many calendar days later; throws a RangeError for what is no date. */
export function addCalendarDays(date: string, count: number): string {
  return formatDay(parseDay(date) + count);
}

/** How many days of the calendar `to` comes after `from`; negative where it comes first. Throws a RangeError for what is no date. */
export function countCalendarDays(from: string, to: string): number {
  return parseDay(to) - parseDay(from);
}

/**
 * Working days in the days after `from` up to and with `to`; negative where `to` comes first; 0 on the same day, and also
 * on a weekend that touches it: whether a date has passed is for `isOverdue` to say.
 */
export function countWorkingDays(from: string, to: string, holidays: readonly string[] = []): number {
  const [start, end] = [parseDay(from), parseDay(to)];
  if (end < start) return 0 - countWorkingDays(to, from, holidays);
  // Whole weeks have five working days each; only the rest is looked at day by day.
  const weeks = Math.floor((end - start) / 7);
  let count = weeks * 5;
  for (const holiday of new Set(holidays)) {
    const day = countDay(holiday);
    if (day > start && day <= start + weeks * 7 && isWorkingDay(day, new Set())) count -= 1;
  }
  const free = new Set(holidays);
  for (let day = start + weeks * 7 + 1; day <= end; day += 1) if (isWorkingDay(day, free)) count += 1;
  return count;
}

/** True from the day after `due` on. */
export function isOverdue(today: string, due: string): boolean {
  return due < today;
}
