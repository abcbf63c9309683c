// How an incident stands, in words: its state, severity and owner.
import { l10n } from 'vscode';
import { listStates, readSeverity, type LabelNames } from '../incident/labels';
import type { Severity, User } from '../incident/model';
import { escapeForPage } from '../incident/quotedMarkdown';
import { nameState } from '../session/words/incidentWords';
import type { SeenStanding } from './seen';
import type { ShownIssue } from './facts';

/** What somebody who looks again compares, as Markdown. */
export function describeStanding(issue: ShownIssue, names: LabelNames): SeenStanding {
  const people = issue.assignees.map(namePerson).join(', ');
  return {
    state: issue.kind === 'incident' ? nameState(issue.state) : issue.opened ? l10n.t('Open') : l10n.t('Closed'),
    severity: describeSeverity(issue, undefined, names),
    owner: people === '' ? l10n.t('nobody') : people,
  };
}

/** The states that its labels say beside the one that counts: the next change of its state takes them off. */
export function describeOtherStates(issue: ShownIssue, names: LabelNames): string {
  const others =
    issue.kind === 'incident' ? listStates(issue.labels, names).filter(state => state !== issue.state) : [];
  if (others.length < (issue.opened ? 1 : 2)) return '';
  return l10n.t('; its labels also say {0}: change its state to put that right', others.map(nameState).join(', '));
}

/** The label counts; where GitLab's own field says something else, both are named. */
export function describeSeverity(issue: ShownIssue, field: Severity | undefined, names: LabelNames): string {
  const label = readSeverity(issue.labels, names);
  if (label === undefined && field === undefined) {
    return issue.severity === undefined ? l10n.t('unknown') : `S${issue.severity}`;
  }
  if (label === undefined) return l10n.t('S{0}, by GitLab’s own field; no label says it', field ?? '');
  return field === undefined || field === label
    ? `S${label}`
    : l10n.t('S{0} by its label, S{1} by GitLab’s own field: they differ', label, field);
}

/** `Olivia Marsh (@olivia.marsh)`, as Markdown. */
export function namePerson({ name, username }: User): string {
  return `${escapeForPage(name)} (@${escapeForPage(username)})`;
}
