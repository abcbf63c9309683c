// What somebody was asked about is written in their name or not at all.
import { l10n } from 'vscode';
import type { InPlace } from '../../inPlace/index';
import type { Account } from '../../session/account';
import { UserError } from '../../session/words/failures';

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

/**
 * What one run of a command works with, from its first question on: where another account is signed in than `before`, an
 * account's `changes`, nobody gets what speaks with GitLab for writing. One that was given out before writes nothing then.
 */
export function createBoundParts<T extends { readonly account: Counted; readonly inPlace: InPlace }>(
  parts: T,
  before: number,
): T {
  const sync: InPlace['sync'] = async () => {
    await requireSameAccount(parts.account, before);
    return parts.inPlace.sync();
  };
  const inPlace = new Proxy(parts.inPlace, {
    get(target, name) {
      if (name === 'sync') return sync;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  return { ...parts, inPlace };
}
