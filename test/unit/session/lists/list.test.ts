// A list against a server of its own: what is asked, and what is shown.
import assert from 'node:assert/strict';
import type { Page } from '../../../../src/gitlab/index';
import { List } from '../../../../src/session/lists/list';

interface Item {
  readonly id: number;
  readonly updated: number;
  readonly opened: boolean;
}

const perPage = 50;
const hour = 3_600_000;

/** So many open items, the newest first, each read as it is at the moment. */
function serve(count: number): {
  readonly list: List<Item>;
  readonly asked: string[];
  readonly change: (id: number, over?: Partial<Item>) => void;
  readonly pass: (milliseconds: number) => void;
  /** From now on one of several projects cannot be read; undefined: all can. */
  readonly hide: (place: string | undefined) => void;
  readonly serveItem: (item: Item) => void;
  /** From now on each page is the first one, and another one follows. */
  readonly repeat: () => void;
} {
  let repeats = false;
  let failed: Page<Item>['failed'];
  let now = 1_000_000;
  const items = new Map<number, Item>();
  for (let id = 1; id <= count; id += 1) items.set(id, { id, updated: id, opened: true });
  const asked: string[] = [];
  const sort = (of: readonly Item[]): Item[] => of.toSorted((a, b) => b.id - a.id);
  const list = new List<Item>(
    {
      fetch: page => {
        asked.push(`page ${page}`);
        // Nobody waits for a test without an end.
        assert.ok(page < 1000);
        const open = sort([...items.values()].filter(({ opened }) => opened));
        const end = repeats ? perPage : page * perPage;
        return Promise.resolve({
          items: open.slice(end - perPage, end),
          nextPage: repeats || end < open.length ? page + 1 : undefined,
          failed,
        });
      },
      fetchChanges: since => {
        asked.push('changes');
        return Promise.resolve({
          items: [...items.values()].filter(({ updated }) => updated >= since),
          nextPage: undefined,
          failed,
        });
      },
      failureOf: (error, place) =>
        Promise.resolve({ kind: 'defect', message: `${String(error)} ${place ?? ''}`.trim(), ways: [] }),
      keyOf: ({ id }) => String(id),
      updatedAtOf: ({ updated }) => updated,
      createdAtOf: ({ id }) => id,
      belongs: ({ opened }) => opened,
    },
    () => now,
  );
  return {
    list,
    asked,
    change: (id, over = {}) => {
      now += 1;
      items.set(id, { id, opened: true, ...items.get(id), ...over, updated: now });
    },
    pass: milliseconds => (now += milliseconds),
    serveItem: item => void items.set(item.id, item),
    repeat: () => (repeats = true),
    hide: place => (failed = place === undefined ? undefined : { place, error: 'gone' }),
  };
}

