// Descriptions and comments of others on a page of ours: what a Markdown renderer makes of them.
import assert from 'node:assert/strict';
import fastCheck from 'fast-check';
import MarkdownIt, { type Token } from 'markdown-it';
import { removeComments } from '../../../src/incident/foreignText';
import { escapeForPage, quoteMarkdown } from '../../../src/incident/quotedMarkdown';

const place = { url: 'https://gitlab.example.com/tools', project: 'acme/production' };
const markdown = new MarkdownIt({ html: true, linkify: true });
const quote = (text: string): string => quoteMarkdown(text, place, 'More in GitLab.');
const html = (text: string): string => markdown.render(quote(text)).replaceAll('\u200b', '');

/** The document that a page is: a line of ours before and after. */
const tokensOf = (text: string): readonly Token[] =>
  markdown
    .parse(`# Page\n\n${quote(text)}\n\nLast line of ours\n`, {})
    .flatMap(token => [token, ...(token.children ?? [])]);

suite('Markdown of others as a quotation', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['words and marks', 'It is **down**, see `log`.', '<p>It is <strong>down</strong>, see <code>log</code>.</p>'],
    ['words spelled in tag characters', 'It is down\u{E0068}\u{E0069}', '<p>It is down</p>'],
    ['text turned around, and joined emoji', 'a\u202Eb 👩\u200D💻', '<p>ab 👩\u200D💻</p>'],
    ['a list', '- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['a tag', 'a <b>c</b>', '<p>a &lt;b&gt;c&lt;/b&gt;</p>'],
    ['a tag in code', '`<b>`', '<p><code>&lt;b&gt;</code></p>'],
    ['a heading', '## Impact ##', '<p><strong>Impact</strong></p>'],
    ['a heading in a list', '- # Impact', '<ul>\n<li><strong>Impact</strong></li>\n</ul>'],
    ['an underlined heading', 'Impact\n===', '<p>Impact\n===</p>'],
    ['a line under words', 'Impact\n---', '<p>Impact</p>\n<hr>'],
    ['a comment of a shell', '```\n# not a heading\n```', '<pre><code># not a heading\n</code></pre>'],
    ['a picture', '![graph](https://x.example/a.png)', '<p>!<a href="https://x.example/a.png">graph</a></p>'],
    [
      'an upload',
      '![graph](/uploads/0123456789abcdef0123456789abcdef/a.png)',
      '<p>!<a href="https://gitlab.example.com/tools/acme/production/uploads/0123456789abcdef0123456789abcdef/a.png">graph</a></p>',
    ],
    [
      'a link within GitLab',
      '[it](/acme/shop/-/issues/3)',
      '<p><a href="https://gitlab.example.com/tools/acme/shop/-/issues/3">it</a></p>',
    ],
    ['a command', '[it](command:workbench.action.quit)', '<p>[it](command:workbench.action.quit)</p>'],
    ['a command in disguise', '[it](&#99;ommand:x)', '<p>[it](&amp;#99;ommand:x)</p>'.replace('&amp;#99;', 'c')],
    ['a place of the machine', '[it](file:///etc/passwd)', '<p>[it](file:///etc/passwd)</p>'],
    ['an address without a scheme', 'see //files.example/a', '<p>see //files.example/a</p>'],
    ['a link by name', '[it]\n\n[it]: command:x', '<p>[it]</p>\n<p>[it]: command:x</p>'],
    ['a hidden comment', 'seen <!-- what\nto write --> here', '<p>seen  here</p>'],
    ['a comment that does not end', 'seen <!-- for ever', '<p>seen &lt;!-- for ever</p>'],
  ];
  for (const [what, text, expected] of rows) {
    test(what, () => assert.equal(html(text), `<blockquote>\n${expected}\n</blockquote>\n`));
  }

  test('nothing shows of a text that is empty or hidden', () => {
    for (const text of ['', '  \n\n', '<!-- only guidance -->']) assert.equal(quote(text), '');
  });

  test('a megabyte of comments that do not end is read once, not once for each beginning', () => {
    assert.match(quote('<!--'.repeat(250_000)), /More in GitLab\.$/u);
    assert.equal(removeComments(`${'<!-- a -->b'.repeat(3)}<!-- open`), 'bbb<!-- open');
  });

  test('what is too long is cut, and said so outside of the quotation', () => {
    const shown = quote(`\`\`\`\n${'x'.repeat(30_000)}`);
    assert.ok(shown.length < 20_100);
    assert.ok(shown.endsWith('\n\nMore in GitLab.'));
  });

  test('whatever it says: no tag, no picture, no heading, no link but to the web, and our last line is ours', () => {
    const piece = fastCheck.oneof(
      fastCheck.constantFrom(
        '<script>',
        '</blockquote>',
        '<!--',
        '-->',
        '```',
        '~~~',
        '\n',
        '\r',
        '\u2028',
        '> ',
        '# ',
        '===',
        '---',
        '- ',
        '1. ',
        '    ',
        '![',
        '](',
        ')',
        '[x]',
        ']: ',
        '[x]: ',
        'command:x',
        'javascript:y',
        'https://a.example',
        '<https://b.example>',
        '/uploads/',
        '&#99;',
        '\\',
        '`',
        '|',
        '\u0000',
        '\u202e',
        '<img src=x>',
        '[^1]',
        '---\na: b\n---',
      ),
      fastCheck.string({ maxLength: 6 }),
    );
    fastCheck.assert(
      fastCheck.property(
        fastCheck.array(piece, { maxLength: 30 }).map(pieces => pieces.join('')),
        text => {
          const tokens = tokensOf(text);
          const types = tokens.map(({ type }) => type);
          assert.ok(!types.some(type => ['html_block', 'html_inline', 'image'].includes(type)), text);
          assert.equal(types.filter(type => type === 'heading_open').length, 1, JSON.stringify(text));
          for (const token of tokens.filter(({ type }) => type === 'link_open')) {
            assert.match(token.attrGet('href') ?? '', /^(?:https?:\/\/|mailto:|ftp:)/u);
          }
          const last = tokens.findLast(({ type }) => type === 'inline');
          assert.equal(last?.content, 'Last line of ours');
          assert.equal(last.level, 1);
        },
      ),
      { numRuns: 4000 },
    );
  });

  test('within a line of a page a dollar begins no formula', () => {
    const escaped = escapeForPage('refunds of $5 and $10');
    assert.ok(!escaped.includes('$'));
    assert.equal(markdown.renderInline(escaped), 'refunds of $5 and $10');
  });
});
