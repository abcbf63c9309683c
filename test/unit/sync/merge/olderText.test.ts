import assert from 'node:assert/strict';
import { describeTakenIn, isOlderText } from '../../../../src/sync/merge/olderText';

/** A text of lines, each letter one. */
const text = (letters: string): string => letters.replaceAll(/(?<=.)(?=.)/gu, '\n');

suite('A text that goes back behind what others wrote', () => {
  test('what came in is what was added and what was taken away, empty lines left out', () => {
    assert.equal(describeTakenIn(text('abc'), 'a\n\nb\n  c  \n'), undefined);
    const taken = describeTakenIn(text('abc'), text('axb'));
    assert.deepEqual([taken?.before.length, taken?.added.length, taken?.removed.length], [3, 1, 1]);
    // Nobody can read a review out of it.
    assert.ok(!JSON.stringify(describeTakenIn('a', 'The keys of the vault.')).includes('vault'));
  });

  /** Each row: before others' changes came in, after, the base since, the text, whether it is an older one. */
  const rows: readonly [string, string, string, string, string, boolean][] = [
    ['the first version again', 'abcd', 'abcdX', 'abcdX', 'abcd', true],
    ['the first version, edited', 'abcd', 'abcdX', 'abcdX', 'abcE', true],
    ['going on from the merge', 'abcd', 'abcdX', 'abcdX', 'abcdXE', false],
    ['one’s own lines taken back', 'abcd', 'abcdX', 'abcdeX', 'abcdX', false],
    ['a line that others took away is there again', 'abcd', 'abc', 'abc', 'abcd', true],
    ['a line of others taken out, after much else was written', 'abcd', 'abcdX', 'abcdXefgh', 'abcdefghi', false],
    ['a line of others replaced by another one', 'abcd', 'abXd', 'abXd', 'abYd', false],
    ['the same lines in another order', 'abcd', 'abcdX', 'abcdX', 'Xdcba', false],
    ['nothing of others is in the base any more', 'abcd', 'abcdX', 'abcd', 'abcE', false],
  ];
  for (const [name, before, after, base, now, expected] of rows) {
    test(`${name}: ${expected ? 'older' : 'not older'}`, () => {
      const taken = describeTakenIn(text(before), text(after));
      assert.ok(taken);
      assert.equal(isOlderText(text(now), text(base), [taken]), expected);
    });
  }

  test('without anything that came in no text is older', () => {
    assert.equal(isOlderText(text('a'), text('abc'), []), false);
  });

  test('any of several times counts', () => {
    const first = describeTakenIn(text('abcd'), text('abcdX'));
    const second = describeTakenIn(text('abcdXe'), text('abcdXeY'));
    assert.ok(first && second);
    assert.equal(isOlderText(text('abcdf'), text('abcdXeY'), [first, second]), true);
    assert.equal(isOlderText(text('abcdXef'), text('abcdXeY'), [first, second]), true);
    assert.equal(isOlderText(text('abcdXeYf'), text('abcdXeY'), [first, second]), false);
  });
});
