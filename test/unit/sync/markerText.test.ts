import assert from 'node:assert/strict';
import { readMarkerId, makePlaceholder, removeReview, addReview } from '../../../src/sync/markerText';

suite('The marker, as syncing writes it', () => {
  const review = { project: 'acme/production', iid: 7 };
  const marker = '<!-- incident-review\nid: 3f2c\ntemplate: x\nkept: y\n-->\n\n# Title\n';
  const named = '<!-- incident-review\nid: 3f2c\ntemplate: x\nkept: y\nreview: acme/production#7\n-->\n\n# Title\n';

  const cases: readonly (readonly [string, string, string])[] = [
    ['is put in', marker, named],
    ['is put in with the line ends of the text', marker.replaceAll('\n', '\r\n'), named.replaceAll('\n', '\r\n')],
    ['stays', named, named],
    ['replaces another', named.replace('#7', '#8'), named],
    ['goes nowhere without a marker', '# Title\n', '# Title\n'],
    ['goes nowhere into a marker on one line', '<!-- incident-review id: 1 -->\n', '<!-- incident-review id: 1 -->\n'],
  ];
  for (const [what, text, expected] of cases) {
    test(`the issue ${what}`, () => assert.equal(addReview(text, review), expected));
  }

  test('the issue is taken out for comparing', () => {
    assert.equal(removeReview(named), marker);
    assert.equal(removeReview(marker), marker);
  });

  test('an issue without a text can be told by its id and says nothing else', () => {
    assert.equal(readMarkerId(makePlaceholder('3f2c-9')), '3f2c-9');
    assert.equal(makePlaceholder('3f2c-9'), '<!-- incident-review\nid: 3f2c-9\n-->');
  });

  const ids: readonly (readonly [string, string | undefined])[] = [
    ['3f2c9a4e-0000-4000-8000-000000000000', '3f2c9a4e-0000-4000-8000-000000000000'],
    ['', undefined],
    ['a b', undefined],
    ['x'.repeat(65), undefined],
    ['<script>', undefined],
  ];
  for (const [id, expected] of ids) {
    test(`the id ${JSON.stringify(id)}`, () =>
      assert.equal(readMarkerId(`<!-- incident-review\nid: ${id}\n-->`), expected));
  }
});
