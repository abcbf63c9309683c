// What a row says: a short title, what else is known behind it, and a badge of two signs at the right edge. The badge says
// how far the due date is, with a `-` where it has passed; of an incident without one its severity, `S1`, which becomes `1!`
// where the process asks for something now.
import { l10n } from 'vscode';
import type { Incident, Issue, ReviewIssue } from '../../incident/model';
import { formatReference } from '../../incident/reference';
import { dayMs, hourMs, minuteMs } from '../../incident/units';
import { nameState } from '../../session/words/incidentWords';
import { formatShortHint } from '../../session/words/liveHintWords';
import { escapeLabel } from '../../session/words/plainLabels';
import type { Due, GroupRow, IncidentRow, ReviewRow } from '../rows/treeRows';
import { describeAgo, describeDue, describeSeverity, joinParts, nameDate } from './words';

export type BadgeTone = 'late' | 'soon' | 'calm';

/** `text` is one or two signs: VS Code takes no more. `words` are what it means. */
export interface Badge {
  readonly text: string;
  readonly tone: BadgeTone;
  readonly words: string;
}

export interface RowTexts {
  readonly label: string;
  readonly description: string;
  readonly badge: Badge | undefined;
}

/** Epoch milliseconds. */
type Instant = number;

/** The row of an incident. One that waits for its review says when that is due. */
export function writeIncidentRow(row: IncidentRow, now: Instant): RowTexts {
  const { incident, why, hints, due, isUnchecked, parent } = row;
  const asks = hints.map(formatShortHint);
  return {
    label: writeAge(row, now) + writeLabel(incident),
    // The end of a row is cut: what nothing else in it says comes first.
    description: joinParts(
      describeWhen(row, now),
      asks[0],
      incident.services[0],
      isNamedByState(parent) ? undefined : nameState(incident.state),
      due ? nameSeverity(row) : undefined,
      why === 'requested' ? l10n.t('requested') : undefined,
      isUnchecked ? l10n.t('review not checked') : undefined,
      incident.opened || parent?.key !== 'review-required' ? undefined : l10n.t('closed'),
      nameIssue(incident, parent),
    ),
    badge: due ? makeDueBadge(due) : (makeDoneBadge(incident) ?? makeSeverityBadge(row, asks)),
  };
}

/** The row of a review. What stands in its group's name is not said again. */
export function writeReviewRow({ review, standing, due, isUnsent, parent }: ReviewRow): RowTexts {
  const isOpen = standing !== 'completed';
  return {
    label: writeLabel(review),
    description: joinParts(
      isUnsent ? l10n.t('not sent') : undefined,
      due?.isCompleted ? l10n.t('to close') : undefined,
      review.incident && `#${review.incident.iid}`,
      nameIssue(review, parent),
    ),
    badge: isOpen && due ? makeDueBadge(due) : undefined,
  };
}

/** The view says that these are incidents or reviews; the name that follows is what tells them apart. */
export function shortenTitle(title: string): string {
  return title.replace(/^(?:incident review|post-?mortem|incident)\s*[:–—-]\s*(?=\S)/iu, '');
}

/** How old an incident is its row says behind its title: a date in front of it takes half of a narrow row. */
function dropDate(title: string): string {
  return title.replace(/^\d{4}-\d\d-\d\d[\s:–—-]+(?=\S)/u, '');
}

/** The title, or the number where nothing is seen of it: in a narrow sidebar the end of a row is cut. */
function writeLabel({ title, kind, reference }: Incident | ReviewIssue): string {
  const short = shortenTitle(title);
  return escapeLabel(kind === 'incident' ? dropDate(short) : short) || formatReference(reference);
}

/** How old an incident is that goes on: its badge says how severe it is, and what stands behind a long title is not seen. */
function writeAge({ incident, deadline, due }: IncidentRow, now: Instant): string {
  return deadline || due || !incident.opened ? '' : `${shortenAge(now - incident.createdAt)} `;
}

