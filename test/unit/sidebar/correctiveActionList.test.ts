// When the view Corrective Actions asks GitLab.
import assert from 'node:assert/strict';
import delay from 'delay';
import type { ActionViewParts } from '../../../src/sidebar/correctiveActions';
import { CorrectiveActionList } from '../../../src/sidebar/correctiveActionList';
import { createPolicy } from '../../../src/incident/policy';

suite('The corrective actions of another account', () => {
  test('are read once, though the reading for the first account ends meanwhile', async () => {
    let readings = 0;
    class Board {
      readonly list = (): readonly unknown[] => [];
      readonly clear = (): void => undefined;
      async refresh(_: () => void, signal: AbortSignal): Promise<void> {
        readings += 1;
        await delay(10_000, { signal });
      }
    }
    const actionStates = { load: () => Promise.resolve({}), tell: () => undefined, onDidChange: () => undefined };
    const parts = {
      incidents: { readMe: () => Promise.resolve() },
      settings: { policy: () => createPolicy('gitlab-2025'), of: () => ({ places: [] }) },
      lazy: { sync: () => Promise.resolve({ ActionBoard: Board }) },
      analyzer: { load: () => Promise.resolve({ actionStates }) },
      now: () => 0,
    };
    const choices = { grouping: 'standing', filter: '' };
    const list = new CorrectiveActionList(parts as unknown as ActionViewParts, choices as never, () => undefined);
    const asked = [list.list()];
    await delay(10);
    list.reset();
    asked.push(list.list());
    await delay(10);
    asked.push(list.list());
    await delay(10);
    assert.equal(readings, 2);
    list.dispose();
    await Promise.all(asked);
  });
});
