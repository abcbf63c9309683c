// What a row says: a short title with who owns it before, facts behind, and a badge of two signs at the right edge.
import { l10n } from 'vscode';
import type { Incident, Issue } from '../incident/model';
import { dayMs, hourMs, minuteMs } from '../incident/units';
import { formatShortHint } from '../session/words/liveHintWords';
import { escapeLabel } from '../session/words/plainLabels';
import type { Due, IncidentRow, ReviewRow } from './treeRows';
import { describeDue, findInitials, joinParts } from './words';

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

/** The row of an incident. One that waits for its review says when that is due, any other how old it is. */
export function writeIncidentRow({ incident, why, hints, due, isUnchecked }: IncidentRow, now: Instant): RowTexts {
  const asks = hints.map(formatShortHint);
  const [hint] = asks;
  return {
    label: writeLabel(incident, [findInitials(incident) ?? l10n.t('no owner')]),
    description: joinParts(
      why === 'requested' ? l10n.t('requested') : undefined,
      isUnchecked ? l10n.t('review not checked') : undefined,
      hint,
      incident.services[0],
      `#${incident.reference.iid}`,
    ),
    badge: due ? makeDueBadge(due) : makeAgeBadge(incident, now, asks),
  };
}

/** The row of a review. What stands in its group's name is not said again. */
export function writeReviewRow({ review, standing, due, isUnsent }: ReviewRow): RowTexts {
  const isOpen = standing !== 'completed';
  const nobody = isOpen && standing !== 'no-owner' ? l10n.t('no owner') : undefined;
  return {
    label: writeLabel(review, [isUnsent ? l10n.t('not sent') : undefined, findInitials(review) ?? nobody]),
    description: joinParts(review.incident && `#${review.incident.iid}`, `#${review.reference.iid}`),
    badge: isOpen && due ? makeDueBadge(due) : undefined,
  };
}

/** The view says that these are reviews; the name that follows is what tells them apart. */
export function shortenTitle(title: string): string {
  return title.replace(/^(?:incident review|post-?mortem)\s*[:–—-]\s*(?=\S)/iu, '');
}

/** What asks for something stands before the title: in a narrow sidebar the end of a row is cut. */
function writeLabel(issue: Issue, facts: readonly (string | undefined)[]): string {
  const known = facts.filter(fact => fact !== undefined);
  const name = escapeLabel(shortenTitle(issue.title));
  return known.length > 0 ? `${joinParts(...known)} · ${name}` : name;
}

/** `3d` until it is due, `-2d` has no room: a day that has passed has the minus sign, `-2`, and weeks say `2w`. */
function makeDueBadge(due: Due): Badge {
  const { days, workingDays, isOverdue } = due;
  const count = Math.abs(days);
  const text = isOverdue && count < 10 ? `-${count}` : shortenDays(count);
  return { text, tone: isOverdue ? 'late' : workingDays <= 1 ? 'soon' : 'calm', words: describeDue(due) };
}

function makeAgeBadge({ createdAt, state }: Incident, now: Instant, asks: readonly string[]): Badge {
  const isLive = state === 'open' || state === 'active' || state === 'mitigated';
  const age = l10n.t('{0} old', shortenAge(now - createdAt));
  return {
    text: shortenAge(now - createdAt),
    tone: isLive && asks.length > 0 ? 'soon' : 'calm',
    words: joinParts(age, ...(isLive ? asks : [])),
  };
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

/** Two signs for a number of days. */
function shortenDays(days: number): string {
  if (days < 10) return `${days}d`;
  if (days < 70) return `${Math.floor(days / 7)}w`;
  if (days < 300) return `${Math.floor(days / 30)}M`;
  return days < 3650 ? `${Math.max(1, Math.floor(days / 365))}y` : '9+';
}
