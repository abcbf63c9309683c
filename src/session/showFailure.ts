// Where a failure becomes a message: the only place that shows one.
import { commands } from 'vscode';
import type { Failure } from './failures';
import { logError, type Log } from './log';
import { showError } from './messages';

/** With its ways out as buttons. */
export async function showFailure({ message, ways }: Failure, log: Log): Promise<void> {
  const picked = await showError(message, ...ways.map(({ title }) => title));
  const way = ways.find(({ title }) => title === picked);
  if (!way) return;
  try {
    await commands.executeCommand(way.command, ...(way.args ?? []));
  } catch (error) {
    logError(log, way.command, error);
  }
}
