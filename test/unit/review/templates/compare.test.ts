// What was written in a section: its text without what the template gives.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { analyzeReview } from '../../../../src/review/analyze';
import { lines, template, bodyOf } from '../fixtures';

const own = template(
  lines(
    '## Impact',
    'Tell what the guests could not do, and for how long.',
    'How many of them were there?',
    '',
    '1. Who was hit?',
    '2. Seats lost:',
    '',
    '## Timeline',
    '* YYYY-MM-DD XX:YY UTC: what happened',
    '',
    '```',
    'a sample of the log',
    '```',
    '',
    '## Actions',
    '| Action | Owner |',
    '| ------ | ----- |',
    '| Bake   | `_REPLACE_WITH_ @PersonalHandle` |',
    '- [ ] `_REPLACE_WITH_ @PersonalHandle1`',
    '',
    '### Approval',
    'Tick your name here when you agree.',
  ),
);

/** States of the sections by heading. */
function states(text: string, judgedBy = own): Readonly<Record<string, string>> {
  return Object.fromEntries(
    analyzeReview(parseReview(text), judgedBy)
      .sections.slice(1)
      .map(({ section, state }) => [section.heading, state]),
  );
}

suite('judging sections by their template', () => {
  test('an untouched document is empty, whatever the template gives', () => {
    assert.deepEqual(states(bodyOf(own)), { Impact: 'empty', Timeline: 'empty', Actions: 'empty', Approval: 'empty' });
    assert.deepEqual(states(bodyOf(own).replaceAll('\n', '\r\n')), states(bodyOf(own)));
  });

  const impact: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'empty'],
    ['blanks and bare bullets', '- \n\n1. ...\n* …\n', 'empty'],
    ['a comment', '<!-- later -->\n', 'empty'],
    ['guidance', 'Tell what the guests could not do, and for how long.\n', 'empty'],
    ['guidance with other marks and blanks', '* **tell what the guests** could not do,  and for how long.\n', 'empty'],
    [
      'guidance that somebody began to change',
      'Tell what the guests could not really do, and for how long.\n',
      'empty',
    ],
    ['guidance with an answer behind it', 'How many of them were there? 12\n', 'complete'],
    [
      'guidance and a sentence',
      'Tell what the guests could not do, and for how long. They could not sit.\n',
      'complete',
    ],
    ['a question of the template', '1. Who was hit?\n', 'empty'],
    ['a question with its answer', '1. Who was hit? Guests.\n', 'complete'],
    ['an empty field of the template', '2. Seats lost:\n', 'empty'],
    ['a field with a placeholder', '2. Seats lost: <NUMBER>\n', 'empty'],
    ['a filled field', '2. Seats lost: 4\n', 'complete'],
    ['a word', 'none\n', 'complete'],
    ['an emoji', '🤷\n', 'complete'],
    ['an emoji that is as old as print', '- ☹\n', 'complete'],
    ['a check mark', '✓\n', 'complete'],
    ['that nobody knows', '???\n', 'complete'],
    ['a picture without words', '![](🥖)\n', 'complete'],
    ...['/', '—', '?', '#', '...', '- ~', '1. "', '> !', '[ ]', '€'].map(
      mark => [`a lone ${mark}`, `${mark}\n`, 'empty'] as const,
    ),
    ['a picture', '![seats](a.png)\n', 'complete'],
    ['a fence', '```\nlog\n```\n', 'complete'],
    ['a table', '| a | b |\n| - | - |\n| 1 | 2 |\n', 'complete'],
    ['the header of a table', '| a | b |\n| - | - |\n|   |   |\n', 'empty'],
    ['a quick action', '/label ~x\n', 'empty'],
    ['a note to come back', 'TBD\n', 'complete'],
    ['a waiver with its reason', '<!-- review-skip: nobody came -->\n', 'skipped'],
    ['a waiver without a reason', '<!-- review-skip: -->\n', 'empty'],
  ];
  for (const [name, body, state] of impact) {
    test(`${name}: ${state}`, () => assert.equal(states(`## Impact\n${body}\n## Timeline\n`)['Impact'], state));
  }

  test('a sample row is not written until something in it is', () => {
    assert.equal(states('## Timeline\n* 2026-03-02 XX:YY UTC: what happened\n')['Timeline'], 'complete');
    assert.equal(states('## Timeline\n* YYYY-MM-DD XX:YY UTC: ovens cold\n')['Timeline'], 'complete');
  });

  test('the template’s own fence is not the writer’s', () => {
    assert.equal(states('## Timeline\n```\na sample of the log\n```\n')['Timeline'], 'empty');
    assert.equal(states('## Timeline\n```\nmy log\n```\n')['Timeline'], 'complete');
  });

  test('what stands in a section of the writer’s own fills the one around it, a section of the template does not', () => {
    assert.equal(states('## Impact\n### Shops\nNone baked.\n')['Impact'], 'complete');
    assert.equal(states('## Actions\n### Approval\n- [x] ida\n')['Actions'], 'empty');
  });

  test('a waiver holds for the sections inside', () => {
    assert.deepEqual(
      states('## Actions\n<!-- review-skip: none -->\n### Approval\nTick your name here when you agree.\n'),
      { Actions: 'skipped', Approval: 'skipped' },
    );
  });

  test('headings may be renamed within their meaning', () => {
    assert.deepEqual(
      analyzeReview(parseReview(lines('## Customer impact', '## Chain of events')), own)
        .sections.slice(1)
        .map(({ template: model }) => model?.heading),
      ['Impact', 'Timeline'],
    );
  });

  test('each section of the template is met once', () => {
    assert.deepEqual(
      analyzeReview(parseReview(lines('## Impact', '## Impact', '## Weather')), own)
        .sections.slice(1)
        .map(({ template: model, asks }) => [model?.heading, asks]),
      [
        ['Impact', true],
        [undefined, false],
        [undefined, false],
      ],
    );
  });

  test('without a template every section of a known meaning asks, but those around others', () => {
    const { sections } = analyzeReview(
      parseReview(lines('# Ovens', '## Impact', '### Timeline', '## Guidelines', '## Weather')),
      undefined,
    );
    assert.deepEqual(
      sections.map(({ section, asks }) => [section.heading, asks]),
      [
        ['', false],
        ['Ovens', false],
        ['Impact', false],
        ['Timeline', true],
        ['Guidelines', false],
        ['Weather', false],
      ],
    );
  });
});
