// The search of projects, whose rows change while somebody chooses.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { pickPlace } from '../../../../src/commands/account/placePicker';
import { KeptWords } from '../../../../src/commands/keptWords';
import type { Account } from '../../../../src/session/account';
import { window } from '../../vscode';
import { PickWindow } from '../pickWindow';

suite('The search of projects', () => {
  let pick: PickWindow<{ readonly path: string }>;
  let words: KeptWords;
  let answer: (paths: readonly string[]) => void;

  let searches: string[];

  function ask(): Promise<string | undefined> {
    pick = new PickWindow();
    Object.assign(window, { createQuickPick: () => pick });
    searches = [];
    const projects = ({ search }: { readonly search: string }): Promise<unknown> =>
      new Promise(resolve => {
        searches.push(search);
        answer = paths => resolve({ items: paths.map(path => ({ path, name: path })) });
      });
    return pickPlace(
      {
        account: {
          access: () => Promise.resolve({ kind: 'signed-in' }),
          gitlab: () => Promise.resolve({ projects }),
        } as unknown as Account,
        typed: words,
      },
      { title: 'Project', atHand: [], hasGroups: false },
    );
  }

  async function pause(): Promise<void> {
    mock.timers.tick(1000);
    await settle();
  }

  async function settle(): Promise<void> {
    await new Promise(setImmediate);
  }

  setup(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    words = new KeptWords(new Map());
  });

  teardown(() => {
    mock.timers.reset();
  });

  test('Enter on a row that the window shows no more chooses no other one', async () => {
    const asked = ask();
    await settle();
    answer(['acme/shop', 'acme/web']);
    await settle();
    pick.paint();
    // The rows are replaced, and the window has not got them yet.
    pick.items = [{ path: 'acme/api' }, ...pick.items.map(item => ({ ...item }))];
    pick.pressEnter();
    assert.equal(pick.isOpen, true);
    pick.paint();
    pick.mark(1);
    pick.pressEnter();
    assert.equal(await asked, 'acme/shop');
  });

  test('words that are kept are searched for once, though the window tells them as if they were typed', async () => {
    words.keep('Project', 'acme');
    const asked = ask();
    await settle();
    pick.type('acme');
    await pause();
    assert.deepEqual(searches, ['acme']);
    pick.type('acme/');
    await pause();
    assert.deepEqual(searches, ['acme', 'acme/']);
    pick.pressEscape();
    assert.equal(await asked, undefined);
  });

  test('Escape chooses none', async () => {
    const asked = ask();
    await settle();
    pick.pressEscape();
    assert.equal(await asked, undefined);
    assert.equal(pick.isOpen, false);
  });
});
