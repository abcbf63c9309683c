// What waits for GitLab belongs to whoever logged it: another person who signs in sees and sends nothing of it.
import assert from 'node:assert/strict';
import { EventEmitter, Uri } from 'vscode';
import type { Account } from '../../src/session/account';
import { EventLog } from '../../src/inPlace/events/eventLog';
import type { Identity } from '../../src/inPlace/drafts/identity';
import type { InPlaceParts } from '../../src/inPlace/index';
import { Seals } from '../../src/inPlace/drafts/seals';
import { createLog } from '../../src/session/log';
import * as syncParts from '../../src/sync';
import type { LoggedEvent, LogResult, Sync } from '../../src/sync';
import { memorySecrets } from '../sync/secretStorage';
import { folder, remove, until, withAnswers } from './support';

const url = 'https://gitlab.example.com';
const incident = { project: 'acme/production', iid: 7 };
const entry = { incident, note: 'The vault was open', occurredAt: 1, tags: [] };
const offline = { kind: 'unreachable', method: 'POST', path: 'graphql', maybeDone: false } as const;

suite('Whose log it is', () => {
  const changed = new EventEmitter<void>();
  const person = { id: 1, isSignedIn: true };
  /** Who was signed in, for each entry that was sent. */
  const sentBy: number[] = [];
  /** Whether each was still kept as one that was written in confidence. */
  const sentInConfidence: (boolean | undefined)[] = [];
  let isOffline: boolean;
  let log: EventLog;
  let shown: number;
  let changes = 0;
  /** What GitLab says to an entry; without one it cannot be reached. */
  let refusal: LogResult | undefined;

  const sync = {
    logEvent: (event: LoggedEvent) => {
      if (refusal) return Promise.resolve(refusal);
      if (isOffline) return Promise.resolve({ kind: 'failed', phase: 'event', error: offline, issue: incident });
      sentBy.push(person.id);
      sentInConfidence.push(event.confidential);
      return Promise.resolve({ kind: 'logged', as: 'event', event });
    },
  } as unknown as Sync;

  setup(() => {
    Object.assign(person, { id: 1, isSignedIn: true });
    sentBy.length = 0;
    sentInConfidence.length = 0;
    isOffline = true;
    refusal = undefined;
    shown = 0;
    const shared = {
      context: { globalStorageUri: Uri.joinPath(folder(), '.log') },
      account: {
        onDidChange: changed.event,
        get changes() {
          return changes;
        },
        readAddress: () => Promise.resolve({ url, origin: url }),
      } as unknown as Account,
      lazy: { sync: () => Promise.resolve(syncParts) },
      log: createLog(),
      now: Date.now,
    } as unknown as InPlaceParts;
    log = new EventLog({
      shared,
      identity: { at: () => Promise.resolve({ ...person }) } as unknown as Identity,
      seals: new Seals(memorySecrets()),
      sync: () => Promise.resolve(sync),
    });
    log.onDidChange(() => (shown = log.waitingOf(incident).length));
  });
  teardown(async () => {
    log.dispose();
    await remove('.log');
  });

  function signIn(next: Partial<typeof person>): void {
    Object.assign(person, next);
    changes += 1;
    changed.fire();
  }

  test('it is shown to whoever wrote it, and to nobody from the moment on in which another account is there', async () => {
    assert.equal(await log.add(entry, await log.writer()), 'waiting');
    assert.equal(shown, 1);
    signIn({ id: 2 });
    assert.equal(shown, 0, 'who shows it is told');
    assert.deepEqual(log.waitingOf(incident), []);
    await log.send();
    assert.deepEqual(log.waitingOf(incident), [], 'the other person has nothing that waits');
    signIn({ id: 1 });
    await log.send();
    assert.deepEqual(
      log.waitingOf(incident).map(({ note }) => note),
      [entry.note],
    );
  });

  test('nobody sees it where nobody is signed in, and it stays', async () => {
    await log.add(entry, await log.writer());
    signIn({ isSignedIn: false });
    isOffline = false;
    await log.send().catch(() => undefined);
    assert.deepEqual([log.waitingOf(incident), sentBy], [[], []]);
    signIn({ isSignedIn: true });
    await log.send();
    assert.deepEqual([log.waitingOf(incident), sentBy], [[], [1]]);
  });

  test('what somebody was asked about is theirs, whoever signs in before they answer', async () => {
    isOffline = false;
    const writer = await log.writer();
    signIn({ id: 2 });
    assert.equal(await log.add(entry, writer), 'waiting');
    assert.deepEqual([sentBy, log.waitingOf(incident)], [[], []]);
    signIn({ id: 1 });
    await log.send();
    assert.deepEqual(sentBy, [1]);
  });

  test('what waits is sent again once in a while, however often one asked for it meanwhile', async () => {
    const timers = new Set<unknown>();
    const { setTimeout: begin, clearTimeout: end } = globalThis;
    const counted = (...[work, afterMs, ...rest]: Parameters<typeof setTimeout>): ReturnType<typeof setTimeout> => {
      const timer = begin(work, afterMs, ...rest);
      // Half a minute, less what passes meanwhile, which is more on a busy machine.
      if (afterMs !== undefined && afterMs > 10_000 && afterMs <= 30_000) timers.add(timer);
      return timer;
    };
    Object.assign(globalThis, {
      setTimeout: counted,
      clearTimeout: (timer: Parameters<typeof clearTimeout>[0]) => {
        timers.delete(timer);
        end(timer);
      },
    });
    try {
      await log.add(entry, await log.writer());
      await Promise.all(Array.from({ length: 5 }, () => log.send()));
      assert.equal(timers.size, 1);
    } finally {
      Object.assign(globalThis, { setTimeout: begin, clearTimeout: end });
    }
  });

  for (const button of ['Discard Entry', 'Log It All the Same']) {
    for (const isLeft of [true, false]) {
      const then = isLeft ? 'does nothing for the next account, and the entry stays as it was' : 'does what it says';
      test(`“${button}” ${then}`, async () => {
        refusal = { kind: 'withheld', why: 'public' };
        let press: () => void = () => undefined;
        const pressed = new Promise<string>(resolve => (press = () => resolve(button)));
        await withAnswers({ button: () => pressed }, async said => {
          await log.add({ ...entry, confidential: true }, await log.writer());
          await until('the message', () => Promise.resolve(said.errors.length > 0));
          if (isLeft) signIn({ id: 2 });
          refusal = undefined;
          isOffline = false;
          press();
          await until('the end', () => Promise.resolve(isLeft || log.waitingOf(incident).length === 0));
          await new Promise(resolve => setTimeout(resolve, 100));
        });
        assert.deepEqual(sentBy, isLeft || button === 'Discard Entry' ? [] : [1]);
        if (!isLeft) return;
        signIn({ id: 1 });
        await log.send();
        assert.deepEqual([sentBy, sentInConfidence], [[1], [true]]);
      });
    }
  }

  test('each sends their own', async () => {
    await log.add(entry, await log.writer());
    signIn({ id: 2 });
    isOffline = false;
    await log.send();
    assert.deepEqual(sentBy, []);
    assert.equal(await log.add({ ...entry, note: 'Locked' }, await log.writer()), 'sent');
    assert.deepEqual(sentBy, [2]);
    signIn({ id: 1 });
    await log.send();
    assert.deepEqual(sentBy, [2, 1]);
  });
});
