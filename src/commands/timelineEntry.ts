// A timeline entry for this moment, where it belongs.
import { l10n, Range, Selection, window } from 'vscode';
import type { Documents } from '../session/documents';
import { UserError } from '../session/failures';
import type { Lazy } from '../session/lazy';
import { insertTimelineEntry } from './blocks';

export interface EntryParts {
  readonly documents: Documents;
  readonly lazy: Lazy;
  readonly now: () => number;
}

/** In a review with a timeline the entry goes to its place there, elsewhere to the cursor; returns what was put in. */
export async function insertEntry({ documents, lazy, now }: EntryParts): Promise<string> {
  const editor = window.activeTextEditor;
  const analysis = editor && (await documents.analyze(editor.document));
  const place = analysis && (await lazy.review()).findInsertionPoint(analysis.review, analysis.timelines, now());
  if (!editor || !place || editor.document.version !== analysis.version) return insertTimelineEntry(now());
  const { offset, before, after } = place;
  const at = editor.document.positionAt(offset);
  // No snippet: it would indent the lines like those around them.
  if (!(await editor.edit(edit => edit.insert(at, before + after)))) {
    throw new UserError(l10n.t('{0} cannot be edited.', editor.document.fileName));
  }
  const cursor = editor.document.positionAt(offset + before.length);
  editor.selection = new Selection(cursor, cursor);
  editor.revealRange(new Range(cursor, cursor));
  return before + after;
}
