// VS Code gives each window of one workspace a storage of its own, by turns: no draft may be hidden in one of them.
import assert from 'node:assert/strict';
import { Uri, workspace } from 'vscode';
import { hasDrafts, findSeat, type Places } from '../../src/inPlace/drafts/draftFolder';
import { Drafts } from '../../src/inPlace/drafts/drafts';
import { openDraftFolder } from '../../src/inPlace/drafts/openDraftFolder';
import { Seals } from '../../src/inPlace/drafts/seals';
import { openStoreFolder } from '../../src/session/files/storeFolder';
import { Store } from '../../src/session/store';
import { memorySecrets } from '../sync/secretStorage';
import { folder, remove } from './support';

const review = { project: 'acme/production', iid: 9 };
const key = { key: 'acme/production#9', owner: 'gitlab.example.com:1' };
const base = { review, description: 'As it was.', updatedAt: 1, confidential: false };

suite('Drafts of the windows of one workspace', () => {
  const root = (): Uri => Uri.joinPath(folder(), '.windows');
  /** `seat`: how VS Code calls its storage. */
  const placesOf = (seat: string): Places => ({
    storageUri: Uri.joinPath(root(), 'storages', `4f1c${seat}`, 'incident-reviews'),
    globalStorageUri: Uri.joinPath(root(), 'global'),
  });
  const secrets = memorySecrets();
  let clock = 1;
  const now = (): number => (clock += 1);
  const failed = (error: unknown): void => assert.fail(String(error));
  teardown(() => remove('.windows'));

  /** A window that was just loaded. */
  function openWindow(seat: string): Drafts {
    const places = placesOf(seat);
    const own = findSeat(places);
    return new Drafts(
      new Store(openDraftFolder(places, failed), `${own}-${crypto.randomUUID()}`, now),
      new Seals(secrets),
      own,
    );
  }
  const write = (drafts: Drafts, text: string): Promise<void> =>
    drafts.write(key, { name: 'review', title: 'Review', text, base, mtime: now(), updatedAt: 1 });
  const read = async (drafts: Drafts): Promise<readonly unknown[]> => {
    const text = (await drafts.open(key))?.text ?? '';
    return [text, (await drafts.others(key, text)).map(each => each.text)];
  };

  test('each goes on with its own when all are loaded again, whoever wrote last, and is shown the other’s', async () => {
    const [first, second] = [openWindow(''), openWindow('-1')];
    await write(second, 'From the second.');
    await write(first, 'From the first.');
    assert.deepEqual(await read(openWindow('-1')), ['From the second.', ['From the first.']]);
    assert.deepEqual(await read(openWindow('')), ['From the first.', ['From the second.']]);
  });

  test('what a second window left is there in the only one of the next day', async () => {
    await write(openWindow('-1'), 'From the second.');
    assert.equal(await hasDrafts(placesOf('')), true);
    assert.deepEqual(await read(openWindow('')), ['From the second.', []]);
  });

  test('what an earlier version kept in the storage of any window is found', async () => {
    const at = Uri.joinPath(placesOf('-2').storageUri ?? root(), 'reviews');
    await write(new Drafts(new Store(openStoreFolder(at), 'former', now), new Seals(secrets)), 'From before.');
    assert.equal(await hasDrafts(placesOf('')), true);
    assert.deepEqual(await read(openWindow('')), ['From before.', []]);
    assert.deepEqual(await workspace.fs.readDirectory(at), []);
  });

  test('another workspace sees nothing of it', async () => {
    await write(openWindow(''), 'From the first.');
    const storageUri = Uri.joinPath(root(), 'storages', 'a7e0', 'incident-reviews');
    assert.equal(await hasDrafts({ ...placesOf(''), storageUri }), false);
  });
});
