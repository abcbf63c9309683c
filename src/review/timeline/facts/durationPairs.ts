// Which two entries a stated duration may lie between.
import { dayMs, minuteMs } from '../../../incident/units';
import type { Field, Span } from '../../model';
import { timeText } from '../grammar/format';
import { timeAt } from '../grammar/time';
import { createOffsets } from '../grammar/zones';
import type { Milestone, TimePoint, Timeline, TimelineEvent } from '../model';
import { milestonesOf } from './milestones';

/** What a duration measures. */
export type DurationKind = 'detect' | 'acknowledge' | 'mitigate' | 'resolve' | 'duration';

/** An entry's start or end, or another place where a time is written. `at` is epoch milliseconds. */
export interface PairEnd {
  readonly at: number;
  /** The point for a message, made only where one is needed. */
  readonly point: () => TimePoint;
}

/** Two times, and the whole minutes between them. */
export interface TimePair {
  readonly minutes: number;
  readonly from: PairEnd;
  readonly to: PairEnd;
}

/** Which entries may be the end of a stated duration: the usual one first. */
const ends: Readonly<Record<DurationKind, readonly Milestone[]>> = {
  detect: ['detected', 'acknowledged'],
  acknowledge: ['acknowledged', 'escalated'],
  mitigate: ['mitigated', 'resolved'],
  resolve: ['resolved', 'mitigated', 'closed'],
  duration: ['mitigated', 'resolved', 'closed'],
};
const begins: ReadonlySet<Milestone | undefined> = new Set<Milestone | undefined>([
  'start',
  'detected',
  'acknowledged',
  'escalated',
]);

/** Above this a coincidence is as likely as a meaning, and the search would not be linear. */
const mostPairs = 2000;

/** Two times as a pair; the minutes are negative where it runs backwards. */
export function pairOf(from: PairEnd, to: PairEnd): TimePair {
  return { minutes: Math.round((to.at - from.at) / minuteMs), from, to };
}

/** Pairs by the minutes between them, so that the nearest to a figure is found without looking at all of them. */
export interface TimePairs {
  /** The nearest to so many minutes; of equally near ones the one that was given first. */
  nearest(minutes: number): TimePair | undefined;
}

/** `pairs` stand with the usual one first. */
export function createPairs(pairs: readonly TimePair[]): TimePairs {
  const sorted = pairs.map((pair, order) => ({ pair, order })).sort((a, b) => a.pair.minutes - b.pair.minutes);
  const firstFrom = (minutes: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.pair.minutes ?? 0) < minutes) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    nearest(minutes) {
      const above = firstFrom(minutes);
      const below = sorted[above - 1];
      const candidates = [below ? sorted[firstFrom(below.pair.minutes)] : undefined, sorted[above]];
      const off = ({ pair }: { readonly pair: TimePair }): number => Math.abs(pair.minutes - minutes);
      return candidates
        .filter(candidate => candidate !== undefined)
        .sort((a, b) => off(a) - off(b) || a.order - b.order)[0]?.pair;
    },
  };
}

/** Every pair of entries that a duration of this kind may mean, the usual one first. */
export function pairsOf(timeline: Timeline, kind: DurationKind): readonly TimePair[] {
  const events = timeline.events.filter(event => event.localStart !== undefined && event.precision !== 'day');
  const [first] = events;
  if (!first || events.some(event => event.dated === 'none') !== events.every(event => event.dated === 'none'))
    return [];
  const wanted = ends[kind];
  const marks = milestonesOf({ events });
  const usualEnd = wanted.map(milestone => marks.get(milestone)).find(event => event !== undefined);
  if (!usualEnd) return [];
  const usualStart = (kind === 'acknowledge' ? marks.get('detected') : marks.get('start')) ?? first;
  // Lead-up, impact and detection: any of them may be where a team begins to count.
  const seen = events.findIndex(
    event => event.milestone !== undefined && event.milestone !== 'start' && begins.has(event.milestone),
  );
  const starts = events.filter((event, index) => index <= seen || event === first || begins.has(event.milestone));
  const stops = events.filter(event => event.milestone !== undefined && wanted.includes(event.milestone));
  const pairs = [...pairsBetween(usualStart, usualEnd)];
  if (starts.length * stops.length <= mostPairs)
    for (const to of stops) for (const from of starts) pairs.push(...pairsBetween(from, to));
  return pairs;
}

/** From one entry's start to another's start and, where it lasted, its end; nothing that runs backwards. */
function* pairsBetween(from: TimelineEvent, to: TimelineEvent): Generator<TimePair> {
  const isInstant = from.start !== undefined && to.start !== undefined;
  const begin = isInstant ? from.start : from.localStart;
  if (begin === undefined) return;
  for (const end of isInstant ? [to.start, to.end] : [to.localStart, to.localEnd]) {
    if (end !== undefined && end >= begin) yield pairOf(endOf(from, begin), endOf(to, end));
  }
}

/** An entry's start or end as the end of a pair. */
export function endOf(event: TimelineEvent, at: number): PairEnd {
  return { at, point: () => ({ line: event.line, span: event.timeSpan, label: timeText(event), at }) };
}

/** A time written elsewhere as the end of a pair. */
export function writtenEnd(text: string, place: { readonly line: number; readonly span: Span }, at: number): PairEnd {
  const { line, span } = place;
  return { at, point: () => ({ line, span, label: text.slice(span.start, span.end), at }) };
}

/** Start and end of the impact as the key information states them. */
export function fieldPair(text: string, fields: readonly Field[]): TimePair | undefined {
  const read = (form: RegExp): { readonly end: PairEnd; readonly isDated: boolean } | undefined => {
    for (const field of fields) {
      if (!form.test(field.name)) continue;
      const time = timeAt(text, field.valueSpan.start, field.valueSpan.end);
      if (time?.clock?.ms === undefined || time.endClock) continue;
      const local = (time.date?.day ?? 0) * dayMs + time.clock.ms;
      const at = local - (time.zone ? createOffsets()(time.zone.zone, local) * minuteMs : 0);
      return {
        end: writtenEnd(text, { line: field.line, span: time.span }, at),
        isDated: time.date?.day !== undefined,
      };
    }
    return undefined;
  };
  const start = read(/\bstart(?:ed)?\b/iu);
  const stop = read(/\bend(?:ed)?\b/iu);
  if (!start || !stop || start.isDated !== stop.isDated || stop.end.at < start.end.at) return undefined;
  return pairOf(start.end, stop.end);
}
