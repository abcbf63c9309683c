// What waits in the log may be overtaken: by an incident that everybody can read, a project that has got the path, another
// window. Nothing that was said in confidence becomes public, and nothing is sent to somebody else's project.
import assert from 'node:assert/strict';
import { KeptEventFiles } from '../../src/inPlace/events/keptEvents';
import type { StoreFolder } from '../../src/session/store';
import { defaultLabelNames } from '../../src/incident/labels';
import { createGitLab, createSync, EventQueue, type NewEntry } from '../../src/sync';
import { projectIds, sampleTokens, type Issue, type Store } from '../gitlab';
import { allOf } from './operations';
import { incidentReference, memoryJournal, now, signal, startWorld, type World, type WorldOptions } from './syncing';
import { noSeals } from './secretStorage';

const note = 'All keys of the sapphire vault were changed';
const colleague = 3;

function memoryFolder(): StoreFolder & { readonly files: ReadonlyMap<string, string> } {
  const files = new Map<string, string>();
  return {
    files,
    names: () => Promise.resolve([...files.keys()]),
    read: name => Promise.resolve(files.get(name)),
    create: (name, text) => Promise.resolve(void files.set(name, text)),
    remove: name => Promise.resolve(void files.delete(name)),
  };
}

/** A window that logs; `at` gives epoch milliseconds. */
function queueOf(world: World, folder: StoreFolder = memoryFolder(), at: () => number = () => now): EventQueue {
  const gitlab = createGitLab({ url: world.standIn.url, token: sampleTokens.onCall, delay: () => Promise.resolve() });
  const newId = (): string => crypto.randomUUID();
  const sync = createSync({ gitlab, journal: memoryJournal(), names: defaultLabelNames, now: at, newId });
  return new EventQueue({
    kept: new KeptEventFiles({ folder, seals: noSeals, owner: 'me', window: crypto.randomUUID(), now: at }),
    send: (event, keep) => sync.logEvent(event, keep, signal),
    now: at,
    newId,
    changed: () => undefined,
  });
}

const entryIn = (world: World, more: Partial<NewEntry> = {}): NewEntry => ({
  incident: incidentReference,
  note,
  occurredAt: now,
  tags: [],
  projectId: projectIds.production,
  confidential: world.incident().confidential,
  ...more,
});

async function withWorld(options: WorldOptions, work: (world: World) => Promise<void>): Promise<void> {
  const world = await startWorld(options);
  try {
    await work(world);
  } finally {
    await world.standIn.stop();
  }
}

const comments = ({ standIn }: World, issue: Issue): readonly { readonly body: string; readonly internal: boolean }[] =>
  standIn.store.notesOf(issue).filter(({ body }) => body.includes('incident-reviews:'));
const events = (world: World): readonly string[] =>
  world.standIn.store
    .timelineOf(world.incident())
    .map(each => each.note)
    .filter(each => each === note);

