// Every request of a declaration, and right before it a colleague changes something: nobody's line is lost, the incident is
// made once, nothing confidential is public for a moment, and what was typed arrives.
import assert from 'node:assert/strict';
import { projectIds, type Issue, type Store } from '../gitlab';
import { allOf, cleanRun, declarations, ready, title, type Operation, type Request } from './operations';
import { secret, type World } from './syncing';

const colleague = 3;
const me = 1;
const line = 'A colleague was here.';

interface Meddling {
  readonly name: string;
  readonly change: (store: Store, world: World) => void;
  readonly holds?: (incident: Issue, world: World) => void;
}

const mine = (world: World): readonly Issue[] => world.made().filter(({ authorId }) => authorId === me);
const changeMine = (store: Store, world: World, change: (issue: Issue) => Partial<Issue>): void => {
  for (const issue of mine(world)) store.changeIssue(issue.id, change(issue), colleague);
};

const meddlings: readonly Meddling[] = [
  {
    name: 'writes a line below it',
    change: (store, world) =>
      changeMine(store, world, ({ description }) => ({ description: `${description ?? ''}\n\n${line}` })),
    holds(incident, world) {
      const wasThere = world.standIn.store
        .notesOf(incident)
        .some(({ authorId, body }) => authorId === colleague && body === 'changed the description');
      assert.equal((incident.description ?? '').split(line).length - 1, wasThere ? 1 : 0, 'the colleague’s line');
    },
  },
  {
    name: 'writes something else in its place',
    change: (store, world) => changeMine(store, world, () => ({ description: line })),
  },
  {
    name: 'calls it otherwise',
    change: (store, world) => changeMine(store, world, () => ({ title: 'Vaults' })),
  },
  {
    name: 'labels it',
    change: (store, world) => changeMine(store, world, ({ labels }) => ({ labels: [...labels, 'customer-facing'] })),
  },
  {
    name: 'makes it public',
    // Once it says something that is theirs to decide.
    change: (store, world) =>
      changeMine(store, world, ({ description, confidential }) => ({
        confidential: confidential && (description ?? '').includes(secret),
      })),
  },
  {
    name: 'declares an incident of the same title',
    change(store, world) {
      const like = world.incident();
      store.addIssue({ ...like, title: 'The same vault', description: 'Theirs.', authorId: colleague });
    },
  },
  {
    name: 'renames the project, and another one takes its path',
    change(store) {
      store.renameProject(projectIds.production, 'acme/renamed');
      store.renameProject(projectIds.shop, 'acme/production');
    },
    holds: (_, world) =>
      assert.ok(
        world.made().every(({ projectId }) => projectId !== projectIds.shop),
        'written to another project',
      ),
  },
];

/** Undefined where all is well. */
async function findFault(operation: Operation, meddling: Meddling, request: Request): Promise<string | undefined> {
  const { world, person, command } = await ready(operation);
  const { standIn } = world;
  try {
    standIn.before(request, store => meddling.change(store, world));
    const { kind } = await command(person.sync);
    if (kind !== 'declared') await command(person.sync, true);
    const [incident, ...others] = mine(world);
    assert.deepEqual(others, [], 'declared twice');
    if (incident) {
      meddling.holds?.(incident, world);
      if (kind === 'declared' && !meddling.name.startsWith('writes something else')) {
        assert.ok((incident.description ?? '').includes('## What is happening'), 'what was typed is not there');
      }
    }
    if (operation.confidential) assert.deepEqual(world.leaks, []);
    return undefined;
  } catch (error) {
    return `${meddling.name} before ${request.nth}. ${request.method} ${request.path}: ${String(error)}`;
  } finally {
    await standIn.stop();
  }
}

for (const operation of declarations) {
  suite(`A colleague at work before every request of ${operation.name}`, () => {
    let requests: readonly Request[];
    suiteSetup(async () => {
      assert.ok(title.includes(secret));
      ({ requests } = await cleanRun(operation));
    });
    for (const meddling of meddlings) {
      test(`${meddling.name}: made once, 0 lines lost, 0 public moments`, async () => {
        assert.ok(requests.length > 0);
        const faults = await allOf(requests, request => findFault(operation, meddling, request));
        assert.equal(faults.filter(each => each !== undefined).join('\n'), '');
      });
    }
  });
}
