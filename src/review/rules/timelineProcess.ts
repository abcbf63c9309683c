// What a process expects of a timeline: milestones, an escalation in time, a calm before the end. Words are read in English.
import type { Fix } from '../model';
import { readMaskedLines } from '../parse/document';
import { findLineSpan, findLineStart } from '../parse/lines';
import { lookAtEvents, mayHaveEnd, mayHaveNotice, mayHaveStart } from '../timeline/facts/likelyMarks';
import {
  isTold,
  mayMark,
  milestoneTags,
  chooseMilestones,
  hasMilestoneWords,
  hasHint,
} from '../timeline/facts/milestones';
import type { Milestone, TimelineEvent } from '../timeline/model';
import type { ReviewAnalysis } from '../analyze';
import { fix, insert, sharedFixes, writeHere } from './edits';
import { isNearMiss } from './nearMiss';
import { isOwnReview } from './ownReviews';
import { defineRule, type LintContext } from './rule';
import { insertEntry, measureMinutes, quoteTime } from './timelineEntries';
import { findFirstNoticed } from './timelineEvidence';
import { ignoreCase } from '../parse/ignoreCase';

const fewestForMilestones = 3;

const noMilestone = defineRule({
  code: 'timeline.no-milestone',
  level: 'hint',
  prose: true,
  sentences: {
    'timeline.no-milestone.start': 'No entry marks the start of the impact',
    'timeline.no-milestone.detected': 'No entry marks the detection',
    'timeline.no-milestone.end': 'No entry marks the mitigation or the resolution',
  },
  fixes: { tagEntry: 'Mark the entry of {time} as "{tag}"', insertEntry: sharedFixes.insertEntry },
  check(review, report, context) {
    if (isNearMiss(review, context.incident) || !asksForFigures(review, context)) return;
    const timeline = review.timelines.find(
      ({ named, events }) =>
        named && events.filter(event => event.localStart !== undefined).length >= fewestForMilestones,
    );
    const section = timeline ? review.document.sections[timeline.section] : undefined;
    if (!timeline || !section) return;
    const isMarked = (wanted: Milestone): boolean => timeline.events.some(event => mayMark(event, wanted));
    const free = timeline.events.filter(
      event => event.milestone === undefined && event.text !== '' && event.localStart !== undefined,
    );
    const [first] = timeline.events;
    const last = timeline.events.at(-1);
    const tag = (events: readonly (TimelineEvent | undefined)[], milestone: Milestone): readonly Fix<'tagEntry'>[] =>
      events
        .filter(event => event !== undefined)
        .filter(event => free.includes(event))
        .map(event => makeTagFix(review, event, milestone));
    // A body tells what the entry's first words do not.
    const lines = readMaskedLines(review.document);
    const end = findLineSpan(lines, (last?.endLine ?? section.endLine) - 1).end;
    const text = lines.text.slice(findLineStart(lines, first?.line ?? section.startLine), end);
    // A timeline whose first entry is the detection says already that nothing before it is known.
    if (
      !isMarked('start') &&
      !mayHaveStart(timeline.events) &&
      first &&
      !findFirstNoticed(timeline) &&
      !hasHint('start', text)
    ) {
      report({
        message: 'timeline.no-milestone.start',
        span: first.timeSpan,
        fixes: [...tag([first], 'start'), insertEntry],
      });
    }
    // One entry may tell of both, the start and the detection.
    const isDetected = (): boolean => {
      const mayMatch = lookAtEvents(timeline.events);
      return timeline.events.some(event => hasMilestoneWords('detected', event.text, mayMatch));
    };
    if (!isMarked('detected') && !isDetected() && !hasHint('detected', text) && !mayHaveNotice(timeline.events)) {
      report({
        message: 'timeline.no-milestone.detected',
        span: section.headingSpan,
        fixes: [...tag(free.slice(0, 3), 'detected'), insertEntry],
      });
    }
    if (
      !isMarked('mitigated') &&
      !isMarked('resolved') &&
      !mayHaveEnd(timeline.events) &&
      last &&
      !hasHint('end', text)
    ) {
      report({
        message: 'timeline.no-milestone.end',
        span: last.timeSpan,
        fixes: [...tag([last], 'resolved'), insertEntry],
      });
    }
  },
});

/** The milestones give figures that nobody misses in a finished report of another team. */
function asksForFigures(review: ReviewAnalysis, context: Pick<LintContext, 'incident'>): boolean {
  return isOwnReview(review, context) || review.fields.some(({ key, value }) => value === '' && figureName.test(key));
}

/** "Time to detect", "TTR", "Duration": what is counted between milestones. */
const figureName = ignoreCase(/\b(?:time to|minutes|duration|mtt[a-z]|tt[admr])\b/iu);

function makeTagFix(review: ReviewAnalysis, event: TimelineEvent, milestone: Milestone): Fix<'tagEntry'> {
  const tag = milestoneTags[milestone];
  return fix('tagEntry', {
    args: { time: quoteTime(review, event), tag },
    edits: [insert(event.textSpan.end, ` (${tag})`)],
  });
}

