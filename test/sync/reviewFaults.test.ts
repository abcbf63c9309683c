// Every operation that writes, every request of its clean run, every fault; then the operation again: the end is the same.
import assert from 'node:assert/strict';
import { policyOf } from '../../src/incident/policy';
import type { Base, Created, ReviewFile, Sync } from '../../src/sync';
import type { Fault } from '../gitlab';
import {
  endOf,
  incidentReference,
  newReview,
  personOf,
  reviewText,
  secret,
  signal,
  startWorld,
  type Person,
  type World,
} from './syncing';

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

/** One person's command, to be run again and again; answers the result's `kind`. */
type Command = (sync: Sync) => Promise<string>;

interface Operation {
  readonly name: string;
  readonly confidential: boolean;
  /** What was there before, and the command over it. */
  readonly prepare: (world: World, sync: Sync) => Promise<Command>;
  /** How many requests of a clean run are writes. */
  readonly writes: number;
}

const title = `Review of the ${secret} vault`;

/** As the shell does it: the id is asked for, the text made with it, and the issue made. */
const start: Operation['prepare'] = () =>
  Promise.resolve(async sync => {
    const subject = { project: 'acme/production', incident: incidentReference, title };
    const id = await sync.reviewId(subject);
    return (await sync.createReview(newReview(id, subject), signal)).kind;
  });

/** Whom nothing is missing for, does not run it again: that would be another review. */
const startWithoutIncident: Operation['prepare'] = () => {
  let isComplete = false;
  return Promise.resolve(async sync => {
    if (isComplete) return 'created';
    const subject = { project: 'acme/production', incident: undefined, title };
    const id = await sync.reviewId(subject);
    const result = await sync.createReview(newReview(id, subject), signal);
    isComplete = result.kind === 'created' && result.dropped.length === 0;
    return result.kind;
  });
};

async function existing(sync: Sync): Promise<Created> {
  const made = await sync.createReview(newReview('3f2c', { title }), signal);
  assert.equal(made.kind, 'created', JSON.stringify(made));
  return made;
}

function changeThere(world: World, change: (description: string) => string): void {
  for (const issue of world.made()) {
    world.standIn.store.changeIssue(issue.id, { description: change(issue.description ?? '') }, 3);
  }
}

const saving =
  (there: (description: string) => string): Operation['prepare'] =>
  async (world, before) => {
    const made = await existing(before);
    changeThere(world, there);
    const text = made.text.replace('Still to be written.', `All about the ${secret} vault.\n/close it.`);
    let copy: { readonly text: string; readonly base: Base | undefined } = { text, base: made.base };
    return async sync => {
      const result = await sync.saveReview({ review: made.review.reference, ...copy }, signal);
      if (result.kind === 'saved') copy = { text: result.text, base: result.base };
      else if (result.kind === 'failed') copy = { ...copy, base: result.base };
      return result.kind;
    };
  };

/** As the shell does it: what comes back is what the file holds from now on. */
const publishing =
  (published: boolean): Operation['prepare'] =>
  async (world, before) => {
    const picture = (text: string): ReviewFile['images'] => {
      const at = text.indexOf('img/graph.png');
      const span = { start: at, end: at + 'img/graph.png'.length };
      return at < 0
        ? []
        : [{ span, place: '3f2c img/graph.png', name: 'graph.png', content: new Uint8Array([137, 80, 78, 71]) }];
    };
    let file: ReviewFile = {
      project: 'acme/production',
      title,
      policy: policyOf('gitlab-2025'),
      labels: ['infradev'],
      assignees: ['priya.nair'],
      dueDate: '2025-11-25',
      text: reviewText('3f2c', title),
      base: undefined,
    };
    const publish: Command = async sync => {
      const result = await sync.publishReview({ ...file, images: picture(file.text) ?? [] }, signal);
      if (result.kind === 'saved' || result.kind === 'created')
        file = { ...file, text: result.text, base: result.base };
      else if (result.kind === 'failed') file = { ...file, base: result.base };
      return result.kind;
    };
    if (published) {
      assert.equal(await publish(before), 'created');
      changeThere(world, text => text.replace('10:20', '10:21'));
    }
    file = { ...file, text: file.text.replace('Still to be written.', 'See ![graph](img/graph.png).') };
    return publish;
  };

const same = (text: string): string => text;
const theirs = (text: string): string => text.replace('10:20', '10:21');

