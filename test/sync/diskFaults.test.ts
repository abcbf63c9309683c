// A disk that fails at any step of keeping a draft, a base, a journal or a logged entry: what was there stays, what was
// written is there once the disk works again, and nothing is sent twice because of it.
import assert from 'node:assert/strict';
import { KeptEventFiles } from '../../src/inPlace/events/keptEvents';
import { defaultLabelNames } from '../../src/incident/labels';
import { Store, type StoreFolder } from '../../src/session/store';
import { createGitLab, createSync, EventQueue, type NewEntry } from '../../src/sync';
import { sampleTokens } from '../gitlab';
import { allOf } from './operations';
import { incidentReference, memoryJournal, now, signal, startWorld, type World } from './syncing';
import { noSeals } from './secretStorage';

const codes = ['ENOSPC', 'EACCES', 'EIO'] as const;
const steps = ['names', 'read', 'create', 'remove'] as const;

/** What fails: the nth call of one kind, and with `sticks` every later one too. */
interface DiskFault {
  readonly code: (typeof codes)[number];
  readonly step: (typeof steps)[number];
  readonly nth: number;
  readonly sticks: boolean;
}

class Disk implements StoreFolder {
  readonly files = new Map<string, string>();
  fault: DiskFault | undefined;
  readonly #calls = new Map<string, number>();

  failWith(fault: DiskFault | undefined): void {
    this.fault = fault;
    this.#calls.clear();
  }

  async names(): Promise<readonly string[]> {
    await this.#step('names');
    return [...this.files.keys()];
  }

  async read(name: string): Promise<string | undefined> {
    await this.#step('read');
    return this.files.get(name);
  }

  async create(name: string, text: string): Promise<void> {
    await this.#step('create');
    this.files.set(name, text);
  }

  async remove(name: string): Promise<void> {
    await this.#step('remove');
    this.files.delete(name);
  }

  #step(step: DiskFault['step']): Promise<void> {
    const nth = (this.#calls.get(step) ?? 0) + 1;
    this.#calls.set(step, nth);
    const { fault } = this;
    const isHit = fault?.step === step && (fault.sticks ? nth >= fault.nth : nth === fault.nth);
    return isHit ? Promise.reject(Object.assign(new Error(fault.code), { code: fault.code })) : Promise.resolve();
  }
}

const faults: readonly DiskFault[] = codes.flatMap(code =>
  steps.flatMap(step =>
    [1, 2, 3, 4].flatMap(nth => [true, false].map((sticks): DiskFault => ({ code, step, nth, sticks }))),
  ),
);

const nameOf = ({ code, step, nth, sticks }: DiskFault): string =>
  `${code} at ${step} ${nth}${sticks ? ' and on' : ''}`;

suite('A draft, a base or a step on a disk that fails', () => {
  test(`${faults.length} faults: the text before or the new one is there, never none, and writing again ends well`, async () => {
    let failed = 0;
    for (const fault of faults) {
      const disk = new Disk();
      const mine = new Store(disk, 'mine', () => now);
      const others = new Store(disk, 'others', () => now);
      await mine.write('draft', 'first');
      await others.write('draft', 'theirs');
      disk.failWith(fault);
      const written = await mine.write('draft', 'second').then(
        () => true,
        () => false,
      );
      if (!written) failed += 1;
      disk.failWith(undefined);
      const left = (await new Store(disk, 'later', () => now).versions('draft')).map(({ value }) => value);
      assert.ok(left.includes('theirs'), `${nameOf(fault)}: another window’s draft`);
      assert.ok(left.includes('second') || (!written && left.includes('first')), nameOf(fault));
      await mine.write('draft', 'third');
      const last = (await new Store(disk, 'later', () => now).versions('draft')).map(({ value }) => value);
      assert.deepEqual(last.toSorted(), ['theirs', 'third'], nameOf(fault));
    }
    assert.ok(failed > 10, `only ${failed} failed`);
  });

  test('what could not be removed does not come back when another window goes on', async () => {
    const disk = new Disk();
    const store = new Store(disk, 'mine', () => now);
    await store.write('draft', 'first');
    disk.failWith({ code: 'EIO', step: 'remove', nth: 1, sticks: false });
    await assert.rejects(store.write('draft', 'second'));
    disk.failWith(undefined);
    const next = new Store(disk, 'next', () => now + 1);
    assert.equal(await next.read('draft'), 'second');
    await next.write('draft', 'third');
    assert.deepEqual(
      (await new Store(disk, 'later', () => now).versions('draft')).map(({ value }) => value),
      ['third'],
    );
  });

  test('what cannot be removed is still removed later', async () => {
    const disk = new Disk();
    const store = new Store(disk, 'mine', () => now);
    await store.write('step', 'begun');
    disk.failWith({ code: 'EACCES', step: 'remove', nth: 1, sticks: false });
    await assert.rejects(store.write('step', undefined));
    disk.failWith(undefined);
    assert.equal(await store.read('step'), 'begun');
    await store.write('step', undefined);
    assert.equal(await store.read('step'), undefined);
  });
});

function queueOn(disk: Disk, world: World, clock: { at: number }): EventQueue {
  const at = (): number => clock.at;
  const newId = (): string => crypto.randomUUID();
  const gitlab = createGitLab({ url: world.standIn.url, token: sampleTokens.onCall, delay: () => Promise.resolve() });
  const sync = createSync({ gitlab, journal: memoryJournal(), names: defaultLabelNames, now: at, newId });
  return new EventQueue({
    kept: new KeptEventFiles({ folder: disk, seals: noSeals, owner: 'me', window: newId(), now: at }),
    send: (event, keep) => sync.logEvent(event, keep, signal),
    now: at,
    newId,
    changed: () => undefined,
  });
}

suite('The log on a disk that fails', () => {
  test(`${faults.length} faults: each entry that was kept is in GitLab once in the end, and one that was not is said`, async () => {
    const world = await startWorld();
    try {
      await allOf([...faults.keys()], async index => {
        const fault = faults[index] ?? assert.fail();
        const disk = new Disk();
        const clock = { at: now };
        const queue = queueOn(disk, world, clock);
        const note = `Entry ${index}`;
        const entry: NewEntry = { incident: incidentReference, note, occurredAt: now, tags: [] };
        disk.failWith(fault);
        const kept = await queue.add(entry).then(
          () => true,
          () => false,
        );
        // Whoever is told that it was not kept asks again.
        await queue.send().catch(() => undefined);
        disk.failWith(undefined);
        if (!kept) await queue.add(entry);
        for (let tries = 0; tries < 3; tries += 1) {
          clock.at += 200_000;
          await queue.send();
        }
        const found = world.standIn.store.timelineOf(world.incident()).filter(each => each.note === note);
        assert.equal(found.length, 1, `${nameOf(fault)}: ${found.length} times`);
        // A claim that could not be given back ends by itself.
        const left = [...disk.files.keys()].filter(name => !name.endsWith('.lease'));
        assert.deepEqual(left, [], `${nameOf(fault)}: something is left`);
      });
    } finally {
      await world.standIn.stop();
    }
  });
});
