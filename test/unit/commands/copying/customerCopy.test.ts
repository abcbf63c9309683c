// Whether a review may be copied for customers, and whose names its copy leaves out.
import assert from 'node:assert/strict';
import { Uri } from 'vscode';
import { isSecret, listPeopleNames } from '../../../../src/commands/copying/customerCopy';
import type { OpenReview } from '../../../../src/commands/choosing/reviewTarget';
import { parseReview } from '../../../../src/review/index';
import { createGitLab } from '../../../../src/sync/index';
import { sampleTokens } from '../../../gitlab/index';
import { now, personOf, startWorld, type World } from '../../../sync/syncing';
import type { CommandParts } from '../../../../src/commands/commandParts';

type Parts = Pick<CommandParts, 'incidents' | 'inPlace' | 'settings'>;

suite('Copies for customers', () => {
  let world: World;
  const start = async (confidential: boolean): Promise<void> => {
    world = await startWorld({ confidential });
  };
  teardown(() => world.standIn.stop());

  const makeParts = (over: Readonly<Record<string, string>> = {}): Parts => {
    const gitlab = createGitLab({ url: world.standIn.url, token: sampleTokens.onCall, now: () => now });
    const account = {
      access: () => Promise.resolve({ kind: 'signed-in' }),
      referenceIn: () => undefined,
      reviewAt: () => undefined,
      gitlab: () => Promise.resolve(gitlab),
    };
    const { sync } = personOf(world);
    return {
      incidents: { account },
      inPlace: { sync: () => Promise.resolve(sync) },
      settings: { of: () => ({ project: 'acme/production', ...over }) },
    } as unknown as Parts;
  };
  /** A file without a marker, of which only a field says what it is about. */
  const ask = (field: string, over?: Readonly<Record<string, string>>): Promise<boolean> => {
    const text = `# Ovens\n\n- Incident: ${field}\n`;
    const document = { uri: Uri.parse('file:///w/ovens.md'), getText: () => text };
    const open = { document, issue: undefined, incident: undefined, review: parseReview(text) };
    return isSecret(makeParts(over), open as unknown as OpenReview);
  };

  for (const confidential of [true, false]) {
    test(`a field that names ${confidential ? 'a confidential incident: none' : 'an incident of all: allowed'}`, async () => {
      await start(confidential);
      assert.equal(await ask('acme/production#1253'), confidential);
    });
  }

  test('a short name is one of the project where reviews are, as it is when the file is saved to GitLab', async () => {
    await start(true);
    assert.equal(await ask('#1253', { project: 'acme/shop', reviewProject: 'acme/production' }), true);
  });

  test('a field that names an incident which cannot be read: none, and the name is said', async () => {
    await start(false);
    await assert.rejects(ask('acme/production#99999'), /acme\/production#99999/u);
  });

  test('whoever is a member is no word of it, also the hundred and first, and a program', async () => {
    await start(false);
    const all = Array.from({ length: 230 }, (_, at) => ({
      id: at,
      username: at === 229 ? 'deploy_bot' : `person${String(at)}`,
      name: at === 229 ? 'Deploy Robot' : `Surname${String(at)}`,
    }));
    const members = (_: string, { page }: { page: number }): unknown =>
      Promise.resolve({ items: all.slice((page - 1) * 100, page * 100), nextPage: page < 3 ? page + 1 : undefined });
    const access = { kind: 'signed-in' };
    const account = { access: () => Promise.resolve(access), gitlab: () => Promise.resolve({ members }) };
    const issue = { reference: { project: 'acme/production', iid: 1 }, assignees: [], author: undefined };
    const names = await listPeopleNames(
      { incidents: { account } } as unknown as Parts,
      { issue, incident: undefined } as unknown as OpenReview,
    );
    assert.deepEqual(
      ['Surname0', 'Surname100', 'Surname228', 'Deploy Robot', 'deploy_bot'].filter(name => !names.includes(name)),
      [],
    );
  });
});