const operations: readonly Operation[] = [
  { name: 'start', confidential: false, prepare: start, writes: 3 },
  { name: 'start, confidential', confidential: true, prepare: start, writes: 4 },
  { name: 'start without an incident', confidential: false, prepare: startWithoutIncident, writes: 1 },
  { name: 'save', confidential: false, prepare: saving(same), writes: 1 },
  { name: 'save and merge', confidential: false, prepare: saving(theirs), writes: 1 },
  { name: 'save, confidential', confidential: true, prepare: saving(theirs), writes: 1 },
  { name: 'publish', confidential: false, prepare: publishing(false), writes: 4 },
  { name: 'publish, confidential', confidential: true, prepare: publishing(false), writes: 5 },
  { name: 'publish again', confidential: false, prepare: publishing(true), writes: 2 },
  { name: 'publish again, confidential', confidential: true, prepare: publishing(true), writes: 2 },
];

interface Request {
  readonly method: string;
  readonly path: string;
  /** Which of the requests with this method and path. */
  readonly nth: number;
}

interface Outcome {
  readonly operation: string;
  readonly fault: string;
  readonly first: string;
  readonly second: string;
  readonly wrong: string | undefined;
}

/** A world in which the operation stands ready, with nothing in its log and a window that was just opened. */
async function ready(
  operation: Operation,
  timeout?: number,
): Promise<{ world: World; person: Person; command: Command }> {
  const world = await startWorld({ confidential: operation.confidential });
  const { sync, journal } = personOf(world);
  const command = await operation.prepare(world, sync);
  world.standIn.clearRequests();
  return { world, person: personOf(world, timeout === undefined ? { journal } : { journal, timeout }), command };
}

async function cleanRun(operation: Operation): Promise<{ requests: readonly Request[]; end: unknown; writes: number }> {
  const { world, person, command } = await ready(operation);
  try {
    await command(person.sync);
    const seen: string[] = [];
    const requests = world.standIn.requests.map(({ method, path }) => {
      seen.push(`${method} ${path}`);
      return { method, path, nth: seen.filter(each => each === `${method} ${path}`).length };
    });
    const writes = world.standIn.writes().length;
    await command(person.sync);
    return { requests, end: endOf(world), writes };
  } finally {
    await world.standIn.stop();
  }
}

async function faultyRun(operation: Operation, request: Request, name: string, end: unknown): Promise<Outcome> {
  const fault = faults[name];
  assert.ok(fault);
  // Only who meets silence is impatient, so that a busy machine makes nobody else fail.
  const silent = fault.kind === 'silence';
  const { world, person, command } = await ready(operation, silent ? 150 : undefined);
  try {
    // A read is tried again where GitLab asks for it: all of its attempts fail.
    world.standIn.fault({ ...request, fault, times: request.method === 'GET' ? 3 : 1 });
    const first = await command(person.sync);
    assert.ok(silent || wasMade(world, request), `nobody asked ${request.method} ${request.path}`);
    world.standIn.clearFaults();
    const second = await command((silent ? personOf(world, { journal: person.journal }) : person).sync);
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

/** By the log: the secret goes out only after GitLab said that the issue is confidential, and never with a new issue. */
function assertNothingPublic({ standIn }: World): void {
  for (const { method, path, body } of standIn.writes()) {
    if (path.endsWith('/uploads')) continue;
    const says = JSON.stringify(body ?? '')
      .toLowerCase()
      .includes(secret);
    assert.ok(!says || method === 'PUT', `${method} ${path} says the secret`);
  }
}

/** In order, a few at a time: most of them wait for a timeout. */
async function allOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next; at < items.length; at = next) {
      next = at + 1;
      const item = items[at];
      if (item !== undefined) results[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return results;
}

suite('Every request of every operation, under every fault, and the operation again', () => {
  const outcomes: Outcome[] = [];
  const lists = new Map<string, number>();
  suiteTeardown(() => {
    if (process.env['FAULT_MATRIX']) print(lists, outcomes);
  });

  for (const operation of operations) {
    test(`${operation.name}: the same end as without faults`, async function () {
      this.timeout(60_000);
      const { requests, end, writes } = await cleanRun(operation);
      assert.equal(writes, operation.writes);
      lists.set(operation.name, requests.length);
      const runs = requests.flatMap(request => Object.keys(faults).map(fault => ({ request, fault })));
      const results = await allOf(runs, ({ request, fault }) => faultyRun(operation, request, fault, end));
      outcomes.push(...results);
      const wrong = results.flatMap(({ wrong: why, first, second }, at) => {
        const { request, fault } = runs[at] ?? {};
        return why === undefined
          ? []
          : [`${fault} at ${request?.method} ${request?.path}: ${first}, ${second}: ${why}`];
      });
      assert.equal(wrong.join('\n'), '');
      // A matrix in which nothing ever failed would say nothing.
      assert.ok(results.some(({ first }) => first === 'failed'));
      assert.ok(results.every(({ second }) => second !== 'failed'));
    });
  }
});

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
