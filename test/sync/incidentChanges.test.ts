// What becomes of an incident when it is changed: what is sent, what is not, and what others do in the same moment.
import assert from 'node:assert/strict';
import type { Incident, User } from '../../src/incident/model';
import type { IncidentChange, IncidentResult } from '../../src/sync';
import { type Issue, sampleTokens, type Store } from '../gitlab';
import { allOf, cleanRun, incidentOperations, readIncidentIn, ready, type Operation, type Request } from './operations';
import { incidentReference, personOf, secret, signal, startWorld, type World, type WorldOptions } from './syncing';

const colleague = 3;
const priya: User = { id: 3, username: 'priya.nair', name: 'Priya Nair' };

/** One change of the world's incident, which is resolved and has severity 2. */
async function change(
  world: World,
  asked: Omit<IncidentChange, 'incident' | 'seen'>,
  options: { readonly token?: string; readonly seen?: Partial<Incident> } = {},
): Promise<IncidentResult> {
  const seen = { ...(await readIncidentIn(world)), ...options.seen };
  world.standIn.clearRequests();
  const { sync } = personOf(world, options.token === undefined ? {} : { token: options.token });
  return sync.changeIncident({ incident: incidentReference, seen, ...asked }, signal);
}

async function withWorld(work: (world: World) => Promise<void>, options: WorldOptions = {}): Promise<void> {
  const world = await startWorld(options);
  try {
    await work(world);
  } finally {
    await world.standIn.stop();
  }
}

const statesOf = ({ labels }: Issue): readonly string[] => labels.filter(label => label.startsWith('Incident::'));
const commentsOf = (world: World): readonly { readonly body: string; readonly internal: boolean }[] =>
  world.standIn.store.notesOf(world.incident()).filter(({ body }) => body.includes('<!-- incident-reviews: '));
const droppedOf = (result: IncidentResult): unknown => (result.kind === 'changed' ? result.dropped : result.kind);

