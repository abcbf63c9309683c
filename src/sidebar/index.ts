// The sidebar's views: the open incidents, the reviews, and the corrective actions of all reviews.
import { commands, Disposable, type Memento, type Uri } from 'vscode';
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
import { IssueView } from './view';
import { ViewChoices } from './viewChoices';
import { watchOverdue } from './overdue/watchOverdue';
import { isRecord } from '../incident/values';

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
  /** A folder for it, which need not exist. */
  readonly folder: Uri;
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
  const actionView = new CorrectiveActionsView(
    parts,
    new ViewChoices('correctiveActions', ['standing', 'owner', 'service', 'review'], parts.folder),
  );
  const choices = {
    incidents: incidentView.shape.choices,
    reviews: reviewView.shape.choices,
    correctiveActions: actionView.choices,
  };
  return Object.assign(
    Disposable.from(
      commands.registerCommand('_incidentReviews.loadMore', (row: MoreRow) =>
        (row.list === 'open' || row.list === 'closed' ? incidentView : reviewView).loadMore(row),
      ),
      commands.registerCommand('_incidentReviews.clearFilter', ({ view }: FilterRow) => choices[view].setFilter('')),
      commands.registerCommand('_incidentReviews.checkReviews', () => incidentView.checkMore()),
      facts,
      watchOverdue({
        ...parts,
        account: parts.incidents.account,
        reviews: parts.incidents.openReviews,
        isShown: () => reviewView.visible,
        showBadge: badge => reviewView.showBadge(badge),
        showActions: (...counted) => actionView.showOverdue(...counted),
      }),
      registerBadges(),
      ...views,
      actionView,
    ),
    {
      refresh: async () => {
        await Promise.all([...views, actionView].map(view => view.refresh()));
      },
      hasJustMoved: (argument: unknown) => {
        const id = isRecord(argument) ? argument['id'] : undefined;
        return typeof id === 'string' && views.some(view => view.hasJustMoved(id));
      },
      commands: listCommands({ incidentView, reviewView, actionView }, choices),
    },
  );
}

interface Views {
  readonly incidentView: IssueView;
  readonly reviewView: IssueView;
  readonly actionView: CorrectiveActionsView;
}

/** What the commands of the views do is loaded with the first of them. */
function listCommands(
  { incidentView, reviewView, actionView }: Views,
  choices: Readonly<Record<FilterRow['view'], ViewChoices | CorrectiveActionsView['choices']>>,
): Sidebar['commands'] {
  const load = async () => import('./viewCommands');
  const filter = (name: FilterRow['view']) => async () => (await load()).askFilter(choices[name]);
  const group = (name: FilterRow['view']) => async () => (await load()).chooseGrouping(choices[name]);
  const copy = (view: IssueView) => async () => (await load()).copyRows(view);
  return {
    filterIncidents: filter('incidents'),
    filterReviews: filter('reviews'),
    filterCorrectiveActions: filter('correctiveActions'),
    groupIncidents: group('incidents'),
    groupReviews: group('reviews'),
    groupCorrectiveActions: group('correctiveActions'),
    copyIncidents: copy(incidentView),
    copyReviews: copy(reviewView),
    copyCorrectiveActions: async () => (await load()).copyActions(await actionView.getChildren()),
  };
}

function createIncidentView(parts: SidebarParts, facts: LateFacts): IssueView {
  const { incidents, settings, now, waiting, analyzer } = parts;
  const choices = new ViewChoices('incidents', ['state', 'severity', 'service', 'owner'], parts.folder);
  return new IssueView(
    {
      name: 'incidents',
      choices,
      lists: ['open', 'openReviews', 'justClosed'],
      lateLists: ['closed'],
      onDidChange: [waiting.onDidChangeWaiting],
      onDidChangeRows: [settings.onDidChange, facts.changed.event, analyzer.onDidChange],
      load: async () => (await import('./incidentContent')).makeIncidentContent(parts, choices, facts),
    },
    incidents,
    now,
  );
}

function createReviewView(parts: SidebarParts, facts: LateFacts): IssueView {
  const { incidents, settings, now, unsent, analyzer } = parts;
  const choices = new ViewChoices('reviews', ['state', 'severity', 'owner', 'due'], parts.folder);
  return new IssueView(
    {
      name: 'reviews',
      choices,
      lists: ['openReviews'],
      lateLists: ['completedReviews'],
      onDidChange: [unsent.onDidChange],
      onDidChangeRows: [settings.onDidChange, analyzer.onDidChange],
      load: async () => (await import('./reviewContent')).makeReviewContent(parts, choices, facts),
    },
    incidents,
    now,
  );
}
