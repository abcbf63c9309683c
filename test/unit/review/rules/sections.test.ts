// Sections that are missing or empty.
import assert from 'node:assert/strict';
import { createPolicy } from '../../../../src/incident/policy';
import { counts, found, fixed, lines, problems, bodyOf, writtenAt } from '../fixtures';
import { only, own } from './ownTemplate';

suite('section.missing', () => {
  const text = lines(
    '# Ovens',
    '',
    '## Summary',
    '',
    'Cold ovens.',
    '',
    '## Timeline',
    '',
    '* 2026-03-02 10:00 UTC: cold',
    '',
  );

  test('a required section that the template has is asked for at the title', () => {
    assert.deepEqual(
      found(text, { template: own }).filter(([code]) => code === 'section.missing'),
      [['section.missing', 'Ovens']],
    );
  });

  test('the cursor goes to what was put in, whose end is far from the title', () => {
    const over = { template: own };
    assert.match(writtenAt(text, 'section.missing', over), /\n\n## Impact«»\n\n/u);
    assert.match(
      writtenAt(text.replaceAll('\n', '\r\n'), 'section.missing', over, 1),
      /## Impact\r\n\r\n<!-- review-skip: «not needed for this review» -->\r\n/u,
    );
  });

  test('any other section may be deleted without a word, and other templates’ sections are not asked for', () => {
    assert.deepEqual(only('section.missing', text.replace('## Timeline', '## Impact\n\nNone.\n\n## Timeline')), []);
  });

  test('what the profile requires can be changed', () => {
    assert.deepEqual(
      only('section.missing', text, { policy: { ...createPolicy('plain'), requiredSections: ['summary'] } }),
      [],
    );
  });

  test('another name of the same meaning does', () => {
    assert.deepEqual(only('section.missing', `${text}\n## Affected users\n\nAll.\n`), []);
  });

  test('it is put in behind the one before it in the template, with what stands inside that', () => {
    const impact = lines(
      '## Impact',
      '',
      'Tell what nobody could do meanwhile.',
      '',
      '**_EXAMPLE_**',
      '',
      'For <XX> minutes <SHOPS> got no bread.',
      '',
    );
    const inner = text.replace('Cold ovens.\n', 'Cold ovens.\n\n### More\n\nAll four.\n');
    assert.equal(
      fixed(inner, 'section.missing', { template: own }),
      inner.replace('## Timeline', `${impact}## Timeline`),
    );
  });

  test('the first of the template is put in before the one that follows', () => {
    const summary = lines('## Summary', '', 'Tell it in two short sentences, please.', '');
    const rest = lines('# Ovens', '', '## Impact', '', 'None.', '', '## Timeline', '', '* 2026-03-02 10:00 UTC: cold');
    assert.equal(fixed(rest, 'section.missing', { template: own }), rest.replace('## Impact', `${summary}## Impact`));
  });

  test('the last one is put in at the end, with the line ends of the document', () => {
    const rest = lines('# Ovens', '', '## Summary', '', 'Cold.', '', '## Impact', '', 'None.').replaceAll('\n', '\r\n');
    assert.equal(
      fixed(rest, 'section.missing', { template: own }),
      `${rest}\r\n## Timeline\r\n\r\n* YYYY-MM-DD XX:YY UTC: first thing\r\n`,
    );
  });

  test('it can be put in as not needed, and then nothing is asked for any more', () => {
    const mended = fixed(text, 'section.missing', { template: own }, 'insertSkipped');
    const impact = lines('## Impact', '', '<!-- review-skip: not needed for this review -->', '');
    assert.equal(mended, text.replace('## Timeline', `${impact}## Timeline`));
    const codes = (of: string): readonly string[] => problems(of, { template: own }).map(({ code }) => code);
    assert.deepEqual(
      codes(mended),
      codes(text).filter(code => code !== 'section.missing'),
    );
  });
});

suite('section.empty', () => {
  test('is the only problem of an untouched section', () => {
    assert.deepEqual(counts(bodyOf(own), { template: own }), { 'section.empty': 4 });
  });

  test('its fix waives the section below a heading of any kind', () => {
    assert.equal(
      fixed('## Notes\n', 'section.empty', { template: own }, 'skipSection'),
      '## Notes\n<!-- review-skip: not needed for this review -->\n',
    );
    assert.equal(
      fixed('Notes\r\n-----\r\n', 'section.empty', { template: own }, 'skipSection'),
      'Notes\r\n-----\r\n<!-- review-skip: not needed for this review -->\r\n',
    );
    assert.deepEqual(only('section.empty', '## Notes\n<!-- review-skip: not needed for this review -->\n'), []);
  });

  test('"N/A", "none", a link and a picture are content', () => {
    for (const body of ['N/A', 'none', 'no', 'https://a.example', '![a](b.png)', '1. Cold ovens'])
      assert.deepEqual(only('section.empty', `## Notes\n\n${body}\n`), [], body);
  });

  test('a section that asks for nothing may stay empty', () => {
    assert.deepEqual(only('section.empty', '## Guidelines\n\n## Weather\n'), []);
  });
});
