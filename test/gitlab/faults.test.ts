// Each kind of failure, as a client sees it, and whether the work was done.
import assert from 'node:assert/strict';
import type { Fault } from './faults';
import { sampleTokens } from './sample';
import type { LoggedRequest } from './requestLog';
import type { GitLab } from './server';
import { type Ask, asking, list, now, one, startSample } from './testing';

/** Sends a request and gives it up once it has come; gives what was known of it at that moment. */
async function giveUpOn(gitlab: GitLab, line: string, body: object): Promise<LoggedRequest> {
  const [method = '', path = ''] = line.split(' ');
  const stop = new AbortController();
  const count = gitlab.requests.length;
  const refused = assert.rejects(
    fetch(`${gitlab.url}/api/v4${path}`, {
      method,
      headers: { 'private-token': sampleTokens.onCall, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: stop.signal,
    }),
    { name: 'AbortError' },
  );
  while (gitlab.requests.length === count) await new Promise(setImmediate);
  const seen = { ...gitlab.requests[count]! };
  stop.abort();
  await refused;
  return seen;
}

suite('stand-in GitLab: faults', () => {
  let gitlab: GitLab;
  let ask: Ask;
  setup(async () => {
    gitlab = await startSample();
    ask = asking(gitlab);
  });
  teardown(() => gitlab.stop());

  const create = 'POST /projects/101/issues';
  const created = async (): Promise<number> =>
    list(await ask('GET /projects/101/issues?search=made%20under%20fault')).length;
  const make = (): ReturnType<Ask> =>
    ask(create, { title: 'Made under fault', labels: 'bug report', confidential: true });

  /** What the client sees, and whether the issue is there afterwards. */
  const outcomes: readonly (readonly [Fault, string, boolean])[] = [
    [{ kind: 'status', status: 500 }, '500 {"message":"500 Internal Server Error"}', false],
    [{ kind: 'status', status: 403, json: { message: 'no' } }, '403 {"message":"no"}', false],
    [{ kind: 'status', status: 502, afterActing: true }, '502 <html><head>', true],
    [{ kind: 'cut', when: 'before' }, 'fetch failed', false],
    [{ kind: 'cut', when: 'after' }, 'fetch failed', true],
    [{ kind: 'cut', when: 'during' }, 'terminated', true],
    [{ kind: 'loginPage' }, '200 <!DOCTYPE html>', false],
    [{ kind: 'truncated' }, '201 {"id":', true],
    [{ kind: 'throttled', retryAfterSeconds: 7 }, '429 Retry later', false],
    [
      { kind: 'limited' },
      '429 {"message":{"error":"This endpoint has been requested too many times. Try again later."}}',
      false,
    ],
    [{ kind: 'denied', why: 'blocked' }, '403 {"message":"403 Forbidden - Your account has been blocked."}', false],
    [{ kind: 'denied', why: 'captcha' }, '409 {"needs_captcha_response":true,"spam_log_id":42,', false],
    [{ kind: 'denied', why: 'maintenance' }, '503 {"message":"GitLab is undergoing maintenance"}', false],
    [{ kind: 'denied', why: 'blocklist' }, '403 Forbidden', false],
    [{ kind: 'redirect', location: 'https://elsewhere.example/' }, '302 ', false],
    [{ kind: 'delay', milliseconds: 30 }, '201 {"id":', true],
    [{ kind: 'wrongTypes' }, '201 {"id":"seven"', true],
  ];
  for (const [fault, seen, done] of outcomes) {
    test(`${JSON.stringify(fault)}: ${done ? 'done' : 'not done'}`, async () => {
      const end = gitlab.fault({ method: 'POST', path: /\/issues$/u, fault });
      const outcome = await make().then(
        ({ status, text }) => `${status} ${text}`,
        (error: unknown) => (error instanceof Error ? error.message : 'no error'),
      );
      end();
      assert.equal(outcome.slice(0, seen.length), seen);
      assert.equal(await created(), done ? 1 : 0);
    });
  }

  test('silence lasts until the client gives up, with or without the work done', async () => {
    for (const [afterActing, done] of [
      [false, 0],
      [true, 1],
    ] as const) {
      const end = gitlab.fault({ method: 'POST', fault: { kind: 'silence', afterActing } });
      await giveUpOn(gitlab, create, { title: 'Made under fault' });
      end();
      assert.equal(await created(), done);
    }
  });

  test('stop ends a request that still waits for its answer', async () => {
    gitlab.fault({ fault: { kind: 'delay', milliseconds: 60_000 } });
    const waiting = assert.rejects(ask('GET /user'), { message: 'fetch failed' });
    while (gitlab.requests.length === 0) await new Promise(resolve => setImmediate(resolve));
    await gitlab.stop();
    await waiting;
    gitlab = await startSample();
  });

  test('the throttle says in headers when to come back, the limiter does not', async () => {
    gitlab.fault({ nth: 1, fault: { kind: 'throttled', retryAfterSeconds: 7 } });
    gitlab.fault({ nth: 2, fault: { kind: 'limited' } });
    const [throttled, limited] = [await ask('GET /user'), await ask('GET /user')];
    assert.equal(throttled.headers.get('content-type'), 'text/plain');
    assert.equal(throttled.headers.get('retry-after'), '7');
    assert.equal(throttled.headers.get('ratelimit-reset'), String(now / 1000 + 7));
    assert.equal(throttled.headers.get('ratelimit-resettime'), new Date(now + 7000).toUTCString());
    assert.equal(limited.headers.get('content-type'), 'application/json');
    assert.equal(limited.headers.get('retry-after'), null);
  });

  test('metadataDropped creates the issue without labels, assignees, date and confidentiality, and says nothing', async () => {
    gitlab.fault({ method: 'POST', fault: { kind: 'metadataDropped' } });
    const reply = await ask(create, {
      title: 'Secret plans',
      labels: 'security',
      assignee_ids: [1],
      due_date: '2025-12-01',
      confidential: true,
    });
    const { labels, assignees, due_date, confidential } = one(reply);
    assert.equal(reply.status, 201);
    assert.deepEqual(
      { labels, assignees, due_date, confidential },
      { labels: [], assignees: [], due_date: null, confidential: false },
    );
  });

  test('endlessPaging has a next page for ever, and no total', async () => {
    gitlab.fault({ fault: { kind: 'endlessPaging' } });
    const reply = await ask('GET /projects/101/issues?per_page=2&page=71');
    assert.equal(list(reply).length, 2);
    assert.match(reply.headers.get('link') ?? '', /[?&]page=72>; rel="next"$/u);
    assert.equal(reply.headers.get('x-next-page'), '72');
    assert.equal(reply.headers.get('x-total'), null);
  });

  test('wrongTypes keeps the list and the keys, and no kind of value', async () => {
    gitlab.fault({ fault: { kind: 'wrongTypes' } });
    const [first] = list(await ask('GET /projects/101/issues?per_page=1'));
    const { id, title, confidential, milestone, labels } = first ?? {};
    assert.deepEqual(
      { id, title, confidential, milestone, labels },
      { id: 'seven', title: 7, confidential: [], milestone: { unexpected: true }, labels: 'not a list' },
    );
  });

  test('huge sends as much as was asked for, and stops when the reader leaves', async () => {
    gitlab.fault({ nth: 1, fault: { kind: 'huge', bytes: 3 * 1024 * 1024 } });
    gitlab.fault({ nth: 2, fault: { kind: 'huge', bytes: 1024 ** 4 } });
    assert.ok(list(await ask('GET /projects')).length >= 3);
    const endless = await fetch(`${gitlab.url}/api/v4/projects`);
    await endless.body?.cancel();
  });

  test('a rule counts what it matches: the second, two from there on, or all', async () => {
    const statuses = async (count: number): Promise<number[]> => {
      const seen: number[] = [];
      for (let index = 0; index < count; index += 1) seen.push((await ask('GET /user')).status);
      return seen;
    };
    const end = gitlab.fault({ path: '/user', nth: 2, fault: { kind: 'status', status: 500 } });
    assert.deepEqual(await statuses(4), [200, 500, 200, 200]);
    end();
    gitlab.fault({ path: '/user', nth: 2, times: 2, fault: { kind: 'status', status: 503 } });
    assert.deepEqual(await statuses(4), [200, 503, 503, 200]);
    gitlab.clearFaults();
    gitlab.fault({ method: 'GET', fault: { kind: 'status', status: 404 } });
    assert.deepEqual(await statuses(2), [404, 404]);
    gitlab.clearFaults();
    assert.deepEqual(await statuses(1), [200]);
  });
});

suite('stand-in GitLab: what every request meets', () => {
  let gitlab: GitLab;
  let ask: Ask;
  setup(async () => {
    gitlab = await startSample();
    ask = asking(gitlab);
  });
  teardown(() => gitlab.stop());

  for (const [what, text] of [
    ['a NUL', 'a\0b'],
    ['half a character', 'a\ud83d'],
  ] as const) {
    test(`${what} is refused in plain text, before anything is done`, async () => {
      const reply = await ask('POST /projects/101/issues', { title: text });
      assert.deepEqual([reply.status, reply.text], [400, 'Bad Request']);
      assert.equal(reply.headers.get('content-type'), 'text/plain');
    });
  }

  test('a path is found in any case', async () => {
    assert.equal(one(await ask('GET /projects/ACME%2FProduction'))['path_with_namespace'], 'acme/production');
  });

  test('an issue’s address is that of a work item', async () => {
    assert.match(String(one(await ask('GET /projects/101/issues/1204'))['web_url']), /\/-\/work_items\/1204$/u);
  });

  test('an archived project is read and not changed', async () => {
    gitlab.store.archive(101);
    assert.equal(one(await ask('GET /projects/101'))['archived'], true);
    const change = await ask('PUT /projects/101/issues/1204', { title: 'x' });
    assert.deepEqual([change.status, change.text], [403, '{"message":"403 Forbidden"}']);
  });

  test('maintenance refuses writes only', async () => {
    gitlab.fault({ fault: { kind: 'denied', why: 'readOnly' } });
    assert.equal((await ask('GET /user')).status, 200);
    assert.equal((await ask('PUT /projects/101/issues/1204', { title: 'x' })).status, 403);
  });
});

suite('stand-in GitLab: what somebody else does between two requests', () => {
  const issue = '/projects/101/issues/1204';
  let gitlab: GitLab;
  setup(async () => {
    gitlab = await startSample();
  });
  teardown(() => gitlab.stop());

  function retitle(title: string): void {
    const project = gitlab.store.project(101);
    const found = project && gitlab.store.issueOf(project, 1204);
    assert.ok(found);
    gitlab.store.changeIssue(found.id, { title }, found.authorId);
  }

  async function title(): Promise<unknown> {
    return one(await asking(gitlab)(`GET ${issue}`))['title'];
  }

  test('happens right before the request that was named, and once', async () => {
    const first = await title();
    gitlab.before({ method: 'GET', nth: 2 }, () => retitle('Changed by a colleague'));
    assert.deepEqual([await title(), await title()], [first, 'Changed by a colleague']);
    retitle('Changed again');
    assert.equal(await title(), 'Changed again');
  });

  test('stands between the last look and the write', async () => {
    gitlab.before({ method: 'PUT' }, () => retitle('Changed by a colleague'));
    await asking(gitlab)(`PUT ${issue}`, { due_date: '2025-12-01' });
    assert.equal(await title(), 'Changed by a colleague');
  });

  test('ends when it is taken back, and with the faults', async () => {
    const first = await title();
    gitlab.before({}, () => retitle('Never'))();
    assert.equal(await title(), first);
    gitlab.before({}, () => retitle('Never'));
    gitlab.clearFaults();
    assert.equal(await title(), first);
  });

  test('a request that waits in a queue is acted on although nobody waits for its answer', async () => {
    const release = gitlab.hold({ method: 'PUT' });
    const before = await title();
    const { answer } = await giveUpOn(gitlab, `PUT ${issue}`, { title: 'Late' });
    assert.equal(answer, undefined);
    assert.equal(await title(), before);
    release();
    while ((await title()) === before) await new Promise(resolve => setTimeout(resolve, 5));
    assert.equal(await title(), 'Late');
  });
});

suite('stand-in GitLab: the log of requests', () => {
  let gitlab: GitLab;
  setup(async () => {
    gitlab = await startSample();
  });
  teardown(() => gitlab.stop());

  test('says what was asked, by whom, with what kind of token, and what was answered', async () => {
    await asking(gitlab)('POST /projects/acme%2Fproduction/issues/1204/notes?x=1', { body: 'Hello' });
    const entry = { ...gitlab.requests[0], headers: undefined };
    assert.deepEqual(entry, {
      headers: undefined,
      number: 1,
      method: 'POST',
      path: '/projects/acme%2Fproduction/issues/1204/notes',
      query: 'x=1',
      token: 'private-token',
      username: 'olivia.marsh',
      body: { body: 'Hello' },
      at: now,
      answer: 201,
    });
  });

  test('holds no token, wherever it was sent', async () => {
    const token = sampleTokens.onCall;
    const url = `${gitlab.url}/api/v4/user`;
    await fetch(url, { headers: { 'private-token': token } });
    await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    await fetch(`${url}?private_token=${token}`);
    assert.deepEqual(
      gitlab.requests.map(({ token: kind, answer }) => [kind, answer]),
      [
        ['private-token', 200],
        ['bearer', 200],
        ['query', 200],
      ],
    );
    assert.equal(JSON.stringify(gitlab.requests).includes(token), false);
  });

  test('knows the writes, and forgets on request', async () => {
    const ask = asking(gitlab);
    await ask('GET /user');
    await ask('PUT /projects/101/issues/1204', { title: 'Shop unreachable' });
    assert.deepEqual(
      gitlab.writes().map(({ method, number }) => [method, number]),
      [['PUT', 2]],
    );
    gitlab.clearRequests();
    assert.deepEqual(gitlab.requests, []);
    assert.deepEqual(gitlab.writes(), []);
  });
});
