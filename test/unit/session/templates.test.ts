// The templates of a project of GitLab, as whoever types asks for them at every pause.
import assert from 'node:assert/strict';
import { Templates } from '../../../src/session/templates';
import { EventEmitter, workspace } from '../vscode';

suite('The templates of a project', () => {
  const never = new EventEmitter<never>().event;
  let now: number;
  let asked: number;
  let isDown: boolean;
  let changes = 0;
  /** An answer that is waited for. */
  let late: Promise<never> | undefined;
  let account: EventEmitter<void>;
  let templates: Templates;

  setup(() => {
    [now, asked, isDown, late] = [0, 0, true, undefined];
    account = new EventEmitter();
    Object.assign(workspace, { onDidGrantWorkspaceTrust: never, onDidChangeWorkspaceFolders: never });
    const gitlab = {
      templates: () => {
        asked += 1;
        if (late) return late;
        return isDown ? Promise.reject(new Error('no answer')) : Promise.resolve([]);
      },
    };
    templates = new Templates({
      lazy: { review: () => Promise.resolve({}) },
      settings: { onDidChange: never },
      account: {
        url: 'https://gitlab.example',
        onDidChange: account.event,
        get changes() {
          return changes;
        },
        gitlab: () => Promise.resolve(gitlab),
      },
      log: { error: () => undefined },
      now: () => now,
    } as unknown as Templates['parts']);
  });

  teardown(() => templates.dispose());

  const askAt = async (ms: number): Promise<number> => {
    now = ms;
    assert.deepEqual(await templates.ofProject('g/p'), []);
    return asked;
  };

  test('that could not be read are asked for again after a minute', async () => {
    assert.equal(await askAt(0), 1);
    assert.equal(await askAt(59_000), 1);
    assert.equal(await askAt(61_000), 2);
  });

  test('that could not be read are asked for at once by who signs in, and where a review begins', async () => {
    assert.equal(await askAt(0), 1);
    account.fire();
    assert.equal(await askAt(1000), 2);
    await templates.readProjectAgain('g/p');
    assert.equal(asked, 3);
  });

  test('that are read again stay read, though an earlier reading fails after it', async () => {
    let fail: (error: Error) => void = () => undefined;
    late = new Promise((_, reject) => (fail = reject));
    const earlier = templates.ofProject('g/p');
    await new Promise(resolve => setImmediate(resolve));
    late = undefined;
    isDown = false;
    await templates.readProjectAgain('g/p');
    fail(new Error('no answer'));
    assert.deepEqual(await earlier, []);
    assert.equal(await askAt(61_000), 2);
  });

  test('that one may not read do not keep the next account from asking', async () => {
    let fail: (error: Error) => void = () => undefined;
    late = new Promise((_, reject) => (fail = reject));
    const earlier = templates.ofProject('g/p');
    await new Promise(resolve => setImmediate(resolve));
    late = undefined;
    isDown = false;
    changes += 1;
    account.fire();
    const own = templates.ofProject('g/p');
    fail(new Error('not found'));
    await Promise.all([earlier, own]);
    assert.equal(await askAt(1000), 2);
    assert.equal(await askAt(61_000), 2);
  });

  test('that were read are not asked for again', async () => {
    isDown = false;
    assert.equal(await askAt(0), 1);
    assert.equal(await askAt(120_000), 1);
  });
});
