// Levels, stages, comments that switch rules off, Fix All, and how much of a review is done.
import assert from 'node:assert/strict';
import { measureCompleteness } from '../../../src/review/completeness';
import { applyEdits, selectSafeFixes } from '../../../src/review/fixes';
import { makeDocsAnchor, readFixTitlePattern, format, readHints, readMessagePattern } from '../../../src/review/index';
import { findProblems } from '../../../src/review/lint';
import type { Level } from '../../../src/review/model';
import { parseReview } from '../../../src/review/parse/document';
import { analyzeReview } from '../../../src/review/analyze';
import { builtIn, context, found, incident, lines, problems } from './fixtures';

const empty = '## Impact\n';
const levelOf = (over: object): unknown => problems(empty, over)[0]?.level;

suite('levels', () => {
  const levels: readonly (readonly [string, object, unknown])[] = [
    ['the rule’s while drafting', {}, 'information'],
    ['one step up while completing', { stage: 'completing' }, 'warning'],
    ['the team’s', { rules: { 'section.empty': 'hint' } }, 'hint'],
    ['the team’s, one step up', { rules: { 'section.empty': 'hint' }, stage: 'completing' }, 'information'],
    ['a warning stays one', { rules: { 'section.empty': 'warning' }, stage: 'completing' }, 'warning'],
    ['an error only by a setting', { rules: { 'section.empty': 'error' } }, 'error'],
    ['off stays off', { rules: { 'section.empty': 'off' }, stage: 'completing' }, undefined],
  ];
  for (const [name, over, level] of levels) test(name, () => assert.equal(levelOf(over), level));

  test('a level of the team’s goes before one of a single finding', () => {
    const rules: Readonly<Record<string, Level>> = { 'placeholder.unfilled': 'warning' };
    assert.equal(problems('## Impact\n\nTBD\n', { rules })[0]?.level, 'warning');
  });

  test('problems come in the order of their places', () => {
    const text = lines('## Timeline', '', '## Impact', '', 'a TBD', '', 'and <NAME>');
    assert.deepEqual(
      found(text).map(([code]) => code),
      ['section.empty', 'placeholder.unfilled', 'placeholder.unfilled'],
    );
  });
});

suite('comments that switch rules off', () => {
  const off: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'for the rest of the file',
      lines('## Impact', '<!-- review-disable section.empty -->', '## Timeline', '## Metrics'),
      ['Impact'],
    ],
    [
      'for the next line',
      lines('<!-- review-disable-next-line section.empty -->', '## Impact', '## Timeline'),
      ['Timeline'],
    ],
    ['with several codes', lines('<!-- review-disable a, section.empty -->', '## Impact'), []],
    ['with a reason', lines('<!-- review-disable section.empty: quoted below -->', '## Impact'), []],
    ['with all of them', lines('<!-- review-disable all -->', '## Impact'), []],
    ['with another code', lines('<!-- review-disable actions.none -->', '## Impact'), ['Impact']],
    ['without a code', lines('<!-- review-disable -->', '## Impact'), ['Impact']],
    ['with CRLF', '<!-- review-disable-next-line section.empty -->\r\n## Impact\r\n## Timeline\r\n', ['Timeline']],
    ['in code it is none', lines('```', '<!-- review-disable all -->', '```', '## Impact'), ['Impact']],
    ['on two lines', lines('<!-- review-disable-next-line', 'section.empty -->', '## Impact'), []],
  ];
  for (const [name, text, expected] of off) {
    test(name, () =>
      assert.deepEqual(
        found(text).map(([, marked]) => marked),
        expected,
      ),
    );
  }
});

suite('Fix All', () => {
  const mend = (text: string, over = {}): string =>
    applyEdits(
      text,
      selectSafeFixes(problems(text, over)).flatMap(({ edits }) => edits),
    );

  test('takes the safe fixes only, and settles', () => {
    const text = lines(
      'Incident:',
      '',
      '## Impact',
      '',
      'cafÃ© â€™ for <NAME>',
      '',
      '## Corrective actions',
      '',
      '- Mend #3 @ida 1 April 2026',
    );
    const over = { incident: incident(), template: builtIn('incident-review') };
    const once = mend(text, over);
    assert.equal(
      once,
      lines(
        'Incident: acme/production#101',
        '',
        '## Impact',
        '',
        'café ’ for <NAME>',
        '',
        '## Corrective actions',
        '',
        '- Mend #3 @ida 2026-04-01',
      ),
    );
    assert.equal(mend(once, over), once);
  });

  test('nothing to do changes nothing', () => assert.equal(mend(empty), empty));

  test('edits that overlap are not both made', () => {
    assert.equal(
      applyEdits('abcdef', [
        { span: { start: 2, end: 4 }, text: 'X' },
        { span: { start: 3, end: 5 }, text: 'Y' },
        { span: { start: 0, end: 0 }, text: '>' },
      ]),
      '>abXef',
    );
  });
});

suite('completeness', () => {
  const own = builtIn('key-information');
  const of = (text: string): unknown => {
    const review = analyzeReview(parseReview(text), own);
    return measureCompleteness(review, findProblems(review, context({ template: own })));
  };

  test('sections that ask for something count, complete, begun or empty', () => {
    assert.deepEqual(
      of(
        lines(
          '## Key Information',
          '',
          '| Fact | Value |',
          '| - | - |',
          '| Customers Affected | 12 |',
          '| Total Duration | |',
          '',
          '## Summary',
          '',
          'Cold ovens.',
          '',
          '## Details',
          '',
          '## Guidelines',
        ),
      ),
      {
        complete: 1,
        total: 3,
        open: [
          { heading: 'Key Information', line: 0, state: 'started' },
          { heading: 'Details', line: 11, state: 'empty' },
        ],
      },
    );
  });

  test('a waived section counts neither way', () => {
    assert.deepEqual(of(lines('## Summary', '', 'Cold ovens.', '', '## Details', '<!-- review-skip: short -->')), {
      complete: 1,
      total: 1,
      open: [],
    });
  });
});

suite('sentences', () => {
  test('arguments are put into their places', () => {
    assert.equal(format('{a} of {b}, {a}', { a: 1, b: 'x {a}' }), '1 of x {a}, 1');
    assert.equal(format('{nobody}', {}), '{nobody}');
  });

  test('each code has a place in the documentation', () => {
    assert.equal(makeDocsAnchor('section.empty'), 'docs/rules.md#sectionempty');
  });

  test('patterns by code and message, titles by id', () => {
    assert.equal(readMessagePattern({ code: 'section.empty', message: 'section.empty' }), '"{heading}" is empty');
    assert.equal(
      readMessagePattern({ code: 'document.too-long', message: 'document.too-long' }).includes('{size}'),
      true,
    );
    assert.equal(readFixTitlePattern({ title: 'removeLine' }), 'Remove this line');
  });

  test('the day of the incident helps to read times without a date', () => {
    assert.deepEqual(readHints({ incident: incident() }), { incidentDate: '2026-03-02' });
    assert.deepEqual(readHints({}), {});
  });
});
