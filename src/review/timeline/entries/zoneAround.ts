// The zone and the day of entries that state none, where text around them tells their times once more, e.g. a sentence above:
// "errors from 7:31 PM to 9:21 PM PT on 23 January".
import { findLine, findLineSpan, findLineStart, readLineText, type Lines } from '../../parse/lines';
import type { ReviewDocument, Section } from '../../model';
import { joinLists } from '../../parse/lists';
import { findMatches } from '../../parse/matches';
import { readTime, type WrittenTime, type WrittenZone } from '../grammar/time';
import { findZone } from '../grammar/zones';
import type { Timeline } from '../model';
import type { Piece } from './pieces';

const clock = /(?<![\d.:/-])\d{1,2}:\d{2}/gu;

/** Before the first of two times that "and" parts: "zwischen 10:05 und 11:20 Uhr", "entre las 18:02 y las 18:47". */
const betweenForm = /(?:between|zwischen|entre(?: l?as| les)?|между) $/iu;
const longestBetween = 12;

const someYear = /\b20\d{2}\b/u;

/** `detected_at: 2026-03-04T11:02:00-03:00` */
const frontTime = /(?<=^\w+:[ "']*)\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}[^\s"']*/gmu;

/** A clock somewhere in the text. */
interface Mention {
  readonly start: number;
  readonly time: WrittenTime;
}

/** Where one clock is told, in the order of the text. */
interface Mentions {
  /** With its zone. */
  readonly zoned: Mention[];
  /** Where it has a zone, and its line a year before it: the first and the last place. */
  firstDated: number;
  lastDated: number;
  /** The first range from it to each other clock. */
  readonly ranges: Map<number, Mention>;
}

/** Entries whose zone is looked for; `stated` is the one that is known already. */
export interface Zoneless {
  readonly section: Section;
  readonly pieces: readonly Piece[];
  readonly stated: WrittenZone | undefined;
}

/**
 * A range between the times of two entries, above their section, tells zone and day of all. Two times of entries in one
 * zone, above or below it, tell the zone as well: "detected at 08:02 UTC, mended at 11:40 UTC". So does one in a line that
 * names its year, or in the front matter: "On 2026-03-04 at 08:02 UTC". The text is read once, however many sections ask.
 */
export function createZoneFinder(
  document: ReviewDocument,
  lines: Lines,
): (entries: Zoneless) => Pick<WrittenTime, 'zone' | 'date'> | undefined {
  let places: readonly number[] | undefined;
  let mentions: ReadonlyMap<number, Mentions> | undefined;
  let front: readonly WrittenTime[] | undefined;
  return ({ section, pieces, stated }) => {
    const clocks = joinLists(pieces, piece => (piece.kind === 'entry' ? [piece.time.clock?.ms] : undefined));
    if (clocks.length < 2) return undefined;
    places ??= findMatches(clock, lines.text).map(({ index }) => index);
    front ??= readFrontTimes(document);
    const from = findLineStart(lines, section.headingLine);
    const to = stated ? Infinity : findLineStart(lines, section.endLine);
    // Most reviews have no clock but in their timeline.
    const isAround = (places[0] ?? from) < from || (places.at(-1) ?? 0) >= to;
    if (!isAround && front.length === 0) return undefined;
    mentions ??= readMentions(lines, places);
    const range = findRange(mentions, clocks, from);
    if (range) return range;
    const told: { readonly since: number; readonly time: WrittenTime }[] = [];
    let isDated = false;
    const own = new Set(clocks);
    for (const ms of own) {
      const of = ms === undefined ? undefined : mentions.get(ms);
      if (!of) continue;
      const [before, after] = [countBefore(of.zoned, from), countBefore(of.zoned, to)];
      const [first, last] = [
        of.zoned[before > 0 ? 0 : after],
        of.zoned[after < of.zoned.length ? of.zoned.length - 1 : before - 1],
      ];
      if (first && last) told.push({ since: first.start, time: last.time });
      isDated ||= of.firstDated < from || of.lastDated >= to;
    }
    const times = new Map(told.toSorted((a, b) => a.since - b.since).map(({ time }) => [time.clock?.ms, time]));
    for (const time of front) {
      if (!own.has(time.clock?.ms)) continue;
      times.set(time.clock?.ms, time);
      isDated = true;
    }
    const [one, ...others] = times.values();
    const isOneZone = others.every(({ zone }) => zone?.zone.family === one?.zone?.zone.family);
    return isOneZone && (isDated || others.length > 0) ? { zone: one?.zone, date: undefined } : undefined;
  };
}

/** The first range above an offset from one clock to one that comes later among the entries. */
function findRange(
  mentions: ReadonlyMap<number, Mentions>,
  clocks: readonly (number | undefined)[],
  from: number,
): WrittenTime | undefined {
  const last = new Map(clocks.map((ms, at) => [ms, at]));
  const first = new Map(clocks.map((ms, at) => [ms, at] as const).toReversed());
  let found: Mention | undefined;
  for (const [ms, at] of first) {
    const ranges = ms === undefined ? undefined : mentions.get(ms)?.ranges;
    for (const [end, mention] of ranges ?? [])
      if (mention.start < (found?.start ?? from) && (last.get(end) ?? -1) > at) found = mention;
  }
  return found?.time;
}

/** How many stand before an offset. */
function countBefore(mentions: readonly Mention[], offset: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By the clock's milliseconds. */
function readMentions(lines: Lines, places: readonly number[]): ReadonlyMap<number, Mentions> {
  const mentions = new Map<number, Mentions>();
  let yearIn = { line: -1, end: Infinity };
  for (const start of places) {
    const line = findLine(lines, start);
    const span = findLineSpan(lines, line);
    const before = lines.text.slice(Math.max(span.start, start - longestBetween), start);
    const lead = betweenForm.exec(before)?.[0].length ?? 0;
    const time = readTime(lines.text, { start: start - lead, end: span.end });
    if (time?.clock?.ms === undefined) continue;
    const { ms } = time.clock;
    const of: Mentions = mentions.get(ms) ?? { zoned: [], firstDated: Infinity, lastDated: -1, ranges: new Map() };
    mentions.set(ms, of);
    const end = time.endClock?.ms;
    if (end !== undefined && !of.ranges.has(end)) of.ranges.set(end, { start, time });
    if (!time.zone) continue;
    of.zoned.push({ start, time });
    if (yearIn.line !== line) {
      const year = someYear.exec(readLineText(lines, line));
      yearIn = { line, end: year ? span.start + year.index + year[0].length : Infinity };
    }
    if (start < yearIn.end) continue;
    of.firstDated = Math.min(of.firstDated, start);
    of.lastDated = start;
  }
  return mentions;
}

/** Those of the front matter that name their zone. */
function readFrontTimes({ text, frontMatter }: ReviewDocument): readonly WrittenTime[] {
  return findMatches(frontTime, text.slice(0, frontMatter?.end ?? 0)).flatMap(([written]) => {
    const time = readTime(written, { start: 0, end: written.length });
    return time?.zone && time.clock?.ms !== undefined ? [time] : [];
  });
}

/** What the first timeline states, or a heading above another one: "Key times (GMT)". */
export function createZoneAbove(
  { text }: Lines,
  sections: readonly Section[],
): (index: number, first: Timeline | undefined) => WrittenZone | undefined {
  const readHeading = ({ heading, headingSpan, index }: Section): readonly HeadedZone[] => {
    const zone = heading.includes('(') ? findZone(text, headingSpan.start, headingSpan.end) : undefined;
    return zone ? [{ index, zone }] : [];
  };
  let headed: readonly HeadedZone[] | undefined;
  return (index, first) => {
    const span = first?.zoneSpan;
    if (span) return findZone(text, span.start, span.end);
    const [above] = (headed ??= joinLists(sections, readHeading));
    return above && above.index < index ? above.zone : undefined;
  };
}

/** The index of a section whose heading names a zone. */
interface HeadedZone {
  readonly index: number;
  readonly zone: WrittenZone;
}
