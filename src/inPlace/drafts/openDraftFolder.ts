// The folder of drafts as a store has it, with what earlier versions of the product left elsewhere.
import { Uri, workspace } from 'vscode';
import { openStoreFolder } from '../../session/files/storeFolder';
import type { StoreFolder } from '../../session/store';
import { findDraftFolder, listFormerFolders, listFileNames, type Places } from './draftFolder';

/** The folder of drafts; what earlier versions left elsewhere comes with it. `failed` hears where that could not be moved. */
export function openDraftFolder(places: Places, failed: (error: unknown) => void): StoreFolder {
  const at = findDraftFolder(places);
  const folder = openStoreFolder(at);
  let moving: Promise<void> | undefined;
  const move = (): Promise<void> => (moving ??= moveDrafts(listFormerFolders(places), at).catch(failed));
  return {
    names: () => move().then(() => folder.names()),
    read: name => move().then(() => folder.read(name)),
    create: (name, text) => move().then(() => folder.create(name, text)),
    remove: name => move().then(() => folder.remove(name)),
  };
}

/** Names are those of their writers, so that none meets another one. */
async function moveDrafts(from: readonly Uri[], to: Uri): Promise<void> {
  for (const folder of from) {
    for (const name of await listFileNames(folder)) {
      await workspace.fs.createDirectory(to);
      await workspace.fs.rename(Uri.joinPath(folder, name), Uri.joinPath(to, name), { overwrite: false });
    }
  }
}
