// Which reviews in place hold something that GitLab does not have: of open ones their state says it, of others what is kept.
import { Disposable, type Uri } from 'vscode';
import { formatReference } from '../../incident/reference';
import type { Account } from '../../session/account';
import { logFailure, type Log } from '../../session/log';
import { createRetried, type Retried } from '../../session/retried';
import { encodeHost, readReviewUri } from '../../session/uris/reviewUri';
import type { WorkingCopies } from '../copies';
import type { Drafts } from './drafts';
import type { Identity } from './identity';
import { isUnsent } from '../status/standing';

/** What is looked at, and who is told. */
export interface UnsentParts {
  readonly account: Account;
  readonly identity: Identity;
  readonly drafts: Drafts;
  readonly copies: WorkingCopies;
  readonly log: Log;
  /** Gets the names of the reviews whenever they change. */
  readonly report: (names: readonly string[]) => void;
}

/** Follows what the person who is signed in has not sent. */
export class UnsentDrafts implements Disposable {
  readonly #subscription: Disposable;
  #names: readonly string[] = [];
  #loading: Retried<void> | undefined;

  constructor(readonly parts: UnsentParts) {
    const { account, copies, log } = parts;
    this.#subscription = Disposable.from(
      copies.onDidChange(uri => this.#follow(uri)),
      account.onDidChange(() => {
        this.#loading = undefined;
        // Whoever comes next is not told what the one before has not sent, however long it takes to say who that is.
        this.#setNames([]);
        logFailure(log, 'drafts', this.load());
      }),
    );
  }

  /** Reads what is kept, once for each account; where nobody could say whose they are it is asked again. */
  load(): Promise<void> {
    this.#loading ??= createRetried(() => this.#read());
    return this.#loading.load();
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #read(): Promise<void> {
    const { account, identity, drafts } = this.parts;
    const { changes } = account;
    const access = await account.access();
    if (access.kind !== 'signed-in') {
      this.#setNames([]);
      return;
    }
    const host = encodeHost(access.address.url);
    const person = await identity.at(host);
    const kept = await drafts.unsent(host, person.id);
    // The next account is told of its own.
    if (account.changes === changes) this.#setNames(kept.map(review => formatReference(review)));
  }

  #follow(uri: Uri): void {
    const place = readReviewUri(uri);
    if (!place) return;
    const name = formatReference(place.review);
    const state = this.parts.copies.state(uri);
    const others = this.#names.filter(each => each.toLowerCase() !== name.toLowerCase());
    // A copy that is closed has left what is kept as it is; another window's draft is one as well.
    if (state) this.#setNames(isUnsent(state) || state.otherDraft !== undefined ? [...others, name] : others);
  }

  #setNames(names: readonly string[]): void {
    const sorted = names.toSorted();
    if (JSON.stringify(sorted) === JSON.stringify(this.#names)) return;
    this.#names = sorted;
    this.parts.report(sorted);
  }
}
