// Which sections that are not called so are timelines as well, and which of these only repeat another one.
import type { Section } from '../model';
import type { EntryReader } from './entries/entries';
import { readMilestoneName } from './entries/milestoneNames';
import { countTimed, type Piece } from './entries/pieces';
import type { Timeline } from './model';

/** Entries with a time that a section not called a timeline needs to be one. */
const fewestUnnamed = 3;

/** Sections that are none, whatever times they tell. */
export const unnamedNever = new Set([
  'actions',
  'acknowledgements',
  'approval',
  'guidelines',
  'key-information',
  'metrics',
  'recurrence',
  'backlog',
]);

/** Where another section has the entries, one sentence with a time only sums them up, and a table of values tells nothing. */
export function isNoAside({ named, events }: Timeline, _: number, all: readonly Timeline[]): boolean {
  const isAside = named
    ? events.length === 1 && events[0]?.kind === 'paragraph'
    : events.filter(({ kind, text }) => kind !== 'row' || toldForm.test(text)).length * 2 < events.length;
  // "Detected at | 13:42" in a table of facts, and 13:42 in the course of events.
  const starts = new Set(events.map(({ localStart }) => localStart));
  const isTwice = (other: Timeline): boolean =>
    other.events.length > events.length &&
    [...starts].every(start => other.events.some(({ localStart }) => localStart === start));
  if (!named && all.some(isTwice)) return false;
  return !isAside || !all.some(other => other.named && other.events.length >= fewestUnnamed);
}

/** Two words; "4daaf0b", "20 GiB" and "Mira" tell of no event. */
const toldForm = /\p{Alpha}{2}[^\p{Alpha}\d]+\p{Alpha}{2}|\p{Lo}{2}/u;

/** A row that begins with a date and a time of day: two of them are no chance, as "Start | 2026-03-01 10:00" is. */
function isStamped(piece: Piece): boolean {
  if (piece.kind !== 'entry' || piece.container !== 'row') return false;
  const { time, textSpan } = piece;
  return time.date !== undefined && time.clock !== undefined && time.span.start < textSpan.start;
}

/**
 * Tells which sections without the name are timelines: those with enough entries that begin with a time, and those named after
 * phases, "Detection", "Response", "Recovery", where they have enough together.
 */
export function createUnnamedTest(
  sections: readonly Section[],
  reader: EntryReader,
): (section: Section, pieces: readonly Piece[]) => boolean {
  let phases: ReadonlySet<Section> | undefined;
  return (section, pieces) => {
    if (countTimed(pieces) >= (pieces.every(isStamped) ? 2 : fewestUnnamed)) return true;
    return (phases ??= listPhases(sections, reader)).has(section);
  };
}

function listPhases(sections: readonly Section[], reader: EntryReader): ReadonlySet<Section> {
  const named = sections.filter(({ heading, meaning }) => meaning !== 'timeline' && readMilestoneName(heading));
  const counts = named.length < 2 ? [] : named.map(section => countTimed(reader.read(section, false)));
  const sum = counts.reduce((all, count) => all + count, 0);
  return new Set(sum < fewestUnnamed ? [] : named.filter((_, at) => (counts[at] ?? 0) > 0));
}
