// What is new on the page of an incident since somebody looked last.
import { l10n } from 'vscode';
import { formatUtcMinute } from '../incident/calendar';
import type { LabelNames } from '../incident/labels';
import type { User } from '../incident/model';
import type { IncidentFacts } from './facts';
import type { SeenIncident, SeenStanding } from './seen';
import { describeStanding } from './standing';

/** What decides what is new: how far the person had seen the page, and who they are (`User.id`), as far as it is known. */
interface NewsView {
  readonly seen: SeenIncident | undefined;
  readonly names: LabelNames;
  readonly me: number | undefined;
}

/** A comment, or an entry of the timeline. */
export interface WrittenItem {
  readonly createdAt: number;
  readonly author: Pick<User, 'id'> | undefined;
}

/** What somebody wrote themselves is nothing new to them. */
export function isNewTo({ seen, me }: Omit<NewsView, 'names'>, { createdAt, author }: WrittenItem): boolean {
  return seen !== undefined && createdAt > seen.until && (me === undefined || author?.id !== me);
}

/** Nothing where the person never looked, or nothing is new. */
export function writeNews({ issue, answers }: IncidentFacts, { seen, names, me }: NewsView): readonly string[] {
  if (!seen) return [];
  const isNew = (each: WrittenItem): boolean => isNewTo({ seen, me }, each);
  const { items = [], hasOlder = false } = answers.comments ?? {};
  const comments = items.filter(isNew).length;
  const isMore = hasOlder && comments === items.length && comments > 0;
  const words = [
    ...(seen.standing ? listChanges(seen.standing, describeStanding(issue, names)) : []),
    isMore ? l10n.t('more than {0} comments', comments) : countComments(comments),
    countEvents((answers.events ?? []).filter(isNew).length),
  ].filter(each => each !== '');
  if (words.length === 0) return [];
  return [`**${l10n.t('New since you looked last ({0}): {1}.', formatUtcMinute(seen.until), words.join(', '))}**`];
}

function listChanges(before: SeenStanding, now: SeenStanding): readonly string[] {
  const change = (name: string, was: string, is: string): string =>
    was === is ? '' : l10n.t('{0} {1} (was {2})', name, is, was);
  return [
    change(l10n.t('state'), before.state, now.state),
    change(l10n.t('severity'), before.severity, now.severity),
    change(l10n.t('owner'), before.owner, now.owner),
  ];
}

function countComments(count: number): string {
  if (count === 0) return '';
  return count === 1 ? l10n.t('1 comment') : l10n.t('{0} comments', count);
}

function countEvents(count: number): string {
  if (count === 0) return '';
  return count === 1 ? l10n.t('1 timeline event') : l10n.t('{0} timeline events', count);
}
