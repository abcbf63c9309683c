// Whom a row of the view Corrective Actions lets one ask how it stands: others.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createActionItem } from '../../../src/sidebar/looks/correctiveActionItems';
import type { BoardActionRow } from '../../../src/sidebar/rows/correctiveActionRows';

const me = { id: 4, username: 'jonas', name: 'Jonas Weber' };
const ida = { id: 5, username: 'ida', name: 'Ida Berg' };
const issue = { project: 'acme/shop', iid: 7 };

suite('Asking the owner of a corrective action', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly contributes: { readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>> };
  };
  const conditions = Object.values(manifest.contributes.menus)
    .flat()
    .filter(({ command, when }) => command === 'incidentReviews.nudgeOwner' && when?.includes('viewItem'))
    .map(({ when = '' }) => /viewItem == (\w+)/u.exec(when)?.[1]);

  const isOffered = (assignees: readonly (typeof me)[], of: typeof issue | undefined): boolean => {
    const review = { reference: { project: 'acme/production', iid: 5 }, title: 'The queue was full' };
    const state = of && { outcome: 'open', assignees };
    const action = { words: 'Alert on the queue', review, owner: 'Jonas Weber', services: [], state };
    const row = { kind: 'action', id: 'x', action, standing: 'open', grouping: 'standing', issue: of };
    const { contextValue } = createActionItem(row as unknown as BoardActionRow, me);
    return conditions.includes(contextValue);
  };

  test('is one entry of a row’s menu', () => assert.equal(conditions.length, 1));
  for (const [name, assignees, of, expected] of [
    ['of somebody else: offered', [ida], issue, true],
    ['of oneself and somebody else: offered', [me, ida], issue, true],
    ['of oneself alone: not offered', [me], issue, false],
    ['without an issue: not offered', [], undefined, false],
  ] as const) {
    test(`one ${name}`, () => assert.equal(isOffered(assignees, of), expected));
  }
});
