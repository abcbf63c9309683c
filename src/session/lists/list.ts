// One list read from GitLab page by page: shared requests, no answer that came too late, no event without a change.
import { EventEmitter, type Disposable } from 'vscode';
import { hourMs, isRecent } from '../../incident/units';
import type { Page } from '../../gitlab/index';
import { isCancelled, type Failure } from '../words/failures';
import type * as pages from './pages';

/** What was read is read whole again after so long: what GitLab took away from a list is in no list of changes. */
const wholeAfterMs = hourMs;

export interface ListSource<T> extends pages.ItemFacts<T> {
  /** Pages count from 1. */
  fetch(page: number, signal: AbortSignal): Promise<Page<T>>;
  /** Whatever has changed since an instant (epoch milliseconds), also what belongs to the list no more, in one request. */
  fetchChanges(since: number, signal: AbortSignal): Promise<Page<T>>;
  /** `place`: the path of the only one that failed, where the others answered. */
  failureOf(error: unknown, place?: string): Promise<Failure>;
}

interface ListState<T> {
  readonly items: readonly T[];
  readonly departed: readonly T[];
  readonly nextPage: number | undefined;
  readonly failure: Failure | undefined;
}

interface ListAnswer<T> extends Omit<ListState<T>, 'failure'> {
  /** What could not be read, while the rest of the answer holds. */
  readonly failed: Page<T>['failed'];
  /** Epoch milliseconds of the last change that was seen. */
  readonly seenUntil: number;
  /** So many items have left since the page before `nextPage` was read: what came after them has moved up. */
  readonly left: number;
}

const nothing = { items: [], departed: [], nextPage: undefined, failure: undefined };

