// What the view of incidents shows, made of the lists at hand. Loaded when it is shown first.
import { l10n } from 'vscode';
import type { IssueReference } from '../incident/model';
import { makeReferenceKey } from '../incident/reference';
import type { Incidents } from '../session/incidents';
import { logError, logFailure } from '../session/log';
import { keepStep } from '../session/walkthroughSteps';
import { arrangeGroups, filterRows } from './rows/arrange';
import {
  createMemo,
  createSources,
  describeFailures,
  describeReader,
  makeArrangement,
  makeFailureRows,
  makeFilterRows,
  makeMoreRows,
  makeNote,
  makeReadinessRow,
  readListFacts,
  restoreRows,
  type ViewContent,
} from './content';
import { listClosedRows, listNeedingReview, makeClosedGroup } from './rows/closedRows';
import { listOwnFile } from './rows/fileRows';
import type { SidebarParts } from './index';
import type { LateFacts } from './lateFacts';
import { LinkedRows } from './rows/linkedRows';
import type { FactsReader } from './liveFacts';
import { ReviewChecks, type ReviewState } from './reviewChecks';
import {
  groupIncidents,
  listUncertain,
  type GroupRow,
  type IncidentContext,
  type IncidentRow,
  type SidebarRow,
} from './rows/treeRows';
import type { ViewChoices } from './viewChoices';
import { describeFilter, describeView } from './viewState';
import { countDaysUntil } from './looks/words';

/** The open incidents. */
export function makeIncidentContent(parts: SidebarParts, choices: ViewChoices, facts: LateFacts): ViewContent {
  const { incidents, settings, waiting } = parts;
  const { open } = incidents;
  const checks = new ReviewChecks(incidents.account, incidents.log);
  const group = createMemo<{ readonly groups: readonly GroupRow[]; readonly uncertain: readonly IssueReference[] }>();
  const listSources = createSources(parts, facts.changed.event, checks.onDidChange);
  const linked = new LinkedRows(incidents.account, (name, error) => logError(incidents.log, name, error));
  incidents.onDidReset(() => linked.forget());
  return {
    checks,
    countWaiting: row => (row.kind === 'incident' ? waiting.waitingOf(row.incident.reference).length : 0),
    restore: () => restoreRows(facts, open),
    describe: (readiness, rows) =>
      describeView({
        ...readListFacts(open),
        readiness,
        rows,
        notes: [...(readiness === 'ready' ? [describeReader(incidents)] : []), ...settings.faults()].join(' ').trim(),
        failures: describeFailures(incidents, 'open', 'openReviews'),
        filter: choices.filter,
        now: parts.now(),
      }),
    badge: () => undefined,
    forget: () => linked.forget(),
    rowsOf: async row => {
      if (row.kind === 'incident') return listInside(parts, linked, row);
      return row.key === 'closed-without-review'
        ? listClosed({ ...parts, checks, facts, filter: choices.filter }, row)
        : [];
    },
    // VS Code shows a welcome only where nothing is said above it.
    rowsWithout: readiness => Promise.resolve(settings.faults().length === 0 ? [] : [makeReadinessRow(readiness)]),
    rows: async () => {
      const [reader, analyzer] = await Promise.all([facts.reader(), parts.analyzer.load()]);
      analyzer.files.list();
      const context = await makeContext(parts, checks, reader);
      const { groups, uncertain } = group(listSources(), () => {
        // Of rows from another session nothing is asked: those that stay are asked for when the list was read.
        const known = [...open.items, ...open.departed];
        reader.look(known, each => context.reviewOf(each) !== 'missing');
        return {
          groups: groupIncidents(open.shown, context, open.departed),
          uncertain: listUncertain(known, context).map(({ reference }) => reference),
        };
      });
      const unseen = uncertain.filter(reference => !checks.isTried(reference));
      checks.begin(unseen);
      const me = (await facts.lastKnown()).me;
      tellProgress(parts);
      const arranged = arrangeGroups(groups, makeArrangement(parts, choices, { isPartial: open.hasMore, me }));
      return [
        // Where nothing was loaded there is nothing that a filter hides.
        ...(open.failure && groups.length === 0 ? [] : makeFilterRows(choices, arranged.length === 0)),
        ...makeFailureRows(incidents, 'open'),
        ...(open.failure ? [] : makeFailureRows(incidents, 'openReviews')),
        ...arranged,
        ...makeCheckRows(checks.isRunning ? 0 : unseen.length),
        ...(open.shown.length > 0 && context.policy.reviewSeverities.length > 0 ? [makeClosedGroup()] : []),
        ...makeMoreRows(incidents, 'open'),
      ];
    },
  };
}

async function listInside(parts: SidebarParts, linked: LinkedRows, row: IncidentRow): Promise<readonly SidebarRow[]> {
  const own = await listOwnFile(parts, row);
  return [...own, ...(await linked.list(row, own.length > 0))];
}

/** The first steps of the walkthrough are done when GitLab has answered, and when there was something to see. */
function tellProgress({ incidents: { open }, kept, log }: SidebarParts): void {
  if (open.readAt === undefined || open.failure) return;
  logFailure(log, 'walkthrough', keepStep(kept, 'hasConnected'));
  if (open.items.length > 0) logFailure(log, 'walkthrough', keepStep(kept, 'hasListed'));
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
    dueOf: date => countDaysUntil(settings, now, date),
    hintsOf: incident =>
      findLiveHints(incident, { policy, now: now(), others: justClosed.items, facts: reader.of(incident) }),
    reviewOf: ({ reference }) => findReviewState(incidents, checks, reference),
  };
}

/** Whether the review of an incident is known to be there, known to be missing, or not checked. */
function findReviewState(incidents: Incidents, checks: ReviewChecks, incident: IssueReference): ReviewState {
  if (incidents.findKnownReviewOf(incident) || incidents.files.has(makeReferenceKey(incident))) return 'there';
  const isWhole = [incidents.openReviews, incidents.completedReviews].every(list => list.isWhole);
  return isWhole ? 'missing' : checks.find(incident);
}

function makeCheckRows(count: number): readonly SidebarRow[] {
  return count === 0 ? [] : [{ kind: 'check', id: 'check', parent: undefined, count }];
}

interface ClosedParts extends SidebarParts {
  readonly checks: ReviewChecks;
  readonly facts: LateFacts;
  readonly filter: string;
}

/** What was closed without a review, as far as it was read; the first of them are looked at. */
async function listClosed(parts: ClosedParts, parent: GroupRow): Promise<readonly SidebarRow[]> {
  const { incidents, checks, facts, filter } = parts;
  const { closed, open } = incidents;
  await closed.load();
  const context = await makeContext(parts, checks, await facts.reader());
  const needing = listNeedingReview(closed.items, context).map(({ reference }) => reference);
  await checks.check(needing.filter(reference => findReviewState(incidents, checks, reference) === 'not-checked'));
  const rows = filterRows(listClosedRows(closed.items, { parent, context, departed: open.departed }), filter);
  const none = describeFilter(filter, false) || l10n.t('None of those that were closed lately');
  return [
    ...makeFailureRows(incidents, 'closed', parent),
    ...(rows.length > 0 || closed.failure ? rows : [makeNote(parent, none)]),
    ...makeMoreRows(incidents, 'closed', parent),
  ];
}
