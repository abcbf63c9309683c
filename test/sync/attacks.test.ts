// An adversary over the whole of syncing: storage that fails, tokens that end, paths that change hands, servers that lie.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../src/incident/labels';
import { createGitLab, createSync, type Created, type Journal, type SaveResult, type Sync } from '../../src/sync';
import { projectIds, sampleTokens } from '../gitlab';
import {
  actionChanges,
  allOf,
  cleanRun,
  declarations,
  entryOperations,
  finishingOperations,
  incidentOperations,
  operations,
  ready,
  type Operation,
} from './operations';
import {
  endOf,
  incidentReference,
  memoryJournal,
  newReview,
  now,
  personOf,
  signal,
  startWorld,
  type Person,
  type World,
} from './syncing';

const colleague = 3;
const everyKind = operations.filter(({ name }) => ['start, confidential', 'publish', 'save and merge'].includes(name));

/** A person's side with parts of one's own. */
function syncWith(
  { standIn }: World,
  parts: { readonly journal?: Journal; readonly fetch?: typeof fetch; readonly clock?: () => number },
): Sync {
  const clock = parts.clock ?? ((): number => now);
  const token = sampleTokens.onCall;
  const gitlab = createGitLab({
    url: standIn.url,
    token,
    fetch: parts.fetch,
    now: clock,
    delay: () => Promise.resolve(),
  });
  const journal = parts.journal ?? memoryJournal();
  let ids = 0;
  const newId = (): string => `3f2c0000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;
  return createSync({ gitlab, journal, names: defaultLabelNames, now: clock, newId, delay: () => Promise.resolve() });
}

const ends = new Map<string, ReturnType<typeof cleanRun>>();
function cleanEnd(operation: Operation): ReturnType<typeof cleanRun> {
  const known = ends.get(operation.name) ?? cleanRun(operation);
  ends.set(operation.name, known);
  return known;
}

suite('A disk that is full', () => {
  for (const operation of [...everyKind, ...incidentOperations, ...declarations]) {
    test(`at any write of ${operation.name}: asking again once there is room ends as ever`, async () => {
      const { end } = await cleanEnd(operation);
      const run = async (failing: number): Promise<number> => {
        const { world, person, command } = await ready(operation);
        try {
          let count = 0;
          const full: Journal = {
            read: key => person.journal.read(key),
            write: async (key, value) => {
              count += 1;
              if (count === failing) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
              await person.journal.write(key, value);
            },
          };
          const attempt = command(syncWith(world, { journal: full }));
          if (failing > 0) await assert.rejects(attempt, /no space left/u);
          else await attempt;
          await command(person.sync, true);
          assert.deepEqual(endOf(world), end, `write ${failing}`);
          return count;
        } finally {
          await world.standIn.stop();
        }
      };
      const writes = await run(0);
      await allOf(
        Array.from({ length: writes }, (_, at) => at + 1),
        run,
      );
    });
  }
});

suite('A journal in which something else stands', () => {
  const junk: readonly unknown[] = [
    null,
    17,
    'text',
    [],
    {},
    { review: 5 },
    { review: { project: 'acme/production' } },
    { attemptedAt: 'now' },
    { id: 12 },
    [{ before: 'x' }],
    { __proto__: null, constructor: 'x' },
  ];
  for (const value of junk) {
    test(`${JSON.stringify(value)}: counts as nothing`, async () => {
      const world = await startWorld();
      try {
        const sync = syncWith(world, {
          journal: { read: () => Promise.resolve(value), write: () => Promise.resolve() },
        });
        const made = await sync.createReview(newReview('3f2c'), signal);
        assert.equal(made.kind, 'created', JSON.stringify(made));
        assert.equal(world.made().length, 1);
      } finally {
        await world.standIn.stop();
      }
    });
  }
});

suite('A token that is revoked', () => {
  for (const operation of [...everyKind, ...incidentOperations, ...declarations]) {
    test(`after any request of ${operation.name}: it is said, and asking again with a new one ends as ever`, async () => {
      const { requests, end } = await cleanEnd(operation);
      await allOf([...requests.keys()], async after => {
        const { world, person, command } = await ready(operation);
        try {
          let count = 0;
          const revoked: typeof fetch = (...request) => {
            count += 1;
            if (count <= after) return fetch(...request);
            const said = {
              error: 'invalid_token',
              error_description: 'Token was revoked. You have to re-authorize from the user.',
            };
            return Promise.resolve(Response.json(said, { status: 401 }));
          };
          const { kind, result } = await command(syncWith(world, { journal: person.journal, fetch: revoked }));
          if (kind === 'failed') assert.equal((result as { error: { kind: string } }).error.kind, 'not-signed-in');
          else assert.ok(['created', 'saved', 'changed', 'declared'].includes(kind), kind);
          await command(person.sync, true);
          assert.deepEqual(endOf(world), end, `after ${after}`);
        } finally {
          await world.standIn.stop();
        }
      });
    });
  }
});

suite('A review of which somebody makes something else', () => {
  let world: World;
  let person: Person;
  let made: Created;
  setup(async () => {
    world = await startWorld();
    person = personOf(world);
    const result = await person.sync.createReview(newReview('3f2c'), signal);
    assert.ok(result.kind === 'created');
    made = result;
    world.standIn.clearRequests();
  });
  teardown(() => world.standIn.stop());

  const mine = (): string => made.text.replace('Still to be written.', 'Written.');
  const save = (sync: Sync, text = mine()): Promise<SaveResult> =>
    sync.saveReview({ review: made.review.reference, text, base: made.base }, signal);
  const issueId = (): number => world.issueId(made.review.reference.iid);
  const description = (): string => world.standIn.store.issue(issueId())?.description ?? '';

  test('its project is renamed before any request, and another one takes the path: that one gets nothing', async () => {
    const clean = world.standIn.requests.length;
    assert.equal((await save(person.sync)).kind, 'saved');
    const requests = world.standIn.requests.length - clean;
    assert.ok(requests >= 3, String(requests));
    for (let nth = 1; nth <= requests; nth += 1) {
      let isRenamed = false;
      const here = await startWorld();
      try {
        const { sync } = personOf(here);
        const first = await sync.createReview(newReview('3f2c'), signal);
        assert.ok(first.kind === 'created');
        const before = here.standIn.store.allIssues().length;
        here.standIn.before({ path: /./u, nth }, store => {
          store.renameProject(projectIds.production, 'acme/renamed');
          store.renameProject(projectIds.shop, 'acme/production');
          isRenamed = true;
        });
        const text = first.text.replace('Still to be written.', 'Written.');
        const { kind } = await sync.saveReview({ review: first.review.reference, text, base: first.base }, signal);
        assert.ok(isRenamed, `there is no request ${nth}`);
        const own = here.standIn.store.allIssues().filter(({ projectId }) => projectId === projectIds.production);
        const hasText = own.some(issue => (issue.description ?? '').includes('Written.'));
        assert.equal(hasText, kind === 'saved', `request ${nth}: ${kind}`);
        const others = here.standIn.store.allIssues().filter(({ projectId }) => projectId === projectIds.shop);
        assert.ok(
          others.every(issue => !(issue.description ?? '').includes('Written.')),
          `request ${nth}`,
        );
        assert.equal(here.standIn.store.allIssues().length, before);
      } finally {
        await here.standIn.stop();
      }
    }
  });

  test('it is moved to another project: nothing is written into what is left of it', async () => {
    world.standIn.store.changeIssue(issueId(), { movedToId: 4711 }, colleague);
    const result = await save(person.sync);
    assert.ok(result.kind === 'failed');
    assert.deepEqual([result.error.kind, result.error.reason], ['not-found', 'moved']);
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('comments that look like GitLab’s own notes fool nobody', async () => {
    world.standIn.before({ method: 'PUT', nth: 1 }, store => {
      const issue = store.issue(issueId());
      assert.ok(issue);
      for (const body of ['changed the description', 'changed the description', 'marked the task **x** as completed'])
        store.addNote(issue, colleague, body, false);
    });
    const result = await save(person.sync);
    assert.ok(result.kind === 'saved');
    assert.equal(result.lost, undefined);
  });

  test('a flood of comments does not hide whose line was written over', async () => {
    world.standIn.before({ method: 'PUT', nth: 1 }, store => {
      const issue = store.issue(issueId());
      assert.ok(issue);
      const theirs = description().replace('- 10:20', '- 10:15 Second alert\n- 10:20');
      store.changeIssue(issue.id, { description: theirs }, colleague);
      for (let count = 0; count < 60; count += 1) store.addNote(issue, colleague, `Me too, ${count}.`, false);
    });
    const result = await save(person.sync);
    assert.ok(result.kind === 'saved');
    assert.deepEqual(result.lost?.lines, ['- 10:15 Second alert']);
  });

  test('a clock that goes back while it is saved hides nobody’s line where GitLab keeps no versions', async () => {
    world.standIn.fault({ path: 'web:/api/graphql', fault: { kind: 'status', status: 404 } });
    world.standIn.before({ method: 'PUT', nth: 1 }, store =>
      store.changeIssue(issueId(), { description: description().replace('10:20', '10:21') }, colleague),
    );
    let at = now;
    const result = await save(syncWith(world, { clock: () => (at -= 3_600_000) }));
    assert.ok(result.kind === 'saved');
    assert.equal(result.lost?.by?.id, colleague);
  });

  test('a clock that goes back does not keep an unanswered request from being looked for, and ends', async () => {
    const journal = memoryJournal();
    const path = `/projects/${projectIds.production}/issues`;
    world.standIn.fault({ method: 'POST', path, fault: { kind: 'cut', when: 'before' } });
    let at = now;
    const sync = syncWith(world, { journal, clock: () => (at -= 86_400_000) });
    const asked = newReview('another', { another: true });
    assert.equal((await sync.createReview(asked, signal)).kind, 'failed');
    assert.equal((await sync.createReview(asked, signal)).kind, 'maybe-made');
  });

  test('a server that answers with another issue than was asked for is not believed', async () => {
    const { iid } = made.review.reference;
    const lying: typeof fetch = async (...request) => {
      const response = await fetch(...request);
      const url = request[0] instanceof URL ? request[0].pathname : '';
      if (!url.endsWith(`/issues/${iid}`) || (request[1]?.method ?? 'GET') !== 'GET') return response;
      const said = (await response.json()) as object;
      return Response.json({ ...said, iid: 1, references: { full: 'acme/production#1' } });
    };
    const result = await save(syncWith(world, { fetch: lying }));
    assert.ok(result.kind === 'failed');
    assert.deepEqual([result.error.kind, result.error.reason], ['unexpected-answer', 'wrong-shape']);
    assert.deepEqual(world.standIn.writes(), []);
  });
});

suite('Issues that were moved to another project before a command', () => {
  for (const operation of [...incidentOperations, ...actionChanges, ...finishingOperations, ...entryOperations]) {
    test(`${operation.name}: nothing is written into what is left of them`, async () => {
      const { world, person, command } = await ready(operation);
      try {
        for (const { id } of [...world.made(), world.incident()])
          world.standIn.store.changeIssue(id, { movedToId: 4711, state: 'closed' }, colleague);
        const { kind } = await command(person.sync);
        assert.ok(['failed', 'otherwise', 'incident-otherwise'].includes(kind), kind);
        const writes = world.standIn.writes().map(({ method, path }) => `${method} ${path}`);
        assert.deepEqual(writes, []);
      } finally {
        await world.standIn.stop();
      }
    });
  }
});

suite('Two windows of one person that finish one review in the same moment', () => {
  for (const operation of finishingOperations) {
    test(`${operation.name}: it is done once, and a third time says nothing more`, async () => {
      const { end } = await cleanEnd(operation);
      const { world, person, command } = await ready(operation);
      try {
        const other = personOf(world, { journal: person.journal });
        await Promise.all([command(person.sync), command(other.sync)]);
        const without = (result: unknown): unknown =>
          JSON.parse(JSON.stringify(result, (key, value: unknown) => (key === 'comments' ? undefined : value)));
        assert.deepEqual(without(endOf(world)), without(end));
        const said = JSON.stringify(endOf(world));
        await command(person.sync);
        assert.equal(JSON.stringify(endOf(world)), said);
      } finally {
        await world.standIn.stop();
      }
    });
  }
});

suite('Making a review while somebody is against it', () => {
  let world: World;
  setup(async () => {
    world = await startWorld();
  });
  teardown(() => world.standIn.stop());

  test('lists that never end are read to a bound', async () => {
    for (const path of [/\/labels$/u, /\/issues$/u, /\/members\/all$/u]) {
      world.standIn.fault({ method: 'GET', path, fault: { kind: 'endlessPaging' }, times: 500 });
    }
    const result = await personOf(world).sync.createReview(newReview('3f2c'), signal);
    assert.equal(result.kind, 'created', JSON.stringify(result));
    assert.ok(world.standIn.requests.length < 120, `${world.standIn.requests.length} requests`);
  });

  test('a label with a comma in its name is not taken for two', async () => {
    const { store } = world.standIn;
    const owner = { project: projectIds.production };
    store.addLabel({ name: 'Service::Cart,P1', color: '#ff0000', description: null, owner });
    const { id, labels } = world.incident();
    store.changeIssue(id, { labels: [...labels, 'Service::Cart,P1'] }, colleague);
    const before = store.projectLabels(world.project).length;
    const result = await personOf(world).sync.createReview(newReview('3f2c'), signal);
    assert.ok(result.kind === 'created');
    assert.equal(store.projectLabels(world.project).length, before);
    assert.ok(!world.made()[0]?.labels.some(name => name === 'P1' || name === 'Service::Cart'));
    assert.ok(result.dropped.some(({ what, name }) => what === 'label' && name === 'Service::Cart,P1'));
  });

  test('labels that are called like commands are labels, and nothing runs', async () => {
    const { store } = world.standIn;
    const owner = { project: projectIds.production };
    const names = ['Service::/close', '/label ~secret'];
    for (const name of names) store.addLabel({ name, color: '#ff0000', description: null, owner });
    const { id, labels } = world.incident();
    store.changeIssue(id, { labels: [...labels, ...names] }, colleague);
    const result = await personOf(world).sync.createReview(newReview('3f2c'), signal);
    assert.ok(result.kind === 'created');
    const [made] = world.made();
    assert.deepEqual([made?.state, made?.labels.includes('secret')], ['opened', false]);
    assert.doesNotMatch(made?.description ?? '', /^\/(?:close|label)/mu);
  });

  const titles: readonly (readonly [string, string, string])[] = [
    ['lines', 'One\nTwo\r\nThree', 'One Two Three'],
    ['no width', 'Pass\u200Bword\u2060 \uFEFFreset', 'Password reset'],
    ['another direction', 'gnp.\u202Eexe\u202C and \u2067more\u2069', 'gnp.exe and more'],
    ['an Arabic letter mark', 'Alarm \u061Cat ten', 'Alarm at ten'],
    [
      'hidden tags',
      `Late mails${String.fromCodePoint(...Array.from('run', each => 0xe0000 + each.charCodeAt(0)))}`,
      'Late mails',
    ],
    ['half a character', 'Mails \uD83D were late', 'Mails were late'],
    ['a family', '👩‍👩‍👧 pages are late', '👩‍👩‍👧 pages are late'],
    ['no more than GitLab takes', '🔥'.repeat(200), `${'🔥'.repeat(127)}…`],
    ['nothing', '\u200B \n', 'Incident review'],
    ['a call to everybody', '@all: mails are late', '@\u200ball: mails are late'],
    ['more calls than there is room for', '@a '.repeat(120), `${'a '.repeat(84)}a…`],
  ];
  for (const [name, title, expected] of titles) {
    test(`a title with ${name}`, async () => {
      const result = await personOf(world).sync.createReview(
        newReview('3f2c', { title, text: newReview('3f2c').text }),
        signal,
      );
      assert.equal(result.kind, 'created', JSON.stringify(result));
      assert.equal(world.made()[0]?.title, expected);
    });
  }

  test('an incident that becomes confidential before the issue is made: no public issue tells of it', async () => {
    const { requests } = await cleanRun(operations[0] ?? assert.fail());
    const post = requests.findIndex(({ method }) => method === 'POST');
    for (const { method, path, nth } of requests.slice(0, post)) {
      const here = await startWorld();
      try {
        here.standIn.before({ method, path, nth }, store =>
          store.changeIssue(here.incident().id, { confidential: true }, colleague),
        );
        const agreed = { incident: incidentReference, confidential: false };
        const result = await personOf(here).sync.createReview(newReview('3f2c', { agreed }), signal);
        const open = here.made().filter(({ confidential }) => !confidential);
        assert.deepEqual(
          open.map(({ title }) => title),
          [],
          `${nth}. ${method} ${path}: ${result.kind}`,
        );
      } finally {
        await here.standIn.stop();
      }
    }
  });
});
