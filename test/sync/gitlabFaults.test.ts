import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createGitLab, type GitLab, type GitLabError } from '../../src/gitlab';
import {
  projectIds,
  sampleData,
  sampleTokens,
  startGitLab,
  fetchImpatiently,
  type Fault,
  type GitLab as StandIn,
} from '../gitlab';
import { errorOf } from '../errorOf';

const now = Date.parse('2025-11-20T12:00:00Z');
const signal = new AbortController().signal;

suite('Reading from a GitLab that fails', () => {
  let standIn: StandIn;
  let gitlab: GitLab;
  let project: string;
  const waited: number[] = [];
  const lines: string[] = [];

  suiteSetup(async () => {
    standIn = await startGitLab({ data: sampleData(now), now: () => now });
    const found = standIn.store.project(String(projectIds.production));
    assert.ok(found);
    project = found.path;
    gitlab = createGitLab({
      url: standIn.url,
      token: sampleTokens.onCall,
      now: () => now,
      delay: milliseconds => {
        waited.push(milliseconds);
        return Promise.resolve();
      },
      log: line => void lines.push(line),
      fetch: fetchImpatiently(standIn),
      maxBytes: 4 * 1024 * 1024,
    });
  });
  suiteTeardown(() => standIn.stop());
  setup(() => {
    standIn.clearFaults();
    standIn.clearRequests();
    waited.length = 0;
    lines.length = 0;
  });

  const list = (): Promise<unknown> => gitlab.incidents({ project, opened: true, perPage: 20 }, signal);
  const one = (): Promise<unknown> => gitlab.project(project, signal);

  type Expected = Partial<Pick<GitLabError, 'kind' | 'reason' | 'status' | 'detail' | 'retryAt'>>;
  const faults: readonly [name: string, fault: Fault, requests: number, expected: Expected][] = [
    ['401', { kind: 'status', status: 401 }, 1, { kind: 'not-signed-in', status: 401 }],
    ['403', { kind: 'status', status: 403 }, 1, { kind: 'refused', reason: 'no-permission', status: 403 }],
    [
      '403 for the scope',
      { kind: 'status', status: 403, json: { error: 'insufficient_scope' } },
      1,
      { kind: 'scope-missing', status: 403 },
    ],
    ['404', { kind: 'status', status: 404 }, 1, { kind: 'not-found', status: 404 }],
    ['500', { kind: 'status', status: 500 }, 1, { kind: 'unreachable', reason: 'server-error', status: 500 }],
    ['502', { kind: 'status', status: 502 }, 3, { kind: 'unreachable', reason: 'server-error', status: 502 }],
    ['503', { kind: 'status', status: 503 }, 3, { kind: 'unreachable', reason: 'server-error', status: 503 }],
    ['504', { kind: 'status', status: 504 }, 3, { kind: 'unreachable', reason: 'server-error', status: 504 }],
    [
      'a throttle in front',
      { kind: 'throttled', retryAfterSeconds: 9 },
      3,
      { kind: 'rate-limited', retryAt: now + 9000 },
    ],
    [
      'a throttle for an hour',
      { kind: 'throttled', retryAfterSeconds: 3600 },
      1,
      { kind: 'rate-limited', retryAt: now + 3_600_000 },
    ],
    ['GitLab’s own limit', { kind: 'limited' }, 3, { kind: 'rate-limited', status: 429 }],
    ['a sign-in page', { kind: 'loginPage' }, 1, { kind: 'unexpected-answer', reason: 'not-json' }],
    ['JSON that breaks off', { kind: 'truncated' }, 1, { kind: 'unexpected-answer', reason: 'broken-json' }],
    ['a cut before the answer', { kind: 'cut', when: 'before' }, 1, { kind: 'unreachable', reason: 'network' }],
    ['a cut within the answer', { kind: 'cut', when: 'during' }, 1, { kind: 'unreachable', reason: 'network' }],
    ['silence', { kind: 'silence' }, 1, { kind: 'unreachable', reason: 'timeout' }],
    [
      'an answer that comes too late',
      { kind: 'delay', milliseconds: 5000 },
      1,
      { kind: 'unreachable', reason: 'timeout' },
    ],
    [
      'a redirect to another server',
      { kind: 'redirect', location: 'https://evil.example/sign_in?return=x' },
      1,
      { kind: 'unexpected-answer', reason: 'redirect', status: 302, detail: 'https://evil.example' },
    ],
    [
      'a redirect without end',
      { kind: 'redirect', location: '/gitlab/api/v4/user', status: 308 },
      1,
      { kind: 'unexpected-answer', reason: 'redirect', status: 308 },
    ],
    ['a gigabyte', { kind: 'huge', bytes: 1024 ** 3 }, 1, { kind: 'unexpected-answer', reason: 'too-large' }],
    ['other types', { kind: 'wrongTypes' }, 1, { kind: 'unexpected-answer', reason: 'wrong-shape' }],
  ];

  for (const [name, fault, requests, expected] of faults) {
    for (const [what, call] of [
      ['a list', list],
      ['one thing', one],
    ] as const) {
      test(`${name}, asked for ${what}: ${expected.kind}, ${requests} request${requests === 1 ? '' : 's'}`, async () => {
        standIn.fault({ fault });
        const error = await errorOf(call());
        const found = Object.fromEntries(Object.keys(expected).map(key => [key, Reflect.get(error, key) as unknown]));
        assert.deepEqual(found, expected);
        assert.equal(standIn.requests.length, requests);
        assert.equal(error.maybeDone, false);
        assert.equal(lines.length, requests);
      });
    }
  }

  test('no token stands in any error, line or address of all these', async () => {
    for (const [, fault] of faults) {
      if (fault.kind === 'delay' || fault.kind === 'silence' || fault.kind === 'huge') continue;
      standIn.clearFaults();
      standIn.fault({ fault });
      const error = await errorOf(list());
      const shown = [
        inspect(error, { depth: 10, showHidden: true }),
        JSON.stringify(error),
        String(error.stack),
        ...lines,
      ];
      assert.ok(!shown.join('\n').includes(sampleTokens.onCall), fault.kind);
    }
    assert.ok(!standIn.requests.some(({ path, query }) => `${path}?${query}`.includes(sampleTokens.onCall)));
  });

  test('a read that failed once and then works is a success', async () => {
    for (const fault of [
      { kind: 'status', status: 503 },
      { kind: 'throttled', retryAfterSeconds: 2 },
    ] as const) {
      standIn.clearFaults();
      standIn.clearRequests();
      standIn.fault({ fault, nth: 1 });
      await list();
      assert.equal(standIn.requests.length, 2);
    }
    assert.deepEqual(waited, [1000, 2000]);
  });

  test('a list without end is one request and one next page', async () => {
    standIn.fault({ fault: { kind: 'endlessPaging' } });
    const page = await gitlab.incidents({ project, opened: true, page: 7, perPage: 5 }, signal);
    assert.equal(page.nextPage, 8);
    assert.equal(standIn.requests.length, 1);
  });

  test('all links of an issue are one request, whatever the server says of more', async () => {
    standIn.fault({ fault: { kind: 'endlessPaging' } });
    const [incident] = (await gitlab.incidents({ project, opened: true, perPage: 1 }, signal)).items;
    assert.ok(incident);
    standIn.clearRequests();
    await gitlab.links(incident.reference, signal);
    await gitlab.templates(project, signal);
    assert.equal(standIn.requests.length, 2);
  });

  test('cancelling ends a read that waits for its answer', async () => {
    standIn.fault({ fault: { kind: 'silence' } });
    const stop = new AbortController();
    const patient = createGitLab({ url: standIn.url, token: sampleTokens.onCall });
    const reading = errorOf(patient.project(project, stop.signal));
    while (standIn.requests.length === 0) await new Promise(resolve => setImmediate(resolve));
    stop.abort();
    assert.equal((await reading).kind, 'cancelled');
  });

  test('nobody listens: unreachable, at once', async () => {
    const gone = await startGitLab({ data: sampleData(now) });
    await gone.stop();
    const error = await errorOf(createGitLab({ url: gone.url, token: sampleTokens.onCall }).currentUser(signal));
    assert.deepEqual([error.kind, error.reason, error.detail], ['unreachable', 'network', 'ECONNREFUSED']);
  });

  for (const [name, token, kind] of [
    ['expired', sampleTokens.expired, 'not-signed-in'],
    ['revoked', sampleTokens.revoked, 'not-signed-in'],
    ['unknown', 'not-a-token-of-anybody', 'not-signed-in'],
  ] as const) {
    test(`a token that is ${name}: ${kind}`, async () => {
      const error = await errorOf(createGitLab({ url: standIn.url, token }).currentUser(signal));
      assert.deepEqual([error.kind, error.status], [kind, 401]);
      assert.equal(standIn.requests.length, 1);
    });
  }
});
