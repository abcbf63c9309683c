// The blocks of a review, put in at the cursor as snippets.
import { l10n, Position, SnippetString, window, type TextEditor } from 'vscode';
import { UserError } from '../session/failures';
import { findSnippet, makeTimelineEntry, type SnippetName } from '../session/snippets';

/** Returns the snippet that was put in. */
export function insertBlock(name: SnippetName): Promise<string> {
  return insert(findSnippet(name).body);
}

/** An entry for now, in UTC. */
export function insertTimelineEntry(now: number): Promise<string> {
  return insert(makeTimelineEntry(now));
}

async function insert(body: string): Promise<string> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'markdown') {
    throw new UserError(l10n.t('Open a Markdown document first: the block is put in at the cursor.'));
  }
  const line = editor.document.lineAt(editor.selection.active.line);
  // A block begins on a line of its own, and stands apart from headings and from what follows.
  const isOnText = line.text.trim() !== '';
  const at = isOnText ? line.range.end : new Position(line.lineNumber, 0);
  const replaced = isOnText ? at : line.range;
  const before = isOnText ? (line.text.startsWith('#') ? '\n\n' : '\n') : '';
  const next = line.lineNumber + 1;
  const after = next < editor.document.lineCount && editor.document.lineAt(next).text.trim() !== '' ? '\n' : '';
  const isDone = await editor.insertSnippet(new SnippetString(before + body + after), replaced);
  if (!isDone) throw new UserError(readOnly(editor));
  return body;
}

function readOnly(editor: TextEditor): string {
  return l10n.t('{0} cannot be edited.', editor.document.fileName);
}
