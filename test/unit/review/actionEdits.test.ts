// What becomes of an action, as its row says it from then on; and that the row is understood so when it is read again.
import assert from 'node:assert/strict';
import { makeDateEdits, makeDoneEdits, makeDroppedEdits } from '../../../src/review/actionEdits';
import { readActionDate, readActionWords } from '../../../src/review/actionWords';
import { analyzeReview } from '../../../src/review/analyze';
import { applyEdits } from '../../../src/review/fixes';
import type { Action, ReviewDocument, TextEdit } from '../../../src/review/model';
import { parseReview } from '../../../src/review/parse/document';
import { placeReferences } from '../../../src/review/placeReferences';
import { lines } from './fixtures';

type Change = (document: ReviewDocument, action: Action) => readonly TextEdit[];

const plain = ['| Action | Issue | Owner | Due |', '| --- | --- | --- | --- |'];
const stated = ['| Action | Issue | Owner | Due | Status |', '| --- | --- | --- | --- | --- |'];

function readFirst(text: string): { readonly document: ReviewDocument; readonly action: Action } {
  const document = parseReview(text);
  const [action] = analyzeReview(document, undefined).actions;
  assert.ok(action);
  return { document, action };
}

/** The last line after the change, and the action as it is read then. */
function change(head: readonly string[], row: string, by: Change): { readonly row: string; readonly action: Action } {
  const text = lines('# Review', '', '## Corrective Actions', '', ...head, row);
  const { document, action } = readFirst(text);
  const changed = applyEdits(text, by(document, action));
  return { row: changed.trimEnd().split('\n').at(-1) ?? '', action: readFirst(changed).action };
}

type Case = readonly [head: readonly string[], before: string, after: string];

const words = 'Cap the queue';

suite('Another date of an action, with its reason', () => {
  const moves: Change = (document, action) =>
    makeDateEdits(document, action, { date: '2026-12-20', reason: 'Ana (ops) | ill' });
  const cases: readonly Case[] = [
    [
      plain,
      '| Cap the queue | #3 | @ana | 2026-12-18 |',
      '| Cap the queue | #3 | @ana | 2026-12-20 (was 2026-12-18: Ana [ops] \\| ill) |',
    ],
    [plain, '| Cap the queue | #3 | @ana | |', '| Cap the queue | #3 | @ana | 2026-12-20 (Ana [ops] \\| ill) |'],
    [
      plain,
      '| Cap the queue | #3 | @ana | 2026-12-18 (was 2026-12-01: late) |',
      '| Cap the queue | #3 | @ana | 2026-12-20 (was 2026-12-18: Ana [ops] \\| ill) (was 2026-12-01: late) |',
    ],
    [
      plain,
      '| Cap the queue | #3 | @ana | next sprint |',
      '| Cap the queue | #3 | @ana | 2026-12-20 (was next sprint: Ana [ops] \\| ill) |',
    ],
    [
      [],
      '- Cap the queue, #3, @ana, 2026-12-18',
      '- Cap the queue, #3, @ana, 2026-12-20 (was 2026-12-18: Ana [ops] | ill)',
    ],
    [
      [],
      '- [ ] Cap the queue by 2026-12-18 (@ana) #3',
      '- [ ] Cap the queue by 2026-12-20 (was 2026-12-18: Ana [ops] | ill) (@ana) #3',
    ],
  ];
  for (const [head, before, after] of cases) {
    test(before, () => {
      const { row, action } = change(head, before, moves);
      assert.equal(row, after);
      assert.deepEqual([readActionDate(action), action.done, action.owner], ['2026-12-20', false, '@ana']);
    });
  }
});

suite('An action that is done', () => {
  const cases: readonly Case[] = [
    [plain, '| Cap the queue | #3 | @ana | 2026-12-18 |', '| Cap the queue ✅ | #3 | @ana | 2026-12-18 |'],
    [stated, '| Cap the queue | #3 | @ana | 2026-12-18 | |', '| Cap the queue | #3 | @ana | 2026-12-18 | Done |'],
    [
      stated,
      '| Cap the queue | #3 | @ana | 2026-12-18 | in review |',
      '| Cap the queue | #3 | @ana | 2026-12-18 | ✅ in review |',
    ],
    [[], '- [ ] Cap the queue #3', '- [x] Cap the queue #3'],
    [[], '- Cap the queue #3', '- Cap the queue #3 ✅'],
    [[], '#3 Cap the queue', '#3 Cap the queue ✅'],
  ];
  for (const [head, before, after] of cases) {
    test(before, () => {
      const { row, action } = change(head, before, makeDoneEdits);
      assert.equal(row, after);
      assert.deepEqual([action.done, action.link], [true, '#3']);
    });
  }
});

