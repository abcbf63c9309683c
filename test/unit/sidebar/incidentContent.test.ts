// What the view of incidents keeps of one account, and shows to no other.
import assert from 'node:assert/strict';
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
