// What is ticked when a timeline is imported again, and what is remembered of it.
import assert from 'node:assert/strict';
import {
  countThere,
  rememberChoice,
  suggestEntries,
  type ImportChoice,
  type SeenHistory,
} from '../../../../src/commands/timeline/importChoices';

const seen = (given: Partial<SeenHistory>): SeenHistory => ({
  sensible: new Set(['alarm', 'fix', 'end']),
  known: new Set(),
  before: undefined,
  review: 'r1',
  ...given,
});
const choice = (given: Partial<ImportChoice>): ImportChoice => ({ taken: [], left: [], review: 'r1', ...given });

suite('What is ticked when a timeline is imported', () => {
  const cases: readonly (readonly [string, Partial<SeenHistory>, readonly string[]])[] = [
    ['at first what is sensible', {}, ['alarm', 'fix', 'end']],
    ['not what the review has already', { known: new Set(['fix']) }, ['alarm', 'end']],
    ['not what was left before', { before: choice({ left: ['alarm'] }) }, ['fix', 'end']],
    ['not what was taken and stands there no more', { before: choice({ taken: ['end'] }) }, ['alarm', 'fix']],
    [
      'in another review all that was taken before',
      { before: choice({ taken: ['end', 'chat'], left: ['fix'], review: 'r0' }) },
      ['alarm', 'end', 'chat'],
    ],
  ];
  for (const [what, given, expected] of cases) {
    test(what, () => assert.deepEqual([...suggestEntries(seen(given))], expected));
  }

  test('what is remembered: what was picked or stood there as taken, and the rest of what is sensible as left', () => {
    const known = new Set(['fix']);
    assert.deepEqual(rememberChoice(seen({ known }), ['end', 'chat']), {
      taken: ['fix', 'end', 'chat'],
      left: ['alarm'],
      review: 'r1',
    });
  });

  test('what was taken earlier stays so for the same review, and is no decision for another one', () => {
    const before = choice({ taken: ['end'] });
    assert.deepEqual(rememberChoice(seen({ before }), ['alarm']).taken, ['end', 'alarm']);
    assert.deepEqual(rememberChoice(seen({ before, review: 'r2' }), ['alarm']).left, ['fix', 'end']);
  });

  test('what is there is counted among what would be ticked', () => {
    assert.equal(countThere(seen({ known: new Set(['fix', 'chat']) })), 1);
    assert.equal(countThere(seen({ known: new Set(['fix', 'chat']), before: choice({ taken: ['chat'] }) })), 2);
  });
});
