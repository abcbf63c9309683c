// A whole new text for a document, as the smallest edit that makes it.
import { l10n, Range, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { UserError } from '../session/failures';

/** Only what differs is replaced, so that cursors and folds elsewhere stay. Throws a `UserError` where it cannot be edited. */
export async function replaceText(document: TextDocument, text: string): Promise<void> {
  const current = document.getText();
  if (current === text) return;
  const { start, end } = commonEnds(current, text);
  const range = new Range(document.positionAt(start), document.positionAt(current.length - end));
  const replacement = text.slice(start, text.length - end);
  // An editor does as it is told; workspace edits are made smaller by VS Code, to within a character of two units.
  const editor = window.visibleTextEditors.find(each => each.document === document);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, replacement);
  const isDone = editor
    ? await editor.edit(builder => builder.replace(range, replacement))
    : await workspace.applyEdit(edit);
  if (!isDone) throw new UserError(l10n.t('{0} cannot be edited.', document.fileName));
}

/** How many UTF-16 units are the same at the start and at the end, whole characters and line ends only. */
function commonEnds(current: string, text: string): { readonly start: number; readonly end: number } {
  let start = 0;
  while (start < current.length && current[start] === text[start]) start += 1;
  if (isInsidePair(current, start) || isInsidePair(text, start)) start -= 1;
  let end = 0;
  const most = Math.min(current.length, text.length) - start;
  while (end < most && current[current.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  if (isInsidePair(current, current.length - end) || isInsidePair(text, text.length - end)) end -= 1;
  return { start, end };
}

/** The offset lies within one character or one line end, both of two UTF-16 units. */
function isInsidePair(text: string, at: number): boolean {
  return /^(?:[\u{10000}-\u{10ffff}]|\r\n)$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}
