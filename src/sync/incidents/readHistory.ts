// Reads what happened to an incident, in few requests: what has come is handed on at once, and the rest fills in.
import type { Deployment, GitLab, Note, Page } from '../../gitlab/index';
import type { HistoryEntry } from '../../incident/history';
import type { LabelNames } from '../../incident/labels';
import type { IssueReference, User } from '../../incident/model';
import { findResolvedSince } from '../../incident/labelHistory';
import { hourMs } from '../../incident/units';
import {
  makeDeclared,
  makeDeployments,
  makeEvents,
  makeLabelChanges,
  makeMergeRequests,
  makeNotes,
  makeStateChanges,
  sortHistory,
  type HistoryContext,
} from './historyEntries';
import { isRefusal } from '../run';

/** What is asked for. Instants are epoch milliseconds. */
interface HistoryQuery {
  readonly incident: {
    readonly reference: IssueReference;
    readonly createdAt: number;
    readonly author: User | undefined;
    /** Undefined while it is open. */
    readonly closedAt: number | undefined;
  };
  readonly names: LabelNames;
  /** In which clocks of comments are meant; an IANA name. */
  readonly timeZone: string;
  /** Called with all that is known, in order, each time more has come. */
  readonly show: (entries: readonly HistoryEntry[]) => void;
}

type HistoryPart = 'events' | 'labels' | 'comments' | 'states' | 'mergeRequests' | 'deployments';

export interface History {
  /** By time. */
  readonly entries: readonly HistoryEntry[];
  /** There are more comments than were read; the oldest and the newest ones are here. */
  readonly hasGap: boolean;
  /** What could not be read, each with its error. */
  readonly failures: ReadonlyMap<HistoryPart, unknown>;
}

/** For one incident; 2,000 comments are within it. */
const mostRequests = 25;
const perPage = 100;
/** Of a tracker and of what is linked: each costs a request. */
const mostDeployingProjects = 3;
const mostDeployments = 50;
/** What was deployed before it was declared may have caused it. */
const earlierMs = 2 * hourMs;
/** What came after the resolution does not belong to it any more, but for a remedy that was late. */
const laterMs = hourMs;
/** Pages of comments that are under way at once. */
const pagesAtOnce = 3;

/**
 * Reads the history of an incident. The first three requests bring its timeline, its labels and its first comments. A part
 * that fails leaves the others; rejects where all fail, with the first one's error, and where `signal` is aborted.
 */
export async function readHistory(gitlab: GitLab, query: HistoryQuery, signal: AbortSignal): Promise<History> {
  const reading = new HistoryReading(query, signal);
  const { reference } = query.incident;
  const { context } = reading;
  let events = 0;
  let labels = 0;
  let resolvedAt: number | undefined;
  let firstPage: Page<Note> | undefined;
  let pages = 0;
  const pageOf: ReadNotes = async (page, newestFirst) => {
    pages += 1;
    const read = await gitlab.notes(reference, { page, perPage, newestFirst }, signal);
    reading.add('comments', makeNotes(context, read.items));
    return read;
  };
  await Promise.all([
    reading.try('events', async () => {
      const found = (await gitlab.incidentEvents(reference, signal)) ?? [];
      events = found.length;
      reading.add('events', makeEvents(context, found));
    }),
    reading.try('labels', async () => {
      const found = await gitlab.labelEvents(reference, signal);
      labels = found.length;
      resolvedAt = findResolvedSince(found, query.names);
      reading.add('labels', makeLabelChanges(context, found));
    }),
    reading.try('comments', async () => {
      firstPage = await pageOf(1, false);
    }),
  ]);
  // One each for the first page of comments, the states and the merge requests.
  const used = countPages(events) + countPages(labels) + 3;
  let hasGap = false;
  let projects: ReadonlySet<string> = new Set([reference.project]);
  await Promise.all([
    reading.try('states', async () => {
      const { items } = await gitlab.stateChanges(reference, {}, signal);
      reading.add('states', makeStateChanges(context, items));
    }),
    reading.try('mergeRequests', async () => {
      const { items } = await gitlab.mergeRequests(reference, {}, signal);
      projects = new Set([...projects, ...items.map(({ project }) => project)]);
      reading.add('mergeRequests', makeMergeRequests(context, items));
    }),
    reading.try('comments', async () => {
      if (firstPage) hasGap = await readNotes(pageOf, { first: firstPage, most: mostRequests - used });
    }),
  ]);
  // The first page of comments is in both.
  const deploying = chooseProjects(projects, mostRequests - used + 1 - pages);
  await Promise.all(
    deploying.map(project =>
      reading.try('deployments', async () => {
        const asked = { project, ...chooseTimes(query.incident, resolvedAt) };
        const found = await readDeployments(gitlab, asked, signal);
        reading.add('deployments', makeDeployments(context, project, found));
      }),
    ),
  );
  return { ...reading.end(), hasGap };
}

