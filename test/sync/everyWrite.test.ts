// What writes to GitLab stands in the fault matrix: a new operation of `Sync` fails here first.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createPolicy } from '../../src/incident/policy';
import type { Sync } from '../../src/sync';
import { everyOperation, ready } from './operations';
import { incidentReference, newReview, personOf, reviewText, signal, startWorld, type Person } from './syncing';

/** What only asks. `review` is one that is there. */
const readers: Readonly<Partial<Record<keyof Sync, (sync: Sync, review: typeof incidentReference) => unknown>>> = {
  reviewId: sync => sync.reviewId({ project: 'acme/production', incident: undefined, title: 'Another' }),
  isUnfinished: sync => sync.isUnfinished({ project: 'acme/production', incident: undefined, title: 'Another' }),
  openReview: (sync, review) => sync.openReview(review, signal),
  pullReview: (sync, review) => sync.pullReview({ review, text: 'Mine', base: undefined }, signal),
  planPublish: sync =>
    sync.planPublish({ ...newReview('4a4a'), text: reviewText('4a4a', 'Another'), base: undefined }, signal),
  incidentStep: sync => sync.incidentStep(incidentReference, createPolicy('gitlab-2025'), signal),
  readOrigin: (sync, review) => sync.readOrigin({ text: 'Words', project: 'acme/production', review }, signal),
  actionNames: sync => sync.actionNames('3f2c', ['Alert earlier']),
  findNudge: (sync, review) => sync.findNudge(review, signal),
};

/** The same operations; `seen` is told the name of each that is used. */
function watch(sync: Sync, seen: (name: string) => void): Sync {
  return new Proxy(sync, {
    get(target, name, receiver) {
      if (typeof name === 'string') seen(name);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

async function withPerson(work: (person: Person, writes: () => number) => Promise<void>): Promise<void> {
  const world = await startWorld();
  try {
    await work(personOf(world), () => world.standIn.writes().filter(({ path }) => !path.endsWith('/graphql')).length);
  } finally {
    await world.standIn.stop();
  }
}

suite('The fault matrix', () => {
  test(`has each operation of Sync but those that only ask, by ${everyOperation.length} ways to run them`, async () => {
    const used = new Set<string>();
    for (const operation of everyOperation) {
      const { world, person, command } = await ready(operation);
      await command(watch(person.sync, name => used.add(name)));
      await world.standIn.stop();
    }
    await withPerson(({ sync }) => {
      const missing = Object.keys(sync).filter(name => !used.has(name) && !(name in readers));
      assert.deepEqual(missing, []);
      return Promise.resolve();
    });
  });

  test('has each list of operations', () => {
    const lists = readFileSync('test/sync/operations.ts', 'utf8').matchAll(
      /^export const (\w+): readonly Operation\[\] = \[\n {2}\{/gmu,
    );
    const files = readdirSync('test/sync').filter(name => name.endsWith('Faults.test.ts'));
    const matrices = files
      .map(name => readFileSync(`test/sync/${name}`, 'utf8'))
      .filter(text => text.includes('testEveryFault'));
    const missing = [...lists]
      .map(([, name]) => name ?? '')
      .filter(name => !matrices.some(text => text.includes(`...${name}`)));
    assert.deepEqual(missing, []);
    assert.ok(matrices.length > 3);
  });

  for (const [name, ask] of Object.entries(readers)) {
    test(`lacks ${name}, which writes nothing`, () =>
      withPerson(async ({ sync }, writes) => {
        const made = await sync.createReview(newReview('3f2c'), signal);
        assert.ok(made.kind === 'created');
        const before = writes();
        await ask(sync, made.review.reference);
        assert.equal(writes(), before);
      }));
  }
});