suite('Changing an incident in GitLab', () => {
  for (const tier of ['free', 'premium'] as const) {
    test(`the label of the old state goes by its name, in ${tier}`, () =>
      withWorld(
        async world => {
          const result = await change(world, { to: { state: 'active' } });
          assert.equal(result.kind, 'changed');
          assert.deepEqual(statesOf(world.incident()), ['Incident::Active']);
          const [{ body } = { body: undefined }] = world.standIn.writes();
          assert.deepEqual(body, { add_labels: 'Incident::Active', remove_labels: 'Incident::Resolved' });
        },
        { tier },
      ));
  }

  test('two labels of states at once end as one', () =>
    withWorld(
      async world => {
        const { store } = world.standIn;
        store.changeIssue(world.incident().id, { labels: [...world.incident().labels, 'Incident::Active'] }, 2);
        await change(world, { to: { state: 'mitigated' } });
        assert.deepEqual(statesOf(world.incident()), ['Incident::Mitigated']);
      },
      { tier: 'free' },
    ));

  test('closing keeps the label, coming back takes another one', () =>
    withWorld(async world => {
      await change(world, { to: { state: 'closed' } });
      assert.equal(world.incident().state, 'closed');
      assert.deepEqual(statesOf(world.incident()), ['Incident::Resolved']);
      await change(world, { to: { state: 'active' } });
      assert.equal(world.incident().state, 'opened');
      assert.deepEqual(statesOf(world.incident()), ['Incident::Active']);
    }));

  test('closing takes off a label that says that it goes on, in the request that closes it', () =>
    withWorld(async world => {
      await change(world, { to: { state: 'active' } });
      await change(world, { to: { state: 'closed', endedStates: ['active', 'mitigated'] }, note: 'A false alarm' });
      assert.deepEqual([world.incident().state, statesOf(world.incident())], ['closed', []]);
      const [{ body } = { body: undefined }] = world.standIn.writes();
      assert.deepEqual(body, { remove_labels: 'Incident::Active', state_event: 'close' });
      await change(world, { to: { state: 'active' } });
      await change(world, { to: { state: 'closed', endedStates: ['mitigated'] } });
      assert.deepEqual(statesOf(world.incident()), ['Incident::Active']);
    }));

  test('what is so already is not sent', () =>
    withWorld(async world => {
      const result = await change(world, { to: { state: 'resolved' }, note: 'Why?' }, { seen: { state: 'mitigated' } });
      assert.equal(result.kind, 'already');
      assert.deepEqual(world.standIn.writes(), []);
    }));

  const otherwise: readonly (readonly [string, IncidentChange['to'], Partial<Incident>])[] = [
    ['its state', { state: 'closed' }, { state: 'active' }],
    ['its severity', { severity: 1 }, { severity: 4 }],
    ['its owner', { assignees: [priya] }, { assignees: [] }],
    ['its review', { flags: { reviewRequested: true } }, { reviewRequested: true }],
    ['that it is confidential', { flags: { reviewRequested: true } }, { confidential: true }],
  ];
  for (const [what, to, seen] of otherwise) {
    test(`somebody changed ${what} since the person looked: nothing is sent`, () =>
      withWorld(async world => {
        const result = await change(world, { to, note: 'A reason' }, { seen });
        assert.equal(result.kind, 'otherwise');
        assert.deepEqual(world.standIn.writes(), []);
      }));
  }

  test('another project has got the path since the person looked: nothing is sent', () =>
    withWorld(async world => {
      const result = await change(world, { to: { state: 'active' } }, { seen: { projectId: 4711 } });
      assert.deepEqual(result, { kind: 'other-project', project: 'acme/production' });
      assert.deepEqual(world.standIn.writes(), []);
    }));

  test('what else changed since then does not matter', () =>
    withWorld(async world => {
      const result = await change(world, { to: { state: 'active' } }, { seen: { severity: 4, assignees: [] } });
      assert.equal(result.kind, 'changed');
    }));

  test('a label that the project lacks is named, and made only where that was agreed to', () =>
    withWorld(async world => {
      const asked = { to: { flags: { noReviewNeeded: true } } };
      const unknown = [{ what: 'label', name: 'No-Review-Needed', reason: 'unknown' }];
      const labels = world.standIn.store.projectLabels(world.project).length;
      assert.deepEqual(droppedOf(await change(world, asked)), unknown);
      assert.deepEqual(world.standIn.writes(), []);
      assert.deepEqual(droppedOf(await change(world, { ...asked, mayCreateLabels: true })), []);
      assert.ok(world.incident().labels.includes('No-Review-Needed'));
      assert.equal(world.standIn.store.projectLabels(world.project).length, labels + 1);
    }));

  test('where the project lacks the label of a decision, its reason is written all the same, once', () =>
    withWorld(async world => {
      const seen = await readIncidentIn(world);
      const asked = {
        incident: incidentReference,
        seen,
        to: { flags: { noReviewNeeded: true } },
        note: 'It was a drill',
      };
      const { sync } = personOf(world);
      world.standIn.fault({ method: 'POST', path: /\/notes$/u, nth: 1, fault: { kind: 'cut', when: 'after' } });
      world.standIn.fault({ method: 'GET', path: /\/notes$/u, nth: 1, fault: { kind: 'status', status: 500 } });
      assert.equal((await sync.changeIncident(asked, signal)).kind, 'failed');
      assert.deepEqual(droppedOf(await sync.changeIncident(asked, signal)), [
        { what: 'label', name: 'No-Review-Needed', reason: 'unknown' },
      ]);
      assert.equal(commentsOf(world).filter(({ body }) => body.startsWith('It was a drill\n')).length, 1);
      assert.ok(!world.incident().labels.includes('No-Review-Needed'));
    }));

  test('where the project lacks the label of a state, no comment says that the state is another', () =>
    withWorld(async world => {
      const { store } = world.standIn;
      const projectLabels = store.projectLabels.bind(store);
      store.projectLabels = project => projectLabels(project).filter(({ name }) => name !== 'Incident::Active');
      const result = await change(world, { to: { state: 'active' }, note: 'It came back' });
      assert.deepEqual(droppedOf(result), [{ what: 'label', name: 'Incident::Active', reason: 'unknown' }]);
      assert.deepEqual(world.standIn.writes(), []);
    }));

  for (const confidential of [true, false]) {
    test(`its comment is for ${confidential ? 'members only' : 'everybody'}, as the incident is`, () =>
      withWorld(
        async world => {
          await change(world, { to: { state: 'active' }, note: 'It came back' });
          assert.deepEqual(
            commentsOf(world).map(({ internal }) => internal),
            [confidential],
          );
        },
        { confidential },
      ));
  }

  test('the severity stands in its label and in GitLab’s own field, whatever the version', async () => {
    for (const severityParameter of [true, false]) {
      await withWorld(
        async world => {
          assert.deepEqual(droppedOf(await change(world, { to: { severity: 1 } })), []);
          assert.equal(world.incident().severity, 'critical');
          assert.ok(
            world.incident().labels.includes('severity::1') && !world.incident().labels.includes('severity::2'),
          );
        },
        { severityParameter },
      );
    }
  });

  test('an incident without a timeline gets the event as a line of a comment', () =>
    withWorld(
      async world => {
        const event = { note: 'Mitigated', occurredAt: Date.parse('2025-11-20T11:30:00Z') };
        assert.deepEqual(
          droppedOf(await change(world, { to: { state: 'mitigated' }, event, note: 'It came back.' })),
          [],
        );
        const [last] = world.standIn.store
          .notesOf(world.incident())
          .filter(({ system }) => !system)
          .slice(-1);
        assert.match(
          last?.body ?? '',
          /^It came back\.\n\n- 2025-11-20 11:30 UTC Mitigated\n\n<!-- incident-reviews: [\w-]+ -->$/u,
        );
      },
      { graphql: 'off' },
    ));

  test('who may not change it is told, and nothing claims that it was done', () =>
    withWorld(async world => {
      const comments = world.standIn.store.notesOf(world.incident()).length;
      const result = await change(world, { to: { state: 'active' }, note: 'A reason' }, { token: sampleTokens.guest });
      assert.equal(result.kind, 'failed');
      assert.equal(world.standIn.store.notesOf(world.incident()).length, comments);
    }));

  test('people that one edition drops are named', () =>
    withWorld(async world => {
      const tomas: User = { id: 2, username: 'tomas.lind', name: 'Tomas Lind' };
      const nobody: User = { id: 12, username: 'max.outside', name: 'Max Outside' };
      const result = await change(world, { to: { assignees: [tomas, nobody] }, note: 'Over to you' });
      assert.deepEqual(droppedOf(result), [{ what: 'assignee', name: 'max.outside', reason: 'permission' }]);
      assert.deepEqual(world.incident().assigneeIds, [2]);
    }));
});

