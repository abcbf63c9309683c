// The floor of the judgement over the annotated documents: raise it when the engine learns, never lower it.
import assert from 'node:assert/strict';
import { readAnnotated, type ReviewAnnotation } from './annotation';
import { judge } from './judge';
import { precisionOf, recallOf, tallyOf, type Verdict } from './verdict';

const floor = { precision: 0.97, recall: 0.97, warnings: 1 };

suite('judgement', () => {
  let verdicts: readonly Verdict[];

  suiteSetup(function () {
    this.timeout(60_000);
    verdicts = readAnnotated('test/judgement/documents').flatMap(judge);
  });

  test('is taken over enough reviews and other files, and none of the others is taken for a review', () => {
    const recognised = verdicts.filter(({ subject }) => subject === 'recognition');
    const others = recognised.filter(({ expected }) => expected === 'other');
    assert.ok(others.length >= 60, `${others.length} files that are no reviews`);
    assert.ok(recognised.length - others.length >= 150, `${recognised.length - others.length} reviews`);
    assert.deepEqual(
      others.filter(({ outcome }) => outcome !== 'right').map(({ document }) => document),
      [],
    );
  });

  test('what is said is right', () => {
    const precision = precisionOf(tallyOf(verdicts));
    assert.ok(precision >= floor.precision, `precision is ${precision}; see npm run judgement -- --details`);
  });

  test('what is there is said', () => {
    const recall = recallOf(tallyOf(verdicts));
    assert.ok(recall >= floor.recall, `recall is ${recall}; see npm run judgement -- --details`);
  });

  test('a warning is right', () => {
    const precision = precisionOf(tallyOf(verdicts.filter(({ isWarning }) => isWarning)));
    assert.ok(precision >= floor.warnings, `precision of warnings is ${precision}`);
  });
});

suite('judgement: comparing', () => {
  const text = [
    '# Outage of the shop',
    '## Timeline',
    'All times are UTC.',
    '- 2026-11-08 20:00 - outage started',
    '- 2026-11-08 20:10 - detected by an alert',
    '- 2026-11-08 20:30 - resolved',
    '## Root cause',
    'Alex Moore forgot the index.',
    '## Corrective actions',
    'None needed: the index is there.',
  ].join('\n');
  const annotation = {
    kind: 'review',
    today: '2026-11-10',
    events: [
      { line: 4, start: '2026-11-08T20:00:00Z' },
      { line: 5, start: '2026-11-08T21:10:00+01:00', milestone: 'detected' },
      { line: 6, start: '2026-11-08T20:30:00Z' },
    ],
    durations: [],
    whys: [],
    actions: [],
    faults: [{ line: 8, code: 'blame.person' }],
    arguable: [],
  } satisfies ReviewAnnotation;
  const verdictsOf = (over: Partial<ReviewAnnotation>): readonly Pick<Verdict, 'line' | 'subject' | 'outcome'>[] =>
    judge({ name: 'outage', text, annotation: { ...annotation, ...over } })
      .filter(({ outcome }) => outcome !== 'right')
      .map(({ line, subject, outcome }) => ({ line, subject, outcome }));

  test('is silent where all is as annotated', () => {
    assert.deepEqual(verdictsOf({}), []);
  });

  test('finds what nobody annotated', () => {
    assert.deepEqual(verdictsOf({ faults: [], events: annotation.events.slice(1) }), [
      { line: 4, subject: 'events', outcome: 'wrong' },
      { line: 8, subject: 'blame.person', outcome: 'wrong' },
    ]);
  });

  test('finds what the engine does not say', () => {
    const faults = [...annotation.faults, { line: 3, code: 'timeline.time-zone' }];
    const events = [...annotation.events, { line: 10, start: '2026-11-09' }];
    assert.deepEqual(verdictsOf({ faults, events }), [
      { line: 10, subject: 'events', outcome: 'missed' },
      { line: 3, subject: 'timeline.time-zone', outcome: 'missed' },
    ]);
  });

  test('finds another instant and another milestone', () => {
    const events = annotation.events.map(event => ({
      ...event,
      start: event.start.replace('20:30', '20:31'),
      ...(event.milestone ? { milestone: 'mitigated' as const } : {}),
    }));
    assert.deepEqual(
      judge({ name: 'outage', text, annotation: { ...annotation, events } }).flatMap(({ line, subject, outcome }) =>
        outcome === 'right' ? [] : [{ line, subject, outcome }],
      ),
      [
        { line: 5, subject: 'milestones', outcome: 'wrong' },
        { line: 6, subject: 'events', outcome: 'wrong' },
      ],
    );
  });

  test('neither counts what is arguable', () => {
    const arguable = [{ code: 'blame.person' }];
    assert.deepEqual(verdictsOf({ faults: [], arguable }), [{ line: 8, subject: 'blame.person', outcome: 'arguable' }]);
  });
});
