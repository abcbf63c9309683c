// Servers that are not what they should be: each failure is said once, names the thing and offers a way out.
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { sampleTokens, type Fault, type GitLab } from '../gitlab';
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
      const [row, ...others] = await until('a row', async () => {
        const all = await rows('incidents');
        return all.length > 0 && all;
      });
      gitlab.clearFaults();
      assert.ok([row, ...others].every(each => each?.item.contextValue === 'failure'));
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

  test('no server at all: the view says that it cannot be reached', async () => {
    gitlab.fault({ fault: { kind: 'cut', when: 'before' } });
    await forget();
    assert.deepEqual(await rows('incidents'), []);
    gitlab.clearFaults();
    await commands.executeCommand('incidentReviews.refresh');
    await until('incidents', async () => (await rows('incidents')).length > 0);
  });
});
