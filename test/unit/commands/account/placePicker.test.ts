// The search of projects, whose rows change while somebody chooses.
import assert from 'node:assert/strict';
import { pickPlace } from '../../../../src/commands/account/placePicker';
import { KeptWords } from '../../../../src/commands/keptWords';
import type { Account } from '../../../../src/session/account';
import { window } from '../../vscode';
import { PickWindow } from '../pickWindow';

suite('The search of projects', () => {
  let pick: PickWindow<{ readonly path: string }>;
  let answer: (paths: readonly string[]) => void;

  function ask(): Promise<string | undefined> {
    pick = new PickWindow();
    Object.assign(window, { createQuickPick: () => pick });
    const projects = (): Promise<unknown> =>
      new Promise(resolve => {
        answer = paths => resolve({ items: paths.map(path => ({ path, name: path })) });
      });
    return pickPlace(
      {
        account: {
          access: () => Promise.resolve({ kind: 'signed-in' }),
          gitlab: () => Promise.resolve({ projects }),
        } as unknown as Account,
        typed: new KeptWords(new Map()),
      },
      { title: 'Project', atHand: [], hasGroups: false },
    );
  }

  async function settle(): Promise<void> {
    await new Promise(setImmediate);
  }

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

  test('Escape chooses none', async () => {
    const asked = ask();
    await settle();
    pick.pressEscape();
    assert.equal(await asked, undefined);
    assert.equal(pick.isOpen, false);
  });
});
