// What an item says of who does it until when is still read once its issue, or what became of it and why, stands behind that.
import assert from 'node:assert/strict';
import { makeDateEdits, makeDoneEdits, makeDroppedEdits } from '../../../src/review/actionEdits';
import { readActionWords } from '../../../src/review/actionWords';
import { analyzeReview } from '../../../src/review/analyze';
import { applyEdits } from '../../../src/review/fixes';
import type { Action, ReviewDocument, TextEdit } from '../../../src/review/model';
import { parseReview } from '../../../src/review/parse/document';
import { placeReferences } from '../../../src/review/placeReferences';
import { lines } from './fixtures';

type Change = (document: ReviewDocument, action: Action) => readonly TextEdit[];

const writeIssue =
  (reference: string): Change =>
  (document, action) =>
    placeReferences(document, [action], [{ words: readActionWords(action), reference }]).edits;
const dropIt: Change = (document, action) => makeDroppedEdits(document, action, 'the queue is gone');

const items: readonly (readonly [item: string, owner: string | undefined, date: string])[] = [
  ['Cap the queue, @ana, 2026-12-18', '@ana', '2026-12-18'],
  ['Cap the queue, @ana, 1 December 2026', '@ana', '1 December 2026'],
  ['Cap the queue, @ana, December 1, 2026', '@ana', 'December 1, 2026'],
  ['Cap the queue, @ana, 18 December', '@ana', '18 December'],
  ['Cap the queue, @ana, Fri 18 December', '@ana', '18 December'],
  ['Cap the queue, @ana, in 3 weeks', '@ana', 'in 3 weeks'],
  ['Cap the queue, @ana, Q1 2027', '@ana', 'Q1 2027'],
  ['Cap the queue, @ana, 18.12.2026', '@ana', '18.12.2026'],
  ['Cap the queue, 2026-12-18, @ana', '@ana', '2026-12-18'],
  ['Cap the queue, 2026-12-18, Ana Li', 'Ana Li', '2026-12-18'],
  ['Cap the queue, Ana Li, 18 December', 'Ana Li', '18 December'],
  ['Cap the queue, Ana Li, 2026-12-18', 'Ana Li', '2026-12-18'],
  ['Cap the queue – Ana Li – 18 December', 'Ana Li', '18 December'],
  ['Cap the queue, 2026-12-18, owner: Ana Li', 'Ana Li', '2026-12-18'],
  ['Cap the queue, @ana, **2026-12-18**', '@ana', '2026-12-18'],
  ['Cap the queue, @ana by 18 December', '@ana', '18 December'],
  ['Cap the queue, @ana, ~~1 December~~, 18 December', '@ana', '18 December'],
  ['Cap the queue, @ana, ~~2026-12-01~~ 2026-12-18', '@ana', '2026-12-18'],
  ['Restart Redis, 18 December', undefined, '18 December'],
  ['Cap the queue (@ana, due 18 December)', '@ana', '18 December'],
];
const changes: readonly (readonly [name: string, changes: readonly Change[], link?: string])[] = [
  ...['#7', 'shop#7', 'acme/shop#7', 'https://gitlab.test/acme/shop/-/issues/7'].map(
    reference => [`got its issue ${reference}`, [writeIssue(reference)], reference] as const,
  ),
  ['is done', [makeDoneEdits]],
  ['was dropped', [dropIt]],
  ['got its issue and was dropped', [writeIssue('shop#7'), dropIt], 'shop#7'],
  ['got its issue and is done', [writeIssue('shop#7'), makeDoneEdits], 'shop#7'],
  ['is done and was dropped', [makeDoneEdits, dropIt]],
];

function readAction(text: string): { readonly document: ReviewDocument; readonly action: Action } {
  const document = parseReview(text);
  const { actions } = analyzeReview(document, undefined);
  const [action] = actions;
  assert.ok(action && actions.length === 1);
  return { document, action };
}

/** Reasons that say a date, a person and an issue of their own. */
const reasons = ['not before 20 January', 'Ben Ode to do it, @ben, 2027-02-01', 'acme/shop#9 does it, owner: Ben Ode'];

/** What is to be done, whose issue may stand behind it. */
function readWords(action: Action): string {
  return readActionWords(action)
    .replace(action.link ?? '', '')
    .replace(/[\s,;:.]+$/u, '');
}

function apply(text: string, by: Change): string {
  const { document, action } = readAction(text);
  return applyEdits(text, by(document, action));
}

suite('Who does an action until when, read again when it', () => {
  for (const [name, steps, link] of changes) {
    for (const [item, owner, date] of items) {
      test(`${name}: ${item}`, () => {
        for (const written of [`- ${item}`, `- ${item}.`, `- [ ] ${item}`, `- [ ] ${item}.`]) {
          const text = lines('# Review', '', '## Corrective Actions', '', written);
          const { action: before } = readAction(text);
          assert.deepEqual([before.owner, before.date, before.link], [owner, date, undefined]);
          const changed = steps.reduce(apply, text);
          assert.notEqual(changed, text);
          const { action } = readAction(changed);
          assert.deepEqual([action.owner, action.date, action.link], [owner, date, link], action.text);
          assert.equal(readWords(action), readWords(before), action.text);
        }
      });
    }
  }

  test('gets its issue a second time: nothing changes', () => {
    for (const [item] of items) {
      const once = apply(lines('# Review', '', '## Corrective Actions', '', `- ${item}.`), writeIssue('shop#7'));
      assert.equal(apply(once, writeIssue('shop#7')), once);
    }
  });

  for (const reason of reasons) {
    for (const item of ['Cap the queue, @ana, 2026-12-18', 'Cap the queue, Ana Li, 18 December', 'Cap the queue']) {
      test(`has a reason: ${item}: ${reason}`, () => {
        const text = lines('# Review', '', '## Corrective Actions', '', `- [ ] ${item}.`);
        const { action } = readAction(text);
        const drop: Change = (document, each) => makeDroppedEdits(document, each, reason);
        const { action: dropped } = readAction(apply(text, drop));
        const said = ({ owner, date, link }: Action): unknown => [owner, date, link];
        assert.deepEqual(said(dropped), said(action), dropped.text);
        if (action.date === undefined) return;
        const move: Change = (document, each) => makeDateEdits(document, each, { date: '2026-12-20', reason });
        const { action: moved } = readAction(apply(text, move));
        assert.deepEqual(said(moved), said({ ...action, date: '2026-12-20' }), moved.text);
      });
    }
  }
});
