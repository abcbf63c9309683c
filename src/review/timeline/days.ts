// The day of each entry: its own date, the one above it, or the next where the clock went back over midnight.
import { dayMs, hourMs } from '../../incident/units';
import type { WrittenClock } from './grammar/clocks';
import { chooseReading } from './dateReadings';
import { countDays, chooseNearestDay, readBothWays, type WrittenDate } from './grammar/dates';
import { hasPassedTwelve, readHalf } from './halfClock';
import { anyYear, type TimelineEvent } from './model';
import type { Piece, WrittenEntry } from './entries/pieces';
import type { WrittenTime } from './grammar/time';

/** The clock may go back this far by mistake; further back is the next day. */
const wrapMs = 4 * hourMs;
/** From here on the next time of day may well be of the next day. */
const eveningMs = 18 * hourMs;
/** An entry's place in time, as local time; see `TimelineEvent`. */
export interface Place extends Pick<TimelineEvent, 'localStart' | 'localEnd' | 'dated' | 'readings' | 'isDistance'> {
  /** A date without a time of day. */
  readonly isDay: boolean;
}

/** What is known of a timeline's days before its entries are read. */
export interface DayHints {
  /** The day, since 1970, that holds where nothing in the timeline says one. */
  readonly anchor: number | undefined;
  /** The day that is said to hold for all entries without a date of their own. */
  readonly stated: number | undefined;
  /** When the incident started, as local time, where a field says so: counted times begin there. */
  readonly start: number | undefined;
  /** Whether the document writes the day before the month in dates like these; asked only where the timeline does not tell. */
  readonly detectOrder: (dates: readonly WrittenDate[]) => boolean | undefined;
  /** A day that the document names elsewhere, from which the year of `8 Jan` can be told. */
  readonly findNearDay: () => number | undefined;
}

/** The last entry with a time of day at each depth: what the next one there is compared with. */
interface DayLevel {
  readonly depth: number;
  readonly group: number;
  readonly local: number;
  readonly wrapped: boolean;
}

const clear: readonly string[] = [];

/** What a date of an entry says. */
interface OwnDay {
  readonly day: number | undefined;
  readonly readings: readonly string[];
  /** Nothing tells its year, so that it is one of any. */
  readonly isAnyYear?: boolean;
}

/** Follows the days of a timeline from its first piece to its last. */
export class Days {
  readonly #dayFirst: boolean | undefined;
  readonly #findNearDay: () => number | undefined;
  /** The first day of the timeline, from which days are counted. */
  readonly #origin: number | undefined;
  readonly #isHalfClock: boolean;
  /** Several dates stand above entries: a day that goes on over midnight would have its own. */
  readonly #isHeaded: boolean;
  readonly #levels: DayLevel[] = [];
  #day: number;
  #isKnown: boolean;
  /** The date that stands above; entries come back to it after one with an earlier date of its own. */
  #holding: number | undefined;
  /** How far what entries call their weekday lies from that of the day that is taken for theirs, once one says it. */
  #weekdayGap: number | undefined;
  /** The entry before was of "the next day". */
  #isShifted = false;
  #isOwnBefore = false;
  /** Some entry or heading has had a date. */
  #hasDate = false;
  /** Where counted times begin: the start of the impact, else the first time of day. */
  #counting: { readonly from: number; readonly isStart: boolean } | undefined;

  constructor(pieces: readonly Piece[], hints: DayHints) {
    const { anchor, stated, start } = hints;
    const dates = pieces.map(findDate).filter(date => date !== undefined);
    const open = dates.filter(({ numbers }) => numbers !== undefined);
    this.#dayFirst = detectOrder(pieces, stated ?? anchor) ?? (open.length > 0 ? hints.detectOrder(open) : undefined);
    this.#findNearDay = hints.findNearDay;
    this.#origin =
      stated ?? anchor ?? findFirstDay(pieces) ?? (start === undefined ? undefined : Math.floor(start / dayMs));
    this.#isHalfClock =
      pieces.some(piece => piece.kind === 'entry' && piece.time.clock?.meridiem !== undefined) ||
      hasPassedTwelve(pieces);
    this.#isHeaded = pieces.filter(({ kind }) => kind === 'date').length > 1;
    this.#day = this.#origin ?? 0;
    this.#isKnown = this.#origin !== undefined;
    this.#holding = stated;
    if (start !== undefined) this.#counting = { from: start, isStart: true };
  }

  /** A date that holds for the entries below it. */
  pass(date: WrittenDate): void {
    const { day: found, isAnyYear } = this.#computeDay(date);
    if (found !== undefined) {
      this.#day = found;
      this.#holding = found;
      this.#isKnown ||= !isAnyYear;
      this.#hasDate ||= !isAnyYear;
      this.#isOwnBefore = false;
    }
    this.#levels.length = 0;
  }

