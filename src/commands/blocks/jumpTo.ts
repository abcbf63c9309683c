// To a place of the review in the editor.
import { Range, Selection, TextEditorRevealType, window, type TextDocument } from 'vscode';

/** Puts the cursor to the end of a line (from 0), below what stays in view above it. Returns the line. */
export async function jumpTo(document: TextDocument, line: number): Promise<number> {
  const shown = window.activeTextEditor;
  const editor = shown?.document === document ? shown : await window.showTextDocument(document, { preview: false });
  const { end } = document.lineAt(Math.min(line, document.lineCount - 1)).range;
  editor.selection = new Selection(end, end);
  editor.revealRange(new Range(end, end), TextEditorRevealType.InCenterIfOutsideViewport);
  return end.line;
}
