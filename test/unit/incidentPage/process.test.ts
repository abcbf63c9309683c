// What an incident's page says of the process: the date of its review, from the day on which it became necessary.
import assert from 'node:assert/strict';
import type { Incident } from '../../../src/incident/model';
import { defaultLabelNames } from '../../../src/incident/labels';
import { createPolicy, type ProfileName } from '../../../src/incident/policy';
import { describeProcess } from '../../../src/incidentPage/process';
import type { IncidentFacts } from '../../../src/incidentPage/facts';
import { makeIncident } from '../../issues';

const now = Date.parse('2026-03-04T12:00:00Z');
const minuteMs = 60_000;

const resolved = makeIncident({
  createdAt: Date.parse('2026-02-02T09:00:00Z'),
  updatedAt: now,
  severity: 2,
  state: 'resolved',
});

function describe(
  over: Partial<Incident>,
  answers: IncidentFacts['answers'] = {},
  profile: ProfileName = 'gitlab-2025',
): ReturnType<typeof describeProcess> {
  const policy = { ...createPolicy(profile), timeZone: '' };
  const facts = { issue: { ...resolved, ...over }, answers, failures: new Map() };
  return describeProcess(facts, { policy, names: defaultLabelNames, now, others: [] });
}

suite('What the process says on an incident’s page', () => {
  const added = (label: string, at: number): { label: string; action: 'add'; at: number } => ({
    label,
    action: 'add',
    at,
  });

  test('the date counts from the declaration', () => {
    const { deadline } = describe({});
    assert.deepEqual([deadline?.due, deadline?.base], ['2026-02-09', 'declaration']);
  });

  test('a severity that was raised later counts from then: nobody is late before they knew', () => {
    const { deadline } = describe({}, { history: [added('severity::2', Date.parse('2026-03-02T10:00:00Z'))] });
    assert.deepEqual([deadline?.due, deadline?.base], ['2026-03-09', 'requirement']);
  });

  for (const over of [{ severity: 4 }, { state: 'active' }, { reviewDeclined: true }] as const) {
    test(`no date where none is needed: ${JSON.stringify(over)}`, () =>
      assert.equal(describe(over).deadline, undefined));
  }

  test('paging and a known cause silence the hints that ask for them', () => {
    const ana = { id: 1, username: 'ana', name: 'Ana' };
    const live = { state: 'active', createdAt: now - 40 * minuteMs } as const;
    const kinds = (...asked: Parameters<typeof describe>): readonly string[] =>
      describe(...asked).hints.map(({ kind }) => kind);
    assert.deepEqual(kinds(live), ['not-acknowledged']);
    assert.deepEqual(kinds(live, { fields: { severity: 2, paging: 'acknowledged' } }), []);
    assert.deepEqual(kinds({ ...live, assignees: [ana] }), ['not-escalated']);
    assert.deepEqual(kinds({ ...live, assignees: [ana] }, { isCauseKnown: true }), []);
  });

  test('the stable time still runs, to the minute', () => {
    const history = [added('Incident::Resolved', now - 12 * minuteMs)];
    assert.deepEqual(describe({}, { history }, 'gitlab-2018').hints, [{ kind: 'stable-time', minutesLeft: 18 }]);
  });

  test('an issue that is no incident has neither', () => {
    const issue = { ...resolved, kind: 'other' } as const;
    const context = { policy: { ...createPolicy('gitlab-2025'), timeZone: '' }, names: defaultLabelNames, now };
    assert.deepEqual(describeProcess({ issue, answers: {}, failures: new Map() }, { ...context, others: [] }), {
      hints: [],
      deadline: undefined,
    });
  });
});
