// Restricted Mode: problems are shown and reviews written, but the workspace decides nothing.
import assert from 'node:assert/strict';
import { ConfigurationTarget, Uri, window, workspace } from 'vscode';
import { createLog } from '../../src/session/log';
import { Settings } from '../../src/session/settings';
import type { GitLab } from '../gitlab';
import {
  activate,
  closeAll,
  countFromHere,
  folder,
  open,
  problems,
  read,
  requiredRows,
  rows,
  set,
  settle,
  showView,
  signedIn,
  signedOut,
  until,
  view,
  withAnswers,
  write,
  startReview,
} from './support';

suite('Restricted Mode', () => {
  let gitlab: GitLab;

  suiteSetup(async () => {
    assert.equal(workspace.isTrusted, false);
    await activate();
    gitlab = await signedIn();
  });

  suiteTeardown(() => signedOut(gitlab));
  teardown(closeAll);

  test('reviews are checked', async () => {
    const { document } = await open(Uri.joinPath(folder(), 'docs', 'outage.md'));
    await until('problems', () => problems(document).length > 0);
  });

  test("the workspace's choice of project is ignored", async () => {
    await set('project', 'acme/secrets', ConfigurationTarget.Workspace);
    await countFromHere(gitlab);
    await showView('incidents');
    await until('requests', () => gitlab.requests.some(({ path }) => path.includes('acme%2Fproduction')));
    await settle(gitlab);
    const asked = gitlab.requests.map(({ path, query, body }) => JSON.stringify([path, query, body]));
    assert.deepEqual(
      asked.filter(each => each.includes('secrets')),
      [],
    );
    await set('project', undefined, ConfigurationTarget.Workspace);
  });

  test('without a project the views say that the one of this workspace does not count, and lead to trust; where it names none, that is not said', async () => {
    await set('project', 'acme/secrets', ConfigurationTarget.Workspace);
    await set('project', undefined);
    await showView('incidents');
    assert.deepEqual(await rows('incidents'), []);
    const { state } = view('incidents').provider as unknown as { readonly state: { readonly value: string } };
    await until('the state', async () => (await rows('incidents')).length === 0 && state.value === 'restricted');
    assert.deepEqual(await askWithoutProject(), [
      'In Restricted Mode the GitLab project that this workspace names is not used.',
      'Manage Workspace Trust',
      'Select Project',
    ]);
    await set('project', undefined, ConfigurationTarget.Workspace);
    // One that names none has nothing to trust it for: the question is which project.
    await until('the question', async () => (await rows('incidents')).length === 0 && state.value === 'noProject');
    assert.deepEqual(await askWithoutProject(), ['No GitLab project is selected yet.', 'Select Project']);
    await set('project', 'acme/production');
  });

  /** What is said, and the buttons below it, where a review is to be started and no project is known. */
  async function askWithoutProject(): Promise<readonly string[]> {
    const offered: string[] = [];
    const button = (_: string, buttons: readonly string[]): undefined => void offered.push(...buttons);
    return withAnswers({ button }, async said => {
      await startReview();
      await until('the words', () => said.errors.length > 0);
      return [...said.errors, ...offered];
    });
  }

  const choices = {
    labels: { review: 'secret' },
    policy: { minimumWhys: 1 },
    files: ['**/*.md'],
    profile: 'plain',
    links: { bridge: 'https://evil.example' },
    reviewsFolder: 'elsewhere',
    reviewProject: 'acme/secrets',
    reviewLocation: 'workspace',
    'templates.folder': 'theirs',
  } as const;
  for (const [name, value] of Object.entries(choices)) {
    test(`${name} counts where the person sets it, and not where the workspace does`, async () => {
      const settings = new Settings(createLog());
      const readAll = (): unknown => [settings.of(folder()), settings.policy(folder())];
      // Of the person's own settings so far, and back to them.
      const own = workspace.getConfiguration('incidentReviews').inspect(name)?.globalValue;
      const setOwn = (to: unknown): Promise<void> => set(name, to);
      try {
        await setOwn(undefined);
        const before = readAll();
        await set(name, value, ConfigurationTarget.Workspace);
        assert.deepEqual(readAll(), before);
        await set(name, undefined, ConfigurationTarget.Workspace);
        await setOwn(value);
        assert.notDeepEqual(readAll(), before);
      } finally {
        await set(name, undefined, ConfigurationTarget.Workspace);
        await setOwn(own);
        settings.dispose();
      }
    });
  }

  test('a template of the workspace is not read, and that is said', async () => {
    await write('.gitlab/issue_templates/Ours.md', '# Ours\n\n## Timeline\n\n## Root cause\n\n## Corrective actions\n');
    await showView('incidents');
    const [row] = await requiredRows();
    await withAnswers({}, async said => {
      const uri = await startReview(row?.row);
      assert.ok(uri);
      assert.match(await read(uri), /^template: incident-review$/mu);
      assert.match(said.information[0] ?? '', /not trusted/u);
      assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
    });
  });
});
