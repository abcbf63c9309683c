// Making a review from a GitLab that answers, but slowly: it ends in time, says so, and goes on from there.
import assert from 'node:assert/strict';
import type { OutOfTime, OperationPhase } from '../../src/sync';
import type { Fault } from '../gitlab';
import {
  allOf,
  cleanRun,
  declarations,
  incidentOperations,
  operations,
  ready,
  type Operation,
  type Request,
} from './operations';
import { endOf, newReview, personOf, signal, startWorld } from './syncing';

const slow: Readonly<Record<string, Fault>> = {
  'done, and answered too late': { kind: 'delay', milliseconds: 60_000 },
  'never done': { kind: 'silence' },
};
const phases: readonly OperationPhase[] = [
  'read',
  'create',
  'images',
  'text',
  'metadata',
  'link',
  'incident',
  'event',
  'note',
];

async function slowRun(operation: Operation, request: Request, fault: Fault): Promise<string> {
  const { world, person, command } = await ready(operation);
  try {
    const { end } = await endOfCleanRun(operation);
    world.standIn.fault({ ...request, fault });
    const hurried = personOf(world, { journal: person.journal, mostMakingMs: 400 });
    const { kind, result } = await command(hurried.sync);
    const where = `${request.nth}. ${request.method} ${request.path}`;
    if (kind === 'out-of-time') {
      const { phase, afterMs } = result as OutOfTime;
      assert.ok(phases.includes(phase), where);
      assert.equal(afterMs >= 400 && afterMs < 500, true, where);
    } else assert.ok(['created', 'declared', 'changed'].includes(kind), `${kind}: ${where}`);
    world.standIn.clearFaults();
    assert.equal((await command(person.sync, true)).kind === 'out-of-time', false, where);
    assert.deepEqual(endOf(world), end, where);
    return kind;
  } finally {
    await world.standIn.stop();
  }
}

const ends = new Map<string, ReturnType<typeof cleanRun>>();
function endOfCleanRun(operation: Operation): ReturnType<typeof cleanRun> {
  const known = ends.get(operation.name) ?? cleanRun(operation);
  ends.set(operation.name, known);
  return known;
}

suite('Making a review or changing an incident with a slow GitLab', () => {
  // They have every phase between them.
  const making = operations.filter(({ name }) => name === 'start, confidential' || name === 'publish');
  for (const operation of [...making, ...declarations, ...incidentOperations]) {
    for (const [name, fault] of Object.entries(slow)) {
      test(`${operation.name}, any request ${name}: it is said in time, and asking again ends as ever`, async () => {
        const { requests } = await endOfCleanRun(operation);
        const kinds = await allOf(requests, request => slowRun(operation, request, fault));
        assert.ok(kinds.includes('out-of-time'));
      });
    }
  }

  test('every answer a little late: each ends in its time, all together do not', async () => {
    const world = await startWorld();
    try {
      const times = 99;
      world.standIn.fault({ path: /./u, fault: { kind: 'delay', milliseconds: 150 }, times });
      const { sync } = personOf(world, { mostMakingMs: 500 });
      const result = await sync.createReview(newReview('3f2c'), signal);
      assert.ok(result.kind === 'out-of-time');
      assert.deepEqual([result.phase, result.afterMs, result.issue], ['read', 500, undefined]);
      assert.deepEqual(world.made(), []);
    } finally {
      await world.standIn.stop();
    }
  });

  test('who stops it before is told nothing of time', async () => {
    const world = await startWorld();
    try {
      world.standIn.fault({ path: /./u, fault: { kind: 'silence' }, times: 99 });
      const { sync } = personOf(world, { mostMakingMs: 60_000 });
      const result = await sync.createReview(newReview('3f2c'), AbortSignal.timeout(50));
      assert.ok(result.kind === 'failed');
      assert.equal(result.error.kind, 'cancelled');
    } finally {
      await world.standIn.stop();
    }
  });

  test('a picture has the time that a slow line needs', async () => {
    const world = await startWorld();
    try {
      world.standIn.fault({ method: 'POST', path: /\/uploads$/u, fault: { kind: 'delay', milliseconds: 700 } });
      const { sync } = personOf(world, { mostMakingMs: 500 });
      const { text, ...review } = newReview('3f2c');
      const shown = `${text}\n![g](graph.png)\n`;
      const start = shown.indexOf('graph.png');
      const content = new Uint8Array(1_250_000);
      const image = { span: { start, end: start + 9 }, place: '3f2c graph.png', name: 'graph.png', content };
      const result = await sync.publishReview({ ...review, text: shown, base: undefined, images: [image] }, signal);
      assert.equal(result.kind, 'created');
    } finally {
      await world.standIn.stop();
    }
  });
});
