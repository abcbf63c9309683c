// When one is reminded of reviews that are overdue, one's own or the team's, and in which words. Pure.
import { l10n, type ViewBadge } from 'vscode';
import type { SettingValues } from '../../incident/settings';
import { addCalendarDays } from '../../incident/calendar';
import type { ReviewIssue } from '../../incident/model';
import { formatCount } from '../looks/words';
import { findStanding, type Due } from '../rows/treeRows';

/** Days as `YYYY-MM-DD`; absent: never. */
export interface Reminded {
  readonly shownOn?: string | undefined;
  readonly quietUntil?: string | undefined;
}

/** Whose: one's own, or those of everybody. */
type Whose = SettingValues['badge'];

/** The count of reviews that are overdue, at the sidebar's icon; `hasMore`: there are others that nobody has looked at. */
export function makeBadge(overdue: number, whose: Whose, hasMore = false): ViewBadge | undefined {
  if (overdue === 0) return undefined;
  const count = formatCount({ count: overdue, isPartial: hasMore });
  const tooltip = whose === 'mine' ? describeOverdue(count) : l10n.t('Reviews that are overdue: {0}', count);
  return { value: overdue, tooltip };
}

/** The count of corrective actions that are. */
export function makeActionBadge(overdue: number, hasMore = false): ViewBadge | undefined {
  const count = formatCount({ count: overdue, isPartial: hasMore });
  return overdue === 0
    ? undefined
    : { value: overdue, tooltip: l10n.t('Corrective actions that are overdue: {0}', count) };
}

/** For so long one may put it off. */
export const snoozeDays = 7;

/**
 * Not twice a day, and not while it was put off; a clock that was ahead then puts nothing off for as long. `today`: `YYYY-MM-DD`.
 */
export function mayRemind({ shownOn, quietUntil = '' }: Reminded, today: string): boolean {
  return shownOn !== today && (today >= quietUntil || quietUntil > addCalendarDays(today, snoozeDays));
}

/** Without a full stop. */
function describeOverdue(count: string): string {
  return count === '1' ? l10n.t('1 review of yours is overdue') : l10n.t('{0} reviews of yours are overdue', count);
}

/** How many of these reviews are late. */
export function countOverdue(reviews: readonly ReviewIssue[], dueOf: (review: ReviewIssue) => Due | undefined): number {
  return reviews.filter(review => findStanding(review, dueOf(review)) === 'overdue').length;
}
