// The sidebar's views: the open incidents, the reviews, and the corrective actions of all reviews.
import { commands, Disposable, type Memento } from 'vscode';
import type { Incidents } from '../session/incidents';
import type { LateAnalyzer } from '../session/lateAnalyzer';
import type { Lazy } from '../session/lazy';
import type { Log } from '../session/log';
import type { Settings } from '../session/settings';
import type { UnsentReviews } from '../session/unsentReviews';
import type { WaitingEvents } from '../session/waitingEvents';
import { CorrectiveActionsView } from './correctiveActions';
import { registerBadges } from './looks/badges';
import { LateFacts } from './lateFacts';
import type { FilterRow, MoreRow } from './rows/treeRows';
import { IncidentView } from './view';
import { ViewChoices } from './viewChoices';
import { watchOverdue } from './overdue/watchOverdue';

/** What the views show. `now` gives epoch milliseconds. */
export interface SidebarParts {
  readonly incidents: Incidents;
  readonly settings: Settings;
  readonly lazy: Lazy;
  readonly waiting: WaitingEvents;
  readonly unsent: UnsentReviews;
  /** Knows the reviews that are files of the workspace. */
  readonly analyzer: LateAnalyzer;
  /** Of the workspace. */
  readonly memory: Memento;
  /** Of the person, in all workspaces. */
  readonly kept: Memento;
  readonly log: Log;
  readonly now: () => number;
}

/** The views as commands know them. */
export interface Sidebar extends Disposable {
  /** Reads what is shown again. */
  refresh(): Promise<void>;
  /** True for what a click on a row gave a command, where the row came under the pointer only a moment before. */
  hasJustMoved(argument: unknown): boolean;
  /** What the commands of the views do, by the command's name. */
  readonly commands: Readonly<Record<string, () => Promise<unknown>>>;
}

/** Registers the views and what only their rows do. */
export function registerSidebar(parts: SidebarParts): Sidebar {
  const facts = new LateFacts(parts);
  const incidentView = createIncidentView(parts, facts);
  const reviewView = createReviewView(parts, facts);
  const views = [incidentView, reviewView];
  const actionView = new CorrectiveActionsView(parts);
  const choose = (view: IncidentView, what: 'chooseGrouping' | 'copyRows') => async () =>
    (await import('./choose'))[what](view);
  const choices = {
    incidents: incidentView.shape.choices,
    reviews: reviewView.shape.choices,
    correctiveActions: actionView,
  };
  const filter = (name: FilterRow['view']) => async () => (await import('./choose')).filterRows(choices[name]);
  return Object.assign(
    Disposable.from(
      commands.registerCommand('_incidentReviews.loadMore', (row: MoreRow) =>
        (row.list === 'open' || row.list === 'closed' ? incidentView : reviewView).loadMore(row),
      ),
      commands.registerCommand('_incidentReviews.clearFilter', ({ view }: FilterRow) => choices[view].setFilter('')),
      commands.registerCommand('_incidentReviews.checkReviews', () => incidentView.checkMore()),
      facts,
      watchOverdue(
        { ...parts, account: parts.incidents.account, showBadge: badge => reviewView.showBadge(badge) },
        () => views.some(({ visible }) => visible),
      ),
      registerBadges(),
      ...views,
      actionView,
    ),
    {
      refresh: async () => {
        await Promise.all([...views, actionView].map(view => view.refresh()));
      },
      hasJustMoved: (argument: unknown) => {
        const id = typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : undefined;
        return typeof id === 'string' && views.some(view => view.hasJustMoved(id));
      },
      commands: {
        filterIncidents: filter('incidents'),
        filterReviews: filter('reviews'),
        filterCorrectiveActions: filter('correctiveActions'),
        groupIncidents: choose(incidentView, 'chooseGrouping'),
        groupReviews: choose(reviewView, 'chooseGrouping'),
        copyIncidents: choose(incidentView, 'copyRows'),
        copyReviews: choose(reviewView, 'copyRows'),
        copyCorrectiveActions: async () => (await import('./choose')).copyActions(await actionView.getChildren()),
        groupCorrectiveActions: () => actionView.chooseGrouping(),
      },
    },
  );
}

function createIncidentView(parts: SidebarParts, facts: LateFacts): IncidentView {
  const { incidents, memory, now, waiting, analyzer } = parts;
  const choices = new ViewChoices('incidents', memory, ['state', 'severity', 'service', 'owner']);
  return new IncidentView(
    {
      name: 'incidents',
      choices,
      lists: ['open', 'openReviews', 'justClosed'],
      lateLists: ['closed'],
      onDidChange: [waiting.onDidChangeWaiting],
      onDidChangeRows: [facts.changed.event, analyzer.onDidChange],
      load: async () => (await import('./incidentContent')).makeIncidentContent(parts, choices, facts),
    },
    incidents,
    now,
  );
}

function createReviewView(parts: SidebarParts, facts: LateFacts): IncidentView {
  const { incidents, memory, now, unsent, analyzer } = parts;
  const choices = new ViewChoices('reviews', memory, ['state', 'severity', 'owner', 'due']);
  return new IncidentView(
    {
      name: 'reviews',
      choices,
      lists: ['openReviews'],
      lateLists: ['completedReviews'],
      onDidChange: [unsent.onDidChange],
      onDidChangeRows: [analyzer.onDidChange],
      load: async () => (await import('./reviewContent')).makeReviewContent(parts, choices, facts),
    },
    incidents,
    now,
  );
}
