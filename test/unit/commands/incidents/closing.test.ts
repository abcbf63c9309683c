// What a person is told who closes an incident that its review is still missing of: what the rows and the page say of it, too.
import assert from 'node:assert/strict';
import { mayClose } from '../../../../src/commands/incidents/closing';
import type { CommandParts } from '../../../../src/commands/commandParts';
import type { LabelEvent } from '../../../../src/incident/labelHistory';
import { defaultLabelNames } from '../../../../src/incident/labels';
import type { ReviewIssue } from '../../../../src/incident/model';
import { createPolicy, type PolicyOverrides } from '../../../../src/incident/policy';
import { makeIncident, makeReview } from '../../../issues';
import { shownMessages } from '../../vscode';

const incident = makeIncident({
  reference: { project: 'g/p', iid: 7 },
  severity: 2,
  createdAt: Date.parse('2026-03-02T10:00:00Z'),
});
const review = makeReview({ reference: { project: 'g/p', iid: 9 }, incident: incident.reference });

interface Known {
  readonly listed?: ReviewIssue;
  /** The lists have more pages than were read. */
  readonly hasMore?: boolean;
  readonly linked?: readonly ReviewIssue[] | 'unreachable';
  readonly events?: readonly LabelEvent[];
  readonly overrides?: PolicyOverrides;
}

/** What is said of its review. */
async function tell({ listed, hasMore = false, linked = [], events = [], overrides }: Known): Promise<string> {
  shownMessages.texts.length = 0;
  shownMessages.details.length = 0;
  shownMessages.answer = undefined;
  const gitlab = {
    labelEvents: () => Promise.resolve(events),
    links: () =>
      linked === 'unreachable'
        ? Promise.reject(new Error('no answer'))
        : Promise.resolve(linked.map(issue => ({ id: 1, issue }))),
  };
  const list = { load: () => Promise.resolve(), isWhole: !hasMore };
  const parts = {
    incidents: {
      account: { gitlab: () => Promise.resolve(gitlab) },
      openReviews: list,
      completedReviews: list,
      findKnownReviewOf: () => listed,
    },
    settings: {
      policy: () => ({ ...createPolicy('gitlab-2025', overrides), timeZone: '' }),
      of: () => ({ labels: defaultLabelNames }),
    },
    now: () => Date.parse('2026-03-03T10:00:00Z'),
    log: { error: () => undefined },
  };
  assert.equal(await mayClose(parts as unknown as CommandParts, incident), false);
  return shownMessages.details[0]?.split('\n').find(line => line.startsWith('Its review')) ?? '';
}

suite('Closing an incident without its review', () => {
  const raised = { label: 'severity::2', action: 'add', at: Date.parse('2026-03-03T09:00:00Z') } as const;
  const resolved = { label: 'Incident::Resolved', action: 'add', at: Date.parse('2026-03-04T09:00:00Z') } as const;
  for (const [name, known, said] of [
    ['its day counts from its declaration', {}, 'Its review is not started; it is due on 2026-03-09.'],
    [
      'its day counts from when the severity was raised',
      { events: [raised] },
      'Its review is not started; it is due on 2026-03-10.',
    ],
    [
      'its day counts from the resolution, where the team counts so',
      { events: [resolved], overrides: { dueFrom: 'resolution' } },
      'Its review is not started; it is due on 2026-03-11.',
    ],
    [
      'a day that somebody set counts',
      { listed: { ...review, dueDate: '2026-03-20' } },
      'Its review g/p#9 is not completed; it is due on 2026-03-20.',
    ],
    [
      'one that stands on no page that was read is known by its link',
      { hasMore: true, linked: [review] },
      'Its review g/p#9 is not completed; it is due on 2026-03-09.',
    ],
    [
      'one may go on where GitLab does not say what is linked',
      { hasMore: true, linked: 'unreachable' },
      'Its review is not started; it is due on 2026-03-09.',
    ],
  ] as const) {
    test(name, async () => assert.equal(await tell(known), said));
  }
});
