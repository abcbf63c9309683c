// What the page of an incident shows, read from GitLab in several answers: one that fails leaves the others as they are.
import type { AnyIssue, GitLab, IncidentEvent, IssueLink, OnCallFields, RelatedMergeRequest } from '../gitlab/index';
import type { LabelEvent } from '../incident/labelHistory';
import { listWantedFacts } from '../incident/liveHints';
import type { Incident } from '../incident/model';
import type { Policy } from '../incident/policy';
import { readNewestComments, type KnownComments } from './comments';
import { readPages } from '../gitlab/readPages';

/** What GitLab answers beside the issue itself. Undefined: not read yet, or the server has no such thing. */
interface IncidentAnswers {
  readonly fields?: OnCallFields | undefined;
  /** By time. */
  readonly events?: readonly IncidentEvent[] | undefined;
  /** Whether an entry of the timeline says what the cause is; undefined where it does not matter. */
  readonly isCauseKnown?: boolean | undefined;
  readonly comments?: KnownComments | undefined;
  /** When its labels came and went, where something hangs on it. */
  readonly history?: readonly LabelEvent[] | undefined;
  readonly links?: readonly IssueLink[] | undefined;
  readonly mergeRequests?: readonly RelatedMergeRequest[] | undefined;
}

export type AnswerName = 'fields' | 'events' | 'comments' | 'history' | 'links' | 'mergeRequests';

/** Without its text where only the lists know it yet. */
export type ShownIssue = AnyIssue | Incident;

/** What is known of an incident. Instants are epoch milliseconds. */
export interface IncidentFacts {
  readonly issue: ShownIssue;
  readonly answers: IncidentAnswers;
  /** What could not be read the last time, each with its error. */
  readonly failures: ReadonlyMap<AnswerName, unknown>;
}

/** Of a hundred merge requests each. */
const mostRequestPages = 5;

/** What reading needs besides GitLab. `now` gives epoch milliseconds. */
export interface FactsReading {
  readonly issue: AnyIssue;
  readonly before: IncidentFacts | undefined;
  readonly policy: Policy;
  readonly now: number;
  readonly hasCause: (events: readonly IncidentEvent[]) => Promise<boolean>;
}

type ReadAnswer = (gitlab: GitLab, reading: FactsReading, signal: AbortSignal) => Promise<IncidentAnswers>;

const reads: Readonly<Record<AnswerName, ReadAnswer>> = {
  fields: async (gitlab, { issue }, signal) => ({ fields: await gitlab.onCallFields(issue.reference, signal) }),
  events: async (gitlab, reading, signal) => {
    const events = await gitlab.incidentEvents(reading.issue.reference, signal);
    return { events, isCauseKnown: isWanted('cause', reading) ? await reading.hasCause(events ?? []) : undefined };
  },
  comments: async (gitlab, { issue, before }, signal) => ({
    comments: await readNewestComments(gitlab, { incident: issue.reference, before: before?.answers.comments }, signal),
  }),
  history: async (gitlab, { issue }, signal) => ({ history: await gitlab.labelEvents(issue.reference, signal) }),
  links: async (gitlab, { issue }, signal) => ({ links: await gitlab.links(issue.reference, signal) }),
  mergeRequests: async (gitlab, { issue }, signal) => ({
    mergeRequests: await readPages(mostRequestPages, page => gitlab.mergeRequests(issue.reference, { page }, signal)),
  }),
};

function isWanted(kind: 'cause' | 'labels', { issue, policy, now }: FactsReading): boolean {
  return issue.kind === 'incident' && listWantedFacts(issue, { policy, now }).includes(kind);
}

/** Not every one of these moves the time at which GitLab says that the issue was changed. */
const always: readonly AnswerName[] = ['fields', 'events'];
const all = Object.keys(reads) as readonly AnswerName[];

/**
 * Reads the answers about an incident, all at once, as far as something may have changed since `before`; what fails keeps its
 * former value. Rejects only where `signal` is aborted.
 */
export async function readAnswers(gitlab: GitLab, reading: FactsReading, signal: AbortSignal): Promise<IncidentFacts> {
  const { issue, before } = reading;
  const isSame =
    before?.answers.comments !== undefined && before.issue.updatedAt === issue.updatedAt && before.failures.size === 0;
  const names = (isSame ? always : all).filter(name => name !== 'history' || isWanted('labels', reading));
  const results = await Promise.allSettled(names.map(name => reads[name](gitlab, reading, signal)));
  signal.throwIfAborted();
  const failures = new Map<AnswerName, unknown>();
  let answers: IncidentAnswers = before?.answers ?? {};
  for (const [at, result] of results.entries()) {
    const name = names[at];
    if (result.status === 'fulfilled') answers = { ...answers, ...result.value };
    else if (name) failures.set(name, result.reason);
  }
  return { issue, answers, failures };
}
