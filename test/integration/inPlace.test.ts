// A review in GitLab as a document: only a save that was asked for sends, and nothing that was written is lost.
import assert from 'node:assert/strict';
import {
  commands,
  ConfigurationTarget,
  debug,
  Position,
  Range,
  Selection,
  ThemeIcon,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type TextDocument,
} from 'vscode';
import type { Fault, GitLab, Issue } from '../gitlab';
import {
  activate,
  closeAll,
  folder,
  issueIn,
  open,
  problems,
  rows,
  set,
  settle,
  showView,
  signedIn,
  signedOut,
  until,
  withAnswers,
  type Said,
} from './support';

/** The first bytes of every PNG. */
const pngBytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

suite('A review in place', () => {
  let gitlab: GitLab;
  let uri: Uri;
  let document: TextDocument;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn();
    await set('reviewLocation', 'gitlab');
  });

  suiteTeardown(async () => {
    await set('reviewLocation', 'workspace');
    await signedOut(gitlab);
  });

  setup(async () => {
    gitlab.clearFaults();
    const row = await unusedReview();
    uri = await commands.executeCommand<Uri>('incidentReviews.openReview', row);
    document = await workspace.openTextDocument(uri);
    gitlab.clearRequests();
  });

  teardown(async () => {
    gitlab.clearFaults();
    await closeAll();
    await workspace.getConfiguration('files').update('autoSave', 'off', ConfigurationTarget.Global);
  });

  /** Each test has a review of its own, as nobody has touched it before. */
  const used = new Set<number>();
  async function unusedReview(): Promise<unknown> {
    await showView('reviews');
    const groups = await until('reviews', async () => {
      const found = await rows('reviews');
      return found.length > 0 && found;
    });
    const inside = (await Promise.all(groups.map(group => rows('reviews', group)))).flat();
    const all = inside.filter(({ row }) => 'review' in (row as object));
    for (const { row } of all) {
      const { iid } = (row as { review: { reference: { iid: number } } }).review.reference;
      if (used.has(iid)) continue;
      used.add(iid);
      return row;
    }
    // All were used: another one like the first.
    const [first] = all;
    assert.ok(first, 'there is no review');
    const like = issueIn(gitlab, (first.row as { review: { reference: { iid: number } } }).review.reference.iid);
    const description = (like.description ?? '').replace(/^id: .*$/mu, `id: ${crypto.randomUUID()}`);
    gitlab.store.addIssue({ ...like, title: `${like.title} again`, description });
    await commands.executeCommand('incidentReviews.refresh');
    return unusedReview();
  }

  const issue = (): Issue => {
    const iid = Number(uri.path.split('/').at(-2));
    return issueIn(gitlab, iid);
  };
  const description = (): string => issue().description ?? '';

  async function type(text: string, line = document.lineCount - 1): Promise<void> {
    const edit = new WorkspaceEdit();
    edit.insert(uri, new Position(line, 0), text);
    assert.ok(await workspace.applyEdit(edit));
  }

  /** What Ctrl+S is bound to, which sends also what VS Code thinks is saved. */
  const save = async (): Promise<unknown> => commands.executeCommand('_incidentReviews.saveInPlace');
  const agreeing = <T>(work: () => Promise<T>): Promise<T> =>
    withAnswers({ button: (_, [first]) => first }, () => work());

  test('it opens as a Markdown document under a lasting address', () => {
    assert.equal(uri.scheme, 'incident-review');
    assert.match(uri.path, /^\/127\.0\.0\.1:\d+\+gitlab\/acme\/production\/\d+\/[\p{L}\p{N}-]+\.md$/u);
    assert.equal(document.languageId, 'markdown');
    assert.equal(document.getText().trimEnd(), description().trimEnd());
    assert.equal(document.isDirty, false);
  });

  test('the picture of its timeline is called as the issue is, not as the document', async () => {
    await commands.executeCommand('incidentReviews.showTimeline');
    const heading = /^# (.+)$/mu.exec(document.getText())?.[1];
    const label = `Timeline: ${heading ?? issue().title}`;
    await until(`a panel "${label}"`, () =>
      window.tabGroups.all.flatMap(({ tabs }) => tabs).some(tab => tab.label === label),
    );
  });

  test('a save that was asked for is one update', async () => {
    await type('One more line.\n');
    await agreeing(save);
    assert.deepEqual(
      gitlab.writes().map(({ method }) => method),
      ['PUT'],
    );
    assert.match(description(), /One more line\./u);
    assert.equal(document.isDirty, false);
  });

  test('the first save to an issue asks, and a no sends nothing and keeps the text', async () => {
    await type('Not yet.\n');
    await withAnswers({}, async said => {
      await save();
      assert.match(said.information[0] ?? '', /^Update acme\/production#\d+ in GitLab\?$/u);
    });
    assert.deepEqual(gitlab.writes(), []);
    assert.match(document.getText(), /Not yet\./u);
    await agreeing(save);
    await until('the update', () => /Not yet\./u.test(description()));
    await type('The second one does not ask.\n');
    await withAnswers({}, async said => {
      await save();
      assert.deepEqual(said.information, []);
    });
    await until('the second update', () => /does not ask/u.test(description()));
  });

  test('typing for long with auto save on sends nothing; then one save is one update', async () => {
    await workspace.getConfiguration('files').update('autoSaveDelay', 50, ConfigurationTarget.Global);
    await workspace.getConfiguration('files').update('autoSave', 'afterDelay', ConfigurationTarget.Global);
    // An hour has no more auto saves than there are pauses in it; here are 30 of them.
    for (let pauses = 0; pauses < 30; pauses += 1) {
      await type(`Line ${pauses}.\n`);
      await until('the auto save', () => !document.isDirty);
    }
    await settle(gitlab);
    assert.deepEqual(gitlab.writes(), []);
    await agreeing(save);
    await until('the update', () => gitlab.writes().length > 0);
    await settle(gitlab);
    assert.equal(gitlab.writes().length, 1);
    assert.match(description(), /Line 29\./u);
  });

  test('a draft leaves a sign in the list of reviews that stays when its tab is closed', async () => {
    const { iid } = issue();
    const row = async (): Promise<{ shown: string; icon: unknown; label: string | undefined } | undefined> => {
      const all = (await Promise.all((await rows('reviews')).map(group => rows('reviews', group)))).flat();
      const found = all.find(({ description }) => description.endsWith(`#${iid}`));
      const icon = found?.item.iconPath instanceof ThemeIcon ? found.item.iconPath.id : undefined;
      const label = found?.item.accessibilityInformation?.label;
      return found && { shown: found.description, icon, label };
    };
    assert.doesNotMatch((await row())?.shown ?? '', /not sent/u);
    await workspace.getConfiguration('files').update('autoSaveDelay', 50, ConfigurationTarget.Global);
    await workspace.getConfiguration('files').update('autoSave', 'afterDelay', ConfigurationTarget.Global);
    await type('Only here.\n');
    await until('the auto save', () => !document.isDirty);
    await closeAll();
    await settle(gitlab);
    assert.deepEqual(gitlab.writes(), []);
    const marked = await until('the sign', async () => {
      const found = await row();
      return /^not sent · /u.test(found?.shown ?? '') && found;
    });
    assert.equal(marked.icon, 'cloud-upload');
    assert.match(marked.label ?? '', /^Review \d+, [^,]+, Not sent to GitLab, /u);
    await withAnswers({}, async ({ asked }) => {
      await commands.executeCommand('incidentReviews.openReview');
      assert.equal(asked.length, 1);
    });
    await workspace.getConfiguration('files').update('autoSave', 'off', ConfigurationTarget.Global);
    await open(uri);
    await agreeing(save);
    await until('the update', () => description().includes('Only here.'));
    await until('no sign', async () => !/not sent/u.test((await row())?.shown ?? 'not sent'));
  });

  test('what another changed elsewhere is merged by a save, and comes into the editor', async () => {
    const lines = description().split('\n');
    gitlab.store.changeIssue(
      issue().id,
      { description: [...lines.slice(0, -1), lines.at(-1), '', 'Theirs.'].join('\n') },
      2,
    );
    await type('Mine.\n', 6);
    await agreeing(save);
    assert.match(description(), /Mine\./u);
    assert.match(description(), /Theirs\./u);
    await until('their line', () => document.getText().includes('Theirs.') && !document.isDirty);
    await type('Once more.\n', 6);
    await agreeing(save);
    assert.match(description(), /Once more\./u);
    assert.equal(description().match(/Theirs\./gu)?.length, 1);
  });

  test('the cursor stays at its words when changes above and below it come in', async () => {
    const editor = await open(uri);
    const middle = Math.floor(document.lineCount / 2);
    await type('Mine.\n', middle);
    editor.selection = new Selection(middle, 5, middle, 5);
    const lines = description().split('\n');
    const theirs = [...lines.slice(0, 6), 'Theirs, above.', ...lines.slice(6), 'Theirs, below.'].join('\n');
    gitlab.store.changeIssue(issue().id, { description: theirs }, 2);
    await agreeing(save);
    await until('their lines', () => /above[\s\S]*below/u.test(document.getText()) && !document.isDirty);
    // VS Code tells where the cursor is after it has told of the text.
    const place = (): readonly unknown[] => {
      const { active } = editor.selection;
      return [document.lineAt(active.line).text, active.character];
    };
    await until('the cursor at its words', () => String(place()) === 'Mine.,5').catch(() =>
      assert.deepEqual(place(), ['Mine.', 5]),
    );
  });

  /** Waits until the two texts are compared: what is opened before would be covered by it. */
  async function seeBoth(): Promise<void> {
    await until(
      'an editor of both',
      () => window.tabGroups.activeTabGroup.activeTab?.label === 'GitLab’s Copy ↔ Yours',
    );
  }

  test('the same lines changed by both are decided by the person', async () => {
    const longer = `${description()}\nThe decisive line.`;
    gitlab.store.changeIssue(issue().id, { description: longer }, 2);
    await type('Before.\n', 6);
    await agreeing(save);
    await until('the line', () => document.getText().includes('The decisive line.') && !document.isDirty);
    const line = document.getText().split('\n').indexOf('The decisive line.');
    gitlab.store.changeIssue(issue().id, { description: longer.replace('decisive', 'their') }, 2);
    const edit = new WorkspaceEdit();
    edit.replace(uri, new Range(line, 4, line, 12), 'my');
    await workspace.applyEdit(edit);
    gitlab.clearRequests();
    await agreeing(save);
    assert.deepEqual(gitlab.writes(), []);
    assert.match(document.getText(), /The my line\./u);
    await seeBoth();
    await open(uri);
    await withAnswers({ button: (_, [first]) => first }, async said => {
      await save();
      assert.match(said.warnings[0] ?? '', /^@[\w.-]+ changed the same lines of acme\/production#\d+\.$/u);
      assert.match(said.details[0] ?? '', /would be gone:\n> The their line\.\n/u);
    });
    await until('my line', () => description().includes('The my line.'));
    await until('no comparison any more', () =>
      window.tabGroups.all.flatMap(({ tabs }) => tabs).every(({ label }) => !label.includes('GitLab’s Copy')),
    );
  });

  test('the list that could not be read is read again once a save shows that GitLab is there', async () => {
    gitlab.fault({ fault: { kind: 'cut', when: 'before' }, method: 'GET', path: /\/issues$/u, times: 99 });
    await commands.executeCommand('incidentReviews.refresh');
    const failed = async (): Promise<boolean> =>
      (await rows('reviews')).some(({ row }) => (row as { kind: string }).kind === 'failure');
    await until('the failure', failed);
    gitlab.clearFaults();
    await type('GitLab is back.\n');
    await agreeing(save);
    await until('the update', () => description().includes('GitLab is back.'));
    await until('the list without a failure', async () => !(await failed()));
  });

  test('a text that has the lines of both is sent without another question', async () => {
    const longer = `${description()}\nThe decisive line.`;
    gitlab.store.changeIssue(issue().id, { description: longer }, 2);
    await type('Before.\n', 6);
    await agreeing(save);
    await until('the line', () => document.getText().includes('The decisive line.') && !document.isDirty);
    const line = document.getText().split('\n').indexOf('The decisive line.');
    gitlab.store.changeIssue(issue().id, { description: description().replace('decisive', 'their') }, 2);
    const edit = new WorkspaceEdit();
    edit.replace(uri, new Range(line, 4, line, 12), 'my');
    await workspace.applyEdit(edit);
    await agreeing(save);
    assert.doesNotMatch(description(), /The my line\./u);
    await seeBoth();
    await open(uri);
    await type('The their line.\n', line);
    await withAnswers({}, async said => {
      await save();
      assert.deepEqual([said.warnings, said.errors, said.information], [[], [], []]);
    });
    await until('both lines', () => /The their line\.\nThe my line\./u.test(description()));
  });

  const otherSaves: readonly (readonly [string, () => Thenable<unknown>])[] = [
    ['another extension saves it', () => document.save()],
    ['another extension saves everything', () => workspace.saveAll()],
    [
      'the debugger is about to start',
      // There is no such debugger; VS Code saves before it finds out.
      () =>
        debug
          .startDebugging(undefined, { type: 'none', request: 'launch', name: 'x' })
          .then(undefined, () => undefined),
    ],
    ['everything is saved by the menu', () => commands.executeCommand('workbench.action.files.saveAll')],
    ['it is saved by the menu', () => commands.executeCommand('workbench.action.files.save')],
  ];
  for (const place of ['in front', 'behind another tab'] as const) {
    for (const [what, saveOtherwise] of otherSaves) {
      if (place !== 'in front' && what === 'it is saved by the menu') continue;
      test(`${place}, ${what}: it is a draft, and sending it is offered`, async () => {
        await open(uri);
        await type('Saved by something else.\n');
        if (place !== 'in front') await open(Uri.joinPath(folder(), 'README.md'));
        gitlab.clearRequests();
        await withAnswers({}, async said => {
          await saveOtherwise();
          await until('the question', () => said.information.length > 0);
          assert.match(
            said.information[0] ?? '',
            /^Saved here, and not sent: acme\/production#\d+\. Ctrl\+S sends it\.$/u,
          );
        });
        assert.equal(document.isDirty, false);
        assert.deepEqual(gitlab.writes(), []);
        await open(uri);
        await agreeing(save);
        await until('the update', () => description().includes('Saved by something else.'));
      });
    }
  }

  test('what was offered is sent once somebody says so', async () => {
    await type('Saved by something else.\n');
    await withAnswers({ button: (_, [first]) => first }, async () => {
      await document.save();
      await until('the update', () => description().includes('Saved by something else.'));
    });
  });

  test('whoever changes it in GitLab while one writes is named after the save', async () => {
    await open(uri);
    const shown: string[] = [];
    const { setStatusBarMessage } = window;
    Object.assign(window, { setStatusBarMessage: (text: string) => void shown.push(text) });
    try {
      gitlab.store.changeIssue(issue().id, { description: `${description()}\n\nTheirs.` }, 2);
      await type('Mine.\n', 6);
      gitlab.clearRequests();
      await agreeing(save);
      await until('who it was', () => shown.length > 0);
    } finally {
      Object.assign(window, { setStatusBarMessage });
    }
    assert.match(shown[0] ?? '', /^\$\(git-merge\) Merged changes of @tomas\.lind into acme\/production#\d+$/u);
  });

  test('what looks like a secret is asked about once before it is sent, and never by auto save', async () => {
    await type('Begun.\n');
    await agreeing(save);
    await until('the update', () => description().includes('Begun.'));
    gitlab.clearRequests();
    const secret = ['hunter2', 'secretX9'].join('');
    await type(`We tried password=${secret} on the host.\n`);
    await withAnswers({}, async said => {
      await save();
      const target = `acme/production#${issue().iid}`;
      assert.deepEqual(said.warnings, [`Send what looks like a secret to ${target}?`]);
      assert.match(said.details[0] ?? '', /^Line \d+: password, hun…\n/u);
      assert.ok(!said.details.join('').includes(secret));
    });
    assert.deepEqual(gitlab.writes(), []);
    assert.ok(document.getText().includes(secret));
    await withAnswers({ button: (_, [first]) => first }, async said => {
      await save();
      await until('the update', () => description().includes(secret));
      await type('Without another question.\n');
      await save();
      await until('the next update', () => description().includes('Without another question.'));
      assert.equal(said.warnings.length, 1);
    });
  });

  const failing: readonly (readonly [string, Fault, RegExp])[] = [
    ['offline', { kind: 'cut', when: 'before' }, /kept here: GitLab cannot be reached/u],
    ['refused', { kind: 'status', status: 403 }, /kept here: You may not do this to acme\/production#\d+\./u],
  ];
  for (const [name, fault, why] of failing) {
    test(`${name}: the text stays, it says why once, and what is written on is sent with it`, async () => {
      await type('Written first.\n');
      await agreeing(save);
      await until('the update', () => description().includes('Written first.'));
      gitlab.fault({ fault, method: 'PUT', times: 99 });
      await type('Written in a tunnel.\n');
      await withAnswers({}, async said => {
        await save();
        assert.equal(said.errors.length, 1);
        assert.match(said.errors[0] ?? '', why);
      });
      gitlab.clearFaults();
      await type('Written behind it.\n');
      await agreeing(save);
      await until('the update', () => description().includes('Written behind it.'));
      assert.match(description(), /Written in a tunnel\./u);
    });
  }

  test('problems are shown in it', async () => {
    await until('problems', () => problems(document).length > 0);
  });

  test('an image is uploaded to the project and shown by its link', async () => {
    const picture = Uri.joinPath(folder(), 'load curve.png');
    await workspace.fs.writeFile(picture, pngBytes);
    await withFile(picture, async () => {
      const markdown = await commands.executeCommand<string>('incidentReviews.insertImage');
      assert.match(markdown, /^!\[load curve\.png\]\(\/uploads\/\w+\/load_curve\.png\)$/u);
      assert.ok(document.getText().includes(markdown));
    });
    assert.deepEqual(
      gitlab.writes().map(({ path }) => path.split('/').at(-1)),
      ['uploads'],
    );
    await workspace.fs.delete(picture);
  });

  test('an image for a confidential review is asked about first', async () => {
    gitlab.store.changeIssue(issue().id, { confidential: true }, 2);
    await type('A line.\n');
    await agreeing(save);
    gitlab.clearRequests();
    const picture = Uri.joinPath(folder(), 'secret.png');
    await workspace.fs.writeFile(picture, pngBytes);
    await withFile(picture, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.insertImage'), undefined);
      assert.match(said.warnings[0] ?? '', /is confidential/u);
    });
    assert.deepEqual(gitlab.writes(), []);
    await workspace.fs.delete(picture);
  });

  test('a file that is called like an image is named and not uploaded, before any question', async () => {
    gitlab.store.changeIssue(issue().id, { confidential: true }, 2);
    gitlab.clearRequests();
    const key = Uri.joinPath(folder(), 'key.png');
    await workspace.fs.writeFile(key, new TextEncoder().encode('-----BEGIN PRIVATE KEY-----'));
    await withFile(key, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.insertImage'), undefined);
      assert.deepEqual(said.errors, ['Nothing was uploaded: key.png is no image.']);
      assert.deepEqual(said.warnings, []);
    });
    assert.deepEqual(gitlab.writes(), []);
    await workspace.fs.delete(key);
  });

  test('what was confidential and is public now is asked about, and a no sends nothing', async () => {
    gitlab.store.changeIssue(issue().id, { confidential: true }, 2);
    await type('A line.\n');
    await agreeing(save);
    gitlab.store.changeIssue(issue().id, { confidential: false }, 2);
    await type('Another line.\n');
    gitlab.clearRequests();
    await withAnswers({}, async said => {
      await save();
      assert.match(said.warnings[0] ?? '', /is public now/u);
    });
    assert.deepEqual(gitlab.writes(), []);
    await agreeing(save);
    await until('the update', () => description().includes('Another line.'));
  });

  function withFile(picture: Uri, work: (said: Said) => Promise<void>): Promise<void> {
    const { showOpenDialog } = window;
    Object.assign(window, { showOpenDialog: () => Promise.resolve([picture]) });
    return withAnswers({}, work).finally(() => Object.assign(window, { showOpenDialog }));
  }
});
