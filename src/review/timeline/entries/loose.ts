// Entries whose time may be another number as well: what stands around them decides.
import { hourMs } from '../../../incident/units';
import type { Piece, WrittenEntry } from './pieces';

/**
 * Leaves out the entries whose time may as well be another number (`11.50`, `1600`) and that nothing around them
 * supports. Times of one group support each other.
 */
export function omitUnsupported(pieces: readonly Piece[]): readonly Piece[] {
  const isLoose = (piece: Piece): boolean => piece.kind === 'entry' && readLooseForm(piece) !== undefined;
  if (!pieces.some(isLoose)) return pieces;
  const groups = new Map<number, WrittenEntry[]>();
  for (const piece of pieces) {
    if (piece.kind !== 'entry') continue;
    const group = groups.get(makeKey(piece)) ?? [];
    group.push(piece);
    groups.set(makeKey(piece), group);
  }
  return pieces.filter(
    piece =>
      piece.kind !== 'entry' ||
      readLooseForm(piece) === undefined ||
      isSupported(piece, groups.get(makeKey(piece)) ?? []),
  );
}

/**
 * Figures that count up before the times, "2.1 22:10", "2.2 22:14", number the steps of a chapter: as dates each were a month
 * after the one before it.
 */
export function dropStepNumbers(pieces: readonly Piece[]): readonly Piece[] {
  const entries = pieces.filter(piece => piece.kind === 'entry');
  const dates = entries.map(({ time }) =>
    time.clock && time.date?.yearless?.inFigures ? time.date.yearless : undefined,
  );
  const chapter = dates[0]?.dayOfMonth;
  if (dates.length < 2 || dates.some((date, at) => date?.dayOfMonth !== chapter || date?.month !== at + 1))
    return pieces;
  return pieces.map(piece => {
    if (piece.kind !== 'entry') return piece;
    const { span, clock = { span } } = piece.time;
    return { ...piece, time: { ...piece.time, date: undefined, span: { ...span, start: clock.span.start } } };
  });
}

/** Paragraphs and headings of a timeline are parted by text and dates, and still belong together. */
function makeKey({ container, group }: WrittenEntry): number {
  return container === 'paragraph' ? -1 : container === 'heading' ? -2 : group;
}

function readLooseForm({ time }: WrittenEntry): string | undefined {
  return time.date ? undefined : time.clock?.loose;
}

/** Another entry is written the same way, or one that is certain stands in the same group and the order is right. */
function isSupported(entry: WrittenEntry, group: readonly WrittenEntry[]): boolean {
  const form = readLooseForm(entry);
  if (entry.container === 'row') return true;
  if (group.filter(other => readLooseForm(other) === form).length > 1) return true;
  const timed = group.filter(({ time }) => time.clock);
  if (timed.length === 1) return entry.time.separated;
  if (form === 'counted') return true;
  const index = timed.indexOf(entry);
  const ms = entry.time.clock?.ms ?? 0;
  const before = timed[index - 1]?.time.clock?.ms;
  const after = timed[index + 1]?.time.clock?.ms;
  const fits = (at: number): boolean => {
    const follows = before === undefined || before <= at || before - at > halfDayMs;
    return follows && (after === undefined || at <= after || at - after > halfDayMs);
  };
  return fits(ms) || (entry.time.clock?.hasOtherHalf === true && fits(ms + 12 * hourMs));
}

/** A clock that goes back this far has passed midnight, or is of the afternoon. */
const halfDayMs = 11 * hourMs;
