// What is said once after a review was made: whose it is, that it is confidential, what comes next.
import assert from 'node:assert/strict';
import {
  describeMadeReview,
  describeStanding,
  type MadeReview,
} from '../../../../src/commands/reviews/madeReviewWords';
import { makeReview } from '../../../issues';

type Issue = MadeReview['created']['review'];

const review = makeReview({ reference: { project: 'shop/web', iid: 7 }, title: 'Incident Review: Basket empty' });
const kim = { id: 3, username: 'kim', name: 'Kim' };

suite('What is said of a review that was just made', () => {
  const describe = (issue: Partial<Issue>, more: Partial<MadeReview> = {}): string =>
    describeMadeReview({
      created: { review: { ...review, ...issue }, dropped: [], altered: undefined },
      me: 'kim',
      ...more,
    });
  const next = 'Next: fill the gaps, then save it to GitLab.';
  const rows: readonly (readonly [string, string, string])[] = [
    ['nobody has it', describe({}), `shop/web#7 was made. ${next} It is assigned to nobody.`],
    [
      'it is yours, and due',
      describe({ assignees: [kim], dueDate: '2026-12-04' }),
      `shop/web#7 was made. Due on 2026-12-04. ${next} It is assigned to you.`,
    ],
    [
      'it is somebody else’s, and confidential; the question before has said why',
      describe({ assignees: [kim], confidential: true }, { me: 'lee' }),
      `shop/web#7 was made. ${next} It is assigned to @kim. It is confidential.`,
    ],
    [
      'GitLab did not take all of it',
      describe(
        {},
        {
          created: {
            review,
            dropped: [{ what: 'label', name: 'S1', reason: 'unknown' }],
            altered: 'Other words',
          },
        },
      ),
      `shop/web#7 was created, but GitLab did not take: the label S1 (unknown in the project), parts of the text. ${next} It is assigned to nobody.`,
    ],
  ];
  for (const [name, said, expected] of rows) test(name, () => assert.equal(said, expected));

  test('in one line of the status bar, what stands nowhere else comes first', () => {
    const mine = { ...review, assignees: [kim], dueDate: '2026-12-04', confidential: true };
    const created = { review: mine, dropped: [], altered: undefined };
    assert.equal(describeStanding({ created, me: 'kim' }), `${next} It is assigned to you. It is confidential.`);
  });
});
