// What the views show, made of the lists at hand. Loaded when the first view is shown.
import { minuteMs } from '../incident/units';
import { l10n, type Event, type ViewBadge } from 'vscode';
import type { Incident, IssueReference, ReviewIssue } from '../incident/model';
import type { ReviewDeadline } from '../incident/reviewDeadline';
import { makeReferenceKey } from '../incident/reference';
import { readReviewStage } from '../incident/reviewStage';
import type { Incidents, Readiness } from '../session/incidents';
import { createIndex } from '../session/lists/issueIndex';
import type { List } from '../session/lists/list';
import { makeTrustWay } from '../session/words/ways';
import type { Arrangement } from './rows/arrange';
import type { SidebarParts } from './index';
import type { LateFacts } from './lateFacts';
import type { ReviewChecks } from './reviewChecks';
import { listFailureRows, readMessageAbove } from './rows/failureRows';
import { makeOverdueBadge } from './overdue/reminders';
import {
  findStanding,
  type Due,
  type FilterRow,
  type GroupRow,
  type IncidentRow,
  type ListName,
  type SidebarRow,
} from './rows/treeRows';
import type { ViewChoices } from './viewChoices';
import type { describeView, ViewFacts } from './viewState';
import { countDaysUntil } from './looks/words';

/** One view's rows, and what stands around them. */
export interface ViewContent {
  /** Asked when the lists were read. */
  rows(): Promise<readonly SidebarRow[]>;
  /** What there is without GitLab; empty: the view's welcome says all. */
  rowsWithout(readiness: Exclude<Readiness, 'ready'>): Promise<readonly SidebarRow[]>;
  /** What a group or an incident holds that is read when it is opened. */
  rowsOf(row: GroupRow | IncidentRow): Promise<readonly SidebarRow[]>;
  /** What was read for opened rows is read again when it is shown next. */
  forget(): void;
  /** How many entries wait to be sent to a row's incident. */
  countWaiting(row: SidebarRow): number;
  /** `shown` where it is not known better. */
  badge(shown: ViewBadge | undefined): ViewBadge | undefined;
  /** Gives the lists what they showed last; true where that is shown until they are read. */
  restore(): Promise<boolean>;
  /** Which state the view is in with these rows, and what stands above them. */
  describe(readiness: Readiness, rows: readonly SidebarRow[]): ReturnType<typeof describeView>;
  /** Beside the lists, what was found out for the rows. */
  readonly checks?: ReviewChecks;
}

const findIncident = createIndex<Incident>(({ reference }) => makeReferenceKey(reference));

/** Makes something only where what it is made from is another than the last time. */
export function createMemo<T>(): (from: readonly unknown[], make: () => T) => T {
  let last: { readonly from: readonly unknown[]; readonly made: T } | undefined;
  return (from, make) => {
    if (!last || from.some((each, at) => each !== last?.from[at])) last = { from, made: make() };
    return last.made;
  };
}

/** What groups are made from: the lists, the settings, the minute. Events that change rows beside it are counted. */
export function createSources(
  { incidents, settings, now }: SidebarParts,
  ...events: readonly Event<void>[]
): () => readonly unknown[] {
  let round = 0;
  for (const event of events)
    event(() => {
      round += 1;
    });
  const { open, justClosed, openReviews, completedReviews } = incidents;
  return () => [
    round,
    settings.policy(),
    settings.of(),
    Math.floor(now() / minuteMs),
    open.departed,
    justClosed.items,
    incidents.files,
    ...incidents.ofLate.values(),
    ...[open, openReviews, completedReviews].flatMap(({ shown, hasMore, failure, readAt }) => [
      shown,
      hasMore,
      failure,
      readAt === undefined,
    ]),
  ];
}

/** How the person wants to see a view's rows; `me`: who they were in the last session. */
export function makeArrangement(
  { incidents }: SidebarParts,
  choices: ViewChoices,
  { isPartial, me }: Pick<Arrangement, 'isPartial' | 'me'>,
): Arrangement {
  const { grouping, filter } = choices;
  return { grouping, filter, me: incidents.me?.id ?? me, isPartial };
}

/** Gives the lists what they showed last; true where that is shown until this one is read. */
export async function restoreRows(facts: LateFacts, list: List<unknown>): Promise<boolean> {
  await (await facts.lastKnown()).restore();
  return isRecalled(list);
}

function isRecalled({ readAt, knownAt }: List<unknown>): boolean {
  return readAt === undefined && knownAt !== undefined;
}

