// What several ask of GitLab at once is asked once, and who goes takes nothing from who stays.
import assert from 'node:assert/strict';
import type { CancellationToken } from 'vscode';
import { Lookups } from '../../../src/editor/assist/lookups';
import type { Account } from '../../../src/session/account';
import type { Log } from '../../../src/session/log';
import { EventEmitter } from '../vscode';

/** A token as VS Code hands it on with a question, and its end. */
function makeToken(): { readonly token: CancellationToken; readonly cancel: () => void } {
  const cancelled = new EventEmitter<void>();
  const token = { isCancellationRequested: false, onCancellationRequested: cancelled.event };
  const cancel = (): void => {
    token.isCancellationRequested = true;
    cancelled.fire();
  };
  return { token, cancel };
}

suite('What is looked up in GitLab', () => {
  test('is there for who still waits, though who asked first has gone', async () => {
    const answers: ((value: unknown) => void)[] = [];
    const issue = (_: unknown, signal: AbortSignal): Promise<unknown> =>
      new Promise((resolve, reject) => {
        answers.push(resolve);
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const asked = async (count: number): Promise<void> => {
      while (answers.length < count) await new Promise(resolve => setTimeout(resolve, 5));
    };
    const account = {
      onDidChange: new EventEmitter<void>().event,
      access: () => Promise.resolve({ kind: 'signed-in' }),
      gitlab: () => Promise.resolve({ issue }),
    };
    const lookups = new Lookups(account as unknown as Account, {} as Log, () => 0);
    const reference = { project: 'g/p', iid: 7 };
    const [first, second] = [makeToken(), makeToken()];
    const gone = lookups.issue(reference, first.token);
    await asked(1);
    const left = lookups.issue(reference, second.token);
    first.cancel();
    await Promise.race([asked(2), left]);
    answers[1]?.({ title: 'Down' });
    assert.deepEqual(await Promise.all([gone, left]), [undefined, { title: 'Down' }]);
    lookups.dispose();
  });
});
