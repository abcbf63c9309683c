import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { extract } from '../../gitlab/quickActions';
import {
  inMarkdown,
  inParagraphs,
  inTableCell,
  oneLine,
  reviewFileName,
  slug,
  withoutQuickActions,
} from '../../../src/incident/text';

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
    test(`${name} stays text`, () => assert.equal(inMarkdown(text), expected));
  }

  test('a pipe does not end a cell, not even after a backslash', () => {
    assert.equal(inTableCell('a|b'), 'a\\|b');
    for (const text of ['a|b', 'a\\|b', 'a\\', '|', 'C:\\temp', '/close | x']) {
      const cells = markdown
        .render(`| h | i |\n|---|---|\n| ${inTableCell(text)} | second |\n`)
        .match(/<td>.*?<\/td>/gu);
      assert.equal(cells?.length, 2, text);
      assert.equal(cells[1], '<td>second</td>', text);
    }
  });

  test('somebody’s note stays paragraphs', () => {
    assert.equal(inParagraphs('one\n\n\n\n/close\r\n# two\n- three'), 'one\n\n\\/close\n\\# two\n\\- three');
  });

  test('property: in a line it is one paragraph, without tags of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        const made = inMarkdown(text);
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
    fc.assert(fc.property(words, parts => assert.equal(seen(inMarkdown(parts.join(' '))), parts.join(' '))));
  });
});

suite('One line of plain text', () => {
  test('line ends, tabs and invisible characters become spaces or nothing', () => {
    assert.equal(oneLine(' a\tb\r\nc\u0000d\u202Ee\u200B '), 'a b cde');
  });

  test('it is cut without splitting a character', () => {
    assert.equal(oneLine('abcdef', 4), 'abc…');
    assert.equal(oneLine('ab😀def', 4), 'ab…');
    assert.equal(oneLine('abcd', 4), 'abcd');
  });
});

suite('Quick actions in what is sent', () => {
  const cases: readonly [string, string, string][] = [
    ['a line that begins with one', 'text\n/close\nmore', 'text\n\\/close\nmore'],
    ['the first line', '/label ~bug', '\\/label ~bug'],
    ['with spaces before it', '  /close', '  \\/close'],
    ['upper case', '/CLOSE', '\\/CLOSE'],
    ['CRLF', 'a\r\n/close\r\nb', 'a\r\n\\/close\r\nb'],
    ['one that is escaped already', '\\/close', '\\/close'],
    ['a slash within a line', 'see /close', 'see /close'],
    ['a comment of code', '// no action', '// no action'],
    ['a fence at the line start', '```\n/close\n```\n/open', '```\n/close\n```\n\\/open'],
    ['a fence with a language', '~~~sh\n/bin/true\n~~~', '~~~sh\n/bin/true\n~~~'],
    ['a fence that is never closed', '```\n/close\n/usr/bin', '```\n\\/close\n/usr/bin'],
    ['an indented fence, which GitLab may not see', '  ```\n/close\n  ```', '  ```\n\\/close\n  ```'],
    ['a fence of four marks, which it does not see', '````\n/close\n````\n/x', '````\n\\/close\n````\n\\/x'],
    ['a fence of tildes', '~~~\n/close\n/usr/bin\n~~~', '~~~\n\\/close\n/usr/bin\n~~~'],
    [
      'a good fence after one it does not see',
      '~~~\n```\n~~~\n/a\n```\n/close\n```',
      '~~~\n```\n~~~\n\\/a\n```\n\\/close\n```',
    ],
    ['a good fence beside a quote of GitLab’s own', '>>>\n```\n>>>\n/close\n```', '>>>\n```\n>>>\n\\/close\n```'],
  ];
  for (const [name, text, expected] of cases) {
    test(name, () => assert.equal(withoutQuickActions(text), expected));
  }

  test('property: a server that looks for them finds none', () => {
    const line = fc.constantFrom(
      '/close',
      '  /label ~x',
      '```',
      '````',
      '~~~',
      '>>>',
      '<div>',
      '</div>',
      'text',
      '',
      '```sh',
      ' ```',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), parts => {
        assert.deepEqual(extract(withoutQuickActions(parts.join('\n'))).commands, []);
      }),
      { numRuns: 400 },
    );
  });

  test('property: done twice is done once, and nothing but backslashes is added', () => {
    const lines = fc.array(fc.constantFrom('/close', ' /x', '```', '~~~', 'text', '', '\\/y', '> /q', '/ z'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(lines, parts => {
        const text = parts.join('\n');
        const once = withoutQuickActions(text);
        assert.equal(withoutQuickActions(once), once);
        assert.equal(once.replaceAll('\\/', '/'), text.replaceAll('\\/', '/'));
      }),
    );
  });
});

suite('File names', () => {
  const names: readonly [string, string][] = [
    ['Checkout is down!', 'checkout-is-down'],
    ['  ../../etc/passwd ', 'etc-passwd'],
    ['Überlast im Prüfdienst', 'überlast-im-prüfdienst'],
    ['De\u0301ploiement', 'déploiement'],
    ['数据库 故障', '数据库-故障'],
    ['CON', 'review-con'],
    ['com1', 'review-com1'],
    ['nul.txt', 'nul-txt'],
    ['...', 'review'],
    ['', 'review'],
    ['$(rm -rf) {{x}} | <!--', 'rm-rf-x'],
    ['a\nb\r\nc', 'a-b-c'],
    ['\u0301accent first', 'accent-first'],
  ];
  for (const [title, expected] of names) {
    test(`${JSON.stringify(title)} is ${expected}`, () => assert.equal(slug(title), expected));
  }

  test('the date goes in front', () => {
    assert.equal(reviewFileName('Checkout is down', '2025-11-03'), '2025-11-03-checkout-is-down.md');
    assert.equal(reviewFileName('', '2025-11-03'), '2025-11-03.md');
    assert.equal(reviewFileName('Checkout is down'), 'checkout-is-down.md');
  });

  test('property: every title gives a name that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), title => {
        const name = slug(title);
        assert.ok(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u.test(name), JSON.stringify(name));
        assert.ok(Array.from(name).length <= 87 && Buffer.byteLength(name) <= 210);
        assert.ok(!name.endsWith('-') && !/^(?:con|prn|aux|nul|com\d|lpt\d)$/u.test(name));
        assert.equal(name, name.normalize('NFC'));
      }),
    );
  });
});
