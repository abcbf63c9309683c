// A pick among issues, under the headings of the sidebar: what goes on, or what asks for something, comes first.
import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { Incident, Issue, ReviewIssue } from '../incident/model';
import { formatReference } from '../incident/reference';
import { findDeadline } from '../incident/reviewDeadline';
import { UserError } from '../session/words/failures';
import type { Incidents } from '../session/incidents';
import type { List } from '../session/lists/list';
import { escapeLabel, escapeMessage } from '../session/words/plainLabels';
import { arrangeGroups } from '../sidebar/arrange';
import {
  groupIncidents,
  groupReviews,
  type Due,
  type GroupRow,
  type IncidentRow,
  type ReviewRow,
} from '../sidebar/treeRows';
import {
  capitalize,
  countDays,
  describeDue,
  describeSeverity,
  findOwner,
  joinParts,
  nameGroup,
} from '../sidebar/words';
import { sortGroups, type IncidentOrder } from './incidentOrder';
import { createNoProjectError } from './noProject';

type IssueChoice<T> = QuickPickItem & { readonly issue?: T };

/** Of the open incidents; a failure to read them is thrown. Undefined where the person stopped. */
export function pickIncident(
  incidents: Incidents,
  title: string,
  order: IncidentOrder = 'live-first',
): Promise<Incident | undefined> {
  const { open, openReviews } = incidents;
  return pick(incidents, { title, list: open }, async () => {
    await Promise.all([openReviews.load(), incidents.readMe()]);
    const { settings } = incidents;
    const policy = settings.policy();
    const groups = groupIncidents(open.items, {
      policy,
      now: open.now(),
      deadlineOf: incident => findDeadline(incident, policy),
      dueOf: date => countDays(settings, open.now, date),
      hintsOf: () => [],
      // Whoever starts a review is told by GitLab where there is one.
      reviewOf: ({ reference }) =>
        openReviews.failure || incidents.findKnownReviewOf(reference) ? 'there' : 'missing',
    });
    return listChoices(sortGroups(groups, order, incidents.me), row =>
      row.kind === 'incident'
        ? createIncidentChoice(row, incidents.findKnownReviewOf(row.incident.reference))
        : undefined,
    );
  });
}

/** Of the open reviews. `isUnsent`: something of the review's text is on this machine only. */
export function pickReview(
  incidents: Incidents,
  title: string,
  isUnsent: (review: ReviewIssue) => boolean = () => false,
): Promise<ReviewIssue | undefined> {
  const { openReviews, settings } = incidents;
  return pick(incidents, { title, list: openReviews }, async () => {
    await incidents.readMe();
    const dueOf = ({ dueDate }: ReviewIssue): Due | undefined =>
      dueDate === undefined ? undefined : countDays(settings, openReviews.now, dueDate);
    const groups = groupReviews(openReviews.items, { dueOf, isUnsent });
    const mineFirst = arrangeGroups(groups, { grouping: 'state', filter: '', me: incidents.me?.id, isPartial: false });
    return listChoices(mineFirst, row => (row.kind === 'review' ? createReviewChoice(row) : undefined));
  });
}

interface Asked<T> {
  readonly title: string;
  /** Read where it was not yet. */
  readonly list: List<T>;
}

async function pick<T extends Issue>(
  incidents: Incidents,
  { title, list }: Asked<T>,
  choicesOf: () => Promise<readonly IssueChoice<T>[]>,
): Promise<T | undefined> {
  await checkReady(incidents);
  const items = list.load().then(async () => {
    if (list.failure && list.items.length === 0) throw new UserError(list.failure.message, list.failure.ways);
    return [...(await choicesOf())];
  });
  const picked = await window.showQuickPick(items, {
    title: escapeMessage(title),
    placeHolder: l10n.t('Type to filter'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.issue;
}

/** Each issue once, where it stands first. */
function listChoices<T extends Issue>(
  groups: readonly GroupRow[],
  choiceOf: (row: IncidentRow | ReviewRow) => IssueChoice<T> | undefined,
): readonly IssueChoice<T>[] {
  const seen = new Set<string>();
  return groups.flatMap(({ key, rows }) => {
    const choices = (rows ?? []).flatMap(row => {
      const choice = row.kind === 'incident' || row.kind === 'review' ? choiceOf(row) : undefined;
      if (!choice?.issue) return [];
      const name = formatReference(choice.issue.reference);
      if (seen.has(name)) return [];
      seen.add(name);
      return [choice];
    });
    return choices.length === 0 ? [] : [{ label: nameGroup(key), kind: QuickPickItemKind.Separator }, ...choices];
  });
}

function createIncidentChoice(
  { incident, why, deadline, due, isUnchecked }: IncidentRow,
  review: ReviewIssue | undefined,
): IssueChoice<Incident> {
  const reason =
    why === 'severity'
      ? l10n.t('review required by its severity')
      : why === 'requested'
        ? l10n.t('review requested')
        : undefined;
  const made = review ? l10n.t('has a review') : reason === undefined || isUnchecked ? undefined : l10n.t('none yet');
  return createChoice(incident, [reason, made, deadline && describeDue(due), incident.services[0]]);
}

function createReviewChoice({ review, due, isUnsent }: ReviewRow): IssueChoice<ReviewIssue> {
  return createChoice(review, [isUnsent ? l10n.t('Not sent to GitLab') : undefined, describeDue(due)]);
}

function createChoice<T extends Issue>(issue: T, facts: readonly (string | undefined)[]): IssueChoice<T> {
  const { title, reference, severity } = issue;
  return {
    label: escapeLabel(title),
    description: escapeLabel(formatReference(reference)),
    detail: escapeLabel(joinParts(capitalize(describeSeverity(severity)), ...facts, findOwner(issue))),
    issue,
  };
}

/** Throws a `UserError` that leads to a project where none is. */
export async function checkReady(incidents: Incidents): Promise<void> {
  await incidents.account.gitlab();
  if (incidents.settings.of().places.length === 0) throw await createNoProjectError();
}
