// What fields say of times: when the incident started, and in which zone.
import { dayMs, minuteMs } from '../../incident/units';
import type { KnownField, Span } from '../model';
import type { Lines } from '../parse/lines';
import { readTime, type WrittenTime, type WrittenZone } from './grammar/time';
import { ignoreCase } from '../parse/ignoreCase';
import { readMilestoneName } from './entries/milestoneNames';
import type { WrittenEntry } from './entries/pieces';
import type { Milestone } from './model';

/** A written time as local time, of another day where it has none of its own. */
export function computeLocal(time: WrittenTime | undefined, day: number | undefined): number | undefined {
  const own = time?.date?.day ?? day;
  return own === undefined || time?.clock?.ms === undefined ? undefined : own * dayMs + time.clock.ms;
}

/** What fields say of times, read when it is first asked for and only once, however many timelines ask. */
export interface FieldTimes {
  readonly start: () => number | undefined;
  readonly zone: () => WrittenZone | undefined;
  readonly moments: () => readonly NamedMoment[];
}

/** Reads fields that are asked for with the first question. */
export function createFieldTimes(lines: Lines, fields: () => readonly KnownField[]): FieldTimes {
  return {
    start: readOnce(() => findStart(lines, fields())),
    zone: readOnce(() => findFieldZone(lines, fields())),
    moments: readOnce(() => listMoments(lines, fields())),
  };
}

function readOnce<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}

/** When the incident started, as local time, where a field states it with its date. */
function findStart({ text }: Lines, fields: readonly KnownField[]): number | undefined {
  const field = fields.find(({ meaning, value }) => meaning === 'start' && value !== '');
  const time = field ? readTime(text, field.valueSpan) : undefined;
  return time?.date?.day === undefined ? undefined : computeLocal(time, undefined);
}

/** What a field says that a time marks: "Resolved at: 15:36". */
interface NamedMoment {
  readonly milestone: Milestone;
  readonly time: WrittenTime;
}

/** The fields that are named after a milestone and say its time. */
function listMoments({ text }: Lines, fields: readonly KnownField[]): readonly NamedMoment[] {
  return fields.flatMap(({ name, valueSpan }): readonly NamedMoment[] => {
    const milestone = readMilestoneName(name);
    const time = milestone && readTime(text, valueSpan);
    return milestone && time?.clock ? [{ milestone, time }] : [];
  });
}

/** Minutes from the field of the start to the one of the end, where both say a date and a time; of other zones they are not counted. */
export function countFieldMinutes({ text }: Lines, fields: readonly KnownField[]): number | undefined {
  const [start, end] = (['start', 'end'] as const).map(wanted => {
    const field = fields.find(({ meaning, value }) => meaning === wanted && value !== '');
    return field && readTime(text, field.valueSpan);
  });
  const from = computeLocal(start, undefined);
  const to = computeLocal(end, start?.date?.day);
  const [zone, other] = [start?.zone, end?.zone].map(each => each && text.slice(each.span.start, each.span.end));
  const isSameZone = zone === undefined || other === undefined || zone === other;
  if (from === undefined || to === undefined || to < from || !isSameZone) return undefined;
  return Math.round((to - from) / minuteMs);
}

/** The zone of a field that says when it started, was noticed or ended: "Start time: 2026-08-03 16:10 EDT". */
function findFieldZone({ text }: Lines, fields: readonly KnownField[]): WrittenZone | undefined {
  for (const { name, valueSpan } of fields) {
    if (!momentName.test(name)) continue;
    const time = readFirstTime(text, valueSpan);
    const zone = time?.clock ? (time.zone ?? time.endZone) : undefined;
    if (zone) return zone;
  }
  return undefined;
}

/** The time that a value is, or the first one in it: "2 hours (10:00 AM - 12:00 PM WAT)". */
function readFirstTime(text: string, { start, end }: Span): WrittenTime | undefined {
  const own = readTime(text, { start, end });
  if (own?.clock) return own;
  const at = text.slice(start, end).search(/(?<!\d)\d{1,2}:\d{2}/u);
  return at < 0 ? undefined : readTime(text, { start: start + at, end });
}

const momentName = ignoreCase(
  /\b(?:start(?:ed)?|beg[ia]n(?:ning)?|detect(?:ed|ion)?|end(?:ed)?|duration|resolved|resolution|when|time|beginn|ende|inicio|início|fin|fim|début)\b/iu,
);

/** What a field of this time marks, "Resolved at: 15:36", else the phase that the entry begins. */
export type PhaseReader = (entry: WrittenEntry, local: number | undefined) => Milestone | undefined;

/** Reads the entries below a heading in their order: each begins a phase in which another cell, or the heading, has a new one. */
export function createPhaseReader({ moments }: FieldTimes, heading: string): PhaseReader {
  const headed = readMilestoneName(heading);
  let last: Milestone | undefined;
  return ({ phase = headed }, local) => {
    // It is over when the last entry of the phase is.
    const begins = phase !== last || phase === 'resolved';
    last = phase;
    const stated =
      local === undefined
        ? undefined
        : moments().find(({ time }) => computeLocal(time, Math.floor(local / dayMs)) === local);
    return stated?.milestone ?? (begins ? phase : undefined);
  };
}
