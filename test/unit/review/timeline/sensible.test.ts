// Which entries of an incident's history are ticked from the beginning.
import assert from 'node:assert/strict';
import type { HistoryEntry } from '../../../../src/incident/history';
import { chooseSensible, readTagMilestone } from '../../../../src/review/timeline/edits/sensibleEntries';

const issue = { project: 'acme/mill', iid: 7 };
const ida = { id: 1, username: 'ida.berg', name: 'Ida Berg' };
const bot = { id: 2, username: 'deploy-bot', name: 'Deploy' };
const at = Date.parse('2026-03-01T14:00:00Z');

function entry(id: string, kind: HistoryEntry['kind'], text: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const given = { id, kind, at, text, author: ida, source: { kind: 'issue', issue, part: id } as const };
  return {
    ...given,
    isPart: false,
    tags: [],
    internal: false,
    hasOwnTime: false,
    isRaise: false,
    newOwners: [],
    ...more,
  };
}

const chosen = (...entries: readonly HistoryEntry[]): readonly string[] => [...chooseSensible(entries)];

suite('Timeline: what is sensible to import', () => {
  const cases: readonly (readonly [string, HistoryEntry, boolean])[] = [
    ['an event', entry('a', 'event', 'Provider called'), true],
    ['an event of a program', entry('a', 'event', 'Alert', { author: bot }), true],
    ['the declaration', entry('declared', 'state', 'Incident declared'), true],
    ['a state', entry('a', 'state', 'State: Mitigated'), true],
    ['a state of the review', entry('a', 'state', 'State: Review in Progress'), false],
    ['a raise of severity', entry('a', 'severity', 'Severity raised from 3 to 2', { isRaise: true }), true],
    ['a first severity', entry('a', 'severity', 'Severity set to 2'), false],
    ['a label', entry('a', 'label', 'Label Service::Oven added'), false],
    ['an assignment', entry('a', 'assignment', 'Assigned to @ida'), false],
    ['a comment', entry('a', 'comment', 'Thanks, all'), false],
    ['a comment with a milestone', entry('a', 'comment', 'Root cause identified: a full disk'), true],
    ['a comment with its time', entry('a', 'comment', 'called them', { hasOwnTime: true }), true],
    ['a comment of a program', entry('a', 'comment', 'Root cause identified', { author: bot }), false],
    ['what only members may read', entry('a', 'comment', 'Root cause identified', { internal: true }), false],
    ['talk of a deployment', entry('a', 'deployment', 'Was it the deployment?'), false],
    ['a rollback', entry('a', 'deployment', 'Rolled back to 4.2, errors are gone: mitigated'), true],
    ['a merged request', entry('a', 'merge-request', 'Merge request a/b!1 merged: Fix'), true],
    ['an open request', entry('a', 'merge-request', 'Merge request a/b!1 opened: Fix'), false],
  ];
  for (const [what, given, isChosen] of cases) {
    test(`${what} is ${isChosen ? '' : 'not '}ticked`, () =>
      assert.deepEqual(chosen(given), isChosen ? [given.id] : []));
  }

  test('a milestone is told once: by an event before a comment, by a comment before a label', () => {
    const event = entry('event', 'event', 'Pool enlarged', { tags: ['Impact mitigated'] });
    const comment = entry('comment', 'comment', 'Mitigated: larger pool');
    const label = entry('label', 'state', 'State: Mitigated');
    assert.deepEqual(chosen(label, comment, event), ['event']);
    assert.deepEqual(chosen(label, comment), ['comment']);
    assert.deepEqual(chosen(label), ['label']);
  });

  test('the label that came with the declaration says nothing more, a later one does', () => {
    const declared = entry('declared', 'state', 'Incident declared');
    const first = entry('first', 'state', 'State: Active', { at: at + 1000 });
    const again = entry('again', 'state', 'State: Active', { at: at + 3_600_000 });
    assert.deepEqual(chosen(declared, first, again), ['declared', 'again']);
  });

  test('GitLab’s tags by their meaning', () => {
    assert.equal(readTagMilestone(['Other', 'End time']), 'resolved');
    assert.equal(readTagMilestone(['start time ']), 'start');
    assert.equal(readTagMilestone(['Other']), undefined);
  });
});
