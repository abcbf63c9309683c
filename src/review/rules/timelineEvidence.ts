// What a timeline needs to be checked by others: what came before it was noticed, and where each entry comes from.
import { dayMs, hourMs, minuteMs } from '../../incident/units';
import type { Meaning } from '../model';
import { mayMark, hasHint } from '../timeline/facts/milestones';
import { hasClock, type Milestone, type Timeline, type TimelineEvent } from '../timeline/model';
import type { ReviewAnalysis } from '../analyze';
import { ignoreCase } from '../parse/ignoreCase';
import { findLineStart } from '../parse/lines';
import { findMatches } from '../parse/matches';
import { sharedFixes, writeHere } from './edits';
import { isNearMiss } from './nearMiss';
import { isOwnReview } from './ownReviews';
import { defineRule } from './rule';
import { readWrittenText } from './writtenText';
import { markOtherPlaces, insertEntry } from './timelineEntries';

/** A timeline of fewer entries is only begun. */
const fewestEntries = 3;

const noticed: readonly Milestone[] = ['detected', 'acknowledged', 'escalated'];

/** The earliest entry, where it is the one in which the incident was noticed and none tells of what came before. */
export function findFirstNoticed({ named, events }: Timeline): TimelineEvent | undefined {
  const timed = events.filter(event => event.localStart !== undefined);
  if (!named || timed.length < fewestEntries || !timed.every(hasClock)) return undefined;
  const first = timed.reduce((earliest, event) =>
    (event.localStart ?? 0) < (earliest.localStart ?? 0) ? event : earliest,
  );
  // Where the earliest stands in the middle, its date is wrong or another one's is: no ground to judge.
  if (first !== timed[0] && first !== timed.at(-1)) return undefined;
  const isNoticed = first.milestone !== undefined && noticed.includes(first.milestone);
  const isStartTold = timed.some(event => mayMark(event, 'start')) || hasHint('start', first.text);
  return isNoticed && !isStartTold ? first : undefined;
}

/** A field states when it started, or a sentence tells of a time that is not later than the first entry's. */
function tellsStart(review: ReviewAnalysis, first: TimelineEvent): boolean {
  if (review.fields.some(({ meaning, value }) => meaning === 'start' && /\d/u.test(value))) return true;
  const noticedAt = first.localStart === undefined ? Infinity : first.localStart % dayMs;
  return review.sections.some(({ section }) => {
    const isHead = section.index <= 1 && section.meaning === 'other';
    if (!tellBeginning.has(section.meaning) && !isHead) return false;
    const from = findLineStart(review.document, section.startLine);
    // Most sections tell of no time at all.
    if (!/\d[:.]\d\d/u.test(review.document.masked.slice(from, findLineStart(review.document, section.endLine))))
      return false;
    const text = readWrittenText(review, section.index, []);
    return findMatches(clock, text).some(({ groups }) => readClockMs(groups) <= noticedAt);
  });
}

/** The sections that say when an incident began, where its timeline does not. */
const tellBeginning: ReadonlySet<Meaning> = new Set<Meaning>([
  'summary',
  'impact',
  'key-information',
  'leadup',
  'fault',
  'root-cause',
  'contributing',
  'analysis',
]);

const clock = ignoreCase(
  /(?<![\d:.])(?<hour>\d{1,2})(?::|\.(?=\d{2} ?(?:UTC|GMT|Uhr)))(?<minute>\d{2})(?::\d{2})?(?![\d:]|\s?(?:h|hrs?|hours?|min)\b)(?:\s?(?<half>[ap])\.?m\b)?/giu,
);

function readClockMs(groups: Readonly<Record<string, string>> | undefined): number {
  const hour = Number(groups?.['hour']);
  const half = groups?.['half']?.toLowerCase();
  const hour24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return hour24 * hourMs + Number(groups?.['minute']) * minuteMs;
}

const startsAtDetection = defineRule({
  code: 'timeline.starts-at-detection',
  level: 'hint',
  sentences: {
    'timeline.starts-at-detection':
      'The timeline begins when the incident was noticed; what came before it is not said',
  },
  fixes: { insertEntry: sharedFixes.insertEntry },
  check(review, report, context) {
    // Of a review that another team has finished nobody can ask more.
    if (isNearMiss(review, context.incident) || !isOwnReview(review, context)) return;
    const timeline = review.timelines.find(({ named }) => named);
    const first = timeline ? findFirstNoticed(timeline) : undefined;
    if (first && !tellsStart(review, first)) report({ span: first.timeSpan, fixes: [insertEntry] });
  },
});

/** A link, an image, a footnote, or a reference of GitLab's, a key of another tracker or a commit, which begins a word. */
const source =
  /https?:\/\/|\]\(|!\[|\[\^|[#!&~]\d(?<=(?:^|[\s(])[\w./-]*..)\d*\b|(?:^|[\s(])[A-Z][A-Z\d]+-\d+\b|(?:^|[\s(`])[0-9a-f]{7,40}(?![\w-])/u;

const noSource = defineRule({
  code: 'timeline.no-source',
  level: 'off',
  sentences: {
    'timeline.no-source': '{count} of {total} entries do not say where they come from',
  },
  fixes: { writeLink: sharedFixes.writeLink },
  check({ document, timelines }, report) {
    for (const { named, events } of timelines) {
      if (!named || events.length < fewestEntries) continue;
      const lineEnd = (event: TimelineEvent): number => document.lineStarts[event.endLine] ?? document.text.length;
      const lineStart = (event: TimelineEvent): number => document.lineStarts[event.line] ?? 0;
      const bare = events.filter(event => !source.test(document.text.slice(lineStart(event), lineEnd(event))));
      const [first, ...more] = bare;
      if (!first) continue;
      report({
        args: { count: bare.length, total: events.length },
        span: first.timeSpan,
        fixes: [writeHere('writeLink', { start: first.textSpan.end, end: first.textSpan.end })],
        related: markOtherPlaces(more.map(event => event.timeSpan)),
      });
    }
  },
});

export const timelineEvidenceRules = [startsAtDetection, noSource] as const;
