// Every request of every operation that writes, and right before it a colleague changes something: nobody's line is lost,
// nothing is made twice, nothing confidential is public for a moment.
import assert from 'node:assert/strict';
import { type Issue, projectIds, type Store } from '../gitlab';
import {
  allOf,
  assertNothingPublic,
  cleanRun,
  operations,
  ready,
  title,
  type Operation,
  type Request,
} from './operations';
import { incidentReference, personOf, secret, signal, type World } from './syncing';
import type { Created } from '../../src/sync';

const colleague = 3;
const me = 1;
const line = 'A colleague was here.';

/** What a colleague does in the moment before a request. */
interface Meddling {
  readonly name: string;
  readonly isFor: (operation: Operation) => boolean;
  readonly change: (store: Store, world: World) => void;
  /** What must still be true at the end, given the review that the person has. */
  readonly holds: (world: World, review: Issue) => void;
}

const insertLine = (text: string): string =>
  text.includes('## Timeline') ? text.replace('## Timeline', `${line}\n\n## Timeline`) : `${text}\n${line}`;

/** The reviews that the person made; what the colleague made has another author. */
const mine = (world: World): readonly Issue[] => world.made().filter(({ authorId }) => authorId === me);

const meddlings: readonly Meddling[] = [
  {
    name: 'writes a line into the review',
    isFor: () => true,
    change(store, world) {
      for (const { id, description } of mine(world)) {
        store.changeIssue(id, { description: insertLine(description ?? '') }, colleague);
      }
    },
    holds(world, review) {
      const wasThere = world.standIn.store
        .notesOf(review)
        .some(({ authorId, body }) => authorId === colleague && body === 'changed the description');
      assert.equal((review.description ?? '').split(line).length - 1, wasThere ? 1 : 0, 'the colleague’s line');
    },
  },
  {
    name: 'labels and describes the incident',
    isFor: () => true,
    change(store, world) {
      const { id, labels, description } = world.incident();
      store.changeIssue(
        id,
        { labels: [...labels, 'customer-facing'], description: `${description}\n${line}` },
        colleague,
      );
    },
    holds(world) {
      const { labels, description } = world.incident();
      assert.ok(labels.includes('customer-facing') && (description ?? '').endsWith(line));
    },
  },
  {
    name: 'makes the review public',
    isFor: ({ confidential }) => confidential,
    change(store, world) {
      // Only what is not secret yet: what was there before is the colleague's own doing.
      for (const { id, description, title: name } of mine(world)) {
        if (!`${name}${description}`.includes(secret)) store.changeIssue(id, { confidential: false }, colleague);
      }
    },
    holds: () => undefined,
  },
  {
    name: 'starts a review of the same incident',
    isFor: ({ name }) => (name.startsWith('start') && !name.includes('without')) || name === 'publish',
    change(store, world) {
      if (world.made().some(({ authorId }) => authorId === colleague)) return;
      const description = `<!-- incident-review\nid: theirs\nincident: acme/production#${incidentReference.iid}\n-->\n${line}`;
      const rest = { type: 'issue', severity: 'unknown', discussionLocked: false, dueDate: null } as const;
      const own = {
        projectId: projectIds.production,
        authorId: colleague,
        assigneeIds: [],
        labels: ['IncidentReview'],
      };
      const { confidential } = world.incident();
      store.addIssue({ ...rest, ...own, title: 'Another review', description, confidential });
    },
    holds(world) {
      const open = world.made().filter(({ state }) => state === 'opened');
      assert.equal(open.length, 1, `${open.length} open reviews of one incident`);
      const theirs = world.made().find(({ authorId }) => authorId === colleague);
      assert.ok((theirs?.description ?? line).includes(line));
    },
  },
];

interface Run {
  readonly operation: Operation;
  readonly meddling: Meddling;
  readonly request: Request;
}

/** Undefined where all is well. */
async function faultOf({ operation, meddling, request }: Run): Promise<string | undefined> {
  const { world, person, command } = await ready(operation);
  const { standIn } = world;
  try {
    const { method, path, nth } = request;
    standIn.before({ method, path, nth }, store => meddling.change(store, world));
    let answer = await command(person.sync);
    // What is offered is taken: lines put back, the younger of two reviews folded into the older one.
    for (let round = 0; answer.lost?.text !== undefined && round < 3; round += 1) {
      answer = await command(person.sync, false, answer.lost.text);
    }
    if (answer.kind === 'created') await foldTwin(world, answer.result as Created);
    // Asking again goes on, and makes nothing twice.
    if (answer.kind !== 'exists') await command(person.sync);
    const [review, ...others] = mine(world);
    assert.deepEqual(others, [], 'a second review of the same person');
    if (review) meddling.holds(world, review);
    else assert.equal(answer.kind, 'exists');
    if (operation.confidential) {
      assert.deepEqual(world.leaks, []);
      assertNothingPublic(world);
    }
    return undefined;
  } catch (error) {
    return `${meddling.name} before ${request.nth}. ${request.method} ${request.path}: ${String(error)}`;
  } finally {
    await standIn.stop();
  }
}

/** The colleague of these tests does not link theirs: the person’s own one stays, and the colleague closes theirs. */
async function foldTwin(world: World, { twin, review, base }: Created): Promise<void> {
  if (!twin) return;
  const { sync } = personOf(world);
  const theirs = { review: twin.review.reference, description: twin.review.description };
  const folded = await sync.foldReview(
    twin.stays === 'twin'
      ? { closing: base, staying: twin.review.reference }
      : { closing: theirs, staying: review.reference },
    signal,
  );
  assert.equal(folded.kind, 'folded');
}

for (const operation of operations) {
  suite(`A colleague at work before every request of ${operation.name}`, () => {
    let requests: readonly Request[];
    suiteSetup(async () => {
      assert.ok(title.includes(secret));
      ({ requests } = await cleanRun(operation));
    });

    for (const meddling of meddlings.filter(({ isFor }) => isFor(operation))) {
      test(`${meddling.name}: 0 lines lost, 0 duplicates, 0 public moments`, async () => {
        assert.ok(requests.length > 0);
        const faults = await allOf(requests, request => faultOf({ operation, meddling, request }));
        assert.equal(faults.filter(each => each !== undefined).join('\n'), '');
      });
    }
  });
}
