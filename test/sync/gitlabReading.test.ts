import assert from 'node:assert/strict';
import { createGitLab, type GitLab } from '../../src/gitlab';
import { projectIds, sampleData, sampleTokens, startGitLab, type GitLab as StandIn } from '../gitlab';

const now = Date.parse('2025-11-20T12:00:00Z');
const signal = new AbortController().signal;

suite('Reading from GitLab over HTTP', () => {
  let standIn: StandIn;
  let gitlab: GitLab;
  let production: string;

  suiteSetup(async () => {
    standIn = await startGitLab({
      data: sampleData(now),
      now: () => now,
      externalUrl: 'https://gitlab.invalid/elsewhere',
    });
    gitlab = createGitLab({ url: `${standIn.url}/`, token: sampleTokens.onCall });
    production = pathOf(projectIds.production);
  });
  suiteTeardown(() => standIn.stop());
  setup(() => standIn.clearRequests());

  function pathOf(id: number): string {
    const found = standIn.store.project(String(id));
    assert.ok(found);
    return found.path;
  }

  /** The path of each request since the last test, without its query. */
  function asked(): readonly string[] {
    return standIn.requests.map(({ method, path }) => `${method} ${path}`);
  }

  test('who one is', async () => {
    const user = await gitlab.currentUser(signal);
    assert.deepEqual([user.username, user.name], ['olivia.marsh', 'Olivia Marsh']);
  });

  test('a token goes into its own header, a bearer behind Authorization', async () => {
    await gitlab.currentUser(signal);
    await createGitLab({ url: standIn.url, bearer: () => Promise.resolve(sampleTokens.oauth) }).currentUser(signal);
    assert.deepEqual(
      standIn.requests.map(({ token }) => token),
      ['private-token', 'bearer'],
    );
  });

  test('what a token may do', async () => {
    const canWrite = (token: string): Promise<unknown> => createGitLab({ url: standIn.url, token }).canWrite(signal);
    assert.deepEqual([await canWrite(sampleTokens.onCall), await canWrite(sampleTokens.readOnly)], [true, false]);
    await assert.rejects(canWrite(sampleTokens.expired), { kind: 'not-signed-in' });
  });

  test('a token of OAuth cannot be asked what it may do, and is no worse for it', async () => {
    const canWrite = (bearer: string): Promise<unknown> => createGitLab({ url: standIn.url, bearer }).canWrite(signal);
    assert.equal(await canWrite(sampleTokens.oauth), undefined);
    await assert.rejects(canWrite('not-a-token'), { kind: 'not-signed-in' });
  });

  test('a project by its path and by its number', async () => {
    const byPath = await gitlab.project(production, signal);
    assert.equal(byPath.id, projectIds.production);
    assert.equal(byPath.path, production);
    assert.deepEqual(await gitlab.project(projectIds.production, signal), byPath);
  });

  test('the number of a path is asked for once', async () => {
    const fresh = createGitLab({ url: standIn.url, token: sampleTokens.onCall });
    assert.equal(await fresh.projectId(production, signal), projectIds.production);
    assert.equal(await fresh.projectId(production, signal), projectIds.production);
    assert.equal(asked().length, 1);
  });

  test('a project that was moved is found by its number, and remembered', async () => {
    const moved = standIn.store.projects.find(({ formerPaths }) => formerPaths.length > 0);
    const [former] = moved?.formerPaths ?? [];
    assert.ok(moved && former, 'the sample has a project that was moved');
    const fresh = createGitLab({ url: standIn.url, token: sampleTokens.onCall });
    const first = await fresh.incidents({ project: former, opened: true, perPage: 5 }, signal);
    assert.deepEqual([...new Set(first.items.map(({ reference }) => reference.project))], [moved.path]);
    await fresh.incidents({ project: former, opened: true, perPage: 5 }, signal);
    const old = `GET /projects/${encodeURIComponent(former)}/issues`;
    assert.deepEqual(asked(), [old, `GET /projects/${moved.id}/issues`, `GET /projects/${moved.id}/issues`]);
  });

  test('projects one is a member of', async () => {
    const { items } = await gitlab.projects({ search: 'production' }, signal);
    assert.deepEqual(
      items.map(({ path }) => path),
      [production],
    );
  });

  test('one page of open incidents is one request, and says where the next is', async () => {
    const fresh = createGitLab({ url: standIn.url, token: sampleTokens.onCall });
    const first = await fresh.incidents({ project: production, opened: true, page: 1, perPage: 10 }, signal);
    assert.equal(first.items.length, 10);
    assert.equal(first.nextPage, 2);
    assert.ok(first.items.every(({ opened }) => opened));
    assert.deepEqual(asked(), [`GET /projects/${encodeURIComponent(production)}/issues`]);
    const query = new URLSearchParams(standIn.requests[0]?.query);
    assert.deepEqual(Object.fromEntries(query), {
      issue_type: 'incident',
      state: 'opened',
      order_by: 'created_at',
      sort: 'desc',
      page: '1',
      per_page: '10',
    });
  });

  test('page by page the whole list comes, each incident once, and the last page has no next', async () => {
    const seen: number[] = [];
    let page: number | undefined = 1;
    while (page !== undefined) {
      const found: Awaited<ReturnType<GitLab['incidents']>> = await gitlab.incidents(
        { project: production, page, perPage: 7 },
        signal,
      );
      seen.push(...found.items.map(({ reference }) => reference.iid));
      page = found.nextPage;
    }
    const expected = standIn.store
      .allIssues()
      .filter(({ projectId, type }) => projectId === projectIds.production && type === 'incident');
    assert.deepEqual(new Set(seen), new Set(expected.map(({ iid }) => iid)));
    assert.equal(seen.length, expected.length);
  });

  test('every workflow state and severity of the sample comes through', async () => {
    const { items } = await gitlab.incidents({ project: production, perPage: 100 }, signal);
    const states = new Set(items.map(({ state }) => state));
    for (const state of [
      'active',
      'mitigated',
      'resolved',
      'review-in-progress',
      'review-scheduled',
      'review-completed',
      'closed',
    ]) {
      assert.ok(states.has(state as never), state);
    }
    assert.deepEqual(
      new Set(items.map(({ severity }) => severity).filter(severity => severity !== undefined)),
      new Set([1, 2, 3, 4]),
    );
  });

  test('a whole group is listed with the paths of its projects', async () => {
    const group = production.slice(0, production.indexOf('/'));
    const { items } = await gitlab.incidents({ group, opened: true, perPage: 20 }, signal);
    assert.ok(items.length > 0);
    assert.ok(items.every(({ reference }) => reference.project.startsWith(`${group}/`)));
  });

  test('reviews name their incident, corrective actions are told by their label', async () => {
    const reviews = await gitlab.reviews({ project: production, perPage: 100 }, signal);
    assert.ok(reviews.items.length > 5);
    const named = reviews.items.filter(({ incident }) => incident !== undefined);
    assert.ok(named.length > 0);
    for (const { incident } of named) {
      assert.ok(
        standIn.store
          .allIssues()
          .some(({ iid, projectId }) => projectId === projectIds.production && iid === incident?.iid),
      );
    }
    const actions = await gitlab.issues({ project: production, labels: ['corrective action'], perPage: 100 }, signal);
    assert.ok(actions.items.length > 0);
    assert.deepEqual(new Set(actions.items.map(({ kind }) => kind)), new Set(['action']));
  });

  test('one issue, its links and notes', async () => {
    const { items } = await gitlab.reviews({ project: production, opened: false, perPage: 5 }, signal);
    const [review] = items;
    assert.ok(review);
    const again = await gitlab.issue(review.reference, signal);
    assert.deepEqual(again, review);
    const links = await gitlab.links(review.reference, signal);
    const incident = links.find(({ issue }) => issue.kind === 'incident')?.issue;
    assert.ok(incident);
    const notes = await gitlab.notes(incident.reference, { perPage: 3 }, signal);
    assert.ok(notes.items.length > 0);
    assert.ok(notes.items.every(({ createdAt }, index) => createdAt >= (notes.items[index - 1]?.createdAt ?? 0)));
  });

  test('the history of an issue’s labels, the oldest event first', async () => {
    const events = await gitlab.labelEvents({ project: production, iid: 1253 }, signal);
    assert.deepEqual(
      events.filter(({ label }) => label.startsWith('Incident::')).map(({ action, label }) => `${action} ${label}`),
      [
        'add Incident::Active',
        'remove Incident::Active',
        'add Incident::Mitigated',
        'remove Incident::Mitigated',
        'add Incident::Resolved',
      ],
    );
    assert.ok(events.every(({ at }, index) => at >= (events[index - 1]?.at ?? 0) && at < now));
  });

  test('labels of the project and its group, members, templates', async () => {
    const labels = await gitlab.labels(production, { search: 'severity' }, signal);
    assert.equal(labels.items.length, 4);
    const members = await gitlab.members(production, { search: 'olivia' }, signal);
    assert.deepEqual(
      members.items.map(({ username }) => username),
      ['olivia.marsh'],
    );
    const templates = await gitlab.templates(production, signal);
    assert.deepEqual(templates.map(({ key }) => key).sort(), ['Incident', 'Incident Review']);
    const text = await gitlab.template(production, 'Incident Review', signal);
    assert.ok(text.content.length > 100);
  });

  test('who owns the code of a project, by the file that counts, in one request', async () => {
    const { store } = standIn;
    const files = { '.gitlab/CODEOWNERS': '* @late', 'docs/CODEOWNERS': '* @priya.nair' };
    store.projects = store.projects.map(each => (each.path === 'acme/shop' ? { ...each, files } : each));
    assert.deepEqual(await gitlab.codeOwners('acme/shop', signal), ['priya.nair']);
    assert.equal(asked().length, 1);
    assert.deepEqual(await gitlab.codeOwners(production, signal), []);
  });

  test('where an issue goes on that was moved', async () => {
    const [there] = standIn.store.allIssues().filter(({ projectId }) => projectId === projectIds.shop);
    const old = { ...(there ?? assert.fail()), projectId: projectIds.production };
    const here = standIn.store.addIssue(old);
    const reference = { project: production, iid: here.iid };
    assert.equal(await gitlab.findMovedIssue(reference, signal), undefined);
    standIn.store.changeIssue(here.id, { movedToId: old.id, state: 'closed' }, 1);
    assert.deepEqual(await gitlab.findMovedIssue(reference, signal), { project: 'acme/shop', iid: old.iid });
  });

  test('what one may not see is not there', async () => {
    const outsider = createGitLab({ url: standIn.url, token: sampleTokens.outsider });
    const hidden = standIn.store.project(String(projectIds.secrets));
    assert.ok(hidden);
    await assert.rejects(outsider.incidents({ project: hidden.path, opened: true }, signal), {
      kind: 'not-found',
      status: 404,
    });
  });

  suite('in several projects and groups', () => {
    type Found = Awaited<ReturnType<GitLab['incidents']>>;
    const inProjects = ({ items }: Found): readonly string[] => [
      ...new Set(items.map(({ reference }) => reference.project)),
    ];
    const list = (client: GitLab, places: readonly string[], page = 1): Promise<Found> =>
      client.incidents({ places, page, perPage: 5, opened: true }, signal);

    test('a path that is no project is asked for as a group, and from then on only so', async () => {
      const fresh = createGitLab({ url: standIn.url, token: sampleTokens.onCall });
      await fresh.incidents({ places: ['acme/platform'] }, signal);
      await fresh.incidents({ places: ['acme/platform'] }, signal);
      assert.deepEqual(asked(), [
        'GET /projects/acme%2Fplatform/issues',
        'GET /groups/acme%2Fplatform/issues',
        'GET /groups/acme%2Fplatform/issues',
      ]);
    });

    test('a path of one name is a group’s', async () => {
      const found = await list(gitlab, ['acme']);
      assert.ok(inProjects(found).includes('acme/production'));
      assert.deepEqual(asked(), ['GET /groups/acme/issues']);
      assert.equal(await gitlab.isGroup('acme', signal), true);
      assert.equal(await gitlab.isGroup('acme/shop', signal), false);
      await assert.rejects(gitlab.isGroup('acme/nowhere', signal), { kind: 'not-found' });
    });

    test('pages have the newest first, each issue once, and end for each place where it ends', async () => {
      const whole = await gitlab.incidents({ group: 'acme', opened: true }, signal);
      const fresh = createGitLab({ url: standIn.url, token: sampleTokens.onCall });
      const seen = new Set<string>();
      for (let page: number | undefined = 1; page !== undefined;) {
        const found: Found = await list(fresh, ['acme', 'acme/production', 'acme/shop'], page);
        const times = found.items.map(({ createdAt }) => createdAt);
        assert.deepEqual(
          times,
          times.toSorted((a, b) => b - a),
        );
        for (const { reference } of found.items) seen.add(`${reference.project}#${reference.iid}`);
        page = found.nextPage;
      }
      assert.equal(seen.size, whole.items.length);
      const ofShop = asked().filter(path => path === 'GET /projects/acme%2Fshop/issues');
      const inShop = whole.items.filter(({ reference }) => reference.project === 'acme/shop').length;
      assert.equal(ofShop.length, Math.max(1, Math.ceil(inShop / 5)));
    });

    test('what cannot be read is named beside what can', async () => {
      const found = await list(gitlab, ['acme/nowhere', 'acme/production']);
      assert.deepEqual(inProjects(found), ['acme/production']);
      assert.equal(found.failed?.place, 'acme/nowhere');
      await assert.rejects(list(gitlab, ['acme/nowhere', 'acme/neither']), { kind: 'not-found' });
    });

    test('groups one is a member of are found by a part of their name', async () => {
      const { items } = await gitlab.groups({ search: 'acm' }, signal);
      assert.deepEqual(items.map(({ path }) => path).sort(), ['acme', 'acme/platform']);
    });
  });

  test('without a token what is public is read, and nothing is written', async () => {
    const nobody = createGitLab({ url: standIn.url, token: null });
    const { items } = await nobody.issues({ places: ['acme/shop'] }, signal);
    assert.ok(items.length > 0);
    assert.deepEqual(
      standIn.requests.map(({ token }) => token),
      ['none'],
    );
    await assert.rejects(list404(nobody), { kind: 'not-found' });
    standIn.clearRequests();
    await assert.rejects(nobody.createIssue('acme/shop', { title: 'New' }, signal), { kind: 'not-signed-in' });
    assert.deepEqual(standIn.writes(), []);
  });

  function list404(client: GitLab): Promise<unknown> {
    return client.incidents({ places: [production] }, signal);
  }

  test('a path that would climb out of the API is not sent', async () => {
    await assert.rejects(gitlab.project('..', signal), { kind: 'not-found' });
    await assert.rejects(gitlab.template(production, '..', signal), { kind: 'not-found' });
    assert.deepEqual(asked(), []);
  });
});
