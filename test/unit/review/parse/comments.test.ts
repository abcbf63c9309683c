// Comments, and the masked text in which only what readers see is left.
import assert from 'node:assert/strict';
import { parseReview } from '../../../../src/review/parse/document';
import { readSuppressions } from '../../../../src/review/parse/suppressions';
import { lines } from '../fixtures';

function comments(text: string): readonly string[] {
  return parseReview(text).comments.map(({ start, end }) => text.slice(start, end));
}

suite('the masked text', () => {
  test('keeps every offset, behind characters of two units too', () => {
    const text = lines('<!-- 🔥 hot 🔥 -->', 'bread', '```', '🔥', '```', '## Impact');
    const { masked } = parseReview(text);
    assert.equal(masked.length, text.length);
    assert.equal(masked.indexOf('## Impact'), text.indexOf('## Impact'));
  });
});

suite('comments', () => {
  const found: readonly (readonly [string, string, readonly string[]])[] = [
    ['in a line', 'rye <!-- or wheat --> bread\n', ['<!-- or wheat -->']],
    ['two in a line', '<!-- a --> b <!-- c -->\n', ['<!-- a -->', '<!-- c -->']],
    ['of several lines, a blank one among them', lines('<!--', 'a', '', 'b', '-->'), ['<!--\na\n\nb\n-->']],
    [
      'across headings',
      lines('<!--', '## Impact', '', '## Timeline', '-->', 'a'),
      ['<!--\n## Impact\n\n## Timeline\n-->'],
    ],
    ['in a list', lines('- <!-- a -->', '- b <!-- c', '  d -->'), ['<!-- a -->', '<!-- c\n  d -->']],
    ['in a quote', '> <!-- a -->\n', ['<!-- a -->']],
    ['nested ones end at the first end', '<!-- a <!-- b --> c -->\n', ['<!-- a <!-- b -->']],
    ['one that never ends reaches to the end', lines('a', '<!-- b', '## Impact'), ['<!-- b\n## Impact\n']],
    ['one in a text that never ends is text', lines('a <!-- b', '', '## Impact'), []],
    ['one in a text ends with its paragraph', lines('a <!-- b', '', 'c -->'), []],
    ['in a fence there is none', lines('```', '<!-- a -->', '```', '<!-- b -->'), ['<!-- b -->']],
    ['in a fence that never ends there is none', lines('```', '<!-- a -->'), []],
    ['in inline code there is none', 'a `<!-- b -->` <!-- c -->\n', ['<!-- c -->']],
    ['an empty one', '<!---->\n', ['<!---->']],
  ];
  for (const [name, text, expected] of found) {
    test(name, () => assert.deepEqual(comments(text), expected));
    test(`${name}, with CRLF`, () =>
      assert.deepEqual(
        comments(text.replaceAll('\n', '\r\n')),
        expected.map(comment => comment.replaceAll('\n', '\r\n')),
      ));
  }

  test('the masked text has comments, fences and front matter blanked, and every offset in its place', () => {
    const text = lines('---', 'a: 1', '---', 'rye 🔥 <!-- wheat --> bread', '```', 'code', '```', 'end');
    const { masked } = parseReview(text);
    assert.equal(masked.length, text.length);
    assert.equal(masked.replaceAll(' ', ''), lines('', '', '', 'rye🔥bread', '', '', '', 'end'));
    assert.equal(masked.indexOf('bread'), text.indexOf('bread'));
  });
});

suite('a comment that goes on behind the list or the quote it begins in', () => {
  for (const lead of ['- ', '> ', '1. a\n   ']) {
    test(`heads nothing behind ${JSON.stringify(lead)}`, () => {
      const text = lines('## Summary', '', `${lead}<!-- a`, '', '## Impact', '', '--> b', '', '## Timeline');
      const headings = (read: string): readonly string[] => parseReview(read).sections.map(({ heading }) => heading);
      assert.deepEqual(headings(text), ['', 'Summary', 'Timeline']);
      assert.deepEqual(headings(text.replace('-->', '')), ['', 'Summary']);
    });
  }
});

suite('the marker', () => {
  const marker = lines('<!-- incident-review', 'id: 1', 'template: team/own.md', 'incident: acme/production#7', '-->');

  test('says what a review belongs to, and where it stands', () => {
    const text = `\n${marker}`;
    assert.deepEqual(parseReview(text).marker, {
      id: '1',
      template: 'team/own.md',
      incident: 'acme/production#7',
      review: undefined,
      span: { start: 1, end: marker.length },
    });
  });

  test('in a fence it is an example', () => {
    assert.equal(parseReview(`<!-- a -->\n\n\`\`\`\n${marker}\`\`\`\n`).marker, undefined);
  });

  test('the first one counts', () => {
    assert.equal(parseReview(marker + marker.replace('id: 1', 'id: 2')).marker?.id, '1');
  });
});

suite('Comments that switch rules off', () => {
  for (const [name, comment, codes] of [
    ['without a reason', '<!-- review-disable-line a, b -->', ['a', 'b']],
    ['a reason with a sign of comparison', '<!-- review-disable-line a: 5 > 3 -->', ['a']],
    ['a reason with an arrow', '<!-- review-disable-line a: x -> y -->', ['a']],
    ['a reason of several lines', '<!-- review-disable-line a: x\nand y -->', ['a']],
    ['what stands behind the comment', '<!-- review-disable-line a --> and -->', ['a']],
    ['other words', '<!-- review-disabled: a -->', []],
  ] as const) {
    test(name, () => {
      const disabled = readSuppressions(parseReview(`# T\n\nIt was so. ${comment}\n`));
      assert.deepEqual(
        disabled.map(({ code }) => code),
        codes,
      );
    });
  }
});
