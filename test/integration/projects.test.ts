// Which projects the lists show: several, a group, a public one without a token; how one chooses them.
import assert from 'node:assert/strict';
import { commands, ConfigurationTarget, workspace, type QuickPickItem } from 'vscode';
import type { GitLab } from '../gitlab';
import { acceptPicks, runAnswering } from './answering';
import {
  activate,
  hideViews,
  rows,
  set,
  settle,
  showView,
  signedIn,
  signedOut,
  until,
  view,
  withAnswers,
  type Painted,
  sampleWithBaskets,
  countFromHere,
} from './support';

suite('Projects', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    await activate();
    gitlab = await signedIn(sampleWithBaskets());
    await showView('incidents');
  });

  suiteTeardown(async () => {
    await hideViews();
    await signedOut(gitlab);
  });

  teardown(async () => {
    await set('project', undefined, ConfigurationTarget.Workspace);
    await set('reviewProject', undefined, ConfigurationTarget.Workspace);
    await set('project', 'acme/production');
  });

  /** Every incident that the view shows, each once. */
  async function listIncidents(): Promise<readonly Painted[]> {
    const groups = (await rows('incidents')).filter(({ label }) => label !== 'Closed without a review');
    const all = await Promise.all(groups.map(group => rows('incidents', group)));
    return all.flat().filter(({ item }) => item.contextValue === 'incident');
  }

  async function findBaskets(): Promise<Painted> {
    return until('the incident of the shop', async () =>
      (await listIncidents()).find(({ label }) => label.includes('Baskets are empty')),
    );
  }

  test('incidents of several projects stand in one list, each with the name of its project', async () => {
    await set('project', ['acme/production', 'acme/shop']);
    assert.match((await findBaskets()).description, /^shop#501$/u);
    await until('those of the other', async () =>
      (await listIncidents()).some(({ description }) => / production#\d+$/u.test(description)),
    );
  });

  test('a group shows those of all of its projects', async () => {
    await set('project', 'acme');
    assert.match((await findBaskets()).description, /^shop#501$/u);
  });

  test('where one of several cannot be read, the others are shown, and the view says which', async () => {
    await set('project', ['acme/nowhere', 'acme/shop']);
    await until('the words', () => view('incidents').tree.message?.includes('acme/nowhere'));
    assert.match((await findBaskets()).description, /^#501$/u);
    await until('the way out', async () => (await rows('incidents')).some(({ label }) => label === 'Select Project'));
  });

  suite('chosen', () => {
    let end: () => void = () => undefined;
    teardown(() => end());

    /** The next list of projects takes this one, once it is found. */
    function choosePath(path: string): void {
      const isIt = (item: QuickPickItem): boolean => 'path' in item && item.path === path;
      end = acceptPicks(
        pick => {
          // Words that an earlier search has left find others.
          if (pick.value !== '') pick.value = '';
          return pick.items.some(isIt);
        },
        pick => (pick.selectedItems = pick.items.filter(isIt)),
      );
    }

    test('one that GitLab does not have is refused before it is asked what it is for, and is kept nowhere', async () => {
      const typed: QuickPickItem & { readonly path: string } = { label: 'typed', path: 'acme/status-page' };
      end = acceptPicks(
        () => true,
        pick => {
          pick.items = [typed];
          pick.selectedItems = [typed];
        },
      );
      await withAnswers({ pick: () => assert.fail('What is it for?') }, async said => {
        await commands.executeCommand('incidentReviews.selectProject').then(undefined, () => undefined);
        await until('the words', () => said.warnings.length > 0);
        assert.match(said.warnings.join(), /^GitLab has no acme\/status-page, or you have no access to it\./u);
        assert.deepEqual(said.errors, []);
      });
      assert.equal(workspace.getConfiguration('incidentReviews').inspect('project')?.workspaceValue, undefined);
    });

    test('what was typed and is no project that was found stands behind those that were', async () => {
      let offered: readonly QuickPickItem[] = [];
      end = acceptPicks(
        pick => {
          pick.value = 'acme/prod';
          return pick.items.some(({ description }) => description === 'acme/prod');
        },
        pick => {
          offered = pick.items;
          pick.selectedItems = [];
        },
      );
      void commands.executeCommand('incidentReviews.selectProject');
      await until('the rows', () => offered.length > 0);
      // VS Code itself puts labels first that begin with what was typed.
      assert.deepEqual(
        offered.map(({ label }) => label),
        ['acme/production', 'As you have typed it'],
      );
      await commands.executeCommand('workbench.action.closeQuickOpen');
    });

    const uses: readonly [string, string, string, unknown][] = [
      ['alone', 'Show the incidents of', 'project', 'acme/shop'],
      ['beside what is shown', 'Show them beside', 'project', ['acme/production', 'acme/shop']],
      ['as where reviews are kept', 'Keep the reviews', 'reviewProject', 'acme/shop'],
    ];
    for (const [what, label, name, value] of uses) {
      test(`a project is found by search, and taken ${what}`, async () => {
        choosePath('acme/shop');
        await withAnswers(
          { pick: (items: readonly QuickPickItem[]) => items.find(item => item.label.startsWith(label)) },
          async () => commands.executeCommand('incidentReviews.selectProject'),
        );
        assert.deepEqual(workspace.getConfiguration('incidentReviews').inspect(name)?.workspaceValue, value);
      });
    }

    test('what was chosen lately is offered first, before anything is found, and what is shown last', async () => {
      choosePath('acme/shop');
      await withAnswers(
        { pick: (items: readonly QuickPickItem[]) => items.find(item => item.label.startsWith('Show the incidents')) },
        async () => commands.executeCommand('incidentReviews.selectProject'),
      );
      end();
      await set('project', undefined, ConfigurationTarget.Workspace);
      let offered: readonly QuickPickItem[] = [];
      end = acceptPicks(
        () => true,
        pick => {
          offered = pick.items.filter(({ detail }) => detail !== undefined);
          pick.selectedItems = [];
        },
      );
      gitlab.clearRequests();
      void commands.executeCommand('incidentReviews.selectProject');
      await until('the rows', () => offered.length > 0);
      assert.deepEqual(
        [offered.at(0), offered.at(-1)].map(item => [item?.label, item?.detail]),
        [
          ['acme/shop', 'Chosen lately'],
          ['acme/production', 'Its incidents are shown now'],
        ],
      );
      await commands.executeCommand('workbench.action.closeQuickOpen');
    });

    test('where several are shown, declaring asks which one it is for, those with open incidents first', async () => {
      await set('project', ['acme/production', 'acme/shop']);
      await findBaskets();
      let offered: readonly (string | undefined)[] = [];
      end = acceptPicks(
        ({ items }) => items.some(({ label }) => label === 'acme/shop'),
        pick => {
          offered = pick.items.slice(0, 2).map(({ label, detail }) => detail && label);
          pick.selectedItems = pick.items.filter(({ label }) => label === 'acme/shop');
        },
      );
      gitlab.clearRequests();
      const answers = { inputs: ['Forklifts lost their chargers'], picks: ['Severity 3'], details: [], buttons: [] };
      const { result, said } = await runAnswering('declareIncident', undefined, answers);
      assert.equal(result, undefined);
      assert.deepEqual(offered.toSorted(), ['acme/production', 'acme/shop']);
      assert.deepEqual(said.information, ['Create an issue in acme/shop?']);
      assert.deepEqual(gitlab.writes(), []);
    });

    test('a group is found too, and is no place for reviews', async () => {
      choosePath('acme/platform');
      await withAnswers(
        { pick: (items: readonly QuickPickItem[]) => items.find(item => item.label.startsWith('Keep the reviews')) },
        async said => {
          await commands.executeCommand('incidentReviews.selectProject').then(undefined, () => undefined);
          assert.match(said.errors.join(), /acme\/platform is a group/u);
        },
      );
    });
  });

  suite('without a token', () => {
    suiteSetup(async () => {
      delete process.env['GITLAB_WORKFLOW_TOKEN'];
      await set('url', undefined);
      await set('url', gitlab.url);
    });

    async function readPublicly(project: string): Promise<readonly string[]> {
      await set('project', project);
      return withAnswers({}, async said => {
        await commands.executeCommand('incidentReviews.readPublicProjects').then(undefined, () => undefined);
        return said.errors;
      });
    }

    test('nothing is asked before somebody wants that', async () => {
      await countFromHere(gitlab);
      await set('project', 'acme/shop');
      assert.deepEqual(await rows('incidents'), []);
      await settle(gitlab);
      assert.deepEqual(gitlab.requests, []);
    });

    test('a public project is read, and the view says so', async () => {
      await countFromHere(gitlab);
      assert.deepEqual(await readPublicly('acme/shop'), []);
      await findBaskets();
      assert.match(view('incidents').tree.message ?? '', /^Read without signing in\./u);
      assert.deepEqual([...new Set(gitlab.requests.slice(-3).map(({ token }) => token))], ['none']);
    });

    test('what writes asks one to sign in', async () => {
      await readPublicly('acme/shop');
      const { item } = await findBaskets();
      const [argument] = (item.command?.arguments ?? []) as readonly unknown[];
      gitlab.clearRequests();
      for (const name of ['moveIncident', 'changeSeverity', 'logEvent', 'requestReview', 'declareIncident']) {
        const said = await withAnswers({}, async words => {
          await commands.executeCommand(`incidentReviews.${name}`, argument).then(undefined, () => undefined);
          return words;
        });
        assert.match(said.errors.join(), /not signed in/u, name);
      }
      assert.deepEqual(gitlab.writes(), []);
    });

    test('who has named no GitLab yet is asked for its address, and for no token', async () => {
      const { GITLAB_WORKFLOW_INSTANCE_URL: before } = process.env;
      delete process.env['GITLAB_WORKFLOW_INSTANCE_URL'];
      await set('project', 'acme/shop');
      await set('url', undefined);
      await countFromHere(gitlab);
      const { result, said } = await runAnswering('readPublicProjects', undefined, { inputs: [gitlab.url] });
      assert.deepEqual([result, said.errors], [true, []]);
      assert.equal(workspace.getConfiguration('incidentReviews').get('url'), gitlab.url);
      await findBaskets();
      assert.deepEqual([...new Set(gitlab.requests.map(({ token }) => token))], ['none']);
      if (before !== undefined) process.env['GITLAB_WORKFLOW_INSTANCE_URL'] = before;
    });

    test('one that is not public leads to signing in, or to another one', async () => {
      await set('project', 'acme/production');
      const offered: string[] = [];
      await withAnswers(
        {
          button: (_, buttons) => {
            offered.push(...buttons);
            return undefined;
          },
        },
        async said => {
          await commands.executeCommand('incidentReviews.readPublicProjects').then(undefined, () => undefined);
          assert.deepEqual(said.errors, [
            'Without signing in, GitLab shows nothing of acme/production: it is not public, or there is no such project.',
          ]);
        },
      );
      assert.deepEqual(offered, ['Sign In', 'Select Project']);
      assert.deepEqual(await rows('incidents'), []);
    });

    test('one that is not public is kept nowhere', async () => {
      await set('project', undefined);
      const typed: QuickPickItem & { readonly path: string } = { label: 'typed', path: 'acme/production' };
      const end = acceptPicks(
        () => true,
        pick => {
          pick.items = [typed];
          pick.selectedItems = [typed];
        },
      );
      await withAnswers({}, async said => {
        await commands.executeCommand('incidentReviews.readPublicProjects').then(undefined, () => undefined);
        await until('the words', () => said.warnings.length > 0);
        assert.deepEqual(said.warnings, [
          'Without signing in, GitLab shows nothing of acme/production: it is not public, or there is no such project.',
        ]);
      });
      end();
      const { workspaceValue, globalValue } = workspace.getConfiguration('incidentReviews').inspect('project') ?? {};
      assert.deepEqual([workspaceValue, globalValue], [undefined, undefined]);
    });
  });
});
