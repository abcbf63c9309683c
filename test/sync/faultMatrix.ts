// Every operation that writes, every request of its clean run, every fault; then the operation again: the end is the same.
import assert from 'node:assert/strict';
import type { Fault } from '../gitlab';
import { allOf, assertNothingPublic, cleanRun, ready, type Operation, type Request } from './operations';
import { endOf, type World } from './syncing';

const faults: Readonly<Record<string, Fault>> = {
  'cut before': { kind: 'cut', when: 'before' },
  'cut after': { kind: 'cut', when: 'after' },
  'cut within': { kind: 'cut', when: 'during' },
  throttled: { kind: 'throttled', retryAfterSeconds: 1 },
  limited: { kind: 'limited' },
  '500': { kind: 'status', status: 500 },
  '502 after': { kind: 'status', status: 502, afterActing: true },
  silence: { kind: 'silence' },
  'silence after': { kind: 'silence', afterActing: true },
  'sign-in page': { kind: 'loginPage' },
  truncated: { kind: 'truncated' },
  'metadata dropped': { kind: 'metadataDropped' },
};

interface Outcome {
  readonly operation: string;
  readonly fault: string;
  readonly first: string;
  readonly second: string;
  readonly wrong: string | undefined;
}

async function faultyRun(operation: Operation, request: Request, name: string, end: unknown): Promise<Outcome> {
  const fault = faults[name];
  assert.ok(fault);
  const { world, person, command } = await ready(operation, true);
  try {
    // A read is tried again where GitLab asks for it: all of its attempts fail.
    world.standIn.fault({ ...request, fault, times: request.method === 'GET' ? 3 : 1 });
    const { kind: first } = await command(person.sync);
    assert.ok(wasMade(world, request), `nobody asked ${request.method} ${request.path}`);
    world.standIn.clearFaults();
    // Who was told that the issue may have been made looks, sees nothing, and goes on.
    const { kind: second } = await command(person.sync, true);
    return { operation: operation.name, fault: name, first, second, wrong: wrongWith(world, end) };
  } finally {
    await world.standIn.stop();
  }
}

function wasMade({ standIn }: World, { method, path, nth }: Request): boolean {
  return standIn.requests.filter(each => each.method === method && each.path === path).length >= nth;
}

function wrongWith(world: World, end: unknown): string | undefined {
  try {
    assert.deepEqual(endOf(world), end);
    if (world.incident().confidential) {
      assert.deepEqual(world.leaks, []);
      assertNothingPublic(world);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A test for each fault of each operation, and one that says that faults were met. `FAULT_MATRIX` prints the table. */
export function testEveryFault(operations: readonly Operation[]): void {
  const outcomes: Outcome[] = [];
  const lists = new Map<string, number>();
  suiteTeardown(() => {
    if (process.env['FAULT_MATRIX'] && outcomes.length > 0) print(lists, outcomes);
  });
  for (const operation of operations) {
    suite(`Every request of ${operation.name}, under every fault, and the operation again`, () => {
      let requests: readonly Request[];
      let end: unknown;
      suiteSetup(async () => {
        const clean = await cleanRun(operation);
        assert.equal(clean.writes, operation.writes);
        ({ requests, end } = clean);
        lists.set(operation.name, requests.length);
      });

      for (const fault of Object.keys(faults)) {
        test(`${fault}: the same end as without faults`, async () => {
          const results = await allOf(requests, request => faultyRun(operation, request, fault, end));
          outcomes.push(...results);
          const wrong = results.flatMap(({ wrong: why, first, second }, at) => {
            const { method, path } = requests[at] ?? {};
            return why === undefined ? [] : [`at ${method} ${path}: ${first}, ${second}: ${why}`];
          });
          assert.equal(wrong.join('\n'), '');
          assert.ok(results.every(({ second }) => second !== 'failed'));
        });
      }

      test('every fault met every request, and some of them made it fail at first', () => {
        const here = outcomes.filter(each => each.operation === operation.name);
        assert.equal(here.length, requests.length * Object.keys(faults).length);
        // A matrix in which nothing ever failed would say nothing.
        assert.ok(here.some(({ first }) => first === 'failed'));
      });
    });
  }
}

/** One row a fault, one column an operation: runs / failed at first / ended otherwise. */
function print(lists: ReadonlyMap<string, number>, outcomes: readonly Outcome[]): void {
  const cell = (fault: string, operation: string): string => {
    const here = outcomes.filter(each => each.fault === fault && each.operation === operation);
    const failed = here.filter(({ first }) => first === 'failed').length;
    return `${here.length}/${failed}/${here.filter(({ wrong }) => wrong !== undefined).length}`;
  };
  const row = (fault: string): readonly [string, Record<string, string>] => [
    fault,
    Object.fromEntries([...lists.keys()].map(operation => [operation, cell(fault, operation)])),
  ];
  console.log('Requests of a clean run:', Object.fromEntries(lists));
  console.table(Object.fromEntries(Object.keys(faults).map(row)));
  console.log(
    `${outcomes.length} runs, ${outcomes.filter(({ wrong }) => wrong !== undefined).length} with another end`,
  );
}
