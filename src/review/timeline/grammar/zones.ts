// Time zones as people write them, and their offsets. Zones with daylight saving are looked up by a Temporal polyfill.
import { dayMs, minuteMs } from '../../../incident/units';
import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { create as atInstant, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';
import type { Span } from '../../model';
import type { Zone } from '../model';

const hour = 60;

/** Abbreviations: offset in minutes, the family they belong to, and what else they may mean. */
const fixed: Readonly<Record<string, readonly [number, string, ...number[]]>> = {
  UTC: [0, 'UTC'],
  GMT: [0, 'UTC'],
  Z: [0, 'UTC'],
  WET: [0, 'western Europe'],
  WEST: [hour, 'western Europe'],
  BST: [hour, 'London', 6 * hour],
  CET: [hour, 'central Europe'],
  CEST: [2 * hour, 'central Europe'],
  MEZ: [hour, 'central Europe'],
  MESZ: [2 * hour, 'central Europe'],
  EET: [2 * hour, 'eastern Europe'],
  EEST: [3 * hour, 'eastern Europe'],
  MSK: [3 * hour, 'Moscow'],
  IST: [5.5 * hour, 'India', hour, 2 * hour],
  SGT: [8 * hour, 'Singapore'],
  HKT: [8 * hour, 'Hong Kong'],
  AWST: [8 * hour, 'Perth'],
  JST: [9 * hour, 'Japan'],
  KST: [9 * hour, 'Korea'],
  ACST: [9.5 * hour, 'Adelaide'],
  ACDT: [10.5 * hour, 'Adelaide'],
  AEST: [10 * hour, 'Sydney'],
  AEDT: [11 * hour, 'Sydney'],
  NZST: [12 * hour, 'Auckland'],
  NZDT: [13 * hour, 'Auckland'],
  BRT: [-3 * hour, 'Brasilia'],
  EST: [-5 * hour, 'eastern America'],
  EDT: [-4 * hour, 'eastern America'],
  CST: [-6 * hour, 'central America', 8 * hour],
  CDT: [-5 * hour, 'central America'],
  MST: [-7 * hour, 'mountain America'],
  MDT: [-6 * hour, 'mountain America'],
  PST: [-8 * hour, 'Pacific America'],
  PDT: [-7 * hour, 'Pacific America'],
};

/** Names of clocks with daylight saving, lower case; the two-letter ones count in capitals only. */
const named: Readonly<Record<string, readonly [string, string]>> = {
  pacific: ['America/Los_Angeles', 'Pacific America'],
  mountain: ['America/Denver', 'mountain America'],
  central: ['America/Chicago', 'central America'],
  eastern: ['America/New_York', 'eastern America'],
  pt: ['America/Los_Angeles', 'Pacific America'],
  et: ['America/New_York', 'eastern America'],
  ct: ['America/Chicago', 'central America'],
  mt: ['America/Denver', 'mountain America'],
  'central european': ['Europe/Berlin', 'central Europe'],
  'eastern european': ['Europe/Helsinki', 'eastern Europe'],
  'western european': ['Europe/Lisbon', 'western Europe'],
};

export const utc: Zone = { name: 'UTC', offset: 0, iana: undefined, family: 'UTC', meanings: [] };

// `UTC+2`, `+02:00`, `GMT-0500`; an area name; an abbreviation; the name of a clock. A word must end behind each.
const offsetForm = /(?:(?:UTC|GMT)[ \t]?)?([+\-−±])(\d{1,2})(?::?(\d{2}))?(?!\d|:\d)/iuy;
const areaForm =
  /(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?/uy;
const shortForm = /(?:[A-Z]{2,4}|Z|utc|gmt)(?![A-Za-z\d]|\/[A-Za-z])/uy;
const nameForm =
  /(pacific|mountain|central european|eastern european|western european|central|eastern)(?:[ \t]+(?:standard|daylight|summer))?(?:[ \t]+time)?\b/iuy;

interface FoundZone {
  readonly zone: Zone;
  readonly end: number;
  /** Only a word of everyday language: "Pacific" without "time". */
  readonly bare?: boolean;
}

/** Reads the zone that begins exactly at an offset. A bare name such as "Pacific" needs the word "time" unless `loose`. */
export function zoneAt(text: string, at: number, loose = false): FoundZone | undefined {
  const first = text.charCodeAt(at);
  const letter = (first >= 65 && first <= 90) || (first >= 97 && first <= 122);
  if (!letter && first !== 43 && first !== 45 && first !== 0x2212 && first !== 177) return undefined;
  // `UTC+2` begins with a letter too.
  const signed = !letter || first === 85 || first === 71 || first === 117 || first === 103;
  offsetForm.lastIndex = at;
  const offset = signed ? offsetForm.exec(text) : undefined;
  if (offset && (letter || offset[3] !== undefined)) {
    const hours = Number(offset[2]);
    const minutes = Number(offset[3] ?? 0);
    // `14:05 -1200 users` is no offset: four digits behind a minus begin with 0.
    const plausible = letter || offset[0].includes(':') || offset[1] !== '-' || offset[2]?.startsWith('0');
    if (plausible && hours <= 14 && minutes % 15 === 0 && minutes < 60) {
      const sign = offset[1] === '+' || offset[1] === '±' ? 1 : -1;
      const east = sign * (hours * hour + minutes);
      return { zone: fixedZone(offset[0], east, east === 0 ? 'UTC' : `offset ${east}`), end: offsetForm.lastIndex };
    }
  }
  if (!letter) return undefined;
  shortForm.lastIndex = at;
  const short = shortForm.test(text) ? text.slice(at, shortForm.lastIndex) : undefined;
  if (short) {
    const abbreviation = fixed[short.toUpperCase()];
    const end = at + short.length;
    if (abbreviation) {
      const [east, family, ...others] = abbreviation;
      return { zone: fixedZone(short, east, family, others.length > 0 ? [east, ...others] : []), end };
    }
    const clock = short.length === 2 ? named[short.toLowerCase()] : undefined;
    if (clock) return { zone: areaZone(short, clock[0], clock[1]), end };
  }
  areaForm.lastIndex = at;
  const area = areaForm.exec(text)?.[0];
  if (area && isArea(area)) return { zone: areaZone(area, area, area), end: at + area.length };
  nameForm.lastIndex = at;
  const name = nameForm.exec(text);
  if (!name) return undefined;
  const bare = !/time$/iu.test(name[0]);
  if (!bare || (loose && first <= 90)) {
    const clock = named[(name[1] ?? '').toLowerCase().replace(/\s+/gu, ' ')];
    if (clock) return { zone: areaZone(name[0], clock[0], clock[1]), end: at + name[0].length, bare };
  }
  return undefined;
}

const opened = /(?:^|[([])[\s*_`]*$/u;
const closed = /^[\s*_`]*(?:$|[)\]])/u;
/** `US/Pacific` is the same clock as Pacific. */
const behindTimes = /\btimes?:?[ \t*_`]+(?:are |is )?(?:all )?(?:in )?(?:[A-Z]{2,4}\/)?$/iu;

/** "Pacific" names a clock where it is all there is, in brackets too, and behind "times (are) (in)". */
function namesClock(text: string, from: number, to: number, at: number, end: number): boolean {
  const before = text.slice(from, at);
  return behindTimes.test(before) || (opened.test(before) && closed.test(text.slice(end, to)));
}

/** The first zone named within a range, at the start of a word. */
export function findZone(
  text: string,
  from: number,
  to: number,
): { readonly zone: Zone; readonly span: Span } | undefined {
  for (let at = from; at < to; at += 1) {
    const before = text.charCodeAt(at - 1);
    if ((at > from && isWord(before)) || text.charCodeAt(at) <= 32) continue;
    const found = zoneAt(text, at, true);
    if (found?.bare && !namesClock(text, from, to, at, found.end)) continue;
    if (found && found.end <= to && found.end - at > 1)
      return { zone: found.zone, span: { start: at, end: withAlias(text, found.zone, found.end) } };
  }
  return undefined;
}

/** "Central European Time (CET)" says it twice. */
function withAlias(text: string, zone: Zone, end: number): number {
  const open = text.startsWith(' (', end) ? end + 2 : end;
  const alias = open > end ? zoneAt(text, open, true) : undefined;
  return alias?.zone.family === zone.family && text.charAt(alias.end) === ')' ? alias.end + 1 : end;
}

function isWord(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function fixedZone(name: string, offset: number, family: string, meanings: readonly number[] = []): Zone {
  return { name, offset, iana: undefined, family, meanings };
}

function areaZone(name: string, iana: string, family: string): Zone {
  return { name, offset: undefined, iana, family, meanings: [] };
}

const areas = new Map<string, boolean>();

/** The platform's own list decides what an area is. */
function isArea(name: string): boolean {
  const known = areas.get(name);
  if (known !== undefined) return known;
  let found = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    found = false;
  }
  areas.set(name, found);
  return found;
}

/**
 * A looker-up of offsets that remembers a zone's days: on most of them the offset is the same from midnight to midnight.
 * `local` is epoch milliseconds as if the local time were UTC; the answer is minutes east of UTC. Of a time that a change
 * of clocks makes twice, the earlier is meant, the later where only that one is not before the instant `after`; a time
 * that it skips is moved on.
 */
export function createOffsets(): (zone: Zone, local: number, after?: number) => number {
  const days = new Map<string, number | undefined>();
  return (zone, local, after = -Infinity) => {
    if (zone.offset !== undefined) return zone.offset;
    const iana = zone.iana ?? 'UTC';
    const day = Math.floor(local / dayMs);
    const key = `${iana} ${day}`;
    if (!days.has(key)) {
      const first = offsetAt(iana, day * dayMs);
      days.set(key, first === offsetAt(iana, (day + 1) * dayMs) ? first : undefined);
    }
    const known = days.get(key);
    if (known !== undefined) return known;
    const first = offsetAt(iana, local);
    if (local - first * minuteMs >= after) return first;
    const second = offsetAt(iana, local, 'later');
    return local - second * minuteMs >= after ? second : first;
  };
}

/** Local minus instant, so that a skipped hour is moved on. */
function offsetAt(iana: string, local: number, disambiguation: 'compatible' | 'later' = 'compatible'): number {
  const date = new Date(local);
  const written = create(
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );
  return (local - toZonedDateTime(written, iana, { disambiguation }).epochMilliseconds) / minuteMs;
}

/** The local time of an instant in a zone, as epoch milliseconds as if it were UTC. */
export function localAt(zone: Zone, instant: number): number {
  if (zone.offset !== undefined) return instant + zone.offset * minuteMs;
  return instant + offsetNanoseconds(atInstant(BigInt(instant) * 1_000_000n, zone.iana ?? 'UTC')) / 1_000_000;
}

/** `UTC`, `UTC+2`, `UTC-03:30`. */
export function offsetName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % hour;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / hour)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
