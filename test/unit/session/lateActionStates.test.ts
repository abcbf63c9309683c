// What became of the issues of corrective actions, as one account after another asks for it.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { LateActionStates } from '../../../src/session/lateActionStates';
import { ActionStates } from '../../../src/sync/actions/actionStates';
import type { GitLab } from '../../../src/gitlab/index';
import type { AnyIssue } from '../../../src/sync/index';
import { defaultLabelNames } from '../../../src/incident/labels';
import { createPolicy } from '../../../src/incident/policy';
import { EventEmitter } from '../vscode';

suite('The issues of corrective actions', () => {
  const reference = { project: 'g/p', iid: 7 };
  const turns = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

  /** `answer` is what GitLab says to each question. */
  function open(answer: (signal: AbortSignal) => Promise<unknown>): {
    readonly states: LateActionStates;
    readonly asked: number[];
    readonly reset: EventEmitter<void>;
  } {
    const asked: number[] = [];
    const reset = new EventEmitter<void>();
    const gitlab = {
      issues: (_: unknown, signal: AbortSignal) => {
        asked.push(asked.length);
        return answer(signal);
      },
    };
    const parts = {
      account: { access: () => Promise.resolve({ kind: 'signed-in' }), gitlab: () => Promise.resolve(gitlab) },
      incidents: { onDidReset: reset.event },
      settings: { of: () => ({ labels: defaultLabelNames }), policy: () => createPolicy('gitlab-2025') },
      lazy: { sync: () => Promise.resolve({ ActionStates }) },
      log: { error: () => undefined },
      now: () => Date.now(),
    };
    const states = new LateActionStates(parts as unknown as LateActionStates['parts']);
    return { states, asked, reset };
  }

  test('are asked for at once by who signs in after a failure', async () => {
    const { states, asked, reset } = open(() => Promise.reject(new Error('the token has expired')));
    states.look([reference]);
    await turns();
    states.look([reference]);
    await turns();
    assert.equal(asked.length, 1);
    reset.fire();
    states.look([reference]);
    await turns();
    assert.equal(asked.length, 2);
    states.dispose();
  });

  test('are asked for anew by the next account while the first one still waits, whose answer nobody takes', async () => {
    const signals: AbortSignal[] = [];
    const { states, asked, reset } = open(
      signal =>
        new Promise((_, reject) => {
          signals.push(signal);
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    states.look([reference]);
    await turns();
    reset.fire();
    await turns();
    states.look([reference]);
    await turns();
    assert.deepEqual([asked.length, signals.map(({ aborted }) => aborted)], [2, [true, false]]);
    states.dispose();
  });

  test('are asked for anew by who hears that another account is there, and looks at once', async () => {
    const signals: AbortSignal[] = [];
    const { states, asked, reset } = open(
      signal =>
        new Promise((_, reject) => {
          signals.push(signal);
          signal.addEventListener('abort', () => setImmediate(() => reject(signal.reason as Error)));
        }),
    );
    states.look([reference]);
    await turns();
    states.onDidChange(() => states.look([reference]));
    reset.fire();
    await turns();
    await turns();
    assert.deepEqual([asked.length, signals.map(({ aborted }) => aborted)], [2, [true, false]]);
    states.dispose();
  });

  test('that GitLab tells of one account late are not known to the next', async () => {
    let answer: () => void = () => undefined;
    const issue = { reference, opened: true, labels: [], assignees: [], updatedAt: 1, title: 'Theirs' };
    const { states, reset } = open(() => new Promise(resolve => (answer = () => resolve({ items: [issue] }))));
    const loaded = await states.load();
    // As a command asks, whose signal does not end with the account.
    const reading = loaded.read([reference], new AbortController().signal);
    await turns();
    reset.fire();
    answer();
    await reading;
    assert.equal(states.find(reference), undefined);
    states.dispose();
  });

  suite('of what has changed, while the next account signs in', () => {
    const unseen = { project: 'g/p', iid: 8 };
    const moved = { reference, opened: false, labels: [], assignees: [], updatedAt: 1, title: 'Theirs', movedTo: 9 };
    const pages = { items: [moved], nextPage: undefined };
    const refused = Object.assign(new Error('no'), { name: 'GitLabError', kind: 'refused' });
    for (const [name, held, end] of [
      ['they go on in another project', 'findMovedIssue', () => Promise.resolve()],
      ['nobody may see where they go on', 'findMovedIssue', () => Promise.reject(refused)],
      ['nobody may see the group', 'issues', () => Promise.reject(refused)],
      ['nothing was asked yet', 'gitlab', () => Promise.resolve()],
    ] as const) {
      test(`nothing is known to the next, nor asked for as the next: ${name}`, async () => {
        const asked: string[] = [];
        let holds = '';
        let release: () => void = () => undefined;
        const wait = async (what: string): Promise<void> => {
          asked.push(what);
          if (what !== holds) return;
          await new Promise<void>(resolve => (release = resolve));
          await end();
        };
        const gitlab = {
          issues: async () => {
            await wait('issues');
            return pages;
          },
          findMovedIssue: () => wait('findMovedIssue'),
        };
        const states = new ActionStates({
          gitlab: async () => {
            await wait('gitlab');
            return gitlab as unknown as GitLab;
          },
          names: () => defaultLabelNames,
          now: () => 0,
        });
        const { signal } = new AbortController();
        await states.read([reference, unseen], signal);
        holds = held;
        asked.length = 0;
        const reading = states.refresh([reference, unseen], signal);
        await turns();
        assert.equal(asked.at(-1), held);
        states.clear();
        asked.length = 0;
        holds = '';
        release();
        assert.equal(await reading, false);
        assert.deepEqual([asked, states.find(reference)], [[], undefined]);
        await states.read([unseen], signal);
        assert.deepEqual(asked, ['gitlab', 'issues', 'findMovedIssue']);
      });
    }
  });

  for (const group of [false, true]) {
    const how = group ? 'what has changed in the group' : 'the issue itself';
    test(`are as they were just written, though ${how} was asked for before and answers late`, async () => {
      let answer: () => void = () => undefined;
      const issue = { reference, opened: true, labels: [], assignees: [], updatedAt: 1, title: 'Late' };
      const { states } = open(() => new Promise(resolve => (answer = () => resolve({ items: [issue] }))));
      const loaded = await states.load();
      const { signal } = new AbortController();
      if (group) {
        const before = loaded.read([reference], signal);
        await turns();
        answer();
        await before;
      }
      const reading = group ? loaded.refresh([reference], signal) : loaded.read([reference], signal);
      await turns();
      await new Promise(resolve => setTimeout(resolve, 5));
      await states.keep({ ...issue, kind: 'action', opened: false, updatedAt: 2 } as unknown as AnyIssue);
      answer();
      await reading;
      assert.equal(states.find(reference)?.opened, false);
      states.dispose();
    });
  }

  test('are told of anew on a new day, though nothing was read: what was due is overdue', () => {
    mock.timers.enable({ apis: ['setInterval', 'Date'], now: Date.parse('2026-03-02T23:50:00Z') });
    const { states } = open(() => Promise.reject(new Error('nothing is asked')));
    let told = 0;
    states.onDidChange(() => (told += 1));
    mock.timers.tick(9 * 60_000);
    assert.equal(told, 0);
    mock.timers.tick(2 * 60_000);
    assert.equal(told, 1);
    mock.timers.tick(23 * 3_600_000);
    assert.equal(told, 1);
    states.dispose();
    mock.timers.tick(48 * 3_600_000);
    assert.equal(told, 1);
    mock.timers.reset();
  });
});
