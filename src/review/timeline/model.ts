// The timeline as data. Times are what was written; instants exist where a date and a zone are known.
import { dayMs } from '../../incident/units';
import type { Span } from '../model';

/** What an entry may mark, in the order an incident goes through them. */
export const milestones = [
  'start',
  'detected',
  'acknowledged',
  'escalated',
  'identified',
  'mitigated',
  'resolved',
  'closed',
] as const;

/** What an entry marks. */
export type Milestone = (typeof milestones)[number];

/** A time zone as a document states it. */
export interface Zone {
  /** As written: `UTC`, `CET`, `+02:00`, `Europe/Berlin`. */
  readonly name: string;
  /** Minutes east of UTC; undefined for a zone with daylight saving, which is looked up by its `iana` name. */
  readonly offset: number | undefined;
  readonly iana: string | undefined;
  /** The clock it belongs to: `CET` and `CEST` are the same one. Two families in one timeline are a mix. */
  readonly family: string;
  /** Offsets in minutes that the abbreviation may mean, the usual one first; empty where there is only one. */
  readonly meanings: readonly number[];
}

/** Why a time cannot be read: no such hour or minute, a 24-hour clock with AM or PM, or no such day. */
export type TimeFault = 'clock' | 'meridiem' | 'date';

/** Where the pieces of an entry's time stand. */
interface TimePieces {
  readonly weekday: Span | undefined;
  readonly date: Span | undefined;
  /** A year that stands behind the time: `Mar 1 14:05 UTC 2026`. */
  readonly year: Span | undefined;
  readonly clock: Span | undefined;
  readonly zone: Span | undefined;
  readonly endDate: Span | undefined;
  readonly endClock: Span | undefined;
  readonly endZone: Span | undefined;
  /** The zone in the header of its column. */
  readonly columnZone: Span | undefined;
}

/** An entry of a timeline with its place in time. */
export interface TimelineEvent {
  /** First line of the event, from 0; `endLine` is exclusive and holds its continuation lines. */
  readonly line: number;
  readonly endLine: number;
  readonly kind: 'item' | 'paragraph' | 'row' | 'heading';
  /** Entries are compared with their neighbours in the same group: one list level, table or run of headings. */
  readonly group: number;
  /** Headings lie below 0, lists from 0 on, a list inside a list one deeper. */
  readonly depth: number;
  /** The time as it stands in the document, date and zone included where they stand beside it. */
  readonly timeSpan: Span;
  readonly textSpan: Span;
  readonly text: string;
  /** What stands below it in its list, or in other cells of its row: it tells of milestones as well. */
  readonly more: string;
  readonly pieces: TimePieces;
  /** Epoch milliseconds as if the stated local time were UTC; from day 0 where no date is known at all. Undefined for a time that cannot be read. */
  readonly localStart: number | undefined;
  readonly localEnd: number | undefined;
  /** Epoch milliseconds; undefined where date, time of day or zone is not known. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  /** The row's own zone, else the one that holds for its timeline. */
  readonly zone: Zone | undefined;
  /** `day`: a date without a time of day; `hour`: its minutes are left open, `09:??`. */
  readonly precision: 'day' | 'hour' | 'minute' | 'second';
  /** The date stands beside it, holds from what stands above, is taken as the next day, or the time as one of the afternoon, because the clock went back, or is not known. */
  readonly dated: 'own' | 'above' | 'midnight' | 'afternoon' | 'none';
  /** `~`, "about". */
  readonly about: boolean;
  /** Its time counts from the start of the timeline: `T+30m`. */
  readonly counted: boolean;
  /** It counts from a start whose time is not known, so that it is no time of day: `+3 min`. */
  readonly isDistance: boolean;
  /** It stands in a fence or in an HTML table. */
  readonly inCode: boolean;
  /** A second reading of its date (`10/11/2026`): both as `YYYY-MM-DD`; empty where the date is clear. */
  readonly readings: readonly string[];
  readonly fault: TimeFault | undefined;
  /** What of the time cannot be; of a range it may be the end. */
  readonly faultSpan: Span | undefined;
  readonly milestone: Milestone | undefined;
  /** What its words may mark as well: "errors start, alert fires" is both. */
  readonly otherMilestones: readonly Milestone[];
  /** The milestone is a tag of the writer's, not a guess from the words. */
  readonly tagged: boolean;
}

/** The entries of one section, in document order. */
export interface Timeline {
  /** Index of the section whose timeline it is. */
  readonly section: number;
  /** False where entries with times stand in a section that is not called a timeline. */
  readonly named: boolean;
  /** What is stated for the whole timeline, else the one zone its entries have; undefined where none is stated. */
  readonly zone: Zone | undefined;
  /** Where the zone is stated for the whole timeline. */
  readonly zoneSpan: Span | undefined;
  readonly events: readonly TimelineEvent[];
}

/** One end of a computed time: an entry of a timeline, or a field that states a time. */
export interface TimePoint {
  readonly line: number;
  readonly span: Span;
  /** The time as written. */
  readonly label: string;
  /** Epoch milliseconds, local where no zone is known. */
  readonly at: number;
}

/** A duration that the document states, beside what its own entries give. */
export interface StatedDuration {
  readonly line: number;
  /** The field's name as written. */
  readonly name: string;
  /** The value as written, without what stands around it. */
  readonly span: Span;
  readonly statedMinutes: number;
  /** Undefined where the entries give nothing to compare with. The same as stated where they agree. */
  readonly computedMinutes: number | undefined;
  readonly from: TimePoint | undefined;
  readonly to: TimePoint | undefined;
  /** Within what the way it is written allows: rounding, "about". */
  readonly agrees: boolean;
  /** The document itself says what lies at both ends, and nothing speaks of a part or of a second incident. */
  readonly isCertain: boolean;
}

/** A first day without a year is put into this one: it has every day that there is. */
export const anyYear = 1972;

/** Its day is known without the year. */
export const isOfAnyYear = ({ dated, localStart = 0 }: TimelineEvent): boolean =>
  dated === 'none' && localStart > 366 * dayMs;

/** Whether an entry says a time of day that can be read, to the minute. */
export const hasClock = ({ localStart, precision }: TimelineEvent): boolean =>
  localStart !== undefined && precision !== 'day' && precision !== 'hour';
