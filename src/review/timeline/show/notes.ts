// What the editor says beside the entries of a timeline.
import { formatUtcDate } from '../../../incident/calendar';
import { minuteMs } from '../../../incident/units';
import type { ReviewDocument, Span } from '../../model';
import { findLine, readLineText } from '../../parse/lines';
import { findSection } from '../../parse/sections';
import { formatClock, formatElapsed } from '../grammar/format';
import { chooseMilestones, milestoneTags } from '../facts/milestones';
import { hasClock, milestones, type Timeline, type TimelineEvent, type Zone } from '../model';
import { measureElapsed } from '../resolve';
import { convertToLocal } from '../grammar/zones';

/** A note behind an entry's time: `T+00:17`. */
export interface ElapsedNote {
  /** Behind the time. */
  readonly offset: number;
  readonly text: string;
  /** Where the count begins: the time of that entry as written. */
  readonly from: Span;
}

/** The entry that times count from: the start of the impact, else the first with a time of day. */
function findOrigin(timeline: Timeline): TimelineEvent | undefined {
  const start = chooseMilestones(timeline).get('start');
  return start && hasClock(start) ? start : timeline.events.find(hasClock);
}

/** The entry itself says how long after the start it was: "+17 min: the alert". */
const saysElapsed = /^\W{0,3}(?:T ?)?\+ ?\d/u;

/** The time since the start for the entries between two offsets, where neither the line nor the entry above says as much. */
export function listElapsedNotes(timelines: readonly Timeline[], within: Span): readonly ElapsedNote[] {
  const notes: ElapsedNote[] = [];
  const lines = new Set<number>();
  for (const timeline of timelines) {
    const origin = findOrigin(timeline);
    if (!origin) continue;
    for (const [index, event] of timeline.events.entries()) {
      if (event.timeSpan.end < within.start || event.timeSpan.start > within.end) continue;
      if (event === origin || !hasClock(event) || (event.dated === 'none') !== (origin.dated === 'none')) continue;
      if (event.counted || saysElapsed.test(event.text) || lines.has(event.line)) continue;
      const ms = measureElapsed(origin, event);
      if (ms === undefined || Math.abs(ms) < minuteMs || event.localStart === timeline.events[index - 1]?.localStart)
        continue;
      lines.add(event.line);
      notes.push({ offset: event.timeSpan.end, text: `T${formatElapsed(ms)}`, from: origin.timeSpan });
    }
  }
  return notes;
}

/** What a hover over an entry's time says, for a person in a zone. */
export interface TimeReading {
  readonly span: Span;
  /** `2026-03-01 14:05`, undefined where no instant is known. */
  readonly utc: string | undefined;
  readonly local: string | undefined;
  /** Since the start, since the entry above, and how long it lasted, as `+00:17`. */
  readonly sinceStart: string | undefined;
  readonly sincePrevious: string | undefined;
  readonly lasted: string | undefined;
  /** The date is not written beside it. */
  readonly assumedDate: string | undefined;
}

/** The reading of the entry whose time holds an offset. `zone` is the person's area, `Europe/Berlin`. */
export function findTimeReading(timelines: readonly Timeline[], offset: number, zone: string): TimeReading | undefined {
  for (const timeline of timelines) {
    const index = timeline.events.findIndex(({ timeSpan }) => timeSpan.start <= offset && offset <= timeSpan.end);
    const event = timeline.events[index];
    if (!event || !hasClock(event)) continue;
    const origin = findOrigin(timeline);
    const previous = timeline.events[index - 1];
    const between = (from: TimelineEvent | undefined): string | undefined => {
      const ms = from && from !== event && hasClock(from) ? measureElapsed(from, event) : undefined;
      return ms === undefined ? undefined : formatElapsed(ms);
    };
    const { start, localStart, localEnd } = event;
    const area: Zone = { name: zone, offset: undefined, iana: zone, family: zone, meanings: [] };
    const text = (ms: number): string => `${formatUtcDate(ms)} ${formatClock(ms)}`;
    return {
      span: event.timeSpan,
      utc: start === undefined ? undefined : text(start),
      local: start === undefined ? undefined : text(convertToLocal(area, start)),
      sinceStart: between(origin),
      sincePrevious: previous === origin ? undefined : between(previous),
      lasted: localEnd === undefined || localStart === undefined ? undefined : formatElapsed(localEnd - localStart),
      assumedDate: event.dated === 'above' || event.dated === 'midnight' ? formatUtcDate(localStart ?? 0) : undefined,
    };
  }
  return undefined;
}

/** A tag that can be written at a place of a timeline. */
export interface MilestoneChoice {
  /** `detected`: what stands in the brackets. */
  readonly tag: string;
  /** Another entry has it already. */
  readonly taken: boolean;
}

/** The tags for an entry, those that no entry has first; none outside a timeline. */
export function listMilestoneChoices(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  offset: number,
): readonly MilestoneChoice[] {
  const line = findLine(document, offset);
  const timeline = timelines.find(({ events, section }) => {
    const own = findSection(document.sections, line);
    return events.some(event => event.line <= line && line < event.endLine) || own?.index === section;
  });
  // Words beside the entries of a timeline mark nothing; a line that was just begun may become one.
  const mayBe = timeline?.named && /^\s*[-+*|\d]/u.test(readLineText(document, line));
  if (!mayBe && !timeline?.events.some(event => event.line === line)) return [];
  const marks = chooseMilestones(timeline);
  return milestones
    .map(milestone => {
      const event = marks.get(milestone);
      return { tag: milestoneTags[milestone], taken: event !== undefined && event.line !== line };
    })
    .sort((a, b) => Number(a.taken) - Number(b.taken));
}
