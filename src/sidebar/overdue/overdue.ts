// What is overdue of one's own or of the team, asked for once an hour while nothing is shown: the badge, and for who wants them reminders.
import * as v from 'valibot';
import { commands, l10n, ConfigurationTarget, type Memento, type ViewBadge } from 'vscode';
import { formatDateIn } from '../../incident/calendar';
import { hasLabel } from '../../incident/labels';
import type { Issue } from '../../incident/model';
import type { TeamPolicy } from '../../incident/policy';
import { listReviewPlaces, type SettingValues } from '../../incident/settings';
import { readReviewStage } from '../../incident/reviewStage';
import { dayMs } from '../../incident/units';
import type { GitLab } from '../../gitlab/index';
import type { Access } from '../../session/signIn/access';
import type { Settings } from '../../session/settings';
import { showInformation } from '../../session/words/messages';
import { makeActionBadge, makeBadge, mayRemind, snoozeDays, type Reminded } from './reminders';

const memoryKey = 'reminders';
const keptReminder = v.fallback(v.object({ shownOn: v.optional(v.string()), quietUntil: v.optional(v.string()) }), {});
/** More than these are told as so many and more. */
const mostCounted = 100;

export interface OverdueParts {
  readonly account: {
    access(): Promise<Pick<Access, 'kind'>>;
    gitlab(): Promise<Pick<GitLab, 'issues' | 'reviews'>>;
  };
  readonly settings: {
    of(): SettingValues;
    policy(): Pick<TeamPolicy, 'timeZone'>;
    update: Settings['update'];
  };
  /** Of the person, in all workspaces. */
  readonly kept: Memento;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly showBadge: (badge: ViewBadge | undefined) => void;
  /** Of the corrective actions. */
  readonly showActionBadge: (badge: ViewBadge | undefined) => void;
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
  const late = { opened: true, overdue: true, page: 1, perPage: mostCounted };
  const { items } =
    badge === 'mine'
      ? await gitlab.issues({ ...late, assignedToMe: true }, signal)
      : await gitlab.reviews({ ...late, places }, signal);
  const reviews = items.filter(
    issue =>
      issue.kind === 'review' &&
      (badge === 'team' || isWithin(issue, places)) &&
      // A review that is completed only waits to be closed.
      readReviewStage({ incident: undefined, review: issue }, labels) === 'drafting',
  );
  const words = makeBadge(reviews.length, badge);
  parts.showBadge(words);
  if (badge === 'mine') {
    // They are issues of the products, in other projects of the group.
    const groups = places.map(place => place.replace(/\/.*/u, ''));
    const actions = items.filter(issue => hasLabel(issue.labels, labels.correctiveAction) && isWithin(issue, groups));
    parts.showActionBadge(makeActionBadge(actions.length));
  }
  if (reminders && words) await tellOverdue(parts, words.tooltip);
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
