// The page of an incident as Markdown. Everything in it that is not ours came from GitLab and stays text.
import { l10n } from 'vscode';
import type { AnyIssue, IncidentEvent, Note } from '../gitlab/index';
import { foldToOneLine } from '../incident/foreignText';
import { readSeverity, type LabelNames } from '../incident/labels';
import type { ReviewIssue, Severity, User, WorkflowState } from '../incident/model';
import { escapeForPage, quoteMarkdown } from '../incident/quotedMarkdown';
import { formatReference, buildIssueUrl, removeSlashes } from '../incident/reference';
import type { WaitingEvent } from '../session/waitingEvents';
import type { IncidentFacts, PartName } from './facts';

/** What the page knows besides the facts. Instants are epoch milliseconds. */
export interface PageView {
  /** The configured address of GitLab. */
  readonly url: string;
  readonly names: LabelNames;
  readonly now: number;
  /** Until when the person has seen the incident; undefined where they never looked. */
  readonly seenUntil: number | undefined;
  /** The review that is known without the links. */
  readonly review: ReviewIssue | undefined;
  /** What was logged here and is not in GitLab yet. */
  readonly waiting: readonly WaitingEvent[];
  /** True until everything was read once. */
  readonly isLoading: boolean;
  /** Why a part could not be read, in words. */
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
    ...writeFailures(facts, view),
    ...writeDescription(issue, view),
    ...writeTimeline(facts, view),
    ...writeComments(facts, view),
    ...writeLinks(facts, view),
    ...(view.isLoading ? [`*${l10n.t('Reading more from GitLab…')}*`] : []),
  ].join('\n\n');
}

/** What is there since the person looked last. */
function writeNews({ parts }: IncidentFacts, { seenUntil }: PageView): readonly string[] {
  if (seenUntil === undefined) return [];
  const comments = (parts.comments ?? []).filter(({ createdAt }) => createdAt > seenUntil).length;
  const events = (parts.events ?? []).filter(({ createdAt }) => createdAt > seenUntil).length;
  const words = [
    comments === 1 ? l10n.t('1 comment') : comments > 1 ? l10n.t('{0} comments', comments) : '',
    events === 1 ? l10n.t('1 timeline event') : events > 1 ? l10n.t('{0} timeline events', events) : '',
  ].filter(each => each !== '');
  return words.length === 0
    ? []
    : [`**${l10n.t('New since you looked last ({0}): {1}.', formatTime(seenUntil), words.join(', '))}**`];
}

function writeFacts({ issue, parts }: IncidentFacts, view: PageView): readonly string[] {
  const { now } = view;
  const incident = issue.kind === 'incident' ? issue : undefined;
  const owners = issue.assignees.map(namePerson).join(', ');
  const lines: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('State'), incident ? describeState(incident.state) : issue.opened ? l10n.t('Open') : l10n.t('Closed')],
    [l10n.t('Severity'), describeSeverity(issue, parts.fields?.severity, view.names)],
    [l10n.t('Owner'), owners === '' ? l10n.t('nobody') : owners],
    [
      l10n.t('Services'),
      incident && incident.services.length > 0 ? incident.services.map(escapeForPage).join(', ') : undefined,
    ],
    [l10n.t('Paging'), parts.fields?.paging && describePaging(parts.fields.paging)],
    [
      l10n.t('Declared'),
      `${formatTime(issue.createdAt)}, ${formatElapsed(now - issue.createdAt)}${nameAuthor(issue.author)}`,
    ],
    [l10n.t('Last update'), `${formatTime(issue.updatedAt)}, ${formatElapsed(now - issue.updatedAt)}`],
    [l10n.t('Closed'), issue.closedAt === undefined ? undefined : formatTime(issue.closedAt)],
    [l10n.t('Confidential'), issue.confidential ? l10n.t('yes') : undefined],
    [l10n.t('Review'), describeReview(findReview(parts.links?.map(({ issue: other }) => other)) ?? view.review, view)],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`- **${name}:** ${value}`]));
}

/** The words of the sidebar's groups. */
function describeState(state: WorkflowState): string {
  const words: Readonly<Record<WorkflowState, string>> = {
    open: l10n.t('Open'),
    active: l10n.t('Active'),
    mitigated: l10n.t('Mitigated'),
    resolved: l10n.t('Resolved'),
    'review-in-progress': l10n.t('Review in progress'),
    'review-scheduled': l10n.t('Review scheduled'),
    'review-completed': l10n.t('Review completed'),
    closed: l10n.t('Closed'),
  };
  return words[state];
}

/** The label counts; where GitLab's own field says something else, both are named. */
function describeSeverity(issue: AnyIssue, field: Severity | undefined, names: LabelNames): string {
  const label = readSeverity(issue.labels, names);
  if (label === undefined && field === undefined) {
    return issue.severity === undefined ? l10n.t('unknown') : `S${issue.severity}`;
  }
  if (label === undefined) return l10n.t('S{0}, by GitLab’s own field; no label says it', field ?? '');
  return field === undefined || field === label
    ? `S${label}`
    : l10n.t('S{0} by its label, S{1} by GitLab’s own field: they differ', label, field);
}

function findReview(linked: readonly AnyIssue[] | undefined): ReviewIssue | undefined {
  const reviews = (linked ?? []).filter(issue => issue.kind === 'review');
  return reviews.find(({ opened }) => opened) ?? reviews[0];
}

