// Somebody else signs in while a command asks: nothing that the first person was asked about is written in either name.
import assert from 'node:assert/strict';
import { authentication, commands, extensions, type QuickPickItem } from 'vscode';
import type { Incident } from '../../src/incident/model';
import { formatReference } from '../../src/incident/reference';
import { sampleData, sampleTokens, type GitLab } from '../gitlab';
import {
  activate,
  closeAll,
  hideViews,
  open,
  remove,
  requiredRows,
  set,
  settle,
  showView,
  signedIn,
  signedOut,
  until,
  withAnswers,
  write,
} from './support';

const sample = sampleData(Date.now());
const refreshed = 'stand-in-oauth-token-after-two-hours';
const data = {
  ...sample,
  tokens: [
    ...sample.tokens,
    ...sample.tokens
      .filter(({ value }) => value === sampleTokens.oauth)
      .map(token => ({ ...token, id: 399, value: refreshed })),
  ],
};
const incident = data.issues.find(({ title }) => title.includes('Checkout answers 503'));
const name = `acme/production#${incident?.iid}`;

const [finishing, completed] = data.issues.filter(
  ({ labels, state, confidential, description }) =>
    labels.includes('IncidentReview') &&
    state === 'opened' &&
    !confidential &&
    /incident: acme/u.test(description ?? ''),
);
const nameOf = (issue: { readonly iid: number } | undefined): string => `acme/production#${String(issue?.iid)}`;

/** A review with what each command about reviews asks for. */
const review = `<!-- incident-review
id: 7c7c
template: incident-review
incident: ${name}
-->

# Incident Review: The queue was full

## Summary

The queue was full for an hour.

## Timeline

All times UTC, 2025-11-03.

- 10:07 The queue was seen to be full

## Corrective actions

- [ ] Alert on the length of the queue @priya.nair 2026-04-01
`;

interface Question {
  readonly picks?: readonly string[];
  readonly inputs?: readonly string[];
  /** How many questions of all kinds come before something is sent; the other one signs in at each of them. */
  readonly at: number;
  readonly argument?: unknown;
}

const cases: Readonly<Record<string, Question>> = {
  moveIncident: { argument: name, picks: ['Mitigated'], inputs: ['now'], at: 2 },
  changeSeverity: { argument: name, picks: ['Severity 3'], at: 1 },
  handOver: { argument: name, picks: ['Priya', 'Priya'], inputs: ['It burns'], at: 3 },
  requestReview: { argument: name, inputs: ['Why it burnt'], at: 1 },
  noReviewNeeded: { argument: name, inputs: ['It burnt alone'], at: 1 },
  declareIncident: { inputs: ['Hail on the roof of the warehouse'], picks: ['Severity 2'], at: 3 },
  createCorrectiveActionIssues: { at: 2 },
  publishReview: { at: 1 },
  newReview: { picks: ['Incident Review'], inputs: ['The roof'], at: 3 },
  completeReview: {
    argument: nameOf(finishing),
    picks: ['$(warning) Complete Anyway'],
    inputs: ['We know why'],
    at: 3,
  },
  requestMeeting: {
    argument: nameOf(finishing),
    picks: ['$(warning) Request'],
    inputs: ['We talk', 'tomorrow 10:00'],
    at: 4,
  },
  assignReview: { argument: nameOf(finishing), picks: ['Priya'], at: 2 },
  closeReview: { argument: nameOf(completed), at: 1 },
};

