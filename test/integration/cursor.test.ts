// What puts text in and the cursor into it does both in one step: who types fast writes on in the new place.
import assert from 'node:assert/strict';
import { commands, Range, Selection, window, workspace, type TextEditor } from 'vscode';
import { activate, closeAll, codeOf, pause, problemsWhen, remove, until, openReview } from './support';

const review = `<!-- incident-review
id: 5d0c52f2-6a0e-4a39-8a6a-1d0f6f3f0002
template: incident-review
-->

# Mails were late

- Owner:

## Customer Impact

1. Who was affected?
2. How did they notice it?

## Timeline

All times in UTC.

- 2026-03-01 10:00 impact starts
- 10:42 mitigated

## 5 Whys

1. Why were mails late?

   - Because the queue was full.

2. Why was it full?

## Corrective Actions

- [ ] Watch the queue
`;

suite('One step for text and cursor', () => {
  let editor: TextEditor;

  suiteSetup(activate);

  setup(async () => {
    editor = await openReview('cursor.md', review);
  });

  teardown(async () => {
    await closeAll();
    await remove('cursor.md');
  });

  /**
   * The words come as soon as the text has changed: before anything that a second step would do. VS Code drops the light bulb
   * that is asked for while problems come in, so what changed nothing is done again.
   */
  async function typeAtOnce(words: string, act: () => Thenable<unknown>): Promise<string> {
    const { document } = editor;
    let hasChanged = false;
    const typed = new Promise<void>((done, failed) => {
      const listener = workspace.onDidChangeTextDocument(event => {
        if (event.document !== document || event.contentChanges.length === 0) return;
        hasChanged = true;
        listener.dispose();
        commands.executeCommand('default:type', { text: words }).then(() => done(), failed);
      });
    });
    await until('a change', async () => {
      await act();
      await Promise.race([typed, pause(2000)]);
      return hasChanged;
    });
    await typed;
    return document.getText();
  }

  function putCursor(words: string): void {
    const at = editor.document.positionAt(editor.document.getText().indexOf(words) + words.length);
    editor.selection = new Selection(at, at);
  }

  const inserted: readonly (readonly [command: string, cursor: string, expected: RegExp])[] = [
    ['insertTimelineEntry', '# Mails were late', /\n- WORDS UTC: |UTC: WORDS\n|\n- WORDS: /u],
    ['insertFiveWhys', '# Mails were late', /\n2\. Why was it full\?\n {3}- WORDS\n/u],
    ['insertCustomerImpact', '# Mails were late', /\n- \*\*Affected:\*\* WORDS\n/u],
  ];
  for (const [command, cursor, expected] of inserted) {
    test(command, async () => {
      putCursor(cursor);
      const text = await typeAtOnce('WORDS', () => commands.executeCommand(`incidentReviews.${command}`, ''));
      assert.match(text, expected);
    });
  }

  test('what is typed fast behind a question comes below it in its order', async () => {
    putCursor('## Customer Impact');
    await commands.executeCommand('incidentReviews.goToNextGap');
    await Promise.all(['W', 'O', 'R', 'D', 'S'].map(text => commands.executeCommand('default:type', { text })));
    await until('the answer', () => editor.document.getText().includes('Who was affected?\n   - WORDS\n'));
  });

  test('what is saved right behind the last letter is saved as it is meant', async () => {
    putCursor('## Customer Impact');
    await commands.executeCommand('incidentReviews.goToNextGap');
    await Promise.all([
      ...['W', 'O'].map(text => commands.executeCommand('default:type', { text })),
      commands.executeCommand('workbench.action.files.save'),
    ]);
    await until('the saved answer', () => !editor.document.isDirty);
    assert.match(editor.document.getText(), /Who was affected\?\n {3}- WO\n/u);
  });

  test('a line of somebody else keeps its tabs where an entry goes below it', async () => {
    const nested = '- 10:42 mitigated\n\t- a nested note';
    const at = editor.document.positionAt(review.indexOf('- 10:42'));
    await editor.edit(edit => edit.replace(new Range(at, at.translate(0, '- 10:42 mitigated'.length)), nested));
    editor.options = { ...editor.options, tabSize: 2, insertSpaces: true };
    await commands.executeCommand('incidentReviews.insertTimelineEntry', '2026-03-01 11:00');
    assert.match(editor.document.getText(), /\n\t- a nested note\n- 11:00/u);
  });

  const fixes: readonly (readonly [code: string, expected: RegExp])[] = [
    ['whys.unanswered', /Why was it full\?\n {3}- WORDS\n/u],
    ['field.empty', /- Owner: WORDS\n/u],
  ];
  for (const [code, expected] of fixes) {
    test(`the first fix of ${code}`, async () => {
      const [problem] = (
        await problemsWhen(editor.document, code, found => found.some(each => codeOf(each) === code))
      ).filter(each => codeOf(each) === code);
      assert.ok(problem);
      await window.showTextDocument(editor.document);
      editor.selection = new Selection(problem.range.start, problem.range.start);
      const text = await typeAtOnce('WORDS', () =>
        commands.executeCommand('editor.action.codeAction', { kind: 'quickfix', apply: 'first' }),
      );
      assert.match(text, expected);
    });
  }

  test('one undo takes a block out again', async () => {
    const before = editor.document.getText();
    putCursor('# Mails were late');
    await commands.executeCommand('incidentReviews.insertCustomerImpact');
    assert.notEqual(editor.document.getText(), before);
    await commands.executeCommand('undo');
    await until('one undo', () => editor.document.getText() === before);
  });
});
