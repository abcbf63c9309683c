// A key store that outlives its windows, and seals for tests that are not about sealing.
import type { Sealing } from '../../src/inPlace/drafts/seals';

/** What `Seals` needs of VS Code's. */
export function memorySecrets(): {
  readonly get: (name: string) => Promise<string | undefined>;
  readonly store: (name: string, value: string) => Promise<void>;
} {
  const kept = new Map<string, string>();
  return {
    get: name => Promise.resolve(kept.get(name)),
    store: (name, value) => {
      kept.set(name, value);
      return Promise.resolve();
    },
  };
}

/** Where sealing would be most of the time, or what is kept is looked into. */
export const noSeals: Sealing = {
  seal: (_, value) => Promise.resolve(JSON.parse(JSON.stringify(value))),
  open: (_, value) => Promise.resolve(value),
};
