// Two people in one moment: whose lines are gone is said, and a second review is found and folded.
import assert from 'node:assert/strict';
import { createGitLab, createSync, type Created, type SaveResult } from '../../src/sync';
import { defaultLabelNames } from '../../src/incident/labels';
import { projectIds, sampleTokens } from '../gitlab';
import { memoryJournal, newReview, now, personOf, signal, startWorld, type Person, type World } from './syncing';

const colleague = 3;

suite('Writing in the same moment as somebody else', () => {
  let world: World;
  let person: Person;
  let made: Created;
  setup(async () => {
    world = await startWorld();
    person = personOf(world);
    const result = await person.sync.createReview(newReview('3f2c'), signal);
    assert.ok(result.kind === 'created');
    made = result;
  });
  teardown(() => world.standIn.stop());

  const issueId = (): number => world.issueId(made.review.reference.iid);
  const description = (): string => world.standIn.store.issue(issueId())?.description ?? '';
  const meddle = (method: string, nth: number, change: (text: string) => string): void => {
    world.standIn.before({ method, path: /\/issues\/\d+$/u, nth }, store =>
      store.changeIssue(issueId(), { description: change(description()) }, colleague),
    );
  };
  const save = (text: string, base = made.base): Promise<SaveResult> =>
    person.sync.saveReview({ review: made.review.reference, text, base }, signal);
  const mine = (): string => made.text.replace('Still to be written.', 'Written.');

  test('a line that came between the last look and the write is named and offered back', async () => {
    meddle('PUT', 1, text => text.replace('- 10:20', '- 10:15 Second alert\n- 10:20'));
    const result = await save(mine());
    assert.ok(result.kind === 'saved' && result.lost);
    const { whose, by, lines, text } = result.lost;
    assert.deepEqual([whose, by?.id, lines], ['theirs', colleague, ['- 10:15 Second alert']]);
    assert.equal(text, mine().replace('- 10:20', '- 10:15 Second alert\n- 10:20'));
    assert.ok(!description().includes('10:15'));
    const again = await save(text, result.base);
    assert.ok(again.kind === 'saved' && again.lost === undefined);
    assert.ok(description().includes('10:15') && description().includes('Written.'));
  });

  test('where both changed the same line theirs comes below', async () => {
    meddle('PUT', 1, text => text.replace('Still to be written.', 'By the colleague.'));
    const result = await save(mine());
    assert.ok(result.kind === 'saved');
    assert.deepEqual(result.lost?.lines, ['By the colleague.']);
    assert.equal(result.lost.text, `${mine().trimEnd()}\n\nBy the colleague.\n`);
  });

  test('a server that keeps no versions still says who wrote', async () => {
    let at = now;
    const gitlab = createGitLab({ url: world.standIn.url, token: sampleTokens.onCall, now: () => at });
    const newId = (): string => 'x';
    const clock = (): number => (at += 50);
    const sync = createSync({ gitlab, journal: memoryJournal(), names: defaultLabelNames, now: clock, newId });
    world.standIn.fault({ path: 'web:/api/graphql', fault: { kind: 'status', status: 404 } });
    meddle('PUT', 1, text => text.replace('- 10:20', '- 10:15 Second alert\n- 10:20'));
    const result = await sync.saveReview({ review: made.review.reference, text: mine(), base: made.base }, signal);
    assert.ok(result.kind === 'saved');
    assert.deepEqual([result.lost?.whose, result.lost?.by?.id, result.lost?.lines], ['theirs', colleague, []]);
  });

  test('an older page that is saved over it right after: what was sent is named, and the next save brings it back', async () => {
    const stale = description();
    // A look, its incident, the last look; the fourth is the look back.
    meddle('GET', 4, () => stale.replace('Baskets were empty', 'From an older page: baskets were empty'));
    const result = await save(mine());
    assert.ok(result.kind === 'saved');
    if (result.lost === undefined) return assert.fail('nothing is said');
    assert.deepEqual([result.lost.whose, result.lost.lines], ['mine', ['Written.']]);
    const again = await save(mine(), result.base);
    assert.ok(again.kind === 'saved');
    assert.ok(description().includes('Written.') && description().includes('From an older page: '));
  });

  test('pictures that take their time cost nobody a line', async () => {
    const place = 'graph.png';
    const text = mine().replace('Written.', 'Written, see ![g](graph.png).');
    const at = text.indexOf('graph.png');
    const images = [
      { span: { start: at, end: at + 9 }, place, name: place, content: new Uint8Array([137, 80, 78, 71]) },
    ];
    world.standIn.before({ method: 'POST', path: /\/uploads$/u, nth: 1 }, store =>
      store.changeIssue(issueId(), { description: description().replace('10:20', '10:21') }, colleague),
    );
    const result = await person.sync.saveReview(
      { review: made.review.reference, text, base: made.base, images },
      signal,
    );
    assert.ok(result.kind === 'saved' && result.merged && result.lost === undefined);
    assert.ok(description().includes('10:21') && description().includes('/uploads/'));
  });
});

