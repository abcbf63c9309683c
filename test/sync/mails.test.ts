// What every act of a person costs others in mails, as GitLab sends them to people of the standard level.
import assert from 'node:assert/strict';
import { watchMails, type Mail } from '../gitlab';
import {
  actionChanges,
  actionOperations,
  allOf,
  declarations,
  finishingOperations,
  incidentOperations,
  operations,
  ready,
  type Operation,
} from './operations';
import { incidentReference, personOf, signal, startWorld } from './syncing';

const all: readonly Operation[] = [
  ...operations,
  ...declarations,
  ...incidentOperations,
  ...actionOperations,
  ...actionChanges,
  ...finishingOperations,
];

/** An act that is not named here mails nobody. */
const events: Readonly<Record<string, Mail['event']>> = {
  start: 'new',
  'start, confidential': 'new',
  'start without an incident': 'new',
  publish: 'new',
  'publish, confidential': 'reassigned',
  'move an incident': 'note',
  'move an incident, confidential': 'closed',
  'ask for a review': 'note',
  'ask for a review, confidential': 'note',
  'decide that no review is needed': 'note',
  'hand over': 'reassigned',
  'make an action': 'reassigned',
  'assign an action': 'reassigned',
  'assign an action, confidential': 'reassigned',
  'make an action, confidential': 'reassigned',
  'move the date of an action': 'note',
  'move the date of an action, confidential': 'note',
  'drop an action': 'closed',
  'drop an action, confidential': 'closed',
  'close an action that is done': 'closed',
  'nudge an owner': 'note',
  'nudge an owner, confidential': 'note',
  complete: 'note',
  'complete, confidential': 'note',
  'close both, confidential': 'closed',
  'open both again': 'reopened',
  'open both again, confidential': 'reopened',
  'tick, assign and link': 'reassigned',
  meeting: 'note',
  'meeting, confidential': 'note',
  'remind, confidential': 'note',
};

/** The acts are run once, on what was there before. */
async function readMails(operation: Operation): Promise<readonly Mail[]> {
  const { world, person, command } = await ready(operation);
  try {
    const mails = watchMails(world.standIn.store);
    await command(person.sync);
    return mails;
  } finally {
    await world.standIn.stop();
  }
}

suite('Mails of one act', () => {
  let mails: ReadonlyMap<string, readonly Mail[]>;

  suiteSetup(async () => {
    const read = await allOf(all, async operation => [operation.name, await readMails(operation)] as const);
    mails = new Map(read);
  });

  test('no mailbox gets more than one', () => {
    const twice = [...mails].flatMap(([name, list]) =>
      list.filter(({ to }, at) => list.findIndex(each => each.to === to) !== at).map(({ to }) => `${name}: ${to}`),
    );
    assert.deepEqual(twice, []);
  });

  test('what each act mails: the one that says most, or nothing', () => {
    const told = [...mails].flatMap(([name, list]) => {
      const kinds = [...new Set(list.map(({ event }) => event))];
      return kinds.length === 0 ? [] : [[name, kinds.join()]];
    });
    assert.deepEqual(Object.fromEntries(told), events);
  });
});

// GitLab has no act over two issues: its bulk update closes them one by one, and mails each (gitlab-org/gitlab#23537);
// `/duplicate` closes one of the two, and calls it what it is not.
suite('Acts over several issues mail once for each issue', () => {
  const priya = { id: 3, username: 'priya.nair', name: 'Priya Nair' };
  const countFor = (mails: readonly Mail[]): readonly string[] =>
    mails.filter(({ to }) => to === priya.id).map(({ event }) => event);

  for (const name of ['close both, confidential', 'open both again']) {
    test(`${name}: who has both gets two`, async () => {
      const operation = finishingOperations.find(each => each.name === name);
      assert.ok(operation);
      const { world, person, command } = await ready(operation);
      world.standIn.store.changeIssue(world.incident().id, { assigneeIds: [priya.id] }, 2);
      const mails = watchMails(world.standIn.store);
      await command(person.sync);
      await world.standIn.stop();
      const event = name.startsWith('close') ? 'closed' : 'reopened';
      assert.deepEqual(countFor(mails), [event, event]);
    });
  }

  test('three actions for one owner: three', async () => {
    const world = await startWorld();
    const { sync } = personOf(world);
    const mails = watchMails(world.standIn.store);
    const words = ['Alert on the lag', 'Cap the queue', 'Rotate the keys'];
    for (const [at, { id }] of (await sync.actionNames('one-owner', words)).entries()) {
      const own = { id, subject: 'one-owner', words: words[at] ?? '', title: words[at] ?? '', text: words[at] ?? '' };
      const origin = { review: undefined, incident: incidentReference, confidential: false };
      const asked = { ...own, ...origin, project: 'acme/production', labels: [], assignee: priya, dueDate: undefined };
      assert.equal((await sync.makeAction(asked, signal)).kind, 'action');
    }
    await world.standIn.stop();
    assert.deepEqual(countFor(mails), ['reassigned', 'reassigned', 'reassigned']);
  });
});
