// Two people wrote in the same moment, and lines are gone from GitLab: whose they are is said, and they can be put back.
import { l10n, type Uri } from 'vscode';
import { escapeMessage } from '../../session/words/plainLabels';
import type { LostLines } from '../../sync/index';
import { showWarning, waitForAnswer } from '../../session/words/messages';
import type { Account } from '../../session/account';
import { changeText } from '../../session/text/changeText';
import { findOpenDocument } from '../../session/text/openDocument';

/** Where the text is, whose it is, and how two texts of it are shown side by side. */
export interface LostPlace {
  readonly uri: Uri;
  readonly account: Pick<Account, 'changes'>;
  readonly compare: (theirs: string) => Promise<void>;
}

/** Returns when the person has answered. What is put back is a change that is not sent yet. */
export async function showLost(lost: LostLines, { uri, account, compare }: LostPlace): Promise<void> {
  const before = findOpenDocument(uri)?.getText();
  const putBack = l10n.t('Put Them Back');
  const look = l10n.t('Compare');
  const ways = lost.text === undefined ? [] : [putBack, look];
  const answer = await waitForAnswer(account, showWarning(describeLostLines(lost), ...ways));
  if (lost.text === undefined || answer === undefined) return;
  // What was typed since the message came up is not replaced.
  const document = answer === putBack ? findOpenDocument(uri) : undefined;
  const isBack = document && (await changeText(document, text => (text === before ? lost.text : undefined)));
  if (!isBack) await compare(lost.text);
}

function describeLostLines({ whose, by, lines }: LostLines): string {
  const who = by === undefined ? l10n.t('Somebody else') : `@${escapeMessage(by.username)}`;
  const [first = ''] = lines;
  const some = escapeMessage(first.length > 80 ? `${first.slice(0, 80)}…` : first);
  if (lines.length === 0) {
    return l10n.t('{0} changed the text in the moment in which it was saved. See its history in GitLab.', who);
  }
  return whose === 'theirs'
    ? l10n.t(
        '{0} wrote in the moment in which this was saved. Gone from GitLab: “{1}” ({2} lines).',
        who,
        some,
        lines.length,
      )
    : l10n.t('{0} saved an older text over this. Gone from GitLab: “{1}” ({2} lines).', who, some, lines.length);
}
