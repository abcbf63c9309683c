// What somebody was asked about is written in their name or not at all.
import { l10n } from 'vscode';
import type { Account } from '../session/account';
import { UserError } from '../session/words/failures';

/** Taken before a question; what it gives throws a `UserError` where another account is signed in by then, or none. */
export async function createAccountCheck(account: Pick<Account, 'access'>): Promise<() => Promise<void>> {
  const before = JSON.stringify(await account.access());
  return async () => {
    if (JSON.stringify(await account.access()) === before) return;
    throw new UserError(l10n.t('Nothing was sent: somebody else has signed in since you were asked.'));
  };
}
