// What only the person can say about a review they edit in place.
import { commands, l10n, type Uri } from 'vscode';
import { foldToOneLine } from '../../incident/foreignText';
import type { IssueReference } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { showInformation, showWarning, waitForAnswer } from '../../session/words/messages';
import type { Account } from '../../session/account';
import type { Log } from '../../session/log';
import { escapeMessage } from '../../session/words/plainLabels';
import { showFailure } from '../../session/words/showFailure';
import type { ConflictReason, Questions } from '../parts';
import type { LastPerson } from '../copy/model';
import type { Undone } from '../copy/undone';
import type { WriteConsent } from './consent';
import { showLost } from './lostLines';
import type { MergedChanges } from '../status/mergedChanges';
import type { SecretQuestions } from './secretQuestions';
import { closeComparisons } from '../tabs';
import { versionScheme, type Versions } from '../versions';

/** How many lines of others a question shows. */
const mostLines = 8;

interface QuestionParts {
  readonly account: Pick<Account, 'changes'>;
  readonly merges: MergedChanges;
  readonly versions: Versions;
  readonly consent: WriteConsent;
  readonly secrets: SecretQuestions;
  readonly log: Log;
}

/** The questions as VS Code's messages and comparisons. */
export function askAboutCopies({ account, merges, versions, consent, secrets, log }: QuestionParts): Questions {
  const compare = async (uri: Uri, theirs: string): Promise<void> => {
    const title = l10n.t('GitLab’s Copy ↔ Yours');
    await commands.executeCommand('vscode.diff', versions.put(uri, 'gitlab', theirs), uri, title);
  };
  return {
    maySendSecrets: text => secrets.maySend(text),
    mayUpdate: (review, title) => consent.mayUpdate({ review, title, source: { kind: 'in-place' } }),

    async mayBePublic(review, unknown) {
      const send = l10n.t('Send It All the Same');
      const name = formatReference(review);
      const message =
        unknown === undefined
          ? l10n.t('{0} was confidential and is public now. Everybody can read it.', name)
          : l10n.t(
              '{0} is public, and whether its incident {1} is confidential cannot be told.',
              name,
              escapeMessage(unknown),
            );
      return (await showWarning(message, { modal: true }, send)) === send;
    },

    isResolved: askResolution,

    tellConflict(review, reason) {
      // It would read as if this one was merged.
      merges.hide();
      const advice = l10n.t('Bring both together, then save again.');
      showWarning(`${l10n.t('Nothing was sent.')} ${describeCause(review, reason)} ${advice}`);
    },

    tellMerged: merged => merges.tell(merged),

    async maySendSaved(review) {
      const send = l10n.t('Send to GitLab');
      const message = l10n.t('Saved here, and not sent: {0}. Ctrl+S sends it.', formatReference(review));
      return (await showInformation(message, send)) === send;
    },

    /**
     * A comparison, whose right side is the document itself. VS Code's merge editor takes a document that holds one side
     * for a merge that is done, and says "0 conflicts".
     */
    async showConflict(uri, { remote }) {
      await compare(uri, remote);
    },

    closeComparison: uri => closeComparisons(uri, versionScheme),

    tellFailure({ message, ...rest }) {
      showFailure({ ...rest, message: l10n.t('Not sent, your text is kept here: {0}', message) }, log);
    },

    showLost: (uri, lost) => showLost(lost, { uri, account, compare: theirs => compare(uri, theirs) }),

    async showAltered(uri, theirs) {
      const look = l10n.t('Compare');
      const message = l10n.t('GitLab keeps something else than what was sent.');
      if ((await waitForAnswer(account, showWarning(message, look))) === look) await compare(uri, theirs);
    },
  };
}

/** What would be lost is shown line by line. */
async function askResolution(
  review: IssueReference,
  { missing, restored }: Undone,
  reason: ConflictReason,
): Promise<'send' | 'show' | 'stop'> {
  const send = l10n.t('Send What I Have');
  const message = describeCause(review, reason);
  const detail = [
    ...listLinesUnder(l10n.t('These lines are not in your text, and would be gone:'), missing),
    ...listLinesUnder(l10n.t('These lines were removed in GitLab, and would come back:'), restored),
  ].join('\n');
  const look = l10n.t('Compare');
  const answer = await showWarning(message, { modal: true, detail }, send, look);
  return answer === send ? 'send' : answer === look ? 'show' : 'stop';
}

/** What happened, as one sentence. */
function describeCause(review: IssueReference, { why, lastPerson }: ConflictReason): string {
  const name = formatReference(review);
  switch (why) {
    case 'same-lines':
      return l10n.t('{0} changed the same lines of {1}.', namePerson(lastPerson), name);
    case 'older':
      return l10n.t('This is an older text of {0}: it would undo what others wrote since.', name);
    case 'unknown':
      return l10n.t('It is not known what this text of {0} was made from.', name);
  }
}

function namePerson(person: LastPerson | undefined): string {
  return person?.username === undefined ? l10n.t('Somebody else') : escapeMessage(`@${person.username}`);
}

function listLinesUnder(heading: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, mostLines).map(line => `> ${escapeMessage(foldToOneLine(line, 120))}`);
  const more = lines.length - shown.length;
  return [heading, ...shown, ...(more > 0 ? [l10n.t('… and {0} more', String(more))] : []), ''];
}
