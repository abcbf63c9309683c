// The page of an incident as Markdown. Everything in it that is not ours came from GitLab and stays text.
import { l10n } from 'vscode';
import type { AnyIssue, IncidentEvent, Note } from '../gitlab/index';
import { oneLine } from '../incident/foreignText';
import { severityOf, type LabelNames } from '../incident/labels';
import type { ReviewIssue, Severity, User, WorkflowState } from '../incident/model';
import { inPage, quotedMarkdown } from '../incident/quotedMarkdown';
import { formatReference, issueUrl, withoutSlashes } from '../incident/reference';
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
  /** True until everything was read once. */
  readonly isLoading: boolean;
  /** Why a part could not be read, in words. */
  readonly failureWords: (error: unknown) => string;
}

/** The page as Markdown. */
export function pageText(facts: IncidentFacts, view: PageView): string {
  const { issue } = facts;
  return [
    `# ${inPage(issue.title) || formatReference(issue.reference)}`,
    `[${formatReference(issue.reference)}](${issueUrl(view.url, issue.reference)})`,
    ...newsLines(facts, view),
    factLines(facts, view).join('\n'),
    ...failureLines(facts, view),
    ...descriptionBlocks(issue, view),
    ...timelineBlocks(facts, view),
    ...commentBlocks(facts, view),
    ...linkBlocks(facts, view),
    ...(view.isLoading ? [`*${l10n.t('Reading more from GitLab…')}*`] : []),
  ].join('\n\n');
}

/** What is there since the person looked last. */
function newsLines({ parts }: IncidentFacts, { seenUntil }: PageView): readonly string[] {
  if (seenUntil === undefined) return [];
  const comments = (parts.comments ?? []).filter(({ createdAt }) => createdAt > seenUntil).length;
  const events = (parts.events ?? []).filter(({ createdAt }) => createdAt > seenUntil).length;
  const words = [
    comments === 1 ? l10n.t('1 comment') : comments > 1 ? l10n.t('{0} comments', comments) : '',
    events === 1 ? l10n.t('1 timeline event') : events > 1 ? l10n.t('{0} timeline events', events) : '',
  ].filter(each => each !== '');
  return words.length === 0
    ? []
    : [`**${l10n.t('New since you looked last ({0}): {1}.', timeOf(seenUntil), words.join(', '))}**`];
}

function factLines({ issue, parts }: IncidentFacts, view: PageView): readonly string[] {
  const { now } = view;
  const incident = issue.kind === 'incident' ? issue : undefined;
  const owners = issue.assignees.map(personOf).join(', ');
  const lines: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('State'), incident ? stateWords(incident.state) : issue.opened ? l10n.t('Open') : l10n.t('Closed')],
    [l10n.t('Severity'), severityLine(issue, parts.fields?.severity, view.names)],
    [l10n.t('Owner'), owners === '' ? l10n.t('nobody') : owners],
    [
      l10n.t('Services'),
      incident && incident.services.length > 0 ? incident.services.map(inPage).join(', ') : undefined,
    ],
    [l10n.t('Paging'), parts.fields?.paging && pagingWords(parts.fields.paging)],
    [l10n.t('Declared'), `${timeOf(issue.createdAt)}, ${agoOf(now - issue.createdAt)}${byOf(issue.author)}`],
    [l10n.t('Last update'), `${timeOf(issue.updatedAt)}, ${agoOf(now - issue.updatedAt)}`],
    [l10n.t('Closed'), issue.closedAt === undefined ? undefined : timeOf(issue.closedAt)],
    [l10n.t('Confidential'), issue.confidential ? l10n.t('yes') : undefined],
    [l10n.t('Review'), reviewLine(reviewIn(parts.links?.map(({ issue: other }) => other)) ?? view.review, view)],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`- **${name}:** ${value}`]));
}

