// The documents that VS Code has open, by their addresses, and where they are shown.
import { window, workspace, type TextDocument, type TextEditor, type Uri } from 'vscode';

/** Also one that no tab shows. */
export function findOpenDocument(uri: Uri): TextDocument | undefined {
  const address = uri.toString();
  return workspace.textDocuments.find(document => !document.isClosed && document.uri.toString() === address);
}

/** An editor that shows the document, the one somebody works in first: its cursor is the one that they see move. */
export function findShownEditor(document: TextDocument): TextEditor | undefined {
  return [window.activeTextEditor, ...window.visibleTextEditors].find(editor => editor?.document === document);
}
