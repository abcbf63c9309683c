// The clock of what is overdue: it needs nothing of what asks for it until the first hour is over.
import { Disposable } from 'vscode';
import { hourMs, isRecent, minuteMs } from '../../incident/units';
import type { Incidents } from '../../session/incidents';
import type { List } from '../../session/lists/list';
import { logFailure, type Log } from '../../session/log';
import type { OverdueParts } from './overdue';

/**
 * Milliseconds until who wants reminders, or the team's number, gets the first one after the start, and until a list of which only
 * some pages are shown is counted: not while VS Code, or GitLab, is busy with the first rows.
 */
const firstLookMs = minuteMs;
/** Milliseconds between two answers about such a list, whatever changes in its pages. */
const freshMs = 5 * minuteMs;

interface WatchParts extends OverdueParts {
  readonly log: Log;
  readonly incidents: OverdueParts['incidents'] & Pick<Incidents, 'onDidReset'>;
  readonly reviews: Pick<List<unknown>, 'hasMore' | 'onDidChange'>;
  readonly isShown: () => boolean;
}

/** Once an hour, while no view shows all reviews; a minute after one shows some of them. */
export function watchOverdue({ reviews, isShown, ...parts }: WatchParts): Disposable {
  let abort = new AbortController();
  let askedAt = -Infinity;
  let soon: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    if (isShown() && !reviews.hasMore) return;
    askedAt = parts.now();
    const { lookForOverdue } = await import('./overdue');
    await lookForOverdue(parts, abort.signal);
  };
  const run = (): void => logFailure(parts.log, 'overdue reviews', look());
  const { reminders, badge } = parts.settings.of();
  const runSoon = (): void => {
    const now = parts.now();
    // Where the clock was set back, the last answer counts for nothing: nobody waits for it to come around again.
    const restMs = isRecent(askedAt, now, freshMs) ? askedAt + freshMs - now : 0;
    soon ??= setTimeout(
      () => {
        soon = undefined;
        run();
      },
      Math.max(firstLookMs, restMs),
    );
  };
  if (reminders || badge === 'team') runSoon();
  const timer = setInterval(run, hourMs);
  const following = Disposable.from(
    reviews.onDidChange(() => {
      if (reviews.hasMore) runSoon();
    }),
    // What was said of another account or project says nothing, and what is still asked for it is not shown any more.
    parts.incidents.onDidReset(() => {
      abort.abort();
      abort = new AbortController();
      askedAt = -Infinity;
    }),
  );
  return new Disposable(() => {
    following.dispose();
    clearTimeout(soon);
    clearInterval(timer);
    abort.abort();
  });
}
