// What became of a corrective action, by its issue; and where its issue is made.
import assert from 'node:assert/strict';
import { isActionDone, listActionProjects, readActionIssue, type ActionIssue } from '../../../src/incident/actionIssue';
import { defaultLabelNames } from '../../../src/incident/labels';
import type { Issue, WithText } from '../../../src/incident/model';
import { createPolicy } from '../../../src/incident/policy';

const issue: WithText<Issue> = {
  reference: { project: 'acme/shop', iid: 7 },
  projectId: 102,
  title: 'Alert on the queue',
  description: '',
  opened: true,
  confidential: false,
  labels: ['corrective action'],
  assignees: [],
  author: undefined,
  createdAt: 0,
  updatedAt: 5,
  closedAt: undefined,
  dueDate: '2026-04-01',
  severity: undefined,
};

const closed = { opened: false, closedAt: 4 };
const outcomes: readonly (readonly [string, Partial<Issue>, ActionIssue['outcome']])[] = [
  ['an open one', {}, 'open'],
  ['an open one that has the label of dropped ones', { labels: ['dropped'] }, 'open'],
  ['a closed one', closed, 'done'],
  ['one that went to another project', { ...closed, movedTo: 99 }, 'moved'],
  ['a closed one with the label of the settings', { ...closed, labels: ['Dropped'] }, 'dropped'],
  ['a closed one that nobody will do', { ...closed, labels: ["Won't do"] }, 'dropped'],
  ['a closed one with a scoped label', { ...closed, labels: ['workflow::wontfix'] }, 'dropped'],
];

suite('The issue of a corrective action', () => {
  for (const [name, changes, outcome] of outcomes) {
    test(`${name} is ${outcome}`, () => {
      assert.equal(readActionIssue({ ...issue, ...changes }, defaultLabelNames).outcome, outcome);
    });
  }

  const moved = { opened: false, outcome: 'moved' } as const;
  const standings: readonly (readonly [string, Parameters<typeof isActionDone>, boolean])[] = [
    ['a ticked row without an issue', [true, undefined], true],
    ['an open row without an issue', [false, undefined], false],
    ['a ticked row whose issue is open', [true, { opened: true }], false],
    ['an open row whose issue is closed', [false, { opened: false }], true],
    ['a ticked row whose issue was moved', [true, moved], true],
    ['a ticked row whose issue goes on', [true, moved, { opened: true }], true],
    ['an open row whose issue was moved', [false, moved], false],
    ['an open row whose issue goes on', [false, moved, { opened: true }], false],
    ['an open row whose issue was done where it went', [false, moved, { opened: false }], true],
    ['an open row whose issue was moved once more', [false, moved, moved], false],
  ];
  for (const [name, given, isDone] of standings) {
    test(`${name} is ${isDone ? 'done' : 'not done'}`, () => {
      assert.equal(isActionDone(...given), isDone);
    });
  }

  test('a team names its own label of dropped ones', () => {
    const names = { dropped: 'Given up' };
    assert.equal(readActionIssue({ ...issue, ...closed, labels: ['given-up'] }, names).outcome, 'dropped');
    assert.equal(readActionIssue({ ...issue, ...closed, labels: ['dropped'] }, names).outcome, 'done');
  });

  const serviceProjects = { Checkout: 'acme/shop', 'Card payments': 'acme/payments' };
  const places: readonly (readonly [string, object, readonly string[], readonly string[]])[] = [
    ['the incident’s, where nothing is said', {}, ['Checkout'], ['acme/production']],
    ['the policy’s first', { actionProject: 'acme/work' }, [], ['acme/work', 'acme/production']],
    [
      'the service’s before both',
      { actionProject: 'acme/work', serviceProjects },
      ['checkout'],
      ['acme/shop', 'acme/work', 'acme/production'],
    ],
    [
      'those of two services',
      { serviceProjects },
      ['card-payments', 'Checkout'],
      ['acme/payments', 'acme/shop', 'acme/production'],
    ],
    ['each once', { actionProject: 'acme/production' }, [], ['acme/production']],
  ];
  for (const [name, overrides, services, projects] of places) {
    test(`its projects: ${name}`, () => {
      const policy = createPolicy('gitlab-2025', overrides);
      assert.deepEqual(listActionProjects(policy, { services, project: 'acme/production' }), projects);
    });
  }
});
