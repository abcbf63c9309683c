// What somebody was asked about is written in their name or not at all.
import { l10n } from 'vscode';
import type { Account } from '../session/account';
import { UserError } from '../session/words/failures';

type Counted = Pick<Account, 'access' | 'changes'>;

/** Throws a `UserError` where another account is signed in than `before`, an account's `changes`, or none. */
export async function requireSameAccount(account: Counted, before: number): Promise<void> {
  await account.access();
  if (account.changes === before) return;
  throw new UserError(l10n.t('Nothing was sent: somebody else has signed in since you were asked.'));
}

/** Taken before the first question; what it gives throws a `UserError` where another account is signed in by then, or none. */
export function createAccountCheck(account: Counted): () => Promise<void> {
  const { changes } = account;
  return () => requireSameAccount(account, changes);
}
