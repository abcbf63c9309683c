// Each no that GitLab knows, in reading and in writing: which one it is, in GitLab's own words, and never with a token.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createGitLab, type GitLab, type GitLabError } from '../../src/gitlab';
import { sampleData, sampleTokens, startGitLab, type Fault, type GitLab as StandIn } from '../gitlab';
import { errorOf } from '../errorOf';

const now = Date.parse('2025-11-20T12:00:00Z');
const signal = new AbortController().signal;
const project = 'acme/production';
const incident = { project, iid: 1204 };

suite('A refusal of GitLab', () => {
  let standIn: StandIn;
  let gitlab: GitLab;
  let lines: string[] = [];

  setup(async () => {
    lines = [];
    standIn = await startGitLab({ data: sampleData(now), now: () => now });
    gitlab = createGitLab({
      url: standIn.url,
      token: sampleTokens.onCall,
      delay: () => Promise.resolve(),
      log: line => void lines.push(line),
    });
    await gitlab.projectId(project, signal);
  });
  teardown(() => standIn.stop());

  const read = (): Promise<unknown> => gitlab.incidents({ project, opened: true, perPage: 5 }, signal);
  const write = (): Promise<unknown> => gitlab.updateIssue(incident, { title: 'Another title' }, signal);

  type Why = Extract<Fault, { kind: 'denied' }>['why'];
  const everywhere: readonly (readonly [Why, GitLabError['reason'], string])[] = [
    ['blocked', 'account', 'has been blocked'],
    ['deactivated', 'account', 'deactivated by your administrator'],
    ['unconfirmed', 'account', 'not confirmed'],
    ['terms', 'terms', 'must accept the Terms of Service'],
    ['passwordExpired', 'password-expired', 'Your password expired'],
    ['secondFactor', 'second-factor', 'Two-factor authentication'],
    ['singleSignOn', 'single-sign-on', 'SAML session has expired'],
    ['address', 'address', 'IP address is not allowed'],
    ['blocklist', 'no-permission', 'Forbidden'],
  ];
  for (const [why, reason, words] of everywhere) {
    for (const [what, call] of [
      ['reading', read],
      ['writing', write],
    ] as const) {
      test(`${why}, ${what}: ${reason}, in its words`, async () => {
        standIn.fault({ fault: { kind: 'denied', why } });
        const error = await errorOf(call());
        assert.deepEqual([error.kind, error.reason, error.maybeDone], ['refused', reason, false]);
        assert.ok(error.detail?.includes(words), error.detail);
      });
    }
  }

  for (const why of ['hiddenBySingleSignOn', 'hiddenByAddress'] as const) {
    test(`${why}: GitLab knows of no such project, in reading and in writing`, async () => {
      standIn.fault({ fault: { kind: 'denied', why }, times: 2 });
      for (const error of [await errorOf(read()), await errorOf(write())]) {
        assert.deepEqual([error.kind, error.reason, error.maybeDone], ['not-found', undefined, false]);
        assert.equal(error.detail, '404 Project Not Found');
      }
    });
  }

  const onWriting: readonly (readonly [Why, GitLabError['reason'], string])[] = [
    ['readOnly', 'maintenance', 'read-only instance'],
    ['maintenance', 'maintenance', 'undergoing maintenance'],
    ['captcha', 'captcha', 'solve the reCAPTCHA'],
    ['spam', 'spam', 'recognized as spam and has been discarded'],
  ];
  for (const [why, reason, words] of onWriting) {
    test(`${why}: ${reason}, nothing was done, and reading goes on`, async () => {
      standIn.fault({ fault: { kind: 'denied', why } });
      const error = await errorOf(write());
      assert.deepEqual([error.kind, error.reason, error.maybeDone], ['refused', reason, false]);
      assert.ok(error.detail?.includes(words), error.detail);
      assert.ok(!error.detail?.startsWith('{'));
      await read();
    });
  }

  test('an archived project is named as such, and only where it is one', async () => {
    standIn.fault({ fault: { kind: 'status', status: 403 }, method: 'PUT', nth: 1 });
    assert.equal((await errorOf(write())).reason, 'no-permission');
    standIn.store.archive(101);
    const error = await errorOf(write());
    assert.deepEqual([error.kind, error.reason, error.maybeDone], ['refused', 'archived', false]);
    assert.equal((await errorOf(gitlab.createIssue(project, { title: 'New' }, signal))).reason, 'archived');
  });

  test('a change by somebody else is no captcha', async () => {
    standIn.fault({ fault: { kind: 'status', status: 409, json: { message: 'Conflict' } }, method: 'PUT' });
    assert.equal((await errorOf(write())).reason, 'conflict');
  });

  for (const [what, text] of [
    ['a NUL', 'a\0b'],
    ['half a character', 'a\ud83d'],
  ] as const) {
    test(`${what} is named as the reason`, async () => {
      const error = await errorOf(gitlab.updateIssue(incident, { description: text }, signal));
      assert.deepEqual([error.kind, error.reason, error.detail], ['refused', 'characters', 'Bad Request']);
    });
  }
});

suite('A server that repeats the token', () => {
  const token = 'glpat-Za9_secret-of-somebody';
  const forms: readonly (readonly [string, string])[] = [
    ['as it is', token],
    ['percent-encoded', encodeURIComponent(token)],
    ['in capitals', token.toUpperCase()],
    ['with invisible characters within', token.replaceAll(/(?<=.)/gu, '\u200b')],
    ['across the place where words are cut', `${'x'.repeat(285)}${token}`],
  ];
  const answers: readonly (readonly [string, (echo: string) => Response])[] = [
    ['message', echo => json(400, { message: echo })],
    ['error', echo => json(403, { error: echo })],
    ['nested message', echo => json(422, { message: { title: [`not ${echo}`] } })],
    ['plain text', echo => new Response(`no ${echo}`, { status: 403, headers: { 'content-type': 'text/plain' } })],
    ['name of the request', echo => json(404, {}, { 'x-request-id': echo.replaceAll(/[^\w-]/gu, '') })],
    ['redirect', echo => json(302, {}, { location: `https://${echo.replaceAll(/[^\w-]/gu, '')}.example/` })],
  ];
  const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

  for (const [where, answer] of answers) {
    for (const [how, echo] of forms) {
      test(`in a ${where}, ${how}: no error and no line of the log holds it`, async () => {
        const lines: string[] = [];
        const client = createGitLab({
          url: 'https://gitlab.example',
          token,
          fetch: () => Promise.resolve(answer(echo)),
          log: line => void lines.push(line),
        });
        const error = await errorOf(client.currentUser(signal));
        const shown = [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), error.stack, ...lines];
        const flat = shown.join('\n').replaceAll('\u200b', '').toLowerCase();
        assert.ok(!flat.includes(token.toLowerCase()), flat);
        assert.ok(!flat.includes(token.slice(0, 14).toLowerCase()), flat);
      });
    }
  }
});
