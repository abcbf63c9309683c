import assert from 'node:assert/strict';
import { analyzeReview } from '../../../src/review/analyze';
import { parseReview } from '../../../src/review/index';

const actionsIn = (text: string): readonly string[] =>
  analyzeReview(parseReview(text), undefined).actions.map(action => action.text);

suite('actions outside sections that are called so', () => {
  test('a list whose items are all given to somebody, with a date, is one of actions', () => {
    assert.equal(
      actionsIn(
        '## Takeaways\n\n- Add an alert for full disks by 3 April 2026 (@ida).\n- Order disks by 5 April 2026 (@ben).\n',
      ).length,
      2,
    );
  });

  test('a field of the review is none, whatever stands behind its name', () => {
    assert.deepEqual(
      actionsIn('# Review\n\n- Incident: acme/production#101: order bread by 3 April 2026 (@ida).\n'),
      [],
    );
  });
});
