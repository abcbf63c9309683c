// What is loaded once, with its first use: a load that failed is tried again by the next use.

export interface Retried<T> {
  /** What was loaded; rejects where it could not be. */
  readonly load: () => Promise<T>;
  /** What was loaded or is being loaded; undefined where nobody has asked yet, or it failed, which whoever asked was told. */
  readonly find: () => Promise<T | undefined>;
}

/** Calls `load` when it is first asked for, and again after a failure only. */
export function createRetried<T>(load: () => Promise<T>): Retried<T> {
  let loading: Promise<T> | undefined;
  return {
    load: () => {
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    find: async () => loading?.catch(() => undefined),
  };
}
