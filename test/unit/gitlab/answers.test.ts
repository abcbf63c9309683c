import assert from 'node:assert/strict';
import * as v from 'valibot';
import { issue as issueSchema, readIssue, type AnyIssue } from '../../../src/gitlab/answers';
import { formatUtcDate, isDate } from '../../../src/incident/calendar';
import { defaultLabelNames } from '../../../src/incident/labels';
import { createPolicy } from '../../../src/incident/policy';
import { findDeadline } from '../../../src/incident/reviewDeadline';

const surroundings = { url: 'https://gitlab.example.com', names: defaultLabelNames };

/** The least that GitLab says of an issue. */
const least = {
  iid: 12,
  project_id: 4,
  title: 'Checkout is slow',
  description: null,
  state: 'opened',
  labels: [],
  created_at: '2025-11-03T09:00:00.000Z',
  updated_at: '2025-11-03T10:00:00.000+01:00',
  references: { short: '#12', relative: '#12', full: 'shop/production#12' },
};

function read(parts: object, path?: string): AnyIssue {
  return readIssue(v.parse(issueSchema, { ...least, ...parts }), { ...surroundings, project: path });
}

suite('Issues from GitLab', () => {
  test('the least that GitLab may say is enough', () => {
    assert.deepEqual(read({}), {
      kind: 'other',
      reference: { project: 'shop/production', iid: 12 },
      projectId: 4,
      title: 'Checkout is slow',
      description: '',
      opened: true,
      confidential: false,
      labels: [],
      assignees: [],
      author: undefined,
      createdAt: Date.parse('2025-11-03T09:00:00Z'),
      updatedAt: Date.parse('2025-11-03T09:00:00Z'),
      closedAt: undefined,
      dueDate: undefined,
      severity: undefined,
    });
  });

  const kinds: readonly [string, object, AnyIssue['kind']][] = [
    ['GitLab’s own type', { issue_type: 'incident' }, 'incident'],
    ['the type in capitals', { issue_type: 'INCIDENT' }, 'incident'],
    ['the label of reviews', { labels: ['incident-review'] }, 'review'],
    ['a marker', { description: '<!-- incident-review\nid: x\n-->' }, 'review'],
    ['the label of corrective actions', { labels: ['Corrective Action'] }, 'action'],
    ['an incident that bears the label of reviews', { issue_type: 'incident', labels: ['IncidentReview'] }, 'incident'],
    ['anything else', { labels: ['bug'] }, 'other'],
  ];
  for (const [name, parts, kind] of kinds) {
    test(`${name} makes it ${kind}`, () => assert.equal(read(parts).kind, kind));
  }

  const disruptions: readonly [string, object, boolean][] = [
    ['its title', { title: 'Full Service Disruption in Europe' }, true],
    ['its text', { description: 'This is a partial service disruption.' }, true],
    ['nothing of it', { description: 'Some service. Disruptions of another one.' }, false],
  ];
  for (const [name, parts, says] of disruptions) {
    test(`${name} says ${says ? 'that it is' : 'not that it is'} a service disruption`, () => {
      const found = read({ issue_type: 'incident', ...parts });
      assert.equal(found.kind === 'incident' && found.saysDisruption, says);
    });
  }

  test('an incident: state, services, groups and what its labels say', () => {
    const labels = [
      'Incident::Mitigated',
      'Service::Checkout',
      'group::payments',
      'review-requested',
      'Near Miss',
      'self-managed',
      'security',
    ];
    const found = read({ issue_type: 'incident', labels });
    assert.ok(found.kind === 'incident');
    assert.deepEqual(
      [
        found.state,
        found.services,
        found.groups,
        found.reviewRequested,
        found.nearMiss,
        found.selfManaged,
        found.security,
      ],
      ['mitigated', ['Checkout'], ['payments'], true, true, true, true],
    );
  });

  const severities: readonly [string | undefined, readonly string[], number | undefined][] = [
    ['UNKNOWN', [], undefined],
    ['CRITICAL', [], 1],
    ['HIGH', [], 2],
    ['medium', [], 3],
    ['LOW', [], 4],
    ['LOW', ['severity::1'], 1],
    [undefined, [], undefined],
    ['SEVERE', [], undefined],
  ];
  for (const [severity, labels, expected] of severities) {
    test(`severity ${severity} with ${JSON.stringify(labels)} is ${expected}`, () =>
      assert.equal(read({ severity, labels }).severity, expected));
  }

  test('labels with details are their names', () => {
    assert.deepEqual(read({ labels: [{ id: 1, name: 'bug', color: '#fff' }] }).labels, ['bug']);
  });

  test('a review: its incident and the id of its marker', () => {
    const description = '<!-- incident-review\nid: 9a\nincident: shop/production#7\n-->';
    const found = read({ description });
    assert.ok(found.kind === 'review');
    assert.deepEqual([found.incident, found.markerId], [{ project: 'shop/production', iid: 7 }, '9a']);
  });

  test('an address of another server names no incident', () => {
    const found = read({ labels: ['IncidentReview'], description: 'Incident: https://evil.example/a/b/-/issues/7' });
    assert.ok(found.kind === 'review');
    assert.equal(found.incident, undefined);
  });

  test('a server that does not say the project is asked with one', () => {
    assert.equal(read({ references: undefined }, 'shop/asked').reference.project, 'shop/asked');
    assert.throws(() => read({ references: undefined }), { kind: 'unexpected-answer' });
    assert.throws(() => read({ references: { full: 'shop/production#99' } }, 'shop/asked'), {
      kind: 'unexpected-answer',
    });
  });

  const extremes: readonly (readonly [written: string, day: string])[] = [
    ['0000-01-01T00:00:00Z', '1000-01-02'],
    ['0001-01-01T00:00:00.000+14:00', '1000-01-02'],
    ['-271821-04-20T00:00:00Z', '1000-01-02'],
    ['+012000-01-01T00:00:00Z', '9980-01-01'],
    ['+275760-09-13T00:00:00.000Z', '9980-01-01'],
    ['9999-12-31T23:59:59.999-12:00', '9980-01-01'],
    ['1066-10-14T12:00:00Z', '1066-10-14'],
  ];
  for (const [written, day] of extremes) {
    test(`made at ${written}, every zone has a day for it and for its deadline`, () => {
      const { createdAt, updatedAt, closedAt } = read({ created_at: written, updated_at: written, closed_at: written });
      assert.deepEqual([updatedAt, closedAt], [createdAt, createdAt]);
      assert.equal(formatUtcDate(createdAt), day);
      for (const timeZone of ['', 'UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
        for (const reminder of ['calendar', 'working'] as const) {
          const policy = { ...createPolicy('gitlab-2025'), dueWorkingDays: 3660, reminder, timeZone };
          const { from, due, reminder: reminded } = findDeadline({ createdAt }, policy);
          assert.ok([from, due, reminded].every(isDate), [timeZone, from, due, reminded].join());
        }
      }
    });
  }

  test('due in a year of five digits is due on the last day that a date can say', () => {
    assert.equal(read({ due_date: '12000-01-01' }).dueDate, '9999-12-31');
    assert.equal(read({ due_date: '9999-12-31' }).dueDate, '9999-12-31');
  });

  const wrong: readonly (readonly [string, object])[] = [
    ['iid', { iid: '12' }],
    ['iid', { iid: 1.5 }],
    ['title', { title: null }],
    ['state', { state: 'locked' }],
    ['labels', { labels: 'bug' }],
    ['created_at', { created_at: 'yesterday' }],
    ['due_date', { due_date: '2025-02-30' }],
    ['confidential', { confidential: 'no' }],
    ['assignees.0.username', { assignees: [{ id: 1, name: 'x' }] }],
  ];
  for (const [place, parts] of wrong) {
    test(`${JSON.stringify(parts)} is refused at ${place}`, () => {
      const result = v.safeParse(issueSchema, { ...least, ...parts });
      assert.ok(!result.success);
      assert.equal(v.getDotPath(result.issues[0]), place);
    });
  }
});
