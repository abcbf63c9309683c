// Before each request of what makes and changes actions, finishes a review, sends entries and folds two reviews, a colleague
// does something: no line of theirs is lost, nothing is done twice, nothing confidential is public for a moment.
import assert from 'node:assert/strict';
import { projectIds, type Issue, type Store } from '../gitlab';
import {
  actionChanges,
  actionOperations,
  allOf,
  cleanRun,
  entryOperations,
  finishingOperations,
  foldOperations,
  ready,
  type Operation,
  type Request,
} from './operations';
import { now, secret, type World } from './syncing';

const colleague = 3;
const me = 1;
const line = 'A colleague was here.';

/** What a colleague does in the moment before a request. */
interface Meddling {
  readonly name: string;
  readonly isFor: (operation: Operation) => boolean;
  readonly change: (store: Store, world: World) => void;
  readonly holds: (world: World) => void;
}

/** Reviews and issues of actions that are there, and the incident. */
const everyIssue = (world: World): readonly Issue[] => [...world.made(), world.incident()];

const meddlings: readonly Meddling[] = [
  {
    name: 'writes a line into every text, labels it and comments on it',
    isFor: () => true,
    change(store, world) {
      for (const issue of everyIssue(world)) {
        const { id, labels, description, confidential } = issue;
        store.addNote(issue, colleague, line, confidential);
        store.changeIssue(
          id,
          { labels: [...labels, 'customer-facing'], description: `${description ?? ''}\n\n${line}` },
          colleague,
        );
      }
    },
    holds(world) {
      for (const issue of everyIssue(world)) {
        const said = world.standIn.store.notesOf(issue).filter(({ body }) => body === line).length;
        const lines = (issue.description ?? '').split(line).length - 1;
        const labels = issue.labels.filter(label => label === 'customer-facing').length;
        assert.ok(said <= 1);
        assert.deepEqual(
          [lines, labels],
          [said, said],
          `line and label in #${String(issue.iid)}: ${issue.description}`,
        );
      }
    },
  },
  {
    name: 'closes everything',
    isFor: () => true,
    change(store, world) {
      for (const { id } of world.made()) store.changeIssue(id, { state: 'closed' }, colleague);
    },
    holds: () => undefined,
  },
  {
    name: 'gives the path of the project to another one',
    // Linking an issue of that other project writes to it.
    isFor: ({ name }) => !name.startsWith('link'),
    change(store) {
      store.renameProject(projectIds.production, 'acme/renamed');
      store.renameProject(projectIds.shop, 'acme/production');
    },
    holds({ standIn: { store } }) {
      const others = store.allIssues().filter(({ projectId }) => projectId === projectIds.shop);
      const mine = others
        .flatMap(issue => store.notesOf(issue))
        .filter(({ authorId, createdAt }) => authorId === me && createdAt >= now);
      assert.deepEqual(mine, []);
      assert.ok(others.every(({ title, description }) => !`${title}${description ?? ''}`.includes(secret)));
    },
  },
  {
    name: 'makes everything public, and empties it first',
    isFor: ({ confidential }) => confidential,
    change(store, world) {
      for (const { id } of everyIssue(world))
        store.changeIssue(id, { title: 'Open to all', description: '', confidential: false }, colleague);
    },
    holds: () => undefined,
  },
];

interface Run {
  readonly operation: Operation;
  readonly meddling: Meddling;
  readonly request: Request;
}

/** Undefined where all is well. */
async function findFault({ operation, meddling, request }: Run): Promise<string | undefined> {
  const { world, person, command } = await ready(operation);
  const { store } = world.standIn;
  try {
    world.standIn.before(request, () => meddling.change(store, world));
    await command(person.sync);
    await command(person.sync, true);
    meddling.holds(world);
    assertOnce(world, operation);
    if (operation.confidential) assert.deepEqual(world.leaks, []);
    return undefined;
  } catch (error) {
    return `${meddling.name} before ${request.nth}. ${request.method} ${request.path}: ${String(error)}`;
  } finally {
    await world.standIn.stop();
  }
}

/** Nothing was made, said or logged twice by the person. */
function assertOnce(world: World, { name }: Operation): void {
  const { store } = world.standIn;
  const mine = world.made().filter(({ authorId }) => authorId === me);
  assert.equal(new Set(mine.map(({ title, id }) => (title === 'Open to all' ? id : title))).size, mine.length);
  const most = name.startsWith('send entries') ? 2 : 1;
  for (const issue of everyIssue(world)) {
    const own = store
      .notesOf(issue)
      .filter(({ authorId, system, body }) => authorId === me && !system && body.includes('<!-- incident-reviews'));
    assert.ok(own.length <= most, own.map(({ body }) => body).join());
    const events = store.timelineOf(issue).filter(({ note }) => note.includes(secret));
    assert.ok(events.length <= most, `${String(events.length)} entries`);
  }
}

for (const operation of [
  ...actionOperations,
  ...actionChanges,
  ...finishingOperations,
  ...entryOperations,
  ...foldOperations,
]) {
  suite(`A colleague before every request of ${operation.name}`, () => {
    let requests: readonly Request[];
    suiteSetup(async () => {
      ({ requests } = await cleanRun(operation));
    });
    for (const meddling of meddlings.filter(({ isFor }) => isFor(operation))) {
      test(`${meddling.name}: 0 lines lost, nothing twice, 0 public moments`, async () => {
        assert.ok(requests.length > 0);
        const faults = await allOf(requests, request => findFault({ operation, meddling, request }));
        assert.equal(faults.filter(each => each !== undefined).join('\n'), '');
      });
    }
  });
}
