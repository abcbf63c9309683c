// What the page of an incident shows, read from GitLab in parts: a part that fails leaves the others as they are.
import type {
  AnyIssue,
  GitLab,
  IncidentEvent,
  IssueLink,
  Note,
  OnCallFields,
  RelatedMergeRequest,
} from '../gitlab/index';
import type { IssueReference } from '../incident/model';

/** The parts beside the issue itself. Undefined: not read yet, or the server has no such thing. */
interface IncidentParts {
  readonly fields?: OnCallFields | undefined;
  /** By time. */
  readonly events?: readonly IncidentEvent[] | undefined;
  /** The newest ones, the newest last; what GitLab itself noted is left out. */
  readonly comments?: readonly Note[] | undefined;
  /** There are older ones, which were not read. */
  readonly hasOlder?: boolean;
  readonly links?: readonly IssueLink[] | undefined;
  readonly mergeRequests?: readonly RelatedMergeRequest[] | undefined;
}

export type PartName = 'fields' | 'events' | 'comments' | 'links' | 'mergeRequests';

/** What is known of an incident. Instants are epoch milliseconds. */
export interface IncidentFacts {
  readonly issue: AnyIssue;
  readonly parts: IncidentParts;
  /** What could not be read the last time, each with its error. */
  readonly failures: ReadonlyMap<PartName, unknown>;
}

/** A page is no archive: what is older is a click away. */
const mostComments = 100;

type ReadPart = (gitlab: GitLab, incident: IssueReference, signal: AbortSignal) => Promise<IncidentParts>;

const reads: Readonly<Record<PartName, ReadPart>> = {
  fields: async (gitlab, incident, signal) => ({ fields: await gitlab.onCallFields(incident, signal) }),
  events: async (gitlab, incident, signal) => ({ events: await gitlab.incidentEvents(incident, signal) }),
  comments: async (gitlab, incident, signal) => {
    const { items, nextPage } = await gitlab.notes(incident, { perPage: mostComments, newestFirst: true }, signal);
    return { comments: items.filter(({ system }) => !system).toReversed(), hasOlder: nextPage !== undefined };
  },
  links: async (gitlab, incident, signal) => ({ links: await gitlab.links(incident, signal) }),
  mergeRequests: async (gitlab, incident, signal) => ({
    mergeRequests: (await gitlab.mergeRequests(incident, {}, signal)).items,
  }),
};

/** Not every one of these moves the time at which GitLab says that the issue was changed. */
const always: readonly PartName[] = ['events'];
const all: readonly PartName[] = ['fields', 'events', 'comments', 'links', 'mergeRequests'];

/**
 * Reads the parts of an incident, all at once, as far as something may have changed since `before`; what fails keeps its
 * former value. Rejects only where `signal` is aborted.
 */
export async function readParts(
  gitlab: GitLab,
  { issue, before }: { readonly issue: AnyIssue; readonly before: IncidentFacts | undefined },
  signal: AbortSignal,
): Promise<IncidentFacts> {
  const isSame = before !== undefined && before.issue.updatedAt === issue.updatedAt && before.failures.size === 0;
  const names = isSame ? always : all;
  const results = await Promise.allSettled(names.map(name => reads[name](gitlab, issue.reference, signal)));
  signal.throwIfAborted();
  const failures = new Map<PartName, unknown>();
  let parts: IncidentParts = before?.parts ?? {};
  for (const [at, result] of results.entries()) {
    const name = names[at];
    if (result.status === 'fulfilled') parts = { ...parts, ...result.value };
    else if (name) failures.set(name, result.reason);
  }
  return { issue, parts, failures };
}
