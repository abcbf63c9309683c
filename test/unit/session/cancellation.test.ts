// What a command reads from a slow GitLab: nobody is disturbed while it is fast, and everybody can stop it when it is not.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { showReading } from '../../../src/session/cancellation';
import { isCancelled } from '../../../src/session/words/failures';
import { ProgressLocation, shownProgress } from '../vscode';

suite('Reading from a slow GitLab', () => {
  setup(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    shownProgress.length = 0;
  });
  teardown(() => mock.timers.reset());

  const stoppable = (): readonly (typeof shownProgress)[number][] =>
    shownProgress.filter(({ options }) => options.cancellable === true);

  test('what comes in time is shown in the status bar alone', async () => {
    assert.equal(await showReading(() => Promise.resolve(7)), 7);
    mock.timers.tick(60_000);
    assert.deepEqual(
      shownProgress.map(({ options }) => options.location),
      [ProgressLocation.Window],
    );
  });

  test('after three seconds it can be stopped, not before; the work hears it and the caller is not kept waiting', async () => {
    let heard = false;
    const reading = showReading(
      signal =>
        new Promise<number>(() => {
          signal.addEventListener('abort', () => {
            heard = true;
          });
        }),
    );
    mock.timers.tick(2999);
    assert.deepEqual(stoppable(), []);
    mock.timers.tick(1);
    const [offered] = stoppable();
    assert.equal(offered?.options.location, ProgressLocation.Notification);
    offered.cancel();
    await assert.rejects(reading, isCancelled);
    assert.equal(heard, true);
  });

  test('a failure stays what it is', async () => {
    const failure = new Error('no');
    await assert.rejects(
      showReading(() => Promise.reject(failure)),
      failure,
    );
  });
});
