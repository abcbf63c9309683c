// The title of an action's issue: what is to be done, without who and until when; and where the name is written.
import assert from 'node:assert/strict';
import { readActionDate, readActionWords } from '../../../src/review/actionWords';
import { analyzeReview } from '../../../src/review/analyze';
import { applyEdits } from '../../../src/review/fixes';
import type { Action } from '../../../src/review/model';
import { parseReview } from '../../../src/review/parse/document';
import { placeReferences, type ActionReference } from '../../../src/review/placeReferences';
import { lines } from './fixtures';

const under = (...text: readonly string[]): string => lines('# Review', '', '## Corrective Actions', '', ...text);
const actionsOf = (text: string): readonly Action[] => analyzeReview(parseReview(text), undefined).actions;

const items: readonly (readonly [written: string, words: string])[] = [
  ['Add an alert on the queue', 'Add an alert on the queue'],
  ['[ ] Add an alert on the queue', 'Add an alert on the queue'],
  ['Add an alert on the queue - owner: @ana.li - due: 2026-12-12', 'Add an alert on the queue'],
  ['Add an alert on the queue (owner: @ana.li, due: 2026-12-12)', 'Add an alert on the queue'],
  ['Add an alert on the queue, @ana.li, by 2026-12-12', 'Add an alert on the queue'],
  ['Add an alert on the queue by 2026-12-12 (@ana.li)', 'Add an alert on the queue'],
  ['Ana Li to add an alert on the queue', 'add an alert on the queue'],
  ['**Ana Li**: add an alert on the queue', 'add an alert on the queue'],
  ['Rename `queue_length` to *depth*', 'Rename `queue_length` to depth'],
  ['Give the queue a limit of 2 \\* 3', 'Give the queue a limit of 2 * 3'],
];

suite('What a corrective action says is to be done', () => {
  for (const [written, words] of items) {
    test(written, () => {
      const [action] = actionsOf(under(`- ${written}`));
      assert.ok(action);
      assert.equal(readActionWords(action), words);
    });
  }

  test('of a row of a table it is the cell of the action', () => {
    const [action] = actionsOf(
      under(
        '| Action | Issue | Owner | Due |',
        '| --- | --- | --- | --- |',
        '| Cap the **queue** \\| pool | | @ana | 2026-12-12 |',
      ),
    );
    assert.ok(action);
    assert.equal(readActionWords(action), 'Cap the queue | pool');
  });
});

/** The text with the references in it, and the words of those that found no place. */
function placed(text: string, references: readonly ActionReference[]): readonly [string, readonly string[]] {
  const document = parseReview(text);
  const { edits, unplaced } = placeReferences(document, actionsOf(text), references);
  return [applyEdits(text, edits), unplaced.map(({ words }) => words)];
}

const alert = { words: 'Add an alert', reference: 'acme/shop#7' };
const runbook = { words: 'Write a runbook', reference: 'acme/shop#8' };
const head = ['| Action | Issue | Owner |', '| --- | --- | --- |'];

suite('Where the issue of an action is written', () => {
  const places: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['its cell', [...head, '| Add an alert |  | @ana |'], [...head, '| Add an alert | acme/shop#7 | @ana |']],
    [
      'a cell without a blank',
      [...head, '| Add an alert || @ana |'],
      [...head, '| Add an alert | acme/shop#7 | @ana |'],
    ],
    [
      'a cell with a dash',
      [...head, '| Add an alert | – | @ana |'],
      [...head, '| Add an alert | acme/shop#7 | @ana |'],
    ],
    [
      'a cell with the template’s placeholder',
      [...head, '| Add an alert | <Bare Issue link> | @ana |'],
      [...head, '| Add an alert | acme/shop#7 | @ana |'],
    ],
    [
      'behind words in its cell',
      [...head, '| Add an alert | to be filed | @ana |'],
      [...head, '| Add an alert | to be filed acme/shop#7 | @ana |'],
    ],
    ['behind an item', ['- Add an alert (@ana)'], ['- Add an alert (@ana) acme/shop#7']],
    [
      'the action’s cell where there is none for links',
      ['| Action | Owner |', '| --- | --- |', '| Add an alert | @ana |'],
      ['| Action | Owner |', '| --- | --- |', '| Add an alert acme/shop#7 | @ana |'],
    ],
  ];
  for (const [name, before, after] of places) {
    test(name, () => assert.deepEqual(placed(under(...before), [alert]), [under(...after), []]));
  }

  test('several at once, whatever their order', () => {
    const text = under(...head, '| Add an alert | | @ana |', '| Write a runbook | | @ben |');
    const [after, left] = placed(text, [runbook, alert]);
    assert.match(after, /Add an alert \| ?acme\/shop#7[\s\S]*Write a runbook \| ?acme\/shop#8/u);
    assert.deepEqual(left, []);
  });

  test('two actions with the same words get one each, in order', () => {
    const [after] = placed(under('- Add an alert', '- Add an alert'), [alert, { ...alert, reference: 'acme/shop#9' }]);
    assert.equal(after, under('- Add an alert acme/shop#7', '- Add an alert acme/shop#9'));
  });

  test('an action that was edited meanwhile is found by what it still says', () => {
    const [after, left] = placed(under('- Write one runbook for on call', '- Add a loud alert'), [alert]);
    assert.deepEqual([after, left], [under('- Write one runbook for on call', '- Add a loud alert acme/shop#7'), []]);
  });

  test('an action that is gone, or has an issue of its own by now, gets none', () => {
    assert.deepEqual(placed(under('- Write a runbook'), [alert]), [under('- Write a runbook'), ['Add an alert']]);
    assert.deepEqual(placed(under('- Add an alert #3'), [alert]), [under('- Add an alert #3'), ['Add an alert']]);
  });

  test('what stands there already is not written again', () => {
    const text = under('- Add an alert acme/shop#7');
    assert.deepEqual(placed(text, [alert]), [text, []]);
  });

  test('line ends and everything else stay', () => {
    const text = under('- Add an alert', '- Write a runbook').replaceAll('\n', '\r\n');
    const [after] = placed(text, [runbook]);
    assert.equal(after, text.replace('runbook', 'runbook acme/shop#8'));
  });
});

suite('Until when a corrective action is to be done', () => {
  const dates: readonly (readonly [written: string, date: string | undefined])[] = [
    ['2026-12-12', '2026-12-12'],
    ['by 2026-12-12', '2026-12-12'],
    ['2026-13-12', undefined],
    ['12 December 2026', '2026-12-12'],
    ['12.12.2026', '2026-12-12'],
    ['03/04/2026', undefined],
    ['next sprint', undefined],
    ['', undefined],
  ];
  for (const [written, date] of dates) {
    test(`"${written}"`, () => assert.equal(readActionDate({ date: written }), date));
  }
});
