// By which id a request is known that is sent once more because its answer was lost.
import assert from 'node:assert/strict';
import { KeptWords } from '../../../src/commands/keptWords';
import { hourMs } from '../../../src/incident/units';

suite('The id of a request', () => {
  const kept = new Map<string, string>();
  const ask = (title: string, at: number): string => new KeptWords(kept).keepId(['g/p', title], at);

  setup(() => kept.clear());

  test('is the same while the same is asked for again', () => {
    const first = ask('Ovens are cold', 0);
    assert.equal(ask('Ovens are cold', hourMs - 1), first);
    assert.notEqual(ask('Ovens are hot', hourMs - 1), first);
  });

  test('is another one hours later, when the same words tell of something new', () => {
    const first = ask('Ovens are cold', 0);
    assert.notEqual(ask('Ovens are cold', 3 * hourMs), first);
  });

  test('is another one once that was made', () => {
    const words = new KeptWords(kept);
    const first = words.keepId(['g/p', 'Ovens are cold'], 0);
    words.forget();
    assert.notEqual(ask('Ovens are cold', 1), first);
  });
});
