// In which order incidents are offered.
import assert from 'node:assert/strict';
import { sortGroups, type IncidentOrder } from '../../../../src/commands/choosing/incidentOrder';
import type { GroupKey, GroupRow, IncidentRow } from '../../../../src/sidebar/rows/treeRows';

const me = { id: 7 };

function group(key: GroupKey, owners: readonly number[] = []): GroupRow {
  const rows = owners.map((id, at) => ({ kind: 'incident', id: `${key} ${at}`, incident: { assignees: [{ id }] } }));
  return { kind: 'group', id: key, key, parent: undefined, count: 0, rows: rows as unknown as readonly IncidentRow[] };
}

suite('The order of incidents that are offered', () => {
  const groups = [
    group('review-required', [7]),
    group('active', [3, 7]),
    group('open', [3]),
    group('mitigated', [7]),
    group('resolved', [7]),
  ];
  const sorted = (order: IncidentOrder, user: typeof me | undefined): readonly string[] =>
    sortGroups(groups, order, user).map(({ key, rows }) =>
      key === 'mine' ? `${key}: ${(rows ?? []).map(({ id }) => id).join(', ')}` : key,
    );

  test('for what is done about a review, as in the sidebar', () => {
    assert.deepEqual(sorted('review-first', me), ['review-required', 'active', 'open', 'mitigated', 'resolved']);
  });

  test('what goes on first, one’s own of it before all, then the rest as in the sidebar', () => {
    assert.deepEqual(sorted('live-first', me), [
      'mine: active 1, mitigated 0',
      'active',
      'mitigated',
      'open',
      'review-required',
      'resolved',
    ]);
  });

  test('where nobody knows who one is, nothing is one’s own', () => {
    const rest = ['active', 'mitigated', 'open', 'review-required', 'resolved'];
    assert.deepEqual(sorted('live-first', undefined), rest);
    assert.deepEqual(sorted('live-first', { id: 99 }), rest);
  });
});
