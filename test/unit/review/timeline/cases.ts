// Faults of timelines, one a case, and what their fixes make of them.
import type { Incident } from '../../../../src/incident/model';
import { createPolicy } from '../../../../src/incident/policy';
import type { Problem } from '../../../../src/review/model';
import type { LintContext } from '../../../../src/review/rules/rule';
import { incident } from '../fixtures';

export interface Case {
  readonly name: string;
  /** The text with the expected ranges in « »; every one is a problem with the code. */
  readonly text: string;
  readonly code: string;
  readonly message?: string;
  readonly level?: Problem['level'];
  readonly args?: Problem['args'];
  /** Which fix is tried, by title; the first where absent. */
  readonly fix?: string;
  /** The whole text after the fix; absent where there is no edit to make. */
  readonly fixed?: string;
  /** What the fix leaves behind, knowingly. */
  readonly leaves?: readonly string[];
  readonly context?: Partial<LintContext>;
}

const head = '## Timeline\n\nAll times in UTC.\n\n';
/** Entries that mark what `timeline.no-milestone` looks for, so that a table row has one fault only. */
/** What a review that was begun here carries: the rules on one's own process speak of it alone. */
const marker = '<!-- incident-review\nid: 7\nincident: acme/ovens#3\n-->\n';

export const whole = (body: string): string => `${head}${body}`;
export const strict = createPolicy('gitlab-2018');
export const of = (over: Partial<Incident>): Incident => ({ ...incident(), ...over });

