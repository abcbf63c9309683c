import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createGitLab, type GitLab, type GitLabError } from '../../../src/gitlab';
import { Exchange, json, text, type Reply } from './fakeFetch';
import { errorOf } from '../../errorOf';

const url = 'https://gitlab.example.com/tools';
const token = 'glpat-a-token-nobody-may-see';
const me = { id: 5, username: 'ada', name: 'Ada' };
const signal = new AbortController().signal;

function connect(...replies: Reply[]): { exchange: Exchange; gitlab: GitLab } {
  const exchange = new Exchange(...replies);
  return { exchange, gitlab: createGitLab({ url, token, ...exchange.options }) };
}

suite('What is sent', () => {
  for (const address of [url, `${url}/`, `${url}///`]) {
    test(`${address} leads below its path, with one slash`, async () => {
      const exchange = new Exchange(json(me));
      await createGitLab({ url: address, token, ...exchange.options }).currentUser(signal);
      assert.equal(exchange.sent[0]?.url.href, `${url}/api/v4/user`);
    });
  }

  test('redirects are not followed, and the token stands in its header only', async () => {
    const { exchange, gitlab } = connect(json(me));
    await gitlab.currentUser(signal);
    const [sent] = exchange.sent;
    assert.ok(sent);
    assert.equal(sent.redirect, 'manual');
    assert.equal(sent.headers.get('private-token'), token);
    assert.ok(!sent.url.href.includes(token));
  });

  test('a token is fetched anew for every request', async () => {
    const exchange = new Exchange(() => json(me));
    let count = 0;
    const bearer = (): Promise<string> => Promise.resolve(`token-${(count += 1)}`);
    const gitlab = createGitLab({ url, bearer, ...exchange.options });
    await gitlab.currentUser(signal);
    await gitlab.currentUser(signal);
    assert.deepEqual(
      exchange.sent.map(({ headers }) => headers.get('authorization')),
      ['Bearer token-1', 'Bearer token-2'],
    );
  });

  for (const wrong of ['', 'two words', 'line\nend', 'ümlaut']) {
    test(`${JSON.stringify(wrong)} is no token, and nothing is sent`, async () => {
      const exchange = new Exchange(json(me));
      const error = await errorOf(createGitLab({ url, token: wrong, ...exchange.options }).currentUser(signal));
      assert.deepEqual([error.kind, error.reason], ['not-signed-in', 'bad-token']);
      assert.equal(exchange.sent.length, 0);
    });
  }
});

