// The blocks of a review: commands, contributed snippets and `/`.
import assert from 'node:assert/strict';
import {
  commands,
  CompletionItemKind,
  Position,
  Range,
  Selection,
  SnippetString,
  workspace,
  type CompletionList,
  type TextEditor,
} from 'vscode';
import { proposeActionDate } from '../../src/incident/calendar';
import {
  activate,
  closeAll,
  codeOf,
  findCodeAction,
  open,
  problemsWhen,
  remove,
  until,
  withAnswers,
  write,
} from './support';

const review = `# Incident Review: mails were late

## Timeline

## Root cause

`;

suite('Writing', () => {
  let editor: TextEditor;

  suiteSetup(activate);

  setup(async () => {
    editor = await open(await write('blocks.md', review));
  });

  teardown(async () => {
    await closeAll();
    await remove('blocks.md');
  });

  function at(line: number): void {
    const position = new Position(line, editor.document.lineAt(line).text.length);
    editor.selection = new Selection(position, position);
  }

  /** What stands below a heading, up to the next one. */
  function below(heading: string): string {
    return editor.document.getText().split(`${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  }

  const fresh = [
    '<!-- incident-review',
    'id: x',
    'template: incident-review',
    '-->',
    '',
    '# Mails were late',
    '',
    '## Customer Impact',
    '',
    '1. Who was affected?',
    '',
    '## 5 Whys',
    '',
    '<!-- Ask why. -->',
    '',
    '## Corrective Actions',
    '',
    '| Corrective action | Issue | Owner | Target date |',
    '| --- | --- | --- | --- |',
    '|  |  |  |  |',
    '',
    '## Guidelines',
    '',
    '* Read them.',
    '',
  ].join('\n');
  /** `DATE` stands for the one that is proposed. */
  const homes: readonly (readonly [string, string, string])[] = [
    ['insertFiveWhys', '## 5 Whys', '1. Why did customers see the impact?\n    * \n2.  Why'],
    ['insertCustomerImpact', '## Customer Impact', '* **Affected:** '],
    ['insertCorrectiveActions', '## Corrective Actions', '| --- | --- | --- | --- |\n|  |  |  | DATE |\n'],
  ];
  for (const [command, heading, expected] of homes) {
    for (const line of [0, 1, 21]) {
      test(`${command} puts its block into its own section from line ${line + 1}`, async () => {
        await editor.edit(edit => edit.replace(new Range(0, 0, editor.document.lineCount, 0), fresh));
        at(line);
        await commands.executeCommand(`incidentReviews.${command}`);
        const put = expected.replace('DATE', proposeActionDate(Date.now()));
        assert.ok(below(heading).includes(put), editor.document.getText());
        assert.doesNotMatch(editor.document.getText(), /\n\n\n/u);
        assert.ok(editor.document.getText().startsWith(fresh.slice(0, fresh.indexOf('## Customer'))));
      });
    }
  }

  test('insertCorrectiveActions goes on with a list, and selects what is to be written', async () => {
    const listed = '# T\n\n## Corrective Actions\n\n- [ ] Alert on lag, @ida, 2026-04-01\n\n## Guidelines\n';
    await editor.edit(edit => edit.replace(new Range(0, 0, editor.document.lineCount, 0), listed));
    at(0);
    await commands.executeCommand('incidentReviews.insertCorrectiveActions');
    assert.equal(below('## Corrective Actions').split('\n')[2], `- [ ] , @, ${proposeActionDate(Date.now())}`);
    await until('the cursor', () => editor.selection.active.isEqual(new Position(5, 6)));
  });

  const inserted: readonly (readonly [string, RegExp])[] = [
    ['insertTimelineEntry', /^- \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC: $/mu],
    ['insertFiveWhys', /^1\. Why did customers see the impact\?$/mu],
    ['insertCorrectiveActions', /^\| Corrective action \| Work item \| Owner \| Target date \|$/mu],
    ['insertCustomerImpact', /^- \*\*How many were affected:\*\*/mu],
  ];

  for (const [command, expected] of inserted) {
    test(`${command} puts its block into the document`, async () => {
      at(3);
      const body = await commands.executeCommand<string>(`incidentReviews.${command}`, '');
      assert.equal(typeof body, 'string');
      await until('the block', () => expected.test(editor.document.getText()));
    });

    test(`${command} does not break into a line`, async () => {
      at(2);
      await commands.executeCommand(`incidentReviews.${command}`, '');
      await until('the block', () => expected.test(editor.document.getText()));
      assert.equal(editor.document.lineAt(2).text, '## Timeline');
    });
  }

  test('without a Markdown document the command says what to do', async () => {
    await closeAll();
    const buttons: string[][] = [];
    const button = (_: string, offered: readonly string[]): undefined => void buttons.push([...offered]);
    await withAnswers({ button }, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.insertFiveWhys'), undefined);
      assert.match(said.errors[0] ?? '', /Markdown/u);
    });
    // A message without one shows its first line only.
    assert.deepEqual(buttons, [['OK']]);
  });

  async function suggestions(position: Position): Promise<readonly string[]> {
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      position,
      '/',
    );
    return list.items
      .filter(({ filterText }) => filterText?.startsWith('/') === true)
      .map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  const blocks = [
    'acknowledgements',
    'actions',
    'approvals',
    'customers',
    'engagement',
    'impact',
    'nearmiss',
    'probe',
    'timeline',
    'whys',
  ];

  test('/ at the start of a line offers the blocks', async () => {
    await editor.edit(edit => edit.insert(new Position(3, 0), '/'));
    const offered = await until('the blocks', async () => {
      const found = await suggestions(new Position(3, 1));
      return found.length > 0 && found;
    });
    assert.deepEqual(offered.toSorted(), blocks);
  });

  test('/ in a section offers its own block first, apart from the next heading', async () => {
    await editor.edit(edit => edit.replace(new Range(0, 0, editor.document.lineCount, 0), fresh));
    await editor.edit(edit => edit.insert(new Position(14, 0), '/'));
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      new Position(14, 1),
      '/',
    );
    const [first] = list.items.toSorted((a, b) => (a.sortText ?? '~').localeCompare(b.sortText ?? '~'));
    assert.deepEqual(first?.label, { label: 'whys', description: '5 whys' });
    // Who types what is read there finds it.
    assert.equal(first.filterText, '/whys 5 whys');
    assert.ok(first.insertText instanceof SnippetString && first.insertText.value.endsWith('\n'));
  });

  test('an entry of a review that is written later has the time of the last one, selected', async () => {
    const text = '# Mails were late\n\n## Timeline\n\n* 2026-01-05 10:00 UTC: a\n\n## Root cause\n';
    await editor.edit(edit => edit.replace(new Range(0, 0, editor.document.lineCount, 0), text));
    await commands.executeCommand('incidentReviews.insertTimelineEntry', '');
    assert.equal(editor.document.lineAt(5).text, '* 2026-01-05 10:00 UTC: ');
    assert.equal(editor.document.getText(editor.selection), '2026-01-05 10:00');
    await commands.executeCommand('jumpToNextSnippetPlaceholder');
    await until('the place of the words', () => editor.selection.active.character === 24);
  });

  const offers: readonly (readonly [string, number, string, string])[] = [
    ['its own block', 14, 'whys', '5 whys'],
    // Else the first thing offered would be a word of the document, such as a piece of the marker's id.
    ['one that fits everywhere', 22, 'probe', 'Probing questions'],
  ];
  for (const [what, line, label, description] of offers) {
    test(`on an empty line of a section ${what} comes before all others`, async () => {
      await editor.edit(edit => edit.replace(new Range(0, 0, editor.document.lineCount, 0), fresh));
      const list = await until('the block', async () => {
        const { items } = await commands.executeCommand<CompletionList>(
          'vscode.executeCompletionItemProvider',
          editor.document.uri,
          new Position(line, 0),
        );
        return items.some(({ sortText }) => sortText?.startsWith('0') === true) && items;
      });
      const sorted = list.toSorted((a, b) => (a.sortText ?? '~').localeCompare(b.sortText ?? '~'));
      const labels = sorted.map(item => (typeof item.label === 'string' ? item.label : item.label.label));
      assert.deepEqual(sorted[0]?.label, { label, description });
      // Those of other sections follow together, each once.
      assert.deepEqual(labels.slice(0, blocks.length).toSorted(), blocks);
      assert.ok(!labels.slice(blocks.length).some(each => blocks.includes(each)), labels.join());
      assert.deepEqual(
        list.filter(({ kind }) => kind === CompletionItemKind.Text),
        [],
      );
    });
  }

  test('Tab at the end of a table of actions fills in the row that nobody filled, then a new one', async () => {
    await editor.edit(edit => edit.replace(new Range(0, 0, editor.document.lineCount, 0), fresh));
    const tab = async (line: number): Promise<string> => {
      const end = editor.document.lineAt(line).text.length - 2;
      editor.selection = new Selection(line, end, line, end);
      await commands.executeCommand('_incidentReviews.nextActionCell');
      await until('the first cell', () => editor.selection.isEmpty && editor.selection.active.character === 2);
      return editor.document.lineAt(editor.selection.active.line).text;
    };
    const row = /^\| {2}\| {2}\| {2}\| \d{4}-\d\d-\d\d \|$/u;
    const { lineCount } = editor.document;
    assert.match(await tab(19), row);
    assert.deepEqual([editor.document.lineCount, editor.selection.active.line], [lineCount, 19]);
    await commands.executeCommand('leaveSnippet');
    await editor.edit(edit => edit.insert(new Position(19, 2), 'Cap the queue'));
    assert.match(await tab(19), row);
    assert.deepEqual([editor.document.lineCount, editor.selection.active.line], [lineCount + 1, 20]);
  });

  test('the light bulb aligns a table, and changes nothing else', async () => {
    await editor.edit(edit => edit.replace(new Range(0, 0, editor.document.lineCount, 0), fresh));
    const align = await findCodeAction(editor.document, new Range(19, 0, 19, 0), {
      isMeant: ({ title }) => title === 'Align the table',
    });
    assert.ok(align.edit);
    await workspace.applyEdit(align.edit);
    assert.deepEqual(
      [17, 18, 19].map(line => editor.document.lineAt(line).text),
      [
        '| Corrective action | Issue | Owner | Target date |',
        '| ----------------- | ----- | ----- | ----------- |',
        '|                   |       |       |             |',
      ],
    );
  });

  test('/ within a line offers nothing', async () => {
    await editor.edit(edit => edit.insert(new Position(3, 0), '/\n'));
    // Whoever gives them is there by then.
    await until('the blocks', async () => (await suggestions(new Position(3, 1))).length > 0);
    await editor.edit(edit => edit.insert(new Position(3, 0), 'and'));
    assert.deepEqual(await suggestions(new Position(3, 4)), []);
  });

  test('the first letters of a block’s word offer it where a line begins, once', async () => {
    await editor.edit(edit => edit.insert(new Position(3, 0), 'whys'));
    const labels = await until('the block', async () => {
      const { items } = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        new Position(3, 4),
      );
      const found = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('whys') && found;
    });
    assert.equal(labels.filter(label => label === 'whys').length, 1);
  });

  test('a missing section is put where its template has it, and the cursor goes to its heading', async () => {
    await editor.edit(edit =>
      edit.insert(
        new Position(0, 0),
        '<!-- incident-review\nid: x\ntemplate: incident-review\nincident: acme/production#1204\n-->\n\n',
      ),
    );
    await withAnswers({ pick: items => items[0] }, async said => {
      const heading = await commands.executeCommand<string>('incidentReviews.insertSection');
      assert.equal(heading, said.asked[0]?.[0]);
      assert.ok(!said.asked[0]?.includes('Timeline'));
      assert.ok(editor.document.getText().includes(`\n## ${heading}\n`));
      assert.equal(editor.document.lineAt(editor.selection.active).text, `## ${heading}`);
    });
  });
});

