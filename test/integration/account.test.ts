// Signing in and out, and what each state of it shows.
import assert from 'node:assert/strict';
import {
  authentication,
  commands,
  ConfigurationTarget,
  env,
  extensions,
  Position,
  window,
  workspace,
  WorkspaceEdit,
  type InputBox,
  type QuickPick,
  type QuickPickItem,
  type Uri,
} from 'vscode';
import { sampleData, sampleTokens, startGitLab, type GitLab } from '../gitlab';
import { acceptPicks } from './answering';
import {
  activate,
  closeAll,
  hideViews,
  remove,
  rows,
  set,
  settle,
  showView,
  until,
  view,
  withAnswers,
  write,
  countFromHere,
} from './support';

suite('Account', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await startGitLab({ data: sampleData(Date.now()) });
  });

  setup(async () => {
    await commands.executeCommand('incidentReviews.signOut');
    await set('url', undefined);
    await set('project', undefined);
    gitlab.clearRequests();
  });

  suiteTeardown(async () => {
    await withAnswers({}, () => Promise.resolve(commands.executeCommand('incidentReviews.signOut')));
    await set('url', undefined);
    await set('project', undefined);
    await gitlab.stop();
  });

  /** Types the tokens into the password boxes, which are no function that could be replaced; without another one it stops. */
  async function signIn(
    address: string,
    ...tokens: readonly string[]
  ): Promise<{
    readonly user: unknown;
    readonly errors: readonly string[];
    /** What is said and goes by itself. */
    readonly shown: readonly string[];
    readonly boxes: readonly InputBox[];
    /** What stood in the boxes before somebody typed. */
    readonly kept: readonly string[];
    /** What the boxes said then. */
    readonly warnings: readonly InputBox['validationMessage'][];
    readonly pages: readonly string[];
  }> {
    const original = window.createInputBox;
    const { openExternal } = env;
    const boxes: InputBox[] = [];
    const kept: string[] = [];
    const warnings: InputBox['validationMessage'][] = [];
    const pages: string[] = [];
    Object.assign(env, { openExternal: (uri: Uri) => Promise.resolve(pages.push(uri.toString(true)) > 0) });
    window.createInputBox = () => {
      const box = original();
      let accept: () => void = () => undefined;
      let stop: () => void = () => undefined;
      let change: () => void = () => undefined;
      Object.defineProperty(box, 'onDidChangeValue', {
        value: (listener: () => void) => {
          change = listener;
          return { dispose: () => undefined };
        },
      });
      Object.defineProperty(box, 'onDidHide', {
        value: (listener: () => void) => {
          stop = listener;
          return { dispose: () => undefined };
        },
      });
      Object.defineProperty(box, 'onDidAccept', {
        value: (listener: () => void) => {
          accept = listener;
          return { dispose: () => undefined };
        },
      });
      box.show = () => {
        if (!box.password) return;
        kept.push(box.value);
        warnings.push(box.validationMessage);
        const token = tokens[boxes.push(box) - 1];
        box.value = token ?? '';
        change();
        setTimeout(() => (token === undefined ? stop() : accept()), 10);
      };
      return box;
    };
    try {
      return await withAnswers({ input: () => address }, async said => {
        const user: unknown = await commands.executeCommand('incidentReviews.signIn');
        return { user, errors: said.errors, shown: said.warnings, boxes, kept, warnings, pages };
      });
    } finally {
      Object.assign(env, { openExternal });
      window.createInputBox = original;
    }
  }

  test('a token that the server accepts signs in, and the address is kept for the person', async () => {
    const { user, boxes } = await signIn(gitlab.url, sampleTokens.onCall);
    assert.equal(user, 'olivia.marsh');
    assert.equal(boxes[0]?.password, true);
    assert.equal(workspace.getConfiguration('incidentReviews').inspect('url')?.globalValue, gitlab.url);
  });

  test('the page of tokens opens by itself, once, with name and scope filled in', async () => {
    const { pages } = await signIn(gitlab.url, 'wrong-token', sampleTokens.onCall);
    assert.deepEqual(pages, [`${gitlab.url}/-/user_settings/personal_access_tokens?name=Incident+Reviews&scopes=api`]);
  });

  test('the token is in no setting', async () => {
    await signIn(gitlab.url, sampleTokens.onCall);
    assert.doesNotMatch(
      JSON.stringify(workspace.getConfiguration('incidentReviews')),
      new RegExp(sampleTokens.onCall, 'u'),
    );
  });

  test('a wrong token comes back to the box of the token, hidden, and the right one signs in from there', async () => {
    const { user, boxes } = await signIn(gitlab.url, 'wrong-token', sampleTokens.onCall);
    assert.equal(user, 'olivia.marsh');
    assert.deepEqual(
      boxes.map(({ password }) => password),
      [true, true],
    );
  });

  test('what was wrong with a token is not said of the one that is put in after it', async () => {
    const { boxes, warnings } = await signIn(gitlab.url, 'wrong-token', sampleTokens.onCall);
    assert.equal(typeof warnings[1], 'string');
    assert.equal(boxes[1]?.validationMessage, undefined);
  });

  test('a token that did not reach GitLab is kept in its box until the network is back', async () => {
    gitlab.fault({ path: '/user', nth: 1, fault: { kind: 'cut', when: 'before' } });
    const { user, kept, warnings, pages, errors } = await signIn(gitlab.url, sampleTokens.onCall, sampleTokens.onCall);
    gitlab.clearFaults();
    assert.deepEqual([user, errors, pages.length], ['olivia.marsh', [], 1]);
    assert.deepEqual(kept, ['', sampleTokens.onCall]);
    assert.deepEqual(warnings, [undefined, `GitLab cannot be reached at ${gitlab.url}.`]);
  });

  test('signed out, Copy Incidents as Markdown leaves what was copied before', async () => {
    await env.clipboard.writeText('before');
    await withAnswers({}, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.copyIncidents'), '');
      assert.deepEqual(said.statuses, ['Nothing is listed, so nothing was copied.']);
    });
    assert.equal(await env.clipboard.readText(), 'before');
  });

  test('a token that the server refuses is not kept', async () => {
    const { user, errors, warnings } = await signIn(gitlab.url, 'wrong-token');
    assert.equal(user, undefined);
    assert.deepEqual(errors, []);
    const [first, second] = warnings;
    assert.equal(first, undefined);
    assert.match(
      typeof second === 'string' ? second : '',
      /did not accept your token.* scope api, or read_api to read/u,
    );
    assert.doesNotMatch(JSON.stringify(second), /wrong-token/u);
    await set('url', gitlab.url);
    await set('project', 'acme/production');
    await withAnswers({}, async said => {
      assert.equal(await commands.executeCommand('incidentReviews.startReview'), undefined);
      assert.match(said.errors[0] ?? '', /not signed in/u);
    });
  });

  test('a token that tells whose it is and reads nothing else is not kept, and its box says why', async () => {
    const token = gitlab.store.tokens.find(({ value }) => value === sampleTokens.readOnly);
    assert.ok(token);
    const { scopes } = token;
    Object.assign(token, { scopes: ['read_user'] });
    try {
      const { user, errors, warnings } = await signIn(gitlab.url, sampleTokens.readOnly);
      assert.deepEqual([user, errors], [undefined, []]);
      assert.deepEqual(warnings, [
        undefined,
        `The token is not allowed to read ${gitlab.url}. It needs the scope read_api, or api to write. Access token for ${gitlab.url} with the scope api, or read_api to read only. It is kept in the key store.`,
      ]);
    } finally {
      Object.assign(token, { scopes });
    }
    assert.equal((await signIn(gitlab.url, sampleTokens.readOnly)).user, 'olivia.marsh');
  });

  const refused: readonly (readonly [string, string])[] = [
    ['http://gitlab.example.com', 'no token in the clear'],
    ['gitlab.example.com', 'no address'],
    ['https://user:secret@gitlab.example.com', 'a password in the address'],
  ];
  for (const [address, why] of refused) {
    test(`${address} is refused: ${why}`, async () => {
      await countFromHere(gitlab);
      const { user, boxes, pages } = await signIn(address, sampleTokens.onCall);
      assert.equal(user, undefined);
      assert.deepEqual([...boxes, ...pages], []);
      assert.deepEqual(gitlab.requests, []);
    });
  }

  test('signing out forgets the token', async () => {
    await signIn(gitlab.url, sampleTokens.onCall);
    await set('project', 'acme/production');
    const origin = await withAnswers({}, () =>
      Promise.resolve(commands.executeCommand<string>('incidentReviews.signOut')),
    );
    assert.equal(origin, gitlab.url);
    await countFromHere(gitlab);
    await showView('incidents');
    assert.deepEqual(await rows('incidents'), []);
    await settle(gitlab);
    assert.deepEqual(gitlab.requests, []);
    await hideViews();
  });

  test('signing out says what is not sent, and that it comes back', async () => {
    await signIn(gitlab.url, sampleTokens.onCall);
    await set('project', 'acme/production');
    await set('reviewLocation', 'gitlab');
    try {
      await showView('reviews');
      const [group] = await until('reviews', async () => {
        const found = await rows('reviews');
        return found.length > 1 && found;
      });
      const [first] = await rows('reviews', group);
      const uri = await commands.executeCommand<Uri>('incidentReviews.openReview', first?.row);
      const edit = new WorkspaceEdit();
      edit.insert(uri, new Position(6, 0), 'Written before signing out.\n');
      await workspace.applyEdit(edit);
      const said = await withAnswers({}, async all => {
        await commands.executeCommand('incidentReviews.signOut');
        return all.information[0];
      });
      const iid = uri.path.split('/').at(-2);
      assert.equal(
        said,
        `Signed out of ${gitlab.url}. Not sent, and kept on this machine: acme/production#${iid}. It comes back when you sign in again as the same person and open the review in this workspace.`,
      );
      await signIn(gitlab.url, sampleTokens.onCall);
      await until('the draft', async () => {
        const again = await commands.executeCommand<Uri>('incidentReviews.openReview', first?.row);
        return (await workspace.openTextDocument(again)).getText().includes('Written before signing out.');
      });
    } finally {
      await set('reviewLocation', 'workspace');
      await closeAll();
      await hideViews();
    }
  });

  test('signing in fills the view that is shown', async () => {
    await set('project', 'acme/production');
    await showView('incidents');
    assert.deepEqual(await rows('incidents'), []);
    await signIn(gitlab.url, sampleTokens.onCall);
    await until('incidents', async () => (await rows('incidents')).length > 0);
    await hideViews();
  });

  test('a workspace cannot redirect the token', async () => {
    await assert.rejects(async () => set('url', 'https://evil.example.com', ConfigurationTarget.Workspace));
  });

  test('a project is chosen among those of the server', async () => {
    await signIn(gitlab.url, sampleTokens.onCall);
    const end = acceptPicks(
      ({ items }) => items.length > 0,
      pick => (pick.selectedItems = pick.items.filter(({ label }) => label === 'acme/shop')),
    );
    try {
      const isAlone = ({ label }: QuickPickItem): boolean => label.startsWith('Show the incidents of');
      const only = { pick: (items: readonly QuickPickItem[]) => items.find(isAlone) };
      const chosen = await withAnswers(only, async () => commands.executeCommand('incidentReviews.selectProject'));
      assert.equal(chosen, 'acme/shop');
    } finally {
      end();
    }
    assert.equal(workspace.getConfiguration('incidentReviews').inspect('project')?.workspaceValue, 'acme/shop');
    await set('project', undefined, ConfigurationTarget.Workspace);
  });

  test('where no project is found, the list says so, and choosing that chooses nothing', async () => {
    await signIn(gitlab.url, sampleTokens.onCall);
    const original = window.createQuickPick;
    const shown: string[] = [];
    let chosen = 0;
    let isGone = false;
    const isSaid = ({ label }: QuickPickItem): boolean => /^None of your projects has|^This account/u.test(label);
    const choose = async (pick: QuickPick<QuickPickItem>): Promise<void> => {
      await until('what was not found', () => pick.items.some(isSaid) && pick.activeItems.some(isSaid));
      shown.push(...pick.items.filter(isSaid).map(({ label }) => label));
      await until('the choice', async () => {
        await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return chosen > 0;
      });
    };
    await withAnswers({}, async said => {
      window.createQuickPick = <T extends QuickPickItem>() => {
        const pick = original<T>();
        const [show, dispose] = [pick.show.bind(pick), pick.dispose.bind(pick)];
        pick.onDidAccept(() => (chosen += 1));
        pick.dispose = () => {
          isGone = true;
          dispose();
        };
        pick.show = () => {
          show();
          pick.value = 'zzzz';
          // Nothing but that closes it.
          void choose(pick).finally(() => {
            shown.push(isGone ? 'gone' : 'still there');
            pick.hide();
          });
        };
        return pick;
      };
      assert.equal(await commands.executeCommand('incidentReviews.selectProject'), undefined);
      assert.deepEqual([said.errors, said.warnings], [[], []]);
    }).finally(() => (window.createQuickPick = original));
    assert.deepEqual(shown.slice(1), ['still there']);
  });

  test('the address of a project’s page is named as one, without the project', async () => {
    const { errors, shown } = await signIn(`${gitlab.url}/acme/production`, sampleTokens.onCall);
    assert.deepEqual(errors, [], 'an error would be in sight when the next try has signed in');
    assert.equal(
      shown[0],
      `There is no GitLab at ${gitlab.url}/acme/production. If that is the page of a project, leave the project out: ${gitlab.origin}`,
    );
  });

  test('of a page at a GitLab below a folder the folder is asked for, where there is none at the top', async () => {
    const { errors, shown } = await signIn(`${gitlab.url}/acme/production/-/issues`, sampleTokens.onCall);
    assert.deepEqual(errors, []);
    assert.deepEqual(shown, [
      `There is no GitLab at ${gitlab.url}/acme/production. If that is the page of a project, leave the project out: ${gitlab.url}`,
    ]);
  });

  test('a server that is no GitLab is called none', async () => {
    const { errors, shown } = await signIn(gitlab.origin, sampleTokens.onCall);
    assert.deepEqual(errors, []);
    assert.deepEqual(shown, [`There is no GitLab at ${gitlab.origin}.`]);
  });

  test('the address of a page is understood in its box, and its project is offered first', async () => {
    await set('url', gitlab.url);
    const { createQuickPick } = window;
    const end = acceptPicks(
      ({ items }) => items.length > 0,
      pick => (pick.selectedItems = pick.items.slice(0, 1)),
    );
    try {
      const { user } = await signIn(`${gitlab.url}/acme/shop/-/issues?state=opened`, sampleTokens.onCall);
      assert.equal(user, 'olivia.marsh');
      assert.equal(workspace.getConfiguration('incidentReviews').get('url'), gitlab.url);
      assert.equal(workspace.getConfiguration('incidentReviews').inspect('project')?.workspaceValue, 'acme/shop');
    } finally {
      end();
      window.createQuickPick = createQuickPick;
      await set('project', undefined, ConfigurationTarget.Workspace);
    }
    for (const [typed, words] of [
      ['https://git.example.com/shop/web/-/issues', 'That is a page of this GitLab: https://git.example.com'],
      [
        'https://git.example.com/shop/web',
        'If that is the page of a project, leave the project out: https://git.example.com',
      ],
      ['https://git.example.com', undefined],
      [gitlab.url, undefined],
    ] as const) {
      assert.equal(await readBox(typed), words);
    }
  });

  /** What the box of the address says of what is typed, where that is no fault. */
  async function readBox(typed: string): Promise<string | undefined> {
    const { createInputBox } = window;
    const heard: (() => void)[] = [];
    const hear = (listener: () => void): number => heard.push(listener);
    const box: Partial<InputBox> = {};
    Object.assign(box, {
      onDidChangeValue: hear,
      onDidAccept: () => undefined,
      onDidHide: hear,
      dispose: () => undefined,
    });
    box.show = () => {
      box.value = typed;
      for (const listener of heard) listener();
    };
    Object.assign(window, { createInputBox: () => box });
    try {
      await commands.executeCommand('incidentReviews.signIn');
    } finally {
      Object.assign(window, { createInputBox });
    }
    const said = box.validationMessage;
    assert.ok(typeof said !== 'string');
    return said?.message;
  }

  test('a wrong setting is named above the incidents', async () => {
    await set('url', gitlab.url);
    await set('project', 'no path at all');
    await showView('incidents');
    const [way] = await rows('incidents');
    assert.match(view('incidents').tree.message ?? '', /incidentReviews\.project must be the full path of a project/u);
    // The words above hide what an empty view offers.
    assert.match(way?.item.command?.command ?? '', /^incidentReviews\.(?:signIn|selectProject)$/u);
    await set('project', undefined);
    await until('no words above', async () => (await rows('incidents'), view('incidents').tree.message === ''));
    await hideViews();
  });

  test('the environment signs in where its address is the configured one, and nowhere else', async () => {
    await countFromHere(gitlab);
    process.env['GITLAB_WORKFLOW_INSTANCE_URL'] = 'https://elsewhere.example.com';
    process.env['GITLAB_WORKFLOW_TOKEN'] = sampleTokens.onCall;
    try {
      await set('url', gitlab.url);
      await set('project', 'acme/production');
      await showView('incidents');
      await rows('incidents');
      await settle(gitlab);
      assert.deepEqual(gitlab.requests, []);
      process.env['GITLAB_WORKFLOW_INSTANCE_URL'] = gitlab.url;
      await set('url', undefined);
      await until('incidents', async () => (await rows('incidents')).length > 0);
    } finally {
      delete process.env['GITLAB_WORKFLOW_INSTANCE_URL'];
      delete process.env['GITLAB_WORKFLOW_TOKEN'];
      await hideViews();
    }
  });

  suite('from elsewhere', () => {
    const { getSession } = authentication;
    const { getExtension } = extensions;

    /** GitLab Workflow, signed in at an address. */
    function workflowAt(instance: string): void {
      Object.assign(extensions, { getExtension: () => ({ id: 'gitlab.gitlab-workflow' }) });
      Object.assign(authentication, {
        getSession: () => Promise.resolve({ id: `${instance}|7`, accessToken: sampleTokens.oauth }),
      });
    }

    teardown(async () => {
      Object.assign(authentication, { getSession });
      Object.assign(extensions, { getExtension });
      delete process.env['GITLAB_WORKFLOW_INSTANCE_URL'];
      delete process.env['GITLAB_WORKFLOW_TOKEN_FILE'];
      await hideViews();
    });

    test('a session of GitLab Workflow at the same address is used, as a bearer', async () => {
      await countFromHere(gitlab);
      workflowAt(gitlab.url);
      await set('url', gitlab.url);
      await set('project', 'acme/production');
      await showView('incidents');
      await until('incidents', async () => (await rows('incidents')).length > 0);
      assert.deepEqual([...new Set(gitlab.requests.map(({ token }) => token))], ['bearer']);
    });

    test('its session at another address is sent nowhere', async () => {
      await countFromHere(gitlab);
      workflowAt('https://elsewhere.example.com');
      await set('url', gitlab.url);
      await set('project', 'acme/production');
      await showView('incidents');
      assert.deepEqual(await rows('incidents'), []);
      await settle(gitlab);
      assert.deepEqual(gitlab.requests, []);
    });

    test('the environment may name a file with the token', async () => {
      const file = await write('token.txt', `${sampleTokens.onCall}\n`);
      process.env['GITLAB_WORKFLOW_INSTANCE_URL'] = gitlab.url;
      process.env['GITLAB_WORKFLOW_TOKEN_FILE'] = file.fsPath;
      await set('url', gitlab.url);
      await set('project', 'acme/production');
      await showView('incidents');
      await until('incidents', async () => (await rows('incidents')).length > 0);
      await remove('token.txt');
    });
  });

  test('a token that has expired is sent once, and again when somebody asks to', async () => {
    await signIn(gitlab.url, sampleTokens.onCall);
    await set('project', 'acme/production');
    await countFromHere(gitlab);
    gitlab.fault({ fault: { kind: 'status', status: 401 } });
    await withAnswers({}, async said => {
      for (let times = 0; times < 5; times += 1) {
        await commands.executeCommand('incidentReviews.copyAnnouncement', 'acme/production#1204');
      }
      assert.equal(said.errors.length, 5);
      for (const error of said.errors) assert.match(error, /did not accept your token/u);
    });
    assert.equal(gitlab.requests.length, 1);
    gitlab.clearFaults();
    await showView('incidents');
    await commands.executeCommand('incidentReviews.refresh');
    await until('incidents', async () => (await rows('incidents')).length > 0);
    await hideViews();
  });
});
