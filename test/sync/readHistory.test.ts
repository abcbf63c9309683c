// Reading what happened to an incident, over real HTTP.
import assert from 'node:assert/strict';
import { createGitLab } from '../../src/gitlab';
import { buildSourceUrl, type HistoryEntry } from '../../src/incident/history';
import { defaultLabelNames } from '../../src/incident/labels';
import type { IssueReference } from '../../src/incident/model';
import { readHistory, type History } from '../../src/sync/incidents/readHistory';
import { sampleData, sampleTokens, startGitLab, type Data, type Deployment, type GitLab as StandIn } from '../gitlab';

const now = Date.parse('2025-11-20T12:00:00Z');
const sample = sampleData(now);

/** The sample in which one incident has so many more comments. */
function withComments(count: number): { readonly data: Data; readonly incident: IssueReference } {
  const issue = sample.issues.find(({ title }) => title === 'Warehouse robots stop after a certificate expired');
  assert.ok(issue);
  const notes = Array.from({ length: count }, (_, index) => ({
    id: 200_000 + index,
    issueId: issue.id,
    authorId: 1,
    body: `Look ${index}`,
    system: false,
    internal: false,
    createdAt: issue.createdAt + index * 1000,
    updatedAt: issue.createdAt,
  }));
  return {
    data: { ...sample, notes: [...sample.notes, ...notes] },
    incident: { project: 'acme/production', iid: issue.iid },
  };
}

