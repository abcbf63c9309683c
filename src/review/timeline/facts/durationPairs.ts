// Which two entries a stated duration may lie between.
import { dayMs, minuteMs } from '../../../incident/units';
import type { Field, Span } from '../../model';
import type { WrittenClock } from '../grammar/clocks';
import { formatTime } from '../grammar/format';
import { readTime } from '../grammar/time';
import { createOffsets } from '../grammar/zones';
import { hasClock, type Milestone, type TimePoint, type Timeline, type TimelineEvent } from '../model';
import { lookAtEvents } from './likelyMarks';
import { chooseMilestones, hasHint, isTold, mayMark } from './milestones';
import { again } from './milestoneWords';
import { removeAccents } from '../../parse/accents';
import { ignoreCase } from '../../parse/ignoreCase';
import { joinLists } from '../../parse/lists';

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

/** Which entries may be the end of a stated duration. */
const ends: Readonly<Record<DurationKind, readonly Milestone[]>> = {
  detect: ['detected', 'acknowledged'],
  acknowledge: ['acknowledged', 'escalated'],
  mitigate: ['mitigated', 'resolved'],
  resolve: ['resolved', 'mitigated', 'closed'],
  duration: ['mitigated', 'resolved', 'closed'],
};
const beginnings: readonly Milestone[] = ['start', 'detected', 'acknowledged', 'escalated'];
/** "Time to fix" may count from the moment that the cause was known. */
const repairs: ReadonlySet<DurationKind> = new Set<DurationKind>(['mitigate', 'resolve']);
const begins: ReadonlySet<Milestone | undefined> = new Set(beginnings);

/** Above this a coincidence is as likely as a meaning, and the search would not be linear. */
const mostPairs = 2000;

/** Two times as a pair; the minutes are negative where it runs backwards. */
export function makePair(from: PairEnd, to: PairEnd): TimePair {
  return { minutes: Math.round((to.at - from.at) / minuteMs), from, to };
}

/** Pairs by the minutes between them, so that the nearest to a figure is found without looking at all of them. */
export interface TimePairs {
  /** The nearest to so many minutes; undefined where the document has nothing to compare with. */
  nearest(minutes: number): TimePair | undefined;
}

/** The pairs, ready to be looked through. */
export function createPairs(pairs: readonly TimePair[]): TimePairs {
  const sorted = [...pairs].sort((a, b) => a.minutes - b.minutes);
  return {
    nearest(minutes) {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle]?.minutes ?? 0) < minutes) low = middle + 1;
        else high = middle;
      }
      const [below, above] = [sorted[low - 1], sorted[low]];
      if (!below || !above) return below ?? above;
      return minutes - below.minutes < above.minutes - minutes ? below : above;
    },
  };
}

/**
 * Every pair of entries that a duration of this kind may mean. Teams count from the lead-up, the
 * impact or the detection, and to any entry that may be an end, so all of these are right.
 */
export function findPairs(timeline: Timeline, kind: DurationKind): readonly TimePair[] {
  const events = timeline.events.filter(hasClock);
  const [first] = events;
  if (!first || events.some(event => event.dated === 'none') !== events.every(event => event.dated === 'none'))
    return [];
  const wanted = ends[kind];
  const isStop = (event: TimelineEvent): boolean => wanted.some(milestone => mayMark(event, milestone));
  if (!events.some(isStop)) return [];
  const seen = events.findIndex(
    event => event.milestone !== undefined && event.milestone !== 'start' && begins.has(event.milestone),
  );
  const last = wanted.includes('closed') ? events.at(-1) : undefined;
  if (!areEndsTold(events, kind)) return listAllPairs(events);
  const from = repairs.has(kind) ? [...beginnings, 'identified' as const] : beginnings;
  const starts = events.filter(
    (event, index) => index <= seen || event === first || from.some(milestone => mayMark(event, milestone)),
  );
  const stops = events.filter(event => event === last || isStop(event));
  const pairs: TimePair[] = [];
  if (starts.length * stops.length <= mostPairs)
    for (const stop of stops) for (const start of starts) pairs.push(...listPairs(start, stop));
  // Nobody states a duration of nothing.
  return pairs.filter(({ minutes }) => minutes > 0);
}

