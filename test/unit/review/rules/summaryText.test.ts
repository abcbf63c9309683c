// A summary says in a sentence what happened.
import assert from 'node:assert/strict';
import { found, lines } from '../fixtures';

suite('summary.no-text', () => {
  const cases: readonly (readonly [name: string, summary: readonly string[], isFound: boolean])[] = [
    ['fields alone', ['- Service: ovens', '- Minutes: 30'], true],
    ['a table alone', ['| Service | Minutes |', '| - | - |', '| ovens | 30 |'], true],
    ['fields and a sentence', ['- Service: ovens', '', 'A valve closed and nobody could bake.'], false],
    ['a field that is a sentence', ['- What happened: a valve closed and nobody could bake'], false],
    [
      'a table of an update below',
      ['Cold ovens.', '', '## What happened', '', '| Service |', '| - |', '| oven |'],
      false,
    ],
    ['a sentence in Chinese', ['- 服务:烤箱', '', '阀门关闭,无法烘焙面包。'], false],
    ['a picture beside the fields', ['- Service: ovens', '', '![ovens](ovens.png)'], false],
    ['entries of a timeline', ['- **2026-03-01 10:05 UTC**: gas off', '- **10:20**: gas on'], false],
    ['a field that is still empty says so itself', ['- Service: ovens', '- Minutes:'], false],
  ];
  for (const [name, summary, isFound] of cases) {
    test(name, () => {
      const codes = found(lines('## Summary', '', ...summary)).map(([code]) => code);
      assert.equal(codes.includes('summary.no-text'), isFound);
    });
  }
});
