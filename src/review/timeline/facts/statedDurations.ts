// The durations that a document states, beside what its entries give.
import { dayMs, minuteMs } from '../../../incident/units';
import type { Field, ReviewDocument } from '../../model';
import { maskedLines } from '../../parse/document';
import { fieldsOf } from '../../parse/fields';
import { lineSpan } from '../../parse/lines';
import { afterMarks, isDigit } from '../../parse/marks';
import { timeText } from '../grammar/format';
import { milestonesOf } from './milestones';
import type { Milestone, StatedDuration, TimePoint, Timeline, TimelineEvent } from '../model';
import { timeAt } from '../grammar/time';
import { durationAt, durationBehind, type WrittenDuration } from '../grammar/durations';
import { createOffsets } from '../grammar/zones';

type Kind = 'detect' | 'acknowledge' | 'mitigate' | 'resolve' | 'duration';

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['detect', /\btime to (?:detect|detection|discover|discovery|notice)\b|\bm?ttd\b/u],
  ['acknowledge', /\btime to (?:acknowledge|acknowledgement|acknowledgment|respond|response)\b|\bm?tta\b/u],
  [
    'mitigate',
    /\btime to (?:mitigate|mitigation|repair|recover|recovery|restore|restoration|fix)\b|\bm?ttm\b|\bm?ttr\b/u,
  ],
  ['resolve', /\btime to (?:resolve|resolution)\b/u],
  [
    'duration',
    /\bduration\b|\bdowntime\b|\bminutes (?:of )?(?:outage|degradation|impact)\b|\blength of (?:the )?(?:outage|incident|impact)\b/u,
  ],
];

