// A write that a person is asked about: what they typed is searched for secrets, and they agree. Their words are in their boxes still where nothing comes of it.
import type { Issue, WithText } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { createLastingSignal } from '../../session/cancellation';
import type { Sync } from '../../sync/index';
import type { CommandParts } from '../commandParts';
import { requireSameAccount } from './accountCheck';
import { maySendTyped } from './typedSecrets';
import { sendUntilAnswered, type Unfinished } from './untilAnswered';

/** What is written to an issue, and what is asked before. */
export interface AskedWrite<R> {
  /** As the person saw it. */
  readonly issue: Pick<WithText<Issue>, 'reference' | 'description'>;
  /** The account's `changes` when it was read; left out where it was read for this command. */
  readonly asker?: number;
  /** What is sent of the person's own words. */
  readonly said: readonly (string | undefined)[];
  readonly ask: () => Promise<boolean>;
  readonly send: (sync: Sync, signal: AbortSignal) => Thenable<R>;
}

/** What GitLab made of it; undefined where the person stopped. */
export async function sendAsked<R extends { readonly kind: string }>(
  { incidents: { account }, inPlace }: Pick<CommandParts, 'incidents' | 'inPlace'>,
  { issue, asker = account.changes, said, ask, send }: AskedWrite<R>,
): Promise<Exclude<R, Unfinished> | undefined> {
  const sync = await inPlace.sync();
  await requireSameAccount(account, asker);
  if (!(await maySendTyped(inPlace, issue, said)) || !(await ask())) return undefined;
  await requireSameAccount(account, asker);
  return sendUntilAnswered(formatReference(issue.reference), () => send(sync, createLastingSignal()));
}
