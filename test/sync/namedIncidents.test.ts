// A review of a confidential incident never becomes a public issue, however the incident is written; what cannot be
// resolved or read refuses the write and is named.
import assert from 'node:assert/strict';
import { createPolicy } from '../../src/incident/policy';
import type { ReviewFile } from '../../src/sync';
import { memoryJournal, newReview, personOf, secret, signal, startWorld, type World } from './syncing';

const id = '3f2c0000-0000-4000-8000-000000000001';

/** The incident as the marker names it, and what else the text has. */
function fileOf(marker: string | undefined, body = ''): ReviewFile {
  const lines = marker === undefined ? [] : [`incident: ${marker}`];
  const text = ['<!-- incident-review', `id: ${id}`, ...lines, '-->', '', `# The ${secret} vault`, '', body, ''].join(
    '\n',
  );
  const title = `The ${secret} vault`;
  return { project: 'acme/production', title, policy: createPolicy('gitlab-2025'), text, base: undefined };
}

suite('Every way to name a confidential incident', () => {
  let world: World;
  setup(async () => {
    world = await startWorld({ confidential: true });
  });
  teardown(() => world.standIn.stop());

  /** `~` stands for the address of the stand-in. */
  const spellings: readonly (readonly [string | undefined, string])[] = [
    ['acme/production#1253', ''],
    ['Acme/Production#1253', ''],
    ['#1253', ''],
    ['#1253+', ''],
    ['acme/production#1253+s', ''],
    ['acme/production#1253 (resolved)', ''],
    ['[#1253](~/acme/production/-/issues/1253)', ''],
    ['[the keys](~/acme/production/-/issues/1253)', ''],
    ['<~/acme/production/-/issues/1253>', ''],
    ['`acme/production#1253`', ''],
    ['~/acme/production/-/work_items/1253', ''],
    ['~/acme/production/-/issues/incident/1253', ''],
    ['~/acme/production/-/issues/1253#note_4', ''],
    ['[work_item:1253]', ''],
    ['[issue:acme/production/1253]', ''],
    ['GL-1253', ''],
    [undefined, '- Incident: acme/production#1253'],
    [undefined, '**Incident:** [#1253](~/acme/production/-/issues/1253)'],
    [undefined, '| Key | Value |\n| --- | --- |\n| Link to Incident Issue | #1253 |'],
    [undefined, '- Incident:\n  - acme/production#1253'],
    // Marker and field disagree: both count.
    ['acme/production#1203', 'Incident: #1253'],
  ];
  for (const [marker, body] of spellings) {
    test(`${marker ?? body}: confidential, or not at all`, async () => {
      const there = (text: string): string => text.replaceAll('~', world.standIn.url);
      const { sync } = personOf(world);
      const file = fileOf(marker === undefined ? undefined : there(marker), there(body));
      const intent = await sync.planPublish(file, signal);
      assert.ok(intent.kind === 'will-create' && intent.confidential, JSON.stringify(intent));
      assert.deepEqual(world.standIn.writes(), []);
      const result = await sync.publishReview({ ...file, agreed: intent }, signal);
      assert.equal(result.kind, 'created', JSON.stringify(result));
      assert.equal(world.made()[0]?.confidential, true);
      assert.deepEqual(world.leaks, []);
    });
  }

  const refused: readonly (readonly [string | undefined, string, string, 'unresolved' | 'unreadable'])[] = [
    [
      'https://gitlab.internal/acme/production/-/issues/1253',
      '',
      'https://gitlab.internal/acme/production/-/issues/1253',
      'unresolved',
    ],
    ['^/acme/production/-/issues/1253', '', '^/acme/production/-/issues/1253', 'unresolved'],
    ['the one with the keys', '', 'the one with the keys', 'unresolved'],
    ['production#1253', '', 'production#1253', 'unresolved'],
    [
      undefined,
      'Incident: https://gitlab.internal/a/b/-/issues/1253',
      'https://gitlab.internal/a/b/-/issues/1253',
      'unresolved',
    ],
    ['acme/nowhere#7', '', 'acme/nowhere#7', 'unreadable'],
    ['acme/production#99999', '', 'acme/production#99999', 'unreadable'],
    ['acme/production#1203', 'Incident: acme/nowhere#7', 'acme/nowhere#7', 'unreadable'],
  ];
  for (const [marker, body, name, reason] of refused) {
    test(`${marker ?? body}: refused by name`, async () => {
      // `^` stands for the address without the sub-folder.
      const there = (text: string): string => text.replace('^', world.standIn.origin);
      const { sync } = personOf(world);
      const file = fileOf(marker === undefined ? undefined : there(marker), body);
      const expected = { kind: 'unknown-reference', what: 'incident', name: there(name), reason };
      assert.deepEqual(await sync.planPublish(file, signal), expected);
      assert.deepEqual(await sync.publishReview(file, signal), expected);
      const { text } = file;
      assert.deepEqual(await sync.createReview(newReview(id, { incident: undefined, text }), signal), expected);
      assert.deepEqual([world.standIn.writes(), world.made()], [[], []]);
    });
  }

  for (const status of [403, 404]) {
    test(`whose reading GitLab answers with ${status}: refused by name`, async () => {
      world.standIn.fault({ method: 'GET', path: /\/issues\/1253$/u, fault: { kind: 'status', status } });
      const result = await personOf(world).sync.publishReview(fileOf('acme/production#1253'), signal);
      assert.deepEqual(result, {
        kind: 'unknown-reference',
        what: 'incident',
        name: 'acme/production#1253',
        reason: 'unreadable',
      });
      assert.deepEqual(world.standIn.writes(), []);
    });
  }

  test('without an answer nothing is sent either', async () => {
    world.standIn.fault({ method: 'GET', path: /\/issues\/1253$/u, fault: { kind: 'cut', when: 'before' } });
    assert.equal((await personOf(world).sync.publishReview(fileOf('#1253'), signal)).kind, 'failed');
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('what the person agreed to is made, or nothing', async () => {
    const { sync } = personOf(world);
    const result = await sync.publishReview(
      { ...fileOf('#1253'), agreed: { incident: undefined, confidential: false } },
      signal,
    );
    const incident = { project: 'acme/production', iid: 1253 };
    assert.deepEqual(result, { kind: 'not-as-agreed', now: { incident, confidential: true } });
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('a review: that cannot be resolved makes no second issue', async () => {
    const { sync } = personOf(world);
    const file = fileOf('#1253');
    for (const name of ['https://evil.example/acme/production/-/issues/1', 'somewhere', 'production#4']) {
      const text = file.text.replace('\n-->', `\nreview: ${name}\n-->`);
      const expected = { kind: 'unknown-reference', what: 'review', name, reason: 'unresolved' };
      assert.deepEqual(await sync.publishReview({ ...file, text }, signal), expected);
    }
    assert.deepEqual(world.standIn.writes(), []);
  });
});

test('a public review’s text goes nowhere once it names an incident that nobody here can read', async () => {
  const world = await startWorld();
  try {
    const { sync } = personOf(world, { journal: memoryJournal() });
    const made = await sync.createReview(newReview(id), signal);
    assert.ok(made.kind === 'created');
    world.standIn.clearRequests();
    const text = made.text.replace('incident: acme/production#1253', 'incident: acme/secret#1');
    const copy = { review: made.review.reference, text: `${text}More.\n`, base: made.base };
    const expected = { kind: 'unknown-reference', what: 'incident', name: 'acme/secret#1', reason: 'unreadable' };
    assert.deepEqual(await sync.saveReview(copy, signal), expected);
    assert.deepEqual(world.standIn.writes(), []);
    assert.equal((await sync.saveReview(copy, signal, { allowPublic: true })).kind, 'saved');
  } finally {
    await world.standIn.stop();
  }
});
