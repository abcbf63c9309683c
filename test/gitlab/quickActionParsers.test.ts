// What each parser of GitLab takes for a command.
import assert from 'node:assert/strict';
import { extract, type QuickActionParser, quickActionParsers } from './quickActionParsers';

suite('stand-in GitLab: what is a quick action', () => {
  const everywhere: QuickActionParser[] = [...quickActionParsers];
  const rows: readonly (readonly [string, string, readonly QuickActionParser[]])[] = [
    ['a line of its own', 'One\n\n/close\n\nTwo', everywhere],
    ['within a paragraph', 'One\n/close\nTwo', everywhere],
    ['in capitals, with an argument', '/LABEL ~bug', everywhere],
    ['with carriage returns in its name', '/cl\rose', everywhere],
    ['with the long s, which folds to s', '/clo\u017fe', everywhere],
    ['with a backslash', '\\/close', []],
    ['with a space before it', ' /close', []],
    ['with a letter behind it', '/closed', []],
    ['in a bare fence', '```\n/close\n```', []],
    ['in a fence with a language', '```sh\n/close\n```', ['fences']],
    ['in a fence of tildes', '~~~\n/close\n~~~', ['greedy-code', 'fences']],
    ['in a fence that a plain space ends', '```\n/a\n``` \n/close\n', everywhere],
    ['in a fence that a no-break space does not end', '```\n\n/close\n```\u00a0', ['greedy-code', 'fences']],
    ['in a fence within a comment', '<!--\n```\n-->\n/close\n```', ['paragraphs', 'front-matter']],
    ['in a comment', '<!--\n/close\n-->', ['greedy-code', 'fences']],
    ['below an open div', '<div>\n/close', ['greedy-code', 'fences']],
    ['in a fence behind an odd backtick', 'It`s so\n\n```\n/close\n```\n\n/close', everywhere],
    ['in a quote', '> /close', []],
    ['in a quote of three marks', '>>>\n/close\n>>>', []],
    [
      'in code behind front matter',
      `---\na: b\n---\n${'\n'.repeat(4)}\`\`\`\n/close\n\`\`\`\n\n/etc\n`,
      ['front-matter'],
    ],
  ];
  for (const [what, text, expected] of rows) {
    test(what, () => {
      const found = quickActionParsers.filter(parser =>
        extract(text, parser).commands.some(
          ({ name }) => name.normalize('NFKC').startsWith('close') || name === 'label',
        ),
      );
      assert.deepEqual(found, expected);
    });
  }
});
