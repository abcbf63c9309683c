// Severity, paging and timeline of an incident over GraphQL, with a server of each age and under faults.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createGitLab, isNotOffered, type GitLab } from '../../src/gitlab';
import { sampleData, sampleTokens, startGitLab, type GitLab as StandIn } from '../gitlab';
import { projectIds } from '../gitlab/sample/people';
import type { GitLabOptions } from '../gitlab/server';
import { errorOf } from '../errorOf';

const now = Date.parse('2025-11-20T12:00:00Z');
const data = sampleData(now);
const { signal } = new AbortController();
const incident = { project: 'acme/production', iid: 1204 };
const seen = { note: 'We saw the first alert', occurredAt: now - 60_000, tags: ['Impact detected'] as const };

suite('What only GraphQL tells of an incident', () => {
  let standIn: StandIn;
  let gitlab: GitLab;
  const waits: number[] = [];

  async function start(options: Partial<GitLabOptions> = {}, token: string = sampleTokens.onCall): Promise<void> {
    standIn = await startGitLab({ data, now: () => now, ...options });
    gitlab = createGitLab({
      url: standIn.url,
      token,
      now: () => now,
      delay: milliseconds => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
    });
    waits.length = 0;
  }
  teardown(() => standIn.stop());

  const issueId = (): number => {
    const project = standIn.store.project(incident.project);
    const found = project && standIn.store.issueOf(project, incident.iid);
    assert.ok(found);
    return found.id;
  };
  const posts = (): number => standIn.requests.filter(({ path }) => path === 'web:/api/graphql').length;

  test('severity and paging are read in one request', async () => {
    await start();
    standIn.store.changeIssue(issueId(), { severity: 'high', paging: 'triggered' }, 2);
    assert.deepEqual(await gitlab.onCallFields(incident, signal), { severity: 2, paging: 'triggered' });
    assert.equal(posts(), 1);
  });

  test('the paging of several is read in one request; what is not there says nothing', async () => {
    await start();
    standIn.store.changeIssue(issueId(), { paging: 'triggered' }, 2);
    const { project, iid } = incident;
    assert.deepEqual(await gitlab.pagingOf(project, [999_999, iid], signal), [undefined, 'triggered']);
    assert.equal(posts(), 1);
    assert.deepEqual(await gitlab.pagingOf('acme/nowhere', [1], signal), [undefined]);
  });

  test('what nobody set is undefined', async () => {
    await start();
    standIn.store.changeIssue(issueId(), { severity: 'unknown' }, 2);
    assert.deepEqual(await gitlab.onCallFields(incident, signal), { severity: undefined, paging: undefined });
  });

  for (const severity of [1, 2, 3, 4] as const) {
    test(`severity ${severity} is written and comes back`, async () => {
      await start();
      assert.equal(await gitlab.setSeverityField(incident, severity, signal), severity);
      assert.equal((await gitlab.onCallFields(incident, signal))?.severity, severity);
    });
  }

  for (const workItems of [false, true]) {
    test(`an event is written with its time, words and tag${workItems ? ', also where incidents are work items' : ''}`, async () => {
      await start({ workItems });
      const written = await gitlab.createIncidentEvent(incident, seen, signal);
      const found = (await gitlab.incidentEvents(incident, signal))?.find(({ id }) => id === written.id);
      assert.deepEqual(found, written);
      assert.deepEqual(
        [written.note, written.occurredAt, written.tags, written.author?.username],
        [seen.note, seen.occurredAt, ['Impact detected'], 'olivia.marsh'],
      );
    });
  }

  test('a timeline of 250 events is read whole, by time, in a request for each hundred', async () => {
    await start();
    const issue = standIn.store.issue(issueId());
    assert.ok(issue);
    const had = standIn.store.timelineOf(issue).length;
    for (let each = had; each < 250; each += 1) {
      standIn.store.addTimelineEvent(issue, { authorId: 2, note: `Event ${each}`, occurredAt: now - each * 1000 });
    }
    const events = (await gitlab.incidentEvents(incident, signal)) ?? [];
    assert.equal(events.length, 250);
    assert.ok(events.every(({ occurredAt }, at) => occurredAt >= (events[at - 1]?.occurredAt ?? 0)));
    assert.equal(posts(), 4);
  });

  for (const [graphql, fields] of [
    ['old', { severity: 1, paging: undefined }],
    ['off', undefined],
  ] as const) {
    test(`a server whose GraphQL is ${graphql} has no timeline and no paging`, async () => {
      await start({ graphql });
      standIn.store.changeIssue(issueId(), { severity: 'critical' }, 2);
      assert.deepEqual(await gitlab.onCallFields(incident, signal), fields);
      assert.deepEqual(await gitlab.pagingOf(incident.project, [incident.iid], signal), [undefined]);
      assert.equal(await gitlab.incidentEvents(incident, signal), undefined);
      const error = await errorOf(gitlab.createIncidentEvent(incident, seen, signal));
      assert.ok(isNotOffered(error), inspect(error));
      assert.equal(error.maybeDone, false);
    });
  }

  test('an incident that is not there is not found', async () => {
    await start();
    for (const iid of [999_999]) {
      const nowhere = { ...incident, iid };
      for (const call of [
        gitlab.onCallFields(nowhere, signal),
        gitlab.incidentEvents(nowhere, signal),
        gitlab.setSeverityField({ project: 'acme/nowhere', iid }, 1, signal),
      ]) {
        const error = await errorOf(call);
        assert.ok(['not-found', 'refused'].includes(error.kind) && !isNotOffered(error), inspect(error));
      }
    }
  });

  test('a token that only reads writes nothing, and hears that it may not', async () => {
    await start({}, sampleTokens.readOnly);
    const error = await errorOf(gitlab.createIncidentEvent(incident, seen, signal));
    assert.deepEqual([error.kind, error.reason, error.maybeDone], ['refused', 'no-permission', false]);
  });

  test('a question is asked again where the server asks for it, a write is not', async () => {
    await start();
    standIn.fault({ path: 'web:/api/graphql', nth: 1, fault: { kind: 'throttled', retryAfterSeconds: 2 } });
    assert.ok(await gitlab.onCallFields(incident, signal));
    assert.deepEqual([posts(), waits], [2, [2000]]);
    await gitlab.incidentEvents(incident, signal);
    standIn.clearRequests();
    standIn.fault({ path: 'web:/api/graphql', fault: { kind: 'status', status: 502, afterActing: true } });
    const error = await errorOf(gitlab.createIncidentEvent(incident, seen, signal));
    assert.deepEqual([error.kind, error.maybeDone, posts()], ['unreachable', true, 1]);
  });

  test('queries are no writes, mutations are', async () => {
    await start();
    await gitlab.onCallFields(incident, signal);
    await gitlab.incidentEvents(incident, signal);
    assert.equal(standIn.writes().length, 0);
    await gitlab.createIncidentEvent(incident, seen, signal);
    await gitlab.setSeverityField(incident, 2, signal);
    assert.equal(standIn.writes().length, 2);
  });

  test('a severity goes to no other project that has got the path meanwhile', async () => {
    await start();
    const { projectId } = await gitlab.issue(incident, signal);
    const severities = (): readonly string[] => standIn.store.allIssues().map(({ severity }) => severity);
    const before = severities();
    standIn.store.renameProject(projectId, 'acme/renamed');
    standIn.store.renameProject(projectIds.shop, incident.project);
    assert.equal((await errorOf(gitlab.setSeverityField(incident, 1, signal))).kind, 'not-found');
    assert.deepEqual(severities(), before);
  });

  test('a comment is written once, without quick actions', async () => {
    await start();
    const note = await gitlab.createNote(incident, { body: 'Calm again.\n/title Nothing\n' }, signal);
    assert.equal(note.body.trimEnd(), 'Calm again.\n\\/title Nothing');
    assert.notEqual(standIn.store.issue(issueId())?.title, 'Nothing');
  });
});
