// The timeline in the editor: times since the start, hovers, names of milestones, entries at their place, the picture.
import assert from 'node:assert/strict';
import {
  CodeActionKind,
  commands,
  Position,
  Range,
  Selection,
  TabInputWebview,
  window,
  workspace,
  type CompletionList,
  type Hover,
  type InlayHint,
  type MarkdownString,
  type TextEditor,
} from 'vscode';
import {
  activate,
  closeAll,
  codeOf,
  findCodeAction,
  open,
  problems,
  problemsWhen,
  remove,
  set,
  until,
  withAnswers,
  openReview,
  write,
} from './support';

const review = `# 2026-03-01, mails were late

## Summary

Mails left two hours late for everybody. The queue was full because one worker had stopped.

## Timeline

All times in CET.

- 2026-03-01 09:55 deploy of the queue
- 10:00 impact starts
- 10:17 alert fired
- 10:12 users complain
- 11:00 resolved

## Root cause

A worker stopped.
`;

suite('Timeline', () => {
  let editor: TextEditor;

  suiteSetup(activate);

  setup(async () => {
    editor = await openReview('late.md', review);
  });

  teardown(async () => {
    await closeAll();
    await remove('late.md');
    for (const name of ['timeline.hints', 'teamTimeZone']) await set(name, undefined);
  });

  function lineWith(text: string): number {
    return editor.document
      .getText()
      .split('\n')
      .findIndex(line => line.includes(text));
  }

  async function hints(): Promise<readonly (readonly [string, string])[]> {
    const whole = new Range(0, 0, editor.document.lineCount, 0);
    const found = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      editor.document.uri,
      whole,
    );
    return found.map(({ position, label }) => {
      const line = editor.document.lineAt(position.line).text;
      return [line.slice(0, position.character), typeof label === 'string' ? label : ''] as const;
    });
  }

  async function hover(text: string): Promise<string> {
    const line = lineWith(text);
    const found = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      new Position(line, 3),
    );
    return found.flatMap(({ contents }) => contents.map(each => (each as MarkdownString).value)).join('\n');
  }

  test('inlay hints say the time since the start, and can be switched off', async () => {
    assert.deepEqual(await hints(), [
      ['- 2026-03-01 09:55', 'T-00:05'],
      ['- 10:17', 'T+00:17'],
      ['- 10:12', 'T+00:12'],
      ['- 11:00', 'T+01:00'],
    ]);
    await set('timeline.hints', false);
    await until('no hints', async () => (await hints()).length === 0);
  });

  test('a hover says the time in UTC and in the zone of the team', async () => {
    await set('teamTimeZone', 'America/New_York');
    const said = await until('the hover', async () => {
      const text = (await hover('11:00 resolved')).replaceAll('&nbsp;', ' ');
      return text.includes('New') && text;
    });
    assert.match(said, /2026.{1,2}03.{1,2}01 10:00 UTC/u);
    assert.match(said, /2026.{1,2}03.{1,2}01 05:00 America\/New/u);
    assert.match(said, /01:00 since the start/u);
  });

  test('milestones are offered behind an entry, those that no entry has first', async () => {
    const line = lineWith('deploy of the queue');
    const at = new Position(line, editor.document.lineAt(line).text.length);
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      at,
      '(',
    );
    const texts = list.items
      .map(({ insertText }) => insertText)
      .filter(text => typeof text === 'string' && text.endsWith(')'));
    assert.deepEqual(texts.slice(0, 2), ['(acknowledged)', '(escalated)']);
    assert.ok(texts.includes('(mitigated)'));
  });

  test('the sort fix puts the entries in order, and the problem is gone', async () => {
    const problem = problems(editor.document).find(each => codeOf(each) === 'timeline.out-of-order');
    assert.ok(problem);
    assert.equal(editor.document.getText(problem.range), '10:12');
    const sort = await findCodeAction(editor.document, problem.range, {
      kind: CodeActionKind.QuickFix,
      isMeant: ({ title }) => title === 'Sort the timeline',
    });
    assert.ok(sort.edit);
    await workspace.applyEdit(sort.edit);
    assert.ok(lineWith('users complain') < lineWith('alert fired'));
    await problemsWhen(
      editor.document,
      'no disorder',
      found => !found.some(each => codeOf(each) === 'timeline.out-of-order'),
    );
  });

  test('Insert Timeline Entry writes an entry behind the last in its form; of an old incident with that time, selected', async () => {
    const text = await commands.executeCommand<string>('incidentReviews.insertTimelineEntry', '');
    assert.equal(text, '\n- 11:00: ');
    const line = lineWith('resolved') + 1;
    assert.equal(`\n${editor.document.lineAt(line).text}`, text);
    assert.deepEqual(editor.selection, new Selection(line, 2, line, 7));
  });

  test('a review that was closed and opened again while it was asked when gets its entry', async () => {
    await editor.edit(edit => edit.insert(new Position(0, 0), ' '));
    await editor.document.save();
    const { uri } = editor.document;
    const input = async (): Promise<string> => {
      await closeAll();
      await until('a closed review', () => editor.document.isClosed);
      await problemsWhen((await open(uri)).document, 'problems', found => found.length > 0);
      return '2026-03-01 10:30';
    };
    await withAnswers({ input }, async ({ errors }) => {
      assert.equal(await commands.executeCommand('incidentReviews.insertTimelineEntry'), '\n- 11:30: ');
      assert.deepEqual(errors, []);
    });
    assert.match(window.activeTextEditor?.document.getText() ?? '', /^- 11:30: $/mu);
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('the entry goes into the review that was asked about, wherever one has looked meanwhile', async () => {
    await closeAll();
    const text = '# Notes\n\nNothing of it is a review.\n';
    const review = await open(await write('reviews/no-timeline.md', '# Mails were late\n\nIt is over.\n'));
    const input = async (): Promise<string> => {
      await open(await write('notes.md', text));
      return 'now';
    };
    await withAnswers({ input }, async ({ errors }) => {
      const entry = await commands.executeCommand<string>('incidentReviews.insertTimelineEntry');
      assert.match(entry, /^- \d{4}-\d\d-\d\d \d\d:\d\d UTC: \$0$/u);
      assert.deepEqual(errors, []);
    });
    assert.equal(window.activeTextEditor?.document, review.document);
    assert.match(review.document.getText(), /^- \d{4}-\d\d-\d\d \d\d:\d\d UTC: $/mu);
    await commands.executeCommand('workbench.action.files.revert');
    for (const path of ['reviews/no-timeline.md', 'notes.md']) await remove(path);
  });

  test('Show Timeline opens one picture for a document', async () => {
    assert.equal(await commands.executeCommand('incidentReviews.showTimeline'), 5);
    const panels = (): readonly string[] =>
      window.tabGroups.all
        .flatMap(group => group.tabs.map(tab => tab.label))
        .filter(label => label.startsWith('Timeline: '));
    await until('the panel', () => panels().length === 1);
    await window.showTextDocument(editor.document, editor.viewColumn);
    assert.equal(await commands.executeCommand('incidentReviews.showTimeline'), 5);
    await until(
      'the panel in front',
      () => window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputWebview,
    );
    assert.deepEqual(panels(), ['Timeline: late.md']);
  });

  test('while the picture has the focus, commands are about the review beside it', async () => {
    await commands.executeCommand('incidentReviews.showTimeline');
    await until('the picture', () => window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputWebview);
    assert.match(
      String(await commands.executeCommand('incidentReviews.copySummary')),
      /^2026-03-01, mails were late\n\nMails left two hours late for everybody\./u,
    );
  });

  test('without a review the command says what to do', async () => {
    await closeAll();
    await withAnswers({}, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.showTimeline'), undefined);
      assert.match(said.errors[0] ?? '', /review/u);
    });
  });
});
