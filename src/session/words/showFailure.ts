// Where a failure becomes a message: the only place that shows one.
import { commands, window } from 'vscode';
import { isCancelled, type Failure, type Way } from './failures';
import { logError, logFailure, type Log } from '../log';
import { showError } from './messages';

interface FailedWork {
  readonly log: Log;
  /** Names what was asked for. */
  readonly about: string;
  /** What failed, to be run again; the lists are asked for again where none is given. */
  readonly again?: Omit<Way, 'title'>;
}

/** Shows an error of any part. */
export function reportError(error: unknown, { log, about, again }: FailedWork): void {
  const report = async (): Promise<void> => {
    const { changeTryAgain, describeFailure } = await import('./failureWords');
    const failure = describeFailure(error, about);
    showFailure(again ? changeTryAgain(failure, again) : failure, log);
  };
  logFailure(log, about, report());
}

/** With its ways out as buttons; `show` where it is less than an error, which would stay in sight until it is closed. */
export function showFailure({ message, ways }: Failure, log: Log, show = showError): void {
  const offer = async (): Promise<void> => {
    const picked = await show(message, ...ways.map(({ title }) => title));
    const way = ways.find(({ title }) => title === picked);
    if (way?.front) await window.showTextDocument(way.front);
    if (way) await commands.executeCommand(way.command, ...(way.args ?? []));
  };
  logFailure(log, 'a way out', offer());
}

/**
 * Runs what nobody waits for, e.g. the answer to a click on a page or to a question that may stand for hours. Its failure is
 * logged and shown as that of a command is; `about` names what it was about.
 */
export function runAside(log: Log, about: string, task: () => Promise<unknown>): void {
  task().catch((error: unknown) => {
    if (isCancelled(error)) return;
    logError(log, about, error);
    reportError(error, { log, about });
  });
}
