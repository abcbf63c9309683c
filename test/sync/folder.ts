// A folder of kept files that outlives its windows.
import type { StoreFolder } from '../../src/session/store';

/** As VS Code's: a file is made whole, and none over another. */
export function memoryFolder(): StoreFolder & { readonly files: ReadonlyMap<string, string> } {
  const files = new Map<string, string>();
  return {
    files,
    names: () => Promise.resolve([...files.keys()]),
    read: name => Promise.resolve(files.get(name)),
    create: (name, text) => {
      if (files.has(name)) return Promise.reject(new Error(`${name} is there`));
      files.set(name, text);
      return Promise.resolve();
    },
    remove: name => {
      files.delete(name);
      return Promise.resolve();
    },
  };
}
