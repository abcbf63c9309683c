// In which zone the times of a timeline are: not said, several, or one that has more than one meaning.
import { minuteMs } from '../../incident/units';
import type { Section, Span, TextEdit } from '../model';
import { detectLineEnd, readLineText } from '../parse/lines';
import { convertToUtc } from '../timeline/edits/edits';
import type { Timeline, TimelineEvent, Zone } from '../timeline/model';
import { convertToLocal, formatOffset } from '../timeline/grammar/zones';
import type { ReviewAnalysis } from '../analyze';
import { fix, insert, findLineEnd, replace, readSpanText, sharedFixes, writeHere } from './edits';
import { isOwnReview } from './ownReviews';
import { defineRule, type Finding } from './rule';
import { markOtherPlaces } from './timelineEntries';

export const timeZone = defineRule({
  code: 'timeline.time-zone',
  level: 'information',
  sentences: {
    'timeline.time-zone': 'The timeline does not say its time zone (UTC is a good choice)',
    'timeline.time-zone.mixed': 'Times in {zone} stand among times in {other}',
    'timeline.time-zone.ambiguous': '{zone} may mean {meanings}; write the offset',
  },
  fixes: {
    stateUtc: 'Say that all times are in UTC',
    convertToUtc: 'Convert the timeline to UTC',
    zoneOffset: 'Write {zone} as {offset}',
    writeTime: sharedFixes.writeTime,
  },
  check(review, report, context) {
    const timelines = review.timelines.filter(timeline => timeline.events.some(hasTimeOfDay));
    const silent = timelines.filter(
      ({ events }) => events.some(isOfDay) && events.every(event => !isOfDay(event) || !event.zone),
    );
    // Rows with times elsewhere are data where the timeline itself is another section.
    const isData = timelines.some(({ named }) => named);
    const shown = silent.find(timeline => timeline.named) ?? (isData ? undefined : silent[0]);
    const missing = shown && findMissingZone(review, shown, silent);
    if (missing) report(missing);
    for (const timeline of timelines) {
      const mixed = findFirstOther(timeline);
      if (mixed) {
        const edits = convertToUtc(review.document, review.timelines, timeline);
        report({
          message: 'timeline.time-zone.mixed',
          args: { zone: mixed.event.zone?.name ?? readSpanText(review.document, mixed.span), other: mixed.other },
          span: mixed.span,
          level: 'warning',
          related: markOtherPlaces(mixed.more),
          fixes: [
            edits ? fix('convertToUtc', { edits, preferred: true }) : writeHere('writeTime', mixed.event.timeSpan),
          ],
        });
        // Whose CST it is, the readers of another team know.
      } else if (isOwnReview(review, context)) {
        const ambiguous = findAmbiguousZone(review, timeline);
        if (ambiguous) report(ambiguous);
      }
    }
  },
});

function findMissingZone(
  review: ReviewAnalysis,
  timeline: Timeline,
  silent: readonly Timeline[],
): Finding<never, 'stateUtc'> | undefined {
  const { document } = review;
  const section = document.sections[timeline.section];
  if (!section) return undefined;
  const line = readLineText(document, section.headingLine);
  // A sentence holds for the whole document, words in a heading for what stands below it.
  const places = isHeading(review, section)
    ? [section]
    : [...new Set(silent.map(other => other.section))].flatMap(index => document.sections[index] ?? []);
  const edits = places.filter(place => place.level > 0).map(place => makeUtcEdit(review, place));
  const first = timeline.events.find(isOfDay);
  return {
    span: section.level > 0 && line !== '' ? section.headingSpan : (first?.timeSpan ?? section.headingSpan),
    fixes: section.level > 0 ? [fix('stateUtc', { edits, preferred: true })] : [],
  };
}

/** False for a bold label that heads a section. */
function isHeading({ document }: ReviewAnalysis, section: Section): boolean {
  return section.level > 0 && document.blocks[section.firstBlock - 1]?.kind === 'heading';
}

