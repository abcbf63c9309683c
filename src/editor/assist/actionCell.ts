// Tab in a table of corrective actions goes to the next cell and on with the next row: the key binding asks this context key.
import { commands, Disposable, Range, Selection, window, type TextEditor } from 'vscode';
import type { NextCell } from '../../review/index';
import { ContextKey } from '../../session/contextKey';
import { mayBeReview } from '../../session/documents';
import type { Lazy } from '../../session/lazy';
import type { Log } from '../../session/log';
import { runAside } from '../../session/words/showFailure';

/** Follows the cursor of the active editor. */
export function registerActionCell(lazy: Lazy, log: Log): Disposable {
  /** `end`: Tab makes a row. `inside`: it goes to a cell, but while a snippet is filled in to the snippet's next place. */
  const where = new ContextKey<'end' | 'inside' | ''>('actionCell');
  const look = async (editor: TextEditor | undefined): Promise<void> => {
    const next = editor && (await readNext(lazy, editor));
    if (editor !== window.activeTextEditor) return;
    where.set(!next ? '' : next.kind === 'row' && editor.selection.isEmpty ? 'end' : 'inside');
  };
  const follow = (editor: TextEditor | undefined): void => runAside(log, 'end of a table', () => look(editor));
  return Disposable.from(
    commands.registerCommand('_incidentReviews.nextActionCell', () => moveToNext(lazy)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    window.onDidChangeActiveTextEditor(follow),
  );
}

async function moveToNext(lazy: Lazy): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const next = await readNext(lazy, editor);
  if (next?.kind === 'cell') {
    const range = new Range(next.line, next.start, next.line, next.end);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range);
  } else await commands.executeCommand(next ? 'incidentReviews.insertCorrectiveActions' : 'tab');
}

/** Where Tab leads from the cursor, or from the words of one cell. */
async function readNext(lazy: Lazy, editor: TextEditor): Promise<NextCell | undefined> {
  if (!mayBeReview(editor.document) || !readLine(editor).includes('|')) return undefined;
  const { findNextCell } = await lazy.review();
  const { document, selection, selections } = editor;
  const { lineCount: count } = document;
  const isOneCell = selections.length === 1 && selection.isSingleLine && !document.getText(selection).includes('|');
  const lineAt = (line: number): string => document.lineAt(line).text;
  return isOneCell && readLine(editor).includes('|') ? findNextCell({ count, lineAt }, selection.end) : undefined;
}

/** VS Code tells of a text that became shorter before it tells where the cursor is now: empty where it has no line any more. */
function readLine({ document, selection: { active } }: TextEditor): string {
  return active.line < document.lineCount ? document.lineAt(active).text : '';
}
