// Finding one of thousands by its key.
import assert from 'node:assert/strict';
import { createIndex } from '../../../../src/session/lists/issueIndex';

suite('An index of a list', () => {
  test('gives the first of two with one key, and nothing for a key that nobody has', () => {
    const find = createIndex<{ readonly key?: string; readonly at: number }>(({ key }) => key);
    const items = [{ at: 0 }, { key: 'a', at: 1 }, { key: 'b', at: 2 }, { key: 'a', at: 3 }];
    assert.deepEqual([find(items, 'a')?.at, find(items, 'b')?.at, find(items, 'c')], [1, 2, undefined]);
  });

  test('follows the items: each key is read once as long as they are the same', () => {
    let read = 0;
    const find = createIndex<string>(item => {
      read += 1;
      return item;
    });
    const items = ['a', 'b'];
    find(items, 'a');
    find(items, 'b');
    assert.equal(read, 2);
    assert.equal(find(['c'], 'a'), undefined);
  });
});
