import assert from 'node:assert/strict';
import { hasSingleCause } from '../../../src/editor/assist/singleCause';
import { parseReview } from '../../../src/review/parse/document';

function isSingle(body: string): boolean {
  const document = parseReview(`# Ovens are cold\n\n${body}`);
  const section = document.sections.find(({ meaning }) => meaning === 'root-cause');
  assert.ok(section);
  return hasSingleCause(document, section);
}

suite('One cause', () => {
  const cases: readonly (readonly [name: string, body: string, expected: boolean])[] = [
    ['a paragraph of one cause', '## Root cause\n\nThe fuse was too small,\nso it blew.\n', true],
    ['an item alone', '## Root cause\n\n- The fuse was too small.\n', true],
    [
      'a comment of the template beside it',
      '## Root cause\n\n<!-- What was it? -->\n\nThe fuse was too small.\n',
      true,
    ],
    ['two items', '## Root cause\n\n- The fuse was too small.\n- Nobody measured the current.\n', false],
    ['two paragraphs', '## Root cause\n\nThe fuse was too small.\n\nNobody measured the current.\n', false],
    ['words for more', '## Root cause\n\nThe small fuse combined with a long cable.\n', false],
    ['factors of their own', '## Root cause\n\nThe fuse.\n\n## Contributing factors\n\n- The cable.\n', false],
    ['a part below it', '## Root cause\n\nThe fuse.\n\n### Trigger\n\nThe cable.\n', false],
    ['nothing yet', '## Root cause\n\n## Timeline\n\n- 10:00 cold\n', false],
  ];
  for (const [name, body, expected] of cases) {
    test(`${expected ? 'is told by' : 'is not told by'} ${name}`, () => {
      assert.equal(isSingle(body), expected);
    });
  }
});
