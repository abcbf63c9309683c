// What the views show, made of the lists at hand. Loaded when the first view is shown.
import { l10n, type ViewBadge } from 'vscode';
import type { Incident, IssueReference, ReviewIssue } from '../incident/model';
import { formatReference } from '../incident/reference';
import type { ReviewDeadline } from '../incident/reviewDeadline';
import type { Incidents, Readiness } from '../session/incidents';
import { arrangeGroups, type Arrangement } from './arrange';
import type { SidebarParts } from './index';
import type { LateFacts } from './lateFacts';
import type { FactsReader } from './liveFacts';
import { ReviewChecks, type ReviewState } from './reviewChecks';
import { ShownRows } from './shownRows';
import {
  findStanding,
  groupIncidents,
  groupReviews,
  listCompletedRows,
  listFailureRows,
  listUncertain,
  makeCompletedGroup,
  type Due,
  type FileRow,
  type GroupRow,
  type IncidentContext,
  type ListName,
  type SidebarRow,
} from './treeRows';
import type { ViewChoices } from './viewChoices';
import { countDays } from './words';

/** One view's rows, and what stands around them. */
export interface ViewContent {
  /** Asked when the lists were read. */
  rows(): Promise<readonly SidebarRow[]>;
  /** What there is without GitLab; empty: the view's welcome says all. */
  rowsWithout(readiness: Exclude<Readiness, 'ready'>): Promise<readonly SidebarRow[]>;
  /** What a group holds that is read when it is opened. */
  rowsOf(group: GroupRow): Promise<readonly SidebarRow[]>;
  /** How many entries wait to be sent to a row's incident. */
  countWaiting(row: SidebarRow): number;
  badge(): ViewBadge | undefined;
  /** What is to be known whether or not there are rows; empty for nothing. */
  notes(): string;
  /** What could not be read, above the rows. */
  failures(): string;
  /** Beside the lists, what was found out for the rows. */
  readonly checks?: ReviewChecks;
}

/** The rows as they are shown. */
export function createShownRows(now: () => number): ShownRows {
  return new ShownRows(now);
}

/** The open incidents. */
export function makeIncidentContent(parts: SidebarParts, choices: ViewChoices, facts: LateFacts): ViewContent {
  const { incidents, settings, waiting } = parts;
  const { open } = incidents;
  const checks = new ReviewChecks(incidents.account, incidents.log);
  return {
    checks,
    countWaiting: row => (row.kind === 'incident' ? waiting.waitingOf(row.incident.reference).length : 0),
    notes: () => settings.faults().join(' '),
    failures: () => describeFailures(incidents, 'open', 'openReviews'),
    badge: () => undefined,
    rowsOf: () => Promise.resolve([]),
    rowsWithout: () => Promise.resolve([]),
    rows: async () => {
      const reader = await facts.reader();
      reader.look(open.items);
      const context = await makeContext(parts, checks, reader);
      const uncertain = listUncertain(open.items, context).map(({ reference }) => reference);
      const unseen = uncertain.filter(reference => !checks.isTried(reference));
      void checks.begin(unseen);
      return [
        ...makeFilterRows(choices),
        ...makeFailureRows(incidents, 'open'),
        ...(open.failure ? [] : makeFailureRows(incidents, 'openReviews')),
        ...arrangeGroups(groupIncidents(open.items, context), makeArrangement(parts, choices, open.hasMore)),
        ...makeCheckRows(checks.isRunning ? 0 : unseen.length),
        ...makeMoreRows(incidents, 'open'),
      ];
    },
  };
}

