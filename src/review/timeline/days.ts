// The day of each entry: its own date, the one above it, or the next where the clock went back over midnight.
import { dayMs, hourMs } from '../../incident/units';
import { isoDate, nearestYear, readings, type WrittenDate } from './grammar/dates';
import type { TimelineEvent } from './model';
import type { Piece, WrittenEntry } from './entries/pieces';
import type { WrittenTime } from './grammar/time';

/** The clock may go back this far by mistake; further back is the next day. */
const wrapMs = 4 * hourMs;
/** Two readings of a date: the one this near to its neighbours is meant when the other is not. */
const nearDays = 14;

/** An entry's place in time, as local time; see `TimelineEvent`. */
export interface Place extends Pick<TimelineEvent, 'localStart' | 'localEnd' | 'dated' | 'readings'> {
  /** A date without a time of day. */
  readonly isDay: boolean;
}

/** Follows the days of a timeline from its first piece to its last. */
export interface Days {
  /** A date that holds for the entries below it. */
  pass(date: WrittenDate): void;
  place(entry: WrittenEntry): Place;
}

/** The last entry with a time of day at each depth: what the next one there is compared with. */
interface DayLevel {
  readonly depth: number;
  readonly group: number;
  readonly local: number;
  readonly wrapped: boolean;
}

const clear: readonly string[] = [];

/** `anchor` is the day, since 1970, that holds where nothing in the timeline says one. */
export function createDays(pieces: readonly Piece[], anchor: number | undefined): Days {
  const dayFirst = orderOf(pieces, anchor);
  const origin = anchor ?? firstDayOf(pieces);
  let day = origin ?? 0;
  let known = origin !== undefined;
  const levels: DayLevel[] = [];
  const dayOf = (date: WrittenDate): { readonly day: number | undefined; readonly readings: readonly string[] } => {
    const near = known ? day : undefined;
    if (date.day !== undefined) return { day: date.day, readings: clear };
    if (date.count !== undefined) {
      return { day: origin === undefined ? undefined : origin + date.count - 1, readings: clear };
    }
    if (date.yearless)
      return { day: nearestYear(date.yearless.month, date.yearless.dayOfMonth, near), readings: clear };
    return date.numbers ? chosen(date.numbers, near, dayFirst) : { day: undefined, readings: clear };
  };
  const dropFrom = (depth: number, group?: number): void => {
    for (let top = levels.at(-1); top && top.depth >= depth; top = levels.at(-1)) {
      if (top.depth === depth && top.group === group) break;
      levels.pop();
    }
  };
  return {
    pass(date) {
      const found = dayOf(date).day;
      if (found !== undefined) {
        day = found;
        known = true;
      }
      levels.length = 0;
    },
    place({ time, depth, group }) {
      const { clock, date } = time;
      dropFrom(depth, group);
      const own = date ? dayOf(date) : undefined;
      const isDay = clock === undefined || (clock.ms === undefined && !clock.fault);
      const inherited = inheritedDay(levels.at(-1), day, clock?.ms);
      const at = own ? own.day : inherited.day;
      const dated = own ? 'own' : !known ? 'none' : inherited.moved ? 'midnight' : 'above';
      const fault = date?.impossible === true || clock?.fault !== undefined;
      const localStart = at === undefined || fault ? undefined : at * dayMs + (clock?.ms ?? 0);
      if (at !== undefined && localStart !== undefined) {
        day = at;
        known ||= own !== undefined;
      }
      if (localStart !== undefined && !isDay) {
        dropFrom(depth);
        levels.push({ depth, group, local: localStart, wrapped: !own && inherited.wrapped });
      } else if (own) dropFrom(depth);
      const localEnd =
        localStart === undefined || isDay
          ? undefined
          : endOf(time, { day: at ?? 0, localStart }, written => dayOf(written).day);
      return { localStart, localEnd, dated, readings: own?.readings ?? clear, isDay };
    },
  };
}

/**
 * The day of a time without a date: that of the entry before it, the next one where the clock goes back by more than
 * four hours, and back again where a day was taken that way too early.
 */
export function inheritedDay(
  previous: { readonly local: number; readonly wrapped: boolean } | undefined,
  day: number,
  clockMs: number | undefined,
): { readonly day: number; readonly moved: boolean; readonly wrapped: boolean } {
  if (!previous || clockMs === undefined) return { day, moved: false, wrapped: false };
  const base = Math.floor(previous.local / dayMs);
  const step = base * dayMs + clockMs - previous.local;
  if (step < -wrapMs) return { day: base + 1, moved: true, wrapped: true };
  if (previous.wrapped && step >= dayMs - wrapMs) return { day: base - 1, moved: false, wrapped: false };
  return { day: base, moved: false, wrapped: previous.wrapped };
}

function endOf(
  { endClock, endDate, endShift }: WrittenTime,
  { day, localStart }: { readonly day: number; readonly localStart: number },
  dayOf: (date: WrittenDate) => number | undefined,
): number | undefined {
  if (endClock?.ms === undefined) return undefined;
  if (endDate) {
    const endDay = dayOf(endDate);
    return endDay === undefined ? undefined : endDay * dayMs + endClock.ms;
  }
  if (endShift !== undefined) return (day + endShift) * dayMs + endClock.ms;
  const same = day * dayMs + endClock.ms;
  return same < localStart ? same + dayMs : same;
}

function dateOf(piece: Piece): WrittenDate | undefined {
  return piece.kind === 'entry' ? piece.time.date : piece.kind === 'date' ? piece.date : undefined;
}

/** Whether the day stands before the month in `10/11/2026`: what other dates of the timeline show; undefined where none does. */
function orderOf(pieces: readonly Piece[], anchor: number | undefined): boolean | undefined {
  let day = false;
  let month = false;
  for (const piece of pieces) {
    const date = dateOf(piece);
    day ||= date?.order === 'day';
    month ||= date?.order === 'month';
  }
  if (day !== month) return day;
  if (anchor === undefined) return undefined;
  for (const piece of pieces) {
    const numbers = dateOf(piece)?.numbers;
    if (!numbers) continue;
    const both = readings(numbers, anchor);
    if (both.dayFirst === anchor) return true;
    if (both.monthFirst === anchor) return false;
  }
  return undefined;
}

function chosen(
  numbers: NonNullable<WrittenDate['numbers']>,
  near: number | undefined,
  dayFirst: boolean | undefined,
): { day: number | undefined; readings: readonly string[] } {
  const both = readings(numbers, near);
  if (both.dayFirst === undefined || both.monthFirst === undefined)
    return { day: both.dayFirst ?? both.monthFirst, readings: [] };
  if (dayFirst !== undefined) return { day: dayFirst ? both.dayFirst : both.monthFirst, readings: [] };
  if (near !== undefined) {
    const dayIsNear = Math.abs(both.dayFirst - near) <= nearDays;
    const monthIsNear = Math.abs(both.monthFirst - near) <= nearDays;
    if (dayIsNear !== monthIsNear) return { day: dayIsNear ? both.dayFirst : both.monthFirst, readings: [] };
  }
  return { day: undefined, readings: [isoDate(both.dayFirst), isoDate(both.monthFirst)] };
}

function firstDayOf(pieces: readonly Piece[]): number | undefined {
  for (const piece of pieces) {
    const day = dateOf(piece)?.day;
    if (day !== undefined) return day;
  }
  return undefined;
}
