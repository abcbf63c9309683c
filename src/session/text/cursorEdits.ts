// Edits that say where one writes on. Text and cursor change in one step, as a snippet: a key that comes between two steps
// would land where the cursor was before.
import {
  l10n,
  SnippetString,
  SnippetTextEdit,
  TextEdit as VsTextEdit,
  WorkspaceEdit,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { Span, TextEdit } from '../../review/index';
import { UserError } from '../words/failures';
import { findLineIndent, joinAtCursor } from './cursorPlace';
import { convertToRange } from './ranges';

/** All edits as one, with the cursor on a range of the text after them; what is not empty there is selected. */
export function createCursorEdit(document: TextDocument, edits: readonly TextEdit[], cursor: Span): WorkspaceEdit {
  const { rest, span, before, selected, after } = joinAtCursor(document.getText(), edits, cursor);
  const snippet = new SnippetString().appendText(before);
  if (selected === '') snippet.appendTabstop(0);
  else snippet.appendPlaceholder(selected, 0);
  snippet.appendText(after);
  const edit = new WorkspaceEdit();
  edit.set(document.uri, [
    ...rest.map(({ span: other, text }) => VsTextEdit.replace(convertToRange(document, other), text)),
    SnippetTextEdit.replace(convertToRange(document, span), snippet),
  ]);
  return edit;
}

/** What is put in place of a span: plain text around a snippet. */
export interface TypedText {
  readonly span: Span;
  readonly before: string;
  readonly snippet: string;
  readonly after: string;
}

/**
 * Puts a snippet into the editor, the cursor into it. False where the text has changed meanwhile: the place is to be found
 * anew then. Throws a `UserError` where the document cannot be edited.
 */
export async function putSnippet(editor: TextEditor, { span, before, snippet, after }: TypedText): Promise<boolean> {
  const { document } = editor;
  const { version } = document;
  // A snippet indents its lines like the one it begins in: so it begins where that has no indent yet.
  const isOneLine = !/[\r\n]/u.test(before + snippet + after);
  const indent = isOneLine ? '' : findLineIndent(document.getText(), span.start);
  const whole = new SnippetString().appendText(indent + before);
  whole.value += snippet;
  whole.appendText(after);
  const range = convertToRange(document, { start: span.start - indent.length, end: span.end });
  const isDone = await editor.insertSnippet(whole, range, { undoStopBefore: true, undoStopAfter: true });
  if (document.version !== version) return isDone;
  throw new UserError(l10n.t('{0} cannot be edited.', document.fileName));
}
