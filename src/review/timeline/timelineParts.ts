// A section may hold more than one timeline: headings inside it part it.
import type { Section } from '../model';
import { readMilestoneName } from './entries/milestoneNames';
import type { Piece } from './entries/pieces';
import type { Timeline, TimelineEvent } from './model';
import { ignoreCase } from '../parse/ignoreCase';

/** What stands below one heading. */
export interface TimelinePart {
  readonly section: Section;
  /** The heading that begins it. */
  readonly heading: Section;
  readonly pieces: readonly Piece[];
  readonly continues: boolean;
}

const incidentHeading = ignoreCase(
  /\b(?:incident|outage|occurrence|vorfall|ausfall|incidente|ocorrência)\b.+(?:\d|\b[A-Z]\b)/iu,
);

/** Headings inside a timeline part it; one named after a phase goes on with the one before, one that counts incidents begins anew. */
export function splitIntoParts(section: Section, pieces: readonly Piece[]): readonly TimelinePart[] {
  const parts: { section: Section; heading: Section; pieces: Piece[]; continues: boolean }[] = [
    { section, heading: section, pieces: [], continues: readMilestoneName(section.heading) !== undefined },
  ];
  for (const piece of pieces) {
    if (piece.kind === 'part')
      parts.push({
        section: piece.section,
        heading: piece.section,
        pieces: [],
        continues: !incidentHeading.test(piece.section.heading),
      });
    else parts.at(-1)?.pieces.push(piece);
  }
  const [own, ...inner] = parts;
  const hasEntries = (part: TimelinePart): boolean => part.pieces.some(piece => piece.kind === 'entry');
  // Only what has entries is a part; dates above the first of them hold for it.
  const filled = inner.filter(hasEntries);
  if (!own || (!hasEntries(own) && filled.length === 0)) return own ? [own] : [];
  if (hasEntries(own)) return [own, ...filled];
  return filled.map((part, index) => ({
    section: part.continues ? section : part.section,
    heading: part.heading,
    pieces: index === 0 ? [...own.pieces, ...part.pieces] : part.pieces,
    continues: index > 0 && part.continues,
  }));
}

/** Adds what a part tells, to the timeline above it where the part goes on from there. */
export function addPart(
  timelines: Timeline[],
  { continues }: Pick<TimelinePart, 'continues'>,
  timeline: Timeline,
): void {
  const before = timelines.at(-1);
  const [first] = timeline.events;
  // A part that begins before the one above it began tells of another incident.
  const isOther = first && before?.events[0] && isBefore(first, before.events[0]);
  if (continues && before && !isOther && before.named === timeline.named)
    timelines[timelines.length - 1] = { ...before, events: [...before.events, ...timeline.events] };
  else timelines.push(timeline);
}

function isBefore(a: TimelineEvent, b: TimelineEvent): boolean {
  return a.localStart !== undefined && b.localStart !== undefined && a.localStart < b.localStart;
}
