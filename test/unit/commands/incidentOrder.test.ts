// In which order incidents are offered.
import assert from 'node:assert/strict';
import { sortGroups } from '../../../src/commands/incidentOrder';
import type { GroupKey, GroupRow } from '../../../src/sidebar/treeRows';

function group(key: GroupKey): GroupRow {
  return { kind: 'group', id: key, key, parent: undefined, count: 0, rows: [] };
}

suite('The order of incidents that are offered', () => {
  const groups = (['review-required', 'active', 'open', 'mitigated', 'resolved'] as const).map(group);
  const sorted = (order: 'sidebar' | 'live-first'): readonly string[] =>
    sortGroups(groups, order).map(({ key }) => key);

  test('as in the sidebar', () => {
    assert.deepEqual(sorted('sidebar'), ['review-required', 'active', 'open', 'mitigated', 'resolved']);
  });

  test('what goes on first, then the rest as in the sidebar', () => {
    assert.deepEqual(sorted('live-first'), ['active', 'mitigated', 'review-required', 'open', 'resolved']);
  });
});
