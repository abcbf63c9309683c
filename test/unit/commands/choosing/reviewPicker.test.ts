// The pick among open reviews, each as its row in the sidebar has it.
import assert from 'node:assert/strict';
import { pickReview } from '../../../../src/commands/choosing/issuePicker';
import type { CommandParts } from '../../../../src/commands/commandParts';
import { KeptWords } from '../../../../src/commands/keptWords';
import { defaultLabelNames } from '../../../../src/incident/labels';
import { createPolicy } from '../../../../src/incident/policy';
import { window } from '../../vscode';
import { PickWindow } from '../pickWindow';

const reference = { project: 'acme/shop', iid: 12 };
const review = { kind: 'review', reference, title: 'Late mails', opened: true, labels: [], assignees: [] };

suite('The pick of a review', () => {
  for (const [name, labels, words] of [
    ['is being written is overdue', [], 'was due yesterday'],
    ['is completed is to be closed', [defaultLabelNames.states['review-completed']], 'completed: Close Review'],
  ] as const) {
    test(`one past its date that ${name}`, async () => {
      const pick = new PickWindow<{ readonly detail?: string }>();
      Object.assign(window, { createQuickPick: () => pick });
      const items = [{ ...review, labels, dueDate: '2026-03-04' }];
      const incidents = {
        account: { gitlab: () => Promise.resolve() },
        settings: {
          of: () => ({ places: ['acme/shop'], labels: defaultLabelNames }),
          policy: () => createPolicy('gitlab-2025'),
        },
        openReviews: { items, load: () => Promise.resolve(), now: () => Date.parse('2026-03-05T12:00:00Z') },
        readMe: () => Promise.resolve(),
      };
      const parts = { incidents, commandTitle: 'Open Review', typed: new KeptWords(new Map()) };
      const asked = pickReview(parts as unknown as CommandParts);
      await new Promise(setImmediate);
      const [row] = pick.items.filter(({ detail }) => detail?.includes(words));
      assert.ok(row, JSON.stringify(pick.items));
      pick.pressEscape();
      assert.equal(await asked, undefined);
    });
  }
});
