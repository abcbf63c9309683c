// What the tests of syncing share: a GitLab with an incident that awaits its review, and a person's side of it.
import assert from 'node:assert/strict';
import { createPolicy } from '../../src/incident/policy';
import { defaultLabelNames } from '../../src/incident/labels';
import { createGitLab, createSync, type Journal, type NewReview, type Sync } from '../../src/sync';
import {
  projectIds,
  sampleData,
  sampleTokens,
  startGitLab,
  fetchImpatiently,
  type Data,
  type GitLab,
  type Issue,
  type Project,
} from '../gitlab';

export const now = Date.parse('2025-11-20T12:00:00Z');
export const signal = new AbortController().signal;
const data = sampleData(now);
const small = fewIssues(data);

/** Severity 2, Service::Basket, group::storefront, resolved, no review yet. */
const waitingIid = 1253;
export const incidentReference = { project: 'acme/production', iid: waitingIid };

/** A word that stands in every title and text of a confidential review. */
export const secret = 'sapphire';

/**
 * The newest issues of the sample, hostile ones and other reviews among them, and a closed incident with its review and
 * action: every list is read in every run of thousands, and more of the same would say no more.
 */
function fewIssues(all: Data): Data {
  const isKept = ({ projectId, iid }: Issue): boolean =>
    projectId !== projectIds.production || iid >= 1247 || (iid >= 1204 && iid <= 1206);
  const issues = all.issues.filter(isKept);
  const ids = new Set(issues.map(({ id }) => id));
  const ofIssues = <T extends { readonly issueId: number }>(list: readonly T[]): readonly T[] =>
    list.filter(({ issueId }) => ids.has(issueId));
  return {
    ...all,
    issues,
    links: all.links.filter(({ sourceId, targetId }) => ids.has(sourceId) && ids.has(targetId)),
    notes: ofIssues(all.notes),
    labelEvents: ofIssues(all.labelEvents),
    stateEvents: ofIssues(all.stateEvents),
    timelineEvents: ofIssues(all.timelineEvents),
    mergeRequests: ofIssues(all.mergeRequests),
  };
}

export interface World {
  readonly standIn: GitLab;
  /** What its people call GitLab. */
  readonly url: string;
  readonly project: Project;
  /** As the stand-in holds it now. */
  incident(): Issue;
  /** The ids of the issues that were there at the start. */
  readonly before: ReadonlySet<number>;
  /** The issues that were made since the start. */
  made(): readonly Issue[];
  /** The store's number of the issue with this `iid`. */
  issueId(iid: number): number;
  /** Every state in which a public issue held the secret. */
  readonly leaks: readonly string[];
}

export interface WorldOptions {
  readonly confidential?: boolean;
  readonly tier?: 'free' | 'premium';
  readonly severityParameter?: boolean;
  readonly graphql?: 'current' | 'old' | 'off';
  /** With few issues, and at an address of its own wherever it listens, so that it can be copied. */
  readonly small?: boolean;
  /** Begins as that small world is now, and counts as made what was made there. */
  readonly copyOf?: World;
}

/** What GitLab calls itself in every small world: what was said in one of them is true in its copy. */
const address = 'https://gitlab.acme.example/gitlab';

/** The options of a client that asks GitLab by the name that it has in this world. */
export function connectionOf(
  { url, standIn }: World,
  send: typeof fetch = fetch,
): { url: string; fetch: typeof fetch } {
  return {
    url,
    fetch: (asked, init) => {
      const at = asked instanceof Request ? asked.url : String(asked);
      assert.ok(at.startsWith(`${url}/`), at);
      return send(standIn.url + at.slice(url.length), init);
    },
  };
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { confidential = false, copyOf, small: isSmall = copyOf !== undefined, ...settings } = options;
  const from = copyOf?.standIn.store ?? (isSmall ? small : data);
  const named = isSmall ? { externalUrl: address } : {};
  const standIn = await startGitLab({ data: from, now: () => now, tier: 'premium', ...named, ...settings });
  const { store } = standIn;
  const project = store.project(projectIds.production);
  assert.ok(project);
  const find = (iid: number): Issue => {
    const found = store.issueOf(project, iid);
    assert.ok(found, `there is no issue ${iid}`);
    return found;
  };
  if (confidential && !copyOf) {
    store.changeIssue(
      find(waitingIid).id,
      { confidential: true, title: `Keys of the ${secret} vault were readable` },
      2,
    );
  }
  const before = copyOf?.before ?? new Set(store.allIssues().map(({ id }) => id));
  const leaks = [...(copyOf?.leaks ?? [])];
  const watched = <T extends Issue>(issue: T): T => {
    if (!issue.confidential && `${issue.title}\n${issue.description ?? ''}`.toLowerCase().includes(secret)) {
      leaks.push(`#${issue.iid} ${issue.title}`);
    }
    return issue;
  };
  const addNote = store.addNote.bind(store);
  store.addNote = (issue, authorId, body, internal) => {
    if (!issue.confidential && !internal && body.toLowerCase().includes(secret))
      leaks.push(`a comment on #${issue.iid}`);
    return addNote(issue, authorId, body, internal);
  };
  const [addIssue, changeIssue] = [store.addIssue.bind(store), store.changeIssue.bind(store)];
  store.addIssue = fields => watched(addIssue(fields));
  store.changeIssue = (id, changes, userId) => watched(changeIssue(id, changes, userId));
  return {
    standIn,
    url: isSmall ? address : standIn.url,
    project,
    incident: () => find(waitingIid),
    before,
    made: () => store.allIssues().filter(({ id }) => !before.has(id)),
    issueId: iid => find(iid).id,
    leaks,
  };
}