/** What a view says of the list that it shows. */
export function readListFacts(list: List<unknown>): Pick<ViewFacts, 'failure' | 'knownAt' | 'isRecalled'> {
  const { failure, knownAt } = list;
  return { failure, knownAt, isRecalled: isRecalled(list) };
}

/** Somebody without a token is told so, where there are rows all the same. */
export function describeReader({ account }: Pick<Incidents, 'account'>): string {
  return account.isSignedOut ? l10n.t('Read without signing in.') : '';
}

/** Above what a filter leaves, the way to see everything again. */
export function makeFilterRows(
  { filter, name }: Pick<ViewChoices, 'filter' | 'name'>,
  isEmpty: boolean,
): readonly FilterRow[] {
  return filter === '' ? [] : [{ kind: 'filter', id: 'filter', parent: undefined, view: name, isEmpty }];
}

/** What can be done about a list that could not be read. */
export function makeFailureRows(incidents: Incidents, name: ListName, parent?: GroupRow): readonly SidebarRow[] {
  return listFailureRows(name, incidents[name].failure, parent);
}

/** What the first of the lists that could not be read says above the rows. */
export function describeFailures(incidents: Incidents, ...names: readonly ListName[]): string {
  return readMessageAbove(names.map(name => incidents[name].failure).find(each => each !== undefined));
}

/** What is missing before GitLab can be asked, as a row: a welcome is not shown beside rows or words that need none of it. */
export function makeReadinessRow(readiness: Exclude<Readiness, 'ready'>): SidebarRow {
  const ways = {
    noAddress: { title: l10n.t('Connect to GitLab'), command: 'incidentReviews.signIn' },
    signedOut: { title: l10n.t('Sign in to GitLab'), command: 'incidentReviews.signIn' },
    noProject: { title: l10n.t('Select the project of the incidents'), command: 'incidentReviews.selectProject' },
    restricted: makeTrustWay(),
  };
  const way = ways[readiness];
  const failure = { kind: readiness, message: l10n.t('Nothing of GitLab is listed yet.'), ways: [way] };
  return { kind: 'failure', id: `failure/${readiness}`, parent: undefined, failure, way };
}

/** In place of the rows of a group that has none. */
export function makeNote(parent: GroupRow, text: string): SidebarRow {
  return { kind: 'note', id: `${parent.id}/none`, parent, text };
}

/** Reads the next page of a list, where there is one. */
export function makeMoreRows(incidents: Incidents, name: ListName, parent?: GroupRow): readonly SidebarRow[] {
  return incidents[name].hasMore ? [{ kind: 'more', id: `${name}/more`, list: name, parent }] : [];
}

/** What the lists at hand and the policy say of due dates. */
export interface DueParts {
  readonly incidents: Pick<Incidents, 'findKnown' | 'ofLate'> & { readonly open: Pick<List<Incident>, 'shown'> };
  readonly settings: Pick<SidebarParts['settings'], 'of' | 'policy'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const noDate: Due = { date: '', days: 0, workingDays: 0, isOverdue: false };

/** How far a review's due date is, and what the policy says of it where its incident is known. */
export function computeDue(
  { incidents, settings, now }: DueParts,
  review: ReviewIssue,
  deadlineOf?: (incident: Incident) => ReviewDeadline,
): Due | undefined {
  const { dueDate } = review;
  const incident = review.incident && findOwnIncident(incidents, review.incident);
  const isCompleted = readReviewStage({ incident, review }, settings.of().labels) === 'completing';
  if (dueDate === undefined && !isCompleted) return undefined;
  return {
    ...(dueDate === undefined ? noDate : countDaysUntil(settings, now, dueDate)),
    ...(isCompleted ? { isCompleted, isOverdue: false } : {}),
    deadline: incident && deadlineOf?.(incident),
  };
}

/** Until GitLab has answered, what the last session knew of the incident stands there too. */
function findOwnIncident(incidents: DueParts['incidents'], reference: IssueReference): Incident | undefined {
  const key = makeReferenceKey(reference);
  return incidents.findKnown(reference) ?? incidents.ofLate.get(key) ?? findIncident(incidents.open.shown, key);
}

/** How many of these reviews are late, as their rows say; `hasMore`: there are others. */
export function makeReviewBadge(
  parts: DueParts,
  reviews: readonly ReviewIssue[],
  hasMore: boolean,
): ViewBadge | undefined {
  const late = reviews.filter(review => findStanding(review, computeDue(parts, review)) === 'overdue');
  return makeOverdueBadge(late.length, parts.settings.of().badge, hasMore);
}
