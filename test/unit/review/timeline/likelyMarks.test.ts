// Milestones by the order of the entries, and what is never one.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readTimelines } from '../../../../src/review/timeline/resolve';
import { incident, lines, problems } from '../fixtures';

const timeline = (...entries: readonly string[]): string =>
  lines(
    '# Shop',
    '',
    '## Timeline',
    '',
    'All times are UTC.',
    '',
    ...entries.map((text, at) => `- 2026-03-01 1${at}:00 ${text}`),
  );

const marks = (...entries: readonly string[]): readonly (string | undefined)[] =>
  readTimelines(parseReview(timeline(...entries))).flatMap(({ events }) => events.map(({ milestone }) => milestone));

const missing = (...entries: readonly string[]): readonly string[] =>
  problems(timeline(...entries), { incident: incident() })
    .filter(({ code }) => code === 'timeline.no-milestone')
    .map(({ message }) => message);

suite('Timeline: milestones by order', () => {
  const cases: readonly (readonly [entries: readonly string[], expected: readonly (string | undefined)[]])[] = [
    [
      ['release 12', 'carts are empty', 'a shop owner calls', 'release 11 again'],
      [undefined, 'start', 'detected', 'resolved'],
    ],
    [
      ['doors stay closed', 'the guard phones the desk', 'controller restarted, doors open'],
      ['start', 'detected', 'resolved'],
    ],
    [
      ['mails go out without a footer', 'alert fired', 'still looking'],
      ['start', 'detected', undefined],
    ],
    [
      ['alert fired', 'queue is full', 'queue emptied, resolved'],
      ['detected', undefined, 'resolved'],
    ],
    [
      ['pages are blank', 'alert fired', 'failed rollback of the shop', 'rollback of the shop', 'pages load again'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      ['pages are blank', 'alert fired', 'restart of the shop fails', 'node replaced, by hand', 'pages load again'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      ['pages are blank', 'alert fired', 'failed over to the spare node', 'pages load again'],
      ['start', 'detected', 'mitigated', 'resolved'],
    ],
    [
      ['pages are blank', 'alert fired', 'decision: rollback', 'rollback of the shop', 'orders are flowing'],
      ['start', 'detected', undefined, 'mitigated', 'resolved'],
    ],
    [
      ['pages are blank', 'alert auto-resolves', 'the alarm does not fire', 'a shop owner calls', 'pages load again'],
      ['start', undefined, undefined, 'detected', 'resolved'],
    ],
    [
      ['export of the report-only drafts', 'pages are blank', 'alert fired', 'resolved'],
      [undefined, 'start', 'detected', 'resolved'],
    ],
    [
      [
        'pages are blank',
        'alert fired',
        'resolution is confirmed',
        'all shops are notified of the outage, fixed since',
      ],
      ['start', 'detected', 'resolved', undefined],
    ],
    [
      ['pages are blank', 'alert fired', 'cart restarted', 'the errors persist', 'node replaced', 'pages load again'],
      ['start', 'detected', undefined, undefined, 'mitigated', 'resolved'],
    ],
    [
      ['pages are blank', 'alert fired', 'release rolled back', 'that did not help', 'node replaced', 'all clear'],
      ['start', 'detected', undefined, undefined, 'mitigated', 'resolved'],
    ],
    [
      ['users see the new page', 'step 500 of the work on the queue', 'talk with the vendor'],
      [undefined, undefined, undefined],
    ],
  ];
  for (const [entries, expected] of cases) {
    test(entries.join(' → '), () => assert.deepEqual(marks(...entries), expected));
  }

  test('what stands before the detection may be the start, in whatever words', () => {
    assert.deepEqual(missing('prices in dollars', 'alert fired', 'resolved'), []);
  });

  test('a change before the detection is no start', () => {
    assert.deepEqual(missing('prices migrated', 'alert fired', 'resolved'), ['timeline.no-milestone.start']);
  });

  test('what works before the last entry may be the end', () => {
    assert.deepEqual(missing('outage starts', 'alert fired', 'site is up', 'letter to all customers'), []);
  });

  test('a near miss has no milestones', () => {
    const text = timeline('script begins', 'script ends', 'log read').replace('# Shop', '# Near miss: shop');
    assert.deepEqual(
      problems(text, { incident: incident() }).filter(({ code }) => code === 'timeline.no-milestone'),
      [],
    );
  });
});
