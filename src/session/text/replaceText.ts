// A whole new text for a document, as the smallest edits that make it.
import { l10n, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { findHunks, splitLines } from '../../sync/merge/hunks';
import { UserError } from '../words/failures';
import { convertToRange } from './ranges';

/** Only what differs is replaced, so that cursors and folds elsewhere stay. Throws a `UserError` where it cannot be edited. */
export async function replaceText(document: TextDocument, text: string): Promise<void> {
  const edits = findEdits(document.getText(), text).map(({ start, end, text: replacement }) => ({
    range: convertToRange(document, { start, end }),
    replacement,
  }));
  if (edits.length === 0) return;
  // An editor does as it is told; workspace edits are made smaller by VS Code, to within a character of two units.
  const editor = window.visibleTextEditors.find(each => each.document === document);
  const edit = new WorkspaceEdit();
  for (const { range, replacement } of edits) edit.replace(document.uri, range, replacement);
  const isDone = editor
    ? await editor.edit(builder => edits.forEach(({ range, replacement }) => builder.replace(range, replacement)))
    : await workspace.applyEdit(edit);
  if (!isDone) throw new UserError(l10n.t('{0} cannot be edited.', document.fileName));
}

/** `start` and `end` are UTF-16 offsets in the text before. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function findEdits(before: string, after: string): readonly Edit[] {
  const lines = splitLines(before);
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  return findHunks(lines, splitLines(after)).map(({ at, gone, lines: added }) => {
    const [start = 0, end = 0] = [starts[at], starts[at + gone]];
    const [old, now] = [before.slice(start, end), added.join('')];
    const same = measureCommonEnds(old, now);
    return { start: start + same.start, end: end - same.end, text: now.slice(same.start, now.length - same.end) };
  });
}

/** How many UTF-16 units are the same at the start and at the end, whole characters and line ends only. */
function measureCommonEnds(current: string, text: string): { readonly start: number; readonly end: number } {
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
