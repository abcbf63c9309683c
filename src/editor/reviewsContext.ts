// Which open documents are reviews, for what VS Code shows in their title bars.
import { Disposable, workspace, type Uri } from 'vscode';
import { ContextKey } from '../session/contextKey';
import type { Documents } from '../session/documents';

/** Keeps `incidentReviews.reviews`: the paths of the open documents that are reviews, as `resourcePath` has them. */
export function registerReviewsContext(documents: Documents): Disposable {
  const key = new ContextKey<readonly string[]>('reviews');
  const known = new Map<string, Uri>();
  // Of a file on the same computer the workbench knows the path as the system writes it, of a remote one as the address does.
  const update = (): void => key.set([...known.values()].flatMap(({ path, fsPath }) => [path, fsPath]));
  return Disposable.from(
    documents.onDidChange(document => {
      const name = document.uri.toString();
      if (documents.findCurrent(document)) known.set(name, document.uri);
      else known.delete(name);
      update();
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      known.delete(uri.toString());
      update();
    }),
  );
}
