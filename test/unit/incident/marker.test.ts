import assert from 'node:assert/strict';
import { incidentNamedIn, parseMarker } from '../../../src/incident/marker';
import { formatReference } from '../../../src/incident/reference';

const marker = '<!-- incident-review\nid: 0f\ntemplate: incident-review\nincident: shop/production#7\n-->';

suite('The marker of a review', () => {
  test('its values, and where it stands', () => {
    assert.deepEqual(parseMarker(`x\n${marker}\ny`), {
      id: '0f',
      template: 'incident-review',
      incident: 'shop/production#7',
      review: undefined,
      span: { start: 2, end: 2 + marker.length },
    });
  });

  test('one that never ends is none', () => assert.equal(parseMarker(marker.slice(0, -3)), undefined));

  test('CRLF does not stick to a value', () => {
    assert.equal(parseMarker(marker.replaceAll('\n', '\r\n'))?.incident, 'shop/production#7');
  });
});

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
      const found = incidentNamedIn(text, 'shop/reviews', base);
      assert.equal(found && formatReference(found), expected);
    });
  }
});
