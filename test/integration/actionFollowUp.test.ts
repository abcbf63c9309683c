// The weeks of corrective actions, as a person runs the commands on their rows: said in the issue and in the review.
import assert from 'node:assert/strict';
import { commands, Position, Range, Selection, ViewColumn, window, type InlayHint, type TextEditor } from 'vscode';
import { projectIds, sampleData, type GitLab, type Issue } from '../gitlab';
import { runAnswering } from './answering';
import {
  activate,
  closeAll,
  findCodeAction,
  open,
  remove,
  signedIn,
  signedOut,
  until,
  withAnswers,
  write,
} from './support';

const data = sampleData(Date.now());
const path = 'reviews/weeks.md';

suite('Corrective actions in their weeks', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn(data);
  });
  suiteTeardown(() => signedOut(gitlab));
  teardown(async () => {
    await closeAll();
    await remove('reviews');
  });

  const make = (changes: Partial<Issue> = {}): Issue => {
    const issue = gitlab.store.addIssue({
      type: 'issue',
      severity: 'unknown',
      confidential: false,
      discussionLocked: false,
      authorId: 2,
      projectId: projectIds.production,
      labels: ['corrective action'],
      description: 'Text of the issue.',
      title: 'Cap the queue',
      assigneeIds: [3],
      dueDate: '2027-04-01',
    });
    return gitlab.store.changeIssue(issue.id, changes, 2);
  };
  const now = ({ id }: Issue): Issue | undefined => gitlab.store.allIssues().find(each => each.id === id);
  const commentsOf = (issue: Issue): readonly string[] =>
    gitlab.store
      .notesOf(issue)
      .filter(({ system }) => !system)
      .map(({ body }) => body.split('\n')[0] ?? '');
  const nameOf = ({ iid }: Issue): string => `acme/production#${iid}`;

  /** A review whose only action has an issue, with the cursor on its row. */
  const openRow = async (row: string): Promise<TextEditor> => {
    const text = [
      '<!-- incident-review',
      'id: 8c8c',
      'template: incident-review',
      '-->',
      '',
      '# Incident Review: The queue was full',
      '',
      '## Corrective Actions',
      '',
      '| Corrective action | Work item | Owner | Target date |',
      '| --- | --- | --- | --- |',
      row,
      '',
    ].join('\n');
    const editor = await open(await write(path, text));
    editor.selection = new Selection(11, 3, 11, 3);
    gitlab.clearRequests();
    return editor;
  };
  const rowOf = ({ document }: TextEditor): string => document.lineAt(11).text;
  const standard = (issue: Issue): string => `| Cap the queue | ${nameOf(issue)} | @priya.nair | 2027-04-01 |`;

  test('another date stands in the row with its reason, and in the issue with a comment; one undo takes it out of the row', async () => {
    const issue = make();
    const editor = await openRow(standard(issue));
    const { result, said } = await runAnswering('changeActionDueDate', undefined, {
      inputs: ['2027-05-03', 'The vendor is late'],
      buttons: ['Change Date'],
    });
    assert.equal(result, '2027-05-03');
    assert.deepEqual(said.information, [`Change the due date of ${nameOf(issue)} to 2027-05-03?`]);
    assert.equal(now(issue)?.dueDate, '2027-05-03');
    assert.deepEqual(commentsOf(issue), ['Due date moved from 2027-04-01 to 2027-05-03: The vendor is late']);
    const before = standard(issue);
    assert.equal(rowOf(editor), before.replace('04-01', '05-03 (was 2027-04-01: The vendor is late)'));
    await commands.executeCommand('undo');
    await until('one undo', () => rowOf(editor) === before);
  });

  test('nothing is sent, and the row stays, where one stops at the question', async () => {
    const issue = make();
    const editor = await openRow(standard(issue));
    const { result } = await runAnswering('dropCorrectiveAction', undefined, { inputs: ['Not any more'] });
    assert.deepEqual([result, gitlab.writes(), rowOf(editor)], [undefined, [], standard(issue)]);
  });

  test('one that is dropped is closed with its reason, and struck in the review', async () => {
    const issue = make();
    const editor = await openRow(standard(issue));
    await runAnswering('dropCorrectiveAction', undefined, { inputs: ['The queue is gone'], buttons: ['Drop'] });
    assert.equal(now(issue)?.state, 'closed');
    assert.match(now(issue)?.description ?? '', /^Text of the issue\.\n\n\*\*Dropped:\*\* The queue is gone\n/u);
    assert.deepEqual(commentsOf(issue), []);
    assert.equal(
      rowOf(editor),
      standard(issue).replace('Cap the queue', '~~Cap the queue~~ (dropped: The queue is gone)'),
    );
  });

  test('one that is done is closed and marked', async () => {
    const issue = make();
    const editor = await openRow(standard(issue));
    const { said } = await runAnswering('completeCorrectiveAction', undefined, { buttons: ['Close Issue'] });
    assert.deepEqual(said.information, [`Close ${nameOf(issue)} as done?`]);
    assert.deepEqual([now(issue)?.state, rowOf(editor)], ['closed', standard(issue).replace('queue', 'queue ✅')]);
  });

  test('of one without an issue nothing says that GitLab has it too', async () => {
    const editor = await openRow('| Cap the queue |  | @priya.nair |  |');
    const another = await runAnswering('changeActionDueDate', undefined, { inputs: ['2027-05-03', 'As agreed'] });
    assert.equal(rowOf(editor), '| Cap the queue |  | @priya.nair | 2027-05-03 (As agreed) |');
    const dropped = await runAnswering('dropCorrectiveAction', undefined, { inputs: ['The queue is gone'] });
    for (const { said } of [another, dropped])
      assert.deepEqual(said.statuses, ['The review says so; save it to keep that']);
    assert.deepEqual(gitlab.writes(), []);
  });

  test('where two editors show a review, undo leaves the cursor where one works', async () => {
    const first = await openRow('| Cap the queue |  | @priya.nair |  |');
    first.selection = new Selection(5, 0, 5, 0);
    const second = await window.showTextDocument(first.document, ViewColumn.Two);
    second.selection = new Selection(11, 3, 11, 3);
    await runAnswering('completeCorrectiveAction', undefined, {});
    assert.equal(rowOf(second), '| Cap the queue ✅ |  | @priya.nair |  |');
    await commands.executeCommand('undo');
    await until('the cursor', () => window.activeTextEditor?.selection.active.line === 11);
    assert.equal(window.activeTextEditor?.viewColumn, ViewColumn.Two);
  });

  test('its issue gets the title of the row, and nobody is asked where it has that already', async () => {
    const issue = make({ title: 'Cap it' });
    await openRow(standard(issue));
    const { result, said } = await runAnswering('renameActionIssue', undefined, { buttons: ['Rename Issue'] });
    assert.deepEqual([result, now(issue)?.title], ['Cap the queue', 'Cap the queue']);
    assert.deepEqual(said.details, ['“Cap it”\nIt becomes “Cap the queue”.']);
    gitlab.clearRequests();
    const again = await runAnswering('renameActionIssue', undefined, { buttons: ['Rename Issue'] });
    assert.deepEqual(again.said.information, [`${nameOf(issue)} has the title of the review’s row already.`]);
    assert.deepEqual([again.result, gitlab.writes()], [undefined, []]);
  });

  test('the owner is asked once, and not again within the week', async () => {
    const issue = make();
    await openRow(standard(issue));
    const first = await runAnswering('nudgeOwner', undefined, { buttons: ['Send Comment'] });
    assert.deepEqual(first.said.information, [`Ask Priya Nair how ${nameOf(issue)} stands?`]);
    assert.deepEqual(commentsOf(issue), ['@priya.nair How does “Cap the queue” stand? It is due on 2027-04-01.']);
    // The message stands, and waits for nobody.
    await withAnswers({ button: () => new Promise<never>(() => undefined) }, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.nudgeOwner'), undefined);
      assert.deepEqual(said.errors, []);
      assert.match(said.information.join('\n'), /once a week is enough\.$/u);
    });
    assert.equal(commentsOf(issue).length, 1);
  });

  test('nobody is asked of what is one’s own', async () => {
    const issue = make({ assigneeIds: [1] });
    await openRow(standard(issue));
    const { result, said } = await runAnswering('nudgeOwner', undefined, { buttons: ['Send Comment'] });
    assert.deepEqual([result, said.errors], [undefined, []]);
    assert.deepEqual(said.information, [`${nameOf(issue)} is yours: there is nobody else to ask.`]);
    assert.deepEqual(commentsOf(issue), []);
  });

  test('a row that is done while its issue is open is a problem, and the light bulb closes the issue', async () => {
    const issue = make();
    const { document } = await openRow(standard(issue).replace('queue', 'queue ✅'));
    const at = new Range(new Position(11, 0), new Position(11, document.lineAt(11).text.length));
    // Its issue is read when its hint is asked for, and who gives hints comes with the first review.
    await until('its hint', async () => {
      const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, at);
      return hints.length > 0;
    });
    const found = await findCodeAction(document, at, { isMeant: ({ title }) => title === 'Close the issue…' });
    const argument: unknown = found.command?.arguments?.[0];
    await runAnswering('completeCorrectiveAction', argument, { buttons: ['Close Issue'] });
    assert.equal(now(issue)?.state, 'closed');
  });
});
