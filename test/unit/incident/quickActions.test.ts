import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extract } from '../../gitlab/quickActions';
import { withoutQuickActions } from '../../../src/incident/quickActions';

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