const closedTooSoon = defineRule({
  code: 'timeline.closed-too-soon',
  level: 'information',
  prose: true,
  sentences: {
    'timeline.closed-too-soon':
      'Closed {minutes} minutes after the resolution; severity {severity} has to be stable for {limit} minutes',
  },
  // When it was found stable is what the timeline lacks.
  fixes: { insertEntry: sharedFixes.insertEntry },
  check(review, report, { policy, incident }) {
    const limit = policy.closedStableMinutes;
    const severity = incident?.severity;
    if (limit === undefined || isNearMiss(review, incident) || severity === undefined || severity > 2) return;
    for (const timeline of review.timelines) {
      const marks = chooseMilestones(timeline);
      const minutes = measureMinutes(marks.get('resolved'), marks.get('closed'));
      const closed = marks.get('closed');
      if (closed && minutes !== undefined && minutes < limit) {
        report({
          args: { minutes: Math.floor(minutes), limit, severity },
          span: closed.timeSpan,
          fixes: [insertEntry],
        });
      }
    }
  },
});

const managerWords = ignoreCase(/\bincident (?:manager|commander)\b|\bIMOC\b|\bIM on[ -]call\b/iu);

const noEscalation = defineRule({
  code: 'timeline.no-escalation',
  level: 'hint',
  prose: true,
  sentences: {
    'timeline.no-escalation': 'The cause was searched for {minutes} minutes, and no incident manager was engaged',
  },
  fixes: { insertEntry: sharedFixes.insertEntry },
  check(review, report, { policy, incident }) {
    const limit = policy.escalationMinutes;
    // Who is to be called, and how soon, is a matter of one's own process: a review from elsewhere may have none such.
    const isOwn = incident !== undefined || review.document.marker !== undefined;
    if (limit === undefined || !isOwn || isNearMiss(review, incident)) return;
    for (const timeline of review.timelines) {
      const marks = chooseMilestones(timeline);
      const engaged = marks.get('acknowledged');
      const found = timeline.events.find(
        event =>
          (event.milestone === 'identified' || event.milestone === 'mitigated' || event.milestone === 'resolved') &&
          measureMinutes(engaged, event) !== undefined,
      );
      const minutes = measureMinutes(engaged, found);
      if (!engaged || !isTold(engaged, 'acknowledged') || minutes === undefined || minutes <= limit) continue;
      if (timeline.events.some(event => event.milestone === 'escalated' || managerWords.test(event.text))) continue;
      report({ args: { minutes: Math.floor(minutes) }, span: engaged.timeSpan, fixes: [insertEntry] });
    }
  },
});

const disruption = ignoreCase(/\b(?:partial )?service disruption\b/iu);

const noIncidentManager = defineRule({
  code: 'timeline.no-incident-manager',
  level: 'hint',
  prose: true,
  sentences: { 'timeline.no-incident-manager': 'A service disruption engages an incident manager; none is named' },
  fixes: { insertEntry: sharedFixes.insertEntry },
  check(review, report, context) {
    const { policy, incident } = context;
    if (!policy.managerForDisruptions || !isOwnReview(review, context) || isNearMiss(review, incident)) return;
    const { masked } = review.document;
    for (const timeline of review.timelines) {
      const event = timeline.events.find(({ text }) => disruption.test(text));
      const said = event ? disruption.exec(masked.slice(event.textSpan.start, event.textSpan.end)) : undefined;
      if (!event || managerWords.test(masked)) continue;
      const start = event.textSpan.start + (said?.index ?? 0);
      report({ span: said ? { start, end: start + said[0].length } : event.timeSpan, fixes: [insertEntry] });
      return;
    }
  },
});

const alertWords = ignoreCase(/\balert|\balarm|\bpaged\b|\bpager|\bpingdom\b|\bmonitoring\b/iu);

const slowAcknowledgement = defineRule({
  code: 'timeline.slow-acknowledgement',
  level: 'hint',
  prose: true,
  sentences: {
    'timeline.slow-acknowledgement': 'Acknowledged {minutes} minutes after the alert; the limit is {limit}',
  },
  fixes: { writeDelay: 'Write what took so long' },
  check(review, report, context) {
    const { policy, incident } = context;
    const limit = policy.acknowledgementMinutes;
    if (limit === undefined || !isOwnReview(review, context) || isNearMiss(review, incident)) return;
    for (const timeline of review.timelines) {
      const alert = timeline.events.find(event => event.milestone === 'detected' && alertWords.test(event.text));
      const answer = timeline.events.find(
        event =>
          event.milestone === 'acknowledged' &&
          isTold(event, 'acknowledged') &&
          measureMinutes(alert, event) !== undefined,
      );
      const minutes = measureMinutes(alert, answer);
      if (answer && minutes !== undefined && minutes > limit) {
        const { end } = answer.textSpan;
        const fixes = [writeHere('writeDelay', { start: end, end })];
        report({ args: { minutes: Math.floor(minutes), limit }, span: answer.timeSpan, fixes });
      }
    }
  },
});

export const timelineProcessRules = [
  noMilestone,
  closedTooSoon,
  noEscalation,
  noIncidentManager,
  slowAcknowledgement,
] as const;