suite('Reading the history of an incident', () => {
  let standIn: StandIn;
  teardown(() => standIn.stop());

  async function read(
    reference: IssueReference,
    options: { readonly show?: (entries: readonly HistoryEntry[]) => void; readonly signal?: AbortSignal } = {},
  ): Promise<History> {
    const { show = () => undefined, signal = new AbortController().signal } = options;
    const gitlab = createGitLab({ url: standIn.url, token: sampleTokens.onCall, delay: () => Promise.resolve() });
    // As the lists do, before anybody asks for the history.
    const incident = await gitlab.issue(reference, new AbortController().signal);
    standIn.clearRequests();
    return readHistory(gitlab, { incident, names: defaultLabelNames, timeZone: 'UTC', show }, signal);
  }

  test('the timeline, what was recorded, comments and merge requests, in the order of time', async () => {
    const { data, incident } = withComments(0);
    standIn = await startGitLab({ data, now: () => now });
    const { entries, failures, hasGap } = await read(incident);
    const kinds = new Set(entries.map(({ kind }) => kind));
    assert.deepEqual([...kinds].toSorted(), ['comment', 'event', 'label', 'merge-request', 'severity', 'state']);
    assert.ok(entries.every(({ at }, index) => at >= (entries[index - 1]?.at ?? 0)));
    assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
    assert.deepEqual(
      entries.filter(({ kind }) => kind === 'event').map(({ text, author }) => `${author?.username}: ${text}`),
      [
        'amara.okafor: Start of impact: All picking robots stood still because they no longer trusted their controller.',
        'amara.okafor: The alert fired',
        'amara.okafor: Acknowledged by the engineer on call',
        'amara.okafor: A certificate was issued by hand and spread to the robots.',
      ],
    );
    assert.deepEqual([failures.size, hasGap], [0, false]);
    // The timeline, labels, comments, states, merge requests; and deployments of two projects.
    assert.equal(standIn.requests.length, 7);
  });

  test('what was deployed from two hours before it was declared, in its project and those of its merge requests', async () => {
    const { data, incident } = withComments(0);
    const found = data.issues.find(({ title }) => title === 'Warehouse robots stop after a certificate expired');
    const request = data.mergeRequests.find(({ issueId }) => issueId === found?.id);
    assert.ok(found && request);
    const { createdAt } = found;
    const closedAt = createdAt + 4 * 3_600_000;
    const issues = data.issues.map(each =>
      each === found ? ({ ...each, state: 'closed', closedAt, closedById: 1 } as const) : each,
    );
    const hour = 3_600_000;
    const deployed = (id: number, finishedAt: number, more: Partial<Deployment> = {}): Deployment => ({
      id,
      projectId: request.projectId,
      ref: `v4.${id}`,
      environment: { id: 9, name: 'production' },
      authorId: 1,
      createdAt: finishedAt - 60_000,
      finishedAt,
      status: 'success',
      ...more,
    });
    const deployments = [
      deployed(1, createdAt - 3 * hour),
      // Its environment was stopped long after: that is a change of it, and no deployment.
      deployed(2, createdAt - hour, { updatedAt: closedAt + 9 * hour }),
      deployed(3, createdAt + 1000, { status: 'failed' }),
      deployed(4, createdAt + 2000, { projectId: found.projectId }),
      deployed(5, closedAt + hour),
      deployed(6, createdAt - 9 * hour, { updatedAt: createdAt }),
    ];
    standIn = await startGitLab({ data: { ...data, issues, deployments }, now: () => now });
    const { entries, failures } = await read(incident);
    const path = data.projects.find(({ id }) => id === request.projectId)?.path ?? '';
    assert.equal(failures.size, 0);
    assert.deepEqual(
      entries
        .filter(({ source }) => source.kind === 'deployment')
        .map(({ at, text, source }) => [at, text, buildSourceUrl('https://git.example', source)]),
      [
        [
          createdAt - hour,
          `Deployed v4.2 of ${path} to production`,
          `https://git.example/${path}/-/environments/9#deployment-2`,
        ],
        [
          createdAt + 2000,
          'Deployed v4.4 of acme/production to production',
          'https://git.example/acme/production/-/environments/9#deployment-4',
        ],
      ],
    );
  });

  test('2,000 comments are all read, in at most 25 requests, and something is shown within three', async () => {
    const { data, incident } = withComments(2000);
    standIn = await startGitLab({ data, now: () => now });
    let askedFirst: number | undefined;
    const { entries, hasGap } = await read(incident, { show: () => (askedFirst ??= standIn.requests.length) });
    assert.equal(entries.filter(({ text }) => text.startsWith('Look ')).length, 2000);
    assert.equal(hasGap, false);
    assert.ok(standIn.requests.length <= 25, `${standIn.requests.length} requests`);
    assert.ok(askedFirst !== undefined && askedFirst <= 3, `${askedFirst} requests before the first rows`);
  });

  test('of more comments the oldest and the newest are read, and that some are missing is said', async () => {
    const { data, incident } = withComments(4000);
    standIn = await startGitLab({ data, now: () => now });
    const { entries, hasGap } = await read(incident);
    const texts = new Set(entries.map(({ text }) => text));
    assert.ok(texts.has('Look 0') && texts.has('Look 3999') && !texts.has('Look 2000'));
    assert.equal(hasGap, true);
    assert.ok(standIn.requests.length <= 25, `${standIn.requests.length} requests`);
  });

  test('a part that fails leaves the others, and is named', async () => {
    const { data, incident } = withComments(0);
    standIn = await startGitLab({ data, now: () => now });
    standIn.fault({ path: /resource_label_events/u, fault: { kind: 'status', status: 500 } });
    const { entries, failures } = await read(incident);
    assert.deepEqual([...failures.keys()], ['labels']);
    assert.ok(entries.some(({ kind }) => kind === 'event') && entries.some(({ kind }) => kind === 'comment'));
  });

  test('a server without timelines tells the rest', async () => {
    const { data, incident } = withComments(0);
    standIn = await startGitLab({ data, now: () => now, graphql: 'off' });
    const { entries, failures } = await read(incident);
    assert.equal(failures.size, 0);
    assert.ok(entries.some(({ kind }) => kind === 'state') && !entries.some(({ kind }) => kind === 'event'));
  });

  test('where nothing can be read the first reason is thrown, and an abort ends it', async () => {
    const { data, incident } = withComments(0);
    standIn = await startGitLab({ data, now: () => now });
    const gitlab = createGitLab({ url: standIn.url, token: sampleTokens.onCall, delay: () => Promise.resolve() });
    const known = await gitlab.issue(incident, new AbortController().signal);
    standIn.fault({ fault: { kind: 'cut', when: 'before' } });
    const query = { incident: known, names: defaultLabelNames, timeZone: 'UTC', show: () => undefined };
    await assert.rejects(readHistory(gitlab, query, new AbortController().signal), { kind: 'unreachable' });
    standIn.clearFaults();
    // That deployments can still be read is no history of the incident.
    standIn.fault({ path: /resource_|notes|related_merge|graphql/u, fault: { kind: 'cut', when: 'before' } });
    await assert.rejects(readHistory(gitlab, query, new AbortController().signal), { kind: 'unreachable' });
    standIn.clearFaults();
    const aborting = new AbortController();
    aborting.abort();
    await assert.rejects(readHistory(gitlab, query, aborting.signal), { name: 'AbortError' });
  });
});
