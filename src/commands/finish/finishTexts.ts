// What is written while a review is finished, of words that others wrote: harmless where it goes, and nobody gets a mail by it.
import { l10n } from 'vscode';
import type { Note } from '../../gitlab/index';
import { disarmMentions } from '../../incident/actionIssue';
import { formatUtcMinute } from '../../incident/calendar';
import type { Meeting } from '../../incident/calendarFile';
import { escapeMarkdown, foldToOneLine, removeComments } from '../../incident/foreignText';
import type { AuthorNames } from '../../incident/history';
import type { Incident, ReviewIssue } from '../../incident/model';
import type { AgendaItem } from '../../review/index';

/** In UTF-16 units. */
const longestWords = 500;

/** A comment as a line of the digest, by the team's way of naming people. */
export function describeComment(
  { body, author }: Pick<Note, 'body' | 'author'>,
  style: AuthorNames['mode'],
): { readonly words: string; readonly author: string } {
  return {
    words: disarmMentions(escapeMarkdown(foldToOneLine(removeComments(body), longestWords))),
    // Whatever people call themselves, `@all` too.
    author: style === 'name' && author ? disarmMentions(escapeMarkdown(author.name)) : l10n.t('Comment'),
  };
}

/** What the meeting is about. */
interface MeetingSubject {
  readonly issue: Pick<ReviewIssue, 'confidential'>;
  readonly incident: Pick<Incident, 'confidential'> | undefined;
  readonly title: string;
  /** Of the review in GitLab. */
  readonly url: string;
  /** See `Meeting`. */
  readonly id: string;
}

/** What a calendar gets to know. It is read by others: of a confidential review or incident nothing but that there is one. */
export function describeMeeting(
  { issue, incident, title, url, id }: MeetingSubject,
  agenda: readonly AgendaItem[],
): Pick<Meeting, 'id' | 'title' | 'description' | 'url'> {
  const isSecret = issue.confidential || incident?.confidential === true;
  if (isSecret) return { id, title: l10n.t('Incident review (confidential)'), description: url, url };
  const points = agenda.map(({ topic, text }) => `- ${nameTopic(topic)}: ${text}`);
  return { id, title: foldToOneLine(title, 200), description: [...points, '', url].join('\n'), url };
}

/** A meeting that is asked for. `start`: epoch milliseconds, undefined for no time yet; `reason`: why the review need not be complete. */
interface MeetingRequest {
  readonly start: number | undefined;
  readonly reason: string | undefined;
}

/** The comment that asks for it. */
export function writeRequest(agenda: readonly AgendaItem[], { start, reason }: MeetingRequest): string {
  const when = start === undefined ? l10n.t('no time yet') : formatUtcMinute(start);
  const points = agenda.map(
    ({ topic, text }) => `- ${nameTopic(topic)}: ${disarmMentions(escapeMarkdown(foldToOneLine(text, 300)))}`,
  );
  return [
    `**${l10n.t('Meeting about this review: {0}', when)}**`,
    ...(reason === undefined ? [] : ['', l10n.t('Although it is not complete: {0}', escapeMarkdown(reason))]),
    '',
    ...(points.length === 0 ? [l10n.t('Nothing is open; what else do you want to talk about?')] : points),
  ].join('\n');
}

function nameTopic(topic: AgendaItem['topic']): string {
  switch (topic) {
    case 'questions':
      return l10n.t('Not answered');
    case 'whys':
      return l10n.t('Why without an answer');
    case 'actions':
      return l10n.t('Action without an owner');
    case 'differences':
      return l10n.t('Told in two ways');
    case 'approvals':
      return l10n.t('Not approved');
    case 'missing':
      return l10n.t('Missing');
  }
}
