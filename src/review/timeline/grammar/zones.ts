// Time zones as people write them, and their offsets. Those of zones with daylight saving are asked of the platform's own data.
import { tzOffset } from '@date-fns/tz/tzOffset';
import { dayMs, minuteMs } from '../../../incident/units';
import type { Span } from '../../model';
import type { Zone } from '../model';
import { joinAlternatives, matchAt, skipAt } from './forms';
import { fixedZones, foreignZones, localSource, namedZones } from './zoneNames';
import { ignoreCase } from '../../parse/ignoreCase';

const hour = 60;

/** `UTC+2`, `+02:00`, `GMT-0500`. */
const offsetForm = ignoreCase(
  /(?:(?:UTC|GMT)[ \t]?)?(?<sign>[+\-−±])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?(?!\d|:\d)/iuy,
);
/** `Europe/Berlin`. */
const areaForm =
  /(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?/uy;
/** `CET`, `PT`. */
const shortForm = /(?:[A-Z]{2,4}|Z|utc|gmt)(?![A-Za-z\d]|\/[A-Za-z])/uy;
/** Winter and summer of one place: they differ in a letter, or it is London. */
const pairForm = /(?:(?<letters>[A-Z]{1,2})S?T ?\/ ?\k<letters>[DS]T|GMT ?\/ ?BST|MEZ ?\/ ?MESZ)(?![A-Za-z\d])/uy;
/** `Pacific Time`, "heure de Paris". */
const nameForm = ignoreCase({
  source: String.raw`(?<clock>(?:heures?|horas?|horário|ora)[ \t]+(?:de|do|da|di)[ \t]+|(?:local(?:es)?(?: time)?|Ortszeit)[ \t]*[(:,][ \t]*)?(?:U\.?S\.?[ \t]+)?(?<name>${joinAlternatives(Object.keys(namedZones).filter(name => name.length > 2 || name === 'uk'))})(?:er(?= \p{Alpha}))?(?:[ \t]+(?:standard|daylight|summer|local))?(?:[ \t]+(?:time|(?:Orts)?zeit))?(?!\p{Alpha})`,
  flags: 'iuy',
});
/** `北京时间`, "heure de Paris". */
const foreignForm = new RegExp(
  String.raw`(?<name>${joinAlternatives(Object.keys(foreignZones))})(?!\p{Script=Latin})`,
  'iuy',
);
/** Adjectives that name a clock by themselves in everyday use; the names of towns and countries need "time". */
const clockNames = ignoreCase(/^(?:U\.?S\.?[ \t]+)?(?:pacific|mountain|central|eastern)\b/iu);

interface FoundZone {
  readonly zone: Zone;
  readonly end: number;
  /** Only a word of everyday language: "Pacific" without "time". */
  readonly bare?: boolean;
}

/** Reads the zone that begins exactly at an offset. A bare name such as "Pacific" needs the word "time" unless `loose`. */
export function readZone(text: string, at: number, loose = false): FoundZone | undefined {
  const first = text.charCodeAt(at);
  const isLetter = (first >= 65 && first <= 90) || (first >= 97 && first <= 122);
  if (first > 127 && first !== 0x2212 && first !== 177) return readForeignZone(text, at);
  if (!isLetter)
    return first === 43 || first === 45 || first === 0x2212 || first === 177 ? readOffsetZone(text, at) : undefined;
  return (
    readOffsetZone(text, at) ??
    readPair(text, at) ??
    readShortZone(text, at) ??
    readAreaZone(text, at) ??
    nameZone(text, at, loose)
  );
}

/** "19:52 local", "19:52 (Ortszeit)": what stands beside times elsewhere tells how far that is from UTC. */
export function readLocalZone(text: string, at: number): FoundZone | undefined {
  const end = skipAt(localForm, text, at);
  return end === at
    ? undefined
    : {
        zone: { name: text.slice(at, end), offset: undefined, iana: undefined, family: 'local', meanings: [] },
        end,
        bare: true,
      };
}

/** The clock of a place that nothing names. */
export const isOpenZone = ({ offset, iana }: Zone): boolean => (offset ?? iana) === undefined;

const localForm = ignoreCase({ source: String.raw`(?:${localSource})(?!\p{Alpha})`, flags: 'iuy' });

/** An offset without a name in front of it has minutes: `+02:00`. */
function readOffsetZone(text: string, at: number): FoundZone | undefined {
  const found = matchAt(offsetForm, text, at);
  const { sign = '', hours = '', minutes } = found?.groups ?? {};
  if (!found) return undefined;
  const isNamed = /^[a-z]/iu.test(found[0]);
  if (!isNamed && minutes === undefined) return undefined;
  // `14:05 -1200 users` is no offset: four digits behind a minus begin with 0.
  if (!isNamed && !found[0].includes(':') && sign === '-' && !hours.startsWith('0')) return undefined;
  const rest = Number(minutes ?? 0);
  if (Number(hours) > 14 || rest % 15 !== 0 || rest >= 60) return undefined;
  const east = (sign === '+' || sign === '±' ? 1 : -1) * (Number(hours) * hour + rest);
  const zone = makeFixedZone({ name: found[0], offset: east, family: east === 0 ? 'UTC' : `offset ${east}` });
  return { zone, end: at + found[0].length };
}

/** "CET/CEST": the clock of a place in winter and in summer, so that the date tells which of them it is. */
function readPair(text: string, at: number): FoundZone | undefined {
  const found = matchAt(pairForm, text, at);
  const [, family] = fixedZones.get(/[A-Z]+$/u.exec(found?.[0] ?? '')?.[0] ?? '') ?? [];
  const clock = Object.values(namedZones).find(zone => zone[1] === family);
  return found && clock ? { zone: makeAreaZone(found[0], clock[0], clock[1]), end: at + found[0].length } : undefined;
}

function readShortZone(text: string, at: number): FoundZone | undefined {
  const end = skipAt(shortForm, text, at);
  if (end === at) return undefined;
  const name = text.slice(at, end);
  const fixed = fixedZones.get(name.toUpperCase());
  if (fixed) {
    const [offset, family, ...others] = fixed;
    return {
      zone: makeFixedZone({ name, offset, family, meanings: others.length > 0 ? [offset, ...others] : [] }),
      end,
    };
  }
  const clock = name.length === 2 ? namedZones[name.toLowerCase()] : undefined;
  return clock ? { zone: makeAreaZone(name, clock[0], clock[1]), end } : undefined;
}

function readAreaZone(text: string, at: number): FoundZone | undefined {
  const area = matchAt(areaForm, text, at)?.[0];
  return area && isArea(area) ? { zone: makeAreaZone(area, area, area), end: at + area.length } : undefined;
}

function nameZone(text: string, at: number, loose: boolean): FoundZone | undefined {
  const found = matchAt(nameForm, text, at);
  if (!found) return readForeignZone(text, at);
  const bare = !found.groups?.['clock'] && !/(?:time|zeit)$/iu.test(found[0]);
  // A capital tells the name of a clock from an adjective.
  if (bare && !(loose && text.charCodeAt(at) <= 90 && clockNames.test(found[0]))) return undefined;
  const clock = namedZones[(found.groups?.['name'] ?? '').toLowerCase().replace(/\s+/gu, ' ')];
  return clock ? { zone: makeAreaZone(found[0], clock[0], clock[1]), end: at + found[0].length, bare } : undefined;
}

function readForeignZone(text: string, at: number): FoundZone | undefined {
  const found = matchAt(foreignForm, text, at);
  const clock = found ? foreignZones[found[0].toLowerCase().replace(/\s+/gu, ' ')] : undefined;
  return found && clock ? { zone: makeAreaZone(found[0], clock[0], clock[1]), end: at + found[0].length } : undefined;
}

const opened = /(?:^|[([])[\s*_`]*$/u;
const closed = /^[\s*_`]*(?:$|[)\]])/u;
/** `US/Pacific` is the same clock as Pacific. */
const behindTimes = ignoreCase(/\btime(?:stamp)?s?:?[ \t*_`]+(?:are |is )?(?:all )?(?:in )?(?:[A-Z]{2,4}\/)?$/iu);

/** "Pacific" names a clock where it is all there is, in brackets too, and behind "times (are) (in)". */
function isClockName(before: string, behind: string): boolean {
  return behindTimes.test(before) || (opened.test(before) && closed.test(behind));
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
    const found = readZone(text, at, true);
    if (found?.bare && !isClockName(text.slice(from, at), text.slice(found.end, to))) continue;
    if (found && found.end <= to && found.end - at > 1)
      return { zone: found.zone, span: { start: at, end: skipAlias(text, found.zone, found.end) } };
  }
  return undefined;
}

/** "Central European Time (CET)" says it twice, "heure de Paris (UTC+1)" too. */
function skipAlias(text: string, zone: Zone, end: number): number {
  const open = text.startsWith(' (', end) ? end + 2 : end;
  const alias = open > end ? readZone(text, open, true) : undefined;
  const isSame = alias && (alias.zone.family === zone.family || alias.zone.family.startsWith('offset'));
  return isSame && text.charAt(alias.end) === ')' ? alias.end + 1 : end;
}

function isWord(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function makeFixedZone({
  name,
  offset,
  family,
  meanings = [],
}: Pick<Zone, 'name' | 'offset' | 'family'> & Partial<Zone>): Zone {
  return { name, offset, iana: undefined, family, meanings };
}

function makeAreaZone(name: string, iana: string, family: string): Zone {
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
      const first = computeOffset(iana, day * dayMs);
      days.set(key, first === computeOffset(iana, (day + 1) * dayMs) ? first : undefined);
    }
    const known = days.get(key);
    if (known !== undefined) return known;
    const first = computeOffset(iana, local);
    if (local - first * minuteMs >= after) return first;
    const second = computeOffset(iana, local, 'later');
    return local - second * minuteMs >= after ? second : first;
  };
}

/**
 * Minutes that a local time is ahead of its instant. Of a time that there is twice, one can ask for the later; a time that a
 * change of clocks skips has the offset from before the change, which moves it on. No place changes its clocks twice in two
 * days.
 */
function computeOffset(iana: string, local: number, wanted: 'earlier' | 'later' = 'earlier'): number {
  const before = readOffset(iana, local - dayMs);
  const behind = readOffset(iana, local + dayMs);
  if (before === behind) return before;
  const [first, second] = wanted === 'earlier' ? [before, behind] : [behind, before];
  return [first, second].find(offset => readOffset(iana, local - offset * minuteMs) === offset) ?? before;
}

/** Minutes east of UTC at an instant. */
function readOffset(iana: string, instant: number): number {
  return tzOffset(iana, new Date(instant));
}

/** The local time of an instant in a zone, as epoch milliseconds as if it were UTC. */
export function convertToLocal(zone: Zone, instant: number): number {
  return instant + (zone.offset ?? readOffset(zone.iana ?? 'UTC', instant)) * minuteMs;
}

/** `UTC`, `UTC+2`, `UTC-03:30`. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % hour;
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / hour)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