/** The reviews: of the project, and those that are files of the workspace. */
export function makeReviewContent(parts: SidebarParts, choices: ViewChoices, facts: LateFacts): ViewContent {
  const { incidents, unsent } = parts;
  const { openReviews, completedReviews } = incidents;
  const isUnsent = (review: ReviewIssue): boolean => unsent.has(review.reference);
  return {
    countWaiting: () => 0,
    notes: () => describeUnlisted(parts),
    failures: () => describeFailures(incidents, 'openReviews'),
    rowsWithout: async readiness => {
      const files = await makeFileRows(parts);
      return files.length === 0 ? [] : [makeReadinessRow(readiness), ...files];
    },
    rows: async () => {
      const { items, readAt, hasMore } = completedReviews;
      void unsent.load();
      const [{ findDeadline }, reader] = await Promise.all([parts.lazy.sync(), facts.reader()]);
      const policy = parts.settings.policy();
      const due = (review: ReviewIssue): Due | undefined =>
        computeDue(parts, review, incident => findDeadline(incident, policy, reader.of(incident)));
      const failures = makeFailureRows(incidents, 'openReviews');
      const files = await makeFileRows(parts);
      if (openReviews.failure && openReviews.items.length === 0) return [...failures, ...files];
      const arrangement = makeArrangement(parts, choices, openReviews.hasMore);
      const completed = makeCompletedGroup(readAt === undefined ? undefined : items.length);
      return [
        ...makeFilterRows(choices),
        ...failures,
        ...arrangeGroups(groupReviews(openReviews.items, due, isUnsent), arrangement),
        ...makeMoreRows(incidents, 'openReviews'),
        hasMore ? { ...completed, isPartial: true } : completed,
        ...files,
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

async function makeContext(
  { incidents, settings, lazy, now }: SidebarParts,
  checks: ReviewChecks,
  reader: FactsReader,
): Promise<IncidentContext> {
  const { justClosed } = incidents;
  const { findDeadline, findLiveHints } = await lazy.sync();
  const policy = settings.policy();
  return {
    policy,
    now: now(),
    deadlineOf: incident => findDeadline(incident, policy, reader.of(incident)),
    dueOf: date => countDays(settings, now, date),
    hintsOf: incident =>
      findLiveHints(incident, { policy, now: now(), others: justClosed.items, facts: reader.of(incident) }),
    reviewOf: ({ reference }) => findReviewState(incidents, checks, reference),
  };
}

/** Whether the review of an incident is known to be there, known to be missing, or not checked. */
function findReviewState(incidents: Incidents, checks: ReviewChecks, incident: IssueReference): ReviewState {
  if (incidents.knownReviewOf(incident)) return 'there';
  const isWhole = [incidents.openReviews, incidents.completedReviews].every(
    ({ readAt, hasMore, failure }) => readAt !== undefined && !hasMore && !failure,
  );
  return isWhole ? 'missing' : checks.find(incident);
}

function makeArrangement({ incidents }: SidebarParts, choices: ViewChoices, isPartial: boolean): Arrangement {
  const { grouping, filter } = choices;
  return { grouping, filter, me: incidents.me?.id, isPartial };
}

async function makeFileRows({ analyzer }: SidebarParts): Promise<readonly SidebarRow[]> {
  const found = await (await analyzer.load()).listFiles();
  if (found.length === 0) return [];
  const rows: FileRow[] = [];
  const group: GroupRow = { kind: 'group', id: 'files', parent: undefined, key: 'files', count: found.length, rows };
  rows.push(
    ...found.map(({ uri, title, complete, total }): FileRow => ({
      kind: 'file',
      id: `files/${uri.toString()}`,
      parent: group,
      uri: uri.toString(),
      title,
      complete,
      total,
    })),
  );
  return [group];
}

/** What is missing before GitLab can be asked, above rows that need none of it. */
function makeReadinessRow(readiness: Exclude<Readiness, 'ready'>): SidebarRow {
  const ways = {
    noAddress: { title: l10n.t('Connect to GitLab'), command: 'incidentReviews.signIn' },
    signedOut: { title: l10n.t('Sign in to GitLab'), command: 'incidentReviews.signIn' },
    noProject: { title: l10n.t('Select the project of the incidents'), command: 'incidentReviews.selectProject' },
    restricted: { title: l10n.t('Manage Workspace Trust'), command: 'workbench.trust.manage' },
  };
  const way = ways[readiness];
  const failure = { kind: readiness, message: l10n.t('Reviews in GitLab are not listed yet.'), ways: [way] };
  return { kind: 'failure', id: `failure/${readiness}`, parent: undefined, failure, way };
}

function makeCheckRows(count: number): readonly SidebarRow[] {
  return count === 0 ? [] : [{ kind: 'check', id: 'check', parent: undefined, count }];
}

/** Drafts of reviews that have no row: of closed ones, and of those on the next pages. */
function describeUnlisted({ incidents: { openReviews, completedReviews }, unsent }: SidebarParts): string {
  if (openReviews.readAt === undefined) return '';
  const listed = new Set(
    [...openReviews.items, ...completedReviews.items].map(({ reference }) => formatReference(reference).toLowerCase()),
  );
  const others = unsent.names().filter(name => !listed.has(name.toLowerCase()));
  return others.length === 0 ? '' : l10n.t('Not sent to GitLab, kept on this machine: {0}', others.join(', '));
}

function makeFilterRows({ filter, name }: ViewChoices): readonly SidebarRow[] {
  return filter === '' ? [] : [{ kind: 'filter', id: 'filter', parent: undefined, view: name }];
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
