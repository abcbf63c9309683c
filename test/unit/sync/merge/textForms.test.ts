import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeLines } from '../../../../src/sync/merge/merge';
import {
  readForm,
  restoreText,
  restoreWhole,
  isSameDescription,
  prepareText,
} from '../../../../src/sync/merge/textForms';

suite('Text as it is sent and as it is read', () => {
  const sent: readonly (readonly [string, string, string])[] = [
    ['a quick action', '/close\nText', '\\/close\nText'],
    ['an indented one', 'Text\n  /label ~bug', 'Text\n  \\/label ~bug'],
    ['carriage returns and the end', 'One\r\nTwo\r\n\r\n', 'One\nTwo'],
    ['a byte order mark', '\uFEFFOne', 'One'],
    ['a slash within a line', 'a /close', 'a /close'],
    ['what somebody escaped, in a form that shows the same', '\\/close', '&#47;close'],
    ['code', '```\n/close\n```', '```\n/close\n```'],
  ];
  for (const [what, text, expected] of sent) {
    test(`sent: ${what}`, () => assert.equal(prepareText(text), expected));
  }

  const read: readonly (readonly [string, string, string])[] = [
    ['an escaped quick action', '\\/close\nText', '/close\nText'],
    ['an indented one', '   \\/due', '   /due'],
    ['what somebody escaped', '&#47;close', '\\/close'],
    ['a backslash that escapes nothing of ours', '\\*not bold\\*\n    \\/code', '\\*not bold\\*\n    \\/code'],
    ['a backslash in code', '```\n\\/api\n```', '```\n\\/api\n```'],
    ['carriage returns', 'One\r\nTwo\r\n', 'One\nTwo'],
    ['a byte order mark at the start, and nowhere else', '\uFEFFOne\n\uFEFFTwo', 'One\n\uFEFFTwo'],
  ];
  for (const [what, description, expected] of read) {
    test(`read: ${what}`, () => assert.equal(readForm(description), expected));
  }

  test('white space at either end does not make another description', () => {
    assert.ok(isSameDescription('\n\nText\r\nMore', 'Text\nMore  \n'));
    assert.ok(!isSameDescription('Text\n\nMore', 'Text\nMore'));
  });

  const piece = fc.constantFrom(
    '/close',
    '\\/close',
    ' /due',
    '/label ~x',
    '```',
    '~~~',
    '>>>',
    '</p>',
    '<!--',
    '',
    'words',
    '\r',
    '  ',
  );
  const anyText = fc.array(piece, { maxLength: 12 }).map(lines => lines.join('\n'));

  test('what was read is sent as it was', () => {
    const property = fc.property(anyText, text => {
      // Only what was sent by this product is sure to have no quick action left.
      const description = prepareText(text);
      assert.equal(prepareText(readForm(description)), description);
    });
    fc.assert(property, { seed: 20251120, numRuns: 300 });
  });

  test('sending and reading keep every line in its place', () => {
    const property = fc.property(anyText, text => {
      const description = prepareText(text);
      assert.equal(description.split('\n').length, text.trimEnd().split('\n').length);
      assert.equal(readForm(description).split('\n').length, description.split('\n').length);
    });
    fc.assert(property, { seed: 20251120, numRuns: 200 });
  });
});

suite('A merge brought back into a text', () => {
  const together = (base: string, local: string, remote: string): string | undefined => {
    const [o, a, b] = [base, prepareText(local), remote].map(text => text.split('\n'));
    const merged = mergeLines(o ?? [], a ?? [], b ?? []);
    return merged && restoreText(local, merged, { remote });
  };

  test('a text that nobody else changed stays to the byte', () => {
    const local = 'One\r\n/close\r\nmixed\n\\/due\r\n\r\n';
    assert.equal(together('x', local, 'x'), local);
  });

  test('lines of others get the text’s line ends, its own keep theirs and the end of the text', () => {
    assert.equal(
      together('a\nb\nc\nd', 'a\r\nhere\r\nc\nd\r\n\r\n', 'a\nb\nc\nd\nthere'),
      'a\r\nhere\r\nc\nd\r\nthere\r\n\r\n',
    );
  });

  test('quick actions of others are read, own escapes are kept', () => {
    assert.equal(together('a\n\\/close\nb\nc', 'A\n\\/close\nb\nc', 'a\n\\/close\nb\n\\/due'), 'A\n\\/close\nb\n/due');
  });

  test('addresses of uploads become the file’s own paths again', () => {
    const text = '# T\r\n![a](img/a.png)\r\nend\r\n';
    const start = text.indexOf('img/a.png');
    const images = [{ span: { start, end: start + 'img/a.png'.length }, url: '/uploads/1f/a.png' }];
    assert.equal(prepareText(text, images), '# T\n![a](/uploads/1f/a.png)\nend');
    const remote = '# T\n![of a](/uploads/1f/a.png)\nend';
    assert.equal(restoreWhole(text, remote, images), '# T\r\n![of a](img/a.png)\r\nend\r\n');
  });
});
