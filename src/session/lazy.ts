// What stands below the shell and is loaded with its first use: activation costs what is loaded.
import type * as review from '../review/index';
import type * as sync from '../sync/index';

export type ReviewEngine = typeof review;
type SyncPart = typeof sync;

/** A part that could not be loaded is asked for again by the next call. */
export interface Lazy {
  /** Reads and checks documents. */
  review(): Promise<ReviewEngine>;
  /** Speaks with GitLab. */
  sync(): Promise<SyncPart>;
}

export const lazy: Lazy = {
  review: () => import('../review/index'),
  sync: () => import('../sync/index'),
};
