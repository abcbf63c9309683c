// Changes of a document, made of the very text that they go into: whoever types or closes it meanwhile loses nothing.
import { l10n, workspace, type TextDocument } from 'vscode';
import type { TextEdit } from '../../review/index';
import { findHunks, splitLines } from '../../sync/merge/hunks';
import { UserError } from '../words/failures';
import { findShownEditor } from './openDocument';
import { convertToRange, createWorkspaceEdit } from './ranges';

/** Enough for somebody who types without a pause. */
const mostAttempts = 20;

/** Nothing where the document is not to be changed, after all. */
type PutEdits = readonly TextEdit[] | undefined;

/**
 * Puts edits into a document as one step, made anew where its text changes before they are in. Gives the document, which is
 * another one where it was closed meanwhile; undefined where nothing is made. Throws a `UserError` where it cannot be edited.
 */
export async function putEdits(
  document: TextDocument,
  make: (document: TextDocument) => PutEdits | Promise<PutEdits>,
): Promise<TextDocument | undefined> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const present = document.isClosed ? await workspace.openTextDocument(document.uri) : document;
    const { version } = present;
    const isAsBefore = (): boolean => present.version === version && !present.isClosed;
    const making = make(present);
    const edits = making instanceof Promise ? await making : making;
    if (!isAsBefore()) continue;
    if (!edits) return undefined;
    if (edits.length === 0 || (await putIn(present, edits, isAsBefore))) return present;
    if (isAsBefore()) break;
  }
  throw new UserError(l10n.t('{0} cannot be edited.', document.fileName));
}

/** The same for a whole new text: only what differs is replaced, so that cursors and folds elsewhere stay. */
export function changeText(
  document: TextDocument,
  change: (text: string) => string | undefined,
): Promise<TextDocument | undefined> {
  return putEdits(document, present => {
    const text = present.getText();
    const changed = change(text);
    return changed === undefined ? undefined : findEdits(text, changed);
  });
}

/** An editor does as it is told; workspace edits are made smaller by VS Code, to within a character of two units. */
async function putIn(document: TextDocument, edits: readonly TextEdit[], isAsBefore: () => boolean): Promise<boolean> {
  const ranges = edits.map(({ span, text }) => ({ range: convertToRange(document, span), text }));
  const isDone = await findShownEditor(document)
    ?.edit(builder => ranges.forEach(({ range, text }) => builder.replace(range, text)))
    // Rejected: the editor was closed meanwhile.
    .then(undefined, () => undefined);
  return isDone ?? (isAsBefore() && workspace.applyEdit(createWorkspaceEdit(document, edits)));
}

function findEdits(before: string, after: string): readonly TextEdit[] {
  const lines = splitLines(before);
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  return findHunks(lines, splitLines(after)).map(({ at, gone, lines: added }) => {
    const [start = 0, end = 0] = [starts[at], starts[at + gone]];
    const [old, now] = [before.slice(start, end), added.join('')];
    const same = measureCommonEnds(old, now);
    const span = { start: start + same.start, end: end - same.end };
    return { span, text: now.slice(same.start, now.length - same.end) };
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
