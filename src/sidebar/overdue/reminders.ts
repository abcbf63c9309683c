// When one is reminded of reviews that are overdue, one's own or the team's, and in which words. Pure.
import { l10n, type ViewBadge } from 'vscode';
import type { SettingValues } from '../../incident/settings';
import { addCalendarDays } from '../../incident/calendar';
import { formatCount } from '../looks/words';

/** Days as `YYYY-MM-DD`; absent: never. */
export interface Reminded {
  readonly shownOn?: string | undefined;
  readonly quietUntil?: string | undefined;
}

/**
 * So many are overdue, at the sidebar's icon: one's own reviews, those of the team, or corrective actions. `hasMore`: there are
 * others that nobody has looked at.
 */
export function makeOverdueBadge(
  value: number,
  of: SettingValues['badge'] | 'actions',
  hasMore: boolean,
): ViewBadge | undefined {
  const count = formatCount({ count: value, isPartial: hasMore });
  const tooltips = {
    mine: l10n.t('Your reviews that are overdue: {0}', count),
    team: l10n.t('Reviews that are overdue: {0}', count),
    actions: l10n.t('Corrective actions that are overdue: {0}', count),
  };
  return value === 0 ? undefined : { value, tooltip: tooltips[of] };
}

/** For so long one may put it off. */
export const snoozeDays = 7;

/**
 * Not twice a day, and not while it was put off; a clock that was ahead then puts nothing off for as long. `today`: `YYYY-MM-DD`.
 */
export function mayRemind({ shownOn, quietUntil = '' }: Reminded, today: string): boolean {
  return shownOn !== today && (today >= quietUntil || quietUntil > addCalendarDays(today, snoozeDays));
}
