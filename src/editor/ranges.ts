// From the engine's offsets to the editor's positions, for one version of a document.
import { Range, WorkspaceEdit, type TextDocument } from 'vscode';
import type { Span, TextEdit } from '../review/index';

export function rangeOf(document: TextDocument, span: Span): Range {
  return new Range(document.positionAt(span.start), document.positionAt(span.end));
}

export function workspaceEditOf(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { span, text } of edits) edit.replace(document.uri, rangeOf(document, span), text);
  return edit;
}
