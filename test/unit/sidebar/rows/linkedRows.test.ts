// What an incident unfolds to: asked for once, in the order in which one looks for it.
import assert from 'node:assert/strict';
import type { AnyIssue } from '../../../../src/gitlab/index';
import type { Account } from '../../../../src/session/account';
import { LinkedRows } from '../../../../src/sidebar/rows/linkedRows';
import type { IncidentRow } from '../../../../src/sidebar/rows/treeRows';

function issue(kind: string, iid: number): AnyIssue {
  return { kind, reference: { project: 'g/p', iid }, title: `${kind} ${iid}`, updatedAt: 1 } as unknown as AnyIssue;
}

function row(updatedAt = 1): IncidentRow {
  return {
    kind: 'incident',
    id: 'active/g/p#1',
    incident: { ...issue('incident', 1), updatedAt },
  } as unknown as IncidentRow;
}

class Scene {
  readonly asked: number[] = [];
  fails = false;
  readonly rows: LinkedRows;

  constructor(links: Readonly<Record<number, readonly AnyIssue[]>>) {
    const gitlab = {
      links: ({ iid }: { readonly iid: number }) => {
        this.asked.push(iid);
        if (this.fails)
          return Promise.reject(Object.assign(new Error('no'), { kind: 'unreachable', reason: 'network' }));
        return Promise.resolve((links[iid] ?? []).map(each => ({ id: 1, issue: each })));
      },
    };
    const account = { reader: () => Promise.resolve(gitlab) } as unknown as Account;
    this.rows = new LinkedRows(account, () => undefined);
  }

  async list(of = row(), hasFile = false): Promise<readonly string[]> {
    const rows = await this.rows.list(of, hasFile);
    return rows.map(each =>
      each.kind === 'linked'
        ? `${each.issue.kind} ${each.issue.reference.iid}`
        : each.kind === 'note'
          ? each.text
          : each.kind,
    );
  }
}

suite('What an incident unfolds to', () => {
  const links = {
    1: [issue('other', 9), issue('incident', 4), issue('review', 2)],
    2: [issue('incident', 1), issue('action', 7), issue('action', 5), issue('other', 8)],
  };

  test('its review, the actions of that, other incidents, other issues; with two requests', async () => {
    const scene = new Scene(links);
    assert.deepEqual(await scene.list(), ['review 2', 'action 5', 'action 7', 'incident 4', 'other 9']);
    assert.deepEqual(scene.asked, [1, 2]);
  });

  test('of two reviews the actions are those of the open one, whichever was linked first', async () => {
    const closed = { ...issue('review', 2), opened: false } as AnyIssue;
    const open = { ...issue('review', 3), opened: true } as AnyIssue;
    const scene = new Scene({ 1: [closed, open], 2: [issue('action', 5)], 3: [issue('action', 7)] });
    assert.deepEqual(await scene.list(), ['review 2', 'review 3', 'action 7']);
  });

  test('folding and unfolding asks nothing, until the incident has changed or somebody asks for a refresh', async () => {
    const scene = new Scene(links);
    await scene.list();
    await scene.list();
    assert.equal(scene.asked.length, 2);
    await scene.list(row(2));
    assert.equal(scene.asked.length, 4);
    scene.rows.forget();
    await scene.list(row(2));
    assert.equal(scene.asked.length, 6);
  });

  test('without a review one request is enough; without links a row says so', async () => {
    const scene = new Scene({});
    assert.deepEqual(await scene.list(), ['Nothing is linked yet']);
    assert.deepEqual(scene.asked, [1]);
    assert.deepEqual(await scene.list(row(), true), [], 'a file is its review');
  });

  test('a failure is a row, and asked for again when it is unfolded next', async () => {
    const scene = new Scene(links);
    scene.fails = true;
    assert.deepEqual(await scene.list(), ['GitLab cannot be reached for g/p#1.']);
    scene.fails = false;
    assert.equal((await scene.list()).length, 5);
  });
});
