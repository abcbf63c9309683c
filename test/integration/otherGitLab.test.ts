// Two GitLabs have a project of the same name: what is open from one is not taken for what the other has of that name.
import assert from 'node:assert/strict';
import { commands, window, type DocumentLink, type Hover, type Uri } from 'vscode';
import { findIncidentPage } from '../../src/session/uris/incidentUri';
import { encodeHost, readReviewUri } from '../../src/session/uris/reviewUri';
import { sampleData, type GitLab } from '../gitlab';
import {
  activate,
  closeAll,
  countFromHere,
  open,
  rows,
  set,
  settle,
  showView,
  signedIn,
  signedOut,
  statusOfReview,
  until,
  withAnswers,
} from './support';

suite('A review of another GitLab', () => {
  let former: GitLab;
  let gitlab: GitLab;
  /** A review and the page of an incident, both of the former one. */
  let uri: Uri;
  let page: Uri;

  suiteSetup(async () => {
    await activate();
    const data = sampleData(Date.now());
    former = await signedIn(data);
    await set('reviewLocation', 'gitlab');
    const incident = data.issues.find(({ title }) => title.startsWith('Checkout answers 503'));
    await commands.executeCommand('incidentReviews.openIncident', `acme/production#${incident?.iid}`);
    page = await until('its page', () => findIncidentPage(window.tabGroups.activeTabGroup.activeTab));
    uri = await openFirst();
    await until('what the lists know of it', () => statusOfReview().includes('completed'));
    gitlab = await signedIn();
  });

  suiteTeardown(async () => {
    await closeAll();
    await set('reviewLocation', 'workspace');
    await signedOut(gitlab);
    await former.stop();
  });

  /** The first review of the list. */
  async function openFirst(): Promise<Uri> {
    await showView('reviews');
    const groups = await until('reviews', async () => {
      const found = await rows('reviews');
      return found.length > 0 && found;
    });
    const [first] = (await Promise.all(groups.map(group => rows('reviews', group)))).flat();
    return commands.executeCommand<Uri>('incidentReviews.openReview', first?.row);
  }

  async function isRefused(command: string, argument?: unknown): Promise<void> {
    gitlab.clearRequests();
    await withAnswers({}, async said => {
      await commands.executeCommand(`incidentReviews.${command}`, argument);
      const host = former.url.replace('http://', '');
      assert.deepEqual(said.errors, [`This is on ${host}, and you are set up for ${gitlab.url}.`]);
      assert.deepEqual(said.asked, []);
    });
    assert.deepEqual(gitlab.writes(), []);
  }

  const calls = [
    ['completeReview'],
    ['createCorrectiveActionIssues'],
    ['createCorrectiveActionIssues', () => ({ uri })],
    ['sendEntries'],
    ['importTimeline'],
    ['importTimeline', () => uri],
    ['publishReview'],
    ['copyAnnouncement'],
    ['copyLink'],
  ] as const;
  for (const [command, argument] of calls) {
    test(`${command}${argument ? ' where it is named' : ''}: whose it is is said, and nothing is asked`, async () => {
      await open(uri);
      await isRefused(command, argument?.());
    });
  }

  for (const command of ['moveIncident', 'changeSeverity', 'logEvent', 'handOver', 'openInGitLab', 'startReview']) {
    test(`${command} of a page: whose it is is said, whether its title bar or its key was used`, async () => {
      await isRefused(command, page);
      await commands.executeCommand('vscode.open', page);
      await until('the page', () => findIncidentPage(window.tabGroups.activeTabGroup.activeTab));
      await isRefused(command);
    });
  }

  test('nothing that the lists know of the one of its name is said of it, and nothing is asked for it', async () => {
    const { document } = await open(uri);
    await until('what its own text says', () => !statusOfReview().includes('completed'));
    await countFromHere(gitlab);
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', uri);
    assert.deepEqual(
      links.map(({ target }) => String(target)).filter(target => target.startsWith(gitlab.url)),
      [],
    );
    const named = document.positionAt(document.getText().indexOf('acme/production#') + 3);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, named);
    await settle(gitlab);
    assert.deepEqual([hovers.length, gitlab.requests.length], [0, 0]);
  });

  test('the one of the same name is opened from the GitLab that is set up', async () => {
    const { review } = readReviewUri(uri) ?? assert.fail();
    assert.deepEqual(readReviewUri(await openFirst()), { host: encodeHost(gitlab.url), review });
  });
});