suite('What was logged in confidence', () => {
  for (const confidential of [true, false]) {
    test(`as a comment it is for members ${confidential ? 'only' : 'and others, as its incident is'}`, () =>
      withWorld({ confidential, graphql: 'off' }, async world => {
        const queue = queueOf(world);
        await queue.add(entryIn(world));
        assert.deepEqual(await queue.send(), []);
        assert.deepEqual(
          comments(world, world.incident()).map(({ internal }) => internal),
          [confidential],
        );
      }));
  }

  for (const graphql of ['current', 'off'] as const) {
    test(`waits where its incident is public by the time of sending, and goes when its writer says so (GraphQL ${graphql})`, () =>
      withWorld({ confidential: true, graphql }, async world => {
        const queue = queueOf(world);
        const { id } = await queue.add(entryIn(world));
        world.standIn.store.changeIssue(world.incident().id, { confidential: false, title: 'Open' }, colleague);
        world.standIn.clearRequests();
        const [hindrance] = await queue.send();
        assert.deepEqual(hindrance?.result, { kind: 'withheld', why: 'public' });
        assert.deepEqual(
          world.standIn.writes().filter(({ path }) => !path.includes('graphql')),
          [],
        );
        assert.equal(events(world).length + comments(world, world.incident()).length, 0);
        await queue.allowPublic(id);
        assert.deepEqual(await queue.send(), []);
        assert.equal(events(world).length + comments(world, world.incident()).length, 1);
      }));

    test(`is public at no request, whenever a colleague opens the incident (GraphQL ${graphql})`, async () => {
      let last = 0;
      await withWorld({ confidential: true, graphql }, async world => {
        const queue = queueOf(world);
        await queue.add(entryIn(world));
        world.standIn.clearRequests();
        await queue.send();
        last = world.standIn.requests.length;
      });
      assert.ok(last >= 2);
      await allOf(
        Array.from({ length: last }, (_, at) => at + 1),
        nth =>
          withWorld({ confidential: true, graphql }, async world => {
            const queue = queueOf(world);
            await queue.add(entryIn(world));
            world.standIn.clearRequests();
            const open = (store: Store): void =>
              void store.changeIssue(world.incident().id, { confidential: false, title: 'Open' }, colleague);
            world.standIn.before({ path: /./u, nth }, open);
            await queue.send();
            assert.deepEqual(
              comments(world, world.incident()).filter(({ internal }) => !internal),
              [],
              `a public comment, opened before request ${nth}`,
            );
          }),
      );
    });
  }

  test('is not sent to another project that has got the path', () =>
    withWorld({}, async world => {
      const queue = queueOf(world);
      await queue.add(entryIn(world, { projectId: 4711 }));
      const [hindrance] = await queue.send();
      assert.deepEqual(hindrance?.result, { kind: 'withheld', why: 'other-project' });
      assert.deepEqual(events(world), []);
    }));

  test('an entry of an earlier version, which says neither, is sent as ever', () =>
    withWorld({}, async world => {
      const queue = queueOf(world);
      await queue.add(entryIn(world, { projectId: undefined, confidential: undefined }));
      assert.deepEqual(await queue.send(), []);
      assert.equal(events(world).length, 1);
    }));
});

suite('Two windows of one person', () => {
  test('the same words in the same second in both are two entries, also where an answer is lost', () =>
    withWorld({}, async world => {
      const folder = memoryFolder();
      let at = now;
      const [one, other] = [queueOf(world, folder, () => at), queueOf(world, folder, () => at)];
      await one.add(entryIn(world));
      await other.add(entryIn(world));
      world.standIn.fault({ path: 'web:/api/graphql', nth: 2, fault: { kind: 'cut', when: 'before' } });
      await one.send();
      at += 61_000;
      await other.send();
      assert.equal(events(world).length, 2);
    }));

  test('whatever their order, one of them at a time sends an incident’s entries, and none waits for ever', async () => {
    let claimed = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomOf(seed);
      const memory = memoryFolder();
      // Every step of one window may come before or after every step of another one.
      const later = async <T>(work: () => Promise<T>): Promise<T> => {
        for (let turns = Math.floor(random() * 6); turns > 0; turns -= 1) await Promise.resolve();
        return work();
      };
      const folder: StoreFolder = {
        names: () => later(() => memory.names()),
        read: name => later(() => memory.read(name)),
        create: (name, text) => later(() => memory.create(name, text)),
        remove: name => later(() => memory.remove(name)),
      };
      let inside = 0;
      const windows = ['a', 'b', 'c'].map(
        window => new KeptEventFiles({ folder, seals: noSeals, owner: 'me', window, now: () => now }),
      );
      await Promise.all(
        windows.map(async window => {
          for (let tries = 0; tries < 4; tries += 1) {
            if (!(await window.claim(incidentReference))) continue;
            inside += 1;
            assert.equal(inside, 1, `seed ${seed}: two at once`);
            claimed += 1;
            await later(() => Promise.resolve());
            assert.equal(await window.claim(incidentReference), true, 'whoever holds it renews it');
            assert.equal(inside, 1, `seed ${seed}: two at once`);
            inside -= 1;
            await window.release(incidentReference);
          }
        }),
      );
      assert.equal(await windows[2]?.claim(incidentReference), true, `seed ${seed}: nobody holds it any more`);
    }
    assert.ok(claimed > 300);
  });
});

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
