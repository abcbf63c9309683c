// What a screen reader says of a row: VS Code reads these words in place of all that is seen.
import assert from 'node:assert/strict';
import type { AnyIssue } from '../../../../src/gitlab/index';
import { hourMs } from '../../../../src/incident/units';
import { createTreeItem } from '../../../../src/sidebar/looks/items';
import type { IncidentRow, LinkedRow } from '../../../../src/sidebar/rows/treeRows';
import { makeIncident, makeReview } from '../../../issues';

const now = Date.parse('2026-03-05T12:00:00Z');
const incident = makeIncident({
  reference: { project: 'g/p', iid: 7 },
  title: 'Basket lost',
  createdAt: now - 3 * hourMs,
});
const plain = { why: undefined, deadline: undefined, due: undefined, hints: [], isUnchecked: false };
const row: IncidentRow = { kind: 'incident', id: 'x', parent: undefined, incident, ...plain };

suite('What a screen reader says of a row', () => {
  const review = makeReview({ reference: { project: 'g/p', iid: 9 }, title: 'Basket', dueDate: '2026-03-09' });
  const linked = (issue: AnyIssue): LinkedRow => ({ kind: 'linked', id: 'y', parent: row, issue });
  for (const [name, of, said] of [
    [
      'an incident that goes on: how old it is',
      row,
      'Incident 7, Basket lost, severity unknown, Active, 3 hours ago, no owner',
    ],
    [
      'one whose review nobody has looked for',
      { ...row, incident: { ...incident, state: 'resolved', opened: false }, isUnchecked: true },
      'Incident 7, Basket lost, severity unknown, Resolved, review not checked, no owner',
    ],
    ['what an incident unfolds to: when it is due', linked(review), 'Review, Basket, due on Mar 9, no owner'],
    ['what is closed', linked({ ...review, opened: false }), 'Review, Basket, closed, no owner'],
  ] as const) {
    test(name, () => assert.equal(createTreeItem(of, now).accessibilityInformation?.label, said));
  }
});
