// When one is reminded of one's own reviews that are overdue, and in which words. Pure.
import { l10n, type ViewBadge } from 'vscode';

/** Days as `YYYY-MM-DD`; absent: never. */
export interface Reminded {
  readonly shownOn?: string;
  readonly quietUntil?: string;
}

/** The count of one's own reviews that are overdue, at the sidebar's icon. */
export function makeBadge(overdue: number): ViewBadge | undefined {
  return overdue === 0 ? undefined : { value: overdue, tooltip: describeOverdue(overdue) };
}

/** Not twice a day, and not while it was put off. `today`: `YYYY-MM-DD`. */
export function mayRemind({ shownOn, quietUntil }: Reminded, today: string): boolean {
  return shownOn !== today && (quietUntil === undefined || today >= quietUntil);
}

/** Without a full stop. */
export function describeOverdue(count: number): string {
  return count === 1 ? l10n.t('1 review of yours is overdue') : l10n.t('{0} reviews of yours are overdue', count);
}
