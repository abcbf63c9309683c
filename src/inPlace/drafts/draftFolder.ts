// Where copies, and what was logged and is not sent, are kept on this machine.
import { Uri, workspace, type ExtensionContext } from 'vscode';

/** Where VS Code lets an extension keep files. */
export type Places = Pick<ExtensionContext, 'storageUri' | 'globalStorageUri'>;

interface StoragePlace {
  /** The folder that VS Code keeps the storages of all workspaces in, and the part of the path below one of them. */
  readonly parent: Uri;
  readonly below: string;
  /** Of the workspace, the same in all of its windows. */
  readonly workspaceId: string;
  readonly seat: number;
}

/** VS Code lets ten windows of one workspace have a storage each. (src/vs/workbench/api/node/extHostStoragePaths.ts) */
const mostSeats = 10;

/**
 * A window finds the storage of its workspace locked by another one and gets its own: `…/4f1c/ext` and `…/4f1c-1/ext` belong
 * to one workspace. Its number is where the window sits, and the same again after it was loaded anew.
 */
function readStoragePlace(storageUri: Uri): StoragePlace | undefined {
  const { parent, id, seat, below } =
    /^(?<parent>.*)\/(?<id>[^/]+?)(?:-(?<seat>[1-9]))?\/(?<below>[^/]+)$/u.exec(storageUri.path)?.groups ?? {};
  if (parent === undefined || id === undefined || below === undefined) return undefined;
  return { parent: storageUri.with({ path: parent || '/' }), below, workspaceId: id, seat: Number(seat ?? 0) };
}

/** Windows without a workspace share a folder, and so do all windows of one workspace: what one has, the others can show. */
export function findDraftFolder({ storageUri, globalStorageUri }: Places): Uri {
  const place = storageUri && readStoragePlace(storageUri);
  return place
    ? Uri.joinPath(globalStorageUri, 'workspaces', place.workspaceId, 'reviews')
    : Uri.joinPath(storageUri ?? globalStorageUri, 'reviews');
}

/** By which a window knows the drafts that are its own among those of its workspace, also after it was loaded anew. */
export function findSeat({ storageUri }: Places): string {
  return `seat${(storageUri && readStoragePlace(storageUri)?.seat) ?? ''}`;
}

/** Where earlier versions kept drafts: a window that sat elsewhere did not find them. */
export function listFormerFolders({ storageUri }: Places): readonly Uri[] {
  const place = storageUri && readStoragePlace(storageUri);
  if (!place) return [];
  return Array.from({ length: mostSeats }, (_, seat) => {
    const name = seat === 0 ? place.workspaceId : `${place.workspaceId}-${String(seat)}`;
    return Uri.joinPath(place.parent, name, place.below, 'reviews');
  });
}

/** The names of the files in a folder; none where it is not there. */
export async function listFileNames(folder: Uri): Promise<readonly string[]> {
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  return entries.map(([name]) => name);
}

/** False where nothing was ever kept: then nobody need be asked whose it would be. */
export async function hasDrafts(places: Places): Promise<boolean> {
  for (const folder of [findDraftFolder(places), ...listFormerFolders(places)]) {
    if ((await listFileNames(folder)).length > 0) return true;
  }
  return false;
}

/** What was logged is of the person, whatever workspace it was logged in. */
export function findEventFolder({ globalStorageUri }: Places): Uri {
  return Uri.joinPath(globalStorageUri, 'log');
}

/** False where nothing waits for GitLab: then nobody need be asked whose it would be. */
export async function hasLogged(places: Places): Promise<boolean> {
  return (await listFileNames(findEventFolder(places))).length > 0;
}