suite('What comes back', () => {
  type Row = readonly [name: string, reply: Reply, expected: Partial<GitLabError>];
  const rows: readonly Row[] = [
    ['401', json({ message: '401 Unauthorized' }, 401), { kind: 'not-signed-in', status: 401 }],
    [
      'a scope that is missing',
      json({ error: 'insufficient_scope', error_description: 'x', scope: 'api' }, 403),
      { kind: 'scope-missing', status: 403 },
    ],
    [
      '403 to a read',
      json({ message: '403 Forbidden' }, 403),
      { kind: 'refused', reason: 'no-permission', status: 403, detail: '403 Forbidden' },
    ],
    ['404', json({ message: '404 Project Not Found' }, 404), { kind: 'not-found', detail: '404 Project Not Found' }],
    ['400', json({ error: 'state does not have a valid value' }, 400), { kind: 'refused', reason: 'invalid' }],
    [
      'validation in parts',
      json({ message: { title: ["can't be blank"] } }, 422),
      { kind: 'refused', reason: 'invalid', detail: '{"title":["can\'t be blank"]}' },
    ],
    [
      '500',
      json({ message: '500 Internal Server Error' }, 500),
      { kind: 'unreachable', reason: 'server-error', status: 500 },
    ],
    [
      'a sign-in page',
      new Response('<html>Sign in</html>', { status: 200, headers: { 'content-type': 'text/html' } }),
      { kind: 'unexpected-answer', reason: 'not-json', status: 200 },
    ],
    [
      'JSON that breaks off',
      new Response('{"id":5,"user', { headers: { 'content-type': 'application/json' } }),
      { kind: 'unexpected-answer', reason: 'broken-json' },
    ],
    ['null', json(null), { kind: 'unexpected-answer', reason: 'wrong-shape' }],
    ['a text', json('hello'), { kind: 'unexpected-answer', reason: 'wrong-shape' }],
    ['another shape', json({ id: '5', username: 'ada', name: 'Ada' }), { kind: 'unexpected-answer', detail: 'id' }],
    [
      'a redirect to another server',
      new Response(null, { status: 302, headers: { location: 'https://evil.example/login?token=x' } }),
      { kind: 'unexpected-answer', reason: 'redirect', status: 302, detail: 'https://evil.example' },
    ],
    [
      'an announced body beyond all measure',
      new Response('{}', { headers: { 'content-type': 'application/json', 'content-length': '1000000000' } }),
      { kind: 'unexpected-answer', reason: 'too-large' },
    ],
    ['no connection', failing('ECONNREFUSED'), { kind: 'unreachable', reason: 'network', detail: 'ECONNREFUSED' }],
    [
      'a certificate nobody knows',
      failing('DEPTH_ZERO_SELF_SIGNED_CERT'),
      { kind: 'unreachable', reason: 'certificate', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    ],
    ['a failure without a code', failing(undefined), { kind: 'unreachable', reason: 'network' }],
  ];

  function failing(code: string | undefined): Reply {
    return () => {
      const cause = code === undefined ? undefined : Object.assign(new Error(`bad header ${token}`), { code });
      throw new TypeError(`fetch failed with ${token}`, { cause });
    };
  }

  for (const [name, reply, expected] of rows) {
    test(`${name} is ${expected.kind}${expected.reason === undefined ? '' : `, ${expected.reason}`}`, async () => {
      const { exchange, gitlab } = connect(reply);
      const error = await errorOf(gitlab.currentUser(signal));
      const found = Object.fromEntries(Object.keys(expected).map(key => [key, Reflect.get(error, key) as unknown]));
      assert.deepEqual(found, expected);
      assert.equal(exchange.sent.length, 1);
      assert.equal(error.maybeDone, false);
      for (const shown of [inspect(error, { depth: 10 }), JSON.stringify(error), error.stack, ...exchange.lines]) {
        assert.ok(!shown?.includes(token));
      }
    });
  }

  test('a redirect that does not say where to, as a browser hides it, is no project that was moved', async () => {
    const hidden = Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' });
    for (const reply of [hidden, new Response(null, { status: 304 })]) {
      const { kind, reason, detail } = await errorOf(connect(reply).gitlab.project(12, signal));
      assert.deepEqual([kind, reason, detail], ['unexpected-answer', 'redirect', undefined]);
    }
  });

  test('the server’s own words are one line, however long and wild', async () => {
    const { gitlab } = connect(json({ message: `a\nb\u202E${'x'.repeat(5000)}` }, 400));
    const { detail } = await errorOf(gitlab.currentUser(signal));
    assert.equal(detail?.length, 300);
    assert.ok(detail.startsWith('a bxxx'));
  });

  test('the name GitLab gave the request is kept, markup is not', async () => {
    const known = await errorOf(connect(json({}, 404, { 'x-request-id': '01HX-9' })).gitlab.currentUser(signal));
    assert.equal(known.requestId, '01HX-9');
    const wild = await errorOf(connect(json({}, 404, { 'x-request-id': '<b>x</b>' })).gitlab.currentUser(signal));
    assert.equal(wild.requestId, undefined);
  });

  test('each request is one line of the log', async () => {
    const { exchange, gitlab } = connect(json(me));
    await gitlab.currentUser(signal);
    assert.deepEqual(exchange.lines, ['GET user 200 0 ms']);
  });

  test('a body that never ends is given up at the limit', async () => {
    let given = 0;
    const ended: unknown[] = [];
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
      cancel() {
        ended.push(given);
      },
    });
    const exchange = new Exchange(new Response(endless, { headers: { 'content-type': 'application/json' } }));
    const gitlab = createGitLab({ url, token, maxBytes: 10_000, ...exchange.options });
    assert.equal((await errorOf(gitlab.currentUser(signal))).reason, 'too-large');
    assert.equal(ended.length, 1);
    assert.ok(given < 20, `${given} pieces`);
  });
});

