import assert from 'node:assert/strict';
import { listFolderPatterns } from '../../../../src/session/files/folderPatterns';

suite('The folders on the way to files', () => {
  const cases: readonly (readonly [glob: string, folders: readonly string[]])[] = [
    ['*.md', []],
    ['reviews/*.md', ['reviews']],
    ['.gitlab/issue_templates/*', ['.gitlab', '.gitlab/issue_templates']],
    ['reviews/**/*.md', ['reviews', 'reviews/**']],
    ['**/*.md', []],
    ['docs/{a,b/c}/*.md', ['docs']],
  ];
  for (const [glob, folders] of cases) {
    test(`of ${glob}`, () => assert.deepEqual(listFolderPatterns(glob), folders));
  }
});
