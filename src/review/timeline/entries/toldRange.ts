// A sentence above a timeline that tells its first and its last time of day: "errors from 7:31 PM to 9:21 PM PT on 23 January".
import { findLine, findLineSpan, type Lines } from '../../parse/lines';
import { findMatches } from '../../parse/matches';
import { readTime, type WrittenTime } from '../grammar/time';
import type { Piece } from './pieces';

const clock = /(?<![\d.:/-])\d{1,2}:\d{2}/gu;

/** The range from the first to the last time of a timeline, where the text above a line tells it; its zone and day hold for all. */
export function findToldRange(lines: Lines, above: number, pieces: readonly Piece[]): WrittenTime | undefined {
  const clocks = pieces.flatMap(piece => (piece.kind === 'entry' ? [piece.time.clock?.ms] : []));
  const [first, ...others] = clocks;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return undefined;
  for (const { index: start } of findMatches(clock, lines.text.slice(0, lines.lineStarts[above]))) {
    const time = readTime(lines.text, { start, end: findLineSpan(lines, findLine(lines, start)).end });
    if (time?.clock?.ms === first && time.endClock?.ms === last) return time;
  }
  return undefined;
}
