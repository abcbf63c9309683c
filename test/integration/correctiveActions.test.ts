// Corrective actions of a review become issues, as a person runs the command; their names come into the review.
import assert from 'node:assert/strict';
import {
  commands,
  Position,
  Range,
  Selection,
  window,
  workspace,
  WorkspaceEdit,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { sampleData, type GitLab, type Issue } from '../gitlab';
import { runAnswering } from './answering';
import { activate, closeAll, open, remove, set, signedIn, signedOut, until, write } from './support';

const data = sampleData(Date.now());
const incident = data.issues.find(({ title }) => title.includes('Checkout answers 503'));
const path = 'reviews/queue.md';

const head = (rows: readonly string[]): string =>
  [
    '<!-- incident-review',
    'id: 9a9a',
    'template: incident-review',
    `incident: acme/production#${incident?.iid}`,
    '-->',
    '',
    '# Incident Review: The queue was full',
    '',
    '## Summary',
    '',
    'The queue was full for an hour.',
    '',
    '## Corrective Actions',
    '',
    '| Corrective action | Work item | Owner | Target date |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');

const alertRow = '| Alert on the length of the queue |  | @priya.nair | 2026-04-01 |';
const capRow = '| Cap the queue |  | Jonas Weber | next sprint |';

suite('Corrective actions become issues', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn(data);
  });
  suiteTeardown(() => signedOut(gitlab));
  teardown(async () => {
    await closeAll();
    await remove('reviews');
    await set('policy', undefined);
  });

  const openReview = async (...rows: readonly string[]): Promise<TextEditor> => {
    gitlab.clearRequests();
    return open(await write(path, head(rows)));
  };
  const made = (): readonly Issue[] =>
    gitlab.store.allIssues().filter(({ description }) => (description ?? '').includes('incident-reviews action:'));
  const rowsOf = (document: TextDocument): readonly string[] =>
    document
      .getText()
      .split('\n')
      .filter(line => line.startsWith('| ') && !line.includes('---'))
      .slice(1);
  const create = (answers: Parameters<typeof runAnswering>[2]): ReturnType<typeof runAnswering> =>
    runAnswering('createCorrectiveActionIssues', undefined, { buttons: ['Create'], ...answers });

  test('nothing is sent where one stops at the question, which names all that would be made', async () => {
    await openReview(alertRow, capRow);
    const { result, said } = await create({
      details: ['Alert on the length of the queue', 'Cap the queue'],
      buttons: [],
    });
    assert.equal(result, undefined);
    assert.deepEqual(said.information, ['Create 2 issues for corrective actions?']);
    assert.deepEqual(said.details[0]?.split('\n'), [
      '“Alert on the length of the queue” in acme/production, for @priya.nair, due on 2026-04-01',
      '“Cap the queue” in acme/production, for @jonas.weber, without a due date',
      `Each is linked to acme/production#${incident?.iid}.`,
      'acme/production is private.',
      'Nothing is overwritten. The review gets their names; saving it is up to you.',
    ]);
    assert.deepEqual(gitlab.writes(), []);
  });

  test('those that are ticked get an issue each, and one undo takes their names out again', async () => {
    const { document } = await openReview(alertRow, capRow);
    const before = document.getText();
    const { result } = await create({ details: ['Alert on the length of the queue', 'Cap the queue'] });
    const [one, two] = result as readonly string[];
    assert.deepEqual(
      made().map(({ title, dueDate }) => [title, dueDate]),
      [
        ['Alert on the length of the queue', '2026-04-01'],
        ['Cap the queue', null],
      ],
    );
    assert.deepEqual(rowsOf(document), [
      `| Alert on the length of the queue | ${one} | @priya.nair | 2026-04-01 |`,
      `| Cap the queue | ${two} | Jonas Weber | next sprint |`,
    ]);
    await commands.executeCommand('undo');
    await until('one undo', () => document.getText() === before);
  });

  test('run again after the undo, it finds them and makes nothing', async () => {
    const { document } = await openReview(alertRow, capRow);
    const count = made().length;
    const { result } = await create({ details: ['Alert on the length of the queue', 'Cap the queue'] });
    assert.equal(made().length, count);
    assert.deepEqual(gitlab.writes(), []);
    const rows = rowsOf(document);
    assert.equal(rows.length, 2);
    assert.ok(rows.every((row, at) => row.includes(String((result as readonly string[])[at]))));
  });

  test('every row is ticked, wherever the cursor stands; of a row’s own fix that row', async () => {
    const editor = await openReview('| Write a runbook |  |  |  |', alertRow);
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex(text => text.includes('runbook'));
    editor.selection = new Selection(new Position(line, 2), new Position(line, 2));
    for (const [argument, ticked] of [
      [undefined, ['Write a runbook', 'Alert on the length of the queue']],
      [{ uri: editor.document.uri, row: line }, ['Write a runbook']],
    ] as const) {
      const seen: (readonly string[])[] = [];
      await runAnswering('createCorrectiveActionIssues', argument, { buttons: [] }, items =>
        seen.push(items.filter(({ picked }) => picked).map(({ label }) => label)),
      );
      assert.deepEqual(seen[0], ticked);
    }
  });

  test('another project is one of the choices of one row, and the question speaks of one', async () => {
    await set('policy', { serviceProjects: { Checkout: 'acme/shop' }, actionLabels: ['correctiveAction', 'infradev'] });
    await openReview('| Write a runbook |  |  |  |', alertRow);
    const { result, said } = await create({ details: ['Write a runbook'], picks: ['New Issue in acme/production'] });
    assert.equal(said.asked[0]?.length, 2);
    assert.ok(result);
    const detail = said.details[0]?.split('\n') ?? [];
    assert.ok(detail.includes(`It is linked to acme/production#${incident?.iid}.`), detail.join());
    assert.equal(detail.at(-1), 'Nothing is overwritten. The review gets its name; saving it is up to you.');
  });

  test('an issue that is open already is offered first, and linked', async () => {
    const project = gitlab.store.project('acme/production');
    assert.ok(project);
    const { document } = await openReview('| Restart the queue every night |  |  |  |');
    const rest = { type: 'issue', severity: 'unknown', discussionLocked: false, dueDate: null } as const;
    const own = { projectId: project.id, authorId: 2, assigneeIds: [], labels: ['corrective action'] };
    const there = gitlab.store.addIssue({
      ...rest,
      ...own,
      title: 'Restart the queue nightly',
      description: '',
      confidential: false,
    });
    const count = made().length;
    const { result, said } = await create({ picks: ['Restart the queue nightly'], buttons: ['Link'] });
    assert.deepEqual(said.asked[0]?.slice(0, 2), ['Restart the queue nightly', 'New Issue in acme/production']);
    assert.deepEqual(result, [`acme/production#${there.iid}`]);
    assert.deepEqual([made().length, gitlab.store.linksOf(there).length], [count, 1]);
    assert.match(rowsOf(document)[0] ?? '', new RegExp(`acme/production#${there.iid}`, 'u'));
  });

  test('a failure half way says what exists, its row has it, and the next run makes the rest', async () => {
    const rows = ['| Test the failover |  |  |  |', '| Page the owner of the queue |  |  |  |'];
    const details = ['Test the failover', 'Page the owner of the queue'];
    const { document } = await openReview(...rows);
    const count = made().length;
    gitlab.fault({ method: 'POST', path: /\/issues$/u, nth: 2, fault: { kind: 'limited' } });
    const { result, said } = await create({ details });
    const [first] = result as readonly string[];
    assert.match(said.errors[0] ?? '', new RegExp(`These exist: ${first}\\.`, 'u'));
    assert.equal(made().length, count + 1);
    gitlab.clearFaults();
    const again = await create({ picks: ['New Issue in acme/production'], buttons: ['Create', 'Make It Now'] });
    assert.equal((again.result as readonly string[]).length, 1);
    assert.equal(made().length, count + 2);
    const written = rowsOf(document);
    assert.equal(written.length, rows.length);
    assert.ok(written.every(row => /acme\/production#\d+/u.test(row)));
  });

  test('rows that are edited while the issues are made still get them', async () => {
    const { document } = await openReview('| Drain the queue first |  |  |  |', '| Measure the drain |  |  |  |');
    gitlab.before({ method: 'POST', path: /\/issues$/u, nth: 1 }, () => {
      const edit = new WorkspaceEdit();
      const lines = document.getText().split('\n');
      const at = lines.findIndex(line => line.includes('Drain the queue first'));
      edit.insert(document.uri, new Position(at, 2), 'Always: ');
      edit.insert(document.uri, new Position(0, 0), '');
      edit.replace(document.uri, new Range(at - 4, 0, at - 4, 0), 'Nobody saw it.\n\n');
      void workspace.applyEdit(edit);
    });
    const { result } = await create({ details: ['Drain the queue first', 'Measure the drain'] });
    const [one, two] = result as readonly string[];
    assert.deepEqual(rowsOf(document), [
      `| Always: Drain the queue first | ${one} |  |  |`,
      `| Measure the drain | ${two} |  |  |`,
    ]);
  });

  test('where every action has its issue it says so', async () => {
    await openReview('| Cap the queue | #3 |  |  |');
    const { result, said } = await create({});
    assert.equal(result, undefined);
    assert.deepEqual(said.information, ['No corrective action of this review waits for an issue.']);
    assert.equal(window.activeTextEditor?.document.isDirty, false);
  });
});
