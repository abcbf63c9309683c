// The page of an incident as Markdown. Everything in it that is not ours came from GitLab and stays text.
import { minuteMs } from '../incident/units';
import { l10n } from 'vscode';
import type { IncidentEvent, IssueLink, Note } from '../gitlab/index';
import { formatUtcMinute } from '../incident/calendar';
import { foldToOneLine } from '../incident/foreignText';
import type { LabelNames } from '../incident/labels';
import type { LiveHint } from '../incident/liveHints';
import type { Issue, ReviewIssue, User } from '../incident/model';
import { escapeForPage, quoteMarkdown } from '../incident/quotedMarkdown';
import { formatReference, buildIssueUrl, removeSlashes } from '../incident/reference';
import type { ReviewDeadline } from '../incident/reviewDeadline';
import { findLinkedReview } from '../incident/reviewStage';
import { explainDeadline } from '../session/words/deadlineWords';
import { formatHint, formatShortHint } from '../session/words/liveHintWords';
import { capitalize } from '../session/words/plainLabels';
import type { WaitingEvent } from '../session/waitingEvents';
import { mostComments } from './comments';
import type { IncidentFacts, AnswerName, ShownIssue } from './facts';
import { isNewTo, writeNews, type WrittenItem } from './news';
import type { SeenIncident } from './seen';
import { describeOtherStates, describeSeverity, describeStanding, namePerson } from './standing';

/** What the page knows besides the facts. Instants are epoch milliseconds. */
export interface PageView {
  /** The configured address of GitLab. */
  readonly url: string;
  readonly names: LabelNames;
  readonly now: number;
  /** How far the person has seen the incident; undefined where they never looked. */
  readonly seen: SeenIncident | undefined;
  /** Who the person is (`User.id`), as far as it is known. */
  readonly me: number | undefined;
  /** What the process asks for now. */
  readonly hints: readonly LiveHint[];
  /** Of its review, where one is needed. */
  readonly deadline: ReviewDeadline | undefined;
  /** The review that is known without the links. */
  readonly review: ReviewIssue | undefined;
  /** What was logged here and is not in GitLab yet. */
  readonly waiting: readonly WaitingEvent[];
  /** True until everything was read once. */
  readonly isLoading: boolean;
  /** Why an answer could not be had, in words. */
  readonly failureWords: (error: unknown) => string;
}

/** The page as Markdown. */
export function renderIncidentPage(facts: IncidentFacts, view: PageView): string {
  const { issue } = facts;
  return [
    `# ${escapeForPage(issue.title) || formatReference(issue.reference)}`,
    `[${formatReference(issue.reference)}](${buildIssueUrl(view.url, issue.reference)})`,
    ...writeNews(facts, view),
    writeFacts(facts, view).join('\n'),
    ...writeHints(view),
    ...writeFailures(facts, view),
    ...writeDescription(issue, view),
    ...writeTimeline(facts, view),
    ...writeComments(facts, view),
    ...writeLinks(facts, view),
    ...(view.isLoading ? [`*${l10n.t('Reading more from GitLab…')}*`] : []),
  ].join('\n\n');
}

/** A list of its own, which other marks tell from the facts above it. */
function writeHints({ hints }: PageView): readonly string[] {
  if (hints.length === 0) return [];
  const lines = hints.map(hint => `* **${capitalize(formatShortHint(hint))}:** ${escapeForPage(formatHint(hint))}`);
  return [`**${l10n.t('By the process, now:')}**`, lines.join('\n')];
}

