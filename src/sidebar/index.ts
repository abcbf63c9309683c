// The sidebar's views: the open incidents, the reviews, and the corrective actions of all reviews.
import { commands, Disposable, l10n, type ViewBadge } from 'vscode';
import type { Incident, ReviewIssue } from '../incident/model';
import { formatReference } from '../incident/reference';
import type { ReviewDeadline } from '../incident/reviewDeadline';
import type { Incidents } from '../session/incidents';
import type { LateAnalyzer } from '../session/lateAnalyzer';
import type { Lazy } from '../session/lazy';
import type { Log } from '../session/log';
import type { Settings } from '../session/settings';
import type { UnsentReviews } from '../session/unsentReviews';
import { CorrectiveActionsView } from './correctiveActions';
import { registerBadges } from './badges';
import { LateFacts } from './lateFacts';
import {
  makeCompletedGroup,
  listCompletedRows,
  groupIncidents,
  groupReviews,
  findStanding,
  listFailureRows,
  type Due,
  type GroupRow,
  type ListName,
  type MoreRow,
  type SidebarRow,
} from './treeRows';
import type { WaitingEvents } from '../session/waitingEvents';
import { IncidentView, type ViewShape } from './view';
import { countDays } from './words';

/** What the views show. `now` gives epoch milliseconds. */
export interface SidebarParts {
  readonly incidents: Incidents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly analyzer: LateAnalyzer;
  readonly waiting: WaitingEvents;
  readonly unsent: UnsentReviews;
  readonly log: Log;
  readonly now: () => number;
}

/** The views as commands know them. */
export interface Sidebar extends Disposable {
  /** Reads what is shown again. */
  refresh(): Promise<void>;
  /** `argument` is what a click on a row hands to a command: true where the row came under the pointer only a moment before. */
  hasJustMoved(argument: unknown): boolean;
  /** Asks by what the corrective actions are grouped. */
  groupActions(): Promise<unknown>;
}

/** Registers the views and what only their rows do. */
export function registerSidebar(parts: SidebarParts): Sidebar {
  const { incidents, now } = parts;
  const facts = new LateFacts(parts);
  const incidentView = new IncidentView(makeIncidentShape(parts, facts), incidents, now);
  const reviewView = new IncidentView(makeReviewShape(parts, facts), incidents, now);
  const views = [incidentView, reviewView];
  const actionView = new CorrectiveActionsView(parts);
  const loadMore = commands.registerCommand('_incidentReviews.loadMore', ({ list }: MoreRow) =>
    (list === 'open' ? incidentView : reviewView).loadMore(list),
  );
  return Object.assign(Disposable.from(loadMore, facts, registerBadges(), ...views, actionView), {
    refresh: async () => {
      await Promise.all([...views, actionView].map(view => view.refresh()));
    },
    groupActions: () => actionView.chooseGrouping(),
    hasJustMoved: (argument: unknown) => {
      const id = typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : undefined;
      return typeof id === 'string' && views.some(view => view.hasJustMoved(id));
    },
  });
}

function makeIncidentShape({ incidents, settings, lazy, waiting, now }: SidebarParts, facts: LateFacts): ViewShape {
  return {
    name: 'incidents',
    onDidChange: facts.changed.event,
    countWaiting: row => (row.kind === 'incident' ? waiting.waitingOf(row.incident.reference).length : 0),
    notes: () => settings.faults().join(' '),
    failures: () => describeFailures(incidents, 'open', 'openReviews'),
    lists: ['open', 'openReviews', 'justClosed'],
    lateLists: [],
    rows: async () => {
      const { open, justClosed, openReviews, completedReviews } = incidents;
      const [{ findDeadline, findLiveHints }, reader] = await Promise.all([lazy.sync(), facts.reader()]);
      const policy = settings.policy();
      // Without the reviews nobody knows which are missing; those that were read before still say.
      const isUnknown = openReviews.failure !== undefined && openReviews.items.length === 0;
      const reviews = isUnknown ? undefined : [...openReviews.items, ...completedReviews.items];
      reader.look(open.items);
      return [
        ...makeFailureRows(incidents, 'open'),
        ...(open.failure ? [] : makeFailureRows(incidents, 'openReviews')),
        ...groupIncidents(open.items, reviews, {
          policy,
          now: now(),
          deadlineOf: incident => findDeadline(incident, policy, reader.of(incident)),
          dueOf: date => countDays(settings, now, date),
          hintsOf: (incident: Incident) =>
            findLiveHints(incident, { policy, now: now(), others: justClosed.items, facts: reader.of(incident) }),
        }),
        ...makeMoreRows(incidents, 'open'),
      ];
    },
  };
}

