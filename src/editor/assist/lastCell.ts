// Tab at the end of a table of corrective actions goes on with the next row: the key binding asks this context key.
import { commands, Disposable, window, type TextEditor } from 'vscode';
import { ContextKey } from '../../session/contextKey';
import { mayBeReview } from '../../session/documents';
import type { Lazy } from '../../session/lazy';
import type { Log } from '../../session/log';
import { runAside } from '../../session/words/showFailure';

/** Follows the cursor of the active editor. */
export function registerLastCell(lazy: Lazy, log: Log): Disposable {
  const isLast = new ContextKey<boolean>('atLastActionCell');
  const look = async (editor: TextEditor | undefined): Promise<void> => {
    if (!editor || !mayBeReview(editor.document) || !readLine(editor).includes('|')) {
      isLast.set(false);
      return;
    }
    const { isLastActionCell } = await lazy.review();
    const { document, selection } = editor;
    const { lineCount: count } = document;
    const lineAt = (line: number): string => document.lineAt(line).text;
    if (editor !== window.activeTextEditor) return;
    const mayBeLast = selection.isEmpty && readLine(editor).includes('|');
    isLast.set(mayBeLast && isLastActionCell({ count, lineAt }, selection.active));
  };
  const follow = (editor: TextEditor | undefined): void => runAside(log, 'end of a table', () => look(editor));
  return Disposable.from(
    commands.registerCommand('_incidentReviews.addActionRow', () =>
      commands.executeCommand('incidentReviews.insertCorrectiveActions'),
    ),
    window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    window.onDidChangeActiveTextEditor(follow),
  );
}

/** VS Code tells of a text that became shorter before it tells where the cursor is now: empty where it has no line any more. */
function readLine({ document, selection: { active } }: TextEditor): string {
  return active.line < document.lineCount ? document.lineAt(active).text : '';
}
