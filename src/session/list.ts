// One list read from GitLab page by page: shared requests, no answer that came too late, no event without a change.
import { EventEmitter, type Disposable } from 'vscode';
import type { Page } from '../gitlab/index';
import { isCancelled, type Failure } from './failures';

export interface ListSource<T> {
  /** Pages count from 1. */
  fetch(page: number, signal: AbortSignal): Promise<Page<T>>;
  failureOf(error: unknown): Failure;
  keyOf(item: T): string;
  /** Changes whenever anything of the item does. */
  versionOf(item: T): string | number;
}

interface ListState<T> {
  readonly items: readonly T[];
  readonly nextPage: number | undefined;
  readonly failure: Failure | undefined;
}

const nothing = { items: [], nextPage: undefined, failure: undefined };

export class List<T> implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #state: ListState<T> = nothing;
  #readAt: number | undefined;
  #running: { readonly page: number; readonly done: Promise<void>; readonly abort: AbortController } | undefined;

  constructor(
    readonly source: ListSource<T>,
    readonly now: () => number,
  ) {}

  get items(): readonly T[] {
    return this.#state.items;
  }

  get failure(): Failure | undefined {
    return this.#state.failure;
  }

  get hasMore(): boolean {
    return this.#state.nextPage !== undefined;
  }

  /** Epoch milliseconds of the last answer, good or bad; undefined before the first. */
  get readAt(): number | undefined {
    return this.#readAt;
  }

  /** Reads the first page once; a failure stays until `refresh`, so that showing it again asks nothing. */
  load(): Promise<void> {
    return this.#readAt === undefined ? this.refresh() : Promise.resolve();
  }

  /** Reads the first page again. Callers while it is under way share it; what is shown stays until the answer is there. */
  refresh(): Promise<void> {
    return this.#running?.page === 1 ? this.#running.done : this.#read(1);
  }

  loadMore(): Promise<void> {
    if (this.#running) return this.#running.done;
    return this.#state.nextPage === undefined ? Promise.resolve() : this.#read(this.#state.nextPage);
  }

  /** Forgets everything: another account or project. */
  reset(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
    this.#readAt = undefined;
    this.#setState(nothing);
  }

  dispose(): void {
    this.#running?.abort.abort();
    this.#changed.dispose();
  }

  #read(page: number): Promise<void> {
    this.#running?.abort.abort();
    const abort = new AbortController();
    const run = { page, abort, done: this.#fetch(page, abort.signal) };
    this.#running = run;
    void run.done.then(() => {
      if (this.#running === run) this.#running = undefined;
    });
    return run.done;
  }

  async #fetch(page: number, signal: AbortSignal): Promise<void> {
    let next: ListState<T>;
    try {
      const answer = await this.source.fetch(page, signal);
      next = {
        items: page === 1 ? answer.items : this.#append(answer.items),
        nextPage: answer.nextPage,
        failure: undefined,
      };
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return;
      next = { ...this.#state, failure: this.source.failureOf(error) };
    }
    if (signal.aborted) return;
    this.#readAt = this.now();
    this.#setState(next);
  }

  /** Items move between pages while one reads them, so the same one may come twice. */
  #append(more: readonly T[]): readonly T[] {
    const known = new Set(this.#state.items.map(item => this.source.keyOf(item)));
    return [...this.#state.items, ...more.filter(item => !known.has(this.source.keyOf(item)))];
  }

  #setState(next: ListState<T>): void {
    const same = this.#print(next) === this.#print(this.#state);
    this.#state = next;
    if (!same) this.#changed.fire();
  }

  #print({ items, nextPage, failure }: ListState<T>): string {
    const versions = items.map(item => [this.source.keyOf(item), this.source.versionOf(item)]);
    return JSON.stringify([versions, nextPage, failure]);
  }
}
