// Somebody else signs in while a command asks: nothing that the first person was asked about is written in either name.
import assert from 'node:assert/strict';
import { commands, type QuickPickItem } from 'vscode';
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
  showView,
  signedIn,
  signedOut,
  until,
  withAnswers,
  write,
} from './support';

const data = sampleData(Date.now());
const incident = data.issues.find(({ title }) => title.includes('Checkout answers 503'));
const name = `acme/production#${incident?.iid}`;

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
  /** The question at which the other one signs in, counted over all kinds of questions. */
  readonly at: number;
  readonly argument?: unknown;
}

/** `at`: the last question, so that every answer has been given. */
const cases: Readonly<Record<string, Question>> = {
  moveIncident: { argument: name, picks: ['Mitigated'], inputs: ['now'], at: 2 },
  changeSeverity: { argument: name, picks: ['Severity 3'], at: 1 },
  handOver: { argument: name, picks: ['Priya', 'Priya'], inputs: ['It burns'], at: 3 },
  requestReview: { argument: name, inputs: ['Why it burnt'], at: 1 },
  noReviewNeeded: { argument: name, inputs: ['It burnt alone'], at: 1 },
  declareIncident: { inputs: ['Hail on the roof of the warehouse'], picks: ['Severity 2'], at: 3 },
  createCorrectiveActionIssues: { at: 2 },
  publishReview: { at: 1 },
};

suite('An account that changes while a command asks', () => {
  let gitlab: GitLab;

  suiteSetup(activate);
  setup(async () => {
    gitlab = await signedIn(data);
    await set('reviewLocation', 'gitlab');
    await showView('incidents');
    await open(await write('reviews/account.md', review));
  });
  teardown(async () => {
    await closeAll();
    await remove('reviews');
    await set('reviewLocation', undefined);
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

  for (const [command, question] of Object.entries(cases)) {
    test(`${command}: nothing is sent, and why is said`, () => assertNothingSent(command, question));
  }

  test('startReview: nothing is sent, and why is said', async () => {
    const [first] = await requiredRows(true);
    const { incident: required } = (first?.row ?? {}) as { readonly incident?: Incident };
    assert.ok(required);
    await assertNothingSent('startReview', { argument: formatReference(required.reference), at: 2 });
  });

  test('logEvent: what was typed is kept for whoever typed it, and goes out in their name', async () => {
    gitlab.clearRequests();
    await answer('logEvent', { argument: name, inputs: ['2025-11-03 10:07 UTC The roof was wet'], at: 1 });
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
