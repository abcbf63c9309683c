// In which order the versions of a draft reach the disk, and which of them belong together.
import assert from 'node:assert/strict';
import { Drafts } from '../../../../src/inPlace/drafts/drafts';
import type { Seals } from '../../../../src/inPlace/drafts/seals';
import type { KeptCopy } from '../../../../src/inPlace/copy/kept';
import { Store } from '../../../../src/session/store';
import { memoryFolder } from '../../../sync/folder';

const key = { owner: 'gitlab.example.com:1', key: 'g/p#7' };
const review = { project: 'g/p', iid: 7 };

const makeKept = (text: string, confidential: boolean): KeptCopy => ({
  name: 'late',
  text,
  base: { review, description: 'As it was.', updatedAt: 1, confidential },
  mtime: 1,
  title: 'Late',
  updatedAt: 1,
});

suite('The versions of a draft', () => {
  /** What the key store or the machine takes its time with, by the order in which it was asked for. */
  let sealing: (() => void)[];
  let folder: ReturnType<typeof memoryFolder>;
  let drafts: Drafts;

  setup(() => {
    sealing = [];
    folder = memoryFolder();
    const seals = {
      seal: (_: string, value: unknown) => new Promise(resolve => sealing.push(() => resolve({ value }))),
      open: (_: string, value: unknown) =>
        Promise.resolve(typeof value === 'object' && value && 'value' in value ? value.value : value),
    } as unknown as Seals;
    drafts = new Drafts(new Store(folder, 'one', () => 1), seals, 'one');
  });

  /** Ends what is being sealed, the last one first, until all is done. */
  async function finish(...works: readonly Promise<void>[]): Promise<void> {
    const all = Promise.all(works).then(() => true);
    const pause = (): Promise<false> => new Promise(resolve => setTimeout(() => resolve(false), 5));
    while (!(await Promise.race([all, pause()]))) for (const end of sealing.splice(0).toReversed()) end();
  }

  test('the newer text is kept, though the older one was sealed after it', async () => {
    await finish(drafts.write(key, makeKept('older', true)), drafts.write(key, makeKept('newer', true)));
    assert.equal((await drafts.peek(key))?.text, 'newer');
  });

  test('the text of a review that is not confidential any more is kept, and not the sealed one before it', async () => {
    await finish(drafts.write(key, makeKept('older', true)), drafts.write(key, makeKept('newer', false)));
    assert.equal((await drafts.peek(key))?.text, 'newer');
  });

  test('what was given up does not come back once it is sealed', async () => {
    await finish(drafts.write(key, makeKept('older', true)), drafts.forget(key));
    assert.equal(await drafts.peek(key), undefined);
    assert.deepEqual([...folder.files.keys()], []);
  });

  test('one that cannot be sealed is told, and the next one is kept', async () => {
    const failing = {
      seal: () => Promise.reject(new Error('no key store')),
      open: (_: string, value: unknown) => Promise.resolve(value),
    } as unknown as Seals;
    const others = new Drafts(new Store(folder, 'two', () => 1), failing, 'two');
    const [first, second] = [others.write(key, makeKept('older', true)), others.write(key, makeKept('newer', false))];
    await assert.rejects(first, /no key store/u);
    await second;
    assert.equal((await others.peek(key))?.text, 'newer');
  });
});