function describeReview(review: ReviewIssue | undefined, view: PageView): string {
  if (!review) return l10n.t('none yet');
  const due = review.dueDate === undefined || !review.opened ? '' : `, ${l10n.t('due {0}', review.dueDate)}`;
  return `${linkIssue(review, view)}${review.opened ? '' : ` (${l10n.t('closed')})`}${due}`;
}

function writeFailures({ failures }: IncidentFacts, { failureWords }: PageView): readonly string[] {
  return [...failures].map(([name, error]) => `*${describePart(name)} ${escapeForPage(failureWords(error))}*`);
}

function describePart(name: PartName): string {
  switch (name) {
    case 'fields':
      return l10n.t('Severity and paging could not be read:');
    case 'events':
      return l10n.t('The timeline could not be read:');
    case 'comments':
      return l10n.t('The comments could not be read:');
    case 'links':
      return l10n.t('Linked issues could not be read:');
    case 'mergeRequests':
      return l10n.t('Merge requests could not be read:');
  }
}

function writeDescription(issue: AnyIssue, view: PageView): readonly string[] {
  const text = quote(issue.description, issue, view);
  return text === '' ? [] : [`## ${l10n.t('Description')}`, text];
}

function writeTimeline({ parts, issue }: IncidentFacts, view: PageView): readonly string[] {
  const waiting = view.waiting.map(
    ({ note, occurredAt }) =>
      `- **${formatTime(occurredAt)}** ${escapeForPage(note)} · *${l10n.t('waits to be sent to GitLab')}*`,
  );
  const { events = [] } = parts;
  if (!parts.events && waiting.length === 0) return [];
  const lines = [...events.map(event => writeEvent(event, issue, view)), ...waiting];
  return [`## ${l10n.t('Timeline')}`, lines.length === 0 ? l10n.t('Nothing yet.') : lines.join('\n')];
}

function writeEvent(
  { note, occurredAt, createdAt, author, tags }: IncidentEvent,
  issue: AnyIssue,
  view: PageView,
): string {
  const words = quote(foldToOneLine(note, 1000), issue, view).replace(/^> ?/u, '');
  const tagged = tags.length === 0 ? '' : ` *(${tags.map(escapeForPage).join(', ')})*`;
  return `- **${formatTime(occurredAt)}** ${words}${tagged}${nameAuthor(author)}${markNew(createdAt, view)}`;
}

function writeComments({ parts, issue }: IncidentFacts, view: PageView): readonly string[] {
  const { comments, hasOlder } = parts;
  if (!comments) return [];
  return [
    `## ${l10n.t('Comments')}`,
    ...(hasOlder ? [`*${l10n.t('Older ones stand in GitLab.')}*`] : []),
    ...(comments.length === 0
      ? [l10n.t('None yet.')]
      : comments.flatMap(comment => writeComment(comment, issue, view))),
  ];
}

function writeComment({ body, author, createdAt, internal }: Note, issue: AnyIssue, view: PageView): readonly string[] {
  const who = author ? namePerson(author) : l10n.t('somebody');
  const inside = internal ? ` · ${l10n.t('internal')}` : '';
  return [`**${formatTime(createdAt)}** · ${who}${inside}${markNew(createdAt, view)}`, quote(body, issue, view)];
}

function writeLinks({ parts }: IncidentFacts, view: PageView): readonly string[] {
  const issues = (parts.links ?? []).map(
    ({ issue }) => `- ${linkIssue(issue, view)}${issue.opened ? '' : ` (${l10n.t('closed')})`}`,
  );
  const requests = (parts.mergeRequests ?? []).map(
    ({ project, iid, title, mergedAt, state }) =>
      `- [${project}!${iid}](${removeSlashes(view.url)}/${project}/-/merge_requests/${iid}) ${escapeForPage(title)} (${
        mergedAt === undefined ? describeMergeState(state) : l10n.t('merged {0}', formatTime(mergedAt))
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

function quote(text: string, { reference }: AnyIssue, { url }: PageView): string {
  const place = { url: removeSlashes(url), project: reference.project };
  return quoteMarkdown(text, place, `*${l10n.t('The rest is in GitLab.')}*`);
}

function linkIssue({ reference, title }: AnyIssue, { url }: PageView): string {
  return `[${formatReference(reference)}](${buildIssueUrl(url, reference)}) ${escapeForPage(title)}`;
}

function markNew(at: number, { seenUntil }: PageView): string {
  return seenUntil !== undefined && at > seenUntil ? ` · **${l10n.t('new')}**` : '';
}

function namePerson({ name, username }: User): string {
  return `${escapeForPage(name)} (@${escapeForPage(username)})`;
}

function nameAuthor(user: User | undefined): string {
  return user ? ` · ${namePerson(user)}` : '';
}

/** `2025-11-20 12:00 UTC`. */
function formatTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function formatElapsed(elapsedMs: number): string {
  const minutes = Math.max(0, Math.floor(elapsedMs / 60_000));
  if (minutes < 1) return l10n.t('just now');
  if (minutes < 60) return l10n.t('{0} min ago', minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return l10n.t('{0} h {1} min ago', hours, minutes % 60);
  return l10n.t('{0} days ago', Math.floor(hours / 24));
}
