// To a place of the review in the editor.
import { Range, Selection, TextEditorRevealType, window, type TextDocument, type TextEditor } from 'vscode';

/** Brings whoever looked elsewhere while they were asked back to the editor that the answer goes into. */
export async function showAgain(editor: TextEditor): Promise<TextEditor> {
  return window.activeTextEditor === editor ? editor : window.showTextDocument(editor.document, editor.viewColumn);
}

/** Puts the cursor to the end of a line (from 0), below what stays in view above it. Returns the line. */
export async function jumpTo(document: TextDocument, line: number): Promise<number> {
  const shown = window.activeTextEditor;
  const editor = shown?.document === document ? shown : await window.showTextDocument(document, { preview: false });
  const { end } = document.lineAt(Math.min(line, document.lineCount - 1)).range;
  editor.selection = new Selection(end, end);
  editor.revealRange(new Range(end, end), TextEditorRevealType.InCenterIfOutsideViewport);
  return end.line;
}