function writeFacts({ issue, answers }: IncidentFacts, view: PageView): readonly string[] {
  const { now, names } = view;
  const incident = issue.kind === 'incident' ? issue : undefined;
  const { state, owner } = describeStanding(issue, names);
  const lines: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('State'), `${state}${describeOtherStates(issue, names)}`],
    [l10n.t('Severity'), describeSeverity(issue, answers.fields?.severity, names)],
    [l10n.t('Owner'), owner],
    [
      l10n.t('Services'),
      incident && incident.services.length > 0 ? incident.services.map(escapeForPage).join(', ') : undefined,
    ],
    [l10n.t('Near miss'), incident?.nearMiss ? l10n.t('nobody was affected') : undefined],
    [l10n.t('Paging'), answers.fields?.paging && describePaging(answers.fields.paging)],
    [
      l10n.t('Declared'),
      `${formatUtcMinute(issue.createdAt)}, ${formatElapsed(now - issue.createdAt)}${nameAuthor(issue.author)}`,
    ],
    [l10n.t('Last update'), `${formatUtcMinute(issue.updatedAt)}, ${formatElapsed(now - issue.updatedAt)}`],
    [l10n.t('Closed'), issue.closedAt === undefined ? undefined : formatUtcMinute(issue.closedAt)],
    [l10n.t('Confidential'), issue.confidential ? l10n.t('yes') : undefined],
    [l10n.t('Review'), describeReview(findReview(answers.links ?? [], view), view)],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`- **${name}:** ${value}`]));
}

/** Of several the one that is open, whether it is linked or only names the incident. */
function findReview(links: readonly IssueLink[], { review }: PageView): ReviewIssue | undefined {
  return findLinkedReview([...links.map(({ issue }) => issue), ...(review ? [review] : [])]);
}

/** With the date and how it came about; a date that somebody set stands as it is. */
function describeReview(review: ReviewIssue | undefined, view: PageView): string {
  const { deadline } = view;
  const how = deadline && `${l10n.t('due {0}', deadline.due)} (${explainDeadline(deadline)})`;
  if (!review) return how === undefined ? l10n.t('none yet') : `${l10n.t('none yet')}, ${how}`;
  if (!review.opened) return `${linkIssue(review, view)} (${l10n.t('closed')})`;
  const due = review.dueDate === deadline?.due ? how : review.dueDate && l10n.t('due {0}', review.dueDate);
  return `${linkIssue(review, view)}${due === undefined ? '' : `, ${due}`}`;
}

function writeFailures({ failures }: IncidentFacts, { failureWords }: PageView): readonly string[] {
  return [...failures].map(([name, error]) => `*${describeUnread(name)} ${escapeForPage(failureWords(error))}*`);
}

function describeUnread(name: AnswerName): string {
  switch (name) {
    case 'fields':
      return l10n.t('Severity and paging could not be read:');
    case 'events':
      return l10n.t('The timeline could not be read:');
    case 'comments':
      return l10n.t('The comments could not be read:');
    case 'history':
      return l10n.t('The history of its labels could not be read:');
    case 'links':
      return l10n.t('Linked issues could not be read:');
    case 'mergeRequests':
      return l10n.t('Merge requests could not be read:');
  }
}

function writeDescription(issue: ShownIssue, view: PageView): readonly string[] {
  const text = 'description' in issue ? quote(issue.description, issue, view) : '';
  return text === '' ? [] : [`## ${l10n.t('Description')}`, text];
}

function writeTimeline({ answers, issue }: IncidentFacts, view: PageView): readonly string[] {
  const waiting = view.waiting.map(
    ({ note, occurredAt }) =>
      `- **${formatUtcMinute(occurredAt)}** ${escapeForPage(note)} · *${l10n.t('waits to be sent to GitLab')}*`,
  );
  const { events = [] } = answers;
  if (!answers.events && waiting.length === 0) return [];
  const lines = [...events.map(event => writeEvent(event, issue, view)), ...waiting];
  return [`## ${l10n.t('Timeline')}`, lines.length === 0 ? l10n.t('Nothing yet.') : lines.join('\n')];
}

