// The weeks of corrective actions: what a change of their issues sends, what it does not, and how many mails it costs.
import assert from 'node:assert/strict';
import type { AnyIssue, ActionChange, ActionChangeResult, ActionNudgeResult, Created } from '../../src/sync';
import { sampleTokens, watchMails, type Issue, type Mail } from '../gitlab';
import { actionChanges, actionOf, allOf, cleanRun, ready, type Request } from './operations';
import { newReview, now, personOf, signal, startWorld, type Person, type World } from './syncing';

const me = 1;
const colleague = 3;
const day = 86_400_000;

suite('The issue of a corrective action in its weeks', () => {
  let world: World;
  let person: Person;
  let review: Created;
  let action: AnyIssue;
  let mails: readonly Mail[];

  setup(async () => {
    world = await startWorld();
    person = personOf(world);
    const made = await person.sync.createReview(newReview('3f2c'), signal);
    assert.equal(made.kind, 'created');
    review = made;
    const result = await person.sync.makeAction(await actionOf(person.sync, review, { words: 'Alert early' }), signal);
    assert.equal(result.kind, 'action');
    action = result.issue;
    mails = watchMails(world.standIn.store);
    world.standIn.clearRequests();
  });
  teardown(() => world.standIn.stop());

  const find = (): Issue => {
    const found = world.made().find(({ iid }) => iid === action.reference.iid);
    assert.ok(found);
    return found;
  };
  const comments = (): readonly string[] =>
    world.standIn.store
      .notesOf(find())
      .filter(({ system }) => !system)
      .map(({ body }) => body.split('\n')[0] ?? '');
  const change = (asked: Pick<ActionChange, 'to' | 'note'>, { sync } = person): Promise<ActionChangeResult> =>
    sync.changeAction({ issue: action.reference, seen: action, ...asked }, signal);
  const nudge = ({ sync } = person): Promise<ActionNudgeResult> =>
    sync.nudgeOwner({ issue: action.reference, seen: action, text: '@priya.nair How does it stand?' }, signal);
  const mailed = (): readonly string[] => mails.map(({ to, by, event }) => `${event} by ${by} to ${to}`);

  test('another date, and its reason as a comment: one mail', async () => {
    const result = await change({ to: { dueDate: '2026-01-15' }, note: 'The vendor is late.' });
    assert.equal(result.kind, 'changed');
    assert.deepEqual([find().dueDate, comments()], ['2026-01-15', ['The vendor is late.']]);
    assert.deepEqual(mailed(), [`note by ${me} to ${colleague}`]);
  });

  test('one that is dropped is closed with its label, its reason stands in the description: one request, one mail', async () => {
    const result = await change({ to: { outcome: 'dropped' }, note: 'The basket is gone.' });
    assert.equal(result.kind, 'changed');
    const { state, description } = find();
    assert.equal(state, 'closed');
    assert.match(
      description ?? '',
      /^Alert early\n[\s\S]*\n\nThe basket is gone\.\n\n<!-- incident-reviews dropped: [\w-]+ -->$/u,
    );
    assert.equal(world.standIn.writes().length, 1);
    assert.deepEqual([comments(), mailed()], [[], [`closed by ${me} to ${colleague}`]]);
  });

  test('what others wrote into the description stays', async () => {
    world.standIn.store.changeIssue(find().id, { description: `${find().description}\n\n- [x] First step` }, colleague);
    await change({ to: { outcome: 'dropped' }, note: 'The basket is gone.' });
    assert.match(find().description ?? '', /- \[x\] First step\n\nThe basket is gone\./u);
  });

  test('one that is given to whom the review names: one request, one mail each', async () => {
    const tomas = { id: 2, username: 'tomas.lind', name: 'Tomas Lind' };
    assert.equal((await change({ to: { assignee: tomas } })).kind, 'changed');
    assert.equal(world.standIn.writes().length, 1);
    assert.deepEqual(find().assigneeIds, [2]);
    assert.deepEqual(mailed().toSorted(), [`reassigned by ${me} to 2`, `reassigned by ${me} to ${colleague}`]);
  });

  test('who has it meanwhile keeps it', async () => {
    world.standIn.store.changeIssue(find().id, { assigneeIds: [4] }, 4);
    const tomas = { id: 2, username: 'tomas.lind', name: 'Tomas Lind' };
    assert.equal((await change({ to: { assignee: tomas } })).kind, 'otherwise');
    assert.deepEqual(find().assigneeIds, [4]);
  });

  test('one that is done is closed: one mail', async () => {
    assert.equal((await change({ to: { outcome: 'done' } })).kind, 'changed');
    assert.deepEqual([find().state, mailed()], ['closed', [`closed by ${me} to ${colleague}`]]);
  });

  test('another title mentions nobody and mails nobody', async () => {
    assert.equal((await change({ to: { title: 'Ask @priya.nair and @jonas.weber' } })).kind, 'changed');
    assert.deepEqual([find().title, mailed()], ['Ask @\u200bpriya.nair and @\u200bjonas.weber', []]);
  });

  test('what is so already is not sent', async () => {
    world.standIn.store.changeIssue(find().id, { dueDate: '2026-01-15' }, colleague);
    const result = await change({ to: { dueDate: '2026-01-15' }, note: 'Late.' });
    assert.deepEqual([result.kind, world.standIn.writes()], ['already', []]);
  });

  const others: readonly (readonly [
    string,
    Parameters<typeof world.standIn.store.changeIssue>[1],
    ActionChange['to'],
  ])[] = [
    ['another date', { dueDate: '2026-02-02' }, { dueDate: '2026-01-15' }],
    ['another title', { title: 'Alert sooner' }, { title: 'Alert at once' }],
    ['closed', { state: 'closed' }, { dueDate: '2026-01-15' }],
    ['closed as done', { state: 'closed' }, { outcome: 'dropped' }],
  ];
  for (const [name, theirs, to] of others) {
    test(`a colleague made it ${name} meanwhile: nothing is sent for ${Object.keys(to).join()}`, async () => {
      world.standIn.store.changeIssue(find().id, theirs, colleague);
      const result = await change({ to, note: 'Why.' });
      assert.deepEqual([result.kind, world.standIn.writes()], ['otherwise', []]);
    });
  }

  test('a date that GitLab does not take has no comment that says so', async () => {
    world.standIn.fault({ method: 'PUT', path: /\/issues\/\d+$/u, nth: 1, fault: { kind: 'metadataDropped' } });
    const result = await change({ to: { dueDate: '2026-01-15' }, note: 'Late.' });
    assert.deepEqual(
      [result.kind === 'changed' && result.dropped, comments()],
      [[{ what: 'dueDate', name: '', reason: 'permission' }], []],
    );
  });

  test('a nudge mentions the owner, in one mail', async () => {
    assert.equal((await nudge()).kind, 'nudged');
    assert.deepEqual([comments(), mailed()], [['@priya.nair How does it stand?'], [`note by ${me} to ${colleague}`]]);
  });

  test('a second nudge within a week is not sent, whoever wrote the first', async () => {
    const other = personOf(world, { token: sampleTokens.serviceOwner });
    assert.equal((await nudge(other)).kind, 'nudged');
    const again = await nudge();
    assert.equal(again.kind === 'nudged-lately' && again.by?.id, colleague);
    assert.equal(comments().length, 1);
    const look = await person.sync.findNudge(action.reference, signal);
    assert.equal(look.kind === 'looked' && look.earlier?.by?.id, colleague);
  });

  test('a week later one may ask again', async () => {
    const { store } = world.standIn;
    await nudge();
    const [first] = store.notesOf(find()).filter(({ system }) => !system);
    assert.ok(first);
    Object.assign(first, { createdAt: now - 7 * day });
    assert.equal((await nudge()).kind, 'nudged');
  });

  test('nobody is asked for what is closed', async () => {
    world.standIn.store.changeIssue(find().id, { state: 'closed' }, colleague);
    assert.deepEqual([(await nudge()).kind, world.standIn.writes()], ['otherwise', []]);
  });
});

const becomesPublic = (world: World): void => {
  const { store } = world.standIn;
  for (const issue of world.made())
    store.changeIssue(issue.id, { confidential: false, title: 'Open to all', description: '' }, 2);
};

suite('Confidential corrective actions in their weeks', () => {
  for (const operation of actionChanges.filter(({ confidential }) => confidential)) {
    test(`${operation.name}: nothing is said where it becomes public before any request`, async () => {
      const { requests } = await cleanRun(operation);
      const looks = requests.filter(({ method, path }) => method === 'GET' && /\/issues\/\d+$/u.test(path));
      assert.ok(looks.length > 0);
      const leaks = await allOf(looks, async (request: Request) => {
        const { world, person, command } = await ready(operation);
        world.standIn.before({ ...request }, () => becomesPublic(world));
        await command(person.sync);
        const { leaks: found } = world;
        await world.standIn.stop();
        return found;
      });
      assert.deepEqual(leaks.flat(), []);
    });
  }
});
