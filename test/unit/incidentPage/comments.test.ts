// Comments of an incident's page: the newest hundred, older ones when asked for, none twice and none lost.
import assert from 'node:assert/strict';
import type { GitLab, Note } from '../../../src/gitlab/index';
import { readEarlierComments, readNewestComments, type KnownComments } from '../../../src/incidentPage/comments';

const incident = { project: 'g/p', iid: 1 };
const { signal } = new AbortController();

function comment(id: number): Note {
  return { id, body: `Comment ${id}`, author: undefined, createdAt: id, system: false, internal: false };
}

/** A GitLab with the comments of these numbers, in pages of a hundred, the newest first. */
function gitlabWith(ids: readonly number[], hidden: ReadonlySet<number> = new Set()): GitLab {
  const notes: GitLab['notes'] = (_, { page = 1 }) => {
    const all = ids.toSorted((one, other) => other - one);
    const shown = all.slice((page - 1) * 100, page * 100).filter(id => !hidden.has(id));
    return Promise.resolve({ items: shown.map(comment), nextPage: all.length > page * 100 ? page + 1 : undefined });
  };
  return { notes } as unknown as GitLab;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const read = (ids: readonly number[], before?: KnownComments): Promise<KnownComments> =>
  readNewestComments(gitlabWith(ids), { incident, before }, signal);
const readMore = (ids: readonly number[], before: KnownComments): Promise<KnownComments> =>
  readEarlierComments(gitlabWith(ids), { incident, before }, signal);
const idsOf = ({ items }: KnownComments): readonly number[] => items.map(({ id }) => id);
const range = (from: number, to: number): readonly number[] => upTo(to).slice(from - 1);

suite('Comments of an incident’s page', () => {
  test('all of them where they are few', async () => {
    assert.deepEqual(await read(upTo(3)), { items: upTo(3).map(comment), hasOlder: false });
  });

  test('the newest hundred, the newest last, then a hundred more each time', async () => {
    const first = await read(upTo(250));
    assert.deepEqual([idsOf(first), first.hasOlder], [range(151, 250), true]);
    const second = await readMore(upTo(250), first);
    assert.deepEqual([idsOf(second), second.hasOlder], [range(51, 250), true]);
    const third = await readMore(upTo(250), second);
    assert.deepEqual([idsOf(third), third.hasOlder], [upTo(250), false]);
  });

  test('what was read before stays when new ones come', async () => {
    const before = await readMore(upTo(250), await read(upTo(250)));
    const now = await read(upTo(253), before);
    assert.deepEqual([idsOf(now), now.hasOlder], [range(51, 253), true]);
    assert.deepEqual(idsOf(await readMore(upTo(253), now)), upTo(253));
  });

  test('a deleted one goes', async () => {
    const before = await readMore(upTo(150), await read(upTo(150)));
    const left = upTo(150).filter(id => id !== 120);
    assert.deepEqual(idsOf(await read(left, before)), left);
  });

  test('more new ones than a page holds leave no gap: older ones are asked for anew', async () => {
    const before = await readMore(upTo(250), await read(upTo(250)));
    const now = await read(upTo(400), before);
    assert.deepEqual([idsOf(now), now.hasOlder], [range(301, 400), true]);
  });

  test('pages from which GitLab leaves out what one may not read are passed', async () => {
    const hidden = new Set(range(101, 250));
    const gitlab = gitlabWith(upTo(350), hidden);
    const first = await readNewestComments(gitlab, { incident, before: undefined }, signal);
    const second = await readEarlierComments(gitlab, { incident, before: first }, signal);
    const all = upTo(350).filter(id => !hidden.has(id));
    assert.deepEqual(idsOf(second), all.slice(-idsOf(second).length));
    assert.ok(second.items.length > first.items.length);
  });
});
