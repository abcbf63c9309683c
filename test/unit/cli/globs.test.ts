// Which paths a glob names, and which are refused.
import assert from 'node:assert/strict';
import { createGlobTest } from '../../../src/cli/globs';
import { UsageError } from '../../../src/cli/usage';

const paths = [
  'a.md',
  'b.md',
  'b.txt',
  '.hidden.md',
  'reviews/a.md',
  'reviews/2026/b.md',
  'reviews/2026/it (1).md',
  '.gitlab/c.md',
];

suite('Globs of the command line', () => {
  const table: readonly (readonly [glob: string, found: readonly string[]])[] = [
    ['*.md', ['a.md', 'b.md']],
    ['**/*.md', ['a.md', 'b.md', 'reviews/a.md', 'reviews/2026/b.md', 'reviews/2026/it (1).md']],
    ['reviews/**', ['reviews/a.md', 'reviews/2026/b.md', 'reviews/2026/it (1).md']],
    ['**/2026/*', ['reviews/2026/b.md', 'reviews/2026/it (1).md']],
    ['?.md', ['a.md', 'b.md']],
    ['[b-z].*', ['b.md', 'b.txt']],
    ['[!b-z].md', ['a.md']],
    ['[^a].md', ['b.md']],
    ['{a,reviews/{a,2026/b}}.md', ['a.md', 'reviews/a.md', 'reviews/2026/b.md']],
    ['**/* (1).md', ['reviews/2026/it (1).md']],
    ['.*', ['.hidden.md']],
    ['.gitlab/*', ['.gitlab/c.md']],
    ['[', []],
    ['{a', []],
    ['', []],
  ];
  for (const [glob, found] of table) {
    test(`${JSON.stringify(glob)} finds ${found.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(paths.filter(createGlobTest([glob])), found));
  }

  test('a glob that begins with ! takes out what others name', () =>
    assert.deepEqual(paths.filter(createGlobTest(['**/*.md', '!reviews/**', '!./b.md'])), ['a.md']));

  const slow: readonly string[] = [
    `${'*a'.repeat(40)}*b`,
    `${'**/a/'.repeat(100)}b`,
    '{a,b}'.repeat(40),
    `${'{a,'.repeat(1000)}${'}'.repeat(1000)}`,
    '['.repeat(2000),
  ];
  for (const glob of slow) {
    test(`${glob.slice(0, 20)}… is refused, since it could take long`, () =>
      assert.throws(
        () => createGlobTest([glob]),
        new UsageError(`"${glob.slice(0, 100)}" has too many parts for a glob`),
      ));
  }
});
