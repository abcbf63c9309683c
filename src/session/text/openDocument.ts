// The documents that VS Code has open, by their addresses.
import { workspace, type TextDocument, type Uri } from 'vscode';

/** Also one that no tab shows. */
export function findOpenDocument(uri: Uri): TextDocument | undefined {
  const address = uri.toString();
  return workspace.textDocuments.find(document => !document.isClosed && document.uri.toString() === address);
}
