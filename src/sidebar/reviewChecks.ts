// Whether an incident has a review, by its links: the list of reviews is long, and a page that was not read proves nothing.
import { EventEmitter, type Disposable } from 'vscode';
import type { IssueReference } from '../incident/model';
import { formatReference, makeReferenceKey } from '../incident/reference';
import type { Account } from '../session/account';
import { logError, logFailure, type Log } from '../session/log';

/** So many incidents are looked at for one painting: GitLab answers the links of one issue at a time. */
const mostAtOnce = 20;
/** Requests under way. */
const requestsAtOnce = 5;

export type ReviewState = 'there' | 'missing' | 'not-checked';

export class ReviewChecks implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #states = new Map<string, ReviewState>();
  #abort = new AbortController();
  #running: Promise<void> | undefined;
  #open: readonly IssueReference[] = [];
  #hasBegun = false;

  constructor(
    readonly account: Pick<Account, 'reader'>,
    readonly log: Log,
  ) {}

  /** What is known of an incident's review; asks nothing. */
  find(incident: IssueReference): ReviewState {
    return this.#states.get(makeReferenceKey(incident)) ?? 'not-checked';
  }

  /** Whether it was asked for, whatever came of it. */
  isTried(incident: IssueReference): boolean {
    return this.#states.has(makeReferenceKey(incident));
  }

  /** Some are being looked at now. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The first of these are looked at once; the others wait for `continue`. */
  begin(incidents: readonly IssueReference[]): void {
    this.#open = incidents;
    if (this.#hasBegun || incidents.length === 0) return;
    this.#hasBegun = true;
    logFailure(this.log, 'links', this.continue());
  }

  /** Looks at the first of these that were not looked at. */
  check(incidents: readonly IssueReference[]): Promise<void> {
    return this.#checkAll(incidents, this.#abort.signal);
  }

  /** Looks at the next of those that were not checked. Callers while it is under way share it. */
  continue(): Promise<void> {
    if (this.#running) return this.#running;
    const { signal } = this.#abort;
    const running = this.#checkAll(this.#open, signal).finally(() => {
      if (this.#running === running) this.#running = undefined;
      if (!signal.aborted) this.#changed.fire();
    });
    this.#running = running;
    return running;
  }

  /** What could not be read is asked for once more. */
  retry(): void {
    this.#hasBegun = false;
    for (const [name, state] of this.#states) if (state === 'not-checked') this.#states.delete(name);
  }

  /** Forgets everything: another account or project. */
  reset(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#running = undefined;
    this.#hasBegun = false;
    this.#states.clear();
  }

  dispose(): void {
    this.#abort.abort();
    this.#changed.dispose();
  }

  async #checkAll(incidents: readonly IssueReference[], signal: AbortSignal): Promise<void> {
    const open = incidents.filter(each => !this.#states.has(makeReferenceKey(each))).slice(0, mostAtOnce);
    if (open.length === 0) return;
    const left = [...open];
    const checkNext = async (): Promise<void> => {
      for (let next = left.shift(); next && !signal.aborted; next = left.shift()) await this.#checkOne(next, signal);
    };
    await Promise.all(Array.from({ length: requestsAtOnce }, checkNext));
  }

  /** One that could not be read stays unchecked, and is asked for again only by the next refresh. */
  async #checkOne(incident: IssueReference, signal: AbortSignal): Promise<void> {
    const key = makeReferenceKey(incident);
    try {
      const links = await (await this.account.reader()).links(incident, signal);
      const isThere = links.some(({ issue }) => issue.kind === 'review');
      if (!signal.aborted) this.#states.set(key, isThere ? 'there' : 'missing');
    } catch (error) {
      if (signal.aborted) return;
      this.#states.set(key, 'not-checked');
      logError(this.log, `links of ${formatReference(incident)}`, error);
    }
  }
}
