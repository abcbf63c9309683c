// The pick among open incidents: that one has no review yet is said only where every review is known.
import assert from 'node:assert/strict';
import { pickIncident } from '../../../../src/commands/choosing/issuePicker';
import type { CommandParts } from '../../../../src/commands/commandParts';
import { KeptWords } from '../../../../src/commands/keptWords';
import { defaultLabelNames } from '../../../../src/incident/labels';
import { createPolicy } from '../../../../src/incident/policy';
import { makeIncident } from '../../../issues';
import { window } from '../../vscode';
import { PickWindow } from '../pickWindow';

const now = Date.parse('2026-03-05T12:00:00Z');
const resolved = makeIncident({ severity: 2, state: 'resolved', createdAt: now });

/** What the row of the incident says. `isWhole`: both lists of reviews were read to their ends. */
async function readDetail(isWhole: boolean): Promise<string | undefined> {
  const pick = new PickWindow<{ readonly label?: string; readonly detail?: string }>();
  Object.assign(window, { createQuickPick: () => pick });
  const reviews = { items: [], load: () => Promise.resolve(), isWhole };
  const incidents = {
    account: { gitlab: () => Promise.resolve() },
    settings: {
      of: () => ({ places: ['g/p'], labels: defaultLabelNames }),
      policy: () => createPolicy('gitlab-2025'),
    },
    open: { items: [resolved], load: () => Promise.resolve(), now: () => now },
    openReviews: reviews,
    completedReviews: reviews,
    files: new Map(),
    findKnownReviewOf: () => undefined,
    readMe: () => Promise.resolve(),
  };
  const parts = { incidents, commandTitle: 'Start Incident Review', typed: new KeptWords(new Map()) };
  const asked = pickIncident(parts as unknown as CommandParts, 'review-first');
  await new Promise(setImmediate);
  const row = pick.items.find(({ label }) => label === 'Down');
  pick.pressEscape();
  await asked;
  return row?.detail;
}

suite('The pick of an incident', () => {
  test('says that there is no review yet where all are known', async () => {
    assert.equal(await readDetail(true), 'Severity 2 · review required by its severity · none yet · due on 2026-03-12');
  });

  test('says nothing of it where some were not read', async () => {
    assert.equal(await readDetail(false), 'Severity 2 · review required by its severity · due on 2026-03-12');
  });
});