suite('An action that is dropped, with its reason', () => {
  const drops: Change = (document, action) => makeDroppedEdits(document, action, 'the queue\nis gone | moved');
  const cases: readonly Case[] = [
    [
      plain,
      '| Cap the queue | #3 | @ana | 2026-12-18 |',
      '| ~~Cap the queue~~ (dropped: the queue is gone \\| moved) | #3 | @ana | 2026-12-18 |',
    ],
    [
      stated,
      '| Cap the queue | #3 | @ana | 2026-12-18 | open |',
      '| ~~Cap the queue~~ (dropped: the queue is gone \\| moved) | #3 | @ana | 2026-12-18 | open |',
    ],
    [[], '- [ ] Cap the queue #3', '- [ ] ~~Cap the queue #3~~ (dropped: the queue is gone | moved)'],
    [[], '- Cap the ~~pool~~ queue #3', '- Cap the ~~pool~~ queue #3 (dropped: the queue is gone | moved)'],
  ];
  for (const [head, before, after] of cases) {
    test(before, () => {
      const { row, action } = change(head, before, drops);
      assert.equal(row, after);
      assert.deepEqual([action.done, action.link], [true, '#3']);
    });
  }

  test('the words that it had are found again', () => {
    const { action } = change(plain, '| Cap the queue | #3 | @ana | 2026-12-18 |', drops);
    assert.equal(readActionWords(action), words);
  });
});

suite('An action that is one of the sentences of a paragraph', () => {
  const told = 'We will add an alert. The team will write a test.';
  const text = lines('# Review', '', '## Corrective Actions', '', told);
  const changes: readonly (readonly [string, Change, string, string])[] = [
    ['is done', makeDoneEdits, 'We will add an alert ✅.', 'The team will write a test ✅.'],
    [
      'is dropped',
      (document, action) => makeDroppedEdits(document, action, 'late'),
      '~~We will add an alert~~ (dropped: late).',
      '~~The team will write a test~~ (dropped: late).',
    ],
    [
      'gets a date',
      (document, action) => makeDateEdits(document, action, { date: '2026-12-20', reason: 'late' }),
      'We will add an alert 2026-12-20 (late).',
      'The team will write a test 2026-12-20 (late).',
    ],
    [
      'gets its issue',
      (document, action) =>
        placeReferences(document, [action], [{ words: readActionWords(action), reference: 'acme/shop#3' }]).edits,
      'We will add an alert acme/shop#3.',
      'The team will write a test acme/shop#3.',
    ],
  ];
  for (const [what, by, ...after] of changes) {
    for (const at of [0, 1]) {
      test(`${what}, whichever: ${after[at]}`, () => {
        const document = parseReview(text);
        const { actions } = analyzeReview(document, undefined);
        const action = actions[at];
        assert.ok(action && actions.length === 2);
        const read = analyzeReview(parseReview(applyEdits(text, by(document, action))), undefined).actions;
        const other = actions[1 - at];
        const expected = at === 0 ? [after[0], other?.text] : [other?.text, after[1]];
        assert.deepEqual(
          read.map(each => each.text),
          expected,
        );
        assert.equal(read[1 - at]?.done, false);
      });
    }
  }
});

suite('What became of an action', () => {
  const changes: readonly Change[] = [makeDoneEdits, (document, action) => makeDroppedEdits(document, action, 'late')];
  for (const by of changes) {
    test(`is read where a heading names it, and where another section lists it again: ${by.name}`, () => {
      for (const text of [
        lines('# R', '', '## Corrective Actions', '', '### Cap the queue', '', '- Owner: Ana Li', '- Due: 2026-12-18'),
        lines(
          '# R',
          '',
          '## Action items',
          '',
          '- Cap the long queue',
          '',
          '## Next steps',
          '',
          '- Cap the long queue',
        ),
      ]) {
        const { document, action } = readFirst(text);
        const { actions } = analyzeReview(parseReview(applyEdits(text, by(document, action))), undefined);
        assert.deepEqual(
          actions.map(({ done }) => done),
          [true],
          text,
        );
      }
    });
  }
});
