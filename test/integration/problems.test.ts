// Problems, quick fixes and the status of a review while it is written.
import assert from 'node:assert/strict';
import {
  CodeActionKind,
  commands,
  DiagnosticSeverity,
  languages,
  Position,
  Range,
  Selection,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
  type Diagnostic,
  type QuickPickItem,
  type TextEditor,
} from 'vscode';
import {
  activate,
  closeAll,
  codeOf,
  createFile,
  findCodeAction,
  folder,
  open,
  pause,
  problems,
  problemsWhen,
  read,
  remove,
  set,
  typeWords,
  until,
  withAnswers,
  write,
  openReview,
} from './support';

const review = `<!-- incident-review
id: 00000000-0000-4000-8000-000000000001
template: key-information
incident: acme/production#1201
-->

# Incident Review: mails were late

## Summary

Mails left two hours late for everybody. The queue was full because one worker had stopped.

## Details

TBD

## Corrective Actions

`;

suite('Problems', () => {
  let editor: TextEditor;

  suiteSetup(activate);

  setup(async () => {
    editor = await openReview('mails.md', review);
  });

  teardown(async () => {
    await closeAll();
    await remove('mails.md');
    for (const name of ['rules', 'run', 'files']) await set(name, undefined);
  });

  function actions(range: Range, kind: CodeActionKind): Thenable<CodeAction[]> {
    return commands.executeCommand('vscode.executeCodeActionProvider', editor.document.uri, range, kind.value);
  }

  test('hints are listed on request, and one press hides all problems or shows them again', async () => {
    const levels = (): readonly DiagnosticSeverity[] => problems(editor.document).map(({ severity }) => severity);
    const choose = (label: string): Promise<unknown> =>
      withAnswers(
        { pick: (items: readonly QuickPickItem[]) => items.find(item => item.label === label) },
        async said => {
          await commands.executeCommand('incidentReviews.toggleProblems');
          return said.asked[0];
        },
      );
    await set('rules', { 'placeholder.unfilled': 'hint' });
    await until('a hint', () => levels().includes(DiagnosticSeverity.Hint));
    const count = levels().length;
    assert.deepEqual(await choose('List hints too'), ['Hide problems', 'List hints too']);
    await until('a list with all', () => levels().length === count && !levels().includes(DiagnosticSeverity.Hint));
    assert.deepEqual(await choose('Hide problems'), ['Show problems', 'Hide problems']);
    await until('no problems', () => levels().length === 0);
    assert.deepEqual(await choose('Show problems'), ['Show problems', 'List hints too']);
    await until(
      'the problems as before',
      () => levels().length === count && levels().includes(DiagnosticSeverity.Hint),
    );
  });

  test('a problem has its source, a code that leads to its explanation, and the smallest range', () => {
    const placeholder = problems(editor.document).find(
      problem => codeOf(problem) === 'placeholder.unfilled' || codeOf(problem) === 'section.empty',
    );
    assert.ok(placeholder);
    assert.ok(typeof placeholder.code === 'object');
    assert.equal(placeholder.code.target.toString(), `incident-reviews-rule:/${codeOf(placeholder)}.md`);
    assert.equal(placeholder.range.isSingleLine, true);
  });

  test('an empty section is begun with the block that belongs into it', async () => {
    const { document } = editor;
    const heading = document.positionAt(document.getText().indexOf('Corrective Actions'));
    await problemsWhen(document, 'an empty section', found => found.some(each => each.range.start.isEqual(heading)));
    editor.selection = new Selection(heading, heading);
    const begin = await findCodeAction(document, new Range(heading, heading), {
      kind: CodeActionKind.QuickFix,
      isMeant: ({ title }) => title === 'Insert a table of corrective actions',
    });
    assert.ok(begin.command);
    await commands.executeCommand(begin.command.command);
    assert.match(document.getText(), /\n## Corrective Actions\n\n\| /u);
  });

  test('typing changes them', async () => {
    const before = problems(editor.document).map(codeOf);
    await editor.edit(edit => edit.insert(new Position(editor.document.lineCount - 1, 0), '\nTODO\n'));
    await problemsWhen(editor.document, 'other problems', found => String(found.map(codeOf)) !== String(before));
  });

  test('a word that was left while it was typed is judged, though one in another document is typed next', async () => {
    const other = await openReview('other-mails.md', review.replace('0001', '0002'));
    const type = async ({ document }: TextEditor): Promise<void> => {
      const shown = await window.showTextDocument(document);
      const end = document.lineAt(document.lineCount - 1).range.end;
      shown.selection = new Selection(end, end);
      await typeWords(document, 'TODO');
      await pause(600);
    };
    for (const each of [editor, other]) await type(each);
    for (const { document } of [other, editor]) {
      const isTyped = ({ range }: Diagnostic): boolean => document.getText(range) === 'TODO';
      await problemsWhen(document, 'what is wrong with the word', found => found.some(isTyped));
    }
    await closeAll();
    await remove('other-mails.md');
  });

  test('they go when the document is closed', async () => {
    const { uri } = editor.document;
    await closeAll();
    await until('no problems', () => languages.getDiagnostics(uri).length === 0);
  });

  test('they go when the document becomes another language, and come back', async () => {
    const { document } = editor;
    await languages.setTextDocumentLanguage(document, 'plaintext');
    await problemsWhen(document, 'no problems', found => found.length === 0);
    await languages.setTextDocumentLanguage(document, 'markdown');
    await problemsWhen(document, 'problems', found => found.length > 0);
  });

  test('they go with a file that is renamed', async () => {
    const { uri } = editor.document;
    const target = Uri.joinPath(folder(), 'docs', 'mails-renamed.md');
    const edit = new WorkspaceEdit();
    edit.renameFile(uri, target);
    await workspace.applyEdit(edit);
    await until('no problems of the old name', () => languages.getDiagnostics(uri).length === 0);
    const renamed = await workspace.openTextDocument(target);
    await problemsWhen(renamed, 'problems of the new name', found => found.length > 0);
    await closeAll();
    await remove('docs/mails-renamed.md');
  });

  test('a rule can be set to another level or off', async () => {
    const [first] = problems(editor.document);
    assert.ok(first);
    const code = codeOf(first);
    await set('rules', { [code]: 'error' });
    await problemsWhen(editor.document, 'an error', found =>
      found.some(problem => codeOf(problem) === code && problem.severity === DiagnosticSeverity.Error),
    );
    await set('rules', { [code]: 'off' });
    await problemsWhen(editor.document, 'silence', found => !found.some(problem => codeOf(problem) === code));
  });

  test('on save: typing changes nothing until the document is saved', async () => {
    await set('run', 'onSave');
    // Opened anew, so that nothing of the setting's change is still under way.
    await closeAll();
    editor = await openReview('on-save.md', review);
    const before = problems(editor.document).length;
    await editor.edit(edit => edit.replace(new Range(0, 0, editor.document.lineCount, 0), '# Nothing of a review\n'));
    await pause(700);
    assert.equal(problems(editor.document).length, before);
    await editor.document.save();
    await problemsWhen(editor.document, 'no problems', found => found.length === 0);
    await closeAll();
    await remove('on-save.md');
  });

  test('a quick fix is an edit of this document that takes its problem away', async () => {
    // What VS Code gives does not say which problem a fix is for: it is asked for at each.
    const { problem, edit } = await until('a fix of one of them', async () => {
      for (const each of problems(editor.document)) {
        const found = (await actions(each.range, CodeActionKind.QuickFix)).find(action => action.edit !== undefined);
        if (found?.edit) return { problem: each, edit: found.edit };
      }
      return undefined;
    });
    assert.deepEqual(
      edit.entries().map(([uri]) => uri.toString()),
      [editor.document.uri.toString()],
    );
    const countAlike = (all: readonly Diagnostic[]): number =>
      all.filter(each => codeOf(each) === codeOf(problem)).length;
    const count = countAlike(problems(editor.document));
    await workspace.applyEdit(edit);
    await problemsWhen(editor.document, 'one problem less', now => countAlike(now) < count);
  });

  test('no fix is offered where there is no problem', async () => {
    // Whoever gives fixes is there by then.
    await findCodeAction(editor.document, new Range(0, 0, editor.document.lineCount, 0), {
      kind: CodeActionKind.QuickFix,
      isMeant: () => true,
    });
    const found = await actions(new Range(6, 0, 6, 1), CodeActionKind.QuickFix);
    assert.deepEqual(
      found.map(({ title }) => title),
      [],
    );
  });

  test('a listed file is a review whatever it says', async () => {
    const plain = await open(await write('docs/one.md', '# A night\n\n## What happened\n\nTODO\n'));
    await pause(700);
    assert.deepEqual(problems(plain.document), []);
    await set('files', ['docs/*.md']);
    await problemsWhen(plain.document, 'problems', found => found.map(codeOf).includes('placeholder.unfilled'));
    await remove('docs/one.md');
  });

  test('a review where reviews are kept that looks related is named, and linked by a fix', async () => {
    const told =
      'The printer driver stopped every till; the list of printers does not tell which format a printer reads.';
    const text = (title: string, more: string): string =>
      `# ${title}\n\n## Summary\n\n${told}\n\n## Root Cause\n\n${told}\n\n## Lessons Learned\n\nTry every model.\n${more}`;
    await createFile('incident-reviews/2025/older one.md', text('Tills printed empty pages', ''));
    const newer = await open(await write('docs/newer.md', text('Receipts were empty', '\n## Recurrence\n\nAgain.\n')));
    const [problem] = await problemsWhen(newer.document, 'a related review', found =>
      found.some(each => codeOf(each) === 'recurrence.related-review'),
    ).then(found => found.filter(each => codeOf(each) === 'recurrence.related-review'));
    assert.match(problem?.message ?? '', /^Looks related to "Tills printed empty pages"$/u);
    editor = newer;
    assert.ok(problem);
    const fix = await findCodeAction(newer.document, problem.range, {
      kind: CodeActionKind.QuickFix,
      isMeant: ({ edit }) => edit !== undefined,
    });
    assert.ok(fix.edit);
    await workspace.applyEdit(fix.edit);
    assert.match(
      newer.document.getText(),
      /## Recurrence\n\n- \[Tills printed empty pages\]\(\.\.\/incident-reviews\/2025\/older%20one\.md\)\n/u,
    );
    await problemsWhen(newer.document, 'nothing related any more', found =>
      found.every(each => codeOf(each) !== 'recurrence.related-review'),
    );
    await closeAll();
    for (const path of ['incident-reviews', 'docs/newer.md']) await remove(path);
  });

  test('fix all applies what needs no decision, and leaves the rest', async () => {
    const all = await until('a fix', async () => {
      const found = await actions(new Range(0, 0, editor.document.lineCount, 0), CodeActionKind.SourceFixAll);
      return found.length > 0 && found;
    });
    assert.deepEqual(
      all.map(({ kind }) => kind?.value),
      ['source.fixAll.incidentReviews'],
    );
    const [fix] = all;
    assert.ok(fix?.edit);
    const before = problems(editor.document).map(codeOf);
    await workspace.applyEdit(fix.edit);
    const after = (await problemsWhen(editor.document, 'fewer problems', found => found.length < before.length)).map(
      codeOf,
    );
    assert.ok(before.includes('incident.no-link') && !after.includes('incident.no-link'));
    assert.ok(after.includes('placeholder.unfilled'));
  });

  test('the open sections can be picked, and the cursor goes there', async () => {
    const line = await withAnswers({ pick: items => items[0] }, async said => {
      const jumped = await commands.executeCommand<number>('_incidentReviews.showOpenSections');
      assert.ok((said.asked[0]?.length ?? 0) > 0);
      return jumped;
    });
    await until('the cursor there', () => editor.selection.active.line === line);
  });

  test('untitled documents are checked too', async () => {
    const document = await workspace.openTextDocument({ language: 'markdown', content: review });
    await problemsWhen(document, 'problems', found => found.length > 0);
  });

  test('what is not opened from the file is left alone', async () => {
    assert.equal(await read(editor.document.uri), review);
  });
});
