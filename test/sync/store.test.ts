// What windows keep on one machine, in a real folder: nothing fails, and nothing of one is lost to another.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store, unfinishedEnding, type StoreFolder } from '../../src/session/store';

const pairs = 150;

suite('The store of several windows', () => {
  let home: string;
  let clock: number;

  setup(async () => {
    home = await mkdtemp(join(tmpdir(), 'incident-reviews-'));
    clock = 1_000_000;
  });
  teardown(() => rm(home, { recursive: true, force: true }));

  const missing = (error: unknown): undefined => {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  };

  function folder(): StoreFolder {
    const at = (name: string): string => join(home, 'kept', name);
    return {
      names: async () => (await readdir(join(home, 'kept')).catch(missing)) ?? [],
      read: name => readFile(at(name), 'utf8').catch(missing),
      create: async (name, text) => {
        await mkdir(join(home, 'kept'), { recursive: true });
        await writeFile(at(name) + unfinishedEnding, text);
        await rename(at(name) + unfinishedEnding, at(name));
      },
      remove: name => rm(at(name), { force: true }),
    };
  }

  const windowCalled = (writer: string, files = folder()): Store => new Store(files, writer, () => clock);
  const valuesIn = async (store: Store, key: string): Promise<readonly unknown[]> =>
    (await store.versions(key)).map(({ value }) => value);

  test(`${pairs} pairs of writes at the same time: none fails, none is lost`, async () => {
    const [one, other] = [windowCalled('one'), windowCalled('other')];
    const writes = Array.from({ length: pairs }, (_, at) => [
      one.write('draft', `1-${at}`),
      other.write('draft', `2-${at}`),
    ]);
    const results = await Promise.allSettled(writes.flat());
    assert.deepEqual(
      results.filter(({ status }) => status === 'rejected'),
      [],
    );
    const left = await valuesIn(windowCalled('third'), 'draft');
    assert.deepEqual(left.toSorted(), [`1-${pairs - 1}`, `2-${pairs - 1}`]);
  });

  test(`${pairs} pairs on as many keys: each has both`, async () => {
    const [one, other] = [windowCalled('one'), windowCalled('other')];
    const keys = Array.from({ length: pairs }, (_, at) => `draft ${at}`);
    await Promise.all(keys.flatMap(key => [one.write(key, 'mine'), other.write(key, 'theirs')]));
    for (const key of keys) assert.deepEqual((await valuesIn(one, key)).toSorted(), ['mine', 'theirs']);
  });

  test('what a window reads while another writes is never nothing', async () => {
    const [one, other] = [windowCalled('one'), windowCalled('other')];
    await one.write('draft', 0);
    const writing = (async () => {
      for (let at = 1; at <= pairs; at += 1) await one.write('draft', at);
    })();
    for (let at = 0; at < pairs; at += 1) assert.equal((await valuesIn(other, 'draft')).length > 0, true);
    await writing;
  });

  test('a window that goes on from a draft replaces it, and no later one', async () => {
    const [one, other] = [windowCalled('one'), windowCalled('other')];
    await one.write('draft', 'first');
    const [found] = await other.versions('draft');
    assert.ok(found);
    other.adopt(found);
    await one.write('draft', 'second');
    await other.write('draft', 'from the first');
    assert.deepEqual((await valuesIn(other, 'draft')).toSorted(), ['from the first', 'second']);
  });

  test('what is adopted while it writes is replaced by the next write, and so is what it wrote', async () => {
    const files = folder();
    let meanwhile: () => void = () => undefined;
    const one = windowCalled('one', {
      ...files,
      create: async (name, text) => {
        await files.create(name, text);
        meanwhile();
      },
    });
    await windowCalled('other').write('draft', 'theirs');
    const [found] = await one.versions('draft');
    assert.ok(found);
    meanwhile = () => one.adopt(found);
    await one.write('draft', 'first');
    meanwhile = () => undefined;
    clock += 1;
    await one.write('draft', 'second');
    assert.deepEqual(await valuesIn(one, 'draft'), ['second']);
  });

  test('the newest value is read, and the next write replaces what was read', async () => {
    const [one, other] = [windowCalled('one'), windowCalled('other')];
    await one.write('step', 1);
    clock += 1;
    await other.write('step', 2);
    assert.equal(await one.read('step'), 2);
    await one.write('step', 3);
    assert.deepEqual(await valuesIn(other, 'step'), [3]);
    await one.write('step', undefined);
    assert.equal(await other.read('step'), undefined);
  });

  test('removing takes what was read, and leaves what another window wrote since', async () => {
    const [one, other] = [windowCalled('one'), windowCalled('other')];
    await one.write('step', 1);
    await other.write('step', 2);
    await one.write('step', undefined);
    assert.deepEqual(await valuesIn(one, 'step'), [2]);
  });

  test('a crash while it writes leaves what was there', async () => {
    const store = windowCalled('one');
    await store.write('draft', 'whole');
    const files = folder();
    const broken = windowCalled('one', {
      ...files,
      create: (name, text) =>
        files.create(`${name}.half`, text.slice(0, 5)).then(() => Promise.reject(new Error('crash'))),
    });
    await assert.rejects(broken.write('draft', 'half'), /crash/u);
    assert.deepEqual(await valuesIn(windowCalled('two'), 'draft'), ['whole']);
  });

  test('a crash between writing and tidying up shows the newer text alone', async () => {
    const files = folder();
    const store = windowCalled('one', { ...files, remove: () => Promise.reject(new Error('crash')) });
    await store.write('draft', 'older');
    await assert.rejects(store.write('draft', 'newer'), /crash/u);
    assert.deepEqual(await valuesIn(windowCalled('two'), 'draft'), ['newer']);
  });

  for (const text of ['', '{"key":', '{"value":1}', '[]', 'null']) {
    test(`a file that holds ${JSON.stringify(text)} is as good as none`, async () => {
      const store = windowCalled('one');
      await store.write('draft', 'whole');
      const [name] = await readdir(join(home, 'kept'));
      assert.ok(name);
      await writeFile(join(home, 'kept', name), text);
      assert.equal(await store.read('draft'), undefined);
    });
  }

  test('the oldest that may go do, and drafts stay', async () => {
    const store = windowCalled('one');
    for (let at = 0; at < 305; at += 1) {
      clock += 1;
      await store.write(`key ${at}`, at < 3 ? 'draft' : 'sent');
    }
    await store.trim((_, value) => value === 'sent');
    assert.equal((await readdir(join(home, 'kept'))).length, 300);
    assert.equal(await store.read('key 0'), 'draft');
    assert.equal(await store.read('key 3'), undefined);
    assert.equal(await store.read('key 8'), 'sent');
  });
});
