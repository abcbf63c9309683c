import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extract, quickActionParsers } from '../../gitlab/quickActionParsers';
import { escapeQuickActions, unescapeQuickActions, disarmQuickActions } from '../../../src/incident/quickActions';

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
    test(name, () => assert.equal(disarmQuickActions(text), expected));
  }

  const attacks: readonly [string, string, string][] = [
    ['a fence that a no-break space does not close', '```\n/close\n```\u00a0', '```\n\\/close\n```\u00a0'],
    ['a fence that some see closed by backticks and a space', '```\n/close\n``` ', '```\n\\/close\n``` '],
    ['a fence that a comment opens', '<!--\n```\n-->\n/move a/b\n```', '<!--\n```\n-->\n\\/move a/b\n```'],
    ['a fence below an open tag', '<div>\n```\n\n/close\n```', '<div>\n```\n\n\\/close\n```'],
    ['a fence below an open instruction', '<?\n```\n?>\n/close\n```', '<?\n```\n?>\n\\/close\n```'],
    ['a fence below front matter', '---\na: b\n---\n\n```\n/close\n```', '---\na: b\n---\n\n```\n\\/close\n```'],
    ['a fence that an odd backtick opens before', 'It`s\n\n```\n/close\n```', 'It`s\n\n```\n\\/close\n```'],
    ['a fence with nothing in it, before one', '```\n```\n\n```\n/close\n```', '```\n```\n\n```\n\\/close\n```'],
    ['a carriage return in a name', 'Text\n/cl\rose', 'Text\n\\/cl\rose'],
    ['a carriage return before a name', '/\rclose', '\\/\rclose'],
    ['a line that a carriage return begins', 'Text\r/close', 'Text\r\\/close'],
    ['a letter that folds to another', '/clo\u017fe', '\\/clo\u017fe'],
    ['white space at the very start', '\u00a0\t     /close', '\u00a0\t     \\/close'],
  ];
  for (const [name, text, expected] of attacks) {
    test(`no version runs ${name}`, () => {
      assert.equal(disarmQuickActions(text), expected);
      for (const parser of quickActionParsers) assert.deepEqual(extract(expected, parser).commands, []);
    });
  }

  const kept: readonly [string, string][] = [
    ['below the marker of a review', '<!-- incident-review\nid: 1\n-->\n\n```\n/close\n```\n'],
    ['below inline code', 'Run `make`:\n\n```\n/label\n```\n'],
    ['in every fence', '```\n/a\n```\n\nText\n\n```\n/b\n```\n'],
    ['by CRLF', '```\r\n/close\r\n```\r\n'],
  ];
  for (const [name, text] of kept) {
    test(`code that every version sees stays as it is: ${name}`, () => assert.equal(escapeQuickActions(text), text));
  }

  const stairs: readonly [string, string, string][] = [
    ['a slash', '/close', '\\/close'],
    ['an escape of one’s own', '\\/close', '&#47;close'],
    ['a reference of one’s own', '&#47;close', '&#047;close'],
    ['one of several zeros', '  &#0047;close', '  &#00047;close'],
    [
      'in code, where each character shows',
      '~~~\n/close\n\\/close\n\\\\/close\n~~~',
      '~~~\n\\/close\n\\\\/close\n\\\\\\/close\n~~~',
    ],
  ];
  for (const [name, text, sent] of stairs) {
    test(`is read back to the letter: ${name}`, () => {
      assert.equal(escapeQuickActions(text), sent);
      assert.equal(unescapeQuickActions(sent), text);
    });
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
        for (const parser of quickActionParsers) {
          assert.deepEqual(extract(disarmQuickActions(parts.join('\n')), parser).commands, []);
        }
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
        const once = disarmQuickActions(text);
        assert.equal(disarmQuickActions(once), once);
        assert.equal(once.replaceAll('\\/', '/'), text.replaceAll('\\/', '/'));
      }),
    );
  });
});
