// What is offered and explained while one writes: labels, people, incidents, sections, roles and the terms of the process.
import assert from 'node:assert/strict';
import {
  commands,
  CompletionItemKind,
  Position,
  Range,
  Selection,
  SnippetString,
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  type Hover,
  type MarkdownString,
  type TextEditor,
} from 'vscode';
import { proposeActionDate } from '../../src/incident/calendar';
import type { GitLab } from '../gitlab';
import {
  activate,
  closeAll,
  issueIn,
  open,
  remove,
  settle,
  signedIn,
  signedOut,
  until,
  withAnswers,
  write,
  countFromHere,
} from './support';

const review = `<!-- incident-review
id: 0b7b0cf3-0000-4000-8000-000000000002
template: incident-review
incident: acme/production#1204
-->

# Incident Review: mails were late

## Timeline

LINE

## Root cause

The engineer on call saw ~"Incident::Mitigated", then severity::2 in acme/production#1204.
Status page: Monitoring, after Partial service disruption and Security issue.
`;

suite('Suggestions', () => {
  let gitlab: GitLab;
  let editor: TextEditor;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    // What helps to write is loaded with the first review of a window, which may be the one of the first test.
    await until('suggestions of ours', async () => (await texts('The eng')).includes('engineer on call'));
    await closeAll();
  });

  suiteTeardown(() => signedOut(gitlab));

  setup(() => gitlab.clearRequests());

  teardown(async () => {
    gitlab.clearFaults();
    await closeAll();
    await remove('suggestions.md');
  });

  /** What is offered behind `typed` on a line of its own. */
  async function offered(typed: string): Promise<readonly { readonly text: string; readonly label: string }[]> {
    editor = await open(await write('suggestions.md', review.replace('LINE', typed)));
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      new Position(10, typed.length),
    );
    return list.items.map(({ label, insertText }) => {
      const name = typeof label === 'string' ? label : label.label;
      return { text: typeof insertText === 'string' ? insertText : name, label: name };
    });
  }

  const texts = async (typed: string): Promise<readonly string[]> => (await offered(typed)).map(({ text }) => text);

  test('~ offers the labels of the incident’s project, quoted where they need it', async () => {
    const labels = await texts('See ~');
    assert.ok(labels.includes('~IncidentReview'), labels.join());
    assert.ok(labels.includes('~"corrective action"'), labels.join());
  });

  test('@ offers its members by user name', async () => {
    assert.ok((await texts('Ask @')).includes('@olivia.marsh'));
  });

  test('# and a number offer incidents with their titles, short within the project', async () => {
    const found = await texts('See #12');
    assert.ok(found.includes('#1204'), found.slice(0, 5).join());
  });

  test('every digit behind # asks, so that one who types fast is answered; in running text none does', async () => {
    const askedAt = async (typed: string): Promise<readonly string[]> => {
      editor = await open(await write('suggestions.md', review.replace('LINE', typed)));
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        new Position(10, typed.length),
        typed.at(-1),
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.ok((await askedAt('See #120')).includes('#1204'));
    await closeAll();
    assert.ok(!(await askedAt('It took 120')).some(label => label.startsWith('#')));
  });

  test('the same is asked once', async () => {
    await texts('See ~');
    await closeAll();
    await countFromHere(gitlab);
    assert.ok((await texts('See ~')).includes('~IncidentReview'));
    await settle(gitlab);
    assert.deepEqual(gitlab.requests, []);
  });

  test('a heading offers the sections that are missing, with what they ask for', async () => {
    const found = await offered('## ');
    assert.ok(
      found.some(({ text }) => text.startsWith('## Metrics\n')),
      found.map(({ label }) => label).join(),
    );
    assert.ok(!found.some(({ label }) => label === 'Timeline'));
  });

  test('a heading is completed to such a section, and one with other words is not replaced', async () => {
    const items = await itemsIn(review.replace('LINE', '### Met^'));
    const filters = items.map(({ filterText }) => filterText);
    assert.ok(filters.includes('### Metrics'), filters.join());
  });

  test('a word offers roles in place of names', async () => {
    assert.ok((await texts('The eng')).includes('engineer on call'));
  });

  const statusWords: readonly (readonly [string, string])[] = [
    ['Status page: Mo', 'Monitoring'],
    ['- 2026-03-02 10:42 UTC Id', 'Identified'],
    ['The status becomes se', 'Security issue'],
    ['The status becomes pa', 'Partial service disruption'],
  ];
  for (const [typed, word] of statusWords) {
    test(`“${typed}” offers ${word}`, async () => {
      assert.ok((await texts(typed)).includes(word));
    });
  }

  /** What is offered where `^` stands in a review, and the cursor with it. */
  async function itemsIn(text: string): Promise<readonly CompletionItem[]> {
    const at = text.indexOf('^');
    editor = await open(await write('suggestions.md', text.replace('^', '')));
    const position = editor.document.positionAt(at);
    editor.selection = new Selection(position, position);
    const { items } = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      position,
    );
    return items;
  }

  /** Of it all that is ours and plain text. */
  async function offeredIn(text: string): Promise<readonly string[]> {
    // VS Code itself offers words of the document where nothing else is offered.
    return (await itemsIn(text))
      .filter(({ kind }) => kind !== CompletionItemKind.Text)
      .map(({ insertText }) => insertText)
      .filter(each => typeof each === 'string');
  }

  const marker = review.slice(0, review.indexOf('# Incident'));
  const table = `${marker}# Mails were late\n\n## Corrective Actions\n\n| Action | Work item | Owner | Target date |\n| --- | --- | --- | --- |\n`;

  test('in the cell of a work item open issues are offered, never the incident of the review or a closed one', async () => {
    const found = await offeredIn(`${table}| Cap it | ^ |  |  |\n`);
    const iids = found.map(each => Number(each.split('#')[1]));
    assert.ok(iids.length > 5, found.join());
    assert.deepEqual(
      iids.filter(iid => iid === 1204 || issueIn(gitlab, iid).state !== 'opened'),
      [],
    );
    await closeAll();
    const typed = await offeredIn(`${table}| Cap it | #12^ |  |  |\n`);
    assert.ok(typed.length > 5 && !typed.includes('#1204'), typed.join());
  });

  test('the cell of a date offers one in two weeks, that of an owner people', async () => {
    assert.deepEqual(await offeredIn(`${table}| Cap it |  |  | ^ |\n`), [proposeActionDate(Date.now())]);
    await closeAll();
    assert.ok((await offeredIn(`${table}| Cap it |  | ^ |  |\n`)).includes('@olivia.marsh'));
  });

  test('below a list of corrective actions one more of them is offered, elsewhere in the section a table', async () => {
    const date = proposeActionDate(Date.now());
    const offeredActions = async (text: string): Promise<unknown> => {
      const items = await itemsIn(`${marker}# Mails were late\n\n## Corrective Actions\n\n${text}`);
      await closeAll();
      const [item] = items.filter(({ label }) => typeof label === 'object' && label.label === 'actions');
      return item?.insertText instanceof SnippetString ? item.insertText.value : item;
    };
    assert.equal(await offeredActions('- [x] Cap it, @ida\n^\n'), `- [ ] \${1}, @\${2}, \${3:${date}}$0`);
    assert.equal(await offeredActions('9. Cap it, @ida\n/act^\n'), `10. \${1}, @\${2}, \${3:${date}}$0`);
    assert.equal(await offeredActions('1. Cap it, @ida\n1. Log it, @ben\n^\n'), `1. \${1}, @\${2}, \${3:${date}}$0`);
    assert.match(String(await offeredActions('- Cap it, @ida\n\n^\n')), /^\| Corrective action \|/u);
  });

  const timeline = `${marker}# Mails were late\n\n## Timeline\n\n- 2026-03-02 10:00 UTC: start of impact\n`;

  test('a new line of a timeline offers the next time, and the milestones', async () => {
    const found = await offeredIn(`${timeline}- ^\n`);
    assert.ok(found.includes('2026-03-02 10:00 UTC: '), found.join('|'));
    assert.ok(found.includes('(detected)'), found.join('|'));
  });

  test('an empty line of a timeline offers an entry, and nothing that stands behind its time', async () => {
    const items = await itemsIn(`${timeline}^\n`);
    assert.ok(
      items.some(({ label }) => typeof label === 'object' && label.label === 'timeline'),
      items.map(({ label }) => (typeof label === 'string' ? label : label.label)).join(),
    );
    await closeAll();
    assert.deepEqual(await offeredIn(`${timeline}^\n`), []);
  });

  const information = (field: string): string =>
    `${timeline}- 2026-03-02 10:42 UTC: mitigated\n\n## Key Information\n\n${field}\n`;
  const fields: readonly (readonly [string, string])[] = [
    ['- Severity: ^', 'severity 1'],
    ['- Owner: ^', '@olivia.marsh'],
    ['- Start time: ^', '2026-03-02 10:00 UTC'],
    ['- End time:^', ' 2026-03-02 10:42 UTC'],
    ['- **Duration:** ^', '42 minutes'],
    ['- Incident: ^', '#1204'],
  ];
  for (const [field, expected] of fields) {
    test(`“${field}” offers ${expected}`, async () => {
      const found = await offeredIn(information(field));
      assert.ok(found.includes(expected), found.join('|'));
    });
  }

  test('the day on which the review is due is that of its incident', async () => {
    const [due] = await offeredIn(information('- Review due: ^'));
    assert.match(due ?? '', /^\d{4}-\d{2}-\d{2}$/u);
  });

  for (const [name, expected] of [
    ['Owner', /^Owner: @[\w.]+$/u],
    ['Incident date', /^Incident date: \d{4}-\d{2}-\d{2}$/u],
    ['Review due', /^Review due: \d{4}-\d{2}-\d{2}$/u],
  ] as const) {
    test(`the light bulb of an empty “${name}” offers what its incident says, once`, async () => {
      const text = review.replace('mails were late\n', `mails were late\n\n- ${name}:\n`).replace('LINE', '');
      editor = await open(await write('suggestions.md', text));
      const { document } = editor;
      const at = document.positionAt(document.getText().indexOf(`${name}:`));
      const titles = await until('the value', async () => {
        const actions = await commands.executeCommand<readonly CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new Range(at, at),
        );
        const found = actions.map(({ title }) => title).filter(title => expected.test(title));
        return found.length > 0 && found;
      });
      assert.equal(titles.length, 1);
    });
  }

  const written: readonly (readonly [field: string, offered: string, filled: string])[] = [
    ['- Severity: S2^', 'severity 1', '- Severity: severity 1'],
    ['- Severity: severity^ 2', 'severity 3', '- Severity: severity 3'],
    ['- Owner: somebody^ else <!-- ask -->', '@olivia.marsh', '- Owner: @olivia.marsh <!-- ask -->'],
    ['- Services: ^', 'Checkout', '- Services: Checkout'],
    ['- Services: Web, nothing^', 'Checkout', '- Services: Web, Checkout'],
    ['- Team: ^', 'platform', '- Team: platform'],
    ['| Field | Value |\n| --- | --- |\n| Severity | S2^ |', 'severity 1', '| Severity | severity 1 |'],
  ];
  for (const [field, offered, filled] of written) {
    test(`“${field.replace(/.*\n/gu, '')}” becomes “${filled}”`, async () => {
      const item = (await itemsIn(information(field))).find(({ insertText }) => insertText === offered);
      assert.ok(item);
      const { document, selection } = editor;
      const range = item.range instanceof Range ? item.range : undefined;
      assert.ok(range && typeof item.insertText === 'string');
      // VS Code leaves out what does not begin like the text before the cursor.
      const typed = document.getText(range.with(undefined, selection.active)).trim().toLowerCase();
      assert.ok(item.filterText?.toLowerCase().includes(typed), item.filterText);
      await editor.edit(edit => edit.replace(range, offered));
      assert.equal(document.lineAt(range.start.line).text, filled);
    });
  }

  for (const field of ['- Customers affected: 1200^', '- Team: ops^', '- End time: 10:^', 'It took 120^', '> all^']) {
    test(`“${field}” is offered no words of the document`, async () => {
      const found = await itemsIn(information(field));
      assert.ok(found.length > 0);
      assert.ok(!found.some(({ kind }) => kind === CompletionItemKind.Text));
    });
  }

  test('in the cell of a work item what the incident is linked to comes first, reviews and incidents last, its own never', async () => {
    const { store } = gitlab;
    const { id, projectId } = issueIn(gitlab, 1204);
    const issues = store.allIssues().filter(issue => issue.projectId === projectId && issue.state === 'opened');
    const linked = issues.find(({ type, labels }) => type === 'issue' && !labels.includes('IncidentReview'));
    // What another incident is linked to was not looked up yet.
    const other = issues.find(issue => issue.type === 'incident' && issue.id !== id);
    assert.ok(linked && other);
    store.addLink(other.id, linked.id, 'relates_to');
    const found = await offeredIn(`${table.replace('#1204', `#${other.iid}`)}| Cap it | ^ |  |  |\n`);
    assert.equal(found[0], `#${linked.iid}`);
    const kinds = found.map(each => {
      const { type, labels } = issueIn(gitlab, Number(each.split('#')[1]));
      return type === 'incident' || labels.includes('IncidentReview');
    });
    assert.deepEqual(kinds, kinds.toSorted());
  });

  test('nothing is offered in the marker', async () => {
    assert.deepEqual(await offeredIn(review.replace('template: ', 'template: ^')), []);
  });

  test('of a GitLab that does not answer nothing is offered, it is not asked again at once, and nothing is said', async () => {
    // Of this project nobody was asked for before.
    const elsewhere = review.replace('incident: acme/production#1204', 'incident: acme/shop#311');
    const asked = (): number => gitlab.requests.filter(({ path }) => path.includes('/members')).length;
    gitlab.fault({ fault: { kind: 'cut', when: 'before' }, path: /members/u });
    await withAnswers({}, async said => {
      for (let times = 0; times < 2; times += 1) {
        const found = await offeredIn(elsewhere.replace('LINE', 'Ask @^'));
        assert.deepEqual(
          found.filter(each => each.startsWith('@')),
          [],
        );
        await closeAll();
        await settle(gitlab);
        assert.equal(asked(), 1);
      }
      assert.deepEqual([said.errors, said.warnings, said.information], [[], [], []]);
    });
  });

  const explained: readonly (readonly [string, number, RegExp])[] = [
    ['engineer on call', 2, /answers alerts first/u],
    ['Incident::Mitigated', 3, /may come back/u],
    ['severity::2', 2, /important function/u],
    ['Monitoring', 2, /remedy is in place/u],
    ['Partial service disruption', 3, /An incident manager takes part/u],
    ['Security issue', 3, /those on call for security want it said/u],
  ];

  for (const [word, inside, expected] of explained) {
    test(`${word} is explained`, async () => {
      assert.match(await hoverAt(word, inside), expected);
    });
  }

  test('a reference says which issue it is, as text', async () => {
    const { projectId } = issueIn(gitlab, 1204);
    // Nobody has asked for it yet: what was asked for is kept for a while, as it was.
    const other = gitlab.store
      .allIssues()
      .find(issue => issue.projectId === projectId && issue.type === 'incident' && issue.state === 'closed');
    assert.ok(other);
    gitlab.store.changeIssue(other.id, { title: 'Broken [link](command:x) <b>' }, 2);
    const name = `acme/production#${other.iid}`;
    const found = await hoverAt(`${name}.`, 3, review.replace('acme/production#1204.', `${name}.`));
    assert.ok(found.replaceAll('\\', '').includes(name), found);
    assert.match(found, /Broken/u);
    assert.doesNotMatch(found, /\[link\]\(command:x\)/u);
    assert.doesNotMatch(found, /<b>/u);
  });

  async function hoverAt(word: string, inside: number, text = review): Promise<string> {
    editor = await open(await write('suggestions.md', text));
    const at = editor.document.positionAt(editor.document.getText().indexOf(word) + inside);
    return until('a hover', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', editor.document.uri, at);
      const values = hovers.flatMap(({ contents }) => contents.map(content => (content as MarkdownString).value));
      return values.join('\n').replaceAll('&nbsp;', ' ') || undefined;
    });
  }
});
