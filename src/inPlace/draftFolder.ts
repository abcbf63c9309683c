// Where copies are kept on this machine.
import { Uri, workspace, type ExtensionContext } from 'vscode';

type Places = Pick<ExtensionContext, 'storageUri' | 'globalStorageUri'>;

/** Copies belong to the window's workspace; windows without one share a folder. */
export function findDraftFolder({ storageUri, globalStorageUri }: Places): Uri {
  return Uri.joinPath(storageUri ?? globalStorageUri, 'reviews');
}

/** False where nothing was ever kept: then nobody need be asked whose it would be. */
export async function hasDrafts(places: Places): Promise<boolean> {
  const entries = await workspace.fs.readDirectory(findDraftFolder(places)).then(undefined, () => []);
  return entries.length > 0;
}
