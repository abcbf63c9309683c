// What is overdue of one's own or of the team, asked for once an hour while nothing is shown: the badge, and for who wants them reminders.
import * as v from 'valibot';
import { commands, l10n, ConfigurationTarget, type Memento, type ViewBadge } from 'vscode';
import { formatDateIn } from '../../incident/calendar';
import type { ReviewIssue } from '../../incident/model';
import type { TeamPolicy } from '../../incident/policy';
import { listReviewPlaces, type SettingValues } from '../../incident/settings';
import { readReviewStage } from '../../incident/reviewStage';
import { dayMs } from '../../incident/units';
import type { GitLab } from '../../gitlab/index';
import type { Access } from '../../session/signIn/access';
import type { Settings } from '../../session/settings';
import { showInformation } from '../../session/words/messages';
import { makeBadge, mayRemind, type Reminded } from './reminders';

const memoryKey = 'reminders';
const keptReminder = v.fallback(v.object({ shownOn: v.optional(v.string()), quietUntil: v.optional(v.string()) }), {});
const snoozeDays = 7;
/** More than these are told as so many and more. */
const mostCounted = 100;

export interface OverdueParts {
  readonly account: {
    access(): Promise<Pick<Access, 'kind'>>;
    gitlab(): Promise<Pick<GitLab, 'reviews'>>;
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
}

/** Asks GitLab in one request; nothing without a project or somebody who is signed in. Rejects with a `GitLabError`. */
export async function lookForOverdue(parts: OverdueParts, signal: AbortSignal): Promise<void> {
  const { account, settings, showBadge } = parts;
  const { reminders, badge } = settings.of();
  const places = listReviewPlaces(settings.of());
  if (places.length === 0 || (await account.access()).kind !== 'signed-in') return;
  const gitlab = await account.gitlab();
  const { items } = await gitlab.reviews(
    {
      // However many there are, one request for what is one's own: what is in other places is left out below.
      ...(places.length === 1 || badge === 'team' ? { places } : {}),
      opened: true,
      ...(badge === 'mine' ? { assignedToMe: true } : {}),
      overdue: true,
      page: 1,
      perPage: mostCounted,
    },
    signal,
  );
  // A review that is completed only waits to be closed.
  const isLate = (review: ReviewIssue): boolean =>
    isWithin(review.reference.project, places) &&
    readReviewStage({ incident: undefined, review }, settings.of().labels) === 'drafting';
  const overdue = items.filter(isLate).length;
  const words = makeBadge(overdue, badge);
  showBadge(words);
  if (reminders && words) await tellOverdue(parts, words.tooltip);
}

/** Whether a project is one of these, or in a group of them. One that was asked for alone may have moved since. */
function isWithin(project: string, places: readonly string[]): boolean {
  const path = `${project}/`.toLowerCase();
  return places.length === 1 || places.some(place => path.startsWith(`${place}/`.toLowerCase()));
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
