// Logging what happens: each entry is in GitLab exactly once and in order, whatever breaks, whoever else logs.
import assert from 'node:assert/strict';
import { KeptEventFiles } from '../../src/inPlace/events/keptEvents';
import { Seals, type Sealing } from '../../src/inPlace/drafts/seals';
import type { StoreFolder } from '../../src/session/store';
import { createGitLab, createSync, EventQueue, type LoggedEvent } from '../../src/sync';
import { defaultLabelNames } from '../../src/incident/labels';
import {
  sampleData,
  sampleTokens,
  startGitLab,
  fetchImpatiently,
  type Fault,
  type GitLab as StandIn,
  type Issue,
} from '../gitlab';
import type { GitLabOptions } from '../gitlab/server';
import { hostileTexts } from '../hostileTexts';
import { memoryFolder } from './folder';
import { memorySecrets, noSeals } from './secretStorage';
import { memoryJournal } from './syncing';

const start = Date.parse('2025-11-20T12:00:00Z');
const data = sampleData(start);
const { signal } = new AbortController();
const incident = { project: 'acme/production', iid: 1204 };

/** As in the product: the windows of one machine share a key store. */
const seals = new Seals(memorySecrets());

let names = 0;
const newId = (): string => `id-${(names += 1)}`;

class Clock {
  at = start;
  readonly now = (): number => this.at;
}

interface WriterOptions {
  readonly folder?: StoreFolder;
  readonly token?: string;
  readonly sealing?: Sealing;
}

/** A window in which somebody logs. */
function windowOf(standIn: StandIn, clock: Clock, options: WriterOptions = {}): EventQueue {
  const { folder = memoryFolder(), token = sampleTokens.onCall, sealing = seals } = options;
  const { now } = clock;
  const gitlab = createGitLab({
    url: standIn.url,
    token,
    fetch: fetchImpatiently(standIn),
    now,
    delay: () => Promise.resolve(),
  });
  const sync = createSync({ gitlab, journal: memoryJournal(), names: defaultLabelNames, now, newId });
  return new EventQueue({
    kept: new KeptEventFiles({ folder, seals: sealing, owner: token, window: newId(), now }),
    send: (event, keep) => sync.logEvent(event, keep, signal),
    now,
    newId,
    changed: () => undefined,
  });
}

const entry = (note: string, occurredAt = start): Pick<LoggedEvent, 'incident' | 'note' | 'occurredAt' | 'tags'> => ({
  incident,
  note,
  occurredAt,
  tags: [],
});

