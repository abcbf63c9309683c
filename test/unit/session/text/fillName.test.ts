// A name of GitLab's in a block: it stands there as it is, whatever it would mean in a snippet or to a replacement.
import assert from 'node:assert/strict';
import { fillName, findSnippet } from '../../../../src/session/text/snippets';

suite('The name in a block', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['stands where the block asks for it', '@kim', '- [ ] @kim'],
    ['is no variable and no place of the cursor', '@$TM_FILENAME${1:x}', '- [ ] @\\$TM_FILENAME\\${1:x\\}'],
    ['is no part of the block', "@$&$`$'$$", "- [ ] @\\$&\\$`\\$'\\$\\$"],
    ['keeps its backslash', String.raw`@a\b`, String.raw`- [ ] @a\\b`],
  ];
  for (const [name, username, line] of rows) {
    test(name, () => {
      const { body } = findSnippet('Approvals');
      assert.equal(fillName(body, username), body.split('${1:[name]}').join(line.slice('- [ ] '.length)));
      assert.ok(fillName(body, username).split('\n').includes(line));
    });
  }
});
