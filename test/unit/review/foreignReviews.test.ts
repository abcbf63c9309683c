// Reviews of other teams in forms of their own: what the rules must not say of them, beside what they must.
import assert from 'node:assert';
import { parseReview } from '../../../src/review/parse/document';
import { isReview } from '../../../src/review/templates/isReview';
import { looksLikeReview } from '../../../src/review/templates/recognize';
import { lines, problems } from './fixtures';

/** The codes that a review gets, sorted. */
const codes = (...text: readonly string[]): readonly string[] =>
  problems(lines(...text))
    .map(({ code }) => code)
    .sort();

interface Case {
  readonly name: string;
  readonly text: readonly string[];
  readonly expected: readonly string[];
}

const entries = ['- 2026-04-02 09:00 UTC: orders fail', '- 09:10 UTC: alert fired', '- 09:40 UTC: resolved'];
const cause = ['', '## Root cause', '', 'The pool of connections was too small.', ''];

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
        '# Orders failed on 2026-04-02',
        '',
        '## Summary',
        '',
        'Orders failed; at 09:40 UTC they worked again.',
        '',
        '## Timeline',
        '',
        '- 09:10 UTC: alert fired',
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
      expected: ['actions.no-owner'],
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
  for (const [name, text] of reviews)
    test(`recognised: ${name}`, () => {
      assert.equal(isReview(parseReview(lines(...text))), true);
      assert.equal(looksLikeReview(lines(...text)), true);
    });
});
