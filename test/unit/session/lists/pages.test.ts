import assert from 'node:assert/strict';
import { appendPage, foldChanges, type ItemFacts } from '../../../../src/session/lists/pages';

interface Item {
  readonly key: string;
  readonly created: number;
  readonly updated: number;
  readonly opened: boolean;
}

const facts: ItemFacts<Item> = {
  keyOf: ({ key }) => key,
  createdAtOf: ({ created }) => created,
  updatedAtOf: ({ updated }) => updated,
  belongs: ({ opened }) => opened,
};

function item(key: string, created: number, over: Partial<Item> = {}): Item {
  return { key, created, updated: created, opened: true, ...over };
}

const items = [item('c', 30), item('b', 20), item('a', 10)];

function names(of: readonly Item[]): string {
  return of.map(({ key }) => key).join(' ');
}

suite('Pages of a list', () => {
  test('an item that moved to the next page while one read stands once', () => {
    assert.equal(names(appendPage(items, [item('a', 10), item('z', 5)], facts)), 'c b a z');
    assert.equal(appendPage(items, [item('a', 10)], facts), items);
  });

  test('what has not changed keeps its object, and nothing changed keeps the list', () => {
    const { items: after } = foldChanges({ items, hasMore: false }, [item('b', 20, { updated: 40 })], facts);
    assert.deepEqual(
      after.map((each, at) => each === items[at]),
      [true, false, true],
    );
    assert.equal(foldChanges({ items, hasMore: false }, [item('b', 20)], facts).items, items);
  });

  test('what was closed leaves, what is new comes to its place', () => {
    const changed = [item('b', 20, { opened: false, updated: 40 }), item('d', 40)];
    const { items: after, left } = foldChanges({ items, hasMore: true }, changed, facts);
    assert.equal(names(after), 'd c a');
    assert.equal(left, 1);
  });

  test('a change on a page that was not read stays there', () => {
    const old = item('z', 5, { updated: 50 });
    assert.equal(names(foldChanges({ items, hasMore: true }, [old], facts).items), 'c b a');
    assert.equal(names(foldChanges({ items, hasMore: false }, [old], facts).items), 'c b a z');
  });

  test('what was never there cannot leave', () => {
    const closed = item('x', 25, { opened: false });
    assert.deepEqual(foldChanges({ items, hasMore: false }, [closed], facts), { items, left: 0 });
  });
});
