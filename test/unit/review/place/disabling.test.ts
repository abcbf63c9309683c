// A comment that switches a rule off for a line: in every form of line the problem goes, and nothing else changes.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/review/fixes';
import { parseReview } from '../../../../src/review/parse/document';
import { findDisabling } from '../../../../src/review/place/disabling';
import { findGrowth } from '../../cpuTime';
import { builtIn, problems, bodyOf } from '../fixtures';

const code = 'security.secret';
const secret = ['password: ', 'hunter', '2secret'].join('');
const line = `<!-- review-disable-line ${code} -->`;
const above = `<!-- review-disable-next-line ${code} -->\n`;
const file = `<!-- review-disable-file ${code} -->`;

/** `SECRET` is what the problem is about, `LINE`, `ABOVE` and `FILE` the comments. */
const rows: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['a paragraph', '# T\n\nIt was SECRET then.\n', '# T\n\nABOVEIt was SECRET then.\n'],
  ['the second line of a paragraph', '# T\n\nOne said:\nSECRET\n', '# T\n\nOne said:\nSECRET LINE\n'],
  ['a hard break', '# T\n\nSaid\nSECRET  \nand more\n', '# T\n\nSaid\nSECRET LINE  \nand more\n'],
  ['a backslash at the end', '# T\n\nSaid\nSECRET a\\\\\nand more\n', '# T\n\nSaid\nSECRET a\\\\ LINE\nand more\n'],
  ['a hash at the end', '# T\n\nSaid\nin C# SECRET F#\n', '# T\n\nSaid\nin C# SECRET F# LINE\n'],
  ['an item', '# T\n\n- SECRET\n- other\n', '# T\n\n- SECRET LINE\n- other\n'],
  ['an item in an item', '# T\n\n1. a\n   - SECRET\n2. b\n', '# T\n\n1. a\n   - SECRET LINE\n2. b\n'],
  ['a quote', '# T\n\n> SECRET\n', '# T\n\n> SECRET LINE\n'],
  [
    'a row',
    '# T\n\n| a | b |\n| --- | --- |\n| SECRET | c |\n| d | e |\n',
    '# T\n\n| a | b |\n| --- | --- |\n| SECRET | c LINE |\n| d | e |\n',
  ],
  [
    'a row without its outer pipes',
    '# T\n\na | b\n--- | ---\nSECRET | c \\|\n',
    '# T\n\na | b\n--- | ---\nSECRET | c \\| LINE\n',
  ],
  ['a heading below text', '# T\n\nText\n## SECRET ##\n\nText\n', '# T\n\nText\n## SECRET LINE ##\n\nText\n'],
  ['the title', '# SECRET\n\nText\n', 'ABOVE# SECRET\n\nText\n'],
  [
    'the title below a marker',
    '<!-- incident-review\nid: 7\n-->\n# SECRET\n',
    '<!-- incident-review\nid: 7\n-->\n# SECRET LINE\n',
  ],
  ['an underlined heading', '# T\n\nSECRET\n---\n\nText\n', '# T\n\nABOVESECRET\n---\n\nText\n'],
  [
    'a link over two lines',
    '# T\n\nSaid\nSee [one SECRET\ntwo](https://a.example) end\n',
    '# T\n\nSaid\nSee [one SECRET\ntwo](https://a.example) end\n\nFILE\n',
  ],
  [
    'the title of a link over two lines',
    '# T\n\nSaid\nSee [one](https://a.example "t SECRET\ntwo") end\n',
    '# T\n\nSaid\nSee [one](https://a.example "t SECRET\ntwo") end\n\nFILE\n',
  ],
  [
    'the address of a link over two lines',
    '# T\n\nSaid\nSECRET [one](\nhttps://a.example) end\n',
    '# T\n\nSaid\nSECRET [one](\nhttps://a.example) end\n\nFILE\n',
  ],
  ['a picture over two lines', '# T\n\nSaid\n![a SECRET\nb](x.png)\n', '# T\n\nSaid\n![a SECRET\nb](x.png)\n\nFILE\n'],
  [
    'code of double marks over two lines',
    '# T\n\nSaid\nSee ``one SECRET\ntwo`` end\n',
    '# T\n\nSaid\nSee ``one SECRET\ntwo`` end\n\nFILE\n',
  ],
  [
    'an element over two lines',
    '# T\n\nSaid\ntext <a title="x SECRET\ny">z</a>\n',
    '# T\n\nSaid\ntext <a title="x SECRET\ny">z</a>\n\nFILE\n',
  ],
  ['a formula', '# T\n\nSaid\n$$\nSECRET\n$$\n', '# T\n\nSaid\n$$\nSECRET\n$$\n\nFILE\n'],
  ['a bracket that nothing ends', '# T\n\nSaid [one SECRET\nmore\n', '# T\n\nABOVESaid [one SECRET\nmore\n'],
  [
    'whole links and code before it',
    '# T\n\nSaid [a](b) `c` <d> $$e$$\nSECRET\nmore [f](g) ``h``\n',
    '# T\n\nSaid [a](b) `c` <d> $$e$$\nSECRET LINE\nmore [f](g) ``h``\n',
  ],
  ['front matter', '---\nnote: SECRET\n---\n\n# T\n\nText\n', '---\nnote: SECRET\n---\n\n# T\n\nText\n\nFILE\n'],
  ['code', '# T\n\n```\nSECRET\n```\n', '# T\n\n```\nSECRET\n```\n\nFILE\n'],
  ['a fence that is never closed', '# T\n\nText\n\n```\nSECRET\n', '# T\n\nText\n\nFILE\n\n```\nSECRET\n'],
  ['a fence that is never closed, and all there is', '```\nSECRET', 'FILE\n\n```\nSECRET'],
  [
    'code above a comment that is never closed',
    '# T\n\n```\nSECRET\n```\n\n<!-- more\n\ntext',
    '# T\n\n```\nSECRET\n```\n\nFILE\n\n<!-- more\n\ntext',
  ],
  ['a comment of several lines', '# T\n\n<!--\nSECRET\n-->\n\nText\n', '# T\n\n<!--\nSECRET\n-->\n\nText\n\nFILE\n'],
  ['above a quick action', '# T\n\n```\nSECRET\n```\n\n/label ~x\n', '# T\n\n```\nSECRET\n```\n\nFILE\n\n/label ~x\n'],
];

