// What a view says of itself: nothing is configured, nobody is signed in, GitLab does not answer, how old its rows are. Pure.
import { l10n } from 'vscode';
import type { Readiness } from '../session/incidents';
import type { Failure } from '../session/words/failures';
import type { SidebarRow } from './rows/treeRows';
import { describeAgo } from './looks/words';

/** A view that is not `shown` has a welcome of its own in the manifest. */
export type ViewState = Exclude<Readiness, 'ready'> | 'unreachable' | 'nothing' | 'shown';

export interface ViewFacts {
  readonly readiness: Readiness;
  readonly rows: readonly SidebarRow[];
  /** Of the view's first list. */
  readonly failure: Failure | undefined;
  /** What could not be read, as a sentence; empty for nothing. */
  readonly failures: string;
  /** What is to be known whether or not there are rows; empty for nothing. */
  readonly notes: string;
  readonly filter: string;
  /** Of what is shown: epoch milliseconds; undefined where nothing was ever read. */
  readonly knownAt: number | undefined;
  /** Nothing of it was read in this session. */
  readonly isRecalled: boolean;
  readonly now: number;
}

/** Which state, and what stands above the rows. */
export function describeView(facts: ViewFacts): { readonly state: ViewState; readonly message: string } {
  const { readiness, rows, failure, notes } = facts;
  const isReady = readiness === 'ready';
  // A view without rows says of failures what its welcome says, which VS Code shows only where no message stands above it.
  if (!isReady && rows.length === 0) return { state: readiness, message: '' };
  const hasContent = rows.some(({ kind }) => kind !== 'failure');
  if (isReady && !hasContent && failure?.kind === 'unreachable' && notes === '')
    return { state: 'unreachable', message: '' };
  if (rows.length === 0) {
    return { state: 'nothing', message: notes && `${notes} ${l10n.t('There is no open incident.')}` };
  }
  const said = [
    notes,
    facts.failures,
    isReady ? describeAge(facts) : '',
    hasContent ? describeFilter(facts.filter, rows.some(isHit)) : '',
  ];
  return { state: 'shown', message: said.filter(words => words !== '').join(' ') };
}

/** Rows that GitLab was not asked for just now say from when they are. */
function describeAge({ rows, failures, knownAt, isRecalled, now }: ViewFacts): string {
  if (knownAt === undefined || !hasIssues(rows)) return '';
  const ago = describeAgo(now - knownAt);
  if (failures !== '') return l10n.t('Read {0}.', ago);
  return isRecalled ? l10n.t('As it was {0}; GitLab is being asked.', ago) : '';
}

function hasIssues(rows: readonly SidebarRow[]): boolean {
  return rows.some(row => row.kind === 'group' && row.key !== 'files' && row.rows !== undefined);
}

/** A group that has what is looked for; one that was read when it was opened is counted only. */
function isHit(row: SidebarRow): boolean {
  return row.kind === 'group' && (row.rows !== undefined || (row.count ?? 0) > 0);
}

/** What a filter is, or that nothing has its words; empty without one. */
export function describeFilter(filter: string, hasHits: boolean): string {
  if (filter === '') return '';
  return hasHits ? l10n.t('Filtered: {0}', filter) : l10n.t('Nothing that was loaded has “{0}”.', filter);
}
