// Text that was encoded twice.
import assert from 'node:assert/strict';
import { fixed, found } from '../fixtures';

const only = (code: string, text: string): readonly string[] =>
  found(text)
    .filter(([each]) => each === code)
    .map(([, marked]) => marked);

suite('text.mojibake', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['bakerâ€™s ovens â€“ all', 'baker’s ovens â€“ all'],
    ['cafÃ©', 'café'],
    ['Ã¶fen', 'öfen'],
  ];
  for (const [text, expected] of texts)
    test(`"${text}"`, () => assert.equal(fixed(`${text}\n`, 'text.mojibake'), `${expected}\n`));
  test('code and words of other languages are left alone', () => {
    assert.deepEqual(only('text.mojibake', '`â€™` and ações, à l’Âme\n'), []);
  });
});
