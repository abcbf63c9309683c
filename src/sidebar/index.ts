// The sidebar's two views: the open incidents, and the reviews.
import { commands, l10n, Disposable } from 'vscode';
import type { Incidents } from '../session/incidents';
import type { Settings } from '../session/settings';
import {
  completedGroup,
  completedRows,
  incidentGroups,
  reviewGroups,
  standingOf,
  type Due,
  type GroupRow,
  type ListName,
  type MoreRow,
  type Row,
} from './rows';
import { IncidentView } from './view';
import { isOverdue, utcDate, workingDaysBetween } from '../incident/deadlines';
import type { ReviewIssue } from '../incident/model';

export interface SidebarParts {
  readonly incidents: Incidents;
  readonly settings: Settings;
  readonly now: () => number;
}

/** Registers the views and what only their rows do; `refresh` reads what is shown again. */
export function registerSidebar({ incidents, settings, now }: SidebarParts): Disposable & { refresh(): Promise<void> } {
  /** Above the rows, where a failed refresh is seen. */
  const failure = (name: ListName, parent?: GroupRow): readonly Row[] =>
    incidents[name].failure ? [{ kind: 'failure', id: `${name}/failure`, list: name, parent }] : [];
  const more = (name: ListName, parent?: GroupRow): readonly Row[] =>
    incidents[name].hasMore ? [{ kind: 'more', id: `${name}/more`, list: name, parent }] : [];
  const dueOf = ({ dueDate }: ReviewIssue): Due | undefined => {
    if (dueDate === undefined) return undefined;
    const today = utcDate(now());
    return {
      workingDays: workingDaysBetween(today, dueDate, settings.policy().holidays),
      isOverdue: isOverdue(today, dueDate),
    };
  };

  const message = (): string => settings.faults().join(' ');
  const incidentView = new IncidentView(
    {
      name: 'incidents',
      message,
      lists: ['open', 'openReviews'],
      lateLists: [],
      rows: () => {
        const { open, openReviews, completedReviews } = incidents;
        // Without the reviews nobody knows which are missing; those that were read before still say.
        const isUnknown = openReviews.failure !== undefined && openReviews.items.length === 0;
        const reviews = isUnknown ? undefined : [...openReviews.items, ...completedReviews.items];
        return [
          ...failure('open'),
          ...(open.failure ? [] : failure('openReviews')),
          ...incidentGroups(open.items, reviews, settings.policy().reviewSeverities),
          ...more('open'),
        ];
      },
    },
    incidents,
    now,
  );
  const reviewView = new IncidentView(
    {
      name: 'reviews',
      message: () => '',
      lists: ['openReviews'],
      lateLists: ['completedReviews'],
      rows: () => {
        const { items, readAt } = incidents.completedReviews;
        if (incidents.openReviews.failure && incidents.openReviews.items.length === 0) return failure('openReviews');
        return [
          ...failure('openReviews'),
          ...reviewGroups(incidents.openReviews.items, dueOf),
          ...more('openReviews'),
          completedGroup(readAt === undefined ? undefined : items.length),
        ];
      },
      rowsOf: async parent => {
        const list = incidents.completedReviews;
        await list.load();
        const name = 'completedReviews';
        return [...failure(name, parent), ...completedRows(list.items, parent), ...more(name, parent)];
      },
      badge: () => {
        const overdue = incidents.openReviews.items.filter(
          review => standingOf(review, dueOf(review)) === 'overdue',
        ).length;
        if (overdue === 0) return undefined;
        return {
          value: overdue,
          tooltip: overdue === 1 ? l10n.t('1 review is overdue') : l10n.t('{0} reviews are overdue', overdue),
        };
      },
    },
    incidents,
    now,
  );
  const views = [incidentView, reviewView];
  const loadMore = commands.registerCommand('_incidentReviews.loadMore', ({ list }: MoreRow) =>
    (list === 'open' ? incidentView : reviewView).loadMore(list),
  );
  return Object.assign(Disposable.from(loadMore, ...views), {
    refresh: async () => {
      await Promise.all(views.map(view => view.refresh()));
    },
  });
}
