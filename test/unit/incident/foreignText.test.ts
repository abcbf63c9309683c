import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown, escapeTableCell, foldToOneLine } from '../../../src/incident/foreignText';

const markdown = new MarkdownIt({ html: true, linkify: false });

/** What a reader of the rendered text sees. */
function seen(text: string): string {
  return markdown
    .render(text)
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}

suite('Text from GitLab in a document', () => {
  const inline: readonly [string, string, string][] = [
    ['a quick action', '/close', '\\/close'],
    ['a heading', '## Summary', '\\## Summary'],
    ['a comment', 'before <!-- review-skip: x --> after', 'before &lt;!-- review-skip: x --> after'],
    ['a tag', '<img src=x onerror=y>', '&lt;img src=x onerror=y>'],
    ['a comparison', 'p99 < 300 ms', 'p99 < 300 ms'],
    ['a quote', '> said', '\\> said'],
    ['a bullet', '- one', '\\- one'],
    ['a number with a dot', '1. one', '1\\. one'],
    ['a number', '2025 was long', '2025 was long'],
    ['a template mark', '{{ .Values.host }}', '{&#123; .Values.host }}'],
    ['an image of another server', '![x](https://other.example/x.png)', '!\\[x](https://other.example/x.png)'],
    ['a fence', '```sh', '\\`\\`\\`sh'],
    ['several lines', 'one\r\n/close\n# two', 'one /close # two'],
    ['text turned around', 'abc\u202Efed', 'abcfed'],
    ['nothing special', 'Checkout is slow in the EU', 'Checkout is slow in the EU'],
  ];
  for (const [name, text, expected] of inline) {
    test(`${name} stays text`, () => assert.equal(escapeMarkdown(text), expected));
  }

  test('a pipe does not end a cell, not even after a backslash', () => {
    assert.equal(escapeTableCell('a|b'), 'a\\|b');
    for (const text of ['a|b', 'a\\|b', 'a\\', '|', 'C:\\temp', '/close | x']) {
      const cells = markdown
        .render(`| h | i |\n|---|---|\n| ${escapeTableCell(text)} | second |\n`)
        .match(/<td>.*?<\/td>/gu);
      assert.equal(cells?.length, 2, text);
      assert.equal(cells[1], '<td>second</td>', text);
    }
  });

  test('property: in a line it is one paragraph, without tags of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        const made = escapeMarkdown(text);
        assert.ok(!/[\r\n]/u.test(made));
        assert.ok(!made.includes('<!--'));
        const rendered = markdown.render(made);
        assert.ok(/^(?:<p>.*<\/p>\n)?$/u.test(rendered), rendered);
      }),
      { examples: [['/close'], ['<!-- x'], ['# h'], ['1) x'], ['~~~'], ['***'], ['- - -'], ['===']] },
    );
  });

  test('property: what a reader sees is what was there', () => {
    const words = fc.array(
      fc.constantFrom('/close', '#', '>', '|', '<b>', '<!--', '1.', '-', 'word', '{{x}}', '![i]', '```'),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(fc.property(words, parts => assert.equal(seen(escapeMarkdown(parts.join(' '))), parts.join(' '))));
  });
});

suite('One line of plain text', () => {
  test('line ends, tabs and invisible characters become spaces or nothing', () => {
    assert.equal(foldToOneLine(' a\tb\r\nc\u0000d\u202Ee\u200B '), 'a b cde');
  });

  test('it is cut without splitting a character', () => {
    assert.equal(foldToOneLine('abcdef', 4), 'abc…');
    assert.equal(foldToOneLine('ab😀def', 4), 'ab…');
    assert.equal(foldToOneLine('abcd', 4), 'abcd');
  });
});