suite('Trying again', () => {
  for (const status of [429, 502, 503, 504]) {
    test(`a read is tried again after ${status}, at most twice`, async () => {
      const { exchange, gitlab } = connect(() => text('busy', status));
      const error = await errorOf(gitlab.currentUser(signal));
      assert.equal(error.status, status);
      assert.equal(exchange.sent.length, 3);
      assert.deepEqual(exchange.waited, [1000, 2000]);
    });
  }

  test('the second try may succeed', async () => {
    const { exchange, gitlab } = connect(text('busy', 503), json(me));
    assert.deepEqual(await gitlab.currentUser(signal), me);
    assert.equal(exchange.sent.length, 2);
  });

  test('GitLab says how long to wait, in seconds or as a date', async () => {
    const { exchange, gitlab } = connect(
      text('later', 429, { 'retry-after': '7' }),
      text('later', 429, { 'retry-after': new Date(1_700_000_007_000 + 5000).toUTCString() }),
      json(me),
    );
    await gitlab.currentUser(signal);
    assert.deepEqual(exchange.waited, [7000, 5000]);
  });

  test('a wait above a minute is left to the person, who is told until when', async () => {
    const { exchange, gitlab } = connect(() => text('later', 429, { 'retry-after': '61' }));
    const error = await errorOf(gitlab.currentUser(signal));
    assert.deepEqual([error.kind, error.retryAt], ['rate-limited', exchange.now + 61_000]);
    assert.deepEqual(exchange.waited, []);
  });

  test('a date that has passed means at once', async () => {
    const { exchange, gitlab } = connect(
      text('later', 429, { 'retry-after': 'Mon, 01 Jan 2001 00:00:00 GMT' }),
      json(me),
    );
    await gitlab.currentUser(signal);
    assert.deepEqual(exchange.waited, [0]);
  });

  for (const status of [401, 403, 404, 500]) {
    test(`${status} is final`, async () => {
      const { exchange, gitlab } = connect(() => json({}, status));
      await errorOf(gitlab.currentUser(signal));
      assert.equal(exchange.sent.length, 1);
    });
  }
});

suite('Giving up', () => {
  test('what was cancelled before is not sent', async () => {
    const { exchange, gitlab } = connect(json(me));
    const error = await errorOf(gitlab.currentUser(AbortSignal.abort()));
    assert.equal(error.kind, 'cancelled');
    assert.equal(exchange.sent.length, 0);
  });

  test('waiting ends with the signal', async () => {
    const stop = new AbortController();
    const exchange = new Exchange(() => text('busy', 503));
    const delay = async (): Promise<void> => {
      stop.abort();
      await Promise.reject(new Error('stopped'));
    };
    const gitlab = createGitLab({ url, token, ...exchange.options, delay });
    assert.equal((await errorOf(gitlab.currentUser(stop.signal))).kind, 'cancelled');
    assert.equal(exchange.sent.length, 1);
  });

  test('one call’s signal is not another’s', async () => {
    const stop = new AbortController();
    const { gitlab } = connect(() => json(me));
    stop.abort();
    assert.equal((await errorOf(gitlab.currentUser(stop.signal))).kind, 'cancelled');
    assert.deepEqual(await gitlab.currentUser(signal), me);
  });
});

suite('Pages', () => {
  const project = 'shop/production';
  const label = { name: 'bug', description: null, color: '#fff' };
  const rows: readonly [string, Readonly<Record<string, string>>, number | undefined][] = [
    ['the header says the next page', { 'x-next-page': '4' }, 4],
    ['an empty header is the end', { 'x-next-page': '' }, undefined],
    ['no header is the end', {}, undefined],
    ['a link stands in', { link: '<https://elsewhere.example/api?page=4&per_page=2>; rel="next"' }, 4],
    ['the last page has links too', { link: '<https://x.example/api?page=1>; rel="first"' }, undefined],
    ['a page that leads back is none', { 'x-next-page': '3' }, undefined],
    ['nonsense is none', { 'x-next-page': '4e99' }, undefined],
  ];
  for (const [name, headers, expected] of rows) {
    test(name, async () => {
      const { exchange, gitlab } = connect(json([label], 200, headers));
      const { items, nextPage } = await gitlab.labels(project, { page: 3, perPage: 2 }, signal);
      assert.equal(nextPage, expected);
      assert.deepEqual(items, [{ name: 'bug', description: '' }]);
      assert.equal(exchange.sent.length, 1);
    });
  }

  test('one wrong item is named by its place, never by what it says', async () => {
    const { gitlab } = connect(json([label, { name: 5, color: 'secret words' }]));
    const error = await errorOf(gitlab.labels(project, {}, signal));
    assert.deepEqual([error.kind, error.detail], ['unexpected-answer', 'data.1.name']);
    assert.ok(!error.message.includes('secret'));
  });

  test('links are asked for once, whatever the server says of a next page', async () => {
    const { exchange, gitlab } = connect(
      json([], 200, { link: `<${url}/api/v4/x?page=2>; rel="next"`, 'x-next-page': '2' }),
    );
    assert.deepEqual(await gitlab.links({ project, iid: 3 }, signal), []);
    assert.equal(exchange.sent.length, 1);
  });
});

