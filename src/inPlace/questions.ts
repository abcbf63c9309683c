// What only the person can say about a review they edit in place.
import { commands, l10n, type Uri } from 'vscode';
import { formatReference } from '../incident/reference';
import type { Log } from '../session/log';
import { showWarning } from '../session/messages';
import { plainMessage } from '../session/plain';
import { showFailure } from '../session/showFailure';
import type { Questions } from './parts';
import type { WriteConsent } from './consent';
import { showLost } from './lostLines';
import type { Versions } from './versions';

/** The questions as VS Code's messages and comparisons. */
export function askAboutCopies(versions: Versions, consent: WriteConsent, log: Log): Questions {
  const compare = async (uri: Uri, theirs: string): Promise<void> => {
    const title = l10n.t('GitLab’s Copy ↔ Yours');
    await commands.executeCommand('vscode.diff', versions.put(uri, 'gitlab', theirs), uri, title);
  };
  return {
    mayUpdate: (review, title) => consent.mayUpdate(review, title),

    async mayBePublic(review, unknown) {
      const send = l10n.t('Send It All the Same');
      return (await showWarning(publicWords(formatReference(review), unknown), { modal: true }, send)) === send;
    },

    async isResolved(review) {
      const send = l10n.t('Send What I Have');
      const message = l10n.t('Somebody else changed the same lines of {0}.', formatReference(review));
      const detail = l10n.t('What you have now replaces these lines in GitLab.');
      const look = l10n.t('Compare');
      const answer = await showWarning(message, { modal: true, detail }, send, look);
      return answer === send ? 'send' : answer === look ? 'look' : 'stop';
    },

    tellConflict(review) {
      const message = l10n.t('Others changed the same lines of {0}. Nothing was sent.', formatReference(review));
      void showWarning(`${message} ${l10n.t('Bring both together, then save again.')}`);
    },

    async showConflict(uri, texts) {
      if (!('base' in texts)) {
        await compare(uri, texts.remote);
        return;
      }
      const editor = {
        base: versions.put(uri, 'base', texts.base),
        input1: { uri: versions.put(uri, 'gitlab', texts.remote), title: l10n.t('GitLab’s Copy') },
        input2: { uri: versions.put(uri, 'yours', texts.local), title: l10n.t('Yours') },
        output: uri,
      };
      // The command that VS Code's own Git support opens its merge editor with. It has no documented name.
      await commands.executeCommand('_open.mergeEditor', editor).then(undefined, () => compare(uri, texts.remote));
    },

    tellFailure({ message, ...rest }) {
      void showFailure({ ...rest, message: l10n.t('Not sent, your text is kept here: {0}', message) }, log);
    },

    showLost: (uri, lost) => showLost(lost, { uri, compare: theirs => compare(uri, theirs) }),

    async showAltered(uri, theirs) {
      const look = l10n.t('Compare');
      const message = l10n.t('GitLab keeps something else than what was sent.');
      if ((await showWarning(message, look)) === look) await compare(uri, theirs);
    },
  };
}

/** `unknown`: the incident that the text names and that cannot be read. */
function publicWords(name: string, unknown: string | undefined): string {
  if (unknown === undefined) return l10n.t('{0} was confidential and is public now. Everybody can read it.', name);
  const incident = plainMessage(unknown);
  return l10n.t('{0} is public, and whether its incident {1} is confidential cannot be told.', name, incident);
}