suite('The log of an incident', () => {
  let standIn: StandIn;
  let clock: Clock;
  const begin = async (options: Partial<GitLabOptions> = {}): Promise<void> => {
    clock = new Clock();
    standIn = await startGitLab({ data, now: clock.now, ...options });
  };
  teardown(() => standIn.stop());

  const issue = (): Issue => {
    const project = standIn.store.project(incident.project);
    const found = project && standIn.store.issueOf(project, incident.iid);
    assert.ok(found);
    return found;
  };
  /** What was there at the start is left out. */
  const logged = (): readonly string[] =>
    standIn.store
      .timelineOf(issue())
      .filter(({ createdAt }) => createdAt >= start)
      .toSorted((one, other) => one.id - other.id)
      .map(({ note }) => note);
  const comments = (): readonly string[] =>
    standIn.store
      .notesOf(issue())
      .filter(({ createdAt, system }) => createdAt >= start && !system)
      .map(({ body }) => body);

  test('an entry goes out with its time, words and tags', async () => {
    await begin();
    const queue = windowOf(standIn, clock);
    await queue.add({ ...entry('First alert', start - 60_000), tags: ['Impact detected'] });
    assert.deepEqual(await queue.send(), []);
    const event = standIn.store.timelineOf(issue()).find(({ note }) => note === 'First alert');
    assert.deepEqual([event?.occurredAt, event?.tags], [start - 60_000, ['Impact detected']]);
    assert.deepEqual(queue.waiting, []);
  });

  test('offline it waits, and goes later, in order', async () => {
    await begin();
    const folder = memoryFolder();
    standIn.fault({ fault: { kind: 'cut', when: 'before' } });
    const queue = windowOf(standIn, clock, { folder });
    for (const note of ['one', 'two', 'three']) await queue.add(entry(note));
    const [hindrance] = await queue.send();
    assert.equal(hindrance?.result.kind, 'failed');
    assert.deepEqual(
      queue.waiting.map(({ note }) => note),
      ['one', 'two', 'three'],
    );
    standIn.clearFaults();
    clock.at += 61_000;
    // Another window, after a restart.
    const later = windowOf(standIn, clock, { folder });
    await later.send();
    assert.deepEqual(logged(), ['one', 'two', 'three']);
    assert.deepEqual([...folder.files.keys()], []);
  });

  const lost: readonly (readonly [string, Fault])[] = [
    ['before GitLab acts', { kind: 'cut', when: 'before' }],
    ['after GitLab acted', { kind: 'cut', when: 'after' }],
    ['within the answer', { kind: 'cut', when: 'during' }],
    ['by a gateway, after GitLab acted', { kind: 'status', status: 502, afterActing: true }],
    ['by a gateway, before', { kind: 'status', status: 502 }],
    ['by a page to sign in', { kind: 'loginPage' }],
    ['half of it', { kind: 'truncated' }],
    ['by silence', { kind: 'silence' }],
    ['by silence, after GitLab acted', { kind: 'silence', afterActing: true }],
    ['by a throttle', { kind: 'throttled', retryAfterSeconds: 1 }],
  ];
  for (const graphql of ['current', 'off'] as const) {
    const path = graphql === 'off' ? /\/notes$/u : 'web:/api/graphql';
    for (const [how, fault] of lost) {
      for (let nth = 1; nth <= 3; nth += 1) {
        test(`answer ${String(nth)} lost ${how}, ${graphql === 'off' ? 'as a comment' : 'as an event'}: once all the same`, async () => {
          await begin({ graphql });
          const folder = memoryFolder();
          standIn.fault({ path, nth, fault });
          await windowOf(standIn, clock, { folder }).add(entry('Seen'));
          const first = windowOf(standIn, clock, { folder });
          await first.send();
          standIn.clearFaults();
          clock.at += 61_000;
          const again = windowOf(standIn, clock, { folder });
          await again.send();
          assert.deepEqual(again.waiting, []);
          if (graphql === 'current') assert.deepEqual([logged(), comments()], [['Seen'], []]);
          else assert.equal(comments().length, 1);
        });
      }
    }
  }

  test('what may still be under way is not sent a second time before its minute is over', async () => {
    await begin();
    standIn.fault({ path: 'web:/api/graphql', fault: { kind: 'cut', when: 'before' } });
    const queue = windowOf(standIn, clock);
    await queue.add(entry('Seen'));
    await queue.send();
    standIn.clearFaults();
    standIn.clearRequests();
    assert.equal((await queue.send())[0]?.result.kind, 'under-way');
    assert.equal(standIn.writes().length, 0);
    clock.at += 61_000;
    await queue.send();
    assert.deepEqual(logged(), ['Seen']);
  });

  test('as a comment it is an entry that the reader of timelines understands, without quick actions', async () => {
    await begin({ graphql: 'old' });
    const queue = windowOf(standIn, clock);
    await queue.add(entry('/close it\nnow'));
    await queue.send();
    assert.equal(comments().length, 1);
    assert.match(comments()[0] ?? '', /^- 2025-11-20 12:00 UTC \/close it now\n\n<!-- incident-reviews: id-\d+ -->$/u);
    assert.equal(issue().state, data.issues.find(({ id }) => id === issue().id)?.state);
  });

  test('a comment whose answer was lost is found again below much that GitLab noted since', async () => {
    await begin({ graphql: 'off' });
    standIn.fault({ path: /\/notes$/u, fault: { kind: 'cut', when: 'after' } });
    const queue = windowOf(standIn, clock);
    await queue.add(entry('Seen'));
    await queue.send();
    standIn.clearFaults();
    for (let nth = 0; nth < 120; nth += 1)
      standIn.store.changeIssue(issue().id, { dueDate: `2025-12-${String(10 + (nth % 2))}` }, 2);
    clock.at += 61_000;
    await queue.send();
    assert.deepEqual([comments().length, queue.waiting], [1, []]);
  });

  for (const graphql of ['current', 'off'] as const) {
    test(`${hostileTexts.length} hostile texts run nothing as ${graphql === 'off' ? 'comments' : 'events'}, and each is one`, async () => {
      await begin({ graphql });
      const { state, title, labels, confidential } = issue();
      const texts = hostileTexts.filter(text => text.trim() !== '');
      const queue = windowOf(standIn, clock);
      for (const text of texts) await queue.add(entry(text.slice(0, 280)));
      assert.deepEqual(await queue.send(), []);
      const after = issue();
      assert.deepEqual(
        [after.state, after.title, after.labels, after.confidential],
        [state, title, labels, confidential],
      );
      const said = graphql === 'off' ? comments() : logged();
      assert.equal(said.length, texts.length);
      if (graphql === 'off')
        for (const body of said)
          assert.match(body, /^- 2025-11-20 12:00 UTC [^\n]*\n\n<!-- incident-reviews: id-\d+ -->$/u);
    });
  }

  test('who may not write to the timeline writes a comment', async () => {
    await begin();
    // A guest comments, and GitLab's timeline is for developers.
    const queue = windowOf(standIn, clock, { token: sampleTokens.guest });
    await queue.add(entry('Customers call'));
    await queue.send();
    assert.deepEqual([logged().length, comments().length], [0, 1]);
  });

  test('to whom the timeline says no, a comment whose answer was lost is found again, and what waits behind it goes on', async () => {
    for (const when of ['before', 'after'] as const) {
      await begin();
      // Some tokens are let into REST alone.
      standIn.fault({ path: 'web:/api/graphql', fault: { kind: 'status', status: 403 } });
      const end = standIn.fault({ method: 'POST', path: /\/notes$/u, nth: 1, fault: { kind: 'cut', when } });
      const queue = windowOf(standIn, clock);
      for (const note of ['one', 'two']) await queue.add(entry(note));
      await queue.send();
      end();
      clock.at += 61_000;
      await queue.send();
      assert.deepEqual([comments().length, queue.waiting], [2, []], when);
      if (when === 'before') await standIn.stop();
    }
  });

  test('two who saw the same in the same minute have both logged it', async () => {
    await begin();
    const [one, other] = [windowOf(standIn, clock), windowOf(standIn, clock, { token: sampleTokens.manager })];
    standIn.fault({ path: 'web:/api/graphql', nth: 2, fault: { kind: 'cut', when: 'after' } });
    await one.add(entry('Down'));
    await other.add(entry('Down'));
    await Promise.all([one.send(), other.send()]);
    clock.at += 61_000;
    await Promise.all([one.send(), other.send()]);
    assert.deepEqual(logged(), ['Down', 'Down']);
  });

  test('the same words twice are two entries', async () => {
    await begin();
    const queue = windowOf(standIn, clock);
    await queue.add(entry('Still down'));
    await queue.add(entry('Still down'));
    await queue.send();
    assert.deepEqual(logged(), ['Still down', 'Still down']);
  });

  test('two windows of one person send what waits once', async () => {
    await begin();
    const folder = memoryFolder();
    const windows = [1, 2, 3].map(() => windowOf(standIn, clock, { folder }));
    for (let each = 0; each < 30; each += 1) await windows[each % 3]?.add(entry(`Entry ${each}`));
    await Promise.all(windows.map(window => window.send()));
    await Promise.all(windows.map(window => window.send()));
    assert.deepEqual(logged().toSorted(), Array.from({ length: 30 }, (_, each) => `Entry ${each}`).toSorted());
  });

  test('a window that was closed while it sent does not hold up the others for ever', async () => {
    await begin();
    const folder = memoryFolder();
    const kept = new KeptEventFiles({ folder, seals, owner: sampleTokens.onCall, window: 'gone', now: clock.now });
    assert.equal(await kept.claim(incident), true);
    const queue = windowOf(standIn, clock, { folder });
    await queue.add(entry('Seen'));
    await queue.send();
    assert.equal(queue.waiting.length, 1);
    clock.at += 181_000;
    await queue.send();
    assert.deepEqual(logged(), ['Seen']);
  });

  const day = 24 * 3_600_000;
  test('a window that was closed while its clock was a day ahead does not hold up the others for a day', async () => {
    await begin();
    const folder = memoryFolder();
    const ahead = (): number => clock.at + day;
    const kept = new KeptEventFiles({ folder, seals, owner: sampleTokens.onCall, window: 'ahead', now: ahead });
    assert.equal(await kept.claim(incident), true);
    const queue = windowOf(standIn, clock, { folder });
    await queue.add(entry('Seen'));
    await queue.send();
    assert.deepEqual(logged(), ['Seen']);
  });

  test('what was sent without an answer while the clock was a day ahead goes out once, a minute after it is right', async () => {
    await begin();
    standIn.fault({ path: 'web:/api/graphql', fault: { kind: 'cut', when: 'before' } });
    clock.at += day;
    const queue = windowOf(standIn, clock);
    await queue.add(entry('Seen'));
    await queue.send();
    clock.at -= day;
    standIn.clearFaults();
    for (let minute = 0; minute < 3; minute += 1) {
      await queue.send();
      assert.deepEqual(logged(), minute === 0 ? [] : ['Seen']);
      clock.at += 61_000;
    }
    assert.deepEqual(queue.waiting, []);
  });

  test('what waits is sealed on disk, and another person sees and sends nothing of it', async () => {
    await begin();
    const folder = memoryFolder();
    const keptOf = (owner: string): KeptEventFiles =>
      new KeptEventFiles({ folder, seals, owner, window: newId(), now: clock.now });
    const event = { ...entry('The vault was open'), id: 'a', loggedAt: 1 };
    await keptOf('gitlab.acme.example 7').keep(event);
    assert.ok(folder.files.size > 0);
    const disk = [...folder.files].flat().join('\n');
    for (const words of ['vault', Buffer.from('vault').toString('hex'), Buffer.from('The vault').toString('base64')])
      assert.ok(!disk.includes(words), words);
    assert.deepEqual(await keptOf('gitlab.acme.example 7').all(), [event]);
    assert.deepEqual(await keptOf('gitlab.acme.example 8').all(), []);
    assert.deepEqual(await keptOf('gitlab.other.example 7').all(), []);
  });

  test('an entry that was discarded is never sent', async () => {
    await begin();
    const queue = windowOf(standIn, clock);
    const { id } = await queue.add(entry('Wrong'));
    await queue.discard(id);
    await queue.send();
    assert.deepEqual(logged(), []);
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

suite('10,000 entries of two writers, in random order, over a line that breaks', () => {
  const total = 10_000;
  const seeds = 20;
  const words = ['Still down', 'Rolled back', 'It is slower', 'Called the provider', 'Calm'];
  const breaks: readonly Fault[] = [
    { kind: 'cut', when: 'before' },
    { kind: 'cut', when: 'after' },
    { kind: 'status', status: 502, afterActing: true },
    { kind: 'limited' },
  ];

  for (let seed = 1; seed <= seeds; seed += 1) {
    test(`seed ${seed}: each of ${total / seeds} exactly once, in the order of its writer`, async () => {
      const random = randomOf(seed);
      const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
      const clock = new Clock();
      const standIn = await startGitLab({ data, now: clock.now });
      try {
        const project = standIn.store.project(incident.project);
        const iids = [1204, 1206, 1207].filter(iid => project && standIn.store.issueOf(project, iid));
        const writers = [sampleTokens.onCall, sampleTokens.manager].map((token, index) => {
          const folder = memoryFolder();
          const queue = windowOf(standIn, clock, { folder, token, sealing: noSeals });
          return { index, token, folder, queue, log: [] as string[] };
        });
        const sending: Promise<unknown>[] = [];
        for (let each = 0; each < total / seeds; each += 1) {
          clock.at += Math.floor(random() * 400);
          const writer = pick(writers);
          const iid = pick(iids);
          const note = pick(words);
          await writer.queue.add({ incident: { ...incident, iid }, note, occurredAt: clock.at, tags: [] });
          writer.log.push(`${iid} ${note}`);
          if (random() < 0.05) standIn.fault({ path: 'web:/api/graphql', nth: 1, fault: pick(breaks) });
          if (random() < 0.3) sending.push(writer.queue.send());
          if (random() < 0.05) clock.at += 61_000;
          if (random() < 0.02) {
            // The window is closed when nothing is under way, and another one opened.
            await Promise.all(sending.splice(0));
            clock.at += 2000;
            writer.queue = windowOf(standIn, clock, { folder: writer.folder, token: writer.token, sealing: noSeals });
          }
        }
        await Promise.all(sending);
        standIn.clearFaults();
        for (const { queue } of writers) {
          for (let tries = 0; tries < 5; tries += 1) {
            clock.at += 61_000;
            await queue.send();
          }
          assert.deepEqual(queue.waiting, []);
        }
        const authors = writers.map(({ token }) => standIn.store.tokens.find(({ value }) => value === token)?.userId);
        for (const { index, log } of writers) {
          for (const iid of iids) {
            const issue = project && standIn.store.issueOf(project, iid);
            assert.ok(issue);
            const arrived = standIn.store
              .timelineOf(issue)
              .filter(({ createdAt, authorId }) => createdAt >= start && authorId === authors[index])
              .toSorted((one, other) => one.id - other.id)
              .map(({ note }) => `${iid} ${note}`);
            assert.deepEqual(
              arrived,
              log.filter(line => line.startsWith(`${iid} `)),
            );
          }
        }
      } finally {
        await standIn.stop();
      }
    });
  }
});
