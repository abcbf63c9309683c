// Corrective actions become issues: what is made, what is found again, what others do in the same moment.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../src/incident/labels';
import type { IssueReference } from '../../src/incident/model';
import { createGitLab, createSync, type ActionResult, type Created, type NewAction, type Sync } from '../../src/sync';
import { sampleTokens, watchMails, type Issue } from '../gitlab';
import { hostileTexts } from '../hostileTexts';
import { actionOf, actionOperations, allOf, cleanRun, ready, type Request } from './operations';
import {
  incidentReference,
  memoryJournal,
  newReview,
  now,
  personOf,
  reviewText,
  signal,
  startWorld,
  type Person,
  type World,
} from './syncing';
import { randomOf, Turns } from './turns';

const me = 1;
const colleague = 3;

/** A GitLab with a review of its incident, made by the person. */
async function startReviewed(confidential = false): Promise<{ world: World; person: Person; review: Created }> {
  const world = await startWorld({ confidential });
  const person = personOf(world);
  const review = await person.sync.createReview(newReview('3f2c'), signal);
  assert.equal(review.kind, 'created');
  world.standIn.clearRequests();
  return { world, person, review };
}

/** The issues of actions. */
const actionsIn = (world: World): readonly Issue[] =>
  world.made().filter(({ description }) => (description ?? '').includes('incident-reviews action:'));

function issueOf(result: ActionResult): Extract<ActionResult, { kind: 'action' }> {
  assert.equal(result.kind, 'action', JSON.stringify(result));
  return result;
}

