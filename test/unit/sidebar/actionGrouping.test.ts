// How the view Corrective Actions is grouped: as one chose it in an earlier session.
import assert from 'node:assert/strict';
import { Uri, window, workspace, type QuickPickItem } from 'vscode';
import type { ActionViewParts } from '../../../src/sidebar/correctiveActions';
import { chooseGrouping } from '../../../src/sidebar/viewCommands';
import { CorrectiveActionList } from '../../../src/sidebar/correctiveActionList';
import type { ActionGrouping } from '../../../src/sidebar/rows/correctiveActionRows';
import { ViewChoices } from '../../../src/sidebar/viewChoices';
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

/** The list of a window that is opened now. */
async function openList(): Promise<{ list: CorrectiveActionList; choices: ViewChoices<ActionGrouping> }> {
  const folder = Uri.parse('disk:');
  const choices = new ViewChoices<ActionGrouping>('correctiveActions', ['standing', 'owner'], folder);
  await choices.load();
  const actionStates = { load: () => Promise.resolve({}), tell: () => undefined, onDidChange: () => undefined };
  const parts = {
    incidents: { readMe: () => Promise.resolve() },
    settings: { policy: () => createPolicy('gitlab-2025') },
    lazy: { sync: () => Promise.resolve({ ActionBoard: Board }) },
    analyzer: { load: () => Promise.resolve({ actionStates }) },
    now: () => 0,
  };
  const list = new CorrectiveActionList(parts as unknown as ActionViewParts, choices, () => undefined);
  return { list, choices };
}

async function listGroups(list: CorrectiveActionList): Promise<readonly string[]> {
  return (await list.list()).map(({ id }) => id);
}

suite('The grouping of a view', () => {
  const files = new Map<string, Uint8Array>();

  setup(() => {
    files.clear();
    const fs = {
      readFile: async (uri: Uri) => files.get(uri.toString()) ?? Promise.reject(new Error('no such file')),
      writeFile: (uri: Uri, bytes: Uint8Array) => Promise.resolve(void files.set(uri.toString(), bytes)),
    };
    Object.assign(workspace, { fs });
  });

  const choose = async (choices: ViewChoices<ActionGrouping>, label: string): Promise<void> => {
    const showQuickPick = (items: readonly QuickPickItem[]): Promise<QuickPickItem | undefined> =>
      Promise.resolve(items.find(item => item.label === label));
    Object.assign(window, { showQuickPick });
    await chooseGrouping(choices);
  };

  test('is in a file before it is shown, and there in the next window', async () => {
    const { list, choices } = await openList();
    assert.deepEqual(await listGroups(list), ['standing/open']);
    const seen: (string | undefined)[] = [];
    choices.onDidChange(() => seen.push(new TextDecoder().decode(files.get(choices.file.toString()))));
    await choose(choices, 'Owner');
    assert.deepEqual(seen, ['owner']);
    assert.deepEqual(await listGroups(list), ['owner/Priya Nair']);
    assert.deepEqual(await listGroups((await openList()).list), ['owner/Priya Nair']);
  });

  test('stays where nothing is picked, and is the first one where what was kept is none', async () => {
    files.set('disk:/grouping.correctiveActions', new TextEncoder().encode('colour'));
    const { list, choices } = await openList();
    assert.deepEqual(await listGroups(list), ['standing/open']);
    await choose(choices, 'nothing at all');
    assert.deepEqual(await listGroups(list), ['standing/open']);
  });
});