function makeReviewShape(parts: SidebarParts, facts: LateFacts): ViewShape {
  const { incidents, unsent } = parts;
  const { openReviews, completedReviews } = incidents;
  const isUnsent = (review: ReviewIssue): boolean => unsent.has(review.reference);
  return {
    name: 'reviews',
    notes: () => describeUnlisted(incidents, unsent),
    failures: () => describeFailures(incidents, 'openReviews'),
    onDidChange: unsent.onDidChange,
    lists: ['openReviews'],
    lateLists: ['completedReviews'],
    rows: async () => {
      const { items, readAt } = completedReviews;
      void unsent.load();
      const [{ findDeadline }, reader] = await Promise.all([parts.lazy.sync(), facts.reader()]);
      const policy = parts.settings.policy();
      const due = (review: ReviewIssue): Due | undefined =>
        computeDue(parts, review, incident => findDeadline(incident, policy, reader.of(incident)));
      const failures = makeFailureRows(incidents, 'openReviews');
      if (openReviews.failure && openReviews.items.length === 0) return failures;
      return [
        ...failures,
        ...groupReviews(openReviews.items, due, isUnsent),
        ...makeMoreRows(incidents, 'openReviews'),
        makeCompletedGroup(readAt === undefined ? undefined : items.length),
      ];
    },
    rowsOf: async parent => {
      await completedReviews.load();
      return [
        ...makeFailureRows(incidents, 'completedReviews', parent),
        ...listCompletedRows(completedReviews.items, { parent, isUnsent }),
        ...makeMoreRows(incidents, 'completedReviews', parent),
      ];
    },
    badge: () =>
      makeBadge(
        openReviews.items.filter(review => findStanding(review, computeDue(parts, review)) === 'overdue').length,
      ),
  };
}

/** Drafts of reviews that have no row: of closed ones, and of those on the next pages. */
function describeUnlisted({ openReviews, completedReviews }: Incidents, unsent: UnsentReviews): string {
  if (openReviews.readAt === undefined) return '';
  const listed = new Set(
    [...openReviews.items, ...completedReviews.items].map(({ reference }) => formatReference(reference).toLowerCase()),
  );
  const others = unsent.names().filter(name => !listed.has(name.toLowerCase()));
  return others.length === 0 ? '' : l10n.t('Not sent to GitLab, kept on this machine: {0}', others.join(', '));
}

function makeFailureRows(incidents: Incidents, name: ListName, parent?: GroupRow): readonly SidebarRow[] {
  return listFailureRows(name, incidents[name].failure, parent);
}

/** What the first of the lists that could not be read says: above the rows, where a sentence has room to be read. */
function describeFailures(incidents: Incidents, ...names: readonly ListName[]): string {
  const failure = names.map(name => incidents[name].failure).find(each => each !== undefined);
  return failure && failure.ways.length > 0 ? failure.message : '';
}

function makeMoreRows(incidents: Incidents, name: ListName, parent?: GroupRow): readonly SidebarRow[] {
  return incidents[name].hasMore ? [{ kind: 'more', id: `${name}/more`, list: name, parent }] : [];
}

function computeDue(
  { incidents, settings, now }: SidebarParts,
  review: ReviewIssue,
  deadlineOf?: (incident: Incident) => ReviewDeadline,
): Due | undefined {
  const { dueDate } = review;
  if (dueDate === undefined) return undefined;
  const incident = review.incident && incidents.known(review.incident);
  return {
    ...countDays(settings, now, dueDate),
    deadline: incident && deadlineOf?.(incident),
  };
}

function makeBadge(overdue: number): ViewBadge | undefined {
  if (overdue === 0) return undefined;
  return {
    value: overdue,
    tooltip: overdue === 1 ? l10n.t('1 review is overdue') : l10n.t('{0} reviews are overdue', overdue),
  };
}
