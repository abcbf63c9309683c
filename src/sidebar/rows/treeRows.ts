// What stands in the sidebar, as data: groups of incidents and reviews in the order in which they ask for attention.
import type { AnyIssue } from '../../gitlab/index';
import { type Incident, type ReviewIssue, type WorkflowState, workflowStates } from '../../incident/model';
import type { LiveHint } from '../../incident/liveHints';
import type { Failure, Way } from '../../session/words/failures';
import type { Policy } from '../../incident/policy';
import { formatReference } from '../../incident/reference';
import type { ReviewDeadline } from '../../incident/reviewDeadline';
import { findAwaitedReview, type ReviewReason } from '../../incident/reviewNeed';
import type { ReviewState } from '../reviewChecks';

export type ReviewStanding = 'overdue' | 'due-soon' | 'in-progress' | 'no-owner' | 'completed';
/** By what rows are grouped; `state`: the groups of the process. */
export type Grouping = 'state' | 'severity' | 'service' | 'owner' | 'due';
/** `named`: by what its rows have in common, such as a service; `name` says it. */
export type GroupKey =
  | 'mine'
  | 'files'
  | 'named'
  | 'review-required'
  | 'closed-without-review'
  | WorkflowState
  | ReviewStanding;
/** The views whose rows can be filtered. */
export type ViewName = 'incidents' | 'reviews';
export type ListName = 'open' | 'justClosed' | 'closed' | 'openReviews' | 'completedReviews';

interface RowPlace<Parent = GroupRow | undefined> {
  readonly id: string;
  readonly parent: Parent;
}

export interface GroupRow extends RowPlace {
  readonly kind: 'group';
  readonly key: GroupKey;
  /** Only of a named group. */
  readonly name?: string;
  /** Of a named group, what its rows have in common. */
  readonly by?: Grouping;
  readonly count: number | undefined;
  /** So many of them stand in a group above. */
  readonly above?: number;
  /** GitLab has more of them than were read. */
  readonly isPartial?: boolean;
  /** Its view shows several projects: a number alone names nothing. */
  readonly isMixed?: boolean;
  /** Undefined for a group that is read when it is opened. */
  readonly rows: readonly SidebarRow[] | undefined;
}

export interface IncidentRow extends RowPlace {
  readonly kind: 'incident';
  readonly incident: Incident;
  /** Only where it stands among those that wait for a review. */
  readonly why: ReviewReason | undefined;
  /** Of its review, where it waits for one. */
  readonly deadline: ReviewDeadline | undefined;
  readonly due: Due | undefined;
  readonly hints: readonly LiveHint[];
  /** It needs a review, and nobody has looked whether it has one. */
  readonly isUnchecked: boolean;
}

/** What decides about the rows of incidents beside themselves. */
export interface IncidentContext {
  readonly policy: Policy;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly deadlineOf: (incident: Incident) => ReviewDeadline;
  /** How far a date (`YYYY-MM-DD`) is. */
  readonly dueOf: (date: string) => Due;
  readonly hintsOf: (incident: Incident) => readonly LiveHint[];
  /** What is known of its review. */
  readonly reviewOf: (incident: Incident) => ReviewState;
}

/** How far a due date is: days of the calendar and working days from today, negative when it has passed. */
export interface Due {
  /** `YYYY-MM-DD`; empty: none, of a completed review. */
  readonly date: string;
  readonly days: number;
  readonly workingDays: number;
  readonly isOverdue: boolean;
  /** The review is completed: nothing is due any more but that it is closed. */
  readonly isCompleted?: boolean;
  /** What the policy says, where the incident is known. */
  readonly deadline?: ReviewDeadline | undefined;
}

export interface ReviewRow extends RowPlace {
  readonly kind: 'review';
  readonly review: ReviewIssue;
  readonly standing: ReviewStanding;
  readonly due: Due | undefined;
  /** Something of it is on this machine only. */
  readonly isUnsent: boolean;
}

export interface MoreRow extends RowPlace {
  readonly kind: 'more';
  readonly list: ListName;
  /** So many were read and are not shown in a long group; without it, the next page is read. */
  readonly rest?: number;
}

/** A way out of a list's failure; without one, what the failure is. */
export interface FailureRow extends RowPlace {
  readonly kind: 'failure';
  readonly failure: Failure;
  readonly way: Way | undefined;
}

/** A review that is a file of the workspace. */
export interface FileRow extends RowPlace<GroupRow | IncidentRow> {
  readonly kind: 'file';
  /** As text. */
  readonly uri: string;
  readonly title: string;
  /** How many of its sections are complete, of how many. */
  readonly complete: number;
  readonly total: number;
}

/** Looks whether further incidents have a review. */
interface CheckRow extends RowPlace {
  readonly kind: 'check';
  readonly count: number;
}

/** Shows again what a filter hides. */
export interface FilterRow extends RowPlace {
  readonly kind: 'filter';
  /** No row has its words. */
  readonly isEmpty: boolean;
  readonly view: ViewName | 'correctiveActions';
}

/** What an incident unfolds to. */
export interface LinkedRow extends RowPlace<IncidentRow> {
  readonly kind: 'linked';
  readonly issue: AnyIssue;
}

/** Words in place of rows. */
interface NoteRow extends RowPlace<GroupRow | IncidentRow> {
  readonly kind: 'note';
  readonly text: string;
}

export type SidebarRow =
  | GroupRow
  | IncidentRow
  | ReviewRow
  | FileRow
  | LinkedRow
  | NoteRow
  | MoreRow
  | CheckRow
  | FilterRow
  | FailureRow;

