// What rows, tooltips and pick lists say of an issue, in words.
import { l10n } from 'vscode';
import { countWorkingDays, formatDateIn, isOverdue } from '../incident/deadlines';
import type { Issue, Severity } from '../incident/model';
import { escapeLabel } from '../session/plainLabels';
import type { Settings } from '../session/settings';
import type { Due } from './treeRows';

/** How far a date (`YYYY-MM-DD`) is from today, in the team's zone; `now` gives epoch milliseconds. */
export function countDays(settings: Settings, now: () => number, date: string): Due {
  const { timeZone, holidays } = settings.policy();
  const today = formatDateIn(now(), timeZone);
  return { workingDays: countWorkingDays(today, date, holidays), isOverdue: isOverdue(today, date) };
}

/** In the middle of a sentence. */
export function describeSeverity(severity: Severity | undefined): string {
  return severity === undefined ? l10n.t('severity unknown') : l10n.t('severity {0}', severity);
}

/** `date` is the due date itself: on a weekend no working day tells how late it is. */
export function describeDue(due: Due | undefined, date: string | undefined): string {
  if (!due) return l10n.t('no due date');
  const days = Math.abs(due.workingDays);
  if (due.isOverdue && days === 0) return l10n.t('overdue since {0}', date ?? '');
  if (due.isOverdue) return days === 1 ? l10n.t('1 working day overdue') : l10n.t('{0} working days overdue', days);
  if (days === 0) return l10n.t('due now');
  return days === 1 ? l10n.t('due in 1 working day') : l10n.t('due in {0} working days', days);
}

/** For a row, where little fits: in working days. */
export function describeDueShortly(due: Due | undefined): string {
  if (!due) return l10n.t('no due date');
  const days = Math.abs(due.workingDays);
  if (due.isOverdue) return days === 0 ? l10n.t('late') : l10n.t('{0}d late', days);
  return days === 0 ? l10n.t('due now') : l10n.t('in {0}d', days);
}

/** Who owns it in two letters, as on an avatar: the whole name does not fit beside a title. */
export function findInitials({ assignees: [owner] }: Issue): string | undefined {
  const letters = owner?.name.split(/\s+/u).map(word => /\p{L}/u.exec(word)?.[0] ?? '') ?? [];
  const [first = '', ...others] = letters.filter(letter => letter !== '');
  return owner && (`${first}${others.at(-1) ?? ''}`.toUpperCase() || `@${owner.username}`);
}

/** The handle of who owns it. */
export function findOwner(issue: Issue): string | undefined {
  const [owner] = issue.assignees;
  return owner && `@${owner.username}`;
}

/** In the middle of a sentence. */
export function describeOwner(issue: Issue): string {
  const [owner] = issue.assignees;
  return owner ? l10n.t('owner {0}', owner.name) : l10n.t('no owner');
}

/** Facts in a row, as plain text. */
export function joinParts(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter(part => part !== undefined)
    .map(escapeLabel)
    .join(' · ');
}

/** A phrase as a line of its own. */
export function capitalize(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