function findOne(
  text: string,
  problem: Parameters<typeof findDisabling>[1],
): NonNullable<ReturnType<typeof findDisabling>> {
  const found = findDisabling(parseReview(text), problem);
  assert.ok(found);
  return found;
}

suite('A rule off for a line', () => {
  for (const [ending, eol] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const) {
    for (const [name, pattern, expected] of rows) {
      test(`${name} (${ending})`, () => {
        const fill = (text: string): string =>
          text
            .replace('SECRET', secret)
            .replace('ABOVE', above)
            .replace('LINE', line)
            .replace('FILE', file)
            .replaceAll('\n', eol);
        const text = fill(pattern);
        const start = text.indexOf(secret) + 'password: '.length;
        const { scope, edit } = findOne(text, { code, span: { start, end: start } });
        const now = applyEdits(text, [edit]);
        assert.equal(now, fill(expected));
        assert.equal(scope, expected.includes('FILE') ? 'document' : 'line');
        const others = (of: string): readonly string[] =>
          problems(of)
            .map(problem => problem.code)
            .filter(each => each !== code);
        assert.deepEqual(others(now), others(text));
        assert.deepEqual(
          problems(now).filter(problem => problem.code === code),
          [],
        );
      });
    }
  }

  test('of a new review each problem goes alone, wherever it stands', () => {
    for (const id of ['incident-review', 'key-information', 'changeset-post-mortem']) {
      const template = builtIn(id);
      const text = `${bodyOf(template)}\n## Extra\n\nWe think human error did it. TODO\n`;
      const list = (of: string): readonly string[] =>
        problems(of, { template }).map(({ code: each, args }) => `${each} ${JSON.stringify(args)}`);
      for (const problem of problems(text, { template })) {
        const now = applyEdits(text, [findOne(text, problem).edit]);
        const left = list(now);
        const key = `${problem.code} ${JSON.stringify(problem.args)}`;
        assert.ok(!left.includes(key), `${id}: ${key} stayed in ${now}`);
        const before = list(text).filter(each => !each.startsWith(`${problem.code} `));
        assert.deepEqual(
          left.filter(each => !each.startsWith(`${problem.code} `)),
          before,
          `${id}: ${key}`,
        );
      }
    }
  });

  for (const unit of [' ', '\t', ' |', '# ', '\\']) {
    test(`a line with many of ${JSON.stringify(unit)} is read once`, () => {
      const run = (count: number): (() => unknown) => {
        const text = `# T\n\nSaid\n${secret}${unit.repeat(count)}and more\n`;
        const document = parseReview(text);
        const start = text.indexOf(secret);
        return () => findDisabling(document, { code, span: { start, end: start } });
      };
      const runs = { runSmall: run(5_000), runLarge: run(40_000) };
      assert.equal(findGrowth({ ...runs, mostTimes: 24, leastMs: 60 }), undefined);
    });
  }
});
