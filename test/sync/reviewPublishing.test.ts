import assert from 'node:assert/strict';
import { parseMarker } from '../../src/incident/marker';
import { createPolicy } from '../../src/incident/policy';
import type { Base, Created, LocalImage, PublishResult, ReviewFile } from '../../src/sync';
import { memoryJournal, personOf, reviewText, secret, signal, startWorld, type Person, type World } from './syncing';

/** A picture of one pixel's worth of bytes; which ones does not matter here. */
const picture = new Uint8Array([137, 80, 78, 71, 1, 2, 3]);

function imagesIn(text: string, content: Uint8Array<ArrayBuffer> = picture): readonly LocalImage[] {
  return [...text.matchAll(/\]\((img\/([\w.]+))\)/gu)].map(({ index, 1: path = '', 2: name = '' }) => ({
    span: { start: index + 2, end: index + 2 + path.length },
    place: `3f2c ${path}`,
    name,
    content,
  }));
}

function created(result: PublishResult): Created {
  assert.equal(result.kind, 'created', JSON.stringify(result));
  return result;
}

function saved(result: PublishResult): Extract<PublishResult, { kind: 'saved' }> {
  assert.ok(result.kind === 'saved', JSON.stringify(result));
  return result;
}

suite('Publishing a review from a file', () => {
  let world: World;
  let person: Person;
  setup(async () => {
    world = await startWorld();
    person = personOf(world);
  });
  teardown(() => world.standIn.stop());

  const id = '3f2c0000-0000-4000-8000-000000000001';
  const start = reviewText(id, 'Basket loses its contents').replaceAll('\n', '\r\n');
  const file = (text: string, base?: Base, changes: Partial<ReviewFile> = {}): ReviewFile => ({
    project: 'acme/production',
    title: 'Basket loses its contents',
    policy: createPolicy('gitlab-2025'),
    labels: ['infradev'],
    assignees: ['@priya.nair'],
    dueDate: '2025-11-25',
    text,
    base,
    images: imagesIn(text),
    ...changes,
  });
  const publish = (...args: Parameters<typeof file>): Promise<PublishResult> =>
    person.sync.publishReview(file(...args), signal);
  const description = (): string => world.made()[0]?.description ?? '';
  const change = (to: (description: string) => string): void => {
    const [issue] = world.made();
    assert.ok(issue);
    world.standIn.store.changeIssue(issue.id, { description: to(issue.description ?? '') }, 3);
  };

  test('the first time makes the issue, its fields from the template, and names it in the file', async () => {
    const result = created(await publish(start));
    const [issue] = world.made();
    assert.ok(issue);
    assert.equal(parseMarker(result.text)?.review, `acme/production#${issue.iid}`);
    assert.equal(result.text.replace(`review: acme/production#${issue.iid}\r\n`, ''), start);
    assert.equal(issue.description, reviewText(id, issue.title).trimEnd().replace('\n/close', '\n\\/close'));
    assert.ok(issue.labels.includes('infradev') && issue.labels.includes('IncidentReview'));
    assert.deepEqual([issue.assigneeIds, issue.dueDate, result.incident], [[3], '2025-11-25', 'moved']);
  });

  test('again, with nothing new, sends nothing', async () => {
    const first = created(await publish(start));
    world.standIn.clearRequests();
    const second = saved(await publish(first.text, first.base));
    assert.deepEqual([second.sent, second.text, world.standIn.writes()], [false, first.text, []]);
  });

  test('both ways: changes of the file go, changes of others come', async () => {
    const first = created(await publish(start));
    change(text => text.replace('10:20 Rolled back', '10:21 Rolled back'));
    const local = first.text.replace('Still to be written.', 'Written.');
    const second = saved(await publish(local, first.base));
    assert.equal(second.text, local.replace('10:20', '10:21'));
    assert.ok(description().includes('Written.') && description().includes('10:21'));
    const third = saved(await publish(second.text, second.base));
    assert.equal(third.sent, false);
  });

  test('a file from before others’ changes came into it undoes nobody: it goes on from what it was then', async () => {
    const first = created(await publish(start));
    const mine = first.text.replace('Still to be written.', 'Written.');
    change(text => text.replace('10:20 Rolled back', '10:21 Rolled back'));
    const second = saved(await publish(mine, first.base));
    const older = saved(await publish(mine.replace('Written.', 'Written, and more.'), second.base));
    assert.ok(description().includes('10:21') && description().includes('Written, and more.'));
    assert.equal(older.text, second.text.replace('Written.', 'Written, and more.'));
    // What one takes back of one's own is no such thing.
    assert.equal(saved(await publish(older.text.replace('Written, and more.', 'Again.'), older.base)).sent, true);
  });

  test('a file from before what it was then is known sends nothing', async () => {
    const first = created(await publish(start));
    change(text => text.replace('10:20 Rolled back', '10:21 Rolled back'));
    const second = saved(await publish(first.text, first.base));
    const { former, ...base } = second.base;
    assert.equal(former?.length, 1);
    const older = await publish(first.text.replace('Still to be written.', 'Written.'), base);
    assert.ok(older.kind === 'no-base' && older.why === 'older');
    assert.ok(description().includes('10:21'));
  });

  test('an older file that changes the lines that others changed since is shown, with what it was made from', async () => {
    const first = created(await publish(start));
    change(text => text.replace('10:20 Rolled back', '10:21 Rolled back'));
    const second = saved(await publish(first.text, first.base));
    const result = await publish(first.text.replace('10:20 Rolled back', '10:22 Rolled back'), second.base);
    assert.ok(result.kind === 'conflict');
    assert.ok(result.texts.base.includes('10:20') && result.texts.remote.includes('10:21'));
    assert.ok(description().includes('10:21'));
  });

  test('a project that has got the path of another one since gets nothing of its text', async () => {
    const first = created(await publish(start));
    const base = { ...first.base, projectId: 4711 };
    world.standIn.clearRequests();
    const now = first.text.replace('Still to be written.', 'Written.');
    const refusal = { kind: 'other-project', project: 'acme/production' };
    assert.deepEqual(await person.sync.planPublish(file(now, base), signal), refusal);
    assert.deepEqual(await publish(now, base), refusal);
    const { reference: review } = first.review;
    assert.deepEqual(await person.sync.saveReview({ review, text: now, base }, signal), refusal);
    assert.deepEqual(await person.sync.pullReview({ review, text: now, base }, signal), refusal);
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('a file that names another issue by now has nothing in common with it yet', async () => {
    const first = created(await publish(start));
    const made = world.made()[0] ?? assert.fail();
    const other = world.standIn.store.addIssue({
      ...made,
      description: `${made.description}\nTheirs.`,
      title: 'The same review, moved',
    });
    const moved = first.text.replace(`#${first.review.reference.iid}`, `#${other.iid}`);
    const result = await publish(moved, first.base);
    assert.ok(result.kind === 'no-base' && result.why === 'unknown');
  });

  test('the same lines changed by both are a conflict in the file’s own terms', async () => {
    const first = created(await publish(start));
    change(text => text.replace('Still to be written.', 'There.'));
    const result = await publish(first.text.replace('Still to be written.', 'Here.'), first.base);
    assert.ok(result.kind === 'conflict');
    assert.ok(result.texts.remote.includes('There.\r\n') && result.texts.remote.includes('\r\n/close to half'));
  });

  test('a file that names an issue but has no base sends nothing unless both are the same', async () => {
    const first = created(await publish(start));
    assert.equal(saved(await publish(first.text)).sent, false);
    const result = await publish(`${first.text}More.\r\n`);
    assert.equal(result.kind, 'no-base');
    assert.ok(!description().includes('More.'));
  });

  test('a file that names the issue of another review sends nothing', async () => {
    const first = created(await publish(start));
    const other = first.text.replace(id, 'another-id');
    world.standIn.clearRequests();
    assert.equal((await publish(other, first.base)).kind, 'other-review');
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('a file that lost its line about the issue finds it by the marker’s id', async () => {
    const first = created(await publish(start));
    const again = await publish(start, first.base);
    assert.equal(world.made().length, 1);
    assert.equal(parseMarker((again as Created).text)?.review, parseMarker(first.text)?.review);
  });

  test('a text without a marker is sent nowhere', async () => {
    assert.deepEqual(await publish('# Hello'), { kind: 'no-marker' });
  });

  suite('with images', () => {
    const withImages = start.replace('Still to be written.', 'See ![graph](img/graph.png) and ![same](img/copy.png).');

    test('each content is uploaded once, the file keeps its own paths', async () => {
      const first = created(await publish(withImages));
      const uploads = world.standIn.writes().filter(({ path }) => path.endsWith('/uploads'));
      assert.equal(uploads.length, 1);
      assert.match(description(), /See !\[graph\]\((\/uploads\/\w+\/graph\.png)\) and !\[same\]\(\1\)\./u);
      assert.ok(first.text.includes('![graph](img/graph.png) and ![same](img/copy.png)'));
      world.standIn.clearRequests();
      const more = first.text.replace('## Lessons', '## Lessons\r\n\r\n![again](img/graph.png)');
      saved(await publish(more, first.base));
      assert.deepEqual(
        world.standIn.writes().map(({ method }) => method),
        ['PUT'],
      );
    });

    test('an image that cannot be read any more keeps its upload, one that never could keeps its path and is named', async () => {
      const first = created(await publish(withImages));
      const text = first.text.replace('## Lessons', '## Lessons\r\n\r\n![new](img/new.png)');
      const unread = imagesIn(text).map(image => ({ ...image, content: undefined }));
      const second = saved(await publish(text, first.base, { images: unread }));
      assert.match(description(), /See !\[graph\]\((\/uploads\/\w+\/graph\.png)\) and !\[same\]\(\1\)\./u);
      assert.ok(description().includes('![new](img/new.png)'));
      assert.deepEqual(second.dropped, [{ what: 'image', name: 'new.png', reason: 'unreadable' }]);
    });

    test('a line with an image that others changed comes back with the file’s path', async () => {
      const first = created(await publish(withImages));
      change(text => text.replace('See ![graph]', 'Look at ![the graph]'));
      const second = saved(await publish(first.text, first.base));
      assert.ok(second.text.includes('Look at ![the graph](img/graph.png) and ![same](img/graph.png).\r\n'));
      assert.equal(saved(await publish(second.text, second.base)).sent, false);
    });

    test('the image that did not go up is named, and none where something else failed', async () => {
      const fail = (path: RegExp, nth: number, status: number): unknown =>
        world.standIn.fault({ method: 'POST', path, nth, fault: { kind: 'status', status } });
      fail(/uploads$/u, 1, 413);
      fail(/uploads$/u, 2, 404);
      fail(/issues$/u, 1, 413);
      const names: unknown[] = [];
      for (let runs = 0; runs < 3; runs += 1) {
        const result = await publish(withImages);
        names.push(result.kind === 'failed' && [result.phase, result.image]);
      }
      assert.deepEqual(names, [
        ['images', 'graph.png'],
        ['images', undefined],
        ['create', undefined],
      ]);
    });

    test('an upload that failed leaves no half issue, and what was uploaded is not uploaded again', async () => {
      world.standIn.fault({ method: 'POST', path: '/projects/101/issues', nth: 1, fault: { kind: 'limited' } });
      const first = await publish(withImages);
      assert.ok(first.kind === 'failed' && first.phase === 'create');
      created(await publish(withImages));
      assert.equal(world.standIn.writes().filter(({ path }) => path.endsWith('/uploads')).length, 1);
    });
  });

  test('an attempt that was cut off goes on, with what was written since', async () => {
    world.standIn.fault({ method: 'POST', path: /links$/u, nth: 1, fault: { kind: 'status', status: 500 } });
    const first = await publish(start);
    assert.ok(first.kind === 'failed' && first.phase === 'link');
    change(text => text.replace('10:20', '10:21'));
    const second = saved(await publish(start.replace('Still to be written.', 'Written.')));
    assert.ok(description().includes('10:21') && description().includes('Written.'));
    assert.ok(second.text.includes('10:21') && second.text.includes('Written.'));
    assert.equal(world.standIn.store.linksOf(world.incident()).length, 1);
    assert.equal(world.made().length, 1);
  });

  test('on another computer, without base and journal, an attempt that was cut off is not overwritten', async () => {
    world.standIn.fault({ method: 'POST', path: /links$/u, nth: 1, fault: { kind: 'status', status: 500 } });
    await publish(start);
    person = personOf(world, { journal: memoryJournal() });
    const result = await publish(start.replace('Still to be written.', 'Written.'));
    assert.equal(result.kind, 'no-base');
    assert.equal(world.made().length, 1);
  });
});

suite('Publishing a confidential review from a file', () => {
  test('goes the confidential way, and an issue that is public gets nothing', async () => {
    const world = await startWorld({ confidential: true });
    try {
      const person = personOf(world);
      const id = '3f2c0000-0000-4000-8000-000000000001';
      const title = `The ${secret} vault`;
      const text = reviewText(id, title);
      const file = { project: 'acme/production', title, policy: createPolicy('gitlab-2025'), text, base: undefined };
      const first = created(await person.sync.publishReview(file, signal));
      assert.equal(world.made()[0]?.confidential, true);
      const clean = { confidential: false, title: 'Review', description: '' };
      world.standIn.store.changeIssue(world.made()[0]?.id ?? 0, clean, 3);
      world.standIn.clearRequests();
      for (const base of [undefined, first.base, { ...first.base, confidential: false }]) {
        const again = await person.sync.publishReview({ ...file, text: first.text, base }, signal);
        assert.equal(again.kind, 'now-public');
      }
      assert.deepEqual([world.standIn.writes(), world.leaks], [[], []]);
    } finally {
      await world.standIn.stop();
    }
  });
});

test('an older file of git undoes nobody, however often the newer one was sent since', async () => {
  const world = await startWorld();
  try {
    const { sync } = personOf(world);
    const id = '3f2c0000-0000-4000-8000-000000000001';
    const title = 'Basket loses its contents';
    const rest = { project: 'acme/production', title, policy: createPolicy('gitlab-2025') };
    const first = created(await sync.publishReview({ ...rest, text: reviewText(id, title), base: undefined }, signal));
    const [issue] = world.made();
    assert.ok(issue);
    const entry = '- 10:40 Confirmed by the colleague';
    const theirs = (issue.description ?? '').replace('- 10:20 Rolled back', `- 10:20 Rolled back\n${entry}`);
    world.standIn.store.changeIssue(issue.id, { description: theirs }, 3);
    let { text, base } = saved(await sync.publishReview({ ...rest, text: first.text, base: first.base }, signal));
    for (const words of ['Once more.', 'And again.', 'At last.']) {
      text = text.replace('## Lessons\n', `## Lessons\n\n${words}\n`);
      ({ text, base } = saved(await sync.publishReview({ ...rest, text, base }, signal)));
    }
    const older = first.text.replace('- 10:20 Rolled back', '- 10:22 Rolled back');
    const result = await sync.publishReview({ ...rest, text: older, base }, signal);
    assert.ok(result.kind === 'conflict');
    const description = (): string => world.standIn.store.issue(issue.id)?.description ?? '';
    assert.ok(description().includes(entry) && result.texts.remote.includes(entry));
    const elsewhere = first.text.replace('Baskets were empty', 'All baskets were empty');
    const merged = saved(await sync.publishReview({ ...rest, text: elsewhere, base }, signal));
    assert.ok(merged.text.includes(entry) && description().includes('All baskets') && description().includes(entry));
    assert.ok(['Once more.', 'And again.', 'At last.'].every(words => description().includes(words)));
    // Who has seen both and means it is not asked again.
    const decided = saved(await sync.publishReview({ ...rest, text: older, base: result.base }, signal));
    assert.ok(decided.sent && !description().includes(entry));
  } finally {
    await world.standIn.stop();
  }
});
