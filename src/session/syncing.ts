// How the shell reaches what must survive a failure: the operations on reviews, and the copies that are edited in place.
import type { Uri } from 'vscode';
import type { Sync } from '../sync/index';
import type { Account } from './account';
import type { Lazy } from './lazy';
import type { Settings } from './settings';
import type { Store } from './store';
import { hostOf } from './reviewUri';
import type { WorkingCopies } from './workingCopies';
import type { Questions } from './copyParts';
import type { WriteConsent } from './writeConsent';

/** What is loaded with the first review that is opened in place or sent. */
export interface InPlace {
  readonly copies: WorkingCopies;
  readonly consent: WriteConsent;
  readonly questions: Questions;
  /** Uploads what the person chooses; see the editor's part. */
  readonly images: {
    choose(uri: Uri, signal: AbortSignal): Promise<string | undefined>;
    /** Whether images may go up that belong to what is called so. */
    may(name: string, confidential: boolean): Promise<boolean>;
  };
  /** What was uploaded for a review, by its address beside the document. */
  readonly uploads: { read(uri: Uri): Promise<Uint8Array> };
  /** What of an operation was done, for all windows. */
  readonly steps: Store;
  /** What files of the workspace are based on. */
  readonly bases: Store;
  dispose(): void;
}

export class Syncing {
  #inPlace: Promise<InPlace> | undefined;

  constructor(
    readonly account: Account,
    readonly settings: Settings,
    readonly lazy: Lazy,
    readonly now: () => number,
    readonly load: () => Promise<InPlace>,
  ) {}

  inPlace(): Promise<InPlace> {
    if (!this.#inPlace) {
      const loading = this.load();
      this.#inPlace = loading;
      loading.catch(() => (this.#inPlace = undefined));
    }
    return this.#inPlace;
  }

  /** For the account that is signed in now; steps that were not finished are remembered by server. */
  async sync(): Promise<Sync> {
    const [{ createSync }, { steps }, gitlab] = await Promise.all([
      this.lazy.gitlab(),
      this.inPlace(),
      this.account.gitlab(),
    ]);
    const at = `${hostOf(gitlab.url)} `;
    return createSync({
      gitlab,
      journal: { read: key => steps.read(at + key), write: (key, value) => steps.write(at + key, value) },
      names: this.settings.of().labels,
      now: this.now,
      newId: () => crypto.randomUUID(),
    });
  }

  dispose(): void {
    void this.#inPlace?.then(loaded => loaded.dispose());
  }
}
