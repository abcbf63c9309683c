// The durations that a document states, beside what its entries give.
import type { Field, ReviewDocument } from '../../model';
import { readMaskedLines } from '../../parse/document';
import { readFields } from '../../parse/fields';
import { findLineSpan } from '../../parse/lines';
import { skipMarks, isDigit } from '../../parse/marks';
import { clockNames } from '../grammar/clocks';
import { readDuration, findDurationBehind, type WrittenDuration } from '../grammar/durations';
import { listLyingFields } from './lyingTables';
import { readDurationKind } from './namedFigures';
import { findRanges, readRange, findToldDurations } from './toldDurations';
import { readTime } from '../grammar/time';
import type { StatedDuration, Timeline, TimelineEvent } from '../model';
import {
  createPairs,
  type DurationKind,
  makePairEnd,
  findFieldPairs,
  hasMarkedEnds,
  makePair,
  findPairs,
  findUsualPair,
  readMoments,
  type TimePair,
  type TimePairs,
} from './durationPairs';
import { ignoreCase } from '../../parse/ignoreCase';
import { joinLists } from '../../parse/lists';

const onlyCounted = ignoreCase(/\b(?:support|working|business|office) (?:hours|time)\b/iu);

/** Words for a part of the incident, or for another measure than its length: "40 minutes (EU only)". */
const ofPart = ignoreCase(
  /\b(?:part(?:ial|ly)?|only|some|first|second|each|per|total|combined|customers?|users?|peak|worst|active|across|phases?|and|plus|until|teilweise|nur)\b|[;+/]/iu,
);

/** The durations a document states, each beside what its entries, or the two times next to it, give. */
export function readStatedDurations(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  fields: readonly Field[] = readFields(document),
): readonly StatedDuration[] {
  const text = document.masked;
  const pairsFor = createKinds(text, timelines, fields);
  const found: StatedDuration[] = [];
  for (const field of [...fields, ...listTimelineFields(document, timelines), ...listLyingFields(document)]) {
    const stated = readFieldDuration(document, field, pairsFor);
    if (stated) found.push(stated);
  }
  for (const { events } of timelines) {
    for (const event of events) {
      const stated = readRangeDuration(text, event);
      if (stated) found.push(stated);
    }
  }
  // What a field says is not said again by its line.
  const taken = new Set(found.map(({ span }) => span.start));
  for (const told of findToldDurations(document, timelines)) {
    if (taken.has(told.written.span.start)) continue;
    taken.add(told.written.span.start);
    const known = told.kind && pairsFor(told.kind);
    const pairs = told.pairs ?? (known ? listCandidates(known, told.written) : []);
    const isCertain = told.pairs ? told.isTied === true : told.isTied !== false && known?.isCertain() === true;
    found.push(compare(told, told.written, { pairs, isCounted: told.isCounted, isCertain }));
  }
  return found.sort((a, b) => a.line - b.line);
}

/** The nearest pair where it agrees, else the one that is usually meant. */
function listCandidates({ pairs, usual }: KindPairs, written: WrittenDuration): readonly TimePair[] {
  const nearest = pairs.nearest(written.isMost ? 0 : written.minutes);
  if (!nearest) return [];
  return [fits(nearest.minutes, written) ? nearest : (usual() ?? nearest)];
}

interface KindPairs {
  readonly pairs: TimePairs;
  /** From the start to the end; undefined where the entries do not mark both, or fields say them. */
  readonly usual: () => TimePair | undefined;
  /** The entries, or fields, say what begins and what ends a duration of this kind. */
  readonly isCertain: () => boolean;
}

/** The pairs for each kind of duration, put together when the first of that kind is met. */
function createKinds(
  text: string,
  timelines: readonly Timeline[],
  fields: readonly Field[],
): (kind: DurationKind) => KindPairs {
  const known = new Map<DurationKind, KindPairs>();
  let moments: ReturnType<typeof readMoments> | undefined;
  return kind => {
    let found = known.get(kind);
    if (!found) {
      const stated = findFieldPairs((moments ??= readMoments(text, fields)), kind);
      const nearest = timelines
        .filter(timeline => !isOpenCount(text, timeline))
        .sort((a, b) => Number(b.named) - Number(a.named));
      const [only, other] = timelines.filter(({ events }) => events.length > 0);
      found = {
        pairs: createPairs([...stated, ...joinLists(nearest, timeline => findPairs(timeline, kind))]),
        usual: () => (stated.length > 0 || !only ? undefined : findUsualPair(only, kind)),
        isCertain: () => !other && (stated.length > 0 || (only !== undefined && hasMarkedEnds(only, kind))),
      };
      known.set(kind, found);
    }
    return found;
  };
}

/** `T+5:00` is five hours or five minutes: nothing to compare a figure with. */
function isOpenCount(text: string, { events }: Timeline): boolean {
  return events.some(({ counted, timeSpan }) => counted && /:/u.test(text.slice(timeSpan.start, timeSpan.end)));
}

/** What a range of times has at least: two figures, or a word for a time of day. */
const twoTimes = ignoreCase({ source: String.raw`\d\D+\d|${clockNames.join('|')}`, flags: 'iu' });