suite('A list', () => {
  test('a refresh asks once for what has changed, whatever number of pages was read', async () => {
    const { list, asked, change } = serve(10_000);
    await list.load();
    await list.loadMore();
    await list.loadMore();
    assert.equal(list.items.length, 150);
    asked.length = 0;
    for (const id of [9_999, 9_998, 9_990, 9_900, 9_870]) change(id);
    const before = list.items;
    await list.refresh();
    assert.deepEqual(asked, ['changes']);
    assert.equal(list.items.length, 150);
    assert.equal(list.items.filter((item, at) => item !== before[at]).length, 5);
  });

  test('after a write from here it is asked once more, as what was under way may be older', async () => {
    const { list, asked } = serve(3);
    await list.renew();
    assert.deepEqual(asked, []);
    void list.load();
    await list.renew();
    assert.deepEqual(asked, ['page 1', 'changes']);
    void list.refresh();
    await Promise.all([list.renew(), list.renew()]);
    assert.deepEqual(asked, ['page 1', 'changes', 'changes', 'changes']);
  });

  for (const [name, ask] of [
    ['while a refresh is under way', (list: List<Item>) => Promise.all([list.refresh(), list.loadMore()])],
    ['and a refresh after it', (list: List<Item>) => Promise.all([list.loadMore(), list.refresh()])],
    ['twice in one moment, which is once', (list: List<Item>) => Promise.all([list.loadMore(), list.loadMore()])],
  ] as const) {
    test(`the next page that somebody asks for is read: ${name}`, async () => {
      const { list, change } = serve(200);
      await list.load();
      change(199);
      await ask(list);
      assert.equal(list.items.length, 100);
    });
  }

  test('the next page is asked for by nobody any more where all was forgotten meanwhile', async () => {
    const { list, asked } = serve(200);
    await list.load();
    void list.refresh();
    const more = list.loadMore();
    list.reset();
    await more;
    assert.ok(!asked.includes('page 2'));
  });

  for (const [name, begin, ask] of [
    ['a refresh behind a page', (list: List<Item>) => list.loadMore(), (list: List<Item>) => list.refresh()],
    ['a page behind a refresh', (list: List<Item>) => list.refresh(), (list: List<Item>) => list.loadMore()],
    ['a renewal behind a refresh', (list: List<Item>) => list.refresh(), (list: List<Item>) => list.renew()],
  ] as const) {
    for (const again of ['', ', also where the next one has read it'])
      test(`${name} that hangs is asked for by nobody any more once all was forgotten${again}`, async () => {
        const { list: served, asked } = serve(200);
        const { source, now } = served;
        let hangs = false;
        /** Until its signal ends it, and a while longer. */
        const hang = (signal: AbortSignal): Promise<Page<Item>> =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason as Error), 5));
          });
        const list = new List<Item>(
          {
            ...source,
            fetch: (page, signal) => (hangs ? hang(signal) : source.fetch(page, signal)),
            fetchChanges: (since, signal) => (hangs ? hang(signal) : source.fetchChanges(since, signal)),
          },
          now,
        );
        await list.load();
        hangs = true;
        const begun = begin(list);
        const waiting = ask(list);
        await new Promise(resolve => setImmediate(resolve));
        hangs = false;
        asked.length = 0;
        list.reset();
        if (again) await list.load();
        await Promise.all([begun, waiting]);
        assert.deepEqual(asked, again ? ['page 1'] : []);
      });
  }

  test('nothing is said where nothing has changed', async () => {
    const { list } = serve(60);
    await list.load();
    let said = 0;
    list.onDidChange(() => (said += 1));
    await list.refresh();
    assert.equal(said, 0);
  });

  test('what was closed goes, and no item is missing on the pages that follow', async () => {
    const { list, change } = serve(120);
    await list.load();
    change(100, { opened: false });
    change(101, { opened: false });
    change(121);
    await list.refresh();
    assert.equal(list.items.length, 49);
    await list.loadMore();
    await list.loadMore();
    await list.loadMore();
    assert.equal(list.items.length, 119);
    assert.equal(list.hasMore, false);
  });

  test('what has left is told as it is now, until it comes back', async () => {
    const { list, change } = serve(3);
    await list.load();
    let told = 0;
    list.onDidChange(() => (told += 1));
    const departed = async (): Promise<readonly (readonly [number, number])[]> => {
      await list.refresh();
      return list.departed.map(({ id, updated }) => [id, updated] as const);
    };
    assert.deepEqual(await departed(), []);
    change(2, { opened: false });
    assert.deepEqual(await departed(), [[2, 1_000_001]]);
    change(2);
    assert.deepEqual(await departed(), [[2, 1_000_002]]);
    assert.equal(told, 2);
    change(2, { opened: true });
    assert.deepEqual(await departed(), []);
    change(2, { opened: false });
    await departed();
    list.reset();
    assert.deepEqual(list.departed, []);
  });

  test('where one of several projects cannot be read, the rest is shown, and all is read again once it can', async () => {
    const { list, asked, hide, change } = serve(3);
    hide('g/p');
    await list.load();
    assert.deepEqual([list.items.length, list.failure?.message], [3, 'gone g/p']);
    hide(undefined);
    change(2, { opened: false });
    asked.length = 0;
    await list.refresh();
    assert.deepEqual([list.items.length, list.failure, asked], [2, undefined, ['page 1']]);
    asked.length = 0;
    await list.refresh();
    assert.deepEqual(asked, ['changes']);
  });

  for (const [name, passed] of [
    ['after an hour', hour],
    ['by a clock that was set back', -hour],
  ] as const) {
    test(`${name} every page that was read is read again`, async () => {
      const { list, asked, pass } = serve(200);
      await list.load();
      await list.loadMore();
      pass(passed);
      asked.length = 0;
      await list.refresh();
      assert.deepEqual(asked, ['page 1', 'page 2']);
      assert.equal(list.items.length, 100);
    });
  }

  test('pages that repeat and never end are read to where they bring nothing new', async () => {
    const { list, asked, pass, repeat } = serve(200);
    await list.load();
    await list.loadMore();
    repeat();
    pass(hour);
    asked.length = 0;
    await list.refresh();
    assert.deepEqual(asked, ['page 1', 'page 2']);
    assert.deepEqual([list.items.length, list.hasMore], [50, true]);
  });

  test('what changed on the first page before a later page was read is told of by the next changes', async () => {
    const { list, asked, change } = serve(120);
    await list.load();
    change(100);
    change(60);
    await list.loadMore();
    await list.refresh();
    assert.equal(list.items.find(({ id }) => id === 100)?.updated, 1_000_001);
    assert.deepEqual(asked, ['page 1', 'page 2', 'changes']);
  });

  test('what changed on the first page while all pages were read again is told of by the next changes', async () => {
    const { list, asked, change, pass } = serve(120);
    await list.load();
    await list.loadMore();
    pass(hour);
    const { push } = asked;
    asked.push = text => {
      if (text === 'page 2') {
        change(100);
        change(60);
      }
      return push.call(asked, text);
    };
    await list.refresh();
    asked.push = push;
    await list.refresh();
    assert.equal(list.items.find(({ id }) => id === 100)?.updated, 1_000_001 + hour);
  });

  test('what was missing on the first page is read though the next page was there as a whole', async () => {
    const { list, asked, hide } = serve(120);
    hide('g/other');
    await list.load();
    hide(undefined);
    await list.loadMore();
    asked.length = 0;
    await list.refresh();
    assert.deepEqual(asked, ['page 1', 'page 2']);
    await list.refresh();
    assert.deepEqual(asked, ['page 1', 'page 2', 'changes']);
  });

  test('one that was changed in a time to come hides no change of the others', async () => {
    const { list, change, serveItem } = serve(3);
    serveItem({ id: 4, updated: 1_000_000 + 24 * 365 * hour, opened: true });
    await list.load();
    change(2, { opened: false });
    await list.refresh();
    assert.deepEqual(
      list.items.map(({ id }) => id),
      [4, 3, 1],
    );
  });

  test('an answer for who was signed in before does not hide what was known before of the next one', async () => {
    let answer: (page: Page<Item>) => void = () => undefined;
    const { source, now } = serve(1).list;
    const list = new List<Item>({ ...source, fetch: () => new Promise(resolve => (answer = resolve)) }, now);
    const reading = list.refresh();
    await new Promise(resolve => setImmediate(resolve));
    const own = { id: 7, updated: 7, opened: true };
    list.reset();
    list.seed([own], 7);
    answer({ items: [{ id: 1, updated: 1, opened: true }], nextPage: undefined, failed: undefined });
    await reading;
    assert.deepEqual([list.shown, list.items, list.knownAt], [[own], [], 7]);
  });

  test('what was known before is shown until something was read', async () => {
    const { list } = serve(3);
    list.seed([{ id: 77, updated: 1, opened: true }], 500);
    const shown = (): readonly number[] => list.shown.map(({ id }) => id);
    assert.deepEqual([shown(), list.items, list.knownAt], [[77], [], 500]);
    await list.load();
    assert.deepEqual([shown(), list.knownAt], [[3, 2, 1], 1_000_000]);
    list.seed([{ id: 78, updated: 1, opened: true }], 600);
    assert.deepEqual(shown(), [3, 2, 1]);
  });
});