/** As many as there are requests left for. */
function chooseProjects(projects: ReadonlySet<string>, left: number): readonly string[] {
  return [...projects].slice(0, Math.max(0, Math.min(mostDeployingProjects, left)));
}

/** Within which deployments may have to do with an incident; it may have been closed long after it was resolved. */
function chooseTimes(
  { createdAt, closedAt = Infinity }: HistoryQuery['incident'],
  resolvedAt = Infinity,
): { readonly after: number; readonly before: number | undefined } {
  const over = Math.min(closedAt, resolvedAt + laterMs);
  return { after: createdAt - earlierMs, before: Number.isFinite(over) ? over : undefined };
}

/** Nothing where a project deploys nothing, or not for this person. */
async function readDeployments(
  gitlab: GitLab,
  { project, ...times }: { readonly project: string; readonly after: number; readonly before: number | undefined },
  signal: AbortSignal,
): Promise<readonly Deployment[]> {
  try {
    return (await gitlab.deployments(project, { ...times, perPage: mostDeployments }, signal)).items;
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

/** Even an empty list takes a request. */
function countPages(items: number): number {
  return Math.max(1, Math.ceil(items / perPage));
}

type ReadNotes = (page: number, newestFirst: boolean) => Promise<Page<Note>>;

/** From both ends until they meet, at most so many pages; true where they did not meet. */
async function readNotes(
  read: ReadNotes,
  { first, most }: { readonly first: Page<Note>; readonly most: number },
): Promise<boolean> {
  if (first.nextPage === undefined) return false;
  const fromOldest = new Set(first.items.map(({ id }) => id));
  const fromNewest = new Set<number>();
  let left = most;
  let oldest = 1;
  let newest = 0;
  while (left > 0) {
    const asked = Array.from({ length: Math.min(pagesAtOnce, left) }, () => {
      const newestFirst = newest < oldest;
      if (newestFirst) newest += 1;
      else oldest += 1;
      return { newestFirst, page: newestFirst ? newest : oldest };
    });
    left -= asked.length;
    const pages = await Promise.all(asked.map(({ page, newestFirst }) => read(page, newestFirst)));
    for (const [at, { items }] of pages.entries()) {
      const own = asked[at]?.newestFirst ? fromNewest : fromOldest;
      for (const { id } of items) own.add(id);
    }
    // A page may hold fewer than it could, or nothing at all: only its end or what both have seen tells that they met.
    if (pages.some(({ nextPage }) => nextPage === undefined) || [...fromNewest].some(id => fromOldest.has(id)))
      return false;
  }
  return true;
}

/** What has come so far. */
class HistoryReading {
  readonly context: HistoryContext;
  readonly #parts = new Map<HistoryPart, readonly HistoryEntry[]>();
  readonly #failures = new Map<HistoryPart, unknown>();

  constructor(
    readonly query: HistoryQuery,
    readonly signal: AbortSignal,
  ) {
    this.context = {
      incident: query.incident.reference,
      names: query.names,
      timeZone: query.timeZone,
    };
  }

  /** Entries that are there already, from the other end, are not added again. */
  add(part: HistoryPart, entries: readonly HistoryEntry[]): void {
    const known = this.#parts.get(part) ?? [];
    const ids = new Set(known.map(({ id }) => id));
    this.#parts.set(part, [...known, ...entries.filter(({ id }) => !ids.has(id))]);
    if (!this.signal.aborted) this.query.show(this.#list());
  }

  async try(part: HistoryPart, read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      this.signal.throwIfAborted();
      if (!this.#failures.has(part)) this.#failures.set(part, error);
    }
  }

  end(): Pick<History, 'entries' | 'failures'> {
    const [first] = this.#failures.values();
    // What was deployed meanwhile tells nothing of the incident where nothing else does.
    const isSilent = [...this.#parts.keys()].every(part => part === 'deployments');
    if (isSilent && first instanceof Error) throw first;
    return { entries: this.#list(), failures: this.#failures };
  }

  #list(): readonly HistoryEntry[] {
    return sortHistory([makeDeclared(this.context, this.query.incident), ...[...this.#parts.values()].flat()]);
  }
}
