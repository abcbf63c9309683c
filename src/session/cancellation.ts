// VS Code's cancellation as the platform's: inside, everything that can become stale takes a signal.
import type { CancellationToken } from 'vscode';

/** Aborts when VS Code cancels; at once where it already has. */
export function createSignal(token: CancellationToken): AbortSignal {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  else token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}
