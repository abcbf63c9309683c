import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseMarker } from '../../../src/incident/marker';
import { addReview } from '../../../src/sync/markerText';
import { parseReview } from '../../../src/review/parse/document';

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

  test('a comment that only begins like it is somebody’s own', () => {
    const own = '<!-- incident-reviewer: @priya, see shop/production#9\nincident: shop/production#9 -->';
    assert.equal(parseMarker(own), undefined);
    assert.equal(parseMarker(`${own}\n${marker}`)?.incident, 'shop/production#7');
  });

  test('of two lines with one key the first counts, which is the one that writing replaces', () => {
    const twice = marker.replace('-->', 'review: shop/production#8\nreview: shop/production#9\n-->');
    assert.equal(parseMarker(twice)?.review, 'shop/production#8');
    assert.equal(parseMarker(addReview(twice, { project: 'shop/production', iid: 10 }))?.review, 'shop/production#10');
  });

  const examples: readonly [string, string][] = [
    ['a fence', `\`\`\`\n${marker}\n\`\`\`\n`],
    ['a fence of tildes that backticks do not close', `~~~\n\`\`\`\n${marker}\n~~~\n`],
    ['another comment', `<!-- such as\n${marker.replace('-->', '')}\n-->\n`],
    ['code by four blanks', `\n${marker.replaceAll(/^/gmu, '    ')}\n\n`],
    ['code in a line', '`<!-- incident-review\n` and so on.\n\n'],
  ];
  for (const [name, text] of examples) {
    test(`in ${name} it is only an example`, () => {
      assert.equal(parseMarker(text), undefined);
      assert.equal(parseMarker(`${text}${marker}`)?.incident, 'shop/production#7');
    });
  }

  test('property: what is sent and what is shown read the same marker', () => {
    const pieces = fc.constantFrom(
      marker,
      marker.replace('shop/production#7', 'shop/other#8'),
      '```',
      '~~~',
      '<!-- a remark -->',
      '<!-- a remark\nof two lines -->',
      'Words.',
      '# Title',
      '- item',
      '',
      '| a | b |\n|---|---|\n| 1 | 2 |',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (parts, eol) => {
        const text = parts.join('\n\n').replaceAll('\n', eol);
        const shown = parseReview(text).marker;
        const sent = parseMarker(text);
        assert.deepEqual([sent?.incident, sent?.span], [shown?.incident, shown?.span]);
      }),
      { numRuns: 2000 },
    );
  });
});
