// The corrective actions of many reviews: how few requests they cost, and what is told of each.
import assert from 'node:assert/strict';
import { defaultLabelNames } from '../../src/incident/labels';
import { builtInTemplates } from '../../src/review/templates/builtIn';
import { scaffold } from '../../src/review/templates/scaffold';
import { ActionBoard, ActionStates, createGitLab, type BoardAction } from '../../src/sync';
import { sampleData, sampleTokens, startGitLab, type GitLab as StandIn, type Issue, type Project } from '../gitlab';

const start = Date.parse('2025-11-20T12:00:00Z');
const signal = new AbortController().signal;
const day = 86_400_000;

const reviewCount = 60;
const projectCount = 12;
const actionsPerReview = 5;

/** Twelve projects of one group; the first holds the reviews. */
function makeProjects(): readonly Project[] {
  const { projects } = sampleData(start);
  const [first] = projects;
  assert.ok(first);
  return Array.from({ length: projectCount }, (_, at) => ({
    ...first,
    id: 500 + at,
    path: `acme/part-${at}`,
    formerPaths: [],
    name: `Part ${at}`,
  }));
}

/** The plain parts of an issue that its tests do not speak of. */
const plain = {
  type: 'issue',
  severity: 'unknown',
  confidential: false,
  discussionLocked: false,
  authorId: 2,
} as const;