function writeEvent(
  { note, occurredAt, createdAt, author, tags }: IncidentEvent,
  issue: ShownIssue,
  view: PageView,
): string {
  const words = quote(foldToOneLine(note, 1000), issue, view).replace(/^> ?/u, '');
  const tagged = tags.length === 0 ? '' : ` *(${tags.map(escapeForPage).join(', ')})*`;
  return `- **${formatUtcMinute(occurredAt)}** ${words}${tagged}${nameAuthor(author)}${markNew({ createdAt, author }, view)}`;
}

function writeComments({ answers, issue }: IncidentFacts, view: PageView): readonly string[] {
  const { comments } = answers;
  if (!comments) return [];
  const { items, hasOlder } = comments;
  const older =
    items.length < mostComments
      ? l10n.t('There are older ones: Show Earlier Comments is in the menu of this page.')
      : l10n.t('Older ones stand in GitLab.');
  return [
    `## ${l10n.t('Comments')}`,
    ...(hasOlder ? [`*${older}*`] : []),
    ...(items.length === 0 ? [l10n.t('None yet.')] : items.flatMap(comment => writeComment(comment, issue, view))),
  ];
}

function writeComment(
  { body, author, createdAt, internal }: Note,
  issue: ShownIssue,
  view: PageView,
): readonly string[] {
  const who = author ? namePerson(author) : l10n.t('somebody');
  const inside = internal ? ` · ${l10n.t('internal')}` : '';
  return [
    `**${formatUtcMinute(createdAt)}** · ${who}${inside}${markNew({ createdAt, author }, view)}`,
    quote(body, issue, view),
  ];
}

function writeLinks({ answers }: IncidentFacts, view: PageView): readonly string[] {
  const issues = (answers.links ?? []).map(
    ({ issue }) => `- ${linkIssue(issue, view)}${issue.opened ? '' : ` (${l10n.t('closed')})`}`,
  );
  const requests = (answers.mergeRequests ?? []).map(
    ({ project, iid, title, mergedAt, state }) =>
      `- [${project}!${iid}](${removeSlashes(view.url)}/${project}/-/merge_requests/${iid}) ${escapeForPage(title)} (${
        mergedAt === undefined ? describeMergeState(state) : l10n.t('merged {0}', formatUtcMinute(mergedAt))
      })`,
  );
  return [
    ...(issues.length === 0 ? [] : [`## ${l10n.t('Linked issues')}`, issues.join('\n')]),
    ...(requests.length === 0 ? [] : [`## ${l10n.t('Merge requests')}`, requests.join('\n')]),
  ];
}

function describeMergeState(state: string): string {
  return state === 'opened' ? l10n.t('open') : l10n.t('closed');
}

function describePaging(status: 'triggered' | 'acknowledged' | 'resolved' | 'ignored'): string {
  switch (status) {
    case 'triggered':
      return l10n.t('triggered, nobody acknowledged it');
    case 'acknowledged':
      return l10n.t('acknowledged');
    case 'resolved':
      return l10n.t('resolved');
    case 'ignored':
      return l10n.t('ignored');
  }
}

function quote(text: string, { reference }: Issue, { url }: PageView): string {
  const place = { url: removeSlashes(url), project: reference.project };
  return quoteMarkdown(text, place, `*${l10n.t('The rest is in GitLab.')}*`);
}

function linkIssue({ reference, title }: Issue, { url }: PageView): string {
  return `[${formatReference(reference)}](${buildIssueUrl(url, reference)}) ${escapeForPage(title)}`;
}

function markNew(written: WrittenItem, view: PageView): string {
  return isNewTo(view, written) ? ` · **${l10n.t('new')}**` : '';
}

function nameAuthor(user: User | undefined): string {
  return user ? ` · ${namePerson(user)}` : '';
}

function formatElapsed(elapsedMs: number): string {
  const minutes = Math.max(0, Math.floor(elapsedMs / minuteMs));
  if (minutes < 1) return l10n.t('just now');
  if (minutes < 60) return l10n.t('{0} min ago', minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return l10n.t('{0} h {1} min ago', hours, minutes % 60);
  return l10n.t('{0} days ago', Math.floor(hours / 24));
}
