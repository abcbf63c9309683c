// Whose drafts are read while somebody else signs in.
import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { Identity } from '../../../../src/inPlace/drafts/identity';
import { UnsentDrafts, type UnsentParts } from '../../../../src/inPlace/drafts/unsentDrafts';
import type { Account } from '../../../../src/session/account';
import { EventEmitter } from '../../vscode';

const turns = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

suite('Whose drafts they are, while somebody else signs in', () => {
  const address = { url: 'https://gitlab.example.com', origin: 'https://gitlab.example.com' };
  const changed = new EventEmitter<void>();
  let account: { changes: number; token: string } & Record<string, unknown>;
  const signIn = (token: string): void => {
    Object.assign(account, { token, changes: account.changes + 1 });
    changed.fire();
  };

  setup(() => {
    account = {
      changes: 0,
      token: 'one',
      onDidChange: changed.event,
      access: () => Promise.resolve({ kind: 'signed-in', address, token: account.token }),
    };
  });

  test('a token is not taken for another one’s, whom GitLab named by then', async () => {
    const ids: Readonly<Record<string, number>> = { one: 1, two: 2 };
    let isFirst = true;
    account['gitlab'] = () => {
      if (isFirst) signIn('two');
      isFirst = false;
      const { token } = account;
      return Promise.resolve({ currentUser: () => Promise.resolve({ id: ids[token] }) });
    };
    const kept = new Map<string, unknown>();
    const memory = {
      get: (key: string) => kept.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    } as unknown as Memento;
    const identity = new Identity(account as unknown as Account, memory);
    assert.equal((await identity.at('gitlab.example.com')).id, 2);
    signIn('one');
    assert.equal((await identity.at('gitlab.example.com')).id, 1);
  });

  test('what one has not sent is not told to the next, however late it was read', async () => {
    const answers: ((iid: number) => void)[] = [];
    const reported: (readonly string[])[] = [];
    const unsent = new UnsentDrafts({
      account,
      identity: { at: () => Promise.resolve({ id: 1, isSignedIn: true }) },
      drafts: { unsent: () => new Promise(resolve => answers.push(iid => resolve([{ project: 'g/p', iid }]))) },
      copies: { onDidChange: new EventEmitter<void>().event },
      log: { error: () => undefined },
      report: (names: readonly string[]) => reported.push(names),
    } as unknown as UnsentParts);
    void unsent.load();
    await turns();
    signIn('two');
    await turns();
    answers[1]?.(2);
    await turns();
    answers[0]?.(1);
    await turns();
    assert.deepEqual(reported, [['g/p#2']]);
    unsent.dispose();
  });

  test('what one has not sent is not named to the next, also where nobody can say who that is', async () => {
    const reported: (readonly string[])[] = [];
    let isReachable = true;
    const unsent = new UnsentDrafts({
      account,
      identity: {
        at: () => (isReachable ? Promise.resolve({ id: 1, isSignedIn: true }) : Promise.reject(new Error('offline'))),
      },
      drafts: { unsent: () => Promise.resolve([{ project: 'g/p', iid: 1 }]) },
      copies: { onDidChange: new EventEmitter<void>().event },
      log: { error: () => undefined },
      report: (names: readonly string[]) => reported.push(names),
    } as unknown as UnsentParts);
    await unsent.load();
    isReachable = false;
    signIn('two');
    await turns();
    assert.deepEqual(reported, [['g/p#1'], []]);
    unsent.dispose();
  });
});
