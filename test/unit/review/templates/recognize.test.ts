// The cheap recogniser never says no to what the engine takes for a review.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseReview } from '../../../../src/review/parse/document';
import { readTellingMeaning } from '../../../../src/review/parse/headings';
import { headingNames } from '../../../../src/review/parse/headingNames';
import { looksLikeReview } from '../../../../src/review/templates/recognize';
import { isReview } from '../../../../src/review/templates/isReview';
import { complete } from '../complete';
import { lines } from '../fixtures';
import { fuzz, structures } from '../structures';

suite('recognising a review', () => {
  const names = headingNames.flatMap(([, list]) => list.split(',').map(name => name.trim().replace(/\s+/gu, ' ')));

  test('a file in a folder of templates is a template, however empty its sections are', () => {
    const text = lines('# Incident', '', '## Timeline', '', '## Root cause', '', '## Corrective actions', '');
    const told = lines(
      '# Outage',
      '',
      '## Timeline',
      '',
      '- 2026-03-01 10:00 cold',
      '',
      '## Root cause',
      '',
      'A fuse.',
    );
    const tell = (path: string, body = text): boolean => isReview(parseReview(body), path);
    assert.deepEqual(
      [
        tell('/shop/reviews/one.md'),
        tell('/shop/.gitlab/issue_templates/Ours.md'),
        tell('.github/ISSUE_TEMPLATE/ours.md'),
        tell('C:\\shop\\.gitlab\\issue_templates\\Ours.md'),
        tell('docs/templates/ours.md'),
        tell('docs/templates/example.md', told),
        tell('.gitlab/issue_templates/Ours.md', `<!-- incident-review\nid: 7\n-->\n${text}`),
      ],
      [true, false, false, false, false, true, true],
    );
  });

  const clocks = ['- 10:00 cold', '- 10:20 seen', '- 10:40 warm'];
  const titles: readonly (readonly [title: string, entries: readonly string[], isOne: boolean])[] = [
    ['Debugging the outage of 2 March', clocks, true],
    ['Troubleshooting the oven outage', clocks, true],
    ['Debugging the outage of 2 March', ['- cold', '- warm'], false],
    ['Troubleshooting oven outages', clocks, false],
    ['Debugging the ovens', clocks, false],
  ];
  for (const [title, entries, isOne] of titles)
    test(`${title}, ${entries.length} entries: ${isOne ? 'a review' : 'a guide'}`, () => {
      const text = lines(`# ${title}`, '', '## Timeline', '', ...entries, '', '## Root cause', '', 'A fuse was old.');
      assert.equal(isReview(parseReview(text)), isOne);
    });

  test('a heading of numbers without end is read', () => {
    const numbers = '1. '.repeat(33_000);
    assert.deepEqual([readTellingMeaning(numbers), readTellingMeaning(`${numbers}Timeline`)], [undefined, 'timeline']);
  });

  test('no name has two meanings', () => {
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) < index),
      [],
    );
  });

  test('every name that tells a review is known beside another one', () => {
    const unknown = names.filter(name => {
      const meaning = readTellingMeaning(name);
      const other = meaning === 'timeline' ? 'Root cause' : 'Timeline';
      const text = lines(`## ${name}`, `## ${other}`);
      return meaning !== undefined && !(looksLikeReview(text) && isReview(parseReview(text)));
    });
    assert.deepEqual(unknown, []);
  });

  const yes: readonly (readonly [string, string])[] = [
    ['a marker', lines('<!-- incident-review', '-->')],
    ['number signs', lines('## Impact', '#### Timeline')],
    ['an underline', lines('Impact', '---', '', 'Timeline', '===')],
    ['an underline of two lines', lines('Impact', 'of it', '---', '', 'Timeline', '===')],
    ['an underline behind a fence', lines('```', '```', 'Impact', '---', '## Timeline')],
    ['bold lines', lines('**Impact**', '', '__Timeline__')],
    ['bold items', lines('- **Impact**: a', '1. **Timeline**: b')],
    ['numbers, emoji and marks', lines('## 1. 🔥 *Impact*', '## 2) `Time`line')],
    ['wide letters', lines('## Ｉｍｐａｃｔ', '## Ｔｉｍｅｌｉｎｅ')],
    ['German', lines('## Auswirkungen', '## Maßnahmen')],
    ['Chinese', lines('## 影响', '## 时间线')],
    ['CRLF', '## Impact\r\n\r\n## Timeline\r\n'],
    ['a lone CR', '## Impact\r\r## Timeline\r'],
    ['long headings', lines(`## Impact ${'x'.repeat(5000)}`, `## Timeline ${'x'.repeat(5000)}`)],
  ];
  for (const [name, text] of yes) test(`yes to ${name}`, () => assert.equal(looksLikeReview(text), true));

  const no: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['prose about incidents', 'The timeline of the impact had a root cause.\n'],
    ['one telling section', lines('# Ovens', '## Impact')],
    ['the same section twice', lines('## Timeline', '## Timeline')],
    ['a handbook', lines('# Baking', '## Dough', '## Ovens', '**Bread**')],
  ];
  for (const [name, text] of no) test(`no to ${name}`, () => assert.equal(looksLikeReview(text), false));

  for (const [id, text] of Object.entries(complete)) {
    test(`yes to the complete ${id}`, () => assert.equal(looksLikeReview(text), true));
  }

  test('never no where the engine says yes', () => {
    fc.assert(
      fc.property(structures, text => {
        if (isReview(parseReview(text))) assert.ok(looksLikeReview(text));
      }),
      { ...fuzz, numRuns: 150 },
    );
  });
});
