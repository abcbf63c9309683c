// How the view Corrective Actions is grouped: as one chose it in an earlier session.
import assert from 'node:assert/strict';
import { window, type Memento, type QuickPickItem } from 'vscode';
import type { ActionViewParts } from '../../../src/sidebar/correctiveActions';
import { CorrectiveActionList } from '../../../src/sidebar/correctiveActionList';
import { createPolicy } from '../../../src/incident/policy';

const action = {
  words: 'Alert on the queue',
  line: 10,
  review: { reference: { project: 'acme/production', iid: 5 }, title: 'The queue was full', createdAt: 0 },
  services: [],
  owner: 'Priya Nair',
  isDone: false,
};

class Board {
  readonly list = (): readonly unknown[] => [action];
  refresh(shows: () => void): Promise<void> {
    shows();
    return Promise.resolve();
  }
}

function makeList(kept: Map<string, unknown>): CorrectiveActionList {
  const memory = {
    get: (key: string) => kept.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  } as unknown as Memento;
  const standing = { load: () => Promise.resolve({}), tell: () => undefined, onDidChange: () => undefined };
  const parts = {
    incidents: { readMe: () => Promise.resolve() },
    settings: { policy: () => createPolicy('gitlab-2025') },
    lazy: { sync: () => Promise.resolve({ ActionBoard: Board }) },
    analyzer: { load: () => Promise.resolve({ standing }) },
    memory,
    now: () => 0,
  };
  return new CorrectiveActionList(parts as unknown as ActionViewParts, () => undefined);
}

async function listGroups(list: CorrectiveActionList): Promise<readonly string[]> {
  return (await list.list('')).map(({ id }) => id);
}

suite('The grouping of the view Corrective Actions', () => {
  const choose = async (list: CorrectiveActionList, label: string): Promise<void> => {
    const showQuickPick = (items: readonly QuickPickItem[]): Promise<QuickPickItem | undefined> =>
      Promise.resolve(items.find(item => item.label === label));
    Object.assign(window, { showQuickPick });
    await list.chooseGrouping();
  };

  test('is remembered with the workspace', async () => {
    const kept = new Map<string, unknown>();
    const first = makeList(kept);
    assert.deepEqual(await listGroups(first), ['standing/open']);
    await choose(first, 'By Owner');
    assert.deepEqual(await listGroups(first), ['owner/Priya Nair']);
    assert.deepEqual(await listGroups(makeList(kept)), ['owner/Priya Nair']);
  });

  test('stays where nothing is picked, and is the first one where what was kept is none', async () => {
    const kept = new Map<string, unknown>([['grouping.correctiveActions', 'colour']]);
    const list = makeList(kept);
    assert.deepEqual(await listGroups(list), ['standing/open']);
    await choose(list, 'By nothing at all');
    assert.deepEqual(await listGroups(list), ['standing/open']);
  });
});
