// How a command is registered, so that each of its failures is shown once.
import { commands, window, type Disposable } from 'vscode';
import { isCancelled } from '../session/words/failures';
import { logError, type Log } from '../session/log';
import { reportError } from '../session/words/showFailure';

export interface Reporting {
  readonly log: Log;
  /** What a failure is about that says no more of itself, e.g. the server's address. */
  readonly about: () => string;
}

/** Registers a command. It returns what the handler did, or undefined after a failure that was shown or a cancellation. */
export function register(
  { log, about }: Reporting,
  id: string,
  handler: (argument: unknown) => Promise<unknown>,
): Disposable {
  return commands.registerCommand(id, async (argument: unknown) => {
    const front = window.activeTextEditor?.document.uri;
    try {
      return await handler(argument);
    } catch (error) {
      if (isCancelled(error)) return undefined;
      logError(log, id, error);
      reportError(error, { log, about: about(), again: { command: id, args: [argument], front } });
      return undefined;
    }
  });
}
