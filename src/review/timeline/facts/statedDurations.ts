// The durations that a document states, beside what its entries give.
import { dayMs } from '../../../incident/units';
import type { Field, ReviewDocument } from '../../model';
import { maskedLines } from '../../parse/document';
import { fieldsOf } from '../../parse/fields';
import { lineSpan } from '../../parse/lines';
import { afterMarks, isDigit } from '../../parse/marks';
import { durationAt, durationBehind, type WrittenDuration } from '../grammar/durations';
import { timeAt, type WrittenTime } from '../grammar/time';
import type { StatedDuration, Timeline, TimelineEvent } from '../model';
import {
  createPairs,
  type DurationKind,
  endOf,
  fieldPair,
  pairOf,
  pairsOf,
  type TimePair,
  type TimePairs,
  writtenEnd,
} from './durationPairs';

/** What a field's name says of the duration in it. */
const kindNames: readonly (readonly [DurationKind, RegExp])[] = [
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

const onlyCounted = /\b(?:support|working|business|office) (?:hours|time)\b/iu;

/** The durations a document states, each beside what its entries give. */
export function durationsOf(
  document: ReviewDocument,
  timelines: readonly Timeline[],
  fields: readonly Field[] = fieldsOf(document),
): readonly StatedDuration[] {
  const text = document.masked;
  const pairsFor = createKinds(text, timelines, fields);
  const found = [...fields, ...timelineFields(document, timelines)].flatMap(
    field => fieldDuration(document, field, pairsFor) ?? [],
  );
  for (const { events } of timelines) for (const event of events) found.push(...rangeDuration(text, event));
  return found.sort((a, b) => a.line - b.line);
}

/** The pairs for each kind of duration, put together when the first of that kind is met. */
function createKinds(
  text: string,
  timelines: readonly Timeline[],
  fields: readonly Field[],
): (kind: DurationKind) => TimePairs {
  const known = new Map<DurationKind, TimePairs>();
  return kind => {
    let pairs = known.get(kind);
    if (!pairs) {
      const stated = kind === 'duration' ? fieldPair(text, fields) : undefined;
      const nearest = [...timelines].sort((a, b) => Number(b.named) - Number(a.named));
      pairs = createPairs([...(stated ? [stated] : []), ...nearest.flatMap(timeline => pairsOf(timeline, kind))]);
      known.set(kind, pairs);
    }
    return pairs;
  };
}

function fieldDuration(
  document: ReviewDocument,
  field: Field,
  pairsFor: (kind: DurationKind) => TimePairs,
): StatedDuration | undefined {
  if (field.value === '') return undefined;
  const text = document.masked;
  const name = field.name.toLowerCase();
  const kind = kindNames.find(([, form]) => form.test(name))?.[0];
  if (!kind) return undefined;
  const { start, end } = field.valueSpan;
  const own = timeAt(text, start, end);
  const range = own ? rangeOf(text, own, field.line) : undefined;
  const unit = /\bhours?\b/u.test(name) ? 60 : /\bminutes?\b|\bmins?\b/u.test(name) ? 1 : undefined;
  const written =
    own && range
      ? durationBehind(text, own.span.end, end)
      : durationAt(text, field.valueSpan, { unit, isClock: kind === 'duration' || name.includes('time to') });
  if (!written) return undefined;
  const line = lineSpan(maskedLines(document), field.line);
  const isCounted = onlyCounted.test(text.slice(line.start, line.end));
  const stated = { ...written, about: written.about || (range !== undefined && own?.about === true) };
  return compare(field, stated, { pair: range ?? pairsFor(kind).nearest(written.minutes), isCounted });
}

/** The two times of `09:22–11:35 (133 min)`. */
function rangeOf(text: string, time: WrittenTime, line: number): TimePair | undefined {
  const from = time.clock?.ms;
  const end = time.endClock?.ms;
  if (from === undefined || end === undefined) return undefined;
  const startDay = time.date?.day;
  const endDay = time.endDate?.day;
  const days = startDay !== undefined && endDay !== undefined ? endDay - startDay : time.endShift;
  const to = end + (days ?? (end < from ? 1 : 0)) * dayMs;
  const place = { line, span: time.span };
  return pairOf(writtenEnd(text, place, from), writtenEnd(text, place, to));
}

/** `isCounted`: only some of the hours count, so that the figure may be anything below. */
function compare(
  field: Pick<Field, 'line' | 'name'>,
  written: WrittenDuration,
  { pair, isCounted }: { readonly pair: TimePair | undefined; readonly isCounted: boolean },
): StatedDuration {
  return {
    line: field.line,
    name: field.name,
    span: written.span,
    statedMinutes: written.minutes,
    computedMinutes: pair?.minutes,
    from: pair?.from.point(),
    to: pair?.to.point(),
    agrees: !pair || isCounted || fits(pair.minutes, written),
  };
}

/** Within rounding, and within what "about" allows. */
function fits(minutes: number, { minutes: stated, about, grain }: WrittenDuration): boolean {
  const loose = about ? Math.max(2, minutes * 0.05) : 1;
  return Math.abs(minutes - stated) <= Math.max(loose, grain > 1 ? grain / 2 : 0);
}

/** `08:20–08:45 (25 minutes)` in an entry. */
function* rangeDuration(text: string, event: TimelineEvent): Generator<StatedDuration> {
  if (event.localEnd === undefined || event.localStart === undefined) return;
  const { start, end } = event.textSpan;
  if (text.charAt(start) !== '(') return;
  const written = durationAt(text, { start: start + 1, end });
  if (!written || text.charAt(written.span.end) !== ')') return;
  const isInstant = event.start !== undefined && event.end !== undefined;
  const [from, to] = isInstant ? [event.start, event.end] : [event.localStart, event.localEnd];
  const name = text.slice(event.timeSpan.start, event.timeSpan.end);
  const stated = { ...written, about: written.about || event.about };
  yield compare({ line: event.line, name }, stated, {
    pair: pairOf(endOf(event, from), endOf(event, to)),
    isCounted: false,
  });
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
