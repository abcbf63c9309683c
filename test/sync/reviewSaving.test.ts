import assert from 'node:assert/strict';
import type { Base, Created, SaveResult, Saved } from '../../src/sync';
import { sampleTokens } from '../gitlab';
import { newReview, personOf, secret, signal, startWorld, type Person, type World } from './syncing';

function saved(result: SaveResult): Saved {
  assert.equal(result.kind, 'saved', JSON.stringify(result));
  return result;
}

for (const confidential of [false, true]) {
  suite(`Saving a ${confidential ? 'confidential' : 'public'} review`, () => {
    let world: World;
    let person: Person;
    let made: Created;
    setup(async () => {
      world = await startWorld({ confidential });
      person = personOf(world);
      const result = await person.sync.createReview(newReview('3f2c', { title: `Review ${secret}` }), signal);
      assert.equal(result.kind, 'created');
      made = result;
      world.standIn.clearRequests();
    });
    teardown(() => world.standIn.stop());

    const save = (text: string, base: Base | undefined = made.base): Promise<SaveResult> =>
      person.sync.saveReview({ review: made.review.reference, text, base }, signal);
    const issueId = (): number => world.issueId(made.review.reference.iid);
    const theirs = (change: (description: string) => string): void => {
      const { description } = world.standIn.store.issue(issueId()) ?? {};
      world.standIn.store.changeIssue(issueId(), { description: change(description ?? '') }, 3);
    };
    const description = (): string => world.standIn.store.issue(issueId())?.description ?? '';

    test('a look, its incident, a last look, one write, and a look back; what came back is the new base', async () => {
      const text = made.text.replace('Still to be written.', 'Written.');
      const result = saved(await save(text));
      assert.deepEqual(
        world.standIn.requests.map(({ method }) => method),
        // A confidential one may know of its incident whatever that is.
        confidential ? ['GET', 'GET', 'PUT', 'GET', 'GET'] : ['GET', 'GET', 'GET', 'PUT', 'GET', 'GET'],
      );
      // A confidential one stays so, whatever somebody else does in that moment.
      const fields = confidential ? ['confidential', 'description'] : ['description'];
      assert.deepEqual(Object.keys(world.standIn.writes()[0]?.body as object).sort(), fields);
      assert.deepEqual([result.sent, result.merged, result.text, result.altered], [true, false, text, undefined]);
      assert.equal(result.base.description, description());
      assert.equal(result.base.updatedAt, world.standIn.store.issue(issueId())?.updatedAt);
      assert.equal(result.base.confidential, confidential);
    });

    test('nothing new is nothing sent', async () => {
      const result = saved(await save(made.text.replaceAll('\n', '\r\n')));
      assert.deepEqual([result.sent, world.standIn.writes().length], [false, 0]);
    });

    test('what others changed elsewhere is merged in and kept', async () => {
      theirs(text => text.replace('10:20 Rolled back', '10:20 Rolled back\n- 10:40 All well'));
      const result = saved(await save(made.text.replace('Still to be written.', 'Written.')));
      assert.ok(result.merged && result.sent);
      for (const words of ['Written.', '10:40 All well']) {
        assert.ok(result.text.includes(words) && description().includes(words), words);
      }
    });

    test('what is written on before the others’ changes were taken in is no conflict with oneself', async () => {
      theirs(text => text.replace('10:20 Rolled back', '10:20 Rolled back\n- 10:40 All well'));
      const once = saved(await save(made.text.replace('Still to be written.', 'Written')));
      const twice = saved(await save(made.text.replace('Still to be written.', 'Written, and more.'), once.own));
      for (const words of ['Written, and more.', '10:40 All well']) {
        assert.ok(twice.text.includes(words) && description().includes(words), words);
      }
    });

    test('only others changed something: it comes, nothing goes', async () => {
      theirs(text => text.replace('Still to be written.', 'Written there.'));
      const result = saved(await save(made.text));
      assert.deepEqual([result.sent, result.merged, world.standIn.writes().length], [false, true, 0]);
      assert.equal(result.text, made.text.replace('Still to be written.', 'Written there.'));
    });

    test('the same lines changed by both: all three texts, and nothing is sent', async () => {
      theirs(text => text.replace('Still to be written.', 'Written there.'));
      const local = made.text.replace('Still to be written.', 'Written here.');
      const result = await save(local);
      assert.ok(result.kind === 'conflict');
      assert.deepEqual(result.texts, {
        base: made.text,
        local,
        remote: made.text.replace('Still to be written.', 'Written there.'),
      });
      assert.equal(world.standIn.writes().length, 0);
      const resolved = saved(await save(local, result.base));
      assert.deepEqual([resolved.sent, description().includes('Written here.')], [true, true]);
    });

    for (const [name, kept] of [
      ['changed', 'Written there.'],
      ['took away', ''],
    ] as const) {
      test(`what others ${name} and nobody has decided about stays a conflict, in a new window too`, async () => {
        theirs(text => text.replace('Still to be written.', kept));
        const local = made.text.replace('Still to be written.', 'Written here.');
        const first = await save(local);
        assert.ok(first.kind === 'conflict');
        // The answer is gone with the window; what was based on the same text is asked about in the same words.
        for (const text of [local, `${local}More.\n`]) assert.equal((await save(text)).kind, 'conflict');
        const resolved = saved(await save(`${made.text.replace('Still to be written.', kept)}More.\n`, first.base));
        // What was decided against is not merged in again.
        assert.equal((await save(local, resolved.base)).kind, 'conflict');
      });
    }

    test('without a base nothing is merged and nothing is sent', async () => {
      const result = await person.sync.saveReview(
        { review: made.review.reference, text: `${made.text}More.\n`, base: undefined },
        signal,
      );
      assert.ok(result.kind === 'no-base');
      assert.equal(result.texts.remote, made.text);
      assert.equal(world.standIn.writes().length, 0);
    });

    test('quick actions come back as they were written, and run on no version of GitLab', async () => {
      const text = `${made.text}\r\n/close\r\n  /label ~bug\n\\/due\n`;
      const result = saved(await save(text));
      assert.equal(result.text, text);
      assert.ok(description().endsWith('\n\\/close\n  \\/label ~bug\n&#47;due'));
      assert.equal(world.standIn.store.issue(issueId())?.state, 'opened');
      const opened = await person.sync.openReview(made.review.reference, signal);
      assert.ok(opened.kind === 'opened');
      assert.ok(opened.text.endsWith('\n/close\n  /label ~bug\n\\/due\n'));
      assert.equal(saved(await save(opened.text, opened.base)).sent, false);
    });

    test('a write whose answer was lost is seen to have arrived', async () => {
      world.standIn.fault({ method: 'PUT', nth: 1, fault: { kind: 'cut', when: 'after' } });
      const result = saved(await save(`${made.text}More.\n`));
      assert.deepEqual([result.sent, world.standIn.writes().length], [true, 1]);
    });

    test('lost for good, arrived all the same: what was written since is no conflict with oneself', async () => {
      const { standIn } = world;
      standIn.fault({ method: 'PUT', nth: 1, fault: { kind: 'cut', when: 'after' } });
      standIn.fault({ method: 'GET', nth: confidential ? 3 : 4, times: 9, fault: { kind: 'cut', when: 'before' } });
      theirs(text => text.replace('10:20 Rolled back', '10:21 Rolled back'));
      const once = await save(made.text.replace('Still to be written.', 'Written once.'));
      assert.ok(once.kind === 'failed' && once.error.maybeDone && once.phase === 'text');
      standIn.clearFaults();
      const twice = saved(await save(made.text.replace('Still to be written.', 'Written twice.'), once.base));
      assert.ok(twice.text.includes('Written twice.') && twice.text.includes('10:21'));
      assert.ok(description().includes('Written twice.') && description().includes('10:21'));
    });

    test('refused: the text stays here, the reason is said', async () => {
      const guest = personOf(world, { token: sampleTokens.readOnly });
      const result = await guest.sync.saveReview(
        { review: made.review.reference, text: `${made.text}x`, base: made.base },
        signal,
      );
      assert.deepEqual(result.kind === 'failed' && [result.phase, result.error.kind], ['text', 'scope-missing']);
      assert.ok(!description().endsWith('x'));
    });

    test('more than GitLab takes is not sent', async () => {
      const result = await save(`${made.text}${'ü'.repeat(1_048_577)}`);
      assert.equal(result.kind, 'too-long');
      assert.equal(world.standIn.writes().length, 0);
    });

    test('another text than was sent is told', async () => {
      // A server that rewrites what it stores.
      const { store } = world.standIn;
      const changeIssue = store.changeIssue.bind(store);
      store.changeIssue = (id, changes, user) =>
        changeIssue(id, { ...changes, description: `${changes.description ?? ''}\n\nAdded by a server` }, user);
      const result = saved(await save(`${made.text}More.\n`));
      assert.ok(result.altered?.endsWith('More.\n\nAdded by a server'));
    });

    test('looking merges what others changed and sends nothing', async () => {
      const look = (text: string, base = made.base): ReturnType<typeof person.sync.pullReview> =>
        person.sync.pullReview({ review: made.review.reference, text, base }, signal);
      assert.equal((await look(made.text)).kind, 'unchanged');
      const mine = made.text.replace('Still to be written.', 'Mine.');
      assert.equal((await look(mine)).kind, 'unchanged');
      theirs(text => text.replace('10:20', '10:21'));
      const updated = await look(mine);
      assert.ok(updated.kind === 'updated');
      assert.equal(updated.text, mine.replace('10:20', '10:21'));
      theirs(text => text.replace('Still to be written.', 'Theirs.'));
      assert.equal((await look(updated.text, updated.base)).kind, 'conflict');
      assert.equal(world.standIn.writes().length, 0);
      const later = await look(made.text, made.base);
      assert.ok(later.kind === 'updated' && later.text.includes('Theirs.'));
    });

    if (confidential) {
      test('that somebody made public gets no text until the person was told', async () => {
        const { store } = world.standIn;
        const { description: text } = store.issue(issueId()) ?? {};
        store.changeIssue(issueId(), { confidential: false, title: 'Review', description: 'Cleared' }, 3);
        const result = await save(made.text);
        assert.equal(result.kind, 'now-public');
        assert.deepEqual([world.standIn.writes().length, world.leaks, text?.includes(secret)], [0, [], true]);
        const copy = {
          review: made.review.reference,
          text: 'Cleared, and more',
          base: { ...made.base, description: 'Cleared' },
        };
        saved(await person.sync.saveReview(copy, signal, { allowPublic: true }));
      });
    }
  });
}

test('a text of an incident that became confidential goes into no public issue unasked', async () => {
  const world = await startWorld();
  try {
    const { sync } = personOf(world);
    const made = await sync.createReview(newReview('3f2c'), signal);
    assert.ok(made.kind === 'created');
    world.standIn.store.changeIssue(world.incident().id, { confidential: true }, 2);
    const copy = { review: made.review.reference, text: `${made.text}The ${secret} keys.\n`, base: made.base };
    assert.equal((await sync.saveReview(copy, signal)).kind, 'now-public');
    assert.deepEqual(world.leaks, []);
    assert.equal((await sync.saveReview(copy, signal, { allowPublic: true })).kind, 'saved');
  } finally {
    await world.standIn.stop();
  }
});
