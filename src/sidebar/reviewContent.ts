// What the view of reviews shows: of the project, and those that are files of the workspace. Loaded when it is shown first.
import { l10n, type ViewBadge } from 'vscode';
import type { ReviewIssue } from '../incident/model';
import { makeReferenceKey } from '../incident/reference';
import type { Readiness } from '../session/incidents';
import type { List } from '../session/lists/list';
import { logFailure } from '../session/log';
import { arrangeGroups, filterRows } from './rows/arrange';
import {
  createMemo,
  createSources,
  describeFailures,
  makeArrangement,
  makeFailureRows,
  makeFilterRows,
  makeMoreRows,
  makeNote,
  makeReadinessRow,
  readListFacts,
  restoreRows,
  computeDue,
  makeReviewBadge,
  type ViewContent,
} from './content';
import { listFileRows } from './rows/fileRows';
import type { SidebarParts } from './index';
import type { LateFacts } from './lateFacts';
import {
  groupReviews,
  listCompletedRows,
  makeCompletedGroup,
  type Due,
  type GroupRow,
  type SidebarRow,
} from './rows/treeRows';
import type { ViewChoices } from './viewChoices';
import { describeFilter, describeView } from './viewState';

/** The reviews: of the project, and those that are files of the workspace. */
export function makeReviewContent(parts: SidebarParts, choices: ViewChoices, facts: LateFacts): ViewContent {
  const { incidents, unsent } = parts;
  const { openReviews, completedReviews } = incidents;
  const group = createMemo<readonly GroupRow[]>();
  const listSources = createSources(parts, facts.changed.event, unsent.onDidChange);
  const isUnsent = (review: ReviewIssue): boolean => unsent.has(review.reference);
  const listCompleted = (parent: GroupRow): readonly SidebarRow[] =>
    filterRows(listCompletedRows(completedReviews.items, { parent, isUnsent }), choices.filter);
  return {
    countWaiting: () => 0,
    restore: () => restoreRows(facts, openReviews),
    describe: (readiness, rows) =>
      describeView({
        ...readListFacts(openReviews),
        readiness,
        rows,
        notes: describeUnlisted(parts),
        failures: describeFailures(incidents, 'openReviews'),
        filter: choices.filter,
        now: parts.now(),
      }),
    rowsWithout: readiness => listWithoutGitLab(parts, choices, readiness),
    rows: async () => {
      logFailure(parts.log, 'drafts', unsent.load());
      const [{ findDeadline }, reader] = await Promise.all([parts.lazy.sync(), facts.reader()]);
      const due = (review: ReviewIssue): Due | undefined =>
        computeDue(parts, review, incident => findDeadline(incident, parts.settings.policy(), reader.of(incident)));
      const failures = makeFailureRows(incidents, 'openReviews');
      if (openReviews.failure && openReviews.shown.length === 0) return listOnlyFiles(parts, choices, failures);
      const files = await listFileRows(parts, choices.filter);
      const { me } = await facts.lastKnown();
      const groups = group(listSources(), () => groupReviews(openReviews.shown, { dueOf: due, isUnsent }));
      const arrangement = makeArrangement(parts, choices, { isPartial: openReviews.hasMore, me });
      const arranged = arrangeGroups(groups, arrangement);
      const completed = countCompleted(completedReviews, listCompleted);
      return [
        ...makeFilterRows(choices, arranged.length + files.length + (completed.count ?? 0) === 0),
        ...failures,
        ...arranged,
        ...makeMoreRows(incidents, 'openReviews'),
        completed,
        ...files,
      ];
    },
    forget: () => readFilesAgain(parts),
    rowsOf: async parent => {
      if (parent.kind !== 'group') return [];
      await completedReviews.load();
      const rows = listCompleted(parent);
      const none = rows.length === 0 ? describeFilter(choices.filter, false) : '';
      return [
        ...makeFailureRows(incidents, 'completedReviews', parent),
        ...(none === '' ? rows : [makeNote(parent, none)]),
        ...makeMoreRows(incidents, 'completedReviews', parent),
      ];
    },
    // Of pages that were not read only GitLab knows, and what it said of them is more than the rows say.
    badge: shown => (openReviews.hasMore && shown ? shown : countShown(parts)),
  };
}

/** Their group; how many there are is known once they were read. */
function countCompleted(
  { readAt, hasMore, failure, items }: List<ReviewIssue>,
  rowsOf: (parent: GroupRow) => readonly SidebarRow[],
): GroupRow {
  const group = makeCompletedGroup(undefined);
  const isKnown = readAt !== undefined && (!failure || items.length > 0);
  return { ...group, count: isKnown ? rowsOf(group).length : undefined, ...(hasMore ? { isPartial: true } : {}) };
}

/** Files of the workspace, below what is missing before there can be more. */
async function listWithoutGitLab(
  parts: SidebarParts,
  choices: ViewChoices,
  readiness: Exclude<Readiness, 'ready'>,
): Promise<readonly SidebarRow[]> {
  const rows = await listOnlyFiles(parts, choices, []);
  return rows.length === 0 ? [] : [makeReadinessRow(readiness), ...rows];
}

/** Files of the workspace, below why there is nothing of GitLab; a filter is told of only where there is what it may hide. */
async function listOnlyFiles(
  parts: SidebarParts,
  choices: ViewChoices,
  failures: readonly SidebarRow[],
): Promise<readonly SidebarRow[]> {
  if ((await listFileRows(parts)).length === 0) return failures;
  const files = await listFileRows(parts, choices.filter);
  return [...makeFilterRows(choices, files.length === 0), ...failures, ...files];
}

function countShown(parts: SidebarParts): ViewBadge | undefined {
  const { badge } = parts.settings.of();
  const { me, openReviews } = parts.incidents;
  const reviews = openReviews.items.filter(
    ({ assignees }) => badge === 'team' || assignees.some(({ id }) => id === me?.id),
  );
  return makeReviewBadge(parts, reviews, openReviews.hasMore);
}

function readFilesAgain({ analyzer, log }: SidebarParts): void {
  logFailure(
    log,
    'files',
    analyzer.load().then(loaded => loaded.files.readAgain()),
  );
}

/** Drafts of reviews that have no row: of closed ones, and of those on the next pages. */
function describeUnlisted({ incidents: { openReviews, completedReviews }, unsent }: SidebarParts): string {
  if (openReviews.readAt === undefined) return '';
  const listed = new Set(
    [...openReviews.items, ...completedReviews.items].map(({ reference }) => makeReferenceKey(reference)),
  );
  const others = unsent.names().filter(name => !listed.has(name.toLowerCase()));
  return others.length === 0 ? '' : l10n.t('Not sent to GitLab, kept on this machine: {0}', others.join(', '));
}
