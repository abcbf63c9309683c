// Servers that are not what they should be: each failure is said once, names the thing and offers a way out.
import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  commands,
  ProgressLocation,
  window,
  type CancellationToken,
  type Progress,
  type ProgressOptions,
} from 'vscode';
import { sampleTokens, type Fault, type GitLab } from '../gitlab';
import type { LoggedRequest } from '../gitlab/requestLog';
import { activate, hideViews, rows, set, showView, signedIn, signedOut, until, view, withAnswers } from './support';

suite('Bad servers', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    await showView('incidents');
  });

  suiteTeardown(async () => {
    gitlab.clearFaults();
    await hideViews();
    await signedOut(gitlab);
  });

  async function forget(): Promise<void> {
    await set('project', 'acme/shop');
    await set('project', 'acme/production');
  }

  const faults: readonly { readonly fault: Fault; readonly says: RegExp; readonly way: string }[] = [
    { fault: { kind: 'status', status: 401 }, says: /did not accept your token/u, way: 'incidentReviews.signIn' },
    { fault: { kind: 'status', status: 404 }, says: /acme\/production/u, way: 'incidentReviews.selectProject' },
    {
      fault: { kind: 'denied', why: 'terms' },
      says: /terms accepted.* GitLab says: .*You \(@olivia/u,
      way: 'incidentReviews.signIn',
    },
    {
      fault: { kind: 'denied', why: 'blocked' },
      says: /account.* GitLab says: .*has been blocked/u,
      way: 'incidentReviews.signIn',
    },
    { fault: { kind: 'loginPage' }, says: /login page/u, way: 'incidentReviews.refresh' },
    { fault: { kind: 'truncated' }, says: /acme\/production/u, way: 'incidentReviews.refresh' },
    { fault: { kind: 'wrongTypes' }, says: /acme\/production/u, way: 'incidentReviews.refresh' },
    { fault: { kind: 'throttled', retryAfterSeconds: 600 }, says: /wait until/u, way: 'incidentReviews.refresh' },
  ];

  for (const { fault, says, way } of faults) {
    const name = fault.kind === 'status' ? `status ${fault.status}` : fault.kind === 'denied' ? fault.why : fault.kind;
    test(`${name}: the view says so, and its first row leads on`, async () => {
      gitlab.fault({ fault });
      await forget();
      const [row] = await until('a row of the failure, and no other', async () => {
        const all = await rows('incidents');
        return all.length > 0 && all.every(({ item }) => item.contextValue === 'failure') && all;
      });
      gitlab.clearFaults();
      assert.match(view('incidents').tree.message ?? '', says);
      assert.equal(row?.item.command?.command, way);
      assert.equal(row.label, row.item.command.title);
      // As much as a sidebar of its default width shows.
      assert.ok(row.label.length <= 20, row.label);
    });

    test(`${name}: a command says the same and does nothing`, async () => {
      gitlab.fault({ fault });
      await forget();
      await withAnswers({}, async said => {
        assert.equal(await commands.executeCommand('incidentReviews.startReview'), undefined);
        assert.equal(said.errors.length, 1);
        assert.match(said.errors[0] ?? '', says);
        assert.doesNotMatch(said.errors[0] ?? '', new RegExp(sampleTokens.onCall, 'u'));
      });
      gitlab.clearFaults();
    });
  }

  test('a command that waits for its answer can be cancelled: the request ends, and nothing is said or opened', async () => {
    const path = /\/issues\/999$/u;
    gitlab.fault({ method: 'GET', path, fault: { kind: 'silence' } });
    const asked = gitlab.requests.length;
    const offered: ProgressOptions[] = [];
    const { withProgress } = window;
    const cancelled = new CancellationTokenSource();
    cancelled.cancel();
    const progress = (
      options: ProgressOptions,
      work: (progress: Progress<object>, token: CancellationToken) => Thenable<unknown>,
    ): Thenable<unknown> => {
      if (options.cancellable !== true) return withProgress(options, work);
      offered.push(options);
      return work({ report: () => undefined }, cancelled.token);
    };
    Object.assign(window, { withProgress: progress });
    try {
      await withAnswers({}, async said => {
        assert.equal(await commands.executeCommand('incidentReviews.openIncident', 'acme/production#999'), undefined);
        assert.deepEqual([said.errors, said.warnings, said.information], [[], [], []]);
      });
    } finally {
      Object.assign(window, { withProgress });
      gitlab.clearFaults();
    }
    assert.deepEqual(
      offered.map(({ location }) => location),
      [ProgressLocation.Notification],
    );
    const waited = (): readonly LoggedRequest[] =>
      gitlab.requests.slice(asked).filter(request => path.test(request.path));
    await until('the end of the request', () => waited()[0]?.isGivenUp === true);
    assert.equal(waited().length, 1);
  });

  test('no server at all: the view says that it cannot be reached', async () => {
    gitlab.fault({ fault: { kind: 'cut', when: 'before' } });
    await forget();
    const { state } = view('incidents').provider as unknown as { readonly state: { readonly value: string } };
    // By its state VS Code shows what it says.
    await until('the words', async () => (await rows('incidents')).length === 0 && state.value === 'unreachable');
    gitlab.clearFaults();
    await commands.executeCommand('incidentReviews.refresh');
    await until('incidents', async () => (await rows('incidents')).length > 0);
  });
});