suite('An account that changes while a command asks', () => {
  let gitlab: GitLab;

  suiteSetup(activate);
  setup(async () => {
    gitlab = await signedIn(data);
    assert.ok(finishing && completed);
    const labels = [...completed.labels.filter(label => !label.startsWith('Incident::')), 'Incident::Review-Completed'];
    gitlab.store.changeIssue(completed.id, { labels }, 2);
    await set('reviewLocation', 'gitlab');
    await showView('incidents');
    await open(await write('reviews/account.md', review));
  });
  teardown(async () => {
    await closeAll();
    await remove('reviews');
    await set('reviewLocation', 'workspace');
    await hideViews();
    await signedOut(gitlab);
  });

  async function signInAsAnother(): Promise<void> {
    process.env['GITLAB_WORKFLOW_TOKEN'] = sampleTokens.manager;
    await set('url', `${gitlab.url}/`);
    await until('the other account', () => gitlab.requests.some(({ username }) => username === 'ines.duarte'));
  }

  /** Answers as the case says, and lets the other one sign in at its question; the buttons agree to everything. */
  async function answer(command: string, { picks = [], inputs = [], at, argument }: Question): Promise<string> {
    const [nextPick, nextInput] = [picks.values(), inputs.values()];
    let asked = 0;
    const after = async <T>(given: T): Promise<T> => {
      asked += 1;
      if (asked === at) await signInAsAnother();
      return given;
    };
    const choose = (items: readonly QuickPickItem[]): QuickPickItem | undefined => {
      const wanted = nextPick.next().value;
      return wanted === undefined ? items[0] : items.find(({ label }) => label.startsWith(wanted));
    };
    return withAnswers(
      {
        pick: items => after(choose(items)),
        tick: items => after(items.filter(({ label }) => !/^(?:Security|Near|Self)/u.test(label)).slice(0, 1)),
        begin: items => after(items[1]),
        input: () => after(nextInput.next().value),
        button: (message, [first]) =>
          after(/^(?:Create|Change|Update)|has no label/u.test(message) ? first : undefined),
      },
      async said => {
        await commands.executeCommand(`incidentReviews.${command}`, argument);
        assert.ok(asked >= at, `asked ${asked} times`);
        return said.errors.join('\n');
      },
    );
  }

  async function assertNothingSent(command: string, question: Question): Promise<void> {
    gitlab.clearRequests();
    const errors = await answer(command, question);
    assert.match(errors, /somebody else has signed in since you were asked/u);
    assert.deepEqual(
      gitlab.writes().map(({ method, path }) => `${method} ${path}`),
      [],
    );
  }

  const each = ({ at }: Pick<Question, 'at'>): readonly number[] =>
    Array.from({ length: at }, (_, before) => before + 1);

  for (const [command, question] of Object.entries(cases)) {
    for (const at of each(question)) {
      test(`${command}, at question ${at} of ${question.at}: nothing is sent, and why is said`, () =>
        assertNothingSent(command, { ...question, at }));
    }
  }

  for (const at of each({ at: 2 })) {
    test(`startReview, at question ${at} of 2: nothing is sent, and why is said`, async () => {
      const [first] = await requiredRows(true);
      const { incident: required } = (first?.row ?? {}) as { readonly incident?: Incident };
      assert.ok(required);
      await assertNothingSent('startReview', { argument: formatReference(required.reference), at });
    });
  }

  suite('by a session of GitLab Workflow', () => {
    const { getSession } = authentication;
    const { getExtension } = extensions;
    let session = { id: '', accessToken: '' };
    const revoke = (revoked: boolean): void => {
      for (const token of data.tokens) if (token.value === sampleTokens.oauth) Object.assign(token, { revoked });
    };

    setup(async () => {
      delete process.env['GITLAB_WORKFLOW_TOKEN'];
      session = { id: `${gitlab.url}|1`, accessToken: sampleTokens.oauth };
      Object.assign(extensions, { getExtension: () => ({ id: 'gitlab.gitlab-workflow' }) });
      Object.assign(authentication, { getSession: () => Promise.resolve(session) });
      gitlab.clearRequests();
      await set('url', `${gitlab.url}/`);
      await until('the session', () => gitlab.requests.some(({ token }) => token === 'bearer'));
      gitlab.clearRequests();
    });
    teardown(() => {
      revoke(false);
      Object.assign(authentication, { getSession });
      Object.assign(extensions, { getExtension });
    });

    /** As GitLab Workflow does every two hours: the old token is revoked. `id`: whose session it is then. */
    async function refreshToken(id: string): Promise<void> {
      session = { id, accessToken: refreshed };
      revoke(true);
      await set('url', gitlab.url);
      await set('url', `${gitlab.url}/`);
    }

    async function changeSeverity(id: string): Promise<readonly string[]> {
      return withAnswers(
        {
          pick: async items => {
            await refreshToken(id);
            return items.find(({ label }) => label.startsWith('Severity 3'));
          },
          button: (_, [first]) => first,
        },
        async said => {
          await commands.executeCommand('incidentReviews.changeSeverity', name);
          return said.errors;
        },
      );
    }

    test('a new token of the same account goes on with what was asked', async () => {
      assert.deepEqual(await changeSeverity(`${gitlab.url}|1`), []);
      assert.deepEqual(
        gitlab.writes().map(({ username, method }) => `${method} ${username}`),
        ['PUT olivia.marsh'],
      );
    });

    test('a session of another account writes nothing', async () => {
      assert.match((await changeSeverity(`${gitlab.url}|6`)).join(), /somebody else has signed in since/u);
      assert.deepEqual(gitlab.writes(), []);
    });
  });

  test('logEvent: what was typed is kept for whoever typed it, and goes out in their name', async () => {
    gitlab.clearRequests();
    await answer('logEvent', { argument: name, inputs: ['2025-11-03 10:07 UTC The roof was wet'], at: 1 });
    await settle(gitlab);
    assert.deepEqual(gitlab.writes(), []);
    process.env['GITLAB_WORKFLOW_TOKEN'] = sampleTokens.onCall;
    await set('url', gitlab.url);
    await until('the entry', async () => {
      await commands.executeCommand('incidentReviews.refresh');
      return gitlab.writes().length > 0;
    });
    assert.deepEqual(
      gitlab.writes().map(({ username }) => username),
      ['olivia.marsh'],
    );
  });
});
