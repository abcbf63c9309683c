// Tells of changes in files whose folders may not be there yet.
import { Disposable, RelativePattern, workspace, type Uri, type WorkspaceFolder } from 'vscode';
import { listFolderPatterns } from './folderPatterns';

/**
 * Calls `changed` with its address when a file that a glob names is made, changed or deleted, and when a folder on the way to
 * one is made, replaced or taken away: of what lies in a folder that is moved or deleted, VS Code tells nothing. On Linux it
 * may also miss a file that is written right after its folder, and then all that happens to it, but not the folder.
 */
export function watchFiles(folder: WorkspaceFolder, globs: readonly string[], changed: (uri: Uri) => void): Disposable {
  const parts = globs.flatMap(glob => {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, glob));
    return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
  });
  for (const pattern of new Set(globs.flatMap(listFolderPatterns))) {
    parts.push(watchPlaces(folder, pattern, { made: changed, replaced: changed, gone: changed }));
  }
  return Disposable.from(...parts);
}

interface PlaceWatch {
  readonly made: (uri: Uri) => unknown;
  /** A file has changed, or a folder was taken away and another one put in its place at once, e.g. by a checkout. */
  readonly replaced: (uri: Uri) => unknown;
  readonly gone: (uri: Uri) => unknown;
}

/** Tells of files and folders that a glob names, `**` for all of a folder. */
export function watchPlaces(folder: WorkspaceFolder, glob: string, { made, replaced, gone }: PlaceWatch): Disposable {
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, glob));
  return Disposable.from(watcher, watcher.onDidCreate(made), watcher.onDidChange(replaced), watcher.onDidDelete(gone));
}