/** The words of the sidebar's groups. */
function stateWords(state: WorkflowState): string {
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
function severityLine(issue: AnyIssue, field: Severity | undefined, names: LabelNames): string {
  const label = severityOf(issue.labels, names);
  if (label === undefined && field === undefined) {
    return issue.severity === undefined ? l10n.t('unknown') : `S${issue.severity}`;
  }
  if (label === undefined) return l10n.t('S{0}, by GitLab’s own field; no label says it', field ?? '');
  return field === undefined || field === label
    ? `S${label}`
    : l10n.t('S{0} by its label, S{1} by GitLab’s own field: they differ', label, field);
}

function reviewIn(linked: readonly AnyIssue[] | undefined): ReviewIssue | undefined {
  const reviews = (linked ?? []).filter(issue => issue.kind === 'review');
  return reviews.find(({ opened }) => opened) ?? reviews[0];
}

function reviewLine(review: ReviewIssue | undefined, view: PageView): string {
  if (!review) return l10n.t('none yet');
  const due = review.dueDate === undefined || !review.opened ? '' : `, ${l10n.t('due {0}', review.dueDate)}`;
  return `${issueLink(review, view)}${review.opened ? '' : ` (${l10n.t('closed')})`}${due}`;
}

function failureLines({ failures }: IncidentFacts, { failureWords }: PageView): readonly string[] {
  return [...failures].map(([name, error]) => `*${partWords(name)} ${inPage(failureWords(error))}*`);
}

function partWords(name: PartName): string {
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

function descriptionBlocks(issue: AnyIssue, view: PageView): readonly string[] {
  const text = quoted(issue.description, issue, view);
  return text === '' ? [] : [`## ${l10n.t('Description')}`, text];
}

function timelineBlocks({ parts, issue }: IncidentFacts, view: PageView): readonly string[] {
  const { events } = parts;
  if (!events) return [];
  const lines = events.map(event => eventLine(event, issue, view));
  return [`## ${l10n.t('Timeline')}`, lines.length === 0 ? l10n.t('Nothing yet.') : lines.join('\n')];
}

function eventLine(
  { note, occurredAt, createdAt, author, tags }: IncidentEvent,
  issue: AnyIssue,
  view: PageView,
): string {
  const words = quoted(oneLine(note, 1000), issue, view).replace(/^> ?/u, '');
  const tagged = tags.length === 0 ? '' : ` *(${tags.map(inPage).join(', ')})*`;
  return `- **${timeOf(occurredAt)}** ${words}${tagged}${byOf(author)}${newMark(createdAt, view)}`;
}

function commentBlocks({ parts, issue }: IncidentFacts, view: PageView): readonly string[] {
  const { comments, hasOlder } = parts;
  if (!comments) return [];
  return [
    `## ${l10n.t('Comments')}`,
    ...(hasOlder ? [`*${l10n.t('Older ones stand in GitLab.')}*`] : []),
    ...(comments.length === 0 ? [l10n.t('None yet.')] : comments.flatMap(comment => commentOf(comment, issue, view))),
  ];
}

function commentOf({ body, author, createdAt, internal }: Note, issue: AnyIssue, view: PageView): readonly string[] {
  const who = author ? personOf(author) : l10n.t('somebody');
  const inside = internal ? ` · ${l10n.t('internal')}` : '';
  return [`**${timeOf(createdAt)}** · ${who}${inside}${newMark(createdAt, view)}`, quoted(body, issue, view)];
}

function linkBlocks({ parts }: IncidentFacts, view: PageView): readonly string[] {
  const issues = (parts.links ?? []).map(
    ({ issue }) => `- ${issueLink(issue, view)}${issue.opened ? '' : ` (${l10n.t('closed')})`}`,
  );
  const requests = (parts.mergeRequests ?? []).map(
    ({ project, iid, title, mergedAt, state }) =>
      `- [${project}!${iid}](${withoutSlashes(view.url)}/${project}/-/merge_requests/${iid}) ${inPage(title)} (${
        mergedAt === undefined ? mergeWords(state) : l10n.t('merged {0}', timeOf(mergedAt))
      })`,
  );
  return [
    ...(issues.length === 0 ? [] : [`## ${l10n.t('Linked issues')}`, issues.join('\n')]),
    ...(requests.length === 0 ? [] : [`## ${l10n.t('Merge requests')}`, requests.join('\n')]),
  ];
}

function mergeWords(state: string): string {
  return state === 'opened' ? l10n.t('open') : l10n.t('closed');
}

function pagingWords(status: 'triggered' | 'acknowledged' | 'resolved' | 'ignored'): string {
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

function quoted(text: string, { reference }: AnyIssue, { url }: PageView): string {
  const place = { url: withoutSlashes(url), project: reference.project };
  return quotedMarkdown(text, place, `*${l10n.t('The rest is in GitLab.')}*`);
}

function issueLink({ reference, title }: AnyIssue, { url }: PageView): string {
  return `[${formatReference(reference)}](${issueUrl(url, reference)}) ${inPage(title)}`;
}

function newMark(at: number, { seenUntil }: PageView): string {
  return seenUntil !== undefined && at > seenUntil ? ` · **${l10n.t('new')}**` : '';
}

function personOf({ name, username }: User): string {
  return `${inPage(name)} (@${inPage(username)})`;
}

function byOf(user: User | undefined): string {
  return user ? ` · ${personOf(user)}` : '';
}

/** `2025-11-20 12:00 UTC`. */
function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function agoOf(elapsedMs: number): string {
  const minutes = Math.max(0, Math.floor(elapsedMs / 60_000));
  if (minutes < 1) return l10n.t('just now');
  if (minutes < 60) return l10n.t('{0} min ago', minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return l10n.t('{0} h {1} min ago', hours, minutes % 60);
  return l10n.t('{0} days ago', Math.floor(hours / 24));
}