/** Keeps what went through JSON, as the extension's storage does. */
export function memoryJournal(
  before: ReadonlyMap<string, string> = new Map(),
): Journal & { readonly keys: () => readonly string[]; readonly kept: ReadonlyMap<string, string> } {
  const kept = new Map(before);
  return {
    kept,
    read: key => Promise.resolve(JSON.parse(kept.get(key) ?? 'null') as unknown),
    write: (key, value) => {
      if (value === undefined) kept.delete(key);
      else kept.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
    keys: () => [...kept.keys()],
  };
}

export interface Person {
  readonly sync: Sync;
  readonly journal: ReturnType<typeof memoryJournal>;
}

/** Waits for nothing; `impatient` not even where GitLab does not answer. */
export function personOf(
  world: World,
  options: {
    readonly token?: string;
    readonly impatient?: boolean;
    readonly journal?: Person['journal'];
    readonly delay?: () => Promise<void>;
    readonly mostMakingMs?: number;
  } = {},
): Person {
  const { token = sampleTokens.onCall, impatient = false, journal = memoryJournal() } = options;
  const { delay = () => Promise.resolve(), mostMakingMs } = options;
  const connection = connectionOf(world, impatient ? fetchImpatiently(world.standIn) : fetch);
  const gitlab = createGitLab({ ...connection, token, delay, now: () => now });
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `3f2c0000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  };
  return {
    sync: createSync({ gitlab, journal, names: defaultLabelNames, now: () => now, newId, delay, mostMakingMs }),
    journal,
  };
}

export function reviewText(id: string, title: string): string {
  return [
    '<!-- incident-review',
    `id: ${id}`,
    'template: incident-review',
    `incident: acme/production#${waitingIid}`,
    '-->',
    '',
    `# ${title}`,
    '',
    '## Summary',
    '',
    'Baskets were empty after signing in.',
    '/close to half of the orders were lost.',
    '',
    '## Timeline',
    '',
    '- 10:00 First alert',
    '- 10:20 Rolled back',
    '',
    '## Lessons',
    '',
    'Still to be written.',
    '',
  ].join('\n');
}

export function newReview(id: string, changes: Partial<NewReview> = {}): NewReview {
  const title = changes.title ?? 'Incident Review: Basket loses its contents';
  return {
    project: 'acme/production',
    incident: incidentReference,
    text: reviewText(id, title),
    policy: createPolicy('gitlab-2025'),
    title,
    labels: ['corrective action'],
    assignees: ['priya.nair'],
    dueDate: '2025-11-25',
    ...changes,
  };
}

/** The ids of what was said differ from run to run. */
function hideNames(text: string): string {
  return text.replaceAll(/<!-- incident-reviews(?: dropped)?: [\w-]+ -->/gu, '<!-- … -->');
}

/** What a person sees of a review and its incident, without numbers that differ from run to run. */
export function endOf(world: World): unknown {
  const { store } = world.standIn;
  const upload = /\/uploads\/\w+\//gu;
  const commentsOf = (issue: Issue): readonly string[] =>
    store
      .notesOf(issue)
      .filter(({ system, createdAt }) => !system && createdAt >= now)
      .map(({ body }) => hideNames(body));
  const review = (issue: Issue): unknown => ({
    title: issue.title,
    description: hideNames((issue.description ?? '').replaceAll(upload, '/uploads/…/')),
    labels: [...issue.labels].sort(),
    confidential: issue.confidential,
    assignees: issue.assigneeIds,
    due: issue.dueDate,
    state: issue.state,
    type: issue.type,
    severity: issue.severity,
    links: store.linksOf(issue).length,
    comments: commentsOf(issue),
    labelEvents: store
      .labelEventsOf(issue)
      .map(({ action, label }) => `${action} ${label}`)
      .sort(),
  });
  const incident = world.incident();
  return {
    reviews: world.made().map(review),
    incident: {
      labels: [...incident.labels].sort(),
      state: incident.state,
      severity: incident.severity,
      assignees: incident.assigneeIds,
      comments: commentsOf(incident),
      events: store.timelineOf(incident).map(({ note, occurredAt }) => `${new Date(occurredAt).toISOString()} ${note}`),
      links: store.linksOf(incident).length,
      labelEvents: store.labelEventsOf(incident).map(({ action, label }) => `${action} ${label}`),
    },
    labels: store.projectLabels(world.project).length,
  };
}
