// The face of the facts that the lists do not say: what reads them is loaded with the first rows.
import { EventEmitter, type Disposable } from 'vscode';
import type { Incidents } from '../session/incidents';
import type { Lazy } from '../session/lazy';
import { logError, type Log } from '../session/log';
import type { Settings } from '../session/settings';
import type { WaitingEvents } from '../session/waitingEvents';
import type { FactsReader } from './liveFacts';

interface LateFactsParts {
  readonly incidents: Incidents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly waiting: WaitingEvents;
  readonly log: Log;
  readonly now: () => number;
}

/** `changed` is for the view of incidents: its rows say more than before, of facts or of what waits. */
export class LateFacts implements Disposable {
  readonly changed = new EventEmitter<void>();
  readonly #waiting: Disposable;
  #reader: FactsReader | undefined;

  constructor(readonly parts: LateFactsParts) {
    this.#waiting = parts.waiting.onDidChangeWaiting(() => this.changed.fire());
  }

  async reader(): Promise<FactsReader> {
    const room = await import('./liveFacts');
    const failed = (name: string, error: unknown): void => logError(this.parts.log, name, error);
    this.#reader ??= new room.FactsReader({ ...this.parts, failed, changed: () => this.changed.fire() });
    return this.#reader;
  }

  dispose(): void {
    this.#reader?.dispose();
    this.#waiting.dispose();
    this.changed.dispose();
  }
}