suite('From gap to gap', () => {
  const text =
    '<!-- incident-review\nid: 5d0c52f2-6a0e-4a39-8a6a-1d0f6f3f0001\ntemplate: incident-review\n-->\n\n# Incident Review: Down\n\n## Customer Impact\n\n## Timeline\n\n## Metrics\n';

  teardown(async () => {
    await closeAll();
    await remove('gaps.md');
  });

  test('the keys go to the next place where something is missing, and back', async () => {
    await activate();
    const editor = await open(await write('gaps.md', text));
    await problemsWhen(editor.document, 'empty sections', found =>
      found.some(each => codeOf(each) === 'section.empty'),
    );
    editor.selection = new Selection(0, 0, 0, 0);
    const next = async (): Promise<number | undefined> => {
      await commands.executeCommand('incidentReviews.goToNextGap');
      return editor.selection.active.line;
    };
    const first = await next();
    const second = await next();
    assert.ok(first !== undefined && second !== undefined && second > first, `${first} ${second}`);
    await commands.executeCommand('incidentReviews.goToPreviousGap');
    assert.equal(editor.selection.active.line, first);
  });

  test('in an empty section with questions the way goes from one question to the next', async () => {
    await activate();
    const asked = ['1. Who was affected?', '2. How did they notice it?'];
    const editor = await open(
      await write('gaps.md', text.replace('## Timeline', `${asked.join('\n')}\n\n## Timeline`)),
    );
    await problemsWhen(editor.document, 'empty sections', found =>
      found.some(each => codeOf(each) === 'section.empty'),
    );
    editor.selection = new Selection(7, 0, 7, 0);
    for (const question of asked) {
      await commands.executeCommand('incidentReviews.goToNextGap');
      const { active, isEmpty } = editor.selection;
      assert.deepEqual(
        [editor.document.lineAt(active.line).text, active.character, isEmpty],
        [question, question.length, true],
      );
    }
    assert.ok(!editor.document.isDirty, 'who only looks changes nothing');
  });

  test('the first letter comes below its question, and goes with it in one step', async () => {
    await activate();
    const before = text.replace('## Timeline', '1. Who was affected?\n2. How did they notice it?\n\n## Timeline');
    const editor = await open(await write('gaps.md', before));
    await problemsWhen(editor.document, 'empty sections', found =>
      found.some(each => codeOf(each) === 'section.empty'),
    );
    editor.selection = new Selection(7, 0, 7, 0);
    await commands.executeCommand('incidentReviews.goToNextGap');
    await commands.executeCommand('incidentReviews.goToNextGap');
    await commands.executeCommand('default:type', { text: 'A' });
    await until('the answer below', () => editor.document.getText().includes('notice it?\n   - A\n'));
    await until('the cursor behind it', () => editor.selection.active.isEqual(new Position(11, 6)));
    await commands.executeCommand('undo');
    await until('one undo', () => editor.document.getText() === before);
  });

  test('a blank that is typed keeps the answer on the line', async () => {
    await activate();
    const editor = await open(
      await write('gaps.md', text.replace('## Timeline', '1. Who was affected?\n\n## Timeline')),
    );
    await problemsWhen(editor.document, 'empty sections', found =>
      found.some(each => codeOf(each) === 'section.empty'),
    );
    editor.selection = new Selection(7, 0, 7, 0);
    await commands.executeCommand('incidentReviews.goToNextGap');
    for (const letter of [' ', 'A', 'l', 'l']) await commands.executeCommand('default:type', { text: letter });
    await until('the answer on the line', () => /affected\? All\n/u.test(editor.document.getText()));
  });

  test('a question keeps its words: the answer goes behind it', async () => {
    await activate();
    const asked = '2. **How did they notice it?**';
    const questions = `1. **Who was affected?** All the shops.\n${asked}`;
    const editor = await open(await write('gaps.md', text.replace('## Timeline', `${questions}\n\n## Timeline`)));
    await problemsWhen(editor.document, 'an open question', found =>
      found.some(each => codeOf(each) === 'question.unanswered'),
    );
    editor.selection = new Selection(8, 0, 8, 0);
    await commands.executeCommand('incidentReviews.goToNextGap');
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, asked);
    assert.ok(editor.selection.isEmpty);
    assert.equal(editor.selection.active.character, asked.length);
  });
});
