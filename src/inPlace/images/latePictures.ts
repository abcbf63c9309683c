// Pictures that are up when VS Code does not wait for them any more: whoever types on while one goes up gets its link all the same.
import { window, workspace, Disposable, type CancellationToken, type Position, type TextDocument } from 'vscode';
import { putEdits } from '../../session/text/changeText';

/** Milliseconds until a key that ended the waiting has reached its document. */
const settleMs = 200;

/** Where pictures go, and VS Code's waiting for them. */
interface PicturePlace {
  readonly document: TextDocument;
  readonly position: Position;
  readonly token: CancellationToken;
}

/**
 * What VS Code is to put in, once `upload` has given it. Who types on or looks elsewhere ends VS Code's waiting only: then it
 * is put in here, where it was asked for. Who clicks on the sign that turns at the cursor ends the upload.
 */
export async function putPictures(
  { document, position, token }: PicturePlace,
  upload: (signal: AbortSignal) => Promise<string | undefined>,
): Promise<string> {
  const { version } = document;
  const selection = window.activeTextEditor?.selection;
  let at = document.offsetAt(position);
  const abort = new AbortController();
  const endIfStill = (): void => {
    const now = window.activeTextEditor?.selection;
    if (document.version === version && selection && now?.isEqual(selection)) abort.abort();
  };
  const listening = Disposable.from(
    workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
      if (changed !== document) return;
      for (const { rangeOffset, rangeLength, text } of contentChanges) {
        if (rangeOffset < at) at = rangeOffset + text.length + Math.max(0, at - rangeOffset - rangeLength);
      }
    }),
    token.onCancellationRequested(() => setTimeout(endIfStill, settleMs)),
  );
  try {
    const markdown = (await upload(abort.signal)) ?? '';
    if (markdown === '' || !token.isCancellationRequested || abort.signal.aborted) return markdown;
    await putEdits(document, present => {
      const gap = /\S/u.test(present.getText().charAt(at)) ? ' ' : '';
      return [{ span: { start: at, end: at }, text: markdown + gap }];
    });
    return '';
  } finally {
    listening.dispose();
  }
}