/** What a colleague does in the moment before a request. */
interface Meddling {
  readonly name: string;
  readonly change: (store: Store, incident: Issue) => void;
  readonly holds: (incident: Issue, store: Store) => void;
}

const line = 'A colleague was here.';
const meddlings: readonly Meddling[] = [
  {
    name: 'labels and describes it',
    change: (store, { id, labels, description }) =>
      void store.changeIssue(
        id,
        { labels: [...new Set([...labels, 'customer-facing'])], description: `${description}\n${line}` },
        colleague,
      ),
    holds: ({ labels, description }) =>
      assert.ok(labels.includes('customer-facing') && (description ?? '').endsWith(line)),
  },
  {
    name: 'moves it',
    change: (store, { id, labels }) =>
      void store.changeIssue(
        id,
        { labels: [...labels.filter(label => !label.startsWith('Incident::')), 'Incident::Review-Scheduled'] },
        colleague,
      ),
    holds: incident => assert.equal(statesOf(incident).length, 1),
  },
  {
    name: 'comments on it',
    change: (store, incident) => void store.addNote(incident, colleague, line, false),
    holds: (incident, store) => assert.equal(store.notesOf(incident).filter(({ body }) => body === line).length, 1),
  },
  {
    name: 'gives it to somebody else',
    change: (store, { id }) => void store.changeIssue(id, { assigneeIds: [colleague] }, colleague),
    holds: ({ assigneeIds }) => assert.ok(assigneeIds.includes(colleague), 'who was given it has it'),
  },
  {
    name: 'decides about its review',
    change: (store, { id, labels }) =>
      void store.changeIssue(id, { labels: [...new Set([...labels, 'Review-Requested'])] }, colleague),
    holds: ({ labels }) => assert.ok(labels.includes('Review-Requested'), 'who asks for one is heard'),
  },
  {
    name: 'decides that it needs no review',
    change: (store, { id, labels }) =>
      void store.changeIssue(id, { labels: [...new Set([...labels, 'No-Review-Needed'])] }, colleague),
    holds: ({ labels }) => assert.ok(labels.includes('No-Review-Needed'), 'who decides against one is heard'),
  },
  {
    name: 'makes it public',
    change: (store, { id }) => void store.changeIssue(id, { confidential: false }, colleague),
    // Whatever is written then is for members only.
    holds: (incident, store) => {
      const said = store.notesOf(incident).filter(({ body, system }) => !system && body.toLowerCase().includes(secret));
      assert.deepEqual(
        said.filter(({ internal }) => !internal),
        [],
      );
    },
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
  const { standIn } = world;
  const said = (): readonly string[] =>
    standIn.store
      .notesOf(world.incident())
      .map(({ body }) => body)
      .filter(body => body.includes('<!-- incident-reviews:'));
  try {
    standIn.before(request, store => meddling.change(store, world.incident()));
    const { kind } = await command(person.sync);
    await command(person.sync);
    meddling.holds(world.incident(), standIn.store);
    assert.ok(said().length <= 1, `${said().length} comments of one change`);
    if (kind === 'otherwise') assert.deepEqual(said(), []);
    const events = standIn.store.timelineOf(world.incident()).map(({ note }) => note);
    assert.equal(new Set(events).size, events.length, 'an event twice');
    // That the incident itself can be read is the doing of the colleague who made it public.
    const own = `#${world.incident().iid} ${world.incident().title}`;
    assert.deepEqual(
      world.leaks.filter(leak => world.incident().confidential || leak !== own),
      [],
    );
    return undefined;
  } catch (error) {
    return `${operation.name}, ${meddling.name} before ${request.nth}. ${request.method} ${request.path}: ${String(error)}`;
  } finally {
    await standIn.stop();
  }
}

suite('A colleague at work within every change of an incident', () => {
  for (const operation of incidentOperations) {
    test(`${operation.name}: nothing of theirs is lost, nothing is said twice`, async function () {
      this.timeout(600_000);
      const { requests } = await cleanRun(operation);
      const runs = meddlings.flatMap(meddling => requests.map(request => ({ operation, meddling, request })));
      const faults = await allOf(runs, findFault);
      assert.equal(faults.filter(each => each !== undefined).join('\n'), '');
    });
  }
});
