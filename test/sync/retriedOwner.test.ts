// A confidential review begins with a comment and the names of its owners; a second attempt may name others.
import assert from 'node:assert/strict';
import type { NewReview } from '../../src/sync';
import type { Issue } from '../gitlab';
import { newReview, personOf, reviewText, secret, signal, startWorld, type Person, type World } from './syncing';

const id = '3f2c0000-0000-4000-8000-000000000001';
const title = `Incident Review: the ${secret} vault`;
const textOf = (owner: string): string => reviewText(id, title).replace('Rolled back', `${owner} rolled back`);
const first: NewReview = { ...newReview(id, { title }), text: textOf('@priya.nair') };

const seconds: readonly (readonly [string, Partial<NewReview>])[] = [
  ['the same owner', {}],
  ['another owner', { text: textOf('@tomas.lind'), assignees: ['tomas.lind'] }],
  ['nobody', { text: reviewText(id, title) }],
];

suite('A confidential review whose first attempt made it empty', () => {
  let world: World;
  let person: Person;
  setup(async () => {
    world = await startWorld({ confidential: true, small: true });
    person = personOf(world);
    const restore = world.standIn.fault({ path: /^\/projects\/101\/issues/u, fault: { kind: 'metadataDropped' } });
    const result = await person.sync.createReview(first, signal);
    assert.equal(result.kind, 'not-confidential');
    assert.ok(world.made()[0]?.description?.endsWith('\n\n@priya.nair'));
    restore();
  });
  teardown(() => world.standIn.stop());

  const finish = async (asked: Partial<NewReview>): Promise<void> => {
    const result = await person.sync.createReview({ ...first, ...asked }, signal);
    assert.equal(result.kind, 'created');
  };
  const describe = (): string => world.made()[0]?.description ?? '';
  const meddle = (changes: Partial<Issue>): void => {
    const [issue] = world.made();
    assert.ok(issue);
    world.standIn.store.changeIssue(issue.id, changes, 5);
  };

  for (const [name, asked] of seconds) {
    const text = asked.text ?? first.text;
    const expected = text.trimEnd().replace('\n/close', '\n\\/close');

    test(`has its text alone where the second names ${name}`, async () => {
      await finish(asked);
      assert.equal(describe(), expected);
    });

    test(`has its text under the title that a colleague gave it, where the second names ${name}`, async () => {
      meddle({ title: 'Review of the vault' });
      await finish(asked);
      assert.deepEqual([describe(), world.made()[0]?.title], [expected, 'Review of the vault']);
    });
  }

  test('keeps a colleague’s words whoever the second names', async () => {
    meddle({ description: `${describe()}\n\nI was there.` });
    await finish({ text: textOf('@tomas.lind'), assignees: ['tomas.lind'] });
    assert.ok(describe().endsWith('\n\nI was there.') && !describe().includes('@priya.nair'));
  });
});
