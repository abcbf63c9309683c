// VS Code's cancellation as the platform's: inside, everything that can become stale takes a signal.
import { l10n, ProgressLocation, window, type CancellationToken } from 'vscode';
import { escapeMessage } from './words/plainLabels';

/** Milliseconds after which an answer is late: from then on the person can stop waiting for it. */
const lateAfterMs = 3000;

/** Aborts when VS Code cancels; at once where it already has. */
export function createSignal(token: CancellationToken): AbortSignal {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  else token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}

/**
 * For what is not stopped halfway: of a write that was sent nobody could say any more whether it happened, and what several
 * wait for is not for one of them to end. Each request ends by itself after a while, and so does a write as a whole.
 */
export function createLastingSignal(): AbortSignal {
  return new AbortController().signal;
}

/** Shows in the status bar that something is written: no view need be in sight. */
export function showSending<T>(work: () => Promise<T>): Thenable<T> {
  return window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Sending to GitLab…') }, work);
}

/**
 * Reads something for a command, and shows so: in the status bar, and where GitLab is slow as a notification with *Cancel*.
 * That ends its requests, and the promise rejects as cancelled: the command ends, and nothing is said. Not for writes, see
 * `createLastingSignal`.
 */
export async function showReading<T>(work: (signal: AbortSignal) => Promise<T>, about?: string): Promise<T> {
  const abort = new AbortController();
  const title = about === undefined ? l10n.t('Asking GitLab…') : escapeMessage(about);
  const reading = work(abort.signal);
  const settled = reading.then(
    () => undefined,
    () => undefined,
  );
  window.withProgress({ location: ProgressLocation.Window, title }, () => settled);
  const late = setTimeout(() => {
    window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, token) => {
      token.onCancellationRequested(() => abort.abort());
      return settled;
    });
  }, lateAfterMs);
  // Also what does not hear the signal, or says in an answer that it failed, is not waited for any more.
  const stopped = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error));
  });
  try {
    return await Promise.race([stopped, reading]);
  } finally {
    clearTimeout(late);
  }
}