export const cases: readonly Case[] = [
  {
    name: 'prose without a time',
    code: 'timeline.no-events',
    level: 'information',
    text: '## «Timeline»\n\nThe pager went off in the morning and we repaired the queue before lunch.\n',
  },
  {
    name: 'prose without a time, the incident known',
    code: 'timeline.no-events',
    text: '## «Timeline»\n\nThe pager went off in the morning.\n',
    context: { incident: of({ createdAt: Date.UTC(2026, 2, 1, 14, 5, 40) }) },
    fixed: '## Timeline\n\nThe pager went off in the morning.\n\n- 2026-03-01 14:05 UTC: Incident declared\n',
  },
  {
    name: 'an entry above an earlier one',
    code: 'timeline.out-of-order',
    level: 'warning',
    args: { time: '10:02', previous: '10:05' },
    text: whole(
      '- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n  with details\n- «10:02» deploy\n\n  more of it\n- 10:09 resolved\n',
    ),
    fixed: whole(
      '- 2026-03-01 10:00 impact starts\n- 10:02 deploy\n\n  more of it\n- 10:05 alert fired\n  with details\n- 10:09 resolved\n',
    ),
  },
  {
    name: 'the first row, which has the only date, goes down',
    code: 'timeline.out-of-order',
    text: whole(
      '| Time | Event |\n|---|---|\n| 2026-03-01 10:05 | alert fired |\n| «10:02» | impact starts |\n| 10:09 | resolved |\n',
    ),
    fixed: whole(
      '| Time | Event |\n|---|---|\n| 2026-03-01 10:02 | impact starts |\n| 2026-03-01 10:05 | alert fired |\n| 10:09 | resolved |\n',
    ),
  },
  {
    name: 'headings that are times',
    code: 'timeline.out-of-order',
    text: whole(
      '### 2026-03-01 10:05\n\nalert fired\n\n- a list\n\n### «10:02»\n\nimpact starts\n\n### 10:09\n\nresolved\n',
    ),
    fixed: whole(
      '### 2026-03-01 10:02\n\nimpact starts\n\n### 2026-03-01 10:05\n\nalert fired\n\n- a list\n\n### 10:09\n\nresolved\n',
    ),
  },
  {
    name: 'a numbered list keeps its numbers in order',
    code: 'timeline.out-of-order',
    text: whole('1. 2026-03-01 10:05 alert fired\n2. «2026-03-01 10:02» impact starts\n3. 2026-03-01 10:09 resolved\n'),
    fixed: whole('1. 2026-03-01 10:02 impact starts\n2. 2026-03-01 10:05 alert fired\n3. 2026-03-01 10:09 resolved\n'),
  },
  {
    name: 'numbers of other lengths, and what stands below a number that gets longer',
    code: 'timeline.out-of-order',
    text: whole(
      '9. 2026-03-01 10:05 alert fired\n   - by the 9th check\n10. «2026-03-01 10:02» impact starts\n    - here\n11. 2026-03-01 10:09 resolved\n',
    ),
    fixed: whole(
      '9. 2026-03-01 10:02 impact starts\n    - here\n10. 2026-03-01 10:05 alert fired\n    - by the 9th check\n11. 2026-03-01 10:09 resolved\n',
    ),
  },
  {
    name: 'what switches a rule off for an entry goes with it',
    code: 'timeline.out-of-order',
    text: whole(
      '2026-03-01 10:05 alert fired\n\n<!-- review-disable-next-line blame -->\n«2026-03-01 10:02» impact starts\n\n2026-03-01 10:09 resolved\n',
    ),
    fixed: whole(
      '<!-- review-disable-next-line blame -->\n2026-03-01 10:02 impact starts\n\n2026-03-01 10:05 alert fired\n\n2026-03-01 10:09 resolved\n',
    ),
  },
  {
    name: 'also with the first one, which has the only date, and with an item',
    code: 'timeline.out-of-order',
    text: whole(
      '<!-- review-disable-next-line a1: 5 > 3 -->\n1. 2026-03-01 10:05 alert fired\n2. «10:02» impact starts\n3. 10:09 resolved\n',
    ),
    fixed: whole(
      '1. 2026-03-01 10:02 impact starts\n<!-- review-disable-next-line a1: 5 > 3 -->\n2. 2026-03-01 10:05 alert fired\n3. 10:09 resolved\n',
    ),
  },
  {
    name: 'a row that is of the next day',
    code: 'timeline.out-of-order',
    text: whole('- 2026-03-01 10:05 impact starts, alert fired\n- 10:07 alert fired\n- «10:02» resolved\n'),
    fix: 'nextDay',
    fixed: whole('- 2026-03-01 10:05 impact starts, alert fired\n- 10:07 alert fired\n- 2026-03-02 10:02 resolved\n'),
  },
  {
    name: 'words between the entries belong to none, so they are not sorted',
    code: 'timeline.out-of-order',
    message: 'timeline.out-of-order.text',
    text: whole('- 2026-03-01 10:31 impact starts\n\nThe pager slept.\n\n- «10:25» alert fired\n- 10:40 resolved\n'),
  },
  {
    name: 'a year that was not changed',
    code: 'timeline.out-of-order',
    text: whole(
      '- 2026-01-02 10:00 impact starts\n- 2026-01-02 10:05 alert fired\n- «2025-01-02 10:07» fix deployed\n- 2026-01-02 10:09 resolved\n',
    ),
    fix: 'dateReading',
    fixed: whole(
      '- 2026-01-02 10:00 impact starts\n- 2026-01-02 10:05 alert fired\n- 2026-01-02 10:07 fix deployed\n- 2026-01-02 10:09 resolved\n',
    ),
  },
  {
    name: 'newest first',
    code: 'timeline.out-of-order',
    message: 'timeline.out-of-order.reversed',
    level: 'hint',
    text: whole(
      '- 2026-03-01 10:09 resolved\n- «2026-03-01 10:07» fix tested\n- 2026-03-01 10:05 alert fired\n- 2026-03-01 10:00 impact starts\n',
    ),
    fixed: whole(
      '- 2026-03-01 10:00 impact starts\n- 2026-03-01 10:05 alert fired\n- 2026-03-01 10:07 fix tested\n- 2026-03-01 10:09 resolved\n',
    ),
  },
  {
    name: 'newest first, two at one time',
    code: 'timeline.out-of-order',
    message: 'timeline.out-of-order.reversed',
    level: 'hint',
    text: whole(
      '- 2026-03-01 10:09 resolved\n- «2026-03-01 10:05» fix tested\n- 2026-03-01 10:05 alert fired\n- 2026-03-01 10:00 impact starts\n',
    ),
    fixed: whole(
      '- 2026-03-01 10:00 impact starts\n- 2026-03-01 10:05 fix tested\n- 2026-03-01 10:05 alert fired\n- 2026-03-01 10:09 resolved\n',
    ),
  },
  {
    name: 'newest first but for one',
    code: 'timeline.out-of-order',
    message: 'timeline.out-of-order.reversed',
    text: whole(
      '- 2026-03-01 10:09 resolved\n- «2026-03-01 10:05» fix tested\n- 2026-03-01 10:07 alert fired\n- 2026-03-01 10:01 a\n- 2026-03-01 10:00 impact starts\n',
    ),
    fixed: whole(
      '- 2026-03-01 10:00 impact starts\n- 2026-03-01 10:01 a\n- 2026-03-01 10:05 fix tested\n- 2026-03-01 10:07 alert fired\n- 2026-03-01 10:09 resolved\n',
    ),
  },
  {
    name: 'newest first, with a reason why it is not sorted',
    code: 'timeline.out-of-order',
    message: 'timeline.out-of-order.text',
    level: 'hint',
    text: whole(
      '- 2026-03-01 10:09 resolved\n- «2026-03-01 10:07» fix tested\n\nNobody looked at the pager.\n\n- 2026-03-01 10:05 alert fired\n- 2026-03-01 10:00 impact starts\n',
    ),
  },
  {
    name: 'midnight',
    code: 'timeline.out-of-order',
    message: 'timeline.out-of-order.midnight',
    level: 'hint',
    text: whole('- 2026-03-01 23:50 impact starts\n- 23:55 alert fired\n- «00:10» resolved\n'),
    fixed: whole('- 2026-03-01 23:50 impact starts\n- 23:55 alert fired\n- 2026-03-02 00:10 resolved\n'),
  },
  {
    name: 'no zone',
    code: 'timeline.time-zone',
    level: 'information',
    text: '## «Timeline»\n\n- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n',
    fixed:
      '## Timeline\n\nAll times are in UTC.\n\n- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n',
  },
  {
    name: 'no zone, the heading is a bold bullet',
    code: 'timeline.time-zone',
    text: '# Incident on 2026-03-01\n\n- **«Key events»**\n  - Impact starts 2026-03-01 10:00\n  - First detected 2026-03-01 10:05\n  - Resolved 2026-03-01 10:09\n\n- **Impact**: checkout was slow\n',
    fixed:
      '# Incident on 2026-03-01\n\n- **Key events (UTC)**\n  - Impact starts 2026-03-01 10:00\n  - First detected 2026-03-01 10:05\n  - Resolved 2026-03-01 10:09\n\n- **Impact**: checkout was slow\n',
  },
  {
    name: 'two zones',
    code: 'timeline.time-zone',
    message: 'timeline.time-zone.mixed',
    level: 'warning',
    args: { zone: 'CET', other: 'UTC' },
    text: '## Timeline\n\n- 2026-03-01 22:50 UTC impact starts\n- 2026-03-01 23:55 «CET» alert fired\n- 2026-03-02 00:59 CET resolved\n',
    fixed:
      '## Timeline\n\n- 2026-03-01 22:50 UTC impact starts\n- 2026-03-01 22:55 UTC alert fired\n- 2026-03-01 23:59 UTC resolved\n',
  },
  {
    name: 'local times among those of a zone',
    code: 'timeline.time-zone',
    message: 'timeline.time-zone.mixed',
    level: 'warning',
    args: { zone: 'local', other: 'UTC' },
    text: '## Timeline of 2026-03-01\n\n- **22:50 («local»):** impact starts\n- **23:55 (UTC):** alert fired\n',
  },
  {
    name: 'two zones, one stated for all',
    code: 'timeline.time-zone',
    message: 'timeline.time-zone.mixed',
    text: '## Timeline (CET)\n\n- 2026-03-01 00:30 impact starts\n- 00:40 alert fired\n- 00:20 «UTC» resolved\n',
    fixed:
      '## Timeline (UTC)\n\n- 2026-02-28 23:30 impact starts\n- 2026-02-28 23:40 alert fired\n- 2026-03-01 00:20 UTC resolved\n',
  },
  {
    name: 'a zone with two meanings',
    code: 'timeline.time-zone',
    message: 'timeline.time-zone.ambiguous',
    level: 'hint',
    args: { zone: 'CST', meanings: 'UTC-6, UTC+8' },
    text: `${marker}## Timeline (all times «CST»)\n\n- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n`,
    fixed: `${marker}## Timeline (all times UTC-6)\n\n- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n`,
  },
  {
    name: 'a date that can be read in two ways',
    code: 'timeline.ambiguous-date',
    level: 'hint',
    args: { date: '03/04/2026', first: '2026-04-03', second: '2026-03-04' },
    text: whole('- «03/04/2026» 10:00 impact starts\n- 03/04/2026 10:05 alert fired\n- 03/05/2026 10:09 resolved\n'),
    fixed: whole('- 2026-04-03 10:00 impact starts\n- 2026-04-03 10:05 alert fired\n- 2026-05-03 10:09 resolved\n'),
    leaves: ['timeline.distant-event'],
  },
  {
    name: 'no date anywhere',
    code: 'timeline.ambiguous-date',
    message: 'timeline.ambiguous-date.none',
    text: whole('- «10:00» impact starts\n- 10:05 alert fired\n- 10:09 resolved\n'),
    fixed:
      '## Timeline\n\nAll events happened on 2026-03-10.\n\nAll times in UTC.\n\n- 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n',
  },
  {
    name: 'dates without a year, and nothing that tells it',
    code: 'timeline.ambiguous-date',
    message: 'timeline.ambiguous-date.year',
    args: { date: '1 Mar' },
    text: whole('- «1 Mar» 10:00 impact starts\n- 1 Mar 10:05 alert fired\n- 2 Mar 10:09 resolved\n'),
    fixed: whole('- 1 Mar 2026 10:00 impact starts\n- 1 Mar 2026 10:05 alert fired\n- 2 Mar 2026 10:09 resolved\n'),
  },
  ...(
    [
      ['25.12.', '25.12.2025'],
      ['12-25', '2025-12-25'],
      ['3月1日', '2026年3月1日'],
    ] as const
  ).map(([date, dated]) => ({
    name: `${date} without a year`,
    code: 'timeline.ambiguous-date',
    message: 'timeline.ambiguous-date.year',
    args: { date },
    text: whole(`- «${date}» 10:00 impact starts\n- ${date} 10:05 alert fired\n`),
    fixed: whole(`- ${dated} 10:00 impact starts\n- ${dated} 10:05 alert fired\n`),
  })),
  {
    name: 'a date without a year, and clocks below it',
    code: 'timeline.ambiguous-date',
    message: 'timeline.ambiguous-date.year',
    args: { date: '21 March' },
    text: whole('- «21 March» 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n'),
    fixed: whole('- 21 March 2025 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n'),
  },
  {
    name: 'nothing from before it was noticed',
    code: 'timeline.starts-at-detection',
    level: 'hint',
    text: marker + whole('- «2026-03-01 10:05» a customer complains\n- 10:07 acknowledged\n- 10:09 resolved\n'),
  },
  {
    name: 'entries without a source',
    code: 'timeline.no-source',
    level: 'hint',
    args: { count: 2, total: 3 },
    text: whole(
      '- «2026-03-01 10:00» impact starts\n- 10:05 alert fired, see https://alerts.example/7\n- 10:09 resolved\n',
    ),
    context: { rules: { 'timeline.no-source': 'hint' } },
  },
  {
    name: 'a duration before its noun',
    code: 'timeline.duration-mismatch',
    args: { stated: '6-hour', from: '2026-03-01 14:32 UTC', to: '2026-03-01 15:23 UTC', computed: '51 minutes' },
    text: '## Summary\n\nA «6-hour» outage.\n\n## Timeline\n\n- 2026-03-01 14:32 UTC impact starts\n- 2026-03-01 15:23 UTC resolved\n',
    fixed:
      '## Summary\n\nA 51-minute outage.\n\n## Timeline\n\n- 2026-03-01 14:32 UTC impact starts\n- 2026-03-01 15:23 UTC resolved\n',
  },
  {
    name: 'a figure in a sentence beside its own two times',
    code: 'timeline.duration-mismatch',
    level: 'warning',
    args: { stated: '50 minutes', from: '10:00', to: '10:09', computed: '9 minutes' },
    text: `## Impact\n\nOrders failed from 10:00 to 10:09 (for «50 minutes»).\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n')}`,
    fixed: `## Impact\n\nOrders failed from 10:00 to 10:09 (for 9 minutes).\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n')}`,
  },
  {
    name: 'the length of the whole outage in a sentence',
    code: 'timeline.duration-mismatch',
    level: 'warning',
    text: `## Impact\n\nThe outage lasted «3 hours».\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n')}`,
    fixed: `## Impact\n\nThe outage lasted 9 minutes.\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n')}`,
  },
  {
    name: 'a date that is not complete',
    code: 'timeline.ambiguous-date',
    message: 'timeline.ambiguous-date.open',
    text: whole(
      '- 2026-03-01 10:00 impact starts\n- 2026-03-01 10:05 alert fired\n- «2026-03-??» resolved\n- 2026-03-02 11:00 resolved\n',
    ),
  },
  {
    name: 'a 24-hour clock with PM',
    code: 'timeline.impossible-time',
    level: 'warning',
    args: { time: '13:55 PM' },
    text: whole('- 2026-03-01 10:00 impact starts\n- «13:55 PM» alert fired\n- 14:09 alert fired again, resolved\n'),
    fixed: whole('- 2026-03-01 10:00 impact starts\n- 13:55 alert fired\n- 14:09 alert fired again, resolved\n'),
  },
  {
    name: 'a 24-hour clock with AM, meant for the morning',
    code: 'timeline.impossible-time',
    text: whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- «23:00 AM» resolved\n- 23:30 resolved\n'),
    fix: 'useTime',
    fixed: whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 23:00 resolved\n- 23:30 resolved\n'),
  },
  {
    name: 'no such hour',
    code: 'timeline.impossible-time',
    text: whole(
      '- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 2026-03-01 «25:10» resolved\n- 23:30 resolved\n',
    ),
  },
  {
    name: 'no such end of a range',
    code: 'timeline.impossible-time',
    text: whole('- 2026-03-01 10:00 impact starts\n- 10:05-«10:75» alert fired\n- 23:30 resolved\n'),
  },
  {
    name: 'no such day',
    code: 'timeline.impossible-time',
    message: 'timeline.impossible-time.date',
    text: whole(
      '- 2026-02-28 10:00 impact starts\n- 10:05 alert fired\n- «2026-02-30» 10:20 resolved\n- 23:30 resolved\n',
    ),
  },
  {
    name: 'a year without its last figure',
    code: 'timeline.impossible-time',
    message: 'timeline.impossible-time.date',
    text: whole(
      '- 02/28/2026 10:00 impact starts\n- 02/28/2026 10:05 alert fired\n- «02/28/202» 10:20 resolved\n- 02/28/2026 23:30 resolved\n',
    ),
    fixed: whole(
      '- 02/28/2026 10:00 impact starts\n- 02/28/2026 10:05 alert fired\n- 02/28/2026 10:20 resolved\n- 02/28/2026 23:30 resolved\n',
    ),
  },
  {
    name: 'minutes that the entries do not give',
    code: 'timeline.duration-mismatch',
    level: 'warning',
    args: { stated: '45 minutes', from: '2026-03-01 10:00 UTC', to: '2026-03-01 10:39 UTC', computed: '39 minutes' },
    text: `## Summary\n\n1. Minutes downtime or degradation: «45»\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:39 resolved\n')}`,
    fixed: `## Summary\n\n1. Minutes downtime or degradation: 39\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:39 resolved\n')}`,
  },
  {
    name: 'minutes from a start that no entry tells are only doubtful',
    code: 'timeline.duration-mismatch',
    level: 'hint',
    text: `## Summary\n\n1. Minutes downtime or degradation: «45»\n\n${whole('- 2026-03-01 10:00 ovens are cold\n- 10:05 alert fired\n- 10:39 resolved\n')}`,
    fixed: `## Summary\n\n1. Minutes downtime or degradation: 39\n\n${whole('- 2026-03-01 10:00 ovens are cold\n- 10:05 alert fired\n- 10:39 resolved\n')}`,
  },
  {
    name: 'minutes beside a second incident in the same timeline are only doubtful',
    code: 'timeline.duration-mismatch',
    level: 'hint',
    text: `## Summary\n\n1. Minutes downtime or degradation: «75»\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:39 resolved\n- 12:00 second outage: ovens are cold\n- 12:20 resolved\n')}`,
    fixed: `## Summary\n\n1. Minutes downtime or degradation: 39\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:39 resolved\n- 12:00 second outage: ovens are cold\n- 12:20 resolved\n')}`,
  },
  {
    name: 'minutes of a part are only doubtful',
    code: 'timeline.duration-mismatch',
    level: 'hint',
    text: `## Summary\n\nDuration: «20 minutes» for some customers\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:39 resolved\n')}`,
    fixed: `## Summary\n\nDuration: 34 minutes for some customers\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:39 resolved\n')}`,
  },
  {
    name: 'a time to resolve in hours and minutes',
    code: 'timeline.duration-mismatch',
    text: `${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 11:39 resolved\n')}\n## Stats\n\n- **Time to resolve**: «0h 39m»\n`,
    fixed: `${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 11:39 resolved\n')}\n## Stats\n\n- **Time to resolve**: 1h 34m\n`,
    fix: 'useDuration',
    args: { stated: '0h 39m', from: '2026-03-01 10:05 UTC', to: '2026-03-01 11:39 UTC', computed: '1h 34m' },
  },
  {
    name: 'a range and its own minutes',
    code: 'timeline.duration-mismatch',
    text: `## Summary\n\nDuration: 09:22 - 11:35 («128 min»)\n\n${whole('- 2026-03-01 09:22 impact starts\n- 09:30 alert fired\n- 11:35 resolved\n')}`,
    fixed: `## Summary\n\nDuration: 09:22 - 11:35 (133 min)\n\n${whole('- 2026-03-01 09:22 impact starts\n- 09:30 alert fired\n- 11:35 resolved\n')}`,
  },
  {
    name: 'an entry with its own range and minutes',
    code: 'timeline.duration-mismatch',
    text: whole(
      '- 2026-03-01 09:22 impact starts\n- 09:30 alert fired\n- 10:00-10:25 («20 minutes») queue drained\n- 11:35 resolved\n',
    ),
    fixed: whole(
      '- 2026-03-01 09:22 impact starts\n- 09:30 alert fired\n- 10:00-10:25 (25 minutes) queue drained\n- 11:35 resolved\n',
    ),
  },
  {
    name: 'fewer minutes than days give are a smaller matter',
    code: 'timeline.duration-mismatch',
    level: 'information',
    text: `## Summary\n\n1. Minutes downtime or degradation: «300»\n\n${whole('- 2026-03-01 09:00 impact starts\n- 09:30 alert fired\n- 2026-03-03 09:00 resolved\n')}`,
    fix: 'supportHours',
    fixed: `## Summary\n\n1. Minutes downtime or degradation: 300 (support hours)\n\n${whole('- 2026-03-01 09:00 impact starts\n- 09:30 alert fired\n- 2026-03-03 09:00 resolved\n')}`,
  },
  {
    name: 'start and end of the key information',
    code: 'timeline.duration-mismatch',
    text: `## Key information\n\n| Fact | Value |\n|---|---|\n| Start time | 2026-03-01 10:00 UTC |\n| End time | 2026-03-01 10:45 UTC |\n| Total duration | «40 minutes» |\n`,
    fixed: `## Key information\n\n| Fact | Value |\n|---|---|\n| Start time | 2026-03-01 10:00 UTC |\n| End time | 2026-03-01 10:45 UTC |\n| Total duration | 45 minutes |\n`,
  },
  {
    name: 'no start',
    code: 'timeline.no-milestone',
    message: 'timeline.no-milestone.start',
    context: { incident: of({}) },
    level: 'hint',
    text: whole(
      '- «2026-03-01 10:00» deploy of the queue\n- 10:02 deploy of the shop\n- 10:05 alert fired\n- 10:09 resolved\n',
    ),
    fixed: whole(
      '- 2026-03-01 10:00 deploy of the queue (start of impact)\n- 10:02 deploy of the shop\n- 10:05 alert fired\n- 10:09 resolved\n',
    ),
  },
  {
    name: 'no detection',
    code: 'timeline.no-milestone',
    message: 'timeline.no-milestone.detected',
    context: { incident: of({}) },
    text: '## «Timeline»\n\nAll times in UTC.\n\n- 2026-03-01 10:00 impact starts\n- 10:05 graphs turned red\n- 10:09 resolved\n',
    fixed: whole('- 2026-03-01 10:00 impact starts\n- 10:05 graphs turned red (detected)\n- 10:09 resolved\n'),
  },
  {
    name: 'no end',
    code: 'timeline.no-milestone',
    message: 'timeline.no-milestone.end',
    context: { incident: of({}) },
    text: whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- «10:09» the vendor asks for logs\n'),
    fixed: whole(
      '- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 the vendor asks for logs (resolved)\n',
    ),
  },
  {
    name: 'closed 29 minutes after the resolution',
    code: 'timeline.closed-too-soon',
    level: 'information',
    args: { minutes: 29, limit: 30, severity: 2 },
    text: whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:10 resolved\n- «10:39» incident closed\n'),
    context: { policy: strict, incident: of({ severity: 2 }) },
  },
  {
    name: '31 minutes without an incident manager',
    code: 'timeline.no-escalation',
    level: 'hint',
    args: { minutes: 31 },
    text: `${marker}${whole(
      '- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- «10:06» engineer on call engaged\n- 10:37 root cause found\n- 10:50 resolved\n',
    )}`,
  },
  {
    name: 'a service disruption without an incident manager',
    code: 'timeline.no-incident-manager',
    level: 'hint',
    text: `${marker}${whole(
      '- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:06 status page says «Partial Service Disruption»\n- 10:10 resolved\n',
    )}`,
  },
  {
    name: 'acknowledged 16 minutes after the alert',
    code: 'timeline.slow-acknowledgement',
    level: 'hint',
    args: { minutes: 16, limit: 15 },
    text: `${marker}${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- «10:21» acknowledged\n- 10:30 resolved\n')}`,
  },
  {
    name: 'a title that dates the incident weeks before its first entry',
    code: 'timeline.distant-event',
    message: 'timeline.distant-event.title',
    level: 'information',
    args: { date: '2026-02-01', first: '2026-03-01' },
    text: `# Ovens cold, «2026-02-01»\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n')}`,
    fixed: `# Ovens cold, 2026-03-01\n\n${whole('- 2026-03-01 10:00 impact starts\n- 10:05 alert fired\n- 10:09 resolved\n')}`,
  },
  {
    name: 'a year too early, in the first entry',
    code: 'timeline.distant-event',
    message: 'timeline.distant-event.year',
    level: 'information',
    text: whole('- «2025-01-02» 10:00 impact starts\n- 2026-01-02 10:05 alert fired\n- 2026-01-02 10:09 resolved\n'),
    fixed: whole('- 2026-01-02 10:00 impact starts\n- 2026-01-02 10:05 alert fired\n- 2026-01-02 10:09 resolved\n'),
  },
  {
    name: 'a resolution one month late',
    code: 'timeline.distant-event',
    args: { days: 31 },
    text: whole('- 2026-03-02 10:00 impact starts\n- 2026-03-02 10:05 alert fired\n- «2026-04-02» 10:09 resolved\n'),
    fixed: whole('- 2026-03-02 10:00 impact starts\n- 2026-03-02 10:05 alert fired\n- 2026-03-02 10:09 resolved\n'),
  },
  {
    name: 'something long after the resolution',
    code: 'timeline.distant-event',
    args: { days: 87 },
    text: whole(
      '- 2026-03-02 10:00 impact starts\n- 2026-03-02 10:05 alert fired\n- 2026-03-02 10:09 resolved\n- «2026-05-28» 12:00 letter sent\n',
    ),
  },
];

interface Marked {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
}

export function unmark(marked: string): Marked {
  const spans: [number, number][] = [];
  let text = '';
  for (const part of marked.split(/(?=[«»])/u)) {
    if (part.startsWith('«')) spans.push([text.length, -1]);
    const last = spans.at(-1);
    if (part.startsWith('»') && last) last[1] = text.length;
    text += part.replace(/^[«»]/u, '');
  }
  return { text, spans };
}
