// What a person has reached is told to VS Code now, and again in every later session.
import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { keepStep, tellKeptSteps } from '../../../src/session/walkthroughSteps';
import { shownContext } from '../vscode';

function createMemory(kept: unknown): Memento {
  let value = kept;
  return {
    keys: () => [],
    get: () => value,
    update: (_: string, next: unknown) => Promise.resolve(void (value = next)),
  } as Memento;
}

suite('Steps of the walkthrough', () => {
  setup(() => {
    shownContext.length = 0;
  });

  test('each is told once a session, whoever reaches it again', async () => {
    const memory = createMemory(undefined);
    tellKeptSteps(memory);
    assert.deepEqual(shownContext, []);
    await Promise.all([keepStep(memory, 'hasConnected'), keepStep(memory, 'hasListed')]);
    await keepStep(memory, 'hasConnected');
    assert.deepEqual(shownContext, ['incidentReviews.hasConnected=true', 'incidentReviews.hasListed=true']);
    shownContext.length = 0;
    tellKeptSteps(memory);
    assert.deepEqual(shownContext, ['incidentReviews.hasConnected=true', 'incidentReviews.hasListed=true']);
  });

  for (const kept of ['hasStarted', [7, null], {}, 3]) {
    test(`of what is kept wrongly nothing is told: ${JSON.stringify(kept)}`, () => {
      tellKeptSteps(createMemory(kept));
      assert.deepEqual(shownContext, []);
    });
  }
});
