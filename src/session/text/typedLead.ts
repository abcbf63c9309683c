// What goes before the first letter that is typed at a place: `   - ` of an answer. Where nothing is typed, nothing changes.
import { Disposable, workspace, type TextDocument, type TextEditor } from 'vscode';
import type { Log } from '../log';
import { runAside } from '../words/showFailure';

interface TypedLead {
  readonly offset: number;
  readonly lead: string;
  readonly log: Log;
}

/** Of each document the place that was looked at last. */
const waiting = new WeakMap<TextDocument, Disposable>();

/**
 * The next change of the document, if it is a word typed at the offset, gets the lead before it, in the same step of undo. Who
 * begins with a blank or a line of their own wants it otherwise, and a slash asks what may be put in.
 */
export function putBeforeTyping(editor: TextEditor, { offset, lead, log }: TypedLead): void {
  const { document } = editor;
  waiting.get(document)?.dispose();
  if (lead === '') return;
  const listeners = Disposable.from(
    workspace.onDidCloseTextDocument(closed => {
      if (closed === document) listeners.dispose();
    }),
    workspace.onDidChangeTextDocument(({ document: changed, contentChanges: [change, ...more], reason }) => {
      if (changed !== document || !change) return;
      listeners.dispose();
      const isTyped = reason === undefined && more.length === 0 && change.rangeLength === 0;
      if (isTyped && change.rangeOffset === offset && /^[^\s/]/u.test(change.text))
        runAside(log, 'what goes before an answer', () => putBeforeSaving(editor, offset, lead));
    }),
  );
  waiting.set(document, listeners);
}

/** What is on its way into a document. */
const underWay = new WeakMap<TextDocument, Promise<void>>();

/** Waits until what was typed has its lead: places behind it are others then. */
export async function settleTyping(document: TextDocument): Promise<void> {
  await underWay.get(document);
}

/** Who saves right behind the last letter saves what goes before it, too. */
async function putBeforeSaving(editor: TextEditor, offset: number, lead: string): Promise<void> {
  const { document } = editor;
  const putting = putLead(editor, offset, lead);
  underWay.set(document, putting);
  const saving = workspace.onWillSaveTextDocument(event => {
    if (event.document === document) event.waitUntil(putting);
  });
  try {
    await putting;
  } finally {
    underWay.delete(document);
    saving.dispose();
  }
}

/** Who types on makes the text newer than the edit: what they type stands behind it, so the place stays. */
async function putLead(editor: TextEditor, offset: number, lead: string): Promise<void> {
  const { document } = editor;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const at = document.positionAt(offset);
    const isDone = await editor.edit(edit => edit.insert(at, lead), { undoStopBefore: false, undoStopAfter: false });
    // Taken back meanwhile: there is nothing to lead to.
    if (isDone || document.isClosed || document.lineAt(at.line).range.end.isEqual(at)) return;
  }
}

/** Enough for a whole sentence that is typed without a pause. */
const mostAttempts = 200;
