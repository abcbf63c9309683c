// The face of the facts that the lists do not say: what reads them is loaded with the first rows.
import { EventEmitter, type Disposable, type Memento } from 'vscode';
import type { Incidents } from '../session/incidents';
import type { Lazy } from '../session/lazy';
import { logError, type Log } from '../session/log';
import type { Settings } from '../session/settings';
import type { WaitingEvents } from '../session/waitingEvents';
import type { LastKnown } from './lastKnown';
import type { FactsReader } from './liveFacts';

interface LateFactsParts {
  readonly incidents: Incidents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly waiting: WaitingEvents;
  readonly memory: Memento;
  readonly log: Log;
  readonly now: () => number;
}

/** `changed` is for the view of incidents: its rows say more than before, of facts or of what waits. */
export class LateFacts implements Disposable {
  readonly changed = new EventEmitter<void>();
  readonly #waiting: Disposable;
  #reader: FactsReader | undefined;
  #lastKnown: LastKnown | undefined;

  constructor(readonly parts: LateFactsParts) {
    this.#waiting = parts.waiting.onDidChangeWaiting(() => this.changed.fire());
  }

  async reader(): Promise<FactsReader> {
    const { FactsReader: Loaded } = await import('./liveFacts');
    this.#reader ??= new Loaded({
      ...this.parts,
      failed: this.#log,
      changed: () => this.changed.fire(),
    });
    return this.#reader;
  }

  /** What the lists showed before this session. */
  async lastKnown(): Promise<LastKnown> {
    const { LastKnown: Loaded } = await import('./lastKnown');
    this.#lastKnown ??= new Loaded({ ...this.parts, failed: this.#log, quietMs: 1000 });
    return this.#lastKnown;
  }

  readonly #log = (name: string, error: unknown): void => logError(this.parts.log, name, error);

  dispose(): void {
    this.#reader?.dispose();
    this.#lastKnown?.dispose();
    this.#waiting.dispose();
    this.changed.dispose();
  }
}
