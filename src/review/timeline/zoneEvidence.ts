// What a document says about an abbreviation with several meanings: its offset, the same time in UTC, a place, the script.
// Example: "IST" is India's where "UTC+5:30" or "Pune" stands in the text.
import type { Lines } from '../parse/lines';
import { localSource } from './grammar/zoneNames';
import { isOpenZone } from './grammar/zones';
import type { Zone } from './model';
import { ignoreCase } from '../parse/ignoreCase';
import { findMatches } from '../parse/matches';

/** Places by abbreviation and offset in minutes. */
const places: Readonly<Record<string, readonly (readonly [number, RegExp])[]>> = {
  BST: [
    [60, /\b(?:London|U\.?K\.?|Britain|British|England|Scotland|Wales|Manchester|Edinburgh|Leeds)\b/u],
    [360, /\b(?:Bangladesh|Dhaka|Chittagong)\b/u],
  ],
  IST: [
    [330, /\b(?:India|Indian|Mumbai|Bangalore|Bengaluru|Hyderabad|Pune|Chennai|Delhi|Kolkata|Noida|Gurgaon)\b/u],
    [60, /\b(?:Ireland|Irish|Dublin|Cork|Galway)\b/u],
    [120, /\b(?:Israel|Israeli|Tel Aviv|Jerusalem|Haifa)\b/u],
  ],
  CST: [
    [-360, /\b(?:Chicago|Texas|Dallas|Houston|Austin|Minneapolis|Central Time|us-central\d?|USA)\b/u],
    [480, /\b(?:China|Chinese|Beijing|Shanghai|Shenzhen|Hangzhou|Guangzhou|Taiwan|Taipei)\b|\p{Script=Han}{2}/u],
  ],
};

/** What a name means unless the text speaks of a place of another meaning: hardly anybody writes BST for Bangladesh. */
const usual: Readonly<Record<string, number>> = { BST: 60 };

const offsetForm = /(?:(?:UTC|GMT)[ \t]?)?(?<sign>[+−-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?(?!\d|[:.-]\d)/gu;
/** `14:00 IST (08:30 UTC)` and `08:30 UTC / 14:00 IST`. */
const pairName = String.raw`[A-Z]{3,4}(?![a-z])|[Ll]ocal|${localSource}`;
const pairForm = new RegExp(
  String.raw`(?<first>\d{1,2}:\d{2}) ?\(?(?<firstZone>${pairName})[ \t]*[(/=,|][ \t]*(?<second>\d{1,2}:\d{2}) ?\(?(?<secondZone>${pairName})`,
  'gu',
);
/** Of "local" and of each way to say so. */
const isNamed = (written: string, name: string): boolean =>
  written === name || (anyLocal.test(written) && anyLocal.test(name));
const anyLocal = ignoreCase({ source: `^(?:${localSource})$`, flags: 'iu' });

/** Gives a zone its one meaning where the text tells it; asked once for each abbreviation. */
export function createZoneReader({ text }: Lines): (zone: Zone) => Zone {
  const known = new Map<string, Zone>();
  return zone => {
    if (zone.meanings.length === 0 && !isOpenZone(zone)) return zone;
    const before = known.get(zone.name);
    if (before) return before;
    const offset = findMeantOffset(text, zone);
    const read = offset === undefined ? zone : { ...zone, offset, meanings: [], family: readFamily(zone, offset) };
    known.set(zone.name, read);
    return read;
  };
}

/** The usual meaning keeps its clock's name. */
function readFamily({ family, meanings }: Zone, offset: number): string {
  return offset === meanings[0] ? family : `offset ${offset}`;
}

/** The meaning that something in the text tells; undefined where nothing does, or more than one. */
function findMeantOffset(text: string, zone: Zone): number | undefined {
  const { name, meanings } = zone;
  const written = takeOnly(meanings.filter(minutes => listOffsets(text).has(minutes)));
  if (written !== undefined) return written;
  const paired = findPairedOffset(text, name);
  if (paired !== undefined && (isOpenZone(zone) || meanings.includes(paired))) return paired;
  const placed = (places[name] ?? []).flatMap(([minutes, form]) => (form.test(text) ? [minutes] : []));
  return placed.length === 0 ? usual[name] : takeOnly(placed);
}

const takeOnly = (found: readonly number[]): number | undefined => (found.length === 1 ? found[0] : undefined);

/** All offsets that are written with a name or with their minutes. */
function listOffsets(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { 0: written, groups } of findMatches(offsetForm, text)) {
    if (!/^[A-Z]/u.test(written) && groups?.['minutes'] === undefined) continue;
    const minutes = Number(groups?.['hours']) * 60 + Number(groups?.['minutes'] ?? 0);
    found.add(groups?.['sign'] === '+' ? minutes : -minutes);
  }
  return found;
}

const dayMinutes = 1440;

/** How far a zone is from UTC where one time is written in both. */
function findPairedOffset(text: string, name: string): number | undefined {
  for (const { groups } of findMatches(pairForm, text)) {
    const { first = '', firstZone = '', second = '', secondZone = '' } = groups ?? {};
    const isFirst = isNamed(firstZone, name) && /^(?:UTC|GMT)$/u.test(secondZone);
    if (!isFirst && !(isNamed(secondZone, name) && /^(?:UTC|GMT)$/u.test(firstZone))) continue;
    const step = (readMinutes(first) - readMinutes(second)) * (isFirst ? 1 : -1);
    // Twelve hours either way: another day may lie between the two.
    return ((step + dayMinutes * 1.5) % dayMinutes) - dayMinutes / 2;
  }
  return undefined;
}

function readMinutes(clock: string): number {
  const [hours = '', minutes = ''] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
