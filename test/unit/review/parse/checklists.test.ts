// Check boxes.
import assert from 'node:assert/strict';
import { findBoxes } from '../../../../src/review/parse/checklists';
import { parseReview } from '../../../../src/review/parse/document';
import { lines } from '../fixtures';

suite('boxes', () => {
  test('ticked and open ones, nested ones included', () => {
    const text = lines(
      '## Listeners',
      '* [ ] @ida',
      '  - [x] @olaf',
      '1. [X] @noor',
      '- [] none',
      '- [y] none',
      '<!-- - [ ] none -->',
    );
    const document = parseReview(text);
    const section = document.sections[1];
    assert.ok(section);
    assert.deepEqual(
      findBoxes(document, section).map(({ text: name, checked, span }) => [
        name,
        checked,
        text.slice(span.start, span.end),
      ]),
      [
        ['@ida', false, '[ ]'],
        ['@olaf', true, '[x]'],
        ['@noor', true, '[X]'],
      ],
    );
  });
});
