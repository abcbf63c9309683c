// What others changed and a save or a look brought in: said in the status bar for a moment, and kept to be looked at later.
import { l10n, languages, window, type Disposable, type LanguageStatusItem } from 'vscode';
import { formatReference } from '../../incident/reference';
import { escapeLabel } from '../../session/words/plainLabels';
import type { Merged } from '../parts';
import type { Versions } from '../versions';

/** Milliseconds for which a message stays in the status bar. */
const toldMs = 10_000;

/** Remembers the last merge of each open review. */
export class MergedChanges implements Disposable {
  #message: Disposable | undefined;
  /** By the review's address, in the list behind the braces of the status bar. */
  readonly #items = new Map<string, LanguageStatusItem>();

  constructor(readonly versions: Versions) {}

  /** Says whose changes came in. */
  tell(merged: Merged): void {
    const { uri, yours } = merged;
    const message = describeMerge(merged);
    this.hide();
    this.#message = window.setStatusBarMessage(`$(git-merge) ${message}`, toldMs);
    const key = uri.toString();
    this.#items.get(key)?.dispose();
    const { scheme, path } = uri;
    const item = languages.createLanguageStatusItem(`incidentReviews.merged.${path}`, { scheme, pattern: path });
    item.name = l10n.t('Merged Changes');
    item.text = message;
    item.command = {
      title: l10n.t('Show What Came In'),
      command: 'vscode.diff',
      arguments: [this.versions.put(uri, 'yours', yours), uri, l10n.t('Before the Merge ↔ Now')],
    };
    this.#items.set(key, item);
  }

  /** The message goes; what was merged can still be looked at. */
  hide(): void {
    this.#message?.dispose();
    this.#message = undefined;
  }

  /** Another account: nothing of it is to be seen. */
  clear(): void {
    this.hide();
    for (const item of this.#items.values()) item.dispose();
    this.#items.clear();
  }

  dispose(): void {
    this.clear();
  }
}

function describeMerge({ review, usernames }: Merged): string {
  if (!usernames) return l10n.t('Your own change is in the text of {0} now', formatReference(review));
  const names = usernames.map(user => escapeLabel(`@${user}`)).join(', ');
  return names === ''
    ? l10n.t('What changed in GitLab is in the text of {0} now', formatReference(review))
    : l10n.t('Merged changes of {0} into {1}', names, formatReference(review));
}
