// The log of the product: one output channel with levels, and no token in it.
import { window, type LogOutputChannel } from 'vscode';
import { describeInOneLine, isCancelled } from './words/failures';

export type Log = LogOutputChannel;

/** The channel that *Show Log* opens; whoever makes it disposes it. */
export function createLog(): Log {
  return window.createOutputChannel('Incident Reviews', { log: true });
}

/** `doing` says what failed, e.g. a command's name. */
export function logError(log: Log, doing: string, error: unknown): void {
  log.error(`${doing}: ${describeInOneLine(error)}`);
}

/** For work that nobody waits for: its failure is logged. What a person waits for takes `runAside`, which shows it too. */
export function logFailure(log: Log, doing: string, work: PromiseLike<unknown>): void {
  work.then(undefined, (error: unknown) => {
    if (!isCancelled(error)) logError(log, doing, error);
  });
}
