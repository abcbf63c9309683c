// What the hidden views ask for, hour by hour, on a clock that the test turns.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { Page } from '../../../../src/gitlab/index';
import type { ReviewIssue, WithText } from '../../../../src/incident/model';
import { parseSettings } from '../../../../src/incident/settings';
import type { Log } from '../../../../src/session/log';
import { createPolicy } from '../../../../src/incident/policy';
import { watchOverdue } from '../../../../src/sidebar/overdue/watchOverdue';
import { EventEmitter, shownMessages } from '../../vscode';

const start = Date.parse('2026-03-02T08:00:00Z');
const hourMs = 3_600_000;
/** The imports and answers that an hour begins are done afterwards. */
const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

const late = {
  kind: 'review',
  reference: { project: 'acme/production', iid: 4 },
  labels: [],
  assignees: [],
  opened: true,
  dueDate: '2026-02-20',
} as unknown as WithText<ReviewIssue>;

/** An issue of somebody's that is overdue too. */
function issue(project: string, labels: readonly string[], kind = 'other'): WithText<ReviewIssue> {
  return { ...late, kind, reference: { project, iid: 7 }, labels } as unknown as WithText<ReviewIssue>;
}

class Desk {
  readonly asked: unknown[] = [];
  readonly badges: unknown[] = [];
  readonly actions: unknown[] = [];
  readonly changed = new EventEmitter<void>();
  readonly left = new EventEmitter<void>();
  /** What GitLab waits for before it answers. */
  answering: Promise<void> | undefined;
  /** What the view of corrective actions waits for before it shows their number. */
  loading: Promise<void> | undefined;
  readonly reviews = { hasMore: false, onDidChange: this.changed.event };
  nextPage: number | undefined;
  readonly updated: string[] = [];
  readonly problems: string[] = [];
  readonly kept = new Map<string, unknown>();
  isShown = false;
  isSignedIn = true;
  overdue: readonly WithText<ReviewIssue>[] = [late];
  #watch: { dispose(): unknown } | undefined;

  constructor(readonly values: Readonly<Record<string, unknown>> = {}) {}

  begin(): void {
    const { settings } = parseSettings({ project: 'acme/production', ...this.values });
    const ask = async (query: unknown, signal: AbortSignal): Promise<Page<WithText<ReviewIssue>>> => {
      this.asked.push(query);
      await this.answering;
      signal.throwIfAborted();
      return { items: this.overdue, nextPage: this.nextPage };
    };
    this.#watch = watchOverdue({
      account: {
        access: () => Promise.resolve({ kind: this.isSignedIn ? 'signed-in' : 'signed-out' }),
        gitlab: () => Promise.resolve({ issues: ask, reviews: ask }),
      },
      settings: {
        of: () => settings,
        policy: () => ({ ...createPolicy('gitlab-2025'), timeZone: settings.teamTimeZone }),
        update: name => {
          this.updated.push(name);
          return Promise.resolve();
        },
      },
      kept: {
        keys: () => [...this.kept.keys()],
        get: (key: string) => this.kept.get(key) as undefined,
        update: (key: string, value: unknown) => {
          this.kept.set(key, value);
          return Promise.resolve();
        },
      },
      log: { error: (text: string) => this.problems.push(text) } as unknown as Log,
      now: () => Date.now(),
      showBadge: badge => this.badges.push(badge),
      showActions: async (issues, hasMore, signal) => {
        await this.loading;
        if (!signal.aborted) this.actions.push([issues, hasMore]);
      },
      incidents: { findKnown: () => undefined, open: { shown: [] }, ofLate: new Map(), onDidReset: this.left.event },
      reviews: this.reviews,
      isShown: () => this.isShown,
    });
  }

  async pass(hours: number): Promise<void> {
    for (let hour = 0; hour < hours; hour += 1) {
      mock.timers.tick(hourMs);
      for (let turn = 0; turn < 5; turn += 1) await settle();
    }
  }

  end(): void {
    this.#watch?.dispose();
  }
}