/** A start or an end that only its place tells may be another one: then any two entries may be meant. */
function areEndsTold(events: readonly TimelineEvent[], kind: DurationKind): boolean {
  return events.some(isToldStart) && events.some(event => ends[kind].some(milestone => isTold(event, milestone)));
}

function isToldStart(event: TimelineEvent): boolean {
  return isTold(event, 'start') || (event.milestone === 'start' && hasHint('start', event.text));
}

/** Where any two entries may be meant and none agrees, a message tells the start, else the first entry, and the end. */
export function findUsualPair(timeline: Timeline, kind: DurationKind): TimePair | undefined {
  if (areEndsTold(timeline.events, kind)) return undefined;
  const marks = chooseMilestones(timeline);
  const wanted: readonly Milestone[] = kind === 'duration' ? ['resolved', ...ends.duration] : ends[kind];
  const [to] = wanted.flatMap(each => marks.get(each) ?? []);
  const from = marks.get('start') ?? timeline.events.find(hasClock);
  return from && to && hasClock(from) && hasClock(to) ? listPairs(from, to)[0] : undefined;
}

/**
 * True where entries say in words, or by a tag, what begins and what ends a duration of this kind, and nothing begins
 * once more: a second incident in the same timeline has a length of its own.
 */
export function hasMarkedEnds({ events }: Timeline, kind: DurationKind): boolean {
  const mayMatch = lookAtEvents(events);
  const isMarked = (event: TimelineEvent, each: Milestone): boolean =>
    event.milestone === each && isTold(event, each, mayMatch);
  const first = events.findIndex(event => isMarked(event, 'start'));
  const last = events.findLastIndex(event => ends[kind].some(each => isMarked(event, each)));
  if (first < 0 || last <= first || events.some(({ text }) => again.test(text))) return false;
  return !events.slice(last + 1).some(event => isTold(event, 'start', mayMatch));
}

/** From each entry to every later one, as far as there are not too many. */
function listAllPairs(events: readonly TimelineEvent[]): readonly TimePair[] {
  if (events.length * events.length > mostPairs * 2) return [];
  const pairs = events.flatMap((start, index) => events.slice(index + 1).flatMap(stop => listPairs(start, stop)));
  return pairs.filter(({ minutes }) => minutes > 0);
}

/** From one entry's start to another's start and, where it lasted, its end; nothing that runs backwards. */
function listPairs(from: TimelineEvent, to: TimelineEvent): readonly TimePair[] {
  const found: TimePair[] = [];
  const isInstant = from.start !== undefined && to.start !== undefined;
  const begin = isInstant ? from.start : from.localStart;
  if (begin === undefined) return [];
  for (const end of isInstant ? [to.start, to.end] : [to.localStart, to.localEnd]) {
    if (end !== undefined && end >= begin) found.push(makePair(makePairEnd(from, begin), makePairEnd(to, end)));
  }
  return found;
}

/** An entry's start or end as the end of a pair. */
export function makePairEnd(event: TimelineEvent, at: number): PairEnd {
  return { at, point: () => ({ line: event.line, span: event.timeSpan, label: formatTime(event), at }) };
}

/** A time written elsewhere as the end of a pair. */
export function makeWrittenEnd(
  text: string,
  place: { readonly line: number; readonly span: Span },
  at: number,
): PairEnd {
  const { line, span } = place;
  return { at, point: () => ({ line, span, label: text.slice(span.start, span.end), at }) };
}

