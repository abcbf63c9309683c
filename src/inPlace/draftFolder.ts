// Where copies, and what was logged and is not sent, are kept on this machine.
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

/** What was logged is of the person, whatever workspace it was logged in. */
export function findEventFolder({ globalStorageUri }: Places): Uri {
  return Uri.joinPath(globalStorageUri, 'log');
}

/** False where nothing waits for GitLab: then nobody need be asked whose it would be. */
export async function hasLogged(places: Places): Promise<boolean> {
  const entries = await workspace.fs.readDirectory(findEventFolder(places)).then(undefined, () => []);
  return entries.length > 0;
}
