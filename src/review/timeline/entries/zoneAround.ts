// The zone and the day of entries that state none, where text around them tells their times once more, e.g. a sentence above:
// "errors from 7:31 PM to 9:21 PM PT on 23 January".
import { findLine, findLineSpan, type Lines } from '../../parse/lines';
import type { ReviewDocument, Section } from '../../model';
import { findMatches } from '../../parse/matches';
import { readTime, type WrittenTime, type WrittenZone } from '../grammar/time';
import type { Piece } from './pieces';

const clock = /(?<![\d.:/-])\d{1,2}:\d{2}/gu;

const someYear = /\b20\d{2}\b/u;

/** `detected_at: 2026-03-04T11:02:00-03:00` */
const frontTime = /(?<=^\w+:[ "']*)\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}[^\s"']*/gmu;

/**
 * A range between the times of two entries, above their section, tells zone and day of all. Two times of entries in one
 * zone, above or below it, tell the zone as well: "detected at 08:02 UTC, mended at 11:40 UTC". So does one in a line that
 * names its year, or in the front matter: "On 2026-03-04 at 08:02 UTC".
 */
export function findZoneAround(
  lines: Lines,
  { headingLine, endLine }: Section,
  {
    pieces,
    stated,
    document,
  }: {
    readonly pieces: readonly Piece[];
    readonly stated: WrittenZone | undefined;
    readonly document: ReviewDocument;
  },
): Pick<WrittenTime, 'zone' | 'date'> | undefined {
  const clocks = pieces.filter(piece => piece.kind === 'entry').map(({ time }) => time.clock?.ms);
  if (clocks.length < 2) return undefined;
  const told = new Map<number, WrittenTime>();
  let isDated = false;
  const [from = 0, to = lines.text.length] = [lines.lineStarts[headingLine], lines.lineStarts[endLine]];
  for (const { index: start } of findMatches(clock, lines.text)) {
    if (start >= from && (stated || start < to)) continue;
    const line = findLineSpan(lines, findLine(lines, start));
    const time = readTime(lines.text, { start, end: line.end });
    if (time?.clock?.ms === undefined) continue;
    const first = clocks.indexOf(time.clock.ms);
    if (first >= 0 && time.zone) {
      told.set(time.clock.ms, time);
      isDated ||= someYear.test(lines.text.slice(line.start, start));
    }
    if (first >= 0 && start < from && time.endClock?.ms !== undefined && clocks.lastIndexOf(time.endClock.ms) > first)
      return time;
  }
  for (const [written] of findMatches(frontTime, document.text.slice(0, document.frontMatter?.end ?? 0))) {
    const time = readTime(written, { start: 0, end: written.length });
    if (!time?.zone || time.clock?.ms === undefined || !clocks.includes(time.clock.ms)) continue;
    told.set(time.clock.ms, time);
    isDated = true;
  }
  const [one, ...others] = told.values();
  const isOneZone = others.every(({ zone }) => zone?.zone.family === one?.zone?.zone.family);
  return isOneZone && (isDated || others.length > 0) ? { zone: one?.zone, date: undefined } : undefined;
}
