// The chunks below the shell, loaded with the first use: activation costs what is loaded.
import type * as review from '../review/index';
import type * as sync from '../sync/index';

export type ReviewEngine = typeof review;
export type SyncChunk = typeof sync;

/** A chunk that could not be loaded is asked for again by the next call. */
export interface Lazy {
  /** Reads and checks documents. */
  review(): Promise<ReviewEngine>;
  /** Speaks with GitLab. */
  sync(): Promise<SyncChunk>;
}

export const lazy: Lazy = {
  review: () => import('../review/index'),
  sync: () => import('../sync/index'),
};