export class List<T> implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #state: ListState<T> = nothing;
  #readAt: number | undefined;
  #seeded: readonly T[] = [];
  /** Of the last good answer, or of what was seeded. */
  #knownAt: number | undefined;
  /** Of the last reading that was not of changes only. */
  #wholeAt: number | undefined;
  #seenUntil = 0;
  #left = 0;
  /** Since the last whole reading a part was missing: what changes there meanwhile is in no list of later changes. */
  #hasGaps = false;
  #running: { readonly isFirst: boolean; readonly done: Promise<void>; readonly abort: AbortController } | undefined;

  constructor(
    readonly source: ListSource<T>,
    readonly now: () => number,
  ) {}

  get items(): readonly T[] {
    return this.#state.items;
  }

  /** What was among the items in this session and is not any more, as it was when GitLab told of it, such as closed ones. */
  get departed(): readonly T[] {
    return this.#state.departed;
  }

  /** The items; until they were read, what was known before. */
  get shown(): readonly T[] {
    return this.#wholeAt === undefined ? this.#seeded : this.#state.items;
  }

  /** Epoch milliseconds of what is shown: of the last good answer, or of when it was known before. */
  get knownAt(): number | undefined {
    return this.#knownAt;
  }

  get failure(): Failure | undefined {
    return this.#state.failure;
  }

  get hasMore(): boolean {
    return this.#state.nextPage !== undefined;
  }

  /** Everything was read: what it does not have is not there. */
  get isWhole(): boolean {
    return this.#readAt !== undefined && !this.hasMore && !this.failure;
  }

  /** Epoch milliseconds of the last answer, good or bad; undefined before the first. */
  get readAt(): number | undefined {
    return this.#readAt;
  }

  /** Reads the first page once; a failure stays until `refresh`, so that showing it again asks nothing. */
  load(): Promise<void> {
    return this.#readAt === undefined ? this.refresh() : Promise.resolve();
  }

  /**
   * Reads what has changed, after a page that somebody asked for. Callers while it is under way share it; what is shown stays
   * until the answer is there. What was reset while somebody waited for it is read for nobody.
   */
  async refresh(): Promise<void> {
    for (let page = this.#running; page?.isFirst === false; page = this.#running) {
      await page.done;
      if (page.abort.signal.aborted) return;
    }
    await (this.#running?.done ?? this.#run(true, signal => this.#readAgain(signal)));
  }

  /** The same after something was changed from here, which what is under way may not show; nothing where nobody has read it. */
  async renew(): Promise<void> {
    const running = this.#running;
    if (running?.isFirst) await running.done;
    if (this.#readAt !== undefined && !running?.abort.signal.aborted) await this.refresh();
  }

  /** Reads the next page, after a refresh that is under way. Callers while it is read share it. */
  async loadMore(): Promise<void> {
    for (let first = this.#running; first?.isFirst; first = this.#running) {
      await first.done;
      if (first.abort.signal.aborted) return;
    }
    const { nextPage } = this.#state;
    if (this.#running) await this.#running.done;
    else if (nextPage !== undefined) {
      // Where items have left, the next ones stand on the page that was read already.
      const page = this.#left > 0 ? Math.max(1, nextPage - 1) : nextPage;
      await this.#run(false, signal => this.#readPage(page, signal));
    }
  }

  /** Shows what was known at an instant before (epoch milliseconds), until something was read. */
  seed(items: readonly T[], knownAt: number): void {
    if (this.#wholeAt !== undefined) return;
    this.#seeded = items;
    this.#knownAt = knownAt;
  }

  /** Forgets everything: another account or project. */
  reset(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
    this.#readAt = undefined;
    this.#wholeAt = undefined;
    this.#seenUntil = 0;
    this.#left = 0;
    this.#hasGaps = false;
    this.#seeded = [];
    this.#knownAt = undefined;
    this.#setState(nothing);
  }

  dispose(): void {
    this.#running?.abort.abort();
    this.#changed.dispose();
  }

  #run(isFirst: boolean, read: (signal: AbortSignal) => Promise<ListAnswer<T>>): Promise<void> {
    this.#running?.abort.abort();
    const abort = new AbortController();
    const run = { isFirst, abort, done: this.#settle(abort.signal, read) };
    this.#running = run;
    const end = (): void => {
      if (this.#running === run) this.#running = undefined;
    };
    run.done.then(end, end);
    return run.done;
  }

  async #settle(signal: AbortSignal, read: (signal: AbortSignal) => Promise<ListAnswer<T>>): Promise<void> {
    let next: ListState<T>;
    const isDropped = (): boolean => signal.aborted;
    try {
      const { seenUntil, left, failed, ...answer } = await read(signal);
      const failure = failed && (await this.source.failureOf(failed.error, failed.place));
      if (isDropped()) return;
      this.#seenUntil = seenUntil;
      this.#left = left;
      this.#hasGaps ||= failed !== undefined;
      next = { ...answer, failure };
      this.#knownAt = this.now();
    } catch (error) {
      if (isDropped() || isCancelled(error)) return;
      const failure = await this.source.failureOf(error);
      if (isDropped()) return;
      next = { ...this.#state, failure };
    }
    this.#readAt = this.now();
    this.#setState(next);
  }

  /** What has changed, where that is known to be enough; else every page that was read before. */
  async #readAgain(signal: AbortSignal): Promise<ListAnswer<T>> {
    const { appendPage, followDeparted } = await import('./pages');
    const isKnown = !this.#hasGaps && isRecent(this.#wholeAt, this.now(), wholeAfterMs);
    let departed = this.#state.departed;
    if (isKnown && this.#seenUntil > 0) {
      const changes = await this.source.fetchChanges(this.#seenUntil, signal);
      if (changes.nextPage === undefined) return this.#takeChanges(changes, await import('./pages'));
      departed = followDeparted(this.#state, changes.items, this.source);
    }
    // Pages that were read before stay; what was only known from before is no page.
    const until = this.#wholeAt === undefined ? 0 : this.#state.items.length;
    const first = await this.source.fetch(1, signal);
    let { items, nextPage, failed } = first;
    const seenUntil = this.#findLast(items, this.#seenUntil);
    let isGrowing = true;
    while (nextPage !== undefined && items.length < until && isGrowing) {
      const more = await this.source.fetch(nextPage, signal);
      const longer = appendPage(items, more.items, this.source);
      // A server that always repeats what it said has a next page for ever.
      isGrowing = longer !== items;
      items = longer;
      ({ nextPage } = more);
      failed ??= more.failed;
    }
    signal.throwIfAborted();
    this.#wholeAt = this.now();
    this.#hasGaps = false;
    return {
      items,
      departed: followDeparted({ items: [], departed }, items, this.source),
      nextPage,
      seenUntil,
      left: 0,
      failed,
    };
  }

  async #readPage(page: number, signal: AbortSignal): Promise<ListAnswer<T>> {
    const [{ appendPage }, { items, nextPage, failed }] = await Promise.all([
      import('./pages'),
      this.source.fetch(page, signal),
    ]);
    return {
      items: appendPage(this.#state.items, items, this.source),
      departed: this.#state.departed,
      nextPage,
      seenUntil: this.#seenUntil,
      left: 0,
      failed,
    };
  }

  #takeChanges({ items: changed, failed }: Page<T>, { foldChanges, followDeparted }: typeof pages): ListAnswer<T> {
    const { items, nextPage } = this.#state;
    const folded = foldChanges({ items, hasMore: nextPage !== undefined }, changed, this.source);
    return {
      items: folded.items,
      departed: followDeparted(this.#state, changed, this.source),
      nextPage,
      seenUntil: this.#findLast(changed, this.#seenUntil),
      left: this.#left + folded.left,
      failed,
    };
  }

  /**
   * Until when all changes are known: by the first page or by changes, as what stands on a later page was read after others had
   * changed on the pages before. One that says it was changed in a time to come would hide those until then.
   */
  #findLast(items: readonly T[], known: number): number {
    const now = this.now();
    return items.reduce((last, item) => Math.max(last, Math.min(this.source.updatedAtOf(item), now)), known);
  }

  #setState(next: ListState<T>): void {
    const same = this.#print(next) === this.#print(this.#state);
    this.#state = next;
    if (!same) this.#changed.fire();
  }

  #print({ items, departed, nextPage, failure }: ListState<T>): string {
    const [versions, gone] = [items, departed].map(each =>
      each.map(item => [this.source.keyOf(item), this.source.updatedAtOf(item)]),
    );
    return JSON.stringify([versions, gone, nextPage, failure]);
  }
}
