// Editing a review that lives in GitLab: what the rest of the product sees of it, and what VS Code needs of it before a
// review is opened. Everything else is loaded with the first review that is opened or sent.
import { EventEmitter, l10n, type Disposable, type ExtensionContext } from 'vscode';
import type { IssueReference } from '../incident/model';
import { makeReferenceKey } from '../incident/reference';
import type { Account } from '../session/account';
import type { Lazy } from '../session/lazy';
import { logError, logFailure, type Log } from '../session/log';
import { createRetried } from '../session/retried';
import type { Settings } from '../session/settings';
import type { Incidents } from '../session/incidents';
import type { WaitingEvent, WaitingEvents } from '../session/waitingEvents';
import type { UnsentReviews } from '../session/unsentReviews';
import { runAside } from '../session/words/showFailure';
import type { Sync } from '../sync/index';
import type { Editing } from './editing';
import { hasDrafts, hasLogged } from './drafts/draftFolder';
import { ReviewFileSystem } from './fileSystem';

export type { ChangeSource } from './questions/agreements';
export type { Secrecy } from './questions/consent';
export type { LogWriter } from './events/eventLog';
export { extendMarkdownIt } from './images/preview';

/** What the room needs of the others. `now` gives epoch milliseconds. */
export interface InPlaceParts {
  readonly context: Pick<ExtensionContext, 'storageUri' | 'globalStorageUri' | 'globalState' | 'secrets'>;
  readonly account: Account;
  readonly incidents: Incidents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly log: Log;
  readonly now: () => number;
}

/** Registers the file system of reviews in place, and loads what works behind it once. */
export class InPlace implements Disposable, WaitingEvents {
  readonly #files: ReviewFileSystem;
  readonly #unsent = new KnownUnsent(() =>
    this.#loadUnsent().catch((error: unknown) => logError(this.parts.log, 'drafts', error)),
  );
  #loaded: Editing | undefined;
  readonly #editing = createRetried(async () => {
    const { createEditing } = await import('./editing');
    const loaded = createEditing(this.parts, {
      fileChanged: uri => this.#files.fileChanged(uri),
      unsentChanged: names => this.#unsent.become(names),
    });
    this.#loaded = loaded;
    loaded.eventLog.onDidChange(() => this.#waitingChanged.fire());
    return loaded;
  });
  readonly #waitingChanged = new EventEmitter<void>();
  /** What was logged and waits for GitLab has changed. */
  readonly onDidChangeWaiting = this.#waitingChanged.event;
  readonly #subscription: Disposable;

  constructor(readonly parts: InPlaceParts) {
    this.#files = new ReviewFileSystem(
      () => this.editing(),
      () => parts.account.canWrite(),
    );
    // What waits for GitLab can go where that answers, also what a window left that was closed; else it is shown at least.
    this.#subscription = parts.incidents.open.onDidChange(() => {
      if (parts.incidents.open.readAt !== undefined) logFailure(parts.log, 'what waits for GitLab', this.sendWaiting());
    });
  }

  /** The reviews with something that GitLab does not have. */
  get unsent(): UnsentReviews {
    return this.#unsent;
  }

  /** What works behind the file system. One that could not be loaded is loaded again by the next call. */
  editing(): Promise<Editing> {
    return this.#editing.load();
  }

  /** The operations on reviews, for the account that is signed in now. Throws a `UserError` where nobody is. */
  async sync(): Promise<Sync> {
    return (await this.editing()).sync();
  }

  /** What was logged of an incident and waits for GitLab, as far as it was read. */
  waitingOf(incident: IssueReference): readonly WaitingEvent[] {
    return this.#loaded?.eventLog.waitingOf(incident) ?? [];
  }

  /** Sends what was logged and waits, and shows what waits on. */
  async sendWaiting(): Promise<void> {
    try {
      if (await hasLogged(this.parts.context)) await (await this.editing()).eventLog.send();
    } catch (error) {
      logError(this.parts.log, 'what waits for GitLab', error);
    }
  }

  async #loadUnsent(): Promise<void> {
    if ((await this.#editing.find()) ?? (await hasDrafts(this.parts.context)))
      await (await this.editing()).loadUnsent();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#waitingChanged.dispose();
    this.#files.dispose();
    this.#unsent.dispose();
    runAside(this.parts.log, l10n.t('the review'), async () => (await this.#editing.find())?.dispose());
  }
}

/** What was said last of the reviews that are not sent. */
class KnownUnsent implements UnsentReviews, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #names: readonly string[] = [];

  constructor(readonly load: () => Promise<void>) {}

  has(review: IssueReference): boolean {
    const name = makeReferenceKey(review);
    return this.#names.some(each => each.toLowerCase() === name);
  }

  names(): readonly string[] {
    return this.#names;
  }

  become(names: readonly string[]): void {
    this.#names = names;
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
