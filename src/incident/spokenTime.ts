// A time as somebody says it in a hurry: `now`, `10 min ago`, `10:42`, `11:50 pm`, `yesterday 23:50`, `2026-03-02 10:42 UTC`,
// `vor 5 min`, `um 3 Uhr`.
import { clockSkewMs, dayMs, hourMs, minuteMs } from './units';
import { addCalendarDays, formatDateIn, isDate } from './calendar';

/** What is asked for, and where and when; `now` in epoch milliseconds, `timeZone` an IANA name. */
export interface SpokenMoment {
  readonly text: string;
  readonly now: number;
  readonly timeZone: string;
}

const unitMs: Readonly<Record<string, number>> = { m: minuteMs, h: 60 * minuteMs };

/**
 * The instant that is meant, in epoch milliseconds; undefined for other words and for what is still to come. A clock without
 * a date is the last time that it showed it: `23:50`, said at midnight, was yesterday.
 */
export function readSpokenTime({ text, now, timeZone }: SpokenMoment): number | undefined {
  const words = readSpokenWords(text);
  if (words === '' || words === 'now' || words === 'just now') return now;
  const ago = readAgo(words);
  if (ago !== undefined) return now - ago;
  const clock = readTypedClock(text, timeZone);
  if (!clock) return undefined;
  const { day, time, zone } = clock;
  const date = readDay(day, formatDateIn(now, zone));
  if (date === undefined) return undefined;
  const instant = listInstants(date, time, zone).findLast(at => at <= now + clockSkewMs);
  if (instant !== undefined) return instant;
  return day === undefined ? listInstants(addCalendarDays(date, -1), time, zone).at(-1) : undefined;
}

const english: ReadonlyMap<string, string> = new Map([
  ['jetzt', 'now'],
  ['heute', 'today'],
  ['gestern', 'yesterday'],
  ['morgen', 'tomorrow'],
]);

/** In lower case, with single blanks, German in English and hours with minutes: `vor 10 min` is `10 min ago`, `3 Uhr` is `3:00`. */
function readSpokenWords(text: string): string {
  const words = text.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  return words
    .replace(/^[a-z]+/u, word => english.get(word) ?? word)
    .replace(/^vor (.+)/u, '$1 ago')
    .replace(/\b(\d{1,2})(?:[.:](\d\d))? uhr\b/u, (_, hours: string, minutes = '00') => `${hours}:${minutes}`)
    .replace(/\b(?:0?[1-9]|1[0-2])(?::\d\d ?[ap]m|am| ?pm)\b/u, clock => {
      // `3 am` with a blank and no minutes is none: in German it is "three at the".
      const [hours = '', minutes = '00'] = clock.match(/\d+/gu) ?? [];
      return `${(Number(hours) % 12) + (clock.endsWith('pm') ? 12 : 0)}:${minutes}`;
    });
}

/** A time of day as it is typed: `time` as `HH:MM`; `zone` is an IANA name, empty: UTC. */
interface TypedClock {
  /** As it was typed: a date, `today`, `yesterday`, `vorgestern`, `tomorrow`. */
  readonly day: string | undefined;
  readonly time: string;
  readonly zone: string;
}

/** Undefined where the text is no clock; without a `day` where it says none. */
export function readTypedClock(text: string, timeZone: string): TypedClock | undefined {
  const clock =
    /^(?:(?<day>\d{4}-\d{2}-\d{2}|today|yesterday|vorgestern|tomorrow)[ t])?(?:(?:at|um) )?(?<hours>\d{1,2}):(?<minutes>\d{2})(?<utc> ?(?:utc|z))?$/u.exec(
      readSpokenWords(text),
    )?.groups;
  if (!clock) return undefined;
  const time = `${(clock['hours'] ?? '').padStart(2, '0')}:${clock['minutes'] ?? ''}`;
  return { day: clock['day'], time, zone: clock['utc'] === undefined ? timeZone : '' };
}

/** Whether a text is a clock without a day: `10:42`, `um 3 Uhr`. */
export function isBareClock(text: string): boolean {
  const clock = readTypedClock(text, '');
  return clock !== undefined && clock.day === undefined;
}

/**
 * The same in a timeline whose entries were at `times` (epoch milliseconds, the earliest first), which may be written days
 * later: a clock without a date is the one nearest to them, from an hour before the first on. An entry that lies days apart
 * from most does not count: a fix that was rolled out a week later.
 */
export function readTimeBeside(moment: SpokenMoment, times: readonly number[]): number | undefined {
  const { text, now, timeZone } = moment;
  const run = findLongestRun(times);
  const [first = now] = run;
  if (!isBareClock(text) || now - (run.at(-1) ?? now) < dayMs) return readSpokenTime(moment);
  const days = new Set(run.flatMap(at => [at - hourMs, at, at + dayMs].map(each => formatDateIn(each, timeZone))));
  const measure = (instant: number): number => Math.min(...run.map(at => Math.abs(at - instant)));
  return [...days]
    .flatMap(day => readSpokenTime({ ...moment, text: `${day} ${text.trim()}` }) ?? [])
    .filter(instant => instant >= first - hourMs)
    .toSorted((a, b) => measure(a) - measure(b))[0];
}

/** The most times of which none is a day or more after the one before. */
function findLongestRun(times: readonly number[]): readonly number[] {
  let run: readonly number[] = [];
  let longest = run;
  for (const at of times) {
    run = at - (run.at(-1) ?? at) < dayMs ? [...run, at] : [at];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

/** How long ago, in milliseconds: `5m`, `10 minutes ago`, `half an hour ago`, `einer stunde ago`. */
function readAgo(words: string): number | undefined {
  const found =
    /^(?<count>\d{1,4}|(?:half )?an?|einer(?: halben)?) ?(?:(?<minutes>m|mins?|minute[ns]?)|h|hours?|std|stunden?)(?: ago)?$/u.exec(
      words,
    )?.groups;
  if (!found) return undefined;
  const said = found['count'] ?? '';
  const one = /half|halb/u.test(said) ? 0.5 : 1;
  const count = Number.parseInt(said, 10);
  return (Number.isNaN(count) ? one : count) * (unitMs[found['minutes'] === undefined ? 'h' : 'm'] ?? 0);
}

/** The date of a day as it is said; undefined for one that the calendar does not have. */
export function readDay(word: string | undefined, today: string): string | undefined {
  if (word === undefined || word === 'today') return today;
  if (word === 'yesterday') return addCalendarDays(today, -1);
  if (word === 'vorgestern') return addCalendarDays(today, -2);
  return isDate(word) ? word : undefined;
}

/**
 * The instants at which a clock on the wall shows that, the first one first: clocks that are put back by an hour show each time of
 * it twice. The zone is an IANA name, empty: UTC.
 */
export function listInstants(date: string, time: string, zone: string): readonly number[] {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return [];
  // The offset at the first guess is that of a moment up to a day away: the second look has the right one.
  const guess = asUtc - findOffset(asUtc - findOffset(asUtc, zone), zone);
  const shown = guess + findOffset(guess, zone);
  return [guess - hourMs, guess, guess + hourMs].filter(at => at + findOffset(at, zone) === shown);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function findOffset(instant: number, zone: string): number {
  if (zone === '') return 0;
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const find = (type: string): string => parts.find(part => part.type === type)?.value ?? '';
  const shown = Date.parse(`${formatDateIn(instant, zone)}T${find('hour')}:${find('minute')}:00Z`);
  return shown - Math.floor(instant / minuteMs) * minuteMs;
}
