// What was logged of incidents and is on this machine only: whoever is on call must not take it for logged.
import { l10n, StatusBarAlignment, ThemeColor, window, type Disposable, type StatusBarItem } from 'vscode';
import { formatReference } from '../../incident/reference';
import type { EventLog } from './eventLog';

/** An item in the status bar for as long as an entry waits; a click sends what waits. */
export class WaitingStatus implements Disposable {
  readonly #item: StatusBarItem;
  readonly #subscription: Disposable;

  constructor(readonly log: Pick<EventLog, 'waiting' | 'onDidChange'>) {
    this.#item = window.createStatusBarItem('incidentReviews.waiting', StatusBarAlignment.Left, 12);
    this.#item.name = l10n.t('Events Not Sent to GitLab');
    this.#item.command = 'incidentReviews.refresh';
    this.#item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
    this.#subscription = log.onDidChange(() => this.#show());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }

  #show(): void {
    const { waiting } = this.log;
    if (waiting.length === 0) {
      this.#item.hide();
      return;
    }
    const words = waiting.length === 1 ? l10n.t('1 event not sent') : l10n.t('{0} events not sent', waiting.length);
    const names = [...new Set(waiting.map(({ incident }) => formatReference(incident)))].join(', ');
    this.#item.text = `$(cloud-upload) ${words}`;
    this.#item.tooltip = l10n.t('{0}: GitLab does not have what you logged yet. Click to send it now.', names);
    this.#item.accessibilityInformation = { label: `${words}: ${names}` };
    this.#item.show();
  }
}
