// The clock of what is overdue: it needs nothing of what asks for it until the first hour is over.
import { Disposable } from 'vscode';
import { hourMs, minuteMs } from '../../incident/units';
import { logFailure, type Log } from '../../session/log';
import type { OverdueParts } from './overdue';

/** Milliseconds after the start until who wants reminders, or the team's number, gets the first one: not while VS Code is busy with its own start. */
const firstLookMs = minuteMs;

/** Once an hour, while no view shows more. */
export function watchOverdue(parts: OverdueParts & { readonly log: Log }, isShown: () => boolean): Disposable {
  const abort = new AbortController();
  const look = async (): Promise<void> => {
    if (isShown()) return;
    const { lookForOverdue } = await import('./overdue');
    await lookForOverdue(parts, abort.signal);
  };
  const run = (): void => logFailure(parts.log, 'overdue reviews', look());
  const { reminders, badge } = parts.settings.of();
  const first = reminders || badge === 'team' ? setTimeout(run, firstLookMs) : undefined;
  const timer = setInterval(run, hourMs);
  return new Disposable(() => {
    clearTimeout(first);
    clearInterval(timer);
    abort.abort();
  });
}