/** What goes on stands first, before what nobody has looked at yet. */
const states: readonly WorkflowState[] = ['active', ...workflowStates.filter(state => state !== 'active')];

const openStandings: readonly ReviewStanding[] = ['overdue', 'due-soon', 'no-owner', 'in-progress'];

/** Those that wait for a review, as far as nobody knows of one: the ones to look at, the most severe and newest first. */
export function listUncertain(incidents: readonly Incident[], context: IncidentContext): readonly Incident[] {
  return sortBySeverity(
    incidents.filter(
      each => findAwaitedReview(each, context) !== undefined && context.reviewOf(each) === 'not-checked',
    ),
  );
}

/**
 * 'Review not started' first, then a group for each workflow state that has incidents; one that needs a review belongs to both.
 * `closed`: they stand in no state's group, but a review that is required is required of them too.
 */
export function groupIncidents(
  incidents: readonly Incident[],
  context: IncidentContext,
  closed: readonly Incident[] = [],
): readonly GroupRow[] {
  const { deadlineOf, dueOf, hintsOf, reviewOf } = context;
  const required = [...incidents, ...closed].filter(
    each => findAwaitedReview(each, context) && reviewOf(each) === 'missing',
  );
  const describeWait = (incident: Incident): Pick<IncidentRow, 'why' | 'deadline' | 'due'> => {
    const deadline = deadlineOf(incident);
    return { why: findAwaitedReview(incident, context), deadline, due: dueOf(deadline.due) };
  };
  const groups: [GroupKey, readonly Incident[]][] = [
    ['review-required', required],
    ...states.map((state): [GroupKey, readonly Incident[]] => [
      state,
      incidents.filter(incident => incident.state === state),
    ]),
  ];
  return groups
    .filter(([, members]) => members.length > 0)
    .map(([key, members]) =>
      group(key, members.length, parent =>
        sortBySeverity(members).map(incident => ({
          kind: 'incident',
          id: `${key}/${formatReference(incident.reference)}`,
          parent,
          incident,
          ...(key === 'review-required'
            ? describeWait(incident)
            : { why: undefined, deadline: undefined, due: undefined }),
          hints: hintsOf(incident),
          isUnchecked: findAwaitedReview(incident, context) !== undefined && reviewOf(incident) === 'not-checked',
        })),
      ),
    );
}

function sortBySeverity(incidents: readonly Incident[]): readonly Incident[] {
  return incidents.toSorted((a, b) => (a.severity ?? 5) - (b.severity ?? 5) || b.createdAt - a.createdAt);
}

/** Due within a working day is due soon; what is written and decided only waits to be closed. */
export function findStanding(review: ReviewIssue, due: Due | undefined): ReviewStanding {
  if (!review.opened) return 'completed';
  if (due?.isCompleted === true) return 'in-progress';
  if (due?.isOverdue) return 'overdue';
  if (due && due.workingDays <= 1) return 'due-soon';
  return review.assignees.length === 0 ? 'no-owner' : 'in-progress';
}

/** What decides about the rows of reviews. */
interface ReviewContext {
  readonly dueOf: (review: ReviewIssue) => Due | undefined;
  readonly isUnsent: (review: ReviewIssue) => boolean;
}

/** Every open review in one group, the most urgent first; those without a due date last. */
export function groupReviews(reviews: readonly ReviewIssue[], { dueOf, isUnsent }: ReviewContext): readonly GroupRow[] {
  const standing = reviews.map(review => {
    const due = dueOf(review);
    return { review, due, key: findStanding(review, due) };
  });
  return openStandings.flatMap(key => {
    const members = standing
      .filter(member => member.key === key)
      .toSorted(
        (a, b) =>
          (a.review.dueDate ?? '9').localeCompare(b.review.dueDate ?? '9') || b.review.createdAt - a.review.createdAt,
      );
    return members.length === 0
      ? []
      : [
          group(key, members.length, parent =>
            members.map(({ review, due }) =>
              makeReviewRow({ review, standing: key, due, parent, isUnsent: isUnsent(review) }),
            ),
          ),
        ];
  });
}

/** The group whose reviews are read when it is opened; `count` is known from then on. */
export function makeCompletedGroup(count: number | undefined): GroupRow {
  return { kind: 'group', id: 'completed', parent: undefined, key: 'completed', count, rows: undefined };
}

/** What the group of the completed reviews holds, in the order of GitLab. */
export function listCompletedRows(
  reviews: readonly ReviewIssue[],
  { parent, isUnsent }: { readonly parent: GroupRow; readonly isUnsent: (review: ReviewIssue) => boolean },
): readonly SidebarRow[] {
  // One that was moved goes on as another issue.
  const ended = reviews.filter(({ movedTo }) => movedTo === undefined);
  return ended.map(review =>
    makeReviewRow({ review, standing: 'completed', due: undefined, parent, isUnsent: isUnsent(review) }),
  );
}

function makeReviewRow(row: Omit<ReviewRow, 'kind' | 'id'>): ReviewRow {
  return { kind: 'review', id: `${row.standing}/${formatReference(row.review.reference)}`, ...row };
}

function group(
  key: GroupKey,
  count: number | undefined,
  rowsOf: (parent: GroupRow) => readonly SidebarRow[],
): GroupRow {
  const rows: SidebarRow[] = [];
  const row: GroupRow = { kind: 'group', id: key, parent: undefined, key, count, rows };
  rows.push(...rowsOf(row));
  return row;
}
