// Which paths a glob names, and that none of them takes long.
import assert from 'node:assert/strict';
import { createGlobTest } from '../../../src/cli/globs';

const paths = [
  'a.md',
  'b.md',
  'b.txt',
  '.hidden.md',
  'reviews/a.md',
  'reviews/2026/b.md',
  'reviews/2026/it (1).md',
  '.gitlab/c.md',
  '🔥.md',
];

suite('Globs of the command line', () => {
  const table: readonly (readonly [glob: string, found: readonly string[]])[] = [
    ['*.md', ['a.md', 'b.md', '🔥.md']],
    ['**/*.md', ['a.md', 'b.md', 'reviews/a.md', 'reviews/2026/b.md', 'reviews/2026/it (1).md', '🔥.md']],
    ['reviews/**', ['reviews/a.md', 'reviews/2026/b.md', 'reviews/2026/it (1).md']],
    ['**/2026/*', ['reviews/2026/b.md', 'reviews/2026/it (1).md']],
    ['?.md', ['a.md', 'b.md', '🔥.md']],
    ['[b-z].*', ['b.md', 'b.txt']],
    ['[!b-z].md', ['a.md', '🔥.md']],
    ['[^a].md', ['b.md', '🔥.md']],
    ['{a,reviews/{a,2026/b}}.md', ['a.md', 'reviews/a.md', 'reviews/2026/b.md']],
    ['**/* (1).md', ['reviews/2026/it (1).md']],
    ['.*', ['.hidden.md']],
    ['.gitlab/*', ['.gitlab/c.md']],
    ['**.md', ['a.md', 'b.md', '🔥.md']],
    ['[', []],
    ['{a', []],
    ['', []],
  ];
  for (const [glob, found] of table) {
    test(`${JSON.stringify(glob)} finds ${found.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(paths.filter(createGlobTest(glob)), found));
  }

  const slow: readonly (readonly [glob: string, path: string])[] = [
    [`${'*a'.repeat(40)}*b`, 'a'.repeat(4000)],
    [`${'**/a/'.repeat(100)}b`, `${'a/'.repeat(2000)}c`],
    ['{a,b}'.repeat(40), 'a'.repeat(40)],
    [`${'{a,'.repeat(1000)}${'}'.repeat(1000)}`, 'b'],
    ['(a+)+b', 'a'.repeat(200)],
    ['['.repeat(2000), '['.repeat(2000)],
  ];
  for (const [glob, path] of slow) {
    test(`${glob.slice(0, 20)}… takes no time`, function () {
      this.timeout(5000);
      createGlobTest(glob)(path);
    });
  }
});