/** What fields say of when something was: its name and the time. */
type Moment = 'start' | 'detected' | 'acknowledged' | 'end';
/** What a field may be called that says both ends: "Outage window: 10:04–11:20". */
const windowName = ignoreCase(
  /\b(?:window|period|time ?frame|outage|impact|downtime|zeitraum|zeitfenster|periode|plage|ventana|periodo)\b|период|期间|期間/iu,
);
const momentNames: readonly (readonly [Moment, RegExp])[] = [
  [
    'detected',
    ignoreCase(
      /\b(?:detect(?:ed|ion)?|discovered|noticed|reported)\b|erkann|entdeckt|festgestellt|detect[eai]|обнаруж|发现|発見|検知/iu,
    ),
  ],
  ['acknowledged', ignoreCase(/\b(?:acknowledged?|responded|response)\b/iu)],
  [
    'start',
    ignoreCase(/\b(?:start(?:ed)?|began|beginn?(?:ing)?|onset|debut|inicio|comienzo)\b|начало|开始|发生|開始|発生/iu),
  ],
  [
    'end',
    ignoreCase(
      /\b(?:ende?(?:ed)?|fi[nm]|resolved|resolution|recovered|restored|mitigated|fixed|repaired|behoben|resol(?:ue|vid[oa]))\b|окончан|конец|结束|恢复|終了|復旧/iu,
    ),
  ],
];
/** "End: 09:00, formally closed": long after the end that people felt. */
const onPaper = ignoreCase(/^\D*\b(?:(?:formal|official|administrative)ly|closed|closure|formell|geschlossen)\b\D*$/iu);
/** Most fields are called something else. */
const anyMoment = ignoreCase({
  source: [windowName, ...momentNames.map(([, form]) => form)].map(({ source }) => source).join('|'),
  flags: 'iu',
});
/** The two moments that a duration of a kind may lie between, the usual ones first. */
const momentsOf: Readonly<Record<DurationKind, readonly (readonly [Moment, Moment])[]>> = {
  detect: [['start', 'detected']],
  acknowledge: [
    ['detected', 'acknowledged'],
    ['start', 'acknowledged'],
  ],
  mitigate: [
    ['start', 'end'],
    ['detected', 'end'],
  ],
  resolve: [
    ['start', 'end'],
    ['detected', 'end'],
  ],
  duration: [
    ['start', 'end'],
    ['detected', 'end'],
  ],
};

interface StatedMoment {
  readonly end: PairEnd;
  readonly isDated: boolean;
}

/** The times that fields state, by what they are of; the first field of each counts. */
export function readMoments(text: string, fields: readonly Field[]): ReadonlyMap<Moment, StatedMoment> {
  const found = new Map<Moment, StatedMoment>();
  for (const field of fields) {
    const name = removeAccents(field.name);
    if (!anyMoment.test(name)) continue;
    const moment = momentNames.find(([, form]) => form.test(name))?.[0];
    if (moment === undefined ? !windowName.test(name) : found.has(moment)) continue;
    const time = readTime(text, field.valueSpan);
    const last = time?.endClock;
    if (time?.clock?.ms === undefined || (last === undefined) === (moment === undefined)) continue;
    if (moment === 'end' && onPaper.test(name + text.slice(time.span.end, field.valueSpan.end))) continue;
    const day = time.date?.day;
    const add = (of: Moment, clock: WrittenClock, local: number): void => {
      const at = local - (time.zone ? createOffsets()(time.zone.zone, local) * minuteMs : 0);
      const span = moment ? time.span : clock.span;
      found.set(of, { end: makeWrittenEnd(text, { line: field.line, span }, at), isDated: day !== undefined });
    };
    const from = (day ?? 0) * dayMs + time.clock.ms;
    if (moment) add(moment, time.clock, from);
    else if (last?.ms !== undefined && !found.has('start') && !found.has('end')) {
      const to = (time.endDate?.day ?? (day ?? 0) + (time.endShift ?? 0)) * dayMs + last.ms;
      add('start', time.clock, from);
      add('end', last, to < from ? to + dayMs : to);
    }
  }
  return found;
}

/** The pairs that fields such as start, detection and end of the impact give for a kind of duration. */
export function findFieldPairs(moments: ReadonlyMap<Moment, StatedMoment>, kind: DurationKind): readonly TimePair[] {
  return joinLists(momentsOf[kind], ([first, last]) => {
    const [start, stop] = [moments.get(first), moments.get(last)];
    if (!start || !stop || start.isDated !== stop.isDated || stop.end.at < start.end.at) return undefined;
    return [makePair(start.end, stop.end)];
  });
}
