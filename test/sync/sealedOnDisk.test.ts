// What is half done of a confidential review: nothing of it can be read on disk, and the next window goes on with it.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../src/incident/labels';
import { FileBases } from '../../src/inPlace/drafts/bases';
import { Drafts, mayForget } from '../../src/inPlace/drafts/drafts';
import { Seals } from '../../src/inPlace/drafts/seals';
import { createSealedJournal } from '../../src/inPlace/drafts/sealedJournal';
import { Store, type StoreFolder } from '../../src/session/store';
import { createGitLab, createSync, type Sync } from '../../src/sync';
import { sampleTokens } from '../gitlab';
import { memoryFolder } from './folder';
import { memorySecrets } from './secretStorage';
import { incidentReference, newReview, now, secret, signal, startWorld, type World } from './syncing';

const id = '3f2c0000-0000-4000-8000-000000000001';
const title = `Incident Review: the ${secret} vault`;
const host = 'gitlab.acme.example';

suite('What is half done, on disk', () => {
  let world: World;
  let folder: ReturnType<typeof memoryFolder>;
  let secrets: ReturnType<typeof memorySecrets>;
  setup(async () => {
    world = await startWorld({ confidential: true });
    folder = memoryFolder();
    secrets = memorySecrets();
  });
  teardown(() => world.standIn.stop());

  /** Another window of the same machine; `newId`: by which it would begin another review. */
  function openWindow(writer: string, kept: StoreFolder = folder, newId = id): Sync {
    const store = new Store(kept, writer, () => now);
    const gitlab = createGitLab({ url: world.standIn.url, token: sampleTokens.onCall, delay: () => Promise.resolve() });
    return createSync({
      gitlab,
      journal: createSealedJournal({ store, seals: new Seals(secrets), host }),
      names: defaultLabelNames,
      now: () => now,
      newId: () => newId,
      delay: () => Promise.resolve(),
    });
  }

  /** Of each file of the folder, its name and its text. */
  const readDisk = (): string => [...folder.files].map(entry => entry.join('\n')).join('\n');

  test('a making that ends with a refusal leaves neither text nor title, nor the incident’s name', async () => {
    world.standIn.fault({ method: 'PUT', fault: { kind: 'status', status: 403 } });
    const result = await openWindow('a').createReview(newReview(id, { title, confidential: true }), signal);
    assert.equal(result.kind, 'failed');
    assert.equal(world.made().length, 1);
    assert.ok(folder.files.size > 0, 'what was begun is remembered');
    assert.doesNotMatch(readDisk(), new RegExp(`${secret}|vault|Baskets|acme/production`, 'u'));
  });

  test('a making that waits for more permissions leaves none either', async () => {
    world.standIn.fault({ method: 'PUT', fault: { kind: 'metadataDropped' } });
    world.standIn.fault({ method: 'POST', path: /\/links$/u, fault: { kind: 'status', status: 403 } });
    await openWindow('a').createReview(newReview(id, { title, confidential: true }), signal);
    assert.ok(folder.files.size > 0, 'what was dropped is asked for once more');
    assert.doesNotMatch(readDisk(), new RegExp(`${secret}|vault|Baskets`, 'u'));
  });

  test('a title that stands for an incident is in no key', async () => {
    const subject = { incident: undefined, project: 'acme/production', title };
    assert.equal(await openWindow('a').reviewId(subject), id);
    assert.equal(await openWindow('b', folder, 'another').reviewId(subject), id);
    assert.doesNotMatch(readDisk(), new RegExp(`${secret}|vault`, 'u'));
  });

  test('the next window goes on with it', async () => {
    const stop = world.standIn.fault({ method: 'PUT', fault: { kind: 'status', status: 403 } });
    const review = newReview(id, { title, confidential: true });
    await openWindow('a').createReview(review, signal);
    stop();
    const again = await openWindow('b').createReview(review, signal);
    assert.equal(again.kind === 'created' && again.resumed, true);
    assert.deepEqual(
      world.made().map(issue => [issue.title, issue.confidential]),
      [[title, true]],
    );
  });

  test('who has not the key sees nothing that was begun', async () => {
    const subject = { incident: incidentReference, project: 'acme/production', title };
    await openWindow('a').reviewId(subject);
    secrets = memorySecrets();
    assert.equal(await openWindow('b', folder, 'another').reviewId(subject), 'another');
  });

  test('of a sealed copy it can be told without its key whether GitLab has it, and nothing else', async () => {
    const base = { review: incidentReference, description: 'A', updatedAt: now, confidential: true };
    const kept = { name: title, text: `A ${secret}`, base, mtime: now, title, updatedAt: now };
    const key = { key: 'acme/production#9', owner: `${host}:1` };
    for (const isSent of [false, true]) {
      const store = new Store(folder, `window-${isSent}`, () => now + Number(isSent));
      const drafts = new Drafts(store, new Seals(secrets));
      await drafts.write(key, isSent ? { ...kept, sent: kept.text } : kept);
      assert.equal((await drafts.open(key))?.text, kept.text);
      const [newest] = await store.versions(`copy:${key.owner}:${key.key}`);
      assert.equal(newest && mayForget(newest.key, newest.value), isSent);
    }
    assert.doesNotMatch(readDisk(), new RegExp(`${secret}|vault`, 'u'));
  });

  test('the base of a confidential review’s file cannot be read either, and is there after a restart', async () => {
    const file = { toString: () => 'file:///reviews/vault.md' } as never;
    const base = {
      review: { project: 'acme/production', iid: 9 },
      description: `The ${secret} keys.`,
      updatedAt: now,
      confidential: true,
    };
    const basesOf = (writer: string): FileBases =>
      new FileBases(new Store(folder, writer, () => now), new Seals(secrets));
    await basesOf('a').write(file, base);
    assert.doesNotMatch(readDisk(), new RegExp(secret, 'u'));
    assert.deepEqual(await basesOf('b').read(file), base);
  });
});
