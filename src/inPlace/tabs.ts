// The tabs that show a review in place.
import { TabInputText, TabInputTextDiff, window, workspace, type Tab, type Uri } from 'vscode';
import { readFileName } from '../session/files/paths';
import { findOpenDocument } from '../session/text/openDocument';

/** Closes every tab of a document. VS Code asks nothing of one that is saved. */
export async function closeDocument(uri: Uri): Promise<void> {
  const document = findOpenDocument(uri);
  if (document?.isDirty) await document.save();
  const tabs = window.tabGroups.all.flatMap(group => group.tabs);
  await window.tabGroups.close(tabs.filter(tab => shows(tab, uri)));
}

/** Closes what compares a document with GitLab's copy. Who looked at it goes on in the document itself. */
export async function closeComparisons(uri: Uri, versionScheme: string): Promise<void> {
  const tabs = window.tabGroups.all
    .flatMap(group => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof TabInputTextDiff &&
        input.modified.toString() === uri.toString() &&
        input.original.scheme === versionScheme,
    );
  if (tabs.length === 0) return;
  const selection =
    window.activeTextEditor?.document.uri.toString() === uri.toString() && window.activeTextEditor.selection;
  if (tabs.some(({ isActive, group }) => isActive && group.isActive)) {
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { preview: false, ...(selection ? { selection } : {}) });
  }
  await window.tabGroups.close(tabs);
}

/** Also a comparison, and the merge editor, of which VS Code tells extensions nothing but its label. */
function shows({ input, label }: Tab, uri: Uri): boolean {
  if (input instanceof TabInputText) return input.uri.toString() === uri.toString();
  if (input instanceof TabInputTextDiff) return input.modified.toString() === uri.toString();
  return input === undefined && label.includes(readFileName(uri.path));
}
