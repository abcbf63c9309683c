// What rows, tooltips and pick lists say of an issue, in words.
import { env, l10n } from 'vscode';
import { countCalendarDays, countWorkingDays, formatDateIn, isOverdue } from '../../incident/calendar';
import type { Issue, Severity } from '../../incident/model';
import { dayMs, hourMs, minuteMs } from '../../incident/units';
import { nameState } from '../../session/words/incidentWords';
import { escapeLabel } from '../../session/words/plainLabels';
import type { Settings } from '../../session/settings';
import type { Due, GroupKey } from '../rows/treeRows';

interface GroupCount {
  readonly count: number;
  readonly above?: number;
  readonly isPartial?: boolean;
}

/** So many days from today a weekday means one day only. */
const daysOfNamedWeekdays = 6;

/** How far a date (`YYYY-MM-DD`) is from today, in the team's zone; `now` gives epoch milliseconds. */
export function countDaysUntil(settings: Pick<Settings, 'policy'>, now: () => number, date: string): Due {
  const { timeZone, holidays } = settings.policy();
  const today = formatDateIn(now(), timeZone);
  return {
    date,
    days: countCalendarDays(today, date),
    workingDays: countWorkingDays(today, date, holidays),
    isOverdue: isOverdue(today, date),
  };
}

/** In the middle of a sentence. */
export function describeSeverity(severity: Severity | undefined): string {
  return severity === undefined ? l10n.t('severity unknown') : l10n.t('severity {0}', severity);
}

/** `due today`, `due on Thursday`, `was due yesterday`, `overdue since Monday`: in the words in which one says it. */
export function describeDue(due: Due | undefined): string {
  if (!due) return l10n.t('no due date');
  const { date, days } = due;
  if (due.isCompleted) return l10n.t('completed: Close Review is what is left');
  const day = nameDay(date, days);
  if (days < -1) return l10n.t('overdue since {0}', day);
  if (days === -1) return l10n.t('was due yesterday');
  if (days === 0) return l10n.t('due today');
  return days === 1 ? l10n.t('due tomorrow') : l10n.t('due on {0}', day);
}

/** The date (`YYYY-MM-DD`) and the words, in which a date that is far away stands already. */
export function describeDueDate(due: Due): string {
  const words = describeDue(due);
  return words.includes(due.date) ? words : `${due.date}, ${words}`;
}

/** A date (`YYYY-MM-DD`) by day and month: a weekday may be the one before or the one to come. */
export function nameDate(date: string): string {
  const format = new Intl.DateTimeFormat(env.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return format.format(Date.parse(date));
}

function nameDay(date: string, days: number): string {
  return Math.abs(days) <= daysOfNamedWeekdays ? nameWeekday(date) : date;
}

/** `3 hours ago`, in the words of the person's language. `passed` in milliseconds. */
export function describeAgo(passed: number): string {
  // Counted and not named: "the day before yesterday" is a day of the calendar, which may be another one.
  const format = new Intl.RelativeTimeFormat(env.language);
  if (passed < minuteMs) return l10n.t('a moment ago');
  if (passed < hourMs) return format.format(-Math.floor(passed / minuteMs), 'minute');
  return passed < 2 * dayMs
    ? format.format(-Math.floor(passed / hourMs), 'hour')
    : format.format(-Math.floor(passed / dayMs), 'day');
}

function nameWeekday(date: string): string {
  return new Intl.DateTimeFormat(env.language, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(date));
}

/** Who owns it in two letters, as on an avatar: the whole name does not fit beside a title. */
export function findInitials({ assignees: [owner] }: Issue): string | undefined {
  return owner && (shortenName(owner.name) || shortenName(owner.username) || undefined);
}

/** The first letters of the first and the last word of a name or handle; empty where it has none. */
export function shortenName(name: string): string {
  const letters = name.split(/[\s._-]+/u).map(word => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '');
  const [first = '', ...others] = letters.filter(letter => letter !== '');
  return [first, others.at(-1) ?? ''].map(capitalizeLetter).join('');
}

/** One that is several in upper case stays as it is, as "ß", which would be "SS". */
function capitalizeLetter(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
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

/** How many a group has: `4`, `4+` where GitLab has more; `4 · 1 above` where one of them stands in a group above. */
export function formatCount({ count, above = 0, isPartial = false }: GroupCount): string {
  const all = `${count}${isPartial ? '+' : ''}`;
  if (above === 0) return all;
  return above === count ? l10n.t('{0} above', all) : l10n.t('{0} · {1} above', all, above);
}

/** Facts in a row, for a label: `$(bug)` in a title draws no icon. */
export function joinParts(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter(part => part !== undefined && part !== '')
    .map(part => escapeLabel(part ?? ''))
    .join(' · ');
}

/** Facts for a screen reader; what is not known is left out. */
export function joinSentence(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join(', ');
}

/** What a group is called. */
export function nameGroup(key: GroupKey): string {
  switch (key) {
    case 'mine':
      return l10n.t('Mine');
    case 'files':
      return l10n.t('Files of this workspace');
    case 'named':
      return '';
    case 'closed-without-review':
      return l10n.t('Closed without a review');
    case 'review-required':
      return l10n.t('Review not started');
    case 'overdue':
      return l10n.t('Overdue');
    case 'due-soon':
      return l10n.t('Due soon');
    case 'in-progress':
      return l10n.t('In progress');
    case 'no-owner':
      return l10n.t('No owner');
    case 'completed':
      return l10n.t('Completed');
    default:
      return nameState(key);
  }
}