/** Which entries may be the end of a stated duration: the usual one first. */
const ends: Readonly<Record<Kind, readonly Milestone[]>> = {
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

/** What stands in the name of every field that states a duration. */
const durationName = /duration|downtime|time to |minutes|length of|\bm?tt[adrm]\b/iu;

const onlyCounted = /\b(?:support|working|business|office) (?:hours|time)\b/iu;

/** The durations a document states, each beside what its entries give. */
export function durationsOf(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  fields: readonly Field[] = fieldsOf(document),
): readonly StatedDuration[] {
  const found: StatedDuration[] = [];
  const text = document.masked;
  let keyTimes: ReturnType<typeof fieldTimes> | null = null;
  for (const field of [...fields, ...timelineFields(document, timelines)]) {
    if (field.value === '' || !durationName.test(field.name)) continue;
    const name = field.name.toLowerCase();
    const kind = kinds.find(([, form]) => form.test(name))?.[0];
    if (!kind) continue;
    const unit = /\bhours?\b/u.test(name) ? 60 : /\bminutes?\b|\bmins?\b/u.test(name) ? 1 : undefined;
    const { start, end } = field.valueSpan;
    const own = timeAt(text, start, end);
    const range = own?.clock?.ms !== undefined && own.endClock?.ms !== undefined ? own : undefined;
    const written = range
      ? durationBehind(text, range.span.end, end)
      : durationAt(text, start, end, unit, kind === 'duration' || name.includes('time to'));
    if (!written) continue;
    const line = lineSpan(maskedLines(document), field.line);
    const counted = onlyCounted.test(text.slice(line.start, line.end));
    if (range?.clock?.ms !== undefined && range.endClock?.ms !== undefined) {
      const days =
        range.endDate?.day !== undefined && range.date?.day !== undefined
          ? range.endDate.day - range.date.day
          : range.endShift;
      const from = range.clock.ms;
      const to = range.endClock.ms + (days ?? (range.endClock.ms < from ? 1 : 0)) * dayMs;
      const point = (at: number): TimePoint => ({
        line: field.line,
        span: range.span,
        label: text.slice(range.span.start, range.span.end),
        at,
      });
      found.push(judged(field, written, [[point(from), point(to)]], counted, range.about));
    } else {
      if (kind === 'duration' && keyTimes === null) keyTimes = fieldTimes(text, fields);
      const pairs = kind === 'duration' && keyTimes ? [keyTimes] : [];
      const nearest = [...timelines].sort((a, b) => Number(b.named) - Number(a.named));
      for (const timeline of nearest) pairs.push(...pairsOf(timeline, kind));
      found.push(judged(field, written, pairs, counted, false));
    }
  }
  for (const timeline of timelines) {
    for (const event of timeline.events) {
      const behind = rangeDuration(text, event);
      if (behind) found.push(behind);
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

function judged(
  field: Pick<Field, 'line' | 'name'>,
  written: WrittenDuration,
  pairs: readonly (readonly [TimePoint, TimePoint])[],
  counted: boolean,
  about: boolean,
): StatedDuration {
  const base = { line: field.line, name: field.name, span: written.span, statedMinutes: written.minutes };
  const minutesOf = ([from, to]: readonly [TimePoint, TimePoint]): number => Math.round((to.at - from.at) / minuteMs);
  const fits = (pair: readonly [TimePoint, TimePoint]): boolean => {
    const minutes = minutesOf(pair);
    const loose = written.about || about ? Math.max(2, minutes * 0.05) : 1;
    const grain = written.grain > 1 ? written.grain / 2 : 0;
    return Math.abs(minutes - written.minutes) <= Math.max(loose, grain);
  };
  const off = (pair: readonly [TimePoint, TimePoint]): number => Math.abs(minutesOf(pair) - written.minutes);
  // The nearest is what was most likely meant, whether it agrees or not.
  const pair = pairs.reduce<(typeof pairs)[number] | undefined>(
    (best, next) => (best && off(best) <= off(next) ? best : next),
    undefined,
  );
  if (!pair) return { ...base, computedMinutes: undefined, from: undefined, to: undefined, agrees: true };
  return {
    ...base,
    computedMinutes: minutesOf(pair),
    from: pair[0],
    to: pair[1],
    agrees: counted || fits(pair),
  };
}

/** Every pair of entries that a duration of this kind may mean, the usual one first. */
function pairsOf(timeline: Timeline, kind: Kind): readonly (readonly [TimePoint, TimePoint])[] {
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
  const pairs: (readonly [TimePoint, TimePoint])[] = [];
  const add = (from: TimelineEvent, to: TimelineEvent): void => {
    const instants = from.start !== undefined && to.start !== undefined;
    const begin = instants ? from.start : from.localStart;
    if (begin === undefined) return;
    for (const end of instants ? [to.start, to.end] : [to.localStart, to.localEnd]) {
      if (end !== undefined && end >= begin) pairs.push([pointOf(from, begin), pointOf(to, end)]);
    }
  };
  add(usualStart, usualEnd);
  if (starts.length * stops.length <= mostPairs) for (const to of stops) for (const from of starts) add(from, to);
  return pairs;
}

/** Above this a coincidence is as likely as a meaning, and the search would not be linear. */
const mostPairs = 2000;

function pointOf(event: TimelineEvent, at: number): TimePoint {
  return { line: event.line, span: event.timeSpan, label: timeText(event), at };
}

/** `08:20–08:45 (25 minutes)` in an entry. */
function rangeDuration(text: string, event: TimelineEvent): StatedDuration | undefined {
  if (event.localEnd === undefined || event.localStart === undefined) return undefined;
  const { start, end } = event.textSpan;
  if (text.charAt(start) !== '(') return undefined;
  const written = durationAt(text, start + 1, end, undefined, false);
  if (!written || text.charAt(written.span.end) !== ')') return undefined;
  const instants = event.start !== undefined && event.end !== undefined;
  const [from, to] = instants ? [event.start, event.end] : [event.localStart, event.localEnd];
  const pair = [pointOf(event, from), pointOf(event, to)] as const;
  return judged(
    { line: event.line, name: text.slice(event.timeSpan.start, event.timeSpan.end) },
    written,
    [pair],
    false,
    event.about,
  );
}

const timelineField = /^[\s>*_-]*((?:[a-z]+[ \t]+){0,3}(?:duration|downtime)|time to [a-z]+)[ \t*_]*:[ \t*_]*/iu;

/** `Duration: 25 minutes` inside a timeline's section, where other fields are not looked for. */
function timelineFields(document: ReviewDocument, timelines: readonly Timeline[]): readonly Field[] {
  const lines = maskedLines(document);
  const found: Field[] = [];
  for (const index of new Set(timelines.filter(timeline => timeline.named).map(timeline => timeline.section))) {
    const section = document.sections[index];
    if (!section) continue;
    for (let line = section.startLine; line < section.endLine; line += 1) {
      const span = lineSpan(lines, line);
      // An entry begins with its time.
      if (isDigit(lines.text, afterMarks(lines.text, span.start, span.end))) continue;
      const match = timelineField.exec(lines.text.slice(span.start, Math.min(span.end, span.start + 120)));
      if (!match) continue;
      const name = match[1] ?? '';
      const nameStart = span.start + match[0].indexOf(name);
      const valueSpan = { start: span.start + match[0].length, end: span.end };
      found.push({
        section: index,
        name,
        nameSpan: { start: nameStart, end: nameStart + name.length },
        value: lines.text.slice(valueSpan.start, valueSpan.end).trim(),
        valueSpan,
        line,
      });
    }
  }
  return found;
}

/** Start and end of the impact as the key information states them. */
function fieldTimes(text: string, fields: readonly Field[]): readonly [TimePoint, TimePoint] | undefined {
  const read = (form: RegExp): { point: TimePoint; dated: boolean } | undefined => {
    for (const field of fields) {
      if (!form.test(field.name)) continue;
      const time = timeAt(text, field.valueSpan.start, field.valueSpan.end);
      if (time?.clock?.ms === undefined || time.endClock) continue;
      const local = (time.date?.day ?? 0) * dayMs + time.clock.ms;
      const at = local - (time.zone ? createOffsets()(time.zone.zone, local) * minuteMs : 0);
      return {
        point: { line: field.line, span: time.span, label: text.slice(time.span.start, time.span.end), at },
        dated: time.date?.day !== undefined,
      };
    }
    return undefined;
  };
  const start = read(/\bstart(?:ed)?\b/iu);
  const end = read(/\bend(?:ed)?\b/iu);
  if (!start || !end || start.dated !== end.dated || end.point.at < start.point.at) return undefined;
  return [start.point, end.point];
}
