// Which open documents are reviews, for what VS Code shows in their title bars.
import { Disposable, workspace } from 'vscode';
import { ContextKey } from '../session/context';
import type { Documents } from '../session/documents';

/** Keeps `incidentReviews.reviews`: the addresses of the open documents that are reviews. */
export function registerReviewsContext(documents: Documents): Disposable {
  const key = new ContextKey<readonly string[]>('reviews');
  const known = new Set<string>();
  return Disposable.from(
    documents.onDidChange(document => {
      const name = document.uri.toString();
      // What changes is read again a moment later: until then it stays what it was.
      if (documents.current(document)) known.add(name);
      else if (!document.isClosed) known.delete(name);
      key.set([...known]);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      known.delete(uri.toString());
      key.set([...known]);
    }),
  );
}