suite('Two people who start a review at once', () => {
  let world: World;
  setup(async () => {
    world = await startWorld();
  });
  teardown(() => world.standIn.stop());

  test('the second one is found, and folding the younger leaves one', async () => {
    const [one, other] = [personOf(world), personOf(world, { token: sampleTokens.serviceOwner })];
    const path = `/projects/${projectIds.production}/issues`;
    const release = world.standIn.hold({ method: 'POST', path, nth: 1 });
    const running = one.sync.createReview(newReview('mine'), signal);
    // It has looked for the last time, and is on its way.
    while (world.standIn.writes().length === 0) await new Promise(resolve => setImmediate(resolve));
    const theirs = await other.sync.createReview(newReview('theirs'), signal);
    release();
    const mine = await running;
    assert.ok(theirs.kind === 'created' && mine.kind === 'created');
    assert.deepEqual([theirs.twin, mine.twin?.review.reference], [undefined, theirs.review.reference]);
    assert.equal(mine.twin?.stays, 'twin');
    const folded = await one.sync.foldReview({ closing: mine.base, staying: theirs.review.reference }, signal);
    assert.ok(folded.kind === 'folded');
    assert.deepEqual(folded.review.reference, theirs.review.reference);
    assert.deepEqual(
      world
        .made()
        .map(({ state }) => state)
        .sort(),
      ['closed', 'opened'],
    );
  });

  test('what somebody wrote into is not folded away', async () => {
    const { sync } = personOf(world);
    const first = await sync.createReview(newReview('one'), signal);
    const second = await sync.createReview(newReview('two', { another: true }), signal);
    assert.ok(first.kind === 'created' && second.kind === 'created');
    const { id, description } = world.made()[1] ?? assert.fail();
    world.standIn.store.changeIssue(id, { description: `${description}\nWritten since.` }, colleague);
    world.standIn.clearRequests();
    const result = await sync.foldReview({ closing: second.base, staying: first.review.reference }, signal);
    assert.equal(result.kind, 'written-in');
    assert.deepEqual(world.standIn.writes(), []);
  });
});

suite('A request whose answer never came', () => {
  test('is waited for as long as it may be under way, then asked about, and made only when asked', async () => {
    const world = await startWorld();
    try {
      let at = now;
      const waits: number[] = [];
      const gitlab = createGitLab({ url: world.standIn.url, token: sampleTokens.onCall, now: () => at });
      const delay = (milliseconds: number): Promise<void> => {
        waits.push(milliseconds);
        at += milliseconds;
        return Promise.resolve();
      };
      const parts = { gitlab, journal: memoryJournal(), names: defaultLabelNames, now: () => at, delay };
      const sync = createSync({ ...parts, newId: () => 'x' });
      const path = `/projects/${projectIds.production}/issues`;
      world.standIn.fault({ method: 'POST', path, nth: 1, fault: { kind: 'cut', when: 'before' } });
      const first = await sync.createReview(newReview('late'), signal);
      assert.ok(first.kind === 'failed' && first.phase === 'create' && first.error.maybeDone);
      assert.equal(
        waits.reduce((sum, wait) => sum + wait, 0),
        60_000,
      );
      assert.equal((await sync.createReview(newReview('late'), signal)).kind, 'maybe-made');
      assert.equal(world.made().length, 0);
      assert.equal((await sync.createReview(newReview('late', { again: true }), signal)).kind, 'created');
      assert.equal(world.made().length, 1);
    } finally {
      await world.standIn.stop();
    }
  });
});
