// Which issues the lists give, in which order and on which page.
import assert from 'node:assert/strict';
import { sampleTokens } from './sample';
import type { GitLab } from './server';
import { type Ask, asking, list, startSample } from './testing';

suite('stand-in GitLab: lists of issues', () => {
  let gitlab: GitLab;
  let ask: Ask;
  suiteSetup(async () => {
    gitlab = await startSample();
    ask = asking(gitlab);
  });
  suiteTeardown(() => gitlab.stop());

  const titles = async (query: string, base = '/projects/101/issues'): Promise<readonly unknown[]> =>
    list(await ask(`GET ${base}?per_page=100&${query}`)).map(({ title }) => title);

  const filters: readonly (readonly [string, readonly string[]])[] = [
    [
      'labels=Incident::Mitigated,severity::2',
      [
        'توقف الدفع في متجر الرياض 🛒🔥 and \u202Esdrawkcab\u202C in one line',
        'Two warehouse scanners print labels of the wrong parcel',
      ],
    ],
    [
      'labels[]=Incident::Mitigated&labels[]=severity::2&labels[]=Service::Warehouse',
      ['Two warehouse scanners print labels of the wrong parcel'],
    ],
    ['labels=incident::mitigated', []],
    ['labels=Near%20Miss', ['Deploy almost dropped the customers table']],
    [
      'labels=Incident::Mitigated&not[labels]=severity::2,severity::3,severity::4',
      ['Card payments through the second provider time out'],
    ],
    [
      'labels=Incident::Mitigated&not[labels][]=severity::2&not[labels][]=severity::3&not[labels][]=severity::4',
      ['Card payments through the second provider time out'],
    ],
    ['issue_type=incident&state=closed&assignee_username=tomas.lind', ['Shop unreachable after a wrong DNS record']],
    ['confidential=True', ['Customer addresses visible in a shared debug log']],
    [
      'iids[]=1201&iids[]=1204',
      ['Shop unreachable after a wrong DNS record', 'Recommendations show articles that are not for sale'],
    ],
    ['search=umlaut%20SEARCH', ['Search results empty for queries with an umlaut']],
    ['search=K%C3%BCche&in=title', []],
    ['search=K%C3%BCche&in=description', ['Search results empty for queries with an umlaut']],
    ['labels=corrective%20action&assignee_id=None', ['List every certificate that is renewed by hand']],
    [
      'labels=corrective%20action&due_date=overdue',
      ['Run background workers during load tests', 'Alert when a certificate has less than three weeks left'],
    ],
    [
      'author_username=lucia.ferraro&labels=IncidentReview&state=opened',
      ['Incident Review: Sign-in loop after the cookie change', 'Incident Review: Address check rejects new postcodes'],
    ],
    ['issue_type=task', []],
    ['milestone=17.0', []],
  ];
  for (const [query, expected] of filters) {
    test(query, async () => assert.deepEqual(await titles(query), expected));
  }

  test('None and Any are read in any case', async () => {
    const all = await titles('');
    assert.equal((await titles('labels=any')).length, all.length);
    assert.deepEqual(await titles('labels=NONE'), []);
  });

  test('updated_after gives exactly what moved since, and includes the very moment', async () => {
    const moved = list(await ask('GET /projects/101/issues?order_by=updated_at&sort=desc&per_page=5'));
    const since = String(moved[4]?.['updated_at']);
    assert.equal((await titles(`updated_after=${since}`)).length, 5);
    assert.equal((await titles(`updated_before=${since}&updated_after=${since}`)).length, 1);
  });

  test('orders: created_at descending is the default, ties and missing dates have a place', async () => {
    const keys = async (query: string, key: string): Promise<unknown[]> =>
      list(await ask(`GET /projects/101/issues?per_page=100&${query}`)).map(each => each[key]);
    const created = await keys('', 'created_at');
    assert.deepEqual(created, [...created].sort().reverse());
    const updated = await keys('order_by=updated_at&sort=asc', 'updated_at');
    assert.deepEqual(updated, [...updated].sort());
    const due = await keys('order_by=due_date&sort=asc', 'due_date');
    const dated = due.filter(each => each !== null);
    assert.deepEqual(due, [...[...dated].sort(), ...due.filter(each => each === null)]);
  });

  test('/issues gives what one created oneself, unless the scope is named', async () => {
    const mine = list(await ask('GET /issues?per_page=100'));
    assert.ok(mine.length > 0);
    assert.deepEqual(
      [...new Set(mine.map(each => (each['author'] as { username: string }).username))],
      ['olivia.marsh'],
    );
    assert.ok(list(await ask('GET /issues?scope=all&per_page=100')).length > mine.length);
    const assigned = list(await ask('GET /issues?scope=assigned_to_me&per_page=100'));
    assert.ok(
      assigned.every(each =>
        (each['assignees'] as { username: string }[]).some(({ username }) => username === 'olivia.marsh'),
      ),
    );
  });

  test('a group’s list holds its subgroups and no other group', async () => {
    const references = async (group: string): Promise<Set<string>> => {
      const found = list(await ask(`GET /groups/${group}/issues?per_page=100&issue_type=incident`));
      return new Set(found.map(each => (each['references'] as { relative: string }).relative.split('#')[0] ?? ''));
    };
    assert.deepEqual([...(await references('acme'))].sort(), [
      'acme/platform/runbooks',
      'acme/production',
      'acme/shop',
    ]);
    assert.deepEqual([...(await references('acme%2Fplatform'))], ['acme/platform/runbooks']);
  });

  test('a confidential issue is hidden from guests, in lists and alone', async () => {
    const guest = asking(gitlab, sampleTokens.guest);
    const [confidential] = list(await ask('GET /projects/101/issues?confidential=true'));
    assert.deepEqual(list(await guest('GET /projects/101/issues?confidential=true')), []);
    assert.equal((await guest(`GET /projects/101/issues/${String(confidential?.['iid'])}`)).status, 404);
  });

  test('with_labels_details gives labels as objects', async () => {
    const [first] = list(await ask('GET /projects/101/issues?labels=Near%20Miss&with_labels_details=true'));
    assert.deepEqual(
      (first?.['labels'] as { name: string }[]).map(({ name }) => name),
      ['Incident::Resolved', 'Near Miss', 'Service::Database', 'group::platform', 'severity::2'],
    );
  });

  test('pages of 20 unless asked for more, at most 100, and links that keep the filters', async () => {
    const first = await ask('GET /projects/acme%2Fproduction/issues?issue_type=incident');
    assert.equal(list(first).length, 20);
    assert.equal(first.headers.get('x-total'), '49');
    assert.equal(first.headers.get('x-total-pages'), '3');
    assert.equal(first.headers.get('x-next-page'), '2');
    assert.equal(first.headers.get('x-prev-page'), '');
    const base =
      'https://gitlab.acme.example/gitlab/api/v4/projects/acme%2Fproduction/issues?issue_type=incident&per_page=20';
    assert.equal(
      first.headers.get('link'),
      `<${base}&page=2>; rel="next", <${base}&page=1>; rel="first", <${base}&page=3>; rel="last"`,
    );
    const third = await ask('GET /projects/acme%2Fproduction/issues?issue_type=incident&page=3');
    assert.equal(list(third).length, 9);
    assert.equal(third.headers.get('x-next-page'), '');
    const capped = await ask('GET /projects/101/issues?per_page=500');
    assert.equal(capped.headers.get('x-per-page'), '100');
  });

  test('pages put together are the whole list, once each', async () => {
    const all = list(await ask('GET /projects/101/issues?per_page=100')).map(({ id }) => id);
    const pages = await Promise.all([1, 2, 3, 4].map(page => ask(`GET /projects/101/issues?page=${page}`)));
    assert.deepEqual(
      pages.flatMap(page => list(page).map(({ id }) => id)),
      all,
    );
  });

  test('keyset paging gives the same list by cursor, without numbers', async () => {
    const found: unknown[] = [];
    let query: string | undefined = 'pagination=keyset&per_page=30&order_by=created_at&sort=asc';
    while (query !== undefined) {
      const reply = await ask(`GET /projects/101/issues?${query}`);
      assert.equal(reply.headers.get('x-total'), null);
      found.push(...list(reply).map(({ id }) => id));
      query = /\?([^>]*)>; rel="next"/u.exec(reply.headers.get('link') ?? '')?.[1];
    }
    assert.deepEqual(
      found,
      list(await ask('GET /projects/101/issues?per_page=100&sort=asc')).map(({ id }) => id),
    );
  });

  test('unreadable notes leave after paging, so that a page is short and has a next', async () => {
    const guest = asking(gitlab, sampleTokens.guest);
    const path = '/projects/101/issues/1204/notes?per_page=2&sort=asc';
    const pages = [await guest(`GET ${path}`), await guest(`GET ${path}&page=2`)];
    assert.deepEqual(
      pages.map(page => list(page).length),
      [2, 1],
    );
    assert.equal(pages[1]?.headers.get('x-next-page'), '3');
  });

  test('projects are found by a part of their name and by membership', async () => {
    const paths = async (query: string, asker = ask): Promise<unknown[]> =>
      list(await asker(`GET /projects?${query}`)).map(each => each['path_with_namespace']);
    assert.deepEqual(await paths('search=PROD'), ['acme/production']);
    assert.deepEqual(await paths('membership=true'), [
      'harbour/ferries',
      'harbour/cranes',
      'acme/platform/runbooks',
      'acme/shop',
      'acme/production',
    ]);
    assert.deepEqual((await paths('membership=true&order_by=last_activity_at'))[0], 'acme/production');
    assert.deepEqual(await paths('', asking(gitlab, sampleTokens.outsider)), ['acme/platform/runbooks', 'acme/shop']);
    assert.deepEqual(await paths('', asking(gitlab, null)), ['acme/shop']);
  });

  test('labels of the groups belong to a project’s, unless one says no', async () => {
    const names = async (path: string): Promise<unknown[]> => list(await ask(`GET ${path}`)).map(({ name }) => name);
    assert.ok((await names('/projects/102/labels?per_page=100')).includes('IncidentReview'));
    assert.deepEqual(await names('/projects/102/labels?include_ancestor_groups=false'), ['bug']);
    assert.deepEqual(await names('/projects/101/labels?search=sev'), [
      'severity::1',
      'severity::2',
      'severity::3',
      'severity::4',
    ]);
  });

  test('templates by name, also with a blank in it', async () => {
    assert.deepEqual(
      list(await ask('GET /projects/101/templates/issues')).map(({ key }) => key),
      ['Incident', 'Incident Review'],
    );
    assert.deepEqual(list(await ask('GET /projects/103/templates/issues')), []);
  });
});
