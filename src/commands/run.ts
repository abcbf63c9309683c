// Where a command's failure becomes a message: the only place that shows one.
import { commands, window, type Disposable } from 'vscode';
import { failureOf, isCancelled, type Failure } from '../session/failures';
import { logError, type Log } from '../session/log';

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
    try {
      return await handler(argument);
    } catch (error) {
      if (isCancelled(error)) return undefined;
      logError(log, id, error);
      void showFailure(failureOf(error, about()), log);
      return undefined;
    }
  });
}

/** A command's failure with its ways out as buttons. */
async function showFailure({ message, ways }: Failure, log: Log): Promise<void> {
  const picked = await window.showErrorMessage(message, ...ways.map(({ title }) => title));
  const way = ways.find(({ title }) => title === picked);
  if (!way) return;
  try {
    await commands.executeCommand(way.command, ...(way.args ?? []));
  } catch (error) {
    logError(log, way.command, error);
  }
}
