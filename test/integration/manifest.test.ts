// The manifest against the running extension.
import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { handlers } from '../../src/commands/handlers';
import { activate, extension } from './support';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

suite('Manifest, in the host', () => {
  suiteSetup(activate);

  test('every contributed command is registered, and every registered one is contributed or internal', async () => {
    const contributed = (extension().packageJSON as Manifest).contributes.commands
      .map(({ command }) => command)
      .toSorted();
    const registered = (await commands.getCommands(true)).filter(name => name.startsWith('incidentReviews.'));
    // VS Code registers some for each view.
    const ours = registered
      .filter(name => !/^incidentReviews\.(?:incidents|reviews|correctiveActions)\./u.test(name))
      .toSorted();
    assert.deepEqual(ours, contributed);
  });

  test('every contributed command is done by a handler, or by the room that it belongs to', () => {
    const ofLists = ['filter', 'group', 'copy'].flatMap(what => [`${what}Incidents`, `${what}Reviews`]);
    const ofActions = ['filterCorrectiveActions', 'groupCorrectiveActions', 'copyCorrectiveActions'];
    const ofOtherRooms = ['refresh', 'showLog', 'showTimeline', 'toggleProblems', ...ofActions, ...ofLists];
    const contributed = (extension().packageJSON as Manifest).contributes.commands.map(({ command }) =>
      command.replace('incidentReviews.', ''),
    );
    assert.deepEqual([...Object.keys(handlers), ...ofOtherRooms].toSorted(), contributed.toSorted());
  });

  test('settings have the defaults that the schema has', () => {
    const configuration = workspace.getConfiguration('incidentReviews');
    assert.equal(configuration.get('reviewsFolder'), 'incident-reviews');
    assert.equal(configuration.get('run'), 'onType');
    assert.deepEqual(configuration.get('rules'), {});
  });
});
