// Merging is told from overwriting by what a text lacks of the others.
import assert from 'node:assert/strict';
import { isMerged, findUndone } from '../../../src/inPlace/copy/undone';

suite('What a text would undo', () => {
  const lines = (...text: readonly string[]): string => text.join('\n');
  const rows: readonly (readonly [string, string, string, string, readonly string[], readonly string[]])[] = [
    ['nothing, where it has both', 'A', lines('A', 'Theirs'), lines('A', 'Theirs', 'Mine'), [], []],
    ['nothing, where only blanks differ', 'A', lines('A', '  Theirs'), lines('A', '', 'Theirs  '), [], []],
    ['a line of theirs', 'A', lines('A', 'Theirs'), lines('A', 'Mine'), ['Theirs'], []],
    ['their wording of a line', 'A line.', 'Their line.', 'My line.', ['Their line.'], []],
    ['what they removed', lines('A', 'Wrong'), 'A', lines('A', 'Wrong', 'Mine'), [], ['Wrong']],
    ['nothing, where both removed it', lines('A', 'Wrong'), 'A', lines('A', 'Mine'), [], []],
    ['nothing, where I removed it', lines('A', 'Wrong'), lines('A', 'Wrong', 'Theirs'), lines('A', 'Theirs'), [], []],
    ['the second of two equal lines', 'Call', lines('Call', 'Call'), 'Call', ['Call'], []],
    ['everything, where nobody knows the base', '', lines('A', 'B'), 'B', ['A'], []],
    ['nothing, with other line ends', 'A', lines('A', 'Theirs'), 'A\r\nTheirs\r\nMine', [], []],
  ];
  for (const [name, base, remote, local, missing, restored] of rows) {
    test(name, () => {
      const undone = findUndone(local, { base, remote });
      assert.deepEqual(undone, { missing, restored });
      assert.equal(isMerged(undone), missing.length + restored.length === 0);
    });
  }
});
