// The corrective action that a command is about, where the command needs its issue.
import { l10n } from 'vscode';
import { UserError } from '../../session/words/failures';
import type { CommandParts } from '../commandParts';
import { readFresh, type FreshAction } from './actionChanges';
import { chooseAction } from './actionTargets';

/** Undefined where the person picked none. Throws a `UserError` where it has no issue. */
export async function chooseTracked(parts: CommandParts, argument: unknown): Promise<FreshAction | undefined> {
  const chosen = await chooseAction(parts, argument);
  const fresh = chosen && (await readFresh(parts, chosen));
  if (chosen && !fresh) throw new UserError(l10n.t('“{0}” has no issue yet.', chosen.words));
  return fresh;
}
