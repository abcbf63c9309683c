// The reviews that are files of the workspace, wherever they lie: what the view lists of them, with GitLab or without.
import assert from 'node:assert/strict';
import {
  commands,
  ConfigurationTarget,
  ThemeIcon,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type QuickPickItem,
  type QuickPickOptions,
} from 'vscode';
import type { Incident } from '../../src/incident/model';
import { formatReference } from '../../src/incident/reference';
import {
  activate,
  closeAll,
  createFile,
  deleteFile,
  folder,
  hideViews,
  open,
  remove,
  requiredRows,
  rows,
  set,
  showView,
  signedIn,
  signedOut,
  statusOfReview,
  tipOf,
  until,
  withAnswers,
  write,
  type Painted,
} from './support';

const begun = `# The mail was late

## Timeline

- 2026-03-02 10:00 UTC: the alert
- 2026-03-02 10:20 UTC: the disk is emptied

## Root cause

The disk was full.

## Corrective actions

`;

suite('Reviews that are files', () => {
  suiteSetup(async () => {
    await activate();
    await write('postmortems/2026/mail.md', begun);
    await write('postmortems/how-to.md', '# How to write one\n\nBegin with the timeline.\n');
    await write('node_modules/other/mail.md', begun.replace('The mail', 'Of another package'));
    await write('.gitlab/issue_templates/Mail.md', '# Mail\n\n## Timeline\n\n## Root cause\n\n## Corrective actions\n');
    await write('notes/plain.md', '# Named by the settings\n\nNothing that looks like a review.\n');
    await showView('reviews');
  });

  suiteTeardown(async () => {
    await hideViews();
    await set('files', undefined);
    for (const path of ['postmortems', 'node_modules', '.gitlab', 'notes']) await remove(path);
  });

  /** `title: how much of it is done`, without those that other suites keep here. */
  async function list(): Promise<readonly string[]> {
    const group = (await rows('reviews')).find(({ label }) => label === 'Files of this workspace');
    const files = group ? await rows('reviews', group) : [];
    const own = files.filter(({ item }) => /^(?:postmortems|node_modules|\.gitlab|notes)\//u.test(tipOf(item)));
    return own.map(({ label, description }) => `${label}: ${description}`);
  }

  async function waitFor(expected: readonly string[]): Promise<void> {
    let found: readonly string[] = [];
    await until(expected.join(', ') || 'no file', async () => {
      found = await list();
      return JSON.stringify(found) === JSON.stringify(expected);
    }).catch(() => assert.deepEqual(found, expected));
  }

  test('without GitLab, what looks like a review is listed wherever it lies, and nothing of others', async () => {
    await waitFor(['The mail was late: 2 of 3']);
    const [first] = await rows('reviews');
    assert.equal(first?.label, 'Connect to GitLab');
  });

  test('without GitLab, Open Review… lists them with where they lie, and leads to GitLab', async () => {
    const offered = async (choose: string): Promise<{ uri: unknown; items: readonly string[] }> => {
      let items: readonly string[] = [];
      const uri = await withAnswers(
        {
          pick: rows => {
            items = rows.map(({ label, description = '' }) => `${label}: ${description}`);
            return rows.find(({ label }) => label === choose);
          },
        },
        async () => commands.executeCommand('incidentReviews.openReview'),
      );
      return { uri, items };
    };
    const { uri, items } = await offered('The mail was late');
    assert.ok(items.includes('The mail was late: postmortems/2026/mail.md'), items.join('\n'));
    assert.ok(!items.some(item => /node_modules|how-to|\.gitlab/u.test(item)), items.join('\n'));
    assert.deepEqual(items.slice(-2), ['$(warning) Sign In: ', 'Nothing else was found: ']);
    assert.ok(uri instanceof Uri);
    assert.equal(uri.path, Uri.joinPath(folder(), 'postmortems/2026/mail.md').path);
    await closeAll();
  });

  test('of a file the status says when it is due, and What Is To Be Done who owns it', async () => {
    const fields = '# The mail was late\n\n- Owner: @ana\n- Review due: 2026-03-09\n';
    const uri = await write('postmortems/2026/due.md', begun.replace('# The mail was late\n', fields));
    await open(uri);
    await until('the due date', () => statusOfReview().includes('overdue since 2026-03-09'));
    const { showQuickPick } = window;
    let placeHolder = '';
    let labels: readonly string[] = [];
    Object.assign(window, {
      showQuickPick: (items: readonly QuickPickItem[], options: QuickPickOptions) => {
        placeHolder = options.placeHolder ?? '';
        labels = items.map(({ label }) => label);
        return Promise.resolve(undefined);
      },
    });
    try {
      await commands.executeCommand('incidentReviews.showReviewList');
    } finally {
      Object.assign(window, { showQuickPick });
    }
    assert.match(placeHolder, /due 2026-03-09$/u);
    assert.ok(labels.includes('$(pass-filled) It has a service owner'), labels.join('\n'));
    assert.ok(labels.includes('$(pass-filled) It has a due date'), labels.join('\n'));
    await closeAll();
    await deleteFile(uri);
  });

  test('what the settings name is listed, whatever it says', async () => {
    await set('files', ['notes/*.md']);
    await waitFor(['plain.md: ', 'The mail was late: 2 of 3']);
  });

  test('a file that changes says so, and one that is gone is not listed', async () => {
    const uri = Uri.joinPath(folder(), 'postmortems/2026/mail.md');
    const { document } = await open(uri);
    const edit = new WorkspaceEdit();
    edit.insert(
      uri,
      document.positionAt(begun.length),
      '| Action | Owner |\n| --- | --- |\n| Alert on the disk | @ana |\n',
    );
    assert.ok(await workspace.applyEdit(edit));
    assert.ok(await document.save());
    await closeAll();
    await waitFor(['plain.md: ', 'The mail was late: 3 of 3']);
    const group = (await rows('reviews')).find(({ label }) => label === 'Files of this workspace');
    const done = (await rows('reviews', group)).find(({ label }) => label === 'The mail was late');
    assert.ok(done?.item.iconPath instanceof ThemeIcon);
    assert.equal(done.item.iconPath.id, 'pass');

    await deleteFile(uri);
    await waitFor(['plain.md: ']);
  });

  test('what another program writes is listed as soon as the disk tells of it', async () => {
    const path = 'postmortems/told.md';
    let written = 0;
    try {
      // The watcher of Linux may miss one change, but not each of them.
      await until('the file', async () => {
        if (Date.now() - written > 1000) {
          await write(path, begun);
          written = Date.now();
        }
        return (await list()).includes('The mail was late: 2 of 3');
      });
    } finally {
      await deleteFile(Uri.joinPath(folder(), path));
    }
    await waitFor(['plain.md: ']);
  });

  test('a folder that is replaced is read again, and one that is moved away is not listed', async () => {
    const move = async (from: string, to: string): Promise<void> => {
      const edit = new WorkspaceEdit();
      edit.renameFile(Uri.joinPath(folder(), from), Uri.joinPath(folder(), to));
      assert.ok(await workspace.applyEdit(edit));
    };
    // What lies in this folder is no review of the workspace.
    await createFile('.gitlab/new/disk.md', begun.replace('The mail was late', 'The second disk'));
    await createFile('postmortems/in/disk.md', begun.replace('The mail was late', 'The first disk'));
    await waitFor(['plain.md: ', 'The first disk: 2 of 3']);
    await move('postmortems/in', '.gitlab/old');
    await move('.gitlab/new', 'postmortems/in');
    await waitFor(['plain.md: ', 'The second disk: 2 of 3']);
    await move('postmortems/in', '.gitlab/new');
    await waitFor(['plain.md: ']);
  });

  test('what VS Code was not told of is read again by “Refresh”', async () => {
    const excluded = workspace.getConfiguration('files');
    await excluded.update('watcherExclude', { '**/postmortems/**': true }, ConfigurationTarget.Workspace);
    try {
      await write('postmortems/late.md', begun);
      await commands.executeCommand('incidentReviews.refresh');
      await waitFor(['plain.md: ', 'The mail was late: 2 of 3']);
      await remove('postmortems/late.md');
      await commands.executeCommand('incidentReviews.refresh');
      await waitFor(['plain.md: ']);
    } finally {
      await excluded.update('watcherExclude', undefined, ConfigurationTarget.Workspace);
    }
  });

  test('an incident whose review is a file waits for none, unfolds to it, and a pick says where it lies', async () => {
    const gitlab = await signedIn();
    try {
      await showView('incidents');
      const [waiting] = await requiredRows(true);
      assert.ok(waiting);
      const { incident } = waiting.row as { readonly incident: Incident };
      const name = formatReference(incident.reference);
      await createFile('postmortems/own.md', `<!-- incident-review\nid: 7\nincident: ${name}\n-->\n\n${begun}`);
      const isOf = ({ row }: Painted): boolean => (row as { readonly incident?: Incident }).incident === incident;
      const other = await until('its row elsewhere', async () => {
        const groups = (await rows('incidents')).filter(({ item }) => item.contextValue === 'group');
        for (const group of groups) {
          const found = (await rows('incidents', group)).find(isOf);
          if (found) return group.label !== 'Review not started' && found;
        }
        return false;
      });
      const inside = await until('its file', async () => {
        const all = await rows('incidents', other);
        return all.some(({ label }) => label === 'Review') && all;
      });
      const file = inside.find(({ label }) => label === 'Review');
      assert.equal(file?.description, '2 of 3');
      assert.equal(tipOf(file.item).split('\n')[0], 'postmortems/own.md');
      assert.ok(!inside.some(({ label }) => label === 'Nothing is linked yet'));
      let details: readonly (string | undefined)[] = [];
      await withAnswers(
        {
          pick: items =>
            void (details = items.filter(({ label }) => label === incident.title).map(each => each.detail)),
        },
        async () => commands.executeCommand('incidentReviews.startReview'),
      );
      assert.equal(details.length, 1);
      assert.match(details[0] ?? '', /review: postmortems\/own\.md/u);
    } finally {
      await signedOut(gitlab);
      await showView('reviews');
    }
  });
});
