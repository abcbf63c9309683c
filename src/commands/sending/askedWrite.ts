// A write that a person is asked about: what they typed is searched for secrets, they agree, and their words are not lost.
import { l10n } from 'vscode';
import type { Issue, WithText } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { createLastingSignal } from '../../session/cancellation';
import type { Sync } from '../../sync/index';
import type { CommandParts } from '../commandParts';
import { requireSameAccount } from './accountCheck';
import { maySendTyped, offerWords } from './typedSecrets';
import { sendUntilAnswered, type Unfinished } from './untilAnswered';

/** What is written to an issue, and what is asked before. */
export interface AskedWrite<R> {
  /** As the person saw it. */
  readonly issue: Pick<WithText<Issue>, 'reference' | 'description'>;
  /** The account's `changes` when it was read; left out where it was read for this command. */
  readonly asker?: number;
  /** What is sent of the person's own words. */
  readonly said: readonly (string | undefined)[];
  /** What the person wrote for it: at hand again where nothing comes of it. */
  readonly typed?: string | undefined;
  readonly ask: () => Promise<boolean>;
  readonly send: (sync: Sync, signal: AbortSignal) => Thenable<R>;
}

/** What GitLab made of it; undefined where the person stopped. */
export async function sendAsked<R extends { readonly kind: string }>(
  { incidents: { account }, inPlace, log }: Pick<CommandParts, 'incidents' | 'inPlace' | 'log'>,
  { issue, asker = account.changes, said, typed, ask, send }: AskedWrite<R>,
): Promise<Exclude<R, Unfinished> | undefined> {
  const name = formatReference(issue.reference);
  const nothing = l10n.t('Nothing was changed in {0}.', name);
  const sync = await inPlace.sync();
  await requireSameAccount(account, asker);
  if (!(await maySendTyped(inPlace, issue, said)) || !(await ask())) {
    offerWords(log, nothing, typed);
    return undefined;
  }
  await requireSameAccount(account, asker);
  const result = await sendUntilAnswered(name, () => send(sync, createLastingSignal()));
  if (!result) offerWords(log, l10n.t('GitLab may not have what you wrote of {0}.', name), typed);
  if (result?.kind === 'otherwise') offerWords(log, nothing, typed);
  return result;
}
