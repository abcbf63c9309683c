// A pick among issues, under the headings of the sidebar: what goes on, or what asks for something, comes first.
import { commands, l10n, QuickPickItemKind, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import type { Incident, Issue, ReviewIssue } from '../../incident/model';
import { formatReference, makeReferenceKey } from '../../incident/reference';
import { findDeadline } from '../../incident/reviewDeadline';
import { isUserError, UserError, type Way } from '../../session/words/failures';
import type { Incidents } from '../../session/incidents';
import type { Analyzer } from '../../session/analyzer';
import type { List } from '../../session/lists/list';
import { capitalize, escapeLabel, escapeMessage } from '../../session/words/plainLabels';
import { computeDue } from '../../sidebar/content';
import { arrangeGroups } from '../../sidebar/rows/arrange';
import {
  groupIncidents,
  groupReviews,
  type GroupRow,
  type IncidentRow,
  type ReviewRow,
} from '../../sidebar/rows/treeRows';
import {
  countDaysUntil,
  describeDue,
  describeSeverity,
  findOwner,
  joinParts,
  nameGroup,
} from '../../sidebar/looks/words';
import { sortGroups, type IncidentOrder } from './incidentOrder';
import { createNoProjectError } from '../account/noProject';
import type { CommandParts } from '../commandParts';

type IssueChoice<T> = QuickPickItem & { readonly issue?: T };
/** A row that is no issue leads somewhere else, or shows all rows again. */
type Choice<T> = IssueChoice<T> & { readonly way?: Way; readonly again?: true };

/** Of the open incidents; a failure to read them is thrown. Undefined where the person stopped. */
export function pickIncident(asking: CommandParts, order: IncidentOrder = 'live-first'): Promise<Incident | undefined> {
  const { incidents } = asking;
  const { open, openReviews, completedReviews, files } = incidents;
  return pick(asking, l10n.t('Which incident?'), () =>
    readChoices(incidents, open, async () => {
      await Promise.all([openReviews.load(), completedReviews.load(), incidents.readMe()]);
      const { settings } = incidents;
      const policy = settings.policy();
      const groups = groupIncidents(open.items, {
        policy,
        now: open.now(),
        deadlineOf: incident => findDeadline(incident, policy),
        dueOf: date => countDaysUntil(settings, open.now, date),
        hintsOf: () => [],
        // Whoever starts a review is told by GitLab where there is one.
        reviewOf: ({ reference }) =>
          openReviews.failure || incidents.findKnownReviewOf(reference) || files.has(makeReferenceKey(reference))
            ? 'there'
            : 'missing',
      });
      return listChoices(sortGroups(groups, order, incidents.me), row =>
        row.kind === 'incident' ? createIncidentChoice(row, incidents) : undefined,
      );
    }),
  );
}

/** Of the open reviews in GitLab. */
export function pickReview(asking: CommandParts): Promise<ReviewIssue | undefined> {
  return pick(asking, l10n.t('Which review?'), () => readReviewChoices(asking.incidents));
}

/**
 * Of those, and of the reviews that are files of the workspace, with GitLab or without. `isUnsent`: something of the review's
 * text is on this machine only.
 */
export function pickAnyReview(
  asking: CommandParts,
  isUnsent: (review: ReviewIssue) => boolean,
): Promise<ReviewIssue | Uri | undefined> {
  const { incidents, analyzer } = asking;
  return pick<ReviewIssue | Uri>(asking, l10n.t('Which review?'), async () => {
    const files = await listFileChoices(await analyzer.load());
    try {
      return [...(await readReviewChoices(incidents, isUnsent)), ...files];
    } catch (error) {
      const [way] = isUserError(error) ? error.ways : [];
      if (!isUserError(error) || files.length === 0) throw error;
      return [
        ...files,
        { label: `$(warning) ${way?.title ?? ''}`, detail: escapeLabel(error.message), ...(way ? { way } : {}) },
      ];
    }
  });
}

async function listFileChoices({ files }: Pick<Analyzer, 'files'>): Promise<readonly IssueChoice<Uri>[]> {
  const found = await files.read();
  return found.length === 0
    ? []
    : [
        { label: nameGroup('files'), kind: QuickPickItemKind.Separator },
        ...found.map(({ title, uri }) => ({
          label: escapeLabel(title),
          description: escapeLabel(workspace.asRelativePath(uri)),
          issue: uri,
        })),
      ];
}

function readReviewChoices(
  incidents: Incidents,
  isUnsent: (review: ReviewIssue) => boolean = () => false,
): Promise<readonly IssueChoice<ReviewIssue>[]> {
  const { openReviews, settings } = incidents;
  return readChoices(incidents, openReviews, async () => {
    await incidents.readMe();
    const parts = { incidents, settings, now: openReviews.now };
    const groups = groupReviews(openReviews.items, { dueOf: review => computeDue(parts, review), isUnsent });
    const mineFirst = arrangeGroups(groups, { grouping: 'state', filter: '', me: incidents.me?.id, isPartial: false });
    return listChoices(mineFirst, row => (row.kind === 'review' ? createReviewChoice(row) : undefined));
  });
}

/** Of a list that is read where it was not yet. */
async function readChoices<T extends Issue>(
  incidents: Incidents,
  list: List<T>,
  choicesOf: () => Promise<readonly IssueChoice<T>[]>,
): Promise<readonly IssueChoice<T>[]> {
  await checkReady(incidents);
  await list.load();
  if (list.failure && list.items.length === 0) throw new UserError(list.failure.message, list.failure.ways);
  return choicesOf();
}

/** It stays while one looks elsewhere. Rejects with what the choices failed with. */
async function pick<T>(
  { commandTitle, typed }: CommandParts,
  question: string,
  choicesOf: () => Promise<readonly Choice<T>[]>,
): Promise<T | undefined> {
  const box = window.createQuickPick<Choice<T>>();
  const key = `${commandTitle}\n${question}`;
  Object.assign(box, {
    title: escapeMessage(commandTitle),
    placeholder: escapeMessage(question),
    value: typed.read(key) ?? '',
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
    busy: true,
  } satisfies Partial<typeof box>);
  box.onDidChangeValue(text => typed.keep(key, text));
  try {
    const picked = await new Promise<Choice<T> | undefined>((resolve, reject) => {
      box.onDidAccept(() => {
        const [chosen] = box.selectedItems;
        if (chosen?.again !== true) {
          if (chosen) resolve(chosen);
          return;
        }
        box.value = '';
        typed.keep(key, '');
      });
      box.onDidHide(() => resolve(undefined));
      box.show();
      choicesOf().then(choices => {
        // The last row is there whatever was typed: words that no row has would leave nothing that one could do.
        box.items = [
          ...choices,
          {
            label: choices.length === 0 ? l10n.t('Nothing is open') : l10n.t('Nothing else was found'),
            detail: choices.length === 0 ? '' : l10n.t('What is open is listed here. Enter shows all of it again.'),
            alwaysShow: true,
            again: true,
          },
        ];
        box.busy = false;
      }, reject);
    });
    if (picked?.way) await commands.executeCommand(picked.way.command, ...(picked.way.args ?? []));
    return picked?.issue;
  } finally {
    box.dispose();
  }
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
  incidents: Incidents,
): IssueChoice<Incident> {
  const { openReviews, completedReviews } = incidents;
  const file = incidents.files.get(makeReferenceKey(incident.reference));
  const reason =
    why === 'severity'
      ? l10n.t('review required by its severity')
      : why === 'requested'
        ? l10n.t('review requested')
        : undefined;
  const made = file
    ? l10n.t('review: {0}', workspace.asRelativePath(file))
    : incidents.findKnownReviewOf(incident.reference)
      ? l10n.t('has a review')
      : reason === undefined || isUnchecked || !(openReviews.isWhole && completedReviews.isWhole)
        ? undefined
        : l10n.t('none yet');
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
