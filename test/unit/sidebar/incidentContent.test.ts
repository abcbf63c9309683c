// What the view of incidents keeps of one account, and shows to no other.
import assert from 'node:assert/strict';
import { createPolicy } from '../../../src/incident/policy';
import { parseSettings } from '../../../src/incident/settings';
import { makeIncidentContent } from '../../../src/sidebar/incidentContent';
import type { IncidentRow } from '../../../src/sidebar/rows/treeRows';
import { makeIncident, makeReview } from '../../issues';
import { EventEmitter } from '../vscode';

suite('What stands in the row of an incident', () => {
  test('is read again for another account: it may not see the same issues', async () => {
    const reset = new EventEmitter<void>();
    let links = [{ issue: makeReview({ title: 'Only Ana may see it' }) }];
    const gitlab = { links: () => Promise.resolve(links) };
    const never = new EventEmitter<never>().event;
    const incidents = {
      account: { reader: () => Promise.resolve(gitlab) },
      files: new Map(),
      onDidReset: reset.event,
    };
    type Parts = Parameters<typeof makeIncidentContent>;
    const content = makeIncidentContent(
      { incidents, settings: {}, waiting: {}, now: () => 0 } as unknown as Parts[0],
      { filter: '' } as unknown as Parts[1],
      { changed: { event: never } } as unknown as Parts[2],
    );
    const incident = makeIncident({ reference: { project: 'g/p', iid: 9 } });
    const row = { kind: 'incident', id: 'active/g/p#9', incident } as unknown as IncidentRow;
    const list = async (): Promise<readonly string[]> => (await content.rowsOf(row)).map(({ kind }) => kind);
    assert.deepEqual(await list(), ['linked']);
    links = [];
    assert.deepEqual(await list(), ['linked']);
    reset.fire();
    assert.deepEqual(await list(), ['note']);
  });
});

suite('The view of incidents with a filter', () => {
  const failure = {
    kind: 'unreachable',
    message: 'GitLab cannot be reached.',
    ways: [{ title: 'Again', command: '' }],
  };
  const incident = makeIncident({ title: 'Mails came late', reference: { project: 'g/p', iid: 9 } });
  for (const [title, shown, expected] of [
    ['says that GitLab cannot be reached where nothing was loaded', [], ['unreachable', '', ['failure']]],
    [
      'says that nothing has its words where they hide what was loaded before',
      [incident],
      ['shown', 'GitLab cannot be reached. Nothing that was loaded has “queue”.', ['filter', 'failure', 'group']],
    ],
  ] as const) {
    test(title, async () => {
      const never = new EventEmitter<never>().event;
      const list = { shown: [], items: [], departed: [], hasMore: false, isWhole: false };
      const incidents = {
        account: {},
        me: undefined,
        ofLate: new Map(),
        files: new Map(),
        findKnownReviewOf: () => undefined,
        open: { ...list, shown, failure, readAt: 1 },
        justClosed: list,
        openReviews: list,
        completedReviews: list,
        onDidReset: never,
      };
      const { settings } = parseSettings({ project: 'g/p' });
      const sync = { findDeadline: () => ({}), findLiveHints: () => [] };
      const parts = {
        incidents,
        settings: { of: () => settings, policy: () => createPolicy('gitlab-2025'), faults: () => [] },
        lazy: { sync: () => Promise.resolve(sync) },
        analyzer: { load: () => Promise.resolve({ files: { list: () => [] } }) },
        now: () => 1,
      };
      const reader = { look: () => undefined, of: () => ({}) };
      const facts = {
        changed: { event: never },
        reader: () => Promise.resolve(reader),
        lastKnown: () => Promise.resolve({}),
      };
      type Parts = Parameters<typeof makeIncidentContent>;
      const content = makeIncidentContent(
        parts as unknown as Parts[0],
        { filter: 'queue', grouping: 'state', name: 'incidents' } as unknown as Parts[1],
        facts as unknown as Parts[2],
      );
      const rows = await content.rows();
      const { state, message } = content.describe('ready', rows);
      assert.deepEqual([state, message, rows.map(({ kind }) => kind)], expected);
    });
  }
});
