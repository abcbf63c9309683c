// When one is reminded of one's own reviews that are overdue, and in which words. Pure.
import { l10n, type ViewBadge } from 'vscode';
import type { ReviewIssue, User } from '../../incident/model';
import type { List } from '../../session/lists/list';
import { findStanding, type Due } from '../rows/treeRows';

/** Days as `YYYY-MM-DD`; absent: never. */
export interface Reminded {
  readonly shownOn?: string | undefined;
  readonly quietUntil?: string | undefined;
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

/** Of the reviews that GitLab has named as one's own in this session: what stood there in the last one may be over. */
export function countOverdue(
  { me, openReviews }: Readonly<{ me: Pick<User, 'id'> | undefined; openReviews: Pick<List<ReviewIssue>, 'items'> }>,
  dueOf: (review: ReviewIssue) => Due | undefined,
): number {
  if (me === undefined) return 0;
  return openReviews.items.filter(
    review => review.assignees.some(({ id }) => id === me.id) && findStanding(review, dueOf(review)) === 'overdue',
  ).length;
}
