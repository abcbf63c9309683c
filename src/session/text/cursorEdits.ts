// Edits that say where one writes on. Text and cursor change in one step, as a snippet: a key that comes between two steps
// would land where the cursor was before.
import { l10n, SnippetString, SnippetTextEdit, WorkspaceEdit, type TextDocument, type TextEditor } from 'vscode';
import type { Span, TextEdit } from '../../review/index';
import { UserError } from '../words/failures';
import { beginOnNextLine, findLineIndent, joinAtCursor } from './cursorPlace';
import { convertToRange } from './ranges';

/** All edits as one, with the cursor on a range of the text after them; what is not empty there is selected. */
export function createCursorEdit(document: TextDocument, edits: readonly TextEdit[], cursor: Span): WorkspaceEdit {
  const { rest, span, before, selected, after } = joinAtCursor(document.getText(), edits, cursor);
  const snippet = new SnippetString().appendText(before);
  if (selected === '') snippet.appendTabstop(0);
  else snippet.appendPlaceholder(selected, 0);
  snippet.appendText(after);
  const edit = new WorkspaceEdit();
  // Beside a snippet each edit is taken for one, and what it indents is written anew.
  edit.set(document.uri, [
    ...rest.map(({ span: other, text }) => createKeptEdit(document, other, new SnippetString().appendText(text))),
    createKeptEdit(document, span, snippet),
  ]);
  return edit;
}

/** By newer versions of VS Code the text is put in as it is; older ones do not know the name. */
const asItIs = { keepWhitespace: true };

function createKeptEdit(document: TextDocument, span: Span, snippet: SnippetString): SnippetTextEdit {
  return Object.assign(SnippetTextEdit.replace(convertToRange(document, span), snippet), asItIs);
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
  const text = document.getText();
  const lines = new SnippetString().appendText(before);
  lines.value += snippet;
  lines.appendText(after);
  const place = beginOnNextLine(text, { span, put: lines.value });
  // A snippet indents its lines like the one it begins in: so it begins where that has no indent yet.
  const indent = /[\r\n]/u.test(place.put) ? findLineIndent(text, place.span.start) : '';
  const whole = new SnippetString().appendText(indent);
  whole.value += place.put;
  const range = convertToRange(document, { start: place.span.start - indent.length, end: place.span.end });
  // Rejected: the editor was closed meanwhile.
  const isDone = await editor
    .insertSnippet(whole, range, { undoStopBefore: true, undoStopAfter: true, ...asItIs })
    .then(undefined, () => false);
  if (document.version !== version) return isDone;
  throw new UserError(l10n.t('{0} cannot be edited.', document.fileName));
}
