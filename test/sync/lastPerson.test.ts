import assert from 'node:assert/strict';
import { createGitLab, type GitLab } from '../../src/gitlab';
import { findLastPerson, findPeopleSince } from '../../src/inPlace/status/lastPerson';
import { sampleData, sampleTokens, startGitLab, type GitLab as StandIn, type Issue } from '../gitlab';

const signal = new AbortController().signal;

suite('Who changed a review last', () => {
  let standIn: StandIn;
  let gitlab: GitLab;
  let issue: Issue;

  setup(async () => {
    standIn = await startGitLab({ data: sampleData(Date.now()) });
    gitlab = createGitLab({ url: standIn.url, token: sampleTokens.onCall });
    const { issue: made } = await gitlab.createIssue('acme/production', { title: 'A review' }, signal);
    const found = standIn.store.allIssues().find(each => each.iid === made.reference.iid && each.title === made.title);
    assert.ok(found);
    issue = found;
  });
  teardown(() => standIn.stop());

  function idOf(username: string): number {
    const user = standIn.store.users.find(each => each.username === username);
    assert.ok(user, username);
    return user.id;
  }

  const writer = async (): Promise<string | undefined> =>
    (await findLastPerson(gitlab, { project: 'acme/production', iid: issue.iid }, signal))?.username;

  test('nobody, while the description is as it was made', async () => {
    assert.equal(await writer(), undefined);
  });

  test('the one whose change GitLab noted last, after many comments too, with one request', async () => {
    standIn.store.changeIssue(issue.id, { description: 'First.' }, idOf('sam.holt'));
    for (let count = 0; count < 120; count += 1) standIn.store.addNote(issue, idOf('sam.holt'), 'Looking.', false);
    standIn.store.changeIssue(issue.id, { description: 'Second.' }, idOf('olivia.marsh'));
    standIn.store.addNote(issue, idOf('sam.holt'), 'changed the description', false);
    standIn.clearRequests();
    assert.equal(await writer(), 'olivia.marsh');
    assert.equal(standIn.requests.length, 1);
  });

  test('those since an instant, each once, and not oneself', async () => {
    const review = { project: 'acme/production', iid: issue.iid };
    const others = async (since: number, except: string): Promise<readonly string[] | undefined> =>
      (await findPeopleSince(gitlab, review, { since, except: idOf(except), signal }))?.map(({ username }) => username);
    standIn.store.changeIssue(issue.id, { description: 'First.' }, idOf('sam.holt'));
    standIn.store.changeIssue(issue.id, { description: 'Second.' }, idOf('olivia.marsh'));
    standIn.store.changeIssue(issue.id, { description: 'Third.' }, idOf('sam.holt'));
    assert.deepEqual(await others(0, 'chen.wei'), ['sam.holt', 'olivia.marsh']);
    assert.deepEqual(await others(0, 'sam.holt'), ['olivia.marsh']);
    assert.deepEqual(await others(Date.now() + 86_400_000, 'chen.wei'), []);
  });

  test('what only oneself changed is no change of others', async () => {
    const review = { project: 'acme/production', iid: issue.iid };
    const find = (except: string): ReturnType<typeof findPeopleSince> =>
      findPeopleSince(gitlab, review, { since: 0, except: idOf(except), signal });
    assert.deepEqual(await find('sam.holt'), [], 'nobody changed it yet');
    standIn.store.changeIssue(issue.id, { description: 'First.' }, idOf('sam.holt'));
    assert.equal(await find('sam.holt'), undefined);
    assert.equal((await find('chen.wei'))?.length, 1);
  });
});