  /** `isStart`: the entry marks the start of the impact, from which `T+30m` counts. */
  place({ time, depth, group }: WrittenEntry, isStart: boolean): Place {
    const { clock, date } = time;
    this.#dropFrom(depth, group);
    if (clock?.sinceStart !== undefined && !date) return this.#placeCounted(clock.sinceStart);
    const own = date ? this.#computeDay(date) : undefined;
    const isDay = clock === undefined || (clock.ms === undefined && !clock.fault);
    const writtenMs = this.#readClockMs(clock, own?.day);
    const isAfternoon = !own && writtenMs !== undefined && this.#isAfternoon(clock, writtenMs);
    const clockMs = isAfternoon ? writtenMs + dayMs / 2 : writtenMs;
    // "The day before" is the one before the day that holds, to which the entries behind it come back.
    const base = time.shift < 0 ? (this.#holding ??= this.#day) : this.#day;
    const held = this.#inherit(clockMs);
    // "The next day 00:20", "the next day 00:50": both are of the same one.
    const isHeld = time.shift === 0 || (time.shift > 0 && this.#isShifted && !held.moved);
    const shift = own ? 0 : this.#countWeekdays(time.dayOfWeek);
    const inherited =
      isHeld && shift === 0 ? held : { day: base + (shift || time.shift), moved: false, wrapped: false };
    this.#isShifted = time.shift > 0;
    const at = own ? own.day : inherited.day;
    const isOwn = own !== undefined && !own.isAnyYear;
    const dated = isOwn
      ? 'own'
      : own || !this.#isKnown
        ? 'none'
        : isAfternoon
          ? 'afternoon'
          : inherited.moved
            ? 'midnight'
            : 'above';
    const fault = date?.impossible === true || clock?.fault !== undefined;
    const localStart = at === undefined || fault ? undefined : at * dayMs + (clockMs ?? 0);
    if (at !== undefined && localStart !== undefined) {
      this.#day = at;
      this.#isKnown ||= isOwn;
      this.#isOwnBefore = own !== undefined || time.shift < 0;
      this.#hasDate ||= isOwn;
    }
    if (localStart !== undefined && !isDay) {
      this.#dropFrom(depth);
      this.#levels.push({ depth, group, local: localStart, wrapped: !own && inherited.wrapped });
      if (!this.#counting || (isStart && !this.#counting.isStart)) this.#counting = { from: localStart, isStart };
    } else if (own) this.#dropFrom(depth);
    const localEnd =
      localStart === undefined || isDay
        ? undefined
        : computeEnd(time, { day: at ?? 0, localStart }, written => this.#computeDay(written).day);
    return { localStart, localEnd, dated, readings: own?.readings ?? clear, isDay, isDistance: false };
  }

  /** The days from the entry before to one of a weekday: "Mon 10:05", "Tue 09:31". */
  #countWeekdays(dayOfWeek: number | undefined): number {
    if (dayOfWeek === undefined || dayOfWeek < 0) return 0;
    // 1970 began on a Thursday.
    const real = dayOfWeek - this.#day - 3;
    // The first entry is of the day that is known, whatever it is called there.
    this.#weekdayGap ??= this.#isKnown && this.#levels.length > 0 ? 0 : real;
    const days = (((real - this.#weekdayGap) % 7) + 7) % 7;
    // Monday below Tuesday is the day before it.
    return days === 6 ? -1 : days;
  }

  #placeCounted(sinceStart: number): Place {
    const localStart = (this.#counting?.from ?? 0) + sinceStart;
    const dated = this.#counting && this.#isKnown ? 'above' : 'none';
    const isDistance = this.#counting === undefined;
    return { localStart, localEnd: undefined, dated, readings: clear, isDay: false, isDistance };
  }

  /** `05:10` below 13:20, both below the date of their day: ten past five in the afternoon. */
  #isAfternoon(clock: WrittenClock | undefined, ms: number): boolean {
    const previous = this.#levels.at(-1);
    if (!this.#isHeaded || !previous || this.#day !== this.#holding || clock?.meridiem) return false;
    const before = previous.local - this.#day * dayMs;
    const isMorning = ms >= hourMs && ms < dayMs / 2;
    return isMorning && before - ms > wrapMs && before < eveningMs && ms + dayMs / 2 >= before;
  }

  #readClockMs(clock: WrittenClock | undefined, day: number | undefined): number | undefined {
    return clock && this.#isHalfClock ? readHalf(clock, { before: this.#levels.at(-1)?.local, day }) : clock?.ms;
  }

  #inherit(clockMs: number | undefined): InheritedDay {
    // Behind an entry with its own earlier date, the date above holds again.
    if (this.#isOwnBefore && this.#holding !== undefined && this.#day < this.#holding)
      return { day: this.#holding, moved: false, wrapped: false };
    return inheritDay(this.#levels.at(-1), this.#day, clockMs);
  }

  #computeDay(date: WrittenDate): OwnDay {
    if (date.day !== undefined) return { day: date.day, readings: clear };
    if (date.count !== undefined) {
      const day = this.#origin === undefined ? undefined : this.#origin + date.count - 1;
      return { day, readings: clear };
    }
    const known = this.#isKnown ? this.#day : this.#findNearDay();
    const isAnyYear = known === undefined && date.numbers?.year === undefined;
    if (date.yearless) {
      const { month, dayOfMonth } = date.yearless;
      const near = known ?? this.#day;
      const isLate = !isAnyYear && !this.#hasDate;
      const day = near ? chooseNearestDay(month, dayOfMonth, { near, isLate }) : countDays(anyYear, month, dayOfMonth);
      return { day, readings: clear, isAnyYear };
    }
    const { numbers } = date;
    if (!numbers) return { day: undefined, readings: clear };
    if (!isAnyYear) return chooseReading(numbers, known, this.#dayFirst);
    const given = this.#day ? numbers : { ...numbers, year: anyYear };
    const { day } = chooseReading(given, this.#day || undefined, this.#dayFirst);
    return { day, readings: clear, isAnyYear };
  }

  #dropFrom(depth: number, group?: number): void {
    for (let top = this.#levels.at(-1); top && top.depth >= depth; top = this.#levels.at(-1)) {
      if (top.depth === depth && top.group === group) break;
      this.#levels.pop();
    }
  }
}

/** `moved`: it is the day after the entry before it; `wrapped`: so was that entry, or one above it. */
interface InheritedDay {
  readonly day: number;
  readonly moved: boolean;
  readonly wrapped: boolean;
}

/**
 * The day of a time without a date: that of the entry before it, the next one where the clock goes back by more than
 * four hours, and back again where a day was taken that way too early.
 */
export function inheritDay(
  previous: { readonly local: number; readonly wrapped: boolean } | undefined,
  day: number,
  clockMs: number | undefined,
): InheritedDay {
  if (!previous || clockMs === undefined) return { day, moved: false, wrapped: false };
  const base = Math.floor(previous.local / dayMs);
  const step = base * dayMs + clockMs - previous.local;
  if (step < -wrapMs) return { day: base + 1, moved: true, wrapped: true };
  if (previous.wrapped && step >= dayMs - wrapMs) return { day: base - 1, moved: false, wrapped: false };
  return { day: base, moved: false, wrapped: previous.wrapped };
}

function computeEnd(
  { endClock, endDate, endShift }: WrittenTime,
  { day, localStart }: { readonly day: number; readonly localStart: number },
  dayOf: (date: WrittenDate) => number | undefined,
): number | undefined {
  if (endClock?.ms === undefined || endClock.isHour) return undefined;
  if (endDate) {
    const endDay = dayOf(endDate);
    return endDay === undefined ? undefined : endDay * dayMs + endClock.ms;
  }
  if (endShift !== undefined) return (day + endShift) * dayMs + endClock.ms;
  const same = day * dayMs + endClock.ms;
  return same < localStart ? same + dayMs : same;
}

function findDate(piece: Piece): WrittenDate | undefined {
  return piece.kind === 'entry' ? piece.time.date : piece.kind === 'date' ? piece.date : undefined;
}

/** Whether the day stands before the month in `10/11/2026`: what other dates of the timeline show; undefined where none does. */
function detectOrder(pieces: readonly Piece[], anchor: number | undefined): boolean | undefined {
  let day = false;
  let month = false;
  for (const piece of pieces) {
    const date = findDate(piece);
    day ||= date?.order === 'day';
    month ||= date?.order === 'month';
  }
  if (day !== month) return day;
  if (anchor === undefined) return undefined;
  for (const piece of pieces) {
    const numbers = findDate(piece)?.numbers;
    if (!numbers) continue;
    const both = readBothWays(numbers, anchor);
    if (both.dayFirst === anchor) return true;
    if (both.monthFirst === anchor) return false;
  }
  return undefined;
}

function findFirstDay(pieces: readonly Piece[]): number | undefined {
  return pieces.map(piece => findDate(piece)?.day).find(day => day !== undefined);
}
