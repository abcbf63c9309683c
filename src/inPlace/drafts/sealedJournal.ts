// The journal of what is half done on one server: no word of an issue, and no title in a key, lies readable on disk.
import { computeHash } from '../../incident/hash';
import type { Store } from '../../session/store';
import type { Journal } from '../../sync/index';
import type { Sealing } from './seals';

export interface SealedJournalParts {
  readonly store: Store;
  readonly seals: Sealing;
  /** As in a review's address. */
  readonly host: string;
}

/**
 * All windows and accounts of one server share it. Everything is sealed, not only what is known to be confidential: what a
 * later version keeps here is sealed without anybody thinking of it. What no key opens counts as not there.
 */
export function createSealedJournal({ store, seals, host }: SealedJournalParts): Journal {
  const owner = `journal ${host}`;
  const hideKey = (key: string): Promise<string> => computeHash(`${host} ${key}`);
  return {
    read: async key => seals.open(owner, await store.read(await hideKey(key))),
    write: async (key, value) =>
      store.write(await hideKey(key), value === undefined ? undefined : await seals.seal(owner, value)),
  };
}