function readFieldDuration(
  document: ReviewDocument,
  field: Field,
  pairsFor: (kind: DurationKind) => KindPairs,
): StatedDuration | undefined {
  if (field.value === '') return undefined;
  const text = document.masked;
  const name = field.name.toLowerCase();
  const kind = readDurationKind(name);
  if (!kind) return undefined;
  const mayHaveRange = twoTimes.test(text.slice(field.valueSpan.start, field.valueSpan.end));
  const own = mayHaveRange ? readTime(text, field.valueSpan) : undefined;
  const behind = !mayHaveRange || own?.endClock ? [] : findRanges(text, field.valueSpan);
  const range = own?.endClock ? readRange(text, own, field.line) : [];
  // "55 minutes (down 14:17 → 15:12)": the two times beside the figure are those that it is of.
  const [noted, otherNoted] = behind;
  const beside = noted && !otherNoted ? readRange(text, noted, field.line) : [];
  const unit = /\bhours?\b/u.test(name) ? 60 : /\bminutes?\b|\bmins?\b/u.test(name) ? 1 : undefined;
  const written =
    own && range.length > 0
      ? findDurationBehind(text, own.span.end, field.valueSpan.end)
      : readDuration(text, field.valueSpan, { unit, isClock: kind === 'duration' || name.includes('time to') });
  if (!written) return undefined;
  const line = findLineSpan(readMaskedLines(document), field.line);
  const isCounted = onlyCounted.test(text.slice(line.start, line.end));
  const { span, minutes, grain } = written;
  const about = written.about || (range.length > 0 && own?.about === true);
  const besideIt = [range, beside].find(pairs => pairs.length > 0);
  const known = pairsFor(kind);
  const pairs = besideIt ?? listCandidates(known, written);
  const isCertain =
    besideIt !== undefined ||
    (pairs.length > 0 &&
      known.isCertain() &&
      !ofPart.test(`${text.slice(line.start, span.start)} ${text.slice(span.end, line.end)}`));
  return compare(field, { span, minutes, grain, about }, { pairs, isCounted, isCertain });
}

interface Comparison {
  readonly pairs: readonly TimePair[];
  readonly isCounted: boolean;
  readonly isCertain: boolean;
}

/** The usual pair first. `isCounted`: only some of the hours count, so that the figure may be anything below. */
function compare(
  field: Pick<Field, 'line' | 'name'>,
  written: WrittenDuration,
  { pairs, isCounted, isCertain }: Comparison,
): StatedDuration {
  const agreeing = pairs.find(({ minutes }) => fits(minutes, written));
  const pair = agreeing ?? pairs[0];
  return {
    line: field.line,
    name: field.name,
    span: written.span,
    statedMinutes: written.minutes,
    computedMinutes: pair?.minutes,
    from: pair?.from.point(),
    to: pair?.to.point(),
    agrees: !pair || isCounted || agreeing !== undefined,
    isCertain,
  };
}

/** Two minutes always, rounding to the smallest unit that is written, and what "about" allows. */
function fits(minutes: number, { minutes: stated, about, grain, isMost }: WrittenDuration): boolean {
  const off = Math.abs(minutes - stated);
  return (
    (isMost && minutes < stated) || off <= Math.max(2, about ? minutes * 0.05 : 0) || (grain > 1 && off < grain / 2)
  );
}

/** `08:20–08:45 (25 minutes)` in an entry. */
function readRangeDuration(text: string, event: TimelineEvent): StatedDuration | undefined {
  if (event.localEnd === undefined || event.localStart === undefined) return undefined;
  const { start, end } = event.textSpan;
  if (text.charAt(start) !== '(') return undefined;
  const written = readDuration(text, { start: start + 1, end });
  if (!written || text.charAt(written.span.end) !== ')') return undefined;
  const isInstant = event.start !== undefined && event.end !== undefined;
  const [from, to] = isInstant ? [event.start, event.end] : [event.localStart, event.localEnd];
  const name = text.slice(event.timeSpan.start, event.timeSpan.end);
  const stated = { ...written, about: written.about || event.about };
  return compare({ line: event.line, name }, stated, {
    pairs: [makePair(makePairEnd(event, from), makePairEnd(event, to))],
    isCounted: false,
    isCertain: true,
  });
}

const timelineField = ignoreCase(
  /^[\s>*_-]*((?:[a-z]+[ \t]+){0,3}(?:duration|downtime)|time to [a-z]+)[ \t*_]*:[ \t*_]*/iu,
);

/** `Duration: 25 minutes` inside a timeline's section, where other fields are not looked for. */
function listTimelineFields(document: ReviewDocument, timelines: readonly Timeline[]): readonly Field[] {
  const lines = readMaskedLines(document);
  const found: Field[] = [];
  for (const index of new Set(timelines.filter(timeline => timeline.named).map(timeline => timeline.section))) {
    const section = document.sections[index];
    if (!section) continue;
    for (let line = section.startLine; line < section.endLine; line += 1) {
      const span = findLineSpan(lines, line);
      // An entry begins with its time.
      if (isDigit(lines.text, skipMarks(lines.text, span.start, span.end))) continue;
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
