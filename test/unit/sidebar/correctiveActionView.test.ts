// What stands above the rows of the view Corrective Actions: VS Code shows a welcome only where nothing does.
import assert from 'node:assert/strict';
import { Uri } from 'vscode';
import { createPolicy } from '../../../src/incident/policy';
import { CorrectiveActionsView, type ActionViewParts } from '../../../src/sidebar/correctiveActions';
import type { ActionGrouping } from '../../../src/sidebar/rows/correctiveActionRows';
import { ViewChoices } from '../../../src/sidebar/viewChoices';
import { EventEmitter, shownContext, trees, type ShownTree } from '../vscode';

class Scene {
  readonly tree: ShownTree;
  readonly choices = new ViewChoices<ActionGrouping>('correctiveActions', ['standing'], Uri.parse('disk:'));
  readonly reset = new EventEmitter<void>();
  readiness = 'ready';
  fails = false;

  constructor() {
    shownContext.length = 0;
    const failing = (): Promise<void> =>
      Promise.reject(Object.assign(new Error('no'), { kind: 'unreachable', reason: 'network' }));
    const refresh = async (shows: () => void): Promise<void> => {
      if (this.fails) await failing();
      shows();
    };
    class Board {
      readonly list = (): readonly unknown[] => [];
      readonly clear = (): void => undefined;
      readonly refresh = refresh;
    }
    const actionStates = { load: () => Promise.resolve({}), tell: () => undefined, onDidChange: () => undefined };
    const parts = {
      incidents: {
        readMe: () => Promise.resolve(),
        readiness: () => Promise.resolve(this.readiness),
        onDidReset: this.reset.event,
      },
      settings: {
        policy: () => createPolicy('gitlab-2025'),
        of: () => ({ places: ['g/p'], reviewProject: '' }),
        onDidChange: () => undefined,
      },
      lazy: { sync: () => Promise.resolve({ ActionBoard: Board }) },
      analyzer: { load: () => Promise.resolve({ actionStates }) },
      log: { error: () => undefined },
      now: () => 0,
    };
    new CorrectiveActionsView(parts as unknown as ActionViewParts, this.choices);
    const tree = trees.get('incidentReviews.correctiveActions');
    assert.ok(tree);
    this.tree = tree;
  }

  async show(): Promise<void> {
    this.tree.hide();
    this.tree.show();
    do await new Promise(setImmediate);
    while (this.tree.waiting > 0);
  }

  /** The view's state, how many rows it has, and what stands above them. */
  get said(): readonly unknown[] {
    return [shownContext.at(-1)?.split('=')[1], this.tree.rows.length, this.tree.message];
  }
}

suite('Above the rows of the view Corrective Actions', () => {
  test('nothing stands where its welcome says that GitLab cannot be reached', async () => {
    const scene = new Scene();
    scene.fails = true;
    await scene.show();
    assert.deepEqual(scene.said, ['unreachable', 0, '']);
  });

  test('nothing is said of a filter where nothing was loaded', async () => {
    const scene = new Scene();
    scene.choices.setFilter('queue');
    scene.fails = true;
    await scene.show();
    assert.deepEqual(scene.said, ['unreachable', 0, '']);
  });

  test('nothing stays of the words of a filter once nobody is signed in', async () => {
    const scene = new Scene();
    scene.choices.setFilter('queue');
    await scene.show();
    assert.deepEqual(scene.said, ['shown', 1, 'Nothing that was loaded has “queue”.']);
    scene.readiness = 'signedOut';
    scene.reset.fire();
    await scene.show();
    assert.deepEqual(scene.said, ['signedOut', 0, '']);
  });
});
