import assert from 'node:assert/strict';
import { findDueDate } from '../../src/incident/reviewDeadline';
import { createPolicy } from '../../src/incident/policy';
import type { CreateResult, Created } from '../../src/sync';
import { projectIds, sampleTokens, type Issue } from '../gitlab';
import {
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

function created(result: CreateResult): Created {
  assert.equal(result.kind, 'created', JSON.stringify(result));
  return result;
}

suite('Making a review in GitLab', () => {
  let world: World;
  let person: Person;
  setup(async () => {
    world = await startWorld();
    person = personOf(world);
  });
  teardown(() => world.standIn.stop());

  const id = '3f2c0000-0000-4000-8000-000000000001';
  const made = (): Issue => {
    const [issue, ...others] = world.made();
    assert.ok(issue);
    assert.deepEqual(others, []);
    return issue;
  };

  test('one issue with text, labels, assignee and date, linked; the incident moves in one request', async () => {
    const result = created(await person.sync.createReview(newReview(id), signal));
    const issue = made();
    assert.equal(issue.title, 'Incident Review: Basket loses its contents');
    assert.equal(issue.description, reviewText(id, issue.title).trimEnd().replace('\n/close', '\n\\/close'));
    assert.deepEqual([...issue.labels].sort(), [
      'IncidentReview',
      'Service::Basket',
      'corrective action',
      'group::storefront',
      'severity::2',
    ]);
    assert.deepEqual([issue.dueDate, issue.confidential, issue.assigneeIds], ['2025-11-25', false, [3]]);
    assert.equal(world.standIn.store.linksOf(issue).length, 1);
    assert.ok(world.incident().labels.includes('Incident::Review-in-Progress'));
    assert.ok(!world.incident().labels.includes('Incident::Resolved'));
    assert.deepEqual(
      world.standIn.writes().map(({ method, path }) => `${method} ${path}`),
      ['POST /projects/101/issues', `POST /projects/101/issues/${issue.iid}/links`, 'PUT /projects/101/issues/1253'],
    );
    assert.deepEqual(result.dropped, []);
    assert.deepEqual([result.incident, result.resumed, result.altered], ['moved', false, undefined]);
    assert.deepEqual(result.review.reference, { project: 'acme/production', iid: issue.iid });
    assert.deepEqual(result.review.incident, incidentReference);
    assert.equal(result.text, reviewText(id, issue.title));
    assert.equal(result.base.description, issue.description);
    assert.deepEqual(person.journal.keys(), []);
  });

  test('what the text says broke stands in for the incident’s services, as far as the project has such labels', async () => {
    await person.sync.createReview(newReview(id, { services: ['search', 'Something else'] }), signal);
    assert.deepEqual(
      made().labels.filter(label => label.startsWith('Service::')),
      ['Service::Search'],
    );
  });

  test('no label is created: what the project does not have is named', async () => {
    const labels = world.standIn.store.projectLabels(world.project).length;
    const review = newReview(id, {
      labels: ['unheard of', 'Corrective_Action'],
      assignees: ['priya.nair', 'nobody.here'],
    });
    const result = created(await person.sync.createReview(review, signal));
    assert.deepEqual(result.dropped, [
      { what: 'label', name: 'unheard of', reason: 'unknown' },
      { what: 'assignee', name: 'nobody.here', reason: 'unknown' },
    ]);
    assert.ok(made().labels.includes('corrective action'));
    assert.equal(world.standIn.store.projectLabels(world.project).length, labels);
  });

  test('what the person may not set is told, and the review is there all the same', async () => {
    person = personOf(world, { token: sampleTokens.guest });
    const result = created(await person.sync.createReview(newReview(id), signal));
    assert.deepEqual(result.dropped, [
      { what: 'link', name: '', reason: 'permission' },
      { what: 'state', name: '', reason: 'permission' },
    ]);
    assert.equal(result.incident, 'dropped');
    assert.equal(made().description, result.base.description);
  });

  test('labels that were dropped are asked for once more when the person asks again', async () => {
    const drop = world.standIn.fault({
      method: 'POST',
      path: '/projects/101/issues',
      fault: { kind: 'metadataDropped' },
    });
    const first = created(await person.sync.createReview(newReview(id), signal));
    assert.deepEqual(
      first.dropped.map(({ what, name }) => `${what} ${name}`),
      [
        'label IncidentReview',
        'label severity::2',
        'label Service::Basket',
        'label group::storefront',
        'label corrective action',
        'assignee priya.nair',
        'dueDate ',
      ],
    );
    drop();
    assert.equal(await person.sync.reviewId(newReview('')), id);
    const second = created(await person.sync.createReview(newReview(id), signal));
    assert.deepEqual(
      [second.dropped, second.resumed, made().labels.length, made().dueDate],
      [[], true, 5, '2025-11-25'],
    );
    assert.deepEqual(person.journal.keys(), []);
  });

  test('what others set since is left as it is when an attempt goes on', async () => {
    world.standIn.fault({ method: 'POST', path: /links$/u, nth: 1, fault: { kind: 'status', status: 500 } });
    const first = await person.sync.createReview(newReview(id), signal);
    assert.ok(first.kind === 'failed');
    assert.equal(first.phase, 'link');
    const { id: number } = made();
    const theirs = { description: 'Rewritten', labels: ['severity::3'], assigneeIds: [5], dueDate: '2025-12-24' };
    world.standIn.store.changeIssue(number, theirs, 5);
    const second = created(await person.sync.createReview(newReview(id), signal));
    const { description, assigneeIds, dueDate, labels } = made();
    assert.deepEqual(
      { description, assigneeIds, dueDate },
      { description: 'Rewritten', assigneeIds: [5], dueDate: '2025-12-24' },
    );
    assert.ok(labels.includes('severity::3') && !labels.includes('severity::2'));
    assert.equal(second.text, 'Rewritten\n');
  });

  test('an attempt whose issue was deleted meanwhile begins anew', async () => {
    world.standIn.fault({ method: 'POST', path: /links$/u, nth: 1, fault: { kind: 'status', status: 500 } });
    const first = await person.sync.createReview(newReview(id), signal);
    assert.ok(first.kind === 'failed' && first.issue);
    const gone = new RegExp(`/issues/${first.issue.iid}$`, 'u');
    world.standIn.store.changeIssue(made().id, { description: 'Somebody else’s now' }, 2);
    world.standIn.fault({ method: 'GET', path: gone, times: 9, fault: { kind: 'status', status: 404 } });
    const second = created(await person.sync.createReview(newReview(id), signal));
    assert.notEqual(second.review.reference.iid, first.issue.iid);
    assert.equal(second.resumed, false);
  });

  test('an attempt is unfinished until it has come to its end', async () => {
    const first = await person.sync.reviewId(newReview(''));
    assert.equal(await person.sync.isUnfinished(newReview('')), false, 'nothing was sent of it yet');
    world.standIn.fault({ method: 'POST', path: /links$/u, nth: 1, fault: { kind: 'status', status: 500 } });
    assert.equal((await person.sync.createReview(newReview(first), signal)).kind, 'failed');
    assert.equal(await person.sync.isUnfinished(newReview('')), true);
    created(await person.sync.createReview(newReview(first), signal));
    assert.equal(await person.sync.isUnfinished(newReview('')), false);
  });

  test('who asks for no date and nobody gets the incident’s deadline and owner', async () => {
    created(await person.sync.createReview(newReview(id, { dueDate: undefined, assignees: [] }), signal));
    const { dueDate, assigneeIds } = made();
    assert.equal(dueDate, findDueDate(world.incident(), createPolicy('gitlab-2025')));
    assert.deepEqual(assigneeIds, world.incident().assigneeIds.slice(0, 1));
  });

  test('an incident that has a review already gets no other one unasked', async () => {
    created(await person.sync.createReview(newReview(id), signal));
    const again = await person.sync.createReview(newReview('another-one'), signal);
    assert.ok(again.kind === 'exists');
    assert.equal(again.review.markerId, id);
    assert.equal(world.made().length, 1);
    created(await person.sync.createReview(newReview('another-one', { another: true }), signal));
    assert.equal(world.made().length, 2);
  });

  test('the id of an attempt is given out until the attempt has come to its end', async () => {
    const first = await person.sync.reviewId(newReview(''));
    assert.equal(await person.sync.reviewId(newReview('')), first);
    created(await person.sync.createReview(newReview(first), signal));
    assert.notEqual(await person.sync.reviewId(newReview('')), first);
  });

  test('without an incident an attempt is known by its project and title', async () => {
    const alone = { incident: undefined, title: 'Power was lost' };
    const first = await person.sync.reviewId(newReview('', alone));
    assert.equal(await person.sync.reviewId(newReview('', alone)), first);
    assert.notEqual(await person.sync.reviewId(newReview('', { ...alone, title: 'Power came back' })), first);
    created(await person.sync.createReview(newReview(first, alone), signal));
    assert.notEqual(await person.sync.reviewId(newReview('', alone)), first);
  });

  test('the incident stays where the process has no such step', async () => {
    const { store } = world.standIn;
    const cases = [
      ['plain', ['Incident::Resolved'], 'opened', 'not-next'],
      ['gitlab-2025', ['Incident::Active', 'severity::1'], 'opened', 'not-next'],
      ['gitlab-2025', ['Incident::Review-Scheduled', 'severity::1'], 'opened', 'already'],
      ['gitlab-2025', ['Incident::Resolved', 'severity::1'], 'closed', 'not-next'],
      ['gitlab-2025', ['Incident::Resolved', 'severity::4'], 'opened', 'moved'],
    ] as const;
    for (const [index, [profile, labels, state, step]] of cases.entries()) {
      store.changeIssue(world.incident().id, { labels: [...labels], state }, 1);
      const review = newReview(`case-${index}`, { another: true, policy: createPolicy(profile) });
      const planned = await person.sync.incidentStep(incidentReference, createPolicy(profile), signal);
      assert.equal(planned.kind, step === 'moved' ? 'move' : step, labels.join());
      assert.equal(created(await person.sync.createReview(review, signal)).incident, step, labels.join());
    }
  });

  test('what the step will be is known before it is taken, and looking at it sends nothing', async () => {
    assert.deepEqual(await person.sync.incidentStep(incidentReference, createPolicy('gitlab-2025'), signal), {
      kind: 'move',
      label: 'Incident::Review-in-Progress',
      add: ['Incident::Review-in-Progress'],
      remove: ['Incident::Resolved'],
    });
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('where labels of one scope do not exclude each other, the former state is taken away all the same', async () => {
    const free = await startWorld({ tier: 'free' });
    try {
      const result = created(await personOf(free).sync.createReview(newReview(id), signal));
      assert.equal(result.incident, 'moved');
      assert.deepEqual(
        free.incident().labels.filter(label => label.startsWith('Incident::')),
        ['Incident::Review-in-Progress'],
      );
    } finally {
      await free.standIn.stop();
    }
  });

  test('without an incident there is nothing to link and to move', async () => {
    const result = created(await person.sync.createReview(newReview(id, { incident: undefined }), signal));
    assert.deepEqual([result.incident, world.standIn.writes().length], ['none', 1]);
    assert.deepEqual([...made().labels].sort(), ['IncidentReview', 'corrective action']);
  });

  test('a text without a marker, or of more than GitLab takes, sends nothing', async () => {
    assert.deepEqual(await person.sync.createReview(newReview(id, { text: '# No marker' }), signal), {
      kind: 'no-marker',
    });
    const long = reviewText(id, 'x'.repeat(1_048_576));
    const result = await person.sync.createReview(newReview(id, { text: long }), signal);
    assert.equal(result.kind, 'too-long');
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('a title that is too long or of several lines is cut to what GitLab takes', async () => {
    await person.sync.createReview(newReview(id, { title: `One\n/close ${'x'.repeat(300)}` }), signal);
    assert.equal(made().title.length, 255);
    assert.ok(made().title.startsWith('One /close x') && made().title.endsWith('x…'));
  });

  test('cancelled: said, and the next attempt goes on', async () => {
    const stop = new AbortController();
    world.standIn.fault({ method: 'POST', path: /links$/u, nth: 1, fault: { kind: 'silence' } });
    const running = person.sync.createReview(newReview(id), stop.signal);
    while (world.standIn.writes().length < 2) await new Promise(resolve => setImmediate(resolve));
    stop.abort();
    const result = await running;
    assert.deepEqual(result.kind === 'failed' && [result.error.kind, result.phase, result.issue?.iid], [
      'cancelled',
      'link',
      made().iid,
    ]);
    created(await person.sync.createReview(newReview(id), signal));
    assert.equal(world.standIn.store.linksOf(made()).length, 1);
  });

  test('a request that the server finishes after the person gave up is waited for, not repeated', async () => {
    world.standIn.fault({
      method: 'POST',
      path: '/projects/101/issues',
      nth: 1,
      fault: { kind: 'cut', when: 'before' },
    });
    assert.equal((await person.sync.createReview(newReview(id), signal)).kind, 'failed');
    const arrives = (): Promise<void> => {
      const description = reviewText(id, 'x').trimEnd().replace('\n/close', '\n\\/close');
      const rest = { type: 'issue', severity: 'unknown', discussionLocked: false, dueDate: null } as const;
      const own = { projectId: 101, authorId: 1, assigneeIds: [], labels: [], confidential: false };
      world.standIn.store.addIssue({ ...rest, ...own, title: 'x', description });
      return Promise.resolve();
    };
    const patient = personOf(world, { journal: person.journal, delay: arrives });
    assert.equal(created(await patient.sync.createReview(newReview(id), signal)).resumed, true);
    assert.equal(world.made().length, 1);
  });
});

suite('Making a confidential review', () => {
  let world: World;
  let person: Person;
  setup(async () => {
    world = await startWorld({ confidential: true });
    person = personOf(world);
  });
  teardown(() => world.standIn.stop());

  const id = '3f2c0000-0000-4000-8000-000000000001';
  const title = `Incident Review: the ${secret} vault`;
  const review = newReview(id, { title });

  test('comes empty and confidential, is verified, and only then gets title and text', async () => {
    const result = created(await person.sync.createReview(review, signal));
    const [first, ...others] = world.standIn.writes();
    assert.deepEqual(first?.body, {
      title: 'Incident review',
      description: `<!-- incident-review\nid: ${id}\n-->`,
      confidential: true,
    });
    assert.equal(others.length, 3);
    const [issue] = world.made();
    assert.deepEqual(
      [issue?.title, issue?.confidential, issue?.labels.length, issue?.dueDate],
      [title, true, 5, '2025-11-25'],
    );
    assert.equal(result.base.confidential, true);
    assert.equal(result.text, reviewText(id, title));
    assert.deepEqual(world.leaks, []);
  });

  test('begins with the name of its owner where the text has it, and with no other word of it', async () => {
    const text = reviewText(id, title).replace('Rolled back', '@Priya.Nair and @tomas.lind rolled back');
    created(await person.sync.createReview({ ...review, text }, signal));
    const [first] = world.standIn.writes();
    assert.deepEqual(first?.body, {
      title: 'Incident review',
      description: `<!-- incident-review\nid: ${id}\n-->\n\n@priya.nair`,
      assignee_ids: [3],
      confidential: true,
    });
    const stored = world.made()[0]?.description ?? '';
    assert.ok(stored.endsWith('Still to be written.'), stored);
    assert.ok(!stored.includes('@priya.nair'), stored);
  });

  test('keeps what somebody writes below that name while it is empty', async () => {
    const text = reviewText(id, title).replace('Rolled back', '@priya.nair rolled back');
    const { store } = world.standIn;
    world.standIn.before({ method: 'GET', path: /^\/projects\/101\/issues\/\d+$/u, nth: 2 }, () => {
      const issue = world.made()[0];
      if (issue) store.changeIssue(issue.id, { description: `${issue.description ?? ''}\n\nCall the vendor.` }, 3);
    });
    const result = created(await person.sync.createReview({ ...review, text }, signal));
    assert.equal(result.review.reference.iid, world.made()[0]?.iid);
    assert.match(world.made()[0]?.description ?? '', /Still to be written\.\n\nCall the vendor\.$/u);
  });

  test('is confidential because its incident is, whatever is asked for', async () => {
    created(await person.sync.createReview({ ...review, confidential: false }, signal));
    assert.equal(world.made()[0]?.confidential, true);
  });

  test('gets nothing where GitLab does not make it confidential, and goes on once somebody does', async () => {
    const drop = world.standIn.fault({ path: /^\/projects\/101\/issues/u, fault: { kind: 'metadataDropped' } });
    const first = await person.sync.createReview(review, signal);
    const [issue] = world.made();
    assert.ok(issue);
    assert.deepEqual(first, { kind: 'not-confidential', review: { project: 'acme/production', iid: issue.iid } });
    assert.equal(issue.title, 'Incident review');
    assert.ok(!JSON.stringify(world.standIn.writes()).includes(secret));
    drop();
    created(await person.sync.createReview(review, signal));
    assert.deepEqual([world.made().length, world.made()[0]?.title], [1, title]);
    assert.deepEqual(world.leaks, []);
  });

  test('is refused in a public project when the incident’s is not', async () => {
    const result = await person.sync.createReview({ ...review, project: 'acme/shop' }, signal);
    assert.deepEqual(result, { kind: 'public-target', project: 'acme/shop' });
    assert.deepEqual(world.standIn.writes(), []);
  });

  test('may be in the public project of a confidential incident', async () => {
    const { store } = world.standIn;
    const shop = store.project(projectIds.shop);
    assert.ok(shop);
    const demo = store.issueOf(shop, 314);
    assert.ok(demo);
    store.changeIssue(demo.id, { confidential: true }, 1);
    const there = { ...review, project: 'acme/shop', incident: { project: 'acme/shop', iid: 314 } };
    created(await person.sync.createReview(there, signal));
    assert.deepEqual(
      [world.made()[0]?.projectId, world.made()[0]?.confidential, world.leaks],
      [projectIds.shop, true, []],
    );
  });
});
