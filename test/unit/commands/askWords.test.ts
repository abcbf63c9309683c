// Boxes for words, in a window that the test types into: nothing that was typed is lost.
import assert from 'node:assert/strict';
import { askAhead, askWords } from '../../../src/commands/askWords';
import { KeptWords } from '../../../src/commands/keptWords';
import { EventEmitter, window } from '../vscode';

/** A box as VS Code shows it. */
class Box {
  value = '';
  valueSelection: readonly number[] | undefined;
  validationMessage: unknown;
  ignoreFocusOut = false;
  isOpen = false;
  readonly #changed = new EventEmitter<string>();
  readonly #accepted = new EventEmitter<void>();
  readonly #hidden = new EventEmitter<void>();
  readonly onDidChangeValue = this.#changed.event;
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;

  show(): void {
    this.isOpen = true;
  }

  dispose(): void {
    this.isOpen = false;
  }

  type(text: string): void {
    this.value = text;
    this.#changed.fire(text);
  }

  press(key: 'Enter' | 'Escape'): void {
    if (key === 'Enter') this.#accepted.fire();
    else this.#hidden.fire();
  }
}

suite('A box for words', () => {
  const kept = new Map<string, string>();
  let box: Box;

  setup(() => {
    kept.clear();
    Object.assign(window, { createInputBox: () => (box = new Box()) });
  });

  interface Run {
    readonly about?: string;
    readonly value?: string;
    readonly type?: string;
    readonly key?: 'Enter' | 'Escape';
    /** Something came of what was typed. */
    readonly done?: boolean;
  }

  /** One run of a command; gives what stood in the box at first. */
  async function run({ type, key = 'Escape', done = false, ...asked }: Run): Promise<string> {
    const typed = new KeptWords(kept);
    const asking = askWords({ typed }, { title: 'Hand Over #4', prompt: 'What stands now?', ...asked });
    const before = box.value;
    if (type !== undefined) box.type(type);
    box.press(key);
    assert.equal(await asking, key === 'Enter' ? box.value : undefined);
    assert.equal(box.isOpen, false);
    if (done) typed.forget();
    return before;
  }

  for (const [name, first, then, stands] of [
    ['after Escape', { type: 'Rolled back' }, {}, 'Rolled back'],
    ['after an error', { type: 'Rolled back', key: 'Enter' }, {}, 'Rolled back'],
    ['once something has come of it', { type: 'Rolled back', key: 'Enter', done: true }, {}, ''],
    ['about something else', { type: 'Rolled back', about: 'a/b' }, { about: 'a/c' }, ''],
    ['where it was emptied', { type: '', value: 'now' }, { value: 'now' }, ''],
    ['nowhere, as it was proposed only', { value: '2026-03-02' }, { value: '2026-03-05' }, '2026-03-05'],
  ] as const) {
    test(`what was typed ${name}: ${stands === '' ? 'an empty box' : stands}`, async () => {
      await run(first);
      assert.equal(await run(then), stands);
    });
  }

  test('what was left by an earlier run and taken as it stands is done with too', async () => {
    await run({ type: 'Rolled back' });
    assert.equal(await run({ key: 'Enter', done: true }), 'Rolled back');
    assert.equal(await run({}), '');
  });

  test('one goes on behind what one has written, and it stays while one looks elsewhere', async () => {
    await run({ type: 'Rolled back' });
    await run({});
    assert.deepEqual(box.valueSelection, [11, 11]);
    assert.equal(box.ignoreFocusOut, true);
  });

  test('what is no answer is not taken, and says why; the box of an answer gives what is typed behind it', async () => {
    const validate = (text: string): string | undefined => (text === '' ? 'A few words are enough.' : undefined);
    const typed = new KeptWords(kept);
    const asking = askAhead({ typed }, { title: 'When?', prompt: 'now', validate });
    assert.equal(box.validationMessage, undefined);
    box.press('Enter');
    assert.equal(box.validationMessage, 'A few words are enough.');
    box.type('10:42');
    assert.equal(box.validationMessage, undefined);
    box.press('Enter');
    const answer = await asking;
    box.type('10:42 we saw it');
    assert.equal(answer?.text, '10:42');
    assert.equal(answer.readAhead(), ' we saw it');
    assert.equal(box.isOpen, true);
    answer.close();
    assert.equal(box.isOpen, false);
    assert.equal(typed.read('When?\n'), '10:42');
  });
});