suite('The corrective actions of sixty reviews', () => {
  let standIn: StandIn;
  let now = start;
  let board: ActionBoard;
  let place: ReturnType<ActionBoard['parts']['place']>;
  let actions: readonly Issue[];

  setup(async () => {
    now = start;
    place = { places: ['acme/part-0'] };
    const data = sampleData(start);
    standIn = await startGitLab({
      data: { ...data, projects: [...data.projects, ...makeProjects()], issues: [] },
      now: () => now,
    });
    const { store } = standIn;
    actions = Array.from({ length: reviewCount * actionsPerReview }, (_, at) =>
      store.addIssue({
        ...plain,
        projectId: 500 + (at % projectCount),
        title: `Action ${at}`,
        description: '',
        labels: ['corrective action'],
        assigneeIds: at % 7 === 0 ? [] : [3],
        dueDate: new Date(start + ((at % 40) - 20) * day).toISOString().slice(0, 10),
      }),
    );
    for (let at = 0; at < reviewCount; at += 1) {
      const own = actions.slice(at * actionsPerReview, (at + 1) * actionsPerReview);
      const rows = own.map(
        ({ title, projectId, iid }) => `| ${title} | acme/part-${projectId - 500}#${iid} | @priya.nair | |`,
      );
      store.addIssue({
        ...plain,
        projectId: 500,
        title: `Incident Review ${at}`,
        description: [
          '<!-- incident-review',
          `id: review-${at}`,
          '-->',
          '## Corrective Actions',
          '',
          '| Corrective action | Work item | Owner | Target date |',
          '| --- | --- | --- | --- |',
          ...rows,
        ].join('\n'),
        labels: ['IncidentReview', 'Service::Basket', 'severity::2'],
        assigneeIds: [2],
        dueDate: null,
      });
    }
    const gitlab = createGitLab({ url: standIn.url, token: sampleTokens.onCall, now: () => now });
    const states = new ActionStates({
      gitlab: () => Promise.resolve(gitlab),
      names: () => defaultLabelNames,
      now: () => now,
    });
    board = new ActionBoard({
      gitlab: () => Promise.resolve(gitlab),
      names: () => defaultLabelNames,
      place: () => place,
      states,
      now: () => now,
    });
    // Nobody has changed anything for an hour.
    now += 60 * 60_000;
    standIn.clearRequests();
  });
  teardown(() => standIn.stop());

  const read = async (): Promise<readonly number[]> => {
    const shown: number[] = [];
    await board.refresh(() => shown.push(standIn.requests.length), signal);
    return shown;
  };
  const find = (words: string): BoardAction => {
    const found = board.list().find(action => action.words === words);
    assert.ok(found);
    return found;
  };

  test('the first rows stand there after one request, all of it after thirteen', async () => {
    const shown = await read();
    assert.deepEqual(shown, [1, 13]);
    const all = board.list();
    assert.equal(all.length, 300);
    assert.ok(all.every(({ state }) => state?.outcome === 'open'));
  });

  test('before its issue is read an action is as the review says', async () => {
    let first: readonly BoardAction[] = [];
    await board.refresh(() => {
      if (first.length === 0) first = board.list();
    }, signal);
    const one = first.find(({ words }) => words === 'Action 8');
    assert.deepEqual(
      [one?.state, one?.owner, one?.isDone, one?.services],
      [undefined, '@priya.nair', false, ['Basket']],
    );
    assert.deepEqual([find('Action 8').owner, find('Action 8').dueDate], ['Priya Nair', actions[8]?.dueDate]);
  });

  test('what an editor has shown of an issue a minute ago is asked for again when the view is shown first', async () => {
    const one = actions[8] ?? assert.fail();
    await board.parts.states.read([{ project: `acme/part-${one.projectId - 500}`, iid: one.iid }], signal);
    now += 60_000;
    standIn.store.changeIssue(one.id, { dueDate: '2026-02-02', assigneeIds: [2] }, 3);
    await read();
    assert.deepEqual([find('Action 8').dueDate, find('Action 8').owner], ['2026-02-02', 'Tomas Lind']);
  });

  test('a refresh with five changes takes two requests', async () => {
    await read();
    now += 10 * 60_000;
    for (const at of [3, 40, 99, 170, 250]) standIn.store.changeIssue(actions[at]?.id ?? 0, { state: 'closed' }, 3);
    standIn.clearRequests();
    const shown = await read();
    assert.deepEqual([standIn.requests.length, shown], [2, [1, 2]]);
    assert.deepEqual(
      board
        .list()
        .flatMap(({ words, isDone }) => (isDone ? [words] : []))
        .toSorted(),
      ['Action 170', 'Action 250', 'Action 3', 'Action 40', 'Action 99'],
    );
  });

  test('a refresh without a change shows the reviews only', async () => {
    await read();
    now += 10 * 60_000;
    assert.equal((await read()).length, 1);
  });

  test('a review that was edited is read anew, and the issue it names now', async () => {
    await read();
    now += 10 * 60_000;
    const review = standIn.store.allIssues().find(({ title }) => title === 'Incident Review 7');
    assert.ok(review);
    const description = (review.description ?? '')
      .replace('Action 35', 'Action thirty-five')
      .replace(/acme\/part-\d+#\d+/u, 'acme/part-1#999');
    standIn.store.changeIssue(review.id, { description }, 3);
    await read();
    const changed = find('Action thirty-five');
    assert.deepEqual([changed.issue, changed.state], [{ project: 'acme/part-1', iid: 999 }, undefined]);
  });

  test('what is no review any more, of which GitLab tells no change, is gone after an hour at the latest', async () => {
    await read();
    const review = standIn.store.allIssues().find(({ title }) => title === 'Incident Review 7') ?? assert.fail();
    standIn.store.changeIssue(review.id, { labels: [] }, 3);
    now += 60 * 60_000;
    await read();
    assert.equal(board.list().length, (reviewCount - 1) * actionsPerReview);
    // Then it is asked for changes again.
    now += 10 * 60_000;
    assert.equal((await read()).length, 1);
    assert.equal(board.list().length, (reviewCount - 1) * actionsPerReview);
  });

  test('what is no review any more is gone with the next refresh where GitLab gave no answer after that hour', async () => {
    await read();
    const review = standIn.store.allIssues().find(({ title }) => title === 'Incident Review 7') ?? assert.fail();
    standIn.store.changeIssue(review.id, { labels: [] }, 3);
    now += 60 * 60_000;
    const end = standIn.fault({ path: /\/issues$/u, times: 9, fault: { kind: 'status', status: 403 } });
    await assert.rejects(read());
    end();
    now += 10 * 60_000;
    await read();
    assert.equal(board.list().length, (reviewCount - 1) * actionsPerReview);
  });

  test('what changed while one of several projects could not be read is read with the next refresh', async () => {
    place = { places: ['acme/part-1', 'acme/part-0'] };
    await read();
    const review = standIn.store.allIssues().find(({ title }) => title === 'Incident Review 7') ?? assert.fail();
    const description = (review.description ?? '').replace('Action 35', 'Action thirty-five');
    standIn.store.changeIssue(review.id, { description }, 3);
    now += 10 * 60_000;
    const end = standIn.fault({ path: /part-0\/issues$|\/500\/issues$/u, fault: { kind: 'status', status: 403 } });
    await read();
    end();
    assert.equal(board.list().length, 300);
    now += 10 * 60_000;
    await read();
    assert.ok(find('Action thirty-five'));
  });

  test('of a review that was moved to another project the actions stand there once', async () => {
    await read();
    const old = standIn.store.allIssues().find(({ title }) => title === 'Incident Review 7') ?? assert.fail();
    const { id } = standIn.store.addIssue({ ...old, title: 'Incident Review 7, moved' });
    standIn.store.changeIssue(old.id, { movedToId: id, state: 'closed' }, 3);
    now += 10 * 60_000;
    await read();
    assert.equal(board.list().length, reviewCount * actionsPerReview);
    assert.equal(find('Action 35').review.title, 'Incident Review 7, moved');
  });

  test('moved and dropped ones are told from those that are done', async () => {
    const change = (at: number, changes: Parameters<StandIn['store']['changeIssue']>[1]): unknown =>
      standIn.store.changeIssue(actions[at]?.id ?? 0, { state: 'closed', ...changes }, 3);
    change(1, {});
    change(2, { labels: ['corrective action', 'dropped'] });
    change(3, { movedToId: actions[4]?.id ?? 0 });
    await read();
    assert.deepEqual([find('Action 1').state?.outcome, find('Action 2').state?.outcome], ['done', 'dropped']);
    const [moved, next] = [find('Action 3').state, find('Action 4').issue];
    assert.deepEqual([moved?.outcome, moved?.movedTo], ['moved', next]);
    assert.equal(find('Action 3').isDone, false, 'it goes on');
    change(4, {});
    now += 10 * 60_000;
    await read();
    assert.equal(find('Action 3').isDone, true, 'it was done where it went');
  });

  test('where the policy names a group, the reviews of all of its projects count', async () => {
    const [review] = standIn.store.allIssues().filter(({ title }) => title === 'Incident Review 7');
    assert.ok(review);
    const [other] = actions;
    const description = (review.description ?? '').replaceAll(/Action \d+/gu, 'Elsewhere');
    assert.ok(other);
    standIn.store.addIssue({ ...review, projectId: 507, title: 'Of another project', description });
    await read();
    assert.equal(board.list().length, 300);
    place = { group: 'acme' };
    standIn.clearRequests();
    await read();
    assert.equal(board.list().filter(({ words }) => words === 'Elsewhere').length, actionsPerReview);
    assert.ok(standIn.requests.length <= 15);
  });

  test('the reviews of a long history stand there page by page', async () => {
    const [review] = standIn.store.allIssues().filter(({ title }) => title === 'Incident Review 7');
    assert.ok(review);
    for (let at = 0; at < 150; at += 1) standIn.store.addIssue({ ...review, title: `Older ${at}`, description: '' });
    const shown = await read();
    assert.deepEqual(shown.slice(0, 3), [1, 2, 3]);
    assert.equal(board.list().length, 300);
  });

  test('what a template only shows is no action', async () => {
    const [review] = standIn.store.allIssues().filter(({ title }) => title === 'Incident Review 7');
    assert.ok(review);
    const description = scaffold(builtInTemplates[0] ?? assert.fail(), {
      id: 'new',
      incident: undefined,
      title: 'New',
      severity: undefined,
      services: [],
      groups: [],
      owner: undefined,
      date: undefined,
      dueDate: undefined,
      confidential: false,
    }).text;
    assert.match(description, /Corrective Actions/u);
    standIn.store.changeIssue(review.id, { description }, 3);
    await read();
    assert.equal(board.list().length, 300 - actionsPerReview);
  });

  test('what another template only shows is no action either, beside those that somebody wrote', async () => {
    const review = standIn.store.allIssues().find(({ title }) => title === 'Incident Review 7');
    assert.ok(review);
    const description = `${review.description ?? ''}\n\n- <Bare issue link>\n`;
    standIn.store.changeIssue(review.id, { description }, 3);
    await read();
    assert.equal(board.list().length, 300);
  });

  test('another account forgets all of it', async () => {
    await read();
    board.clear();
    assert.deepEqual([board.list(), board.isRead], [[], false]);
  });
});
