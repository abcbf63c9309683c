// Two GitLabs have a project of the same name: what is open from one is not taken for what the other has of that name.
import assert from 'node:assert/strict';
import { commands, type Uri } from 'vscode';
import { encodeHost, readReviewUri } from '../../src/session/uris/reviewUri';
import type { GitLab } from '../gitlab';
import { activate, closeAll, open, rows, set, showView, signedIn, signedOut, until, withAnswers } from './support';

suite('A review of another GitLab', () => {
  let former: GitLab;
  let gitlab: GitLab;
  /** Of the former one. */
  let uri: Uri;

  suiteSetup(async () => {
    await activate();
    former = await signedIn();
    await set('reviewLocation', 'gitlab');
    uri = await openFirst();
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

  const calls = [
    ['completeReview'],
    ['createCorrectiveActionIssues'],
    ['sendEntries'],
    ['importTimeline'],
    ['importTimeline', () => uri],
    ['publishReview'],
    ['copyAnnouncement'],
    ['copyLink'],
  ] as const;
  for (const [command, argument] of calls) {
    test(`${command}${argument ? ' of its title bar' : ''}: whose it is is said, and nothing is asked`, async () => {
      await open(uri);
      gitlab.clearRequests();
      await withAnswers({}, async said => {
        await commands.executeCommand(`incidentReviews.${command}`, argument?.());
        const [ours, theirs] = [former, gitlab].map(({ url }) => url);
        assert.deepEqual(said.errors, [
          `This review is on ${(ours ?? '').replace('http://', '')}, and you are set up for ${theirs}.`,
        ]);
        assert.deepEqual(said.asked, []);
      });
      assert.deepEqual(gitlab.writes(), []);
    });
  }

  test('the one of the same name is opened from the GitLab that is set up', async () => {
    const { review } = readReviewUri(uri) ?? assert.fail();
    assert.deepEqual(readReviewUri(await openFirst()), { host: encodeHost(gitlab.url), review });
  });
});