/** Says that times are in UTC; a bold bullet is no place for a paragraph below it. */
function makeUtcEdit(review: ReviewAnalysis, section: Section): TextEdit {
  const { document } = review;
  if (!isHeading(review, section)) return insert(section.headingSpan.end, ' (UTC)');
  const eol = detectLineEnd(document.text);
  return insert(
    findLineEnd(document, Math.max(section.headingLine, section.startLine - 1)),
    `${eol}${eol}All times are in UTC.${readLineText(document, section.startLine).trim() === '' ? '' : eol}`,
  );
}

/** It says a time of day; its date may have two readings. */
const hasTimeOfDay = ({ localStart, readings, precision }: TimelineEvent): boolean =>
  (localStart !== undefined || readings.length > 0) && precision !== 'day';

/** It has a time of day; one that counts from the start needs no zone. */
function isOfDay(event: TimelineEvent): boolean {
  return hasTimeOfDay(event) && !event.counted;
}

/** Entries whose clock is another one than that of the first. */
interface OtherClock {
  readonly event: TimelineEvent;
  readonly span: Span;
  readonly other: string;
  /** The zones of further ones. */
  readonly more: readonly Span[];
}

function findFirstOther(timeline: Timeline): OtherClock | undefined {
  const events = timeline.events.filter(isOfDay);
  const first = events.find(({ zone }) => zone);
  if (!first?.zone) return undefined;
  // "19:52 local" has no zone that is known.
  const [event, ...more] = events.filter(other => (other.zone ? isOther(first, other) : other.pieces.zone));
  return event && { event, span: findZoneSpan(event), other: first.zone.name, more: more.map(findZoneSpan) };
}

const findZoneSpan = ({ pieces, timeSpan }: TimelineEvent): Span => pieces.zone ?? pieces.columnZone ?? timeSpan;

function isOther(first: TimelineEvent, event: TimelineEvent): boolean {
  const [before, zone] = [first.zone, event.zone];
  if (!before || !zone || zone.family === before.family) return false;
  // Two columns of the same instants: the one says the day that the other leaves out.
  if (isOfColumn(event) && isOfColumn(first)) return false;
  if (zone.offset !== undefined && zone.offset === before.offset) return false;
  return !isOwnClock(before, event) && !isOwnClock(zone, first);
}

function isOfColumn({ pieces }: TimelineEvent): boolean {
  return pieces.columnZone !== undefined && pieces.zone === undefined;
}

/** An area's own abbreviation, or its offset: what its clocks show at the entry's instant. */
function isOwnClock(area: Zone, { zone, start }: TimelineEvent): boolean {
  if (area.iana === undefined || zone?.offset === undefined || start === undefined) return false;
  return convertToLocal(area, start) - start === zone.offset * minuteMs;
}

function findAmbiguousZone(
  review: ReviewAnalysis,
  timeline: Timeline,
):
  | (Finding<'timeline.time-zone.ambiguous', 'zoneOffset'> & { readonly message: 'timeline.time-zone.ambiguous' })
  | undefined {
  const zone = timeline.events.find(event => event.zone && event.zone.meanings.length > 0)?.zone;
  if (!zone) return undefined;
  const spans = new Map<number, Span>();
  if (timeline.zoneSpan) spans.set(timeline.zoneSpan.start, timeline.zoneSpan);
  for (const { zone: own, pieces } of timeline.events) {
    if (own?.name !== zone.name) continue;
    for (const span of [pieces.zone, pieces.endZone, pieces.columnZone]) if (span) spans.set(span.start, span);
  }
  const places = [...spans.values()].filter(span => readSpanText(review.document, span) === zone.name);
  const [first] = places;
  if (!first) return undefined;
  return {
    message: 'timeline.time-zone.ambiguous',
    args: { zone: zone.name, meanings: zone.meanings.map(formatOffset).join(', ') },
    span: first,
    level: 'hint',
    fixes: zone.meanings.map(minutes => {
      const offset = formatOffset(minutes);
      return fix('zoneOffset', { args: { zone: zone.name, offset }, edits: places.map(span => replace(span, offset)) });
    }),
  };
}
