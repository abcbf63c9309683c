// Corrective actions beside what else is known: how the incident was noticed.
import { detectLineEnd, findLine, readLineText } from '../parse/lines';
import { chooseMilestones, hasMilestoneWords, hasHint } from '../timeline/facts/milestones';
import { selectOwnActions } from './actionLists';
import { findSectionEnd, writeBehind } from './edits';
import { isOwnReview } from './ownReviews';
import { defineRule } from './rule';
import { measureMinutes } from './timelineEntries';
import { ignoreCase } from '../parse/ignoreCase';

/** Words of an action after which the next incident is noticed sooner. */
const noticesSooner = ignoreCase(
  /\b(?:alert|alarm|monitor|detect|notif|dashboard|observab|metric|prob(?:e|ing)|canar(?:y|ies)|health[ -]?check|synthetic|logg?ing|logs?\b|trac(?:e|ing)|pag(?:e|ed|er|ing)\b|SLO|threshold|warn|watch|smoke test|heartbeat|anomal|visib|early|sooner|faster|(?:daily|regular|automatic|nightly|hourly|weekly) (?:check|scan|test|comparison|report)|checks?\b(?! list)|scans?\b|compared? (?:with|against)|older than)/iu,
);
/** A machine noticed it. */
const byMonitoring = ignoreCase(/\balert|\balarm|\bpaged\b|\bpager|\bmonitor|\bprobe|\bcheck (?:failed|fired)/iu);
/** A person told of it, who should not have had to. */
const byPeople = ignoreCase(
  /\b(?:customers?|users?|clients?|support|somebody|someone|a colleague|colleagues|by chance|complain\w*|tweets?|ticket)\b/iu,
);
/** Noticed within this many minutes is soon; a machine that looks every quarter of an hour may need two looks. */
const soonMinutes = 15;
const soonByMonitoringMinutes = 30;

/** Sure only where the timeline says how it was noticed: late, or by people. */
export const noDetection = defineRule({
  code: 'actions.no-detection',
  level: 'hint',
  prose: true,
  sentences: { 'actions.no-detection': 'It was noticed late or by people, and no action would notice it sooner' },
  fixes: { writeAlert: 'Write an action that notices it sooner' },
  check(review, report, context) {
    const { incident } = context;
    // A wish for one more action is noise in a report that another team has finished.
    if (!isOwnReview(review, context)) return;
    const actions = selectOwnActions(review);
    if (incident?.nearMiss || actions.length === 0 || actions.some(({ text }) => noticesSooner.test(text))) return;
    // A second timeline tells of what came later.
    const late = review.timelines.slice(0, 1).some(timeline => {
      const marks = chooseMilestones(timeline);
      const detected = marks.get('detected');
      if (!detected) return false;
      // Somebody was at work on it already: what is read as the detection came later.
      const known = [marks.get('acknowledged'), marks.get('escalated')];
      if (known.some(event => event && timeline.events.indexOf(event) < timeline.events.indexOf(detected)))
        return false;
      const start = marks.get('start');
      // A start that only its place tells is no ground to count from.
      const isTold =
        start !== undefined && (start.tagged || hasMilestoneWords('start', start.text) || hasHint('start', start.text));
      const minutes = isTold ? (measureMinutes(start, detected) ?? 0) : 0;
      const isByMonitoring = byMonitoring.test(detected.text);
      return (
        minutes > (isByMonitoring ? soonByMonitoringMinutes : soonMinutes) ||
        (byPeople.test(detected.text) && !isByMonitoring)
      );
    });
    const section = review.sections[actions[0]?.section ?? -1]?.section;
    if (!late || !section) return;
    const at = findSectionEnd(review.document, section);
    // Behind the last pipe of a row nobody reads it.
    const isRow = readLineText(review.document, findLine(review.document, at)).startsWith('|');
    const lead = `${detectLineEnd(review.document.text)}${isRow ? '| ' : '- '}`;
    report({ span: section.headingSpan, fixes: [writeBehind('writeAlert', at, lead)] });
  },
});
