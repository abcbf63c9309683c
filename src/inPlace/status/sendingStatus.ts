// What is being sent, while that takes longer than a moment: a tab without a dot would look as if GitLab had it.
import { l10n, StatusBarAlignment, window, type Disposable, type StatusBarItem } from 'vscode';
import { formatReference } from '../../incident/reference';
import type { WorkingCopies } from '../copies';

/** Milliseconds after which sending is said: a usual save is over before. */
const unsaidMs = 500;

/** An item in the status bar while a review in place is being sent. */
export class SendingStatus implements Disposable {
  readonly #item: StatusBarItem;
  readonly #subscription: Disposable;
  /** Since when each is being sent, by its address: its timer while that is not said, and its name. */
  readonly #sending = new Map<string, { readonly name: string; readonly timer: ReturnType<typeof setTimeout> }>();
  readonly #said = new Set<string>();

  constructor(copies: WorkingCopies) {
    this.#item = window.createStatusBarItem('incidentReviews.sending', StatusBarAlignment.Left, 11);
    this.#item.name = l10n.t('Review Being Sent to GitLab');
    this.#subscription = copies.onDidChange(uri => {
      const key = uri.toString();
      const state = copies.state(uri);
      if (state?.standing.kind !== 'sending') this.#end(key);
      else if (!this.#sending.has(key)) this.#begin(key, formatReference(state.review));
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const { timer } of this.#sending.values()) clearTimeout(timer);
    this.#item.dispose();
  }

  #begin(key: string, name: string): void {
    const timer = setTimeout(() => {
      this.#said.add(key);
      this.#show();
    }, unsaidMs);
    this.#sending.set(key, { name, timer });
  }

  #end(key: string): void {
    const sending = this.#sending.get(key);
    if (!sending) return;
    clearTimeout(sending.timer);
    this.#sending.delete(key);
    this.#said.delete(key);
    this.#show();
  }

  #show(): void {
    const names = [...this.#sending].filter(([key]) => this.#said.has(key)).map(([, { name }]) => name);
    if (names.length === 0) {
      this.#item.hide();
      return;
    }
    this.#item.text = `$(sync~spin) ${l10n.t('Sending to GitLab…')}`;
    this.#item.tooltip = l10n.t('{0}: GitLab does not have this text yet.', names.join(', '));
    this.#item.accessibilityInformation = { label: l10n.t('Sending to GitLab: {0}', names.join(', ')) };
    this.#item.show();
  }
}
