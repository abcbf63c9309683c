// When one is reminded of reviews that are overdue, one's own or the team's, and in which words. Pure.
import { l10n, type ViewBadge } from 'vscode';
import type { SettingValues } from '../../incident/settings';
import { addCalendarDays } from '../../incident/calendar';
import type { ReviewIssue, User } from '../../incident/model';
import type { List } from '../../session/lists/list';
import { findStanding, type Due } from '../rows/treeRows';

/** Days as `YYYY-MM-DD`; absent: never. */
export interface Reminded {
  readonly shownOn?: string | undefined;
  readonly quietUntil?: string | undefined;
}

/** Whose: one's own, or those of everybody. */
type Whose = SettingValues['badge'];

/** The count of reviews that are overdue, at the sidebar's icon. */
export function makeBadge(overdue: number, whose: Whose): ViewBadge | undefined {
  if (overdue === 0) return undefined;
  const tooltip = whose === 'mine' ? describeOverdue(overdue) : l10n.t('Reviews that are overdue: {0}', overdue);
  return { value: overdue, tooltip };
}

/** The count of corrective actions that are. */
export function makeActionBadge(overdue: number): ViewBadge | undefined {
  return overdue === 0
    ? undefined
    : { value: overdue, tooltip: l10n.t('Corrective actions that are overdue: {0}', overdue) };
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
function describeOverdue(count: number): string {
  return count === 1 ? l10n.t('1 review of yours is overdue') : l10n.t('{0} reviews of yours are overdue', count);
}

/** Of the reviews that GitLab has named in this session: what stood there in the last one may be over. */
export function countOverdue(
  { me, openReviews }: Readonly<{ me: Pick<User, 'id'> | undefined; openReviews: Pick<List<ReviewIssue>, 'items'> }>,
  dueOf: (review: ReviewIssue) => Due | undefined,
  whose: Whose,
): number {
  return openReviews.items.filter(
    review =>
      (whose === 'team' || review.assignees.some(({ id }) => id === me?.id)) &&
      findStanding(review, dueOf(review)) === 'overdue',
  ).length;
}
