// What a list keeps of an issue.
import assert from 'node:assert/strict';
import { compactIssue, type Shared } from '../../../../src/session/lists/compact';
import { incident } from '../../review/fixtures';

suite('An issue in a list', () => {
  test('has everything but its text', () => {
    const whole = incident({
      title: 'Search is down',
      description: 'Since nine.',
      labels: ['incident', 'severity::2'],
    });
    const { description, ...rest } = whole;
    const { issue, text } = compactIssue(whole, new Map());
    assert.equal(text, description);
    assert.deepEqual(issue, rest);
    assert.ok(!('description' in issue));
  });

  test('shares with others what is the same: labels, people, its project', () => {
    const shared: Shared = new Map();
    const read = (iid: number): ReturnType<typeof compactIssue>['issue'] => {
      const ana = { id: 1, username: 'ana', name: 'Ana' };
      const reference = { project: 'acme/production', iid };
      return compactIssue(incident({ reference, labels: ['incident'], assignees: [ana], author: ana }), shared).issue;
    };
    const [one, other] = [read(1), read(2)];
    assert.equal(one.labels, other.labels);
    assert.equal(one.assignees, other.assignees);
    assert.equal(one.author, other.author);
    assert.deepEqual([one.reference.iid, other.reference.iid], [1, 2]);
  });
});
