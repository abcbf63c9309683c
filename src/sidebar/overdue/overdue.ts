// What is overdue of one's own or of the team, asked of GitLab where no list that is shown knows all of it: the badge, and for who
// wants them reminders.
import * as v from 'valibot';
import { commands, l10n, ConfigurationTarget, type Memento, type ViewBadge } from 'vscode';
import { formatDateIn, isOverdue } from '../../incident/calendar';
import { hasLabel } from '../../incident/labels';
import type { Issue } from '../../incident/model';
import { listReviewPlaces } from '../../incident/settings';
import { dayMs } from '../../incident/units';
import type { GitLab } from '../../gitlab/index';
import type { Access } from '../../session/signIn/access';
import type { Settings } from '../../session/settings';
import { showInformation } from '../../session/words/messages';
import { makeReviewBadge, type DueParts } from '../content';
import { readIncidentsOfLate } from './incidentsOfLate';
import { mayRemind, snoozeDays, type Reminded } from './reminders';

const memoryKey = 'reminders';
const keptReminder = v.fallback(v.object({ shownOn: v.optional(v.string()), quietUntil: v.optional(v.string()) }), {});
/** More than these are told as so many and more. */
const mostCounted = 100;

export interface OverdueParts extends DueParts {
  readonly account: {
    access(): Promise<Pick<Access, 'kind'>>;
    gitlab(): Promise<Pick<GitLab, 'issues' | 'reviews'>>;
  };
  readonly settings: DueParts['settings'] & Pick<Settings, 'update'>;
  /** Of the person, in all workspaces. */
  readonly kept: Memento;
  readonly showBadge: (badge: ViewBadge | undefined) => void;
  /** So many issues of corrective actions of one's own; undefined: of the team, which takes more than one question. */
  readonly showActions: (issues: number | undefined, hasMore: boolean, signal: AbortSignal) => Promise<void>;
}

/**
 * Asks GitLab in one request: for all that is one's own, whatever it is and wherever, of which only reviews and corrective
 * actions count; of a team for its reviews, among whose other issues these would not be found on one page. Nothing without a
 * project or somebody who is signed in. Rejects with a `GitLabError`.
 */
export async function lookForOverdue(parts: OverdueParts, signal: AbortSignal): Promise<void> {
  const { account, settings } = parts;
  const { reminders, badge, labels } = settings.of();
  const places = listReviewPlaces(settings.of());
  if (places.length === 0 || (await account.access()).kind !== 'signed-in') return;
  const gitlab = await account.gitlab();
  const query = { opened: true, overdue: true, page: 1, perPage: mostCounted };
  const { items, nextPage } =
    badge === 'mine'
      ? await gitlab.issues({ ...query, assignedToMe: true }, signal)
      : await gitlab.reviews({ ...query, places }, signal);
  const hasMore = nextPage !== undefined;
  const reviews = items
    .filter(issue => issue.kind === 'review')
    .filter(issue => badge === 'team' || isWithin(issue, places));
  parts.incidents.ofLate = new Map();
  // An answer to whoever was here before is kept in the map that was theirs.
  await readIncidentsOfLate(parts, reviews, { gitlab, signal });
  signal.throwIfAborted();
  const words = makeReviewBadge(parts, reviews, hasMore);
  parts.showBadge(words);
  // They are issues of the products, in other projects of the group.
  const groups = places.map(place => place.replace(/\/.*/u, ''));
  // GitLab's day may be over before the team's is.
  const today = formatDateIn(parts.now(), settings.policy().timeZone);
  const actions = items.filter(
    issue =>
      hasLabel(issue.labels, labels.correctiveAction) &&
      isWithin(issue, groups) &&
      isOverdue(today, issue.dueDate ?? ''),
  );
  const isMine = badge === 'mine';
  await parts.showActions(isMine ? actions.length : undefined, isMine && hasMore, signal);
  if (reminders && words && !signal.aborted) await tellOverdue(parts, words.tooltip);
}

/** Whether an issue is of one of these projects, or in a group of them. */
function isWithin({ reference }: Issue, places: readonly string[]): boolean {
  const path = `${reference.project}/`.toLowerCase();
  return places.some(place => path.startsWith(`${place}/`.toLowerCase()));
}

async function tellOverdue({ kept, settings, now }: OverdueParts, words: string): Promise<void> {
  const { timeZone } = settings.policy();
  const today = formatDateIn(now(), timeZone);
  if (!mayRemind(v.parse(keptReminder, kept.get(memoryKey)), today)) return;
  await kept.update(memoryKey, { shownOn: today } satisfies Reminded);
  const show = l10n.t('Show Reviews');
  const later = l10n.t('Not for a Week');
  const never = l10n.t('Never Again');
  const answer = await showInformation(`${words}.`, show, later, never);
  if (answer === show) await commands.executeCommand('incidentReviews.reviews.focus');
  if (answer === never) await settings.update('reminders', undefined, ConfigurationTarget.Global);
  if (answer === later) {
    const quietUntil = formatDateIn(now() + snoozeDays * dayMs, timeZone);
    await kept.update(memoryKey, { shownOn: today, quietUntil } satisfies Reminded);
  }
}
