// Tells of changes in files whose folders may not be there yet.
import { Disposable, RelativePattern, workspace, type Uri, type WorkspaceFolder } from 'vscode';
import { listFolderPatterns } from './folderPatterns';

/**
 * Calls `changed` with its address when a file that a glob names is made, changed or deleted, and when a folder is made on
 * the way to one: on Linux, VS Code may miss a file that is written right after its folder (once in sixty checkouts), but not
 * the folder.
 */
export function watchFiles(folder: WorkspaceFolder, globs: readonly string[], changed: (uri: Uri) => void): Disposable {
  const parts = globs.flatMap(glob => {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, glob));
    return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
  });
  for (const pattern of new Set(globs.flatMap(listFolderPatterns))) {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, pattern), false, true, true);
    parts.push(watcher, watcher.onDidCreate(changed));
  }
  return Disposable.from(...parts);
}
