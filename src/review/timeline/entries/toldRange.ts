// A sentence above a timeline that tells two of its times of day: "errors from 7:31 PM to 9:21 PM PT on 23 January".
import { findLine, findLineSpan, type Lines } from '../../parse/lines';
import type { Section } from '../../model';
import { findMatches } from '../../parse/matches';
import { readTime, type WrittenTime, type WrittenZone } from '../grammar/time';
import type { Piece } from './pieces';

const clock = /(?<![\d.:/-])\d{1,2}:\d{2}/gu;

/**
 * A range between the times of two entries, where the text above their section tells it; its zone and day hold for all. Two
 * times of entries in one zone, above or below it, tell the zone as well: "detected at 08:02 UTC, mended at 11:40 UTC".
 */
export function findToldRange(
  lines: Lines,
  { headingLine, endLine }: Section,
  { pieces, stated }: { readonly pieces: readonly Piece[]; readonly stated: WrittenZone | undefined },
): Pick<WrittenTime, 'zone' | 'date'> | undefined {
  const clocks = pieces.filter(piece => piece.kind === 'entry').map(({ time }) => time.clock?.ms);
  if (clocks.length < 2) return undefined;
  const told = new Map<number, WrittenTime>();
  const [from = 0, to = lines.text.length] = [lines.lineStarts[headingLine], lines.lineStarts[endLine]];
  for (const { index: start } of findMatches(clock, lines.text)) {
    if (start >= from && (stated || start < to)) continue;
    const time = readTime(lines.text, { start, end: findLineSpan(lines, findLine(lines, start)).end });
    if (time?.clock?.ms === undefined) continue;
    const first = clocks.indexOf(time.clock.ms);
    if (first >= 0 && time.zone) told.set(time.clock.ms, time);
    if (first >= 0 && start < from && time.endClock?.ms !== undefined && clocks.lastIndexOf(time.endClock.ms) > first)
      return time;
  }
  const [one, ...others] = told.values();
  const isOneZone = others.length > 0 && others.every(({ zone }) => zone?.zone.family === one?.zone?.zone.family);
  return isOneZone ? { zone: one?.zone, date: undefined } : undefined;
}
