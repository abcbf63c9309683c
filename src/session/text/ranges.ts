// From the engine's offsets (UTF-16 units from 0) to the editor's positions, for one version of a document.
import { Range, WorkspaceEdit, type TextDocument } from 'vscode';
import type { Span, TextEdit } from '../../review/index';

/** The range of the document's present text; a span beyond its end is cut there. */
export function convertToRange(document: TextDocument, span: Span): Range {
  return new Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** All edits as one, so that one undo takes them back. */
export function createWorkspaceEdit(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { span, text } of edits) edit.replace(document.uri, convertToRange(document, span), text);
  return edit;
}