suite('The issue of a corrective action in GitLab', () => {
  let world: World;
  let person: Person;
  let review: Created;
  setup(async () => ({ world, person, review } = await startReviewed()));
  teardown(() => world.standIn.stop());

  const make = async (asked: Partial<NewAction> = {}, { sync } = person): Promise<ActionResult> =>
    sync.makeAction(await actionOf(sync, review, { words: 'Alert on an empty basket', ...asked }), signal);

  test('it has the words, label, services and groups of the incident, its owner and its date, and is linked to both', async () => {
    const { issue, found, dropped } = issueOf(await make());
    const [action, ...others] = actionsIn(world);
    assert.ok(action);
    assert.deepEqual([others, found, dropped], [[], false, []]);
    assert.deepEqual(
      {
        title: action.title,
        labels: action.labels.toSorted(),
        assignees: action.assigneeIds,
        due: action.dueDate,
        type: action.type,
        state: action.state,
        confidential: action.confidential,
      },
      {
        title: 'Alert on an empty basket',
        labels: ['Service::Basket', 'corrective action', 'group::storefront'],
        assignees: [colleague],
        due: '2025-12-12',
        type: 'issue',
        state: 'opened',
        confidential: false,
      },
    );
    const linked = world.standIn.store.linksOf(action).map(({ targetId }) => targetId);
    assert.deepEqual(linked, [world.issueId(review.review.reference.iid), world.incident().id]);
    assert.equal(issue.kind, 'action');
  });

  test('a line that would be a command stays a line', async () => {
    await make();
    const [action] = actionsIn(world);
    assert.match(action?.description ?? '', /^\\\/close$/mu);
  });

  for (const words of hostileTexts) {
    test(`a title and a text of ${JSON.stringify(words.slice(0, 40))} run nothing and mention nobody`, async () => {
      await make({ words, title: words, text: words });
      const [action] = actionsIn(world);
      assert.ok(action);
      assert.deepEqual([action.state, action.confidential], ['opened', false]);
      assert.deepEqual(action.labels.toSorted(), ['Service::Basket', 'corrective action', 'group::storefront']);
      assert.match(action.title, /^[^\n]{1,255}$/u);
      assert.doesNotMatch(`${action.title}\n${action.description}`, /@\w/u);
    });
  }

  test('nobody is mentioned, neither by the title nor by the text', async () => {
    await make({ title: 'Ask @all and @priya.nair', text: 'Ask @all, please.' });
    const [action] = actionsIn(world);
    assert.doesNotMatch(`${action?.title} ${action?.description}`, /@\w/u);
    assert.match(action?.title ?? '', /^Ask @\u200ball and @\u200bpriya\.nair$/u);
  });

  test('a second run makes nothing and writes nothing', async () => {
    const first = issueOf(await make());
    world.standIn.clearRequests();
    const second = issueOf(await make());
    assert.deepEqual([second.found, second.issue.reference], [true, first.issue.reference]);
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('what people made of it since stays: another title, no assignee, no label', async () => {
    await make();
    const [action] = actionsIn(world);
    assert.ok(action);
    world.standIn.store.changeIssue(
      action.id,
      { title: 'Other', assigneeIds: [], labels: [], dueDate: null },
      colleague,
    );
    world.standIn.clearRequests();
    issueOf(await make());
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('a colleague’s issue of the same words, linked to the review, is the one', async () => {
    const first = issueOf(await make({}, personOf(world, { token: sampleTokens.serviceOwner })));
    world.standIn.clearRequests();
    const mine = issueOf(await make());
    assert.deepEqual([mine.found, mine.issue.reference], [true, first.issue.reference]);
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('a label that the project has not is named, and not made', async () => {
    const labels = world.standIn.store.projectLabels(world.project).length;
    const { dropped } = issueOf(await make({ labels: ['corrective action', 'infradev-2'] }));
    assert.deepEqual(dropped, [{ what: 'label', name: 'infradev-2', reason: 'unknown' }]);
    assert.equal(world.standIn.store.projectLabels(world.project).length, labels);
  });

  test('a text that is too long is not sent', async () => {
    const result = await make({ text: 'x'.repeat(1_100_000) });
    assert.equal(result.kind, 'too-long');
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('a review that is gone is no review of the public', async () => {
    const result = await make({ review: { project: 'acme/production', iid: 999_999 } });
    assert.deepEqual(result, {
      kind: 'unknown-reference',
      what: 'review',
      name: 'acme/production#999999',
      reason: 'unreadable',
    });
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('who does not know whether it was made is asked before another one is', async () => {
    world.standIn.fault({ method: 'POST', path: /\/issues$/u, fault: { kind: 'cut', when: 'before' }, times: 1 });
    assert.equal((await make()).kind, 'failed');
    const result = await make();
    assert.deepEqual(result, { kind: 'maybe-made', project: 'acme/production', attemptedAt: now });
    assert.equal(issueOf(await make({ again: true })).found, false);
    assert.equal(actionsIn(world).length, 1);
  });
});

suite('The names of corrective actions', () => {
  let world: World;
  let person: Person;
  let review: Created;
  setup(async () => ({ world, person, review } = await startReviewed()));
  teardown(() => world.standIn.stop());

  const idsOf = async (words: readonly string[], subject = '3f2c'): Promise<readonly string[]> =>
    (await person.sync.actionNames(subject, words)).map(({ id }) => id);

  test('the same words of the same review have the same name on every machine; white space and case do not count', async () => {
    const [name] = await idsOf(['Alert on an empty basket']);
    const other = await personOf(world).sync.actionNames('3f2c', [' alert on  an empty BASKET']);
    assert.equal(other[0]?.id, name);
  });

  test('the same words twice are two actions, and so are those of another review', async () => {
    const [one, two] = await idsOf(['Add a test', 'Add a test']);
    const [other] = await idsOf(['Add a test'], '4a4a');
    assert.equal(new Set([one, two, other]).size, 3);
  });

  test('one that was edited after an attempt that failed has the name of the attempt, and its project', async () => {
    world.standIn.fault({ path: /\/links$/u, method: 'POST', fault: { kind: 'status', status: 500 }, times: 1 });
    const asked = await actionOf(person.sync, review, { words: 'Alert on an empty basket' });
    assert.equal((await person.sync.makeAction(asked, signal)).kind, 'failed');
    const names = await person.sync.actionNames('3f2c', ['Write a runbook', 'Alert us on an empty basket']);
    assert.deepEqual(names[1], { id: asked.id, project: 'acme/production' });
    assert.equal(names[0]?.project, undefined);
    await person.sync.makeAction({ ...asked, words: 'Alert us on an empty basket' }, signal);
    assert.equal(actionsIn(world).length, 1);
    const after = await person.sync.actionNames('3f2c', ['Alert us on an empty basket']);
    assert.notEqual(after[0]?.id, asked.id);
  });

  test('nothing of a confidential action is kept in the clear to find it by', async () => {
    await world.standIn.stop();
    ({ world, person, review } = await startReviewed(true));
    world.standIn.fault({ path: /\/links$/u, method: 'POST', fault: { kind: 'status', status: 500 }, times: 1 });
    const asked = await actionOf(person.sync, review, { words: 'Change the locks' });
    assert.equal((await person.sync.makeAction(asked, signal)).kind, 'failed');
    const kept = await person.journal.read('actions:3f2c');
    assert.deepEqual(kept, [{ id: asked.id, project: 'acme/production' }]);
  });
});

suite('Where corrective actions come from', () => {
  let world: World;
  teardown(() => world.standIn.stop());
  const source = { text: reviewText('3f2c', 'Review'), project: 'acme/production', review: undefined };

  test('the incident of the marker, and nothing is confidential', async () => {
    world = await startWorld();
    const origin = await personOf(world).sync.readOrigin(source, signal);
    assert.ok(origin.kind === 'origin');
    assert.deepEqual(
      [origin.incident?.reference, origin.review, origin.confidential],
      [incidentReference, undefined, false],
    );
  });

  test('an incident that is confidential makes them so', async () => {
    world = await startWorld({ confidential: true });
    const origin = await personOf(world).sync.readOrigin(source, signal);
    assert.ok(origin.kind === 'origin' && origin.confidential);
  });

  test('a review that is confidential while its incident is not, too', async () => {
    world = await startWorld();
    const person = personOf(world);
    const made = await person.sync.createReview(newReview('3f2c', { confidential: true }), signal);
    assert.ok(made.kind === 'created');
    const origin = await person.sync.readOrigin({ ...source, review: made.review.reference }, signal);
    assert.ok(origin.kind === 'origin' && origin.confidential);
  });

  test('an incident that cannot be read is no incident of the public', async () => {
    world = await startWorld({ confidential: true });
    const guest = personOf(world, { token: sampleTokens.guest });
    const origin = await guest.sync.readOrigin(source, signal);
    assert.deepEqual(origin, {
      kind: 'unknown-reference',
      what: 'incident',
      name: `acme/production#${incidentReference.iid}`,
      reason: 'unreadable',
    });
  });
});

suite('Confidential corrective actions', () => {
  test('none goes to a public project', async () => {
    const { world, person, review } = await startReviewed(true);
    const asked = await actionOf(person.sync, review, { project: 'acme/shop' });
    assert.deepEqual(await person.sync.makeAction(asked, signal), { kind: 'public-target', project: 'acme/shop' });
    assert.deepEqual(world.standIn.writes(), []);
    await world.standIn.stop();
  });

  test('where GitLab does not make it confidential it has neither title nor text', async () => {
    const { world, person, review } = await startReviewed(true);
    world.standIn.fault({ path: /\/issues(?:\/\d+)?$/u, fault: { kind: 'metadataDropped' } });
    const result = await person.sync.makeAction(await actionOf(person.sync, review), signal);
    assert.equal(result.kind, 'open-to-all');
    const [action] = actionsIn(world);
    assert.deepEqual([action?.title, world.leaks], ['Corrective action', []]);
    await world.standIn.stop();
  });

  const [open] = actionOperations;
  assert.ok(open);
  test('an incident that becomes confidential before any of the requests before it is made: nothing is made', async () => {
    const { requests } = await cleanRun(open);
    const post = requests.findIndex(({ method }) => method === 'POST');
    // The last look are the two reads before it.
    const before = requests.slice(0, post - 1);
    assert.ok(before.length > 3);
    const made = await allOf(before, async ({ method, path, nth }: Request) => {
      const { world, person, command } = await ready(open);
      world.standIn.before({ method, path, nth }, store =>
        store.changeIssue(world.incident().id, { confidential: true }, colleague),
      );
      const { kind } = await command(person.sync);
      const count = actionsIn(world).length;
      await world.standIn.stop();
      return [kind, count];
    });
    assert.deepEqual(
      made,
      before.map(() => ['secret-now', 0]),
    );
  });
});

/** A review with a row without an issue, a row to edit, and boxes to tick. */
function describeReview(seed: number): string {
  return [
    '<!-- incident-review',
    `id: rows-${seed}`,
    '-->',
    '',
    '## Corrective Actions',
    '',
    '| Corrective action | Work item | Owner | Target date |',
    '| --- | --- | --- | --- |',
    `| Alert on basket number ${seed} |  | @priya.nair | 2025-12-12 |`,
    '',
    'Others:',
    '',
    '- Cap the queue',
    '',
    'Later:',
    '',
    '- Rotate the keys',
    '',
    'Soon:',
    '',
    '- [ ] Tell support',
    '',
    'Read by:',
    '',
    '- [ ] @priya.nair',
  ].join('\n');
}

interface RowWriter {
  readonly token: string;
  /** What they write beside the name of the issue. */
  readonly edit: (text: string) => string;
}

/** Each edits a row and ticks a box of their own. */
const writers: readonly RowWriter[] = [
  {
    token: sampleTokens.onCall,
    edit: text => text.replace('- Cap the queue', '- Cap the queue at 500').replace('[ ] Tell', '[x] Tell'),
  },
  {
    token: sampleTokens.serviceOwner,
    edit: text => text.replace('- Rotate the keys', '- Rotate all keys').replace('[ ] @priya', '[x] @priya'),
  },
];

/** Makes the issue of the row, writes its name and their own edit, and saves until nothing of anybody is lost. */
async function workOn(
  sync: Sync,
  review: IssueReference,
  { seed, edit }: { seed: number; edit: RowWriter['edit'] },
): Promise<IssueReference> {
  const opened = await sync.openReview(review, signal);
  assert.equal(opened.kind, 'opened');
  const words = `Alert on basket number ${seed}`;
  const [name] = await sync.actionNames(`rows-${seed}`, [words]);
  const made = issueOf(await sync.makeAction(makeRowAction(name?.id ?? '', words, review), signal));
  const { reference } = made.issue;
  const named = `${words} | ${reference.project}#${reference.iid} |`;
  let copy = { text: edit(opened.text.replace(`${words} |  |`, named)), base: opened.base };
  for (;;) {
    const saved = await sync.saveReview({ review, ...copy }, signal);
    assert.equal(saved.kind, 'saved', JSON.stringify(saved));
    if (saved.lost?.text === undefined) return reference;
    copy = { text: saved.lost.text, base: saved.base };
  }
}

function makeRowAction(id: string, words: string, review: IssueReference): NewAction {
  return {
    id,
    subject: review.project,
    words,
    project: 'acme/production',
    title: words,
    text: words,
    labels: [],
    assignee: { id: colleague, username: 'priya.nair', name: 'Priya Nair' },
    dueDate: '2025-12-12',
    review,
    incident: undefined,
    confidential: false,
  };
}

suite('Two people who make the issue of one row, edit rows and tick boxes at once', () => {
  const orders = 240;
  const perWorld = 20;
  let folded = 0;

  for (let from = 0; from < orders; from += perWorld) {
    test(`in the orders ${from} to ${from + perWorld - 1} each of it stands there once, and nobody gets two mails`, async () => {
      const world = await startWorld();
      const { store } = world.standIn;
      const mails = watchMails(store);
      for (let seed = from; seed < from + perWorld; seed += 1) {
        const review = addReview(world, describeReview(seed));
        const sent = mails.length;
        const turns = new Turns(randomOf(seed));
        const told = await turns.run(
          writers.map(({ token, edit }) => () => {
            const gitlab = createGitLab({ url: world.standIn.url, token, fetch: turns.fetch, now: () => now });
            const parts = { gitlab, journal: memoryJournal(), names: defaultLabelNames, newId: () => 'x' };
            const reference = { project: 'acme/production', iid: review.iid };
            return workOn(createSync({ ...parts, now: () => now }), reference, { seed, edit });
          }),
        );
        const own = actionsIn(world).filter(({ title }) => title === `Alert on basket number ${seed}`);
        const open = own.filter(({ state }) => state === 'opened');
        const [kept] = open;
        assert.ok(kept && open.length === 1, `order ${seed}: ${open.length}`);
        assert.deepEqual(kept.assigneeIds, [colleague], `order ${seed}`);
        assert.deepEqual(
          told.map(({ iid }) => iid),
          [kept.iid, kept.iid],
          `order ${seed}`,
        );
        const expected = writers
          .reduce((text, { edit }) => edit(text), describeReview(seed))
          .replace(`${seed} |  |`, `${seed} | acme/production#${kept.iid} |`);
        assert.equal(store.issueOf(world.project, review.iid)?.description, expected, `order ${seed}`);
        const acts = mails.slice(sent).map(({ by, to }) => `${by} to ${to}`);
        assert.equal(new Set(acts).size, acts.length, `order ${seed}: ${JSON.stringify(mails.slice(sent))}`);
      }
      folded += actionsIn(world).filter(
        ({ state, authorId }) => state === 'closed' && [me, colleague].includes(authorId),
      ).length;
      await world.standIn.stop();
    });
  }

  test('in some of them both had made one, and one of the two was closed', () => assert.ok(folded > 0));
});

function addReview({ standIn, project }: World, description: string): Issue {
  return standIn.store.addIssue({
    type: 'issue',
    severity: 'unknown',
    confidential: false,
    discussionLocked: false,
    authorId: 2,
    projectId: project.id,
    title: 'Incident Review',
    description,
    labels: ['IncidentReview'],
    assigneeIds: [],
    dueDate: null,
  });
}