/** Since when a review is required, or when an incident was closed. */
function describeWhen({ incident: { closedAt }, deadline, parent }: IncidentRow, now: Instant): string | undefined {
  if (deadline) return l10n.t('since {0}', nameDate(deadline.from));
  return parent?.key === 'closed-without-review' && closedAt !== undefined
    ? l10n.t('closed {0}', describeAgo(now - closedAt))
    : undefined;
}

/** Its number, with the last name of the project's path where the view shows several. */
function nameIssue({ reference: { project, iid } }: Issue, group: GroupRow | undefined): string {
  return `${group?.isMixed ? (project.split('/').at(-1) ?? '') : ''}#${iid}`;
}

/** The name of such a group says how far its incidents have come, or as good as that. */
function isNamedByState(group: GroupRow | undefined): boolean {
  return group?.key !== 'mine' && group?.by === undefined;
}

/** The rows of such a group have one owner. */
export function hasOneOwner(group: GroupRow | undefined): boolean {
  return group?.key === 'mine' || group?.by === 'owner';
}

/** `3d` until it is due; `-3` days after, `-w` weeks, `-M` months: a colour alone is not seen by everybody. */
export function makeDueBadge(due: Due): Badge {
  const { days, workingDays, isOverdue, isCompleted = false } = due;
  return {
    text: isCompleted ? '✓' : days < 0 ? shortenPast(-days) : shortenDays(days),
    tone: isOverdue ? 'late' : workingDays <= 1 && !isCompleted ? 'soon' : 'calm',
    words: describeDue(due),
  };
}

/** An incident's row unfolds, so an icon would take room from its title: the edge says how severe it is. */
function makeSeverityBadge(row: IncidentRow, asks: readonly string[]): Badge | undefined {
  const { severity, state } = row.incident;
  const isLive = state === 'open' || state === 'active' || state === 'mitigated';
  const asksNow = isLive && asks.length > 0;
  const name = nameSeverity(row);
  const text = asksNow ? `${name?.slice(1) ?? ''}!` : name;
  if (text === undefined) return undefined;
  const tone = isLive && severity === 1 ? 'late' : asksNow ? 'soon' : 'calm';
  return { text, tone, words: joinParts(describeSeverity(severity), ...(asksNow ? asks : [])) };
}

/** `S2`, unless its group says it. */
function nameSeverity({ incident: { severity }, parent }: IncidentRow): string | undefined {
  return severity === undefined || parent?.by === 'severity' ? undefined : `S${severity}`;
}

/** Nothing is asked of it any more but that it is closed. */
function makeDoneBadge({ state }: Incident): Badge | undefined {
  return state === 'review-completed' ? { text: '✓', tone: 'calm', words: nameState(state) } : undefined;
}

/** Two signs: `7m`, `½h`, `3h`, `½d`, `4d`, `2w`, `3M`, `1y`. `lasted` in milliseconds. */
export function shortenAge(lasted: number): string {
  const minutes = Math.max(0, Math.floor(lasted / minuteMs));
  if (minutes < 10) return `${minutes}m`;
  if (minutes < 55) return `${['¼', '½', '¾'][Math.min(2, Math.floor((minutes - 8) / 15))] ?? ''}h`;
  const hours = Math.max(1, Math.floor(lasted / hourMs));
  if (hours < 10) return `${hours}h`;
  return hours < 24 ? '½d' : shortenDays(Math.floor(lasted / dayMs));
}

/** Two signs for what was due so many days ago; how many weeks it is its words say. */
function shortenPast(days: number): string {
  return days < 10 ? `-${days}` : `-${shortenDays(days).slice(-1)}`;
}

/** Two signs for a number of days. */
function shortenDays(days: number): string {
  if (days < 10) return `${days}d`;
  if (days < 70) return `${Math.floor(days / 7)}w`;
  if (days < 300) return `${Math.floor(days / 30)}M`;
  return days < 3650 ? `${Math.max(1, Math.floor(days / 365))}y` : '9+';
}
