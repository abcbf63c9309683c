// What the question before a review is closed says of boxes that nobody has ticked: GitLab's words, and as many as one reads.
import assert from 'node:assert/strict';
import { describeUnticked } from '../../../../src/commands/finish/signOff';
import * as engine from '../../../../src/review/index';

suite('Boxes that are not ticked', () => {
  const listBoxes = (count: number): string =>
    Array.from({ length: count }, (_, at) => `- [ ] @cook${String(at + 1)}`).join('\n');
  const rows: readonly (readonly [string, string, string])[] = [
    ['none where everybody has ticked', '## Approvals\n\n- [x] @kim', ''],
    ['are named by their lists', '## Approvals\n\n- [ ] @kim\n- [x] @ana\n- [ ] @li', 'Approvals (@kim, @li)'],
    [
      'are ten at most, and a number',
      `## Approvals\n\n${listBoxes(12)}`,
      `Approvals (${Array.from({ length: 10 }, (_, at) => `@cook${String(at + 1)}`).join(', ')} and 2 more)`,
    ],
    [
      'stand under a heading that is cut',
      `## Approvals ${'of the bakers '.repeat(40)}\n\n- [ ] @kim`,
      `Approvals ${'of the bakers '.repeat(6)}of th… (@kim)`,
    ],
    [
      'stand under a heading as one sees it',
      '## Approvals of\u202e bakers\n\n- [ ] @kim',
      'Approvals of bakers (@kim)',
    ],
  ];
  for (const [name, text, expected] of rows) {
    test(name, () => assert.equal(describeUnticked(engine, `# Ovens\n\n${text}\n`), expected));
  }

  test('are of ten lists at most, and a number', () => {
    const lists = Array.from({ length: 11 }, (_, at) => `## Approvals ${String(at + 1)}\n\n- [ ] @kim\n`);
    const shown = Array.from({ length: 10 }, (_, at) => `Approvals ${String(at + 1)} (@kim)`);
    assert.equal(describeUnticked(engine, `# Ovens\n\n${lists.join('\n')}`), `${shown.join(', ')} and 1 more`);
  });
});
