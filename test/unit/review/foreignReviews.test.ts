// Reviews of other teams in forms of their own: what the rules must not say of them, beside what they must.
import assert from 'node:assert/strict';
import { parseReview } from '../../../src/review/parse/document';
import { isReview } from '../../../src/review/templates/isReview';
import { looksLikeReview } from '../../../src/review/templates/recognize';
import { lines, problems } from './fixtures';

/** The codes that a review gets, sorted. */
const codes = (...text: readonly string[]): readonly string[] =>
  problems(lines(...text), { today: '2026-06-01' })
    .map(({ code }) => code)
    .sort();

interface Case {
  readonly name: string;
  readonly text: readonly string[];
  readonly expected: readonly string[];
}

const entries = ['- 2026-04-02 09:00 UTC: orders fail', '- 09:10 UTC: alert fired', '- 09:40 UTC: resolved'];
const cause = ['', '## Root cause', '', 'The pool of connections was too small.', ''];

/** What only a review that was begun here carries. */
const begunHere = ['<!-- incident-review', 'id: 7', '-->', ''];

suite('Reviews of other teams', () => {
  const cases: readonly Case[] = [
    {
      name: 'the summary says when it began',
      text: [
        '# Orders failed on 2026-04-02',
        '',
        '## Summary',
        '',
        'At 09:00 UTC orders began to fail.',
        '',
        '## Timeline',
        '',
        '- 09:10 UTC: alert fired',
        '- 09:20 UTC: engineers look into it',
        '- 09:40 UTC: resolved',
      ],
      expected: [],
    },
    {
      name: 'the summary speaks of a later time only',
      text: [
        ...begunHere,
        '# Orders failed on 2026-04-02',
        '',
        '## Summary',
        '',
        'Orders failed; at 09:40 UTC they worked again.',
        '',
        '## Timeline',
        '',
        '- 09:10 UTC: a customer complains',
        '- 09:20 UTC: engineers look into it',
        '- 09:40 UTC: resolved',
      ],
      expected: ['timeline.starts-at-detection'],
    },
    {
      name: 'minutes since the start, written as clocks',
      text: [
        '## Timeline',
        '',
        '- 00:00: disk full',
        '- 00:04: alarm rang',
        '- 00:09: old logs removed, resolved',
        ...cause,
      ],
      expected: [],
    },
    {
      name: 'a day that is named in words elsewhere',
      text: [
        '## Summary',
        '',
        'The certificate ran out on 5 February 2026.',
        '',
        '## Timeline',
        '',
        '- 05-02-2026 10:00 UTC: orders fail',
        '- 06-02-2026 10:10 UTC: alert fired',
        '- 06-02-2026 10:30 UTC: resolved',
      ],
      expected: [],
    },
    {
      name: 'a zone of the Gulf',
      text: [
        '## Timeline',
        '',
        '**5th March 2026:**',
        '',
        '10:00 GST: orders fail',
        '',
        '10:10 GST: alert fired',
        '',
        '10:40 GST: resolved',
      ],
      expected: [],
    },
    {
      name: 'a heading tells that its actions are done, followed in an issue, and until when',
      text: [
        '## Timeline',
        '',
        ...entries,
        '',
        '### Immediate actions (completed)',
        '',
        '- Pool made larger',
        '',
        '### Short-term actions (in progress, #12)',
        '',
        '- Add an alert. Owner: Ana Li',
        '',
        '### Long-term actions (Q3 2026)',
        '',
        '- Split the pool. Owner: Ben Oak #13',
      ],
      expected: ['actions.no-date'],
    },
    {
      name: 'links alone have their owners in the tracker',
      text: ['## Timeline', '', ...entries, ...cause, '## Follow-ups', '', '- #12', '- #13'],
      expected: [],
    },
    {
      name: 'a command in code names no epic',
      text: [
        '## Timeline',
        '',
        ...entries,
        ...cause,
        '## Action items',
        '',
        '- Remove `cron.sh` and `> /dev/null 2>&1` from the table',
        '- Add an alert',
      ],
      expected: ['actions.no-owner'],
    },
    {
      name: 'one team owns all of them',
      text: [
        '## Timeline',
        '',
        ...entries,
        ...cause,
        '## Action items',
        '',
        '| Action | Owner | Date | Issue |',
        '| --- | --- | --- | --- |',
        '| Add an alert | Core team | 2026-05-01 | #1 |',
        '| Add a test | Core team | 2026-05-01 | #2 |',
      ],
      expected: [],
    },
    {
      name: 'action items below a line without a mark',
      text: [
        '## Timeline',
        '',
        ...entries,
        ...cause,
        '## Lessons learned',
        '',
        'Certificates need an owner.',
        '',
        'Action items',
        '- Renew it by a job. Owner: Ana Li, due 2026-05-01, #3',
      ],
      expected: [],
    },
    {
      name: 'bold lines hold bold bullets',
      text: [
        '**Issue summary:**',
        '',
        '- **Impact:**',
        '  - All users saw an error page.',
        '',
        '**Root cause and resolution:**',
        '',
        '- **Root cause:**',
        '  - A typing error in a file of settings.',
        '',
        '- **Resolution:**',
        '  - The letter was removed.',
      ],
      expected: [],
    },
    {
      name: 'how many it hit stands in the summary',
      text: [
        '## Summary',
        '',
        'No reward was paid to any of the 300 members.',
        '',
        '## Impact',
        '',
        'Users were annoyed.',
        '',
        '## Timeline',
        '',
        ...entries,
      ],
      expected: [],
    },
    {
      name: 'a promise in general is no action',
      text: [
        '## Timeline',
        '',
        ...entries,
        ...cause,
        '## Recommendations',
        '',
        'We have mended the pool and will prevent such incidents.',
      ],
      expected: [],
    },
    {
      name: 'lessons and measures below one heading',
      text: [
        '## Timeline',
        '',
        ...entries,
        ...cause,
        '## Lessons learned and preventive measures',
        '',
        'Look at the pool first.',
      ],
      expected: [],
    },
    {
      name: 'the updates of a status page',
      text: [
        '## Updates',
        '',
        '**Resolved** - Mail works. Mar 12, 03:10 UTC',
        '',
        '**Monitoring** - We watch it. Mar 12, 01:52 UTC',
        '',
        '**Identified** - A full disk. Mar 12, 01:05 UTC',
        '',
        '**Investigating** - Mail is late. Mar 12, 00:31 UTC',
        '',
        'Written in March 2026.',
      ],
      expected: [],
    },
    {
      name: 'names of columns are no field',
      text: [
        '## Timeline',
        '',
        '### Early August 2026',
        '',
        '| Incident | Brief |',
        '| --- | --- |',
        '| 3 August: first outage | Errors from 20:50 UTC on |',
        ...cause,
      ],
      expected: [],
    },
    {
      name: 'dates that are past, where nothing says what became of the actions',
      text: [
        ...['## Timeline', '', ...entries, ...cause, '## Action items', ''],
        ...['| Action | Owner | Date | Issue |', '| --- | --- | --- | --- |'],
        '| Add an alert | Ana Li | 2026-04-20 | #1 |',
        '| Add a test | Ben Oak | 2026-04-21 | #2 |',
      ],
      expected: [],
    },
    {
      name: 'dates that are past, with a column that says open',
      text: [
        ...['## Timeline', '', ...entries, ...cause, '## Action items', ''],
        ...['| Action | Owner | Date | Issue | Status |', '| --- | --- | --- | --- | --- |'],
        '| Add an alert | Ana Li | 2026-04-20 | #1 | open |',
        '| Add a test | Ben Oak | 2026-04-21 | #2 | in progress |',
      ],
      expected: [],
    },
    {
      name: 'months as the day in which the document writes its dates',
      text: [
        ...['## Timeline', '', ...entries, ...cause, '## Action items', ''],
        ...['| Action | Owner | Date | Issue |', '| --- | --- | --- | --- |'],
        '| Add an alert | Ana Li | June 30, 2027 | #1 |',
        '| Add a test | Ben Oak | Q3-2027 | #2 |',
      ],
      expected: [],
    },
    {
      name: 'numbers of rows in a column of their own',
      text: [
        ...['## Timeline', '', ...entries, ...cause, '## Action items', ''],
        ...['| # | Owner | Priority | Due |', '| --- | --- | --- | --- |'],
        '| 1 | Ana Li | Add an alert ([#1](https://tracker.example/1)) | 2027-04-20 |',
      ],
      expected: [],
    },
    {
      name: 'sets in braces and rows with times are data',
      text: [
        ...['## Timeline', '', ...entries, ...cause, '## Requests lost', ''],
        ...['| id | timestamp | relays |', '| --- | --- | --- |'],
        '| 1 | 2026-04-02 09:00:11 | {WEST_ONE} |',
        '| 2 | 2026-04-02 09:01:11 | {WEST_ONE,EAST_TWO} |',
        '| 3 | 2026-04-02 09:02:11 | {EAST_TWO} |',
      ],
      expected: [],
    },
    {
      name: 'what was done is told in the past',
      text: [
        ...['## Timeline', '', ...entries, ...cause, '## Corrective actions', ''],
        '- Refactored the pool',
        '- **Alerts**: Implemented an alert on its size',
        '- Sent a mail to all shops',
      ],
      expected: [],
    },
    {
      name: 'a bold title is nobody',
      text: [
        ...['## Timeline', '', ...entries, ...cause, '## Corrective actions', ''],
        '- **Code review**: look at each change of the pool',
        '- **Queue Automation**: build it by a job',
      ],
      expected: ['actions.no-owner'],
    },
    {
      name: 'an action as a sentence that begins with what is to be done',
      text: ['## Timeline', '', ...entries, ...cause, '## Corrective actions', '', 'Evaluate a cache of images'],
      expected: ['actions.no-owner'],
    },
    {
      name: 'a decision against an action',
      text: [
        ...['## Timeline', '', ...entries, ...cause, '## Action items', ''],
        '- Look at the names before a release — no action — the other team does it',
        '- Reserve the address (deferred: no time this year)',
      ],
      expected: [],
    },
    {
      name: 'a figure with the two times that it is of',
      text: [
        ...[
          '# Orders failed on 2026-04-02',
          '',
          '## Summary',
          '',
          'No order could be placed for a while, because the pool of connections was too small.',
          '',
          '- Duration: ~40 minutes (down 09:00:10 → 09:40:05 UTC)',
          '',
        ],
        ...['## Timeline', '', '- 08:10 UTC: orders fail', '- 09:10 UTC: alert fired', '- 09:40 UTC: resolved'],
      ],
      expected: [],
    },
    {
      name: 'seconds beside the times of the outage',
      text: [
        ...[
          '# Orders failed on 2026-04-02',
          '',
          '## Summary',
          '',
          'Between 09:00 and 09:40 UTC some responses took 20s.',
          '',
        ],
        ...['## Timeline', '', ...entries],
      ],
      expected: [],
    },
    {
      name: 'the zone of the duration',
      text: [
        ...[
          '## Issue summary',
          '',
          'Duration: June 15, 2026, 10:00 AM to June 15, 2026, 10:40 AM (UTC)',
          'Impact: all users',
          '',
        ],
        ...['## Timeline', '', '- 10:00 AM: orders fail', '- 10:10 AM: alert fired', '- 10:40 AM: resolved'],
      ],
      expected: [],
    },
    {
      name: 'headings that tell how far their actions are, and no owner',
      text: [
        ...[
          '## Timeline',
          '',
          ...entries,
          ...cause,
          '## Corrective actions',
          '',
          '### Completed',
          '',
          '- pool made larger',
          '',
        ],
        ...['### In Progress', '', '- alert on its size', '', '### Testing Recommendations', '', '- test it'],
      ],
      expected: ['actions.no-owner'],
    },
    {
      name: 'the zone of the times beside the duration',
      text: [
        ...['## Issue summary', '', 'Orders could not be placed by any of our users in the morning.', ''],
        ...['- **Duration:** 40 minutes (10:00 AM - 10:40 AM WAT, August 15, 2026)', '', '## Timeline', ''],
        ...['- 10:00 AM: orders fail', '- 10:10 AM: alert fired', '- 10:40 AM: resolved'],
      ],
      expected: [],
    },
    {
      name: 'a table of actions among fields',
      text: [
        ...[
          '# Orders failed on 2026-04-02',
          '',
          '**Impact**:',
          '',
          '1. Orders failed for 40 minutes.',
          '2. A queue was lost.',
          '',
        ],
        ...[
          '| Action item | Type | Owner | Issue |',
          '| --- | --- | --- | --- |',
          '| Add an alert | detect | Ana Li | DONE |',
          '',
        ],
        ...['## Timeline', '', ...entries, ...cause],
      ],
      expected: [],
    },
    {
      name: 'a risk of errors is no blame',
      text: ['## Timeline', '', ...entries, ...cause, 'The job reduces the risk of human error.'],
      expected: [],
    },
    {
      name: 'words of a language and the name in the title are no acronyms',
      text: [
        ...[
          '# LEAP was down on 2026-04-02',
          '',
          '## Summary',
          '',
          'LEAP changed from READ COMMITTED to another level.',
          '',
        ],
        ...['## Timeline', '', ...entries],
      ],
      expected: [],
    },
  ];
  for (const { name, text, expected } of cases)
    test(name, () => {
      assert.deepEqual(codes(...text), expected);
    });

  const reviews: readonly (readonly [string, readonly string[]])[] = [
    [
      'questions as headings',
      [
        '# Prices wrong',
        '',
        '## What failed?',
        '',
        'Prices.',
        '',
        '## Why did it fail?',
        '',
        'A job.',
        '',
        '## How did we fix it?',
        '',
        'By hand on 2026-02-03.',
      ],
    ],
    [
      'a cause with a short and a long answer',
      [
        '# Builds red',
        '',
        '# cause',
        '',
        'New image.',
        '',
        '# short term fix',
        '',
        'Old image.',
        '',
        '# long term solution',
        '',
        '- pin it',
      ],
    ],
  ];
  test('a page with a template in it is none', () => {
    const text = lines('# Letters', '', '# Letter template', '', '## Timeline', '', ...entries, ...cause);
    assert.equal(isReview(parseReview(text)), false);
  });

  for (const [name, text] of reviews)
    test(`recognised: ${name}`, () => {
      assert.equal(isReview(parseReview(lines(...text))), true);
      assert.equal(looksLikeReview(lines(...text)), true);
    });
});
