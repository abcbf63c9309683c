// What a command is about: the row it was called on, a reference, or what the person picks.
import { l10n, Uri, window, type QuickPickItem } from 'vscode';
import type { Incident, Issue, IssueReference, ReviewIssue } from '../incident/model';
import { formatReference, parseReference } from '../incident/reference';
import { UserError } from '../session/failures';
import type { Incidents } from '../session/incidents';
import { findShownIncident, readIncidentUri } from '../session/incidentUri';
import type { List } from '../session/list';
import { escapeLabel } from '../session/plainLabels';

/** The issue of a row of the sidebar. */
export function findIssueOfRow(argument: unknown): Incident | ReviewIssue | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  if ('incident' in argument && isIssue(argument.incident)) return argument.incident;
  if ('review' in argument && isIssue(argument.review)) return argument.review;
  return undefined;
}

function isIssue(value: unknown): value is Incident | ReviewIssue {
  return typeof value === 'object' && value !== null && 'reference' in value && 'kind' in value;
}

/**
 * A reference as text (`group/project#12`), for callers from key bindings and other extensions; or the incident whose page
 * an address means, which is what VS Code hands to a command of a title bar.
 */
export function findReferenceOfRow(argument: unknown): IssueReference | undefined {
  if (argument instanceof Uri) return readIncidentUri(argument)?.incident;
  return typeof argument === 'string' ? parseReference(argument) : undefined;
}

/** The incident a command was called on, whose page is shown, or the one picked among the open ones; undefined when nothing was picked. */
export async function chooseIncident(
  argument: unknown,
  incidents: Incidents,
  signal: AbortSignal,
): Promise<Incident | undefined> {
  const issue = findIssueOfRow(argument);
  if (issue?.kind === 'incident') return issue;
  const reference = findReferenceOfRow(argument) ?? findShownIncident();
  if (reference) return incidents.incident(reference, signal);
  return pickIssue(incidents, incidents.open, { title: l10n.t('Incident') });
}

/** What a pick list says. `isUnsent`: something of the issue's text is on this machine only. */
interface PickWords<T> {
  readonly title: string;
  readonly isUnsent?: (issue: T) => boolean;
}

/** A pick among a list's issues, read when it was not yet; a failure to read it is thrown. */
export async function pickIssue<T extends Issue>(
  incidents: Incidents,
  list: List<T>,
  { title, isUnsent = () => false }: PickWords<T>,
): Promise<T | undefined> {
  await requireReady(incidents);
  const items = list.load().then((): (QuickPickItem & { issue: T })[] => {
    if (list.failure && list.items.length === 0) throw new UserError(list.failure.message, list.failure.ways);
    return list.items.map(issue => ({
      label: escapeLabel(issue.title),
      description: escapeLabel(formatReference(issue.reference)),
      detail: detailOf(issue, isUnsent(issue)),
      issue,
    }));
  });
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Type to filter'),
    matchOnDescription: true,
  });
  return picked?.issue;
}

function detailOf({ severity }: Issue, isUnsent: boolean): string {
  const words = severity === undefined ? l10n.t('severity unknown') : l10n.t('severity {0}', severity);
  return isUnsent ? `${l10n.t('Not sent to GitLab')} · ${words}` : words;
}

async function requireReady(incidents: Incidents): Promise<void> {
  await incidents.account.gitlab();
  if ((await incidents.readiness()) === 'noProject') {
    throw new UserError(l10n.t('No GitLab project is selected yet.'), [
      { title: l10n.t('Select Project'), command: 'incidentReviews.selectProject' },
    ]);
  }
}
