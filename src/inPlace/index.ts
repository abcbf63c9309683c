// Editing a review that lives in GitLab: what the rest of the product sees of it, and what VS Code needs of it before a
// review is opened. Everything else is loaded with the first review that is opened or sent.
import type { Disposable, ExtensionContext } from 'vscode';
import type { Account } from '../session/account';
import type { Lazy } from '../session/lazy';
import type { Log } from '../session/log';
import type { Settings } from '../session/settings';
import type { Sync } from '../sync/index';
import type { Editing } from './editing';
import { ReviewFileSystem } from './fileSystem';

export { extendMarkdownIt } from './preview';

/** What the room needs of the others. `now` gives epoch milliseconds. */
export interface InPlaceParts {
  readonly context: Pick<ExtensionContext, 'storageUri' | 'globalStorageUri' | 'globalState' | 'secrets'>;
  readonly account: Account;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly log: Log;
  readonly now: () => number;
}

/** Registers the file system of reviews in place, and loads what works behind it once. */
export class InPlace implements Disposable {
  readonly #files: ReviewFileSystem;
  #editing: Promise<Editing> | undefined;

  constructor(readonly parts: InPlaceParts) {
    this.#files = new ReviewFileSystem(
      () => this.editing(),
      () => parts.account.canWrite(),
    );
  }

  /** What works behind the file system. One that could not be loaded is loaded again by the next call. */
  editing(): Promise<Editing> {
    if (!this.#editing) {
      const loading = import('./editing').then(({ createEditing }) =>
        createEditing(this.parts, uri => this.#files.fileChanged(uri)),
      );
      this.#editing = loading;
      loading.catch(() => (this.#editing = undefined));
    }
    return this.#editing;
  }

  /** The operations on reviews, for the account that is signed in now. Throws a `UserError` where nobody is. */
  async sync(): Promise<Sync> {
    return (await this.editing()).sync();
  }

  dispose(): void {
    this.#files.dispose();
    void this.#editing?.then(loaded => loaded.dispose());
  }
}
