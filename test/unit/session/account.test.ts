// Who is signed in, while the key store tells of changes and takes its time to answer.
import assert from 'node:assert/strict';
import { Account, type AccountParts } from '../../../src/session/account';
import { EventEmitter } from '../vscode';

const url = 'https://gitlab.example.com';

suite('An account', () => {
  const told = new EventEmitter<{ readonly key: string }>();
  /** What is asked of the key store and not answered yet. */
  let asked: ((token: string | undefined) => void)[];
  let account: Account;
  let changed: number[];
  /** What GitLab says of the issues of whoever signs in. */
  let reading: () => Promise<unknown>;

  const turns = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  const tell = (): void => told.fire({ key: `incidentReviews.token:${url}` });

  setup(async () => {
    [asked, changed] = [[], []];
    reading = () => Promise.resolve({ items: [] });
    account = new Account({
      secrets: {
        onDidChange: told.event,
        get: () => new Promise<string | undefined>(resolve => asked.push(resolve)),
        store: () => Promise.resolve().then(tell),
      },
      settings: { onDidChange: new EventEmitter<never>().event, of: () => ({ url }) },
      lazy: {
        sync: () =>
          Promise.resolve({
            createGitLab: ({ token }: { readonly token: string }) => ({
              token,
              currentUser: () => Promise.resolve({ id: 1, username: 'ida' }),
              issues: () => reading(),
            }),
          }),
      },
      environment: () => ({}),
      log: { error: (words: string) => assert.fail(words), info: () => undefined },
    } as unknown as AccountParts);
    account.onDidChange(() => changed.push(account.changes));
    void account.access();
    asked.shift()?.('one');
    await turns();
  });
  teardown(() => account.dispose());

  /** Answers what is asked of the key store, and what is asked then. */
  async function answerAll(token: string | undefined): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      for (const answer of asked.splice(0)) answer(token);
      await turns();
    }
  }

  test('that the key store tells of twice at once has changed once', async () => {
    tell();
    tell();
    await answerAll('two');
    assert.deepEqual(changed, [1]);
  });

  test('is one account from the end of signing in on, however late the key store tells of it', async () => {
    const signing = account.signIn({ url, origin: url }, 'two', new AbortController().signal);
    await answerAll('two');
    assert.equal(await signing, 'ida');
    const { changes } = account;
    await answerAll('two');
    tell();
    await answerAll('two');
    assert.deepEqual([changes, account.changes, changed], [1, 1, [1]]);
  });

  test('is what was told last, though the key store answers in another order', async () => {
    tell();
    tell();
    await turns();
    const late = asked.shift();
    asked.shift()?.('two');
    await turns();
    late?.('two');
    await answerAll('two');
    assert.deepEqual(changed, [1]);
    assert.deepEqual(await account.gitlab().then(gitlab => (gitlab as unknown as { token: string }).token), 'two');
  });

  test('is asked for only once its changes are read', async () => {
    tell();
    tell();
    const access = account.access();
    await answerAll('two');
    assert.deepEqual(await access.then(({ kind, ...rest }) => [kind, 'token' in rest && rest.token]), [
      'signed-in',
      'two',
    ]);
  });

  test('whose reading fails is read again by the next change', async () => {
    tell();
    await answerAll(undefined);
    tell();
    await answerAll('three');
    assert.deepEqual(changed, [1, 2]);
  });

  for (const [kind, isKept] of [
    ['scope-missing', false],
    ['cancelled', false],
    ['unreachable', true],
    ['rate-limited', true],
  ] as const) {
    test(`whose token GitLab answers with ${kind} about the issues ${isKept ? 'is' : 'is not'} signed in`, async () => {
      reading = () => Promise.reject(Object.assign(new Error(kind), { kind }));
      const signing = account.signIn({ url, origin: url }, 'two', new AbortController().signal);
      const settled = signing.then(
        () => true,
        () => false,
      );
      await answerAll('two');
      assert.deepEqual([await settled, changed], [isKept, isKept ? [1] : []]);
    });
  }
});
