import assert from 'node:assert/strict';
import { listCodeOwners } from '../../../src/incident/codeOwners';

suite('The owners of code', () => {
  test('who owns everything comes first, then who owns most', () => {
    const text = [
      '# @nobody',
      '/docs/ @ben',
      '[Database][2] @cleo',
      '/src/ @cleo @ben.b',
      '* @ida',
      '/x @@maintainers',
    ];
    assert.deepEqual(listCodeOwners(text.join('\n')), ['ida', 'cleo', 'ben', 'ben.b']);
  });

  test('groups and addresses are nobody whom a review is assigned to', () => {
    assert.deepEqual(listCodeOwners('* @acme/platform ida@example.com'), []);
  });
});
