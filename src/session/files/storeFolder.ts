// The folder of a store in the file system that VS Code gives.
import { FileSystemError, Uri, workspace } from 'vscode';
import { unfinishedEnding, type StoreFolder } from '../store';

/** `folder` need not exist: it is made with the first file. */
export function openStoreFolder(folder: Uri): StoreFolder {
  const at = (name: string): Uri => Uri.joinPath(folder, name);
  return {
    async names() {
      const entries = await workspace.fs.readDirectory(folder).then(undefined, ignoreMissing);
      return (entries ?? []).map(([name]) => name);
    },
    async read(name) {
      const bytes = await workspace.fs.readFile(at(name)).then(undefined, ignoreMissing);
      return bytes && new TextDecoder().decode(bytes);
    },
    async create(name, text) {
      const unfinished = at(name + unfinishedEnding);
      await workspace.fs.createDirectory(folder);
      await workspace.fs.writeFile(unfinished, new TextEncoder().encode(text));
      await workspace.fs.rename(unfinished, at(name), { overwrite: false });
    },
    async remove(name) {
      await workspace.fs.delete(at(name)).then(undefined, ignoreMissing);
    },
  };
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
  throw error;
}
