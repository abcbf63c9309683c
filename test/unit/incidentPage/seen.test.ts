// How far somebody has looked at an incident, as the next window reads it.
import assert from 'node:assert/strict';
import { env, type Memento } from 'vscode';
import { SeenTimes } from '../../../src/incidentPage/seen';
import type { Log } from '../../../src/session/log';

suite('How far somebody has looked at an incident', () => {
  const incident = { project: 'g/p', iid: 7 };
  const standing = { state: 'Mitigated', severity: 'Severity 2', owner: 'nobody' };
  const kept = new Map<string, unknown>();
  const memento = {
    get: (key: string) => kept.get(key),
    update: (key: string, value: unknown) => Promise.resolve(kept.set(key, JSON.parse(JSON.stringify(value)))),
  } as unknown as Memento;
  const open = (): SeenTimes => new SeenTimes(memento, {} as Log);
  const change = (language: string): unknown => Object.assign(env, { language });

  setup(() => kept.clear());
  teardown(() => change('en'));

  test('is known in the next window', () => {
    open().keep(incident, { until: 5, standing });
    assert.deepEqual(open().of(incident), { until: 5, standing });
  });

  test('in another language its words say nothing, which are no change of the incident', () => {
    open().keep(incident, { until: 5, standing });
    change('de');
    assert.deepEqual(open().of(incident), { until: 5, standing: undefined });
    open().keep({ project: 'g/p', iid: 8 }, { until: 6, standing });
    change('en');
    assert.deepEqual(open().of(incident), { until: 5, standing });
  });

  test('what a version before kept is read for its time', () => {
    kept.set('incidentPage.seen', [
      ['g/p#7', 5, standing],
      ['g/p#9', 3],
    ]);
    assert.deepEqual(open().of(incident), { until: 5, standing: undefined });
  });

  test('what a version before kept, and what says nothing of how it stood, stays beside what is looked at next', () => {
    kept.set('incidentPage.seen', [
      ['g/p#7', 5, standing],
      ['g/p#9', 3],
    ]);
    open().keep({ project: 'g/p', iid: 8 }, { until: 6 });
    const others = [7, 8, 9].map(iid => open().of({ project: 'g/p', iid })?.until);
    assert.deepEqual(others, [5, 6, 3]);
  });
});