suite('What is overdue, hour by hour', () => {
  let desk: Desk;

  function sit(values?: Readonly<Record<string, unknown>>): Desk {
    desk = new Desk(values);
    desk.begin();
    return desk;
  }

  setup(() => {
    mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: start });
    shownMessages.texts.length = 0;
    shownMessages.answer = undefined;
  });

  teardown(() => {
    desk.end();
    mock.timers.reset();
    assert.deepEqual(desk.problems, []);
  });

  test('hidden views ask once an hour, for one page of what is one’s own and overdue', async () => {
    sit();
    mock.timers.tick(hourMs - 1);
    await settle();
    assert.deepEqual(desk.asked, []);
    mock.timers.tick(1);
    await desk.pass(2);
    assert.equal(desk.asked.length, 3);
    for (const query of desk.asked)
      assert.deepEqual(query, {
        opened: true,
        assignedToMe: true,
        overdue: true,
        page: 1,
        perPage: 100,
      });
    assert.deepEqual(desk.badges.at(-1), { value: 1, tooltip: 'Your reviews that are overdue: 1' });
  });

  test('of what is one’s own, reviews of the project and corrective actions of its group count, as in the views', async () => {
    sit().overdue = [
      late,
      issue('acme/production', ['Incident::Review-Completed'], 'review'),
      issue('acme/website', [], 'review'),
      issue('acme/shop', ['Corrective Action']),
      issue('acme/shop/api', ['corrective action', 'other']),
      issue('other/shop', ['corrective action']),
      issue('acme/shop', ['bug']),
    ];
    await desk.pass(1);
    assert.deepEqual(desk.badges, [{ value: 1, tooltip: 'Your reviews that are overdue: 1' }]);
    assert.deepEqual(desk.actions, [[2, false]]);
  });

  test('who looks after a team gets the number of all that is overdue, the first a minute after the start', async () => {
    sit({ badge: 'team', project: ['acme/production', 'acme/shop'] });
    mock.timers.tick(60_000);
    for (let turn = 0; turn < 5; turn += 1) await settle();
    const places = ['acme/production', 'acme/shop'];
    assert.deepEqual(desk.asked, [{ places, opened: true, overdue: true, page: 1, perPage: 100 }]);
    assert.deepEqual(desk.badges, [{ value: 1, tooltip: 'Reviews that are overdue: 1' }]);
    assert.deepEqual(desk.actions, [[undefined, false]]);
    await desk.pass(2);
    assert.equal(desk.asked.length, 3);
  });

  test('more reviews of a team are no more corrective actions', async () => {
    sit({ badge: 'team' }).nextPage = 2;
    await desk.pass(1);
    assert.deepEqual(desk.badges.at(-1), { value: 1, tooltip: 'Reviews that are overdue: 1+' });
    assert.deepEqual(desk.actions.at(-1), [undefined, false]);
  });

  test('what is due today where the team is counts for nothing, though the day is over where GitLab is', async () => {
    const today = { dueDate: '2026-03-02' };
    sit({ teamTimeZone: 'America/Los_Angeles' }).overdue = [
      { ...late, ...today },
      { ...issue('acme/shop', ['corrective action']), ...today },
      issue('acme/shop', ['corrective action']),
    ];
    await desk.pass(17);
    assert.equal(new Date().toISOString(), '2026-03-03T01:00:00.000Z');
    assert.deepEqual([desk.badges.at(-1), desk.actions.at(-1)], [undefined, [1, false]]);
  });

  test('what stands on pages that nobody asked for is said to be more', async () => {
    sit().nextPage = 2;
    await desk.pass(1);
    assert.deepEqual(desk.badges, [{ value: 1, tooltip: 'Your reviews that are overdue: 1+' }]);
    assert.deepEqual(desk.actions, [[0, true]]);
  });

  test('a view that shows only some of the reviews asks a minute later, and five minutes after that where something changes', async () => {
    const { reviews, changed, asked } = sit();
    const change = async (hasMore: boolean, minutes = 1): Promise<number> => {
      reviews.hasMore = hasMore;
      changed.fire();
      mock.timers.tick(minutes * 60_000);
      for (let turn = 0; turn < 5; turn += 1) await settle();
      return asked.length;
    };
    desk.isShown = true;
    assert.equal(await change(false), 0);
    assert.equal(await change(true, 0), 0);
    assert.equal(await change(true), 1);
    assert.deepEqual(desk.badges, [{ value: 1, tooltip: 'Your reviews that are overdue: 1' }]);
    assert.equal(await change(true, 4), 1);
    assert.equal(await change(true, 1), 2);
    // Another project is read anew.
    desk.left.fire();
    assert.equal(await change(false), 2);
    assert.equal(await change(true), 3);
    await desk.pass(1);
    assert.equal(asked.length, 4);
  });

  test('what was asked for an account is not shown to the next one, whose own is asked for at the next hour', async () => {
    sit();
    let answer: () => void = () => undefined;
    desk.answering = new Promise(resolve => (answer = resolve));
    await desk.pass(1);
    desk.left.fire();
    answer();
    for (let turn = 0; turn < 5; turn += 1) await settle();
    assert.deepEqual([desk.asked.length, desk.badges, desk.actions], [1, [], []]);
    await desk.pass(1);
    assert.deepEqual(desk.badges, [{ value: 1, tooltip: 'Your reviews that are overdue: 1' }]);
  });

  test('of what is overdue the next account is not reminded either, while a view that was never shown is loaded', async () => {
    sit({ reminders: true });
    let load: () => void = () => undefined;
    desk.loading = new Promise(resolve => (load = resolve));
    mock.timers.tick(60_000);
    for (let turn = 0; turn < 5; turn += 1) await settle();
    assert.equal(desk.badges.length, 1);
    desk.left.fire();
    load();
    for (let turn = 0; turn < 5; turn += 1) await settle();
    assert.deepEqual([desk.actions, shownMessages.texts, desk.kept.size], [[], [], 0]);
  });

  test('a clock that is set back keeps nobody waiting', async () => {
    const { reviews, changed, asked } = sit();
    desk.isShown = true;
    reviews.hasMore = true;
    const passMinute = async (): Promise<number> => {
      changed.fire();
      mock.timers.tick(60_000);
      for (let turn = 0; turn < 5; turn += 1) await settle();
      return asked.length;
    };
    assert.equal(await passMinute(), 1);
    mock.timers.setTime(start - 24 * hourMs);
    assert.equal(await passMinute(), 2);
  });

  for (const [who, values, change] of [
    ['a view that is shown', {}, { isShown: true }],
    ['nobody', {}, { isSignedIn: false }],
    ['a window without a project', { project: '' }, {}],
  ] as const) {
    test(`for ${who} nothing is asked in a day`, async () => {
      Object.assign(sit(values), change);
      await desk.pass(24);
      assert.deepEqual(desk.asked, []);
    });
  }

  test('after the window is closed nothing is asked', async () => {
    sit({ reminders: true }).end();
    await desk.pass(3);
    assert.deepEqual(desk.asked, []);
  });

  test('who did not ask for reminders gets none', async () => {
    sit();
    await desk.pass(48);
    assert.deepEqual(shownMessages.texts, []);
  });

  test('who wants reminders gets one a day, the first a minute after the start', async () => {
    sit({ reminders: true });
    mock.timers.tick(60_000);
    for (let turn = 0; turn < 5; turn += 1) await settle();
    assert.deepEqual(shownMessages.texts, ['Your reviews that are overdue: 1.']);
    await desk.pass(3 * 24);
    assert.equal(shownMessages.texts.length, 4);
  });

  test('without anything overdue no reminder comes', async () => {
    sit({ reminders: true }).overdue = [];
    await desk.pass(48);
    assert.deepEqual(shownMessages.texts, []);
    assert.equal(desk.badges.at(-1), undefined);
  });

  test('put off for a week it stays quiet for seven days, also in the next window, while the badge goes on', async () => {
    shownMessages.answer = 'Not for a Week';
    const first = sit({ reminders: true });
    await first.pass(24);
    assert.equal(shownMessages.texts.length, 1);
    first.end();
    const next = new Desk({ reminders: true });
    for (const [key, value] of first.kept) next.kept.set(key, value);
    desk = next;
    next.begin();
    await next.pass(5 * 24 + 15);
    assert.equal(shownMessages.texts.length, 1);
    assert.deepEqual(next.badges.at(-1), { value: 1, tooltip: 'Your reviews that are overdue: 1' });
    await next.pass(1);
    assert.equal(new Date().toISOString(), '2026-03-09T00:00:00.000Z');
    assert.equal(shownMessages.texts.length, 2);
  });

  test('what is never wanted again is taken out of the settings', async () => {
    shownMessages.answer = 'Never Again';
    sit({ reminders: true });
    await desk.pass(1);
    assert.deepEqual(desk.updated, ['reminders']);
  });
});