suite('A project that moved', () => {
  const issue = {
    iid: 3,
    project_id: 42,
    title: 'Down',
    description: null,
    state: 'opened',
    labels: [],
    created_at: '2025-11-03T09:00:00Z',
    updated_at: '2025-11-03T09:00:00Z',
    references: { full: 'shop/new#3' },
  };
  const moved = (to: string): Reply => new Response(null, { status: 301, headers: { location: to } });

  test('is read by its number from then on', async () => {
    const { exchange, gitlab } = connect(moved(`${url}/api/v4/projects/42/issues/3`), () => json(issue));
    assert.equal((await gitlab.issue({ project: 'shop/old', iid: 3 }, signal)).reference.project, 'shop/new');
    await gitlab.issue({ project: 'shop/old', iid: 3 }, signal);
    assert.deepEqual(
      exchange.sent.map(({ url: { pathname } }) => pathname.replace('/tools/api/v4/', '')),
      ['projects/shop%2Fold/issues/3', 'projects/42/issues/3', 'projects/42/issues/3'],
    );
  });

  test('on another server is asked for on ours', async () => {
    const { exchange, gitlab } = connect(moved('https://evil.example/api/v4/projects/42/issues/3'), json(issue));
    await gitlab.issue({ project: 'shop/old', iid: 3 }, signal);
    assert.deepEqual(
      exchange.sent.map(({ url: { origin } }) => origin),
      ['https://gitlab.example.com', 'https://gitlab.example.com'],
    );
  });

  test('and moves on without end is given up', async () => {
    let number = 0;
    const { exchange, gitlab } = connect(() => {
      number += 1;
      return new Response(null, { status: 301, headers: { location: `${url}/api/v4/projects/${number}/issues/3` } });
    });
    const error = await errorOf(gitlab.issue({ project: 'shop/old', iid: 3 }, signal));
    assert.deepEqual([error.kind, error.reason], ['not-found', 'moved']);
    assert.equal(exchange.sent.length, 2);
  });
});

suite('An account that is not signed in any more', () => {
  const issue = { project: 'acme/production', iid: 7 };
  const project = {
    id: 5,
    path_with_namespace: issue.project,
    visibility: 'private',
    web_url: url,
    name: 'production',
  };

  test('its client reads, and writes nothing', async () => {
    const exchange = new Exchange(() => json({ ...me, ...project }));
    const gitlab = createGitLab({ url, token, mayWrite: () => false, ...exchange.options });
    await gitlab.currentUser(signal);
    const error = await errorOf(gitlab.updateIssue(issue, { title: 'Mine' }, signal));
    assert.deepEqual([error.kind, error.reason, error.maybeDone], ['not-signed-in', 'other-account', false]);
    assert.deepEqual([...new Set(exchange.sent.map(({ method }) => method))], ['GET']);
  });

  test('a change of GraphQL is a write too, and a question of GraphQL is none', async () => {
    const exchange = new Exchange(() => json({ data: {} }));
    const gitlab = createGitLab({ url, token, mayWrite: () => false, ...exchange.options });
    await gitlab.onCallFields(issue, signal).catch(() => undefined);
    const asked = exchange.sent.length;
    assert.equal((await errorOf(gitlab.setSeverityField(issue, 1, signal))).reason, 'other-account');
    assert.deepEqual([asked > 0, exchange.sent.length], [true, asked]);
  });
});
