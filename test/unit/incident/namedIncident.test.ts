import assert from 'node:assert/strict';
import { findNamedIncident, findNamedIncidents } from '../../../src/incident/namedIncident';
import { formatReference } from '../../../src/incident/reference';
import { parseReview } from '../../../src/review/parse/document';
import { readFields } from '../../../src/review/parse/fields';

const marker = '<!-- incident-review\nid: 0f\ntemplate: incident-review\nincident: shop/production#7\n-->';

suite('The incident a review names', () => {
  const base = 'https://gitlab.example.com';
  const cases: readonly [string, string, string | undefined][] = [
    ['the marker wins', `Incident: shop/other#1\n${marker}`, 'shop/production#7'],
    ['a field', 'Incident: shop/production#7', 'shop/production#7'],
    [
      'a bold field',
      '**Incident:** [the issue](https://gitlab.example.com/shop/production/-/issues/7).',
      'shop/production#7',
    ],
    [
      'a row of a table',
      '| Link to Incident Issue | https://gitlab.example.com/shop/production/-/issues/7 |',
      'shop/production#7',
    ],
    ['a number alone is of the project', 'Incident: #7', 'shop/reviews#7'],
    ['a placeholder is none', 'Incident: shop/production#NNN', undefined],
    ['another server’s is none', 'Incident: https://evil.example/shop/production/-/issues/7', undefined],
    ['a reference elsewhere is none', 'See shop/production#7', undefined],
    [
      'a marker without one leaves it to the field',
      `${marker.replace('shop/production#7', '')}\nIncident: a/b#3`,
      'a/b#3',
    ],
    ['nothing', '', undefined],
  ];
  for (const [name, text, expected] of cases) {
    test(name, () => {
      const found = findNamedIncident(text, { project: 'shop/reviews', url: base });
      assert.equal(found && formatReference(found), expected);
    });
  }
});

suite('What names the incident of a review', () => {
  const place = { project: 'shop/reviews', url: 'https://gitlab.example.com' };
  const marked = (value: string): string => marker.replace('shop/production#7', value);
  /** What is named, by what, and as which issue; `?` where that cannot be told. */
  const cases: readonly [string, string, readonly string[]][] = [
    ['a marker', marker, ['marker shop/production#7']],
    ['a marker with a remark', marked('shop/production#7 (resolved)'), ['marker shop/production#7']],
    ['a marker with a title wanted', marked('#7+'), ['marker shop/reviews#7']],
    [
      'a marker with a link',
      marked('[#7](https://gitlab.example.com/shop/production/-/issues/7)'),
      ['marker shop/production#7'],
    ],
    [
      'a marker with the address under another name of the server',
      marked('https://gitlab.internal/shop/production/-/issues/7'),
      ['marker ?'],
    ],
    ['a marker with words', marked('the big one'), ['marker ?']],
    ['a marker that says none', marked('none'), []],
    ['an empty marker', marked(''), []],
    ['a field without a marker', '- Incident: shop/production#7', ['field shop/production#7']],
    ['marker and field that agree', `${marker}\n- Incident: #9`, ['marker shop/production#7', 'field shop/reviews#9']],
    ['a field that another server has', 'Incident: https://other.example/a/b/-/issues/7', ['field ?']],
    ['a field with a title', '- Incident: The checkout broke after the deploy of 14:00, see #ops', []],
    ['a field of another thing', 'Incident date: 2025-11-03, see shop/production#7', ['prose shop/production#7']],
    ['a nested value', '- **Incident issue:**\n  - shop/production#7', ['field shop/production#7']],
    ['a value on the next line', '**Link to the incident**:\n\n`shop/production#7`', ['field shop/production#7']],
    ['an empty field does not take the next one’s value', 'Incident:\nRelated: shop/production#7', []],
    ['a field far below', `${'Words.\n'.repeat(300)}Incident: #7`, ['field shop/reviews#7']],
    ['a full-width colon', '\u4e8b\u4ef6\uff1ashop/production#7', ['field shop/production#7']],
    ['a table', '| Key | Value |\n|---|---|\n| Incident | #7 |', ['field shop/reviews#7']],
    ['a field in code', '```\nIncident: shop/production#7\n```', []],
    ['a field in a comment', '<!-- Incident: shop/production#7 -->', []],
    ['a sentence', 'This reviews the incident shop/production#7.', ['prose shop/production#7']],
    ['a sentence that cannot be resolved', 'Like incident https://other.example/a/b/-/issues/7', []],
  ];
  for (const [name, text, expected] of cases) {
    test(name, () => {
      const found = findNamedIncidents(text, place);
      assert.deepEqual(
        found.map(({ by, reference }) => `${by} ${reference ? formatReference(reference) : '?'}`),
        expected,
      );
    });
  }

  test('every line that the rules take for the field of the incident is read as one', () => {
    const names = ['Incident', 'Incident issue', 'Link to incident', 'Link to the incident issue', 'Related incident'];
    const dresses = ['N: V', '- N: V', '**N:** V', '**N**: V', '__N__: V', '1. N : V', '> N: V', '- [ ] N: V', 'N：V'];
    const rows = ['| N | V |', '| **N** | V |'];
    for (const name of [...names, 'Vorfall', 'Incidente', '\u4e8b\u4ef6', 'Incident(s)', 'INCIDENT']) {
      for (const dress of [...dresses, ...rows]) {
        const line = dress.replace('N', name).replace('V', 'shop/production#7');
        const text = dress.startsWith('|') ? `| Key | Value |\n| --- | --- |\n${line}\n` : `${line}\n`;
        const shown = readFields(parseReview(text)).some(({ meaning }) => meaning === 'incident');
        const [found] = findNamedIncidents(text, place);
        if (shown) assert.equal(found?.by, 'field', text);
      }
    }
  });
});
