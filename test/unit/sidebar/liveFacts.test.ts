// What the rows of incidents ask GitLab for beside the lists: little, once, and only where it changes what they say.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../../src/incident/labels';
import type { Incident } from '../../../src/incident/model';
import { createPolicy } from '../../../src/incident/policy';
import { FactsReader, type FactsParts } from '../../../src/sidebar/liveFacts';
import { makeIncident } from '../../issues';

const start = Date.parse('2026-03-02T12:00:00Z');
const minuteMs = 60_000;

function incident(iid: number, over: Partial<Incident> = {}): Incident {
  const at = start - 20 * minuteMs;
  return makeIncident({ reference: { project: 'g/p', iid }, createdAt: at, updatedAt: at, severity: 2, ...over });
}

const owned = { assignees: [{ id: 1, username: 'ana', name: 'Ana' }], createdAt: start - 40 * minuteMs };

/** A reader, what it asked for, and how often it told of a change. */
class Scene {
  readonly asked: string[] = [];
  readonly failures: string[] = [];
  changes = 0;
  now = start;
  fails = false;
  note = 'We look';
  reset: () => void = () => undefined;
  readonly reader: FactsReader;

  constructor() {
    const answer = <T>(what: string, value: () => T): ((of: { readonly iid: number }) => Promise<T>) => {
      return ({ iid }) => {
        this.asked.push(`${what} ${iid}`);
        return this.fails ? Promise.reject(new Error(what)) : Promise.resolve(value());
      };
    };
    const gitlab = {
      pagingOf: (project: string, iids: readonly number[]) => {
        this.asked.push(`paging ${iids.join(' ')}`);
        if (project === 'g/silent') return new Promise(() => undefined);
        return this.fails || project === 'g/refused'
          ? Promise.reject(new Error('paging'))
          : Promise.resolve(iids.map(() => 'acknowledged'));
      },
      incidentEvents: answer('events', () => [{ tags: [], note: this.note }]),
      labelEvents: answer('labels', () => [{ label: 'severity::2', action: 'add', at: start - minuteMs }]),
    };
    const parts = {
      incidents: {
        account: { reader: () => Promise.resolve(gitlab) },
        onDidReset: (listener: () => void) => {
          this.reset = listener;
          return { dispose: () => undefined };
        },
      },
      settings: { of: () => ({ labels: defaultLabelNames }), policy: () => createPolicy('gitlab-2025') },
      lazy: {
        review: () =>
          Promise.resolve({
            readMilestone: (text: string) => ({ milestone: text.includes('cause') ? 'identified' : undefined }),
          }),
      },
      now: () => this.now,
      failed: (name: string) => this.failures.push(name),
      changed: () => (this.changes += 1),
    };
    this.reader = new FactsReader(parts as unknown as FactsParts);
  }

  hasReview = false;

  async look(...incidents: readonly Incident[]): Promise<readonly string[]> {
    this.asked.length = 0;
    this.reader.look(incidents, () => this.hasReview);
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    return this.asked.toSorted();
  }
}

suite('What rows of incidents ask for', () => {
  let scene: Scene;
  setup(() => (scene = new Scene()));
  teardown(() => scene.reader.dispose());

  test('each fact where it is wanted, and told once', async () => {
    const all = [incident(1), incident(2, owned), incident(3, { state: 'resolved' }), incident(4, { severity: 4 })];
    assert.deepEqual(await scene.look(...all.slice(0, 3)), ['events 2', 'labels 3', 'paging 1']);
    assert.equal(scene.changes, 1);
    assert.deepEqual(
      all.slice(0, 3).map(each => scene.reader.of(each)),
      [{ paging: 'acknowledged' }, { isCauseKnown: false }, { resolvedAt: undefined, requiredAt: start - minuteMs }],
    );
  });

  test('since when a review is required only where it is missing; the stable time in any case', async () => {
    scene.hasReview = true;
    assert.deepEqual(await scene.look(incident(3, { state: 'resolved' })), []);
    scene.hasReview = false;
    assert.deepEqual(await scene.look(incident(3, { state: 'resolved' })), ['labels 3']);
  });

  test('nothing twice while nothing changed', async () => {
    await scene.look(incident(1), incident(3, { state: 'resolved' }));
    assert.deepEqual(await scene.look(incident(1), incident(3, { state: 'resolved' })), []);
    assert.equal(scene.changes, 1);
  });

  test('paging and timeline again after two minutes, the history of labels after a change', async () => {
    const all = [incident(1), incident(2, owned), incident(3, { state: 'resolved' })];
    await scene.look(...all);
    scene.now += 2 * minuteMs;
    assert.deepEqual(await scene.look(...all), ['events 2', 'paging 1']);
    assert.equal(scene.changes, 1);
    assert.deepEqual(await scene.look(incident(3, { state: 'resolved', updatedAt: start })), ['labels 3']);
  });

  test('the cause is known by the words of an entry too', async () => {
    scene.note = 'The cause is the second pool';
    await scene.look(incident(2, owned));
    assert.deepEqual(scene.reader.of(incident(2)), { isCauseKnown: true });
  });

  test('twenty at most until the rows are painted again', async () => {
    const many = Array.from({ length: 30 }, (_, at) => incident(at + 1, owned));
    assert.equal((await scene.look(...many)).length, 20);
    assert.equal((await scene.look(...many)).length, 10);
  });

  test('the paging of all in one question', async () => {
    const many = Array.from({ length: 7 }, (_, at) => incident(at + 1));
    assert.deepEqual(await scene.look(...many), ['paging 1 2 3 4 5 6 7']);
    assert.deepEqual(
      many.map(each => scene.reader.of(each)),
      many.map(() => ({ paging: 'acknowledged' })),
    );
  });

  test('a project that is refused or does not answer takes nothing from the others', async () => {
    const of = (project: string, iid: number): Incident => incident(iid, { reference: { project, iid } });
    const all = [of('g/silent', 1), of('g/refused', 2), incident(3), incident(4, owned)];
    assert.deepEqual(await scene.look(...all), ['events 4', 'paging 1', 'paging 2', 'paging 3']);
    assert.deepEqual(
      all.map(each => scene.reader.of(each)),
      [{}, {}, { paging: 'acknowledged' }, { isCauseKnown: false }],
    );
    assert.deepEqual([scene.failures, scene.changes], [['g/refused#2'], 1]);
  });

  test('what fails says nothing, and is asked for again after two minutes', async () => {
    scene.fails = true;
    await scene.look(incident(1));
    assert.deepEqual([scene.failures, scene.changes, scene.reader.of(incident(1))], [['g/p#1'], 0, {}]);
    assert.deepEqual(await scene.look(incident(1)), []);
    scene.now += 2 * minuteMs;
    assert.deepEqual(await scene.look(incident(1)), ['paging 1']);
  });

  test('so is the history of labels, until it was read', async () => {
    const resolved = incident(3, { state: 'resolved' });
    scene.fails = true;
    await scene.look(resolved);
    assert.deepEqual(await scene.look(resolved), []);
    scene.fails = false;
    scene.now += 2 * minuteMs;
    assert.deepEqual(await scene.look(resolved), ['labels 3']);
    scene.now += 2 * minuteMs;
    assert.deepEqual(await scene.look(resolved), []);
  });

  test('another account knows nothing of it', async () => {
    await scene.look(incident(1));
    scene.reset();
    assert.deepEqual(scene.reader.of(incident(1)), {});
    assert.deepEqual(await scene.look(incident(1)), ['paging 1']);
  });
});
