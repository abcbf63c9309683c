import assert from 'node:assert/strict';
import {
  defaultLabelNames,
  hasLabel,
  normalizeLabel,
  replaceLabel,
  isSameLabel,
  listStates,
  readScopedValues,
  readScope,
  readSeverity,
  findSpelling,
  readState,
  type LabelNames,
} from '../../../src/incident/labels';
import type { Severity, WorkflowState } from '../../../src/incident/model';

suite('Labels compared by meaning', () => {
  const alike: readonly (readonly string[])[] = [
    [
      'severity::1',
      'Severity::1',
      'severity:1',
      'SEVERITY :: 1',
      'S1',
      's1',
      'Sev1',
      'sev-1',
      'Sev 1',
      '~S1',
      '~"severity::1"',
    ],
    ['Severity::4', 'S4', 'sev4', '~Sev4'],
    ['IncidentReview', 'Incident Review', 'incident-review', '~IncidentReview', 'incident_review'],
    ['Incident::Active', 'incident:active', '~Incident::Active', 'Incident :: active'],
    ['Incident::Review-in-Progress', '~Incident:Review In Progress', 'incident::review-in-progress'],
    ['Incident::Review-Completed', '~Incident::ReviewCompleted', 'incident:review completed'],
    ['Review-Requested', '~review-requested', 'ReviewRequested', 'review requested'],
    ['corrective action', '~"corrective action"', 'Corrective-Action'],
    ['Near Miss', 'near-miss', '~"Near Miss"'],
    ['Déploiement', 'De\u0301ploiement'],
  ];
  for (const [first = '', ...others] of alike) {
    for (const other of others) {
      test(`${JSON.stringify(other)} means ${JSON.stringify(first)}`, () => {
        assert.ok(isSameLabel(first, other), `${normalizeLabel(first)} and ${normalizeLabel(other)}`);
      });
    }
  }

  test('labels of different meaning stay apart', () => {
    const meanings = alike.map(([first = '']) => normalizeLabel(first));
    assert.equal(new Set(meanings).size, meanings.length);
    for (const other of ['severity::10', 'S5', 'S0', 'SLA1', 'priority::1', 'severity::1::eu']) {
      assert.ok(!isSameLabel('severity::1', other), other);
    }
  });

  test('a configured name counts beside the usual spellings', () => {
    const names: LabelNames = { ...defaultLabelNames, severity: ['P0', 'P1', 'P2', 'P3'] };
    assert.equal(readSeverity(['p1'], names), 2);
    assert.equal(readSeverity(['S3'], names), 3);
    assert.equal(readSeverity(['p1']), undefined);
  });

  const severities: readonly [readonly string[], Severity | undefined][] = [
    [[], undefined],
    [['bug', 'Service::Search'], undefined],
    [['Sev3'], 3],
    [['bug', '~severity::2'], 2],
    [['severity::3', 'S1'], 1],
  ];
  for (const [labels, severity] of severities) {
    test(`labels ${JSON.stringify(labels)} say severity ${severity}`, () =>
      assert.equal(readSeverity(labels), severity));
  }

  const states: readonly [readonly string[], boolean, WorkflowState][] = [
    [[], true, 'open'],
    [[], false, 'closed'],
    [['Incident::Active'], true, 'active'],
    [['Incident::Active'], false, 'closed'],
    [['incident:mitigated'], true, 'mitigated'],
    [['Incident::Resolved'], true, 'resolved'],
    [['Incident:Review In Progress'], true, 'review-in-progress'],
    [['Incident::Review-Scheduled'], true, 'review-scheduled'],
    [['Incident::ReviewCompleted'], true, 'review-completed'],
    [['Incident::Resolved', 'Incident::Active'], true, 'resolved'],
  ];
  for (const [labels, opened, state] of states) {
    test(`${opened ? 'an open' : 'a closed'} issue with ${JSON.stringify(labels)} is ${state}`, () =>
      assert.equal(readState(labels, opened), state));
  }

  test('every state that the labels say, in the order of the process', () => {
    const labels = ['Incident::Resolved', 'customer-facing', 'incident:active'];
    assert.deepEqual(listStates(labels), ['active', 'resolved']);
    assert.deepEqual(listStates(['bug']), []);
  });

  test('values of a scope keep their spelling, and the scope ends at the last two colons', () => {
    const labels = [
      'Service::Checkout',
      'service::Web API',
      'group::Data::EU',
      'Service::',
      'Servicedesk::x',
      'Service:Solo',
    ];
    assert.deepEqual(readScopedValues(labels, 'Service'), ['Checkout', 'Web API']);
    assert.deepEqual(readScopedValues(labels, 'group::Data'), ['EU']);
    assert.deepEqual(readScopedValues(labels, 'group'), []);
    assert.equal(readScope('plain'), undefined);
  });

  test('the spelling of a project is taken over, the exact one first', () => {
    assert.equal(findSpelling(['Severity::2', 'Severity::1'], 'severity::1'), 'Severity::1');
    assert.equal(findSpelling(['S1', 'severity::1'], 'severity::1'), 'severity::1');
    assert.equal(findSpelling(['bug'], 'severity::1'), undefined);
    assert.ok(hasLabel(['Near-Miss'], 'near miss'));
  });

  test('a label takes the place of those that are known beside it, and of no other', () => {
    const states = Object.values(defaultLabelNames.states);
    const rows: readonly [readonly string[], string, readonly string[], readonly string[], readonly string[]][] = [
      [['bug', 'Incident::Active'], 'Incident::Resolved', states, ['Incident::Resolved'], ['Incident::Active']],
      [['Incident::Resolved', 'incident::Active'], 'Incident::Resolved', states, [], ['incident::Active']],
      // Of the scope, but no state that anybody knows.
      [['Incident::Reported-late'], 'Incident::Resolved', states, ['Incident::Resolved'], []],
      // Known, but of another scope: a setting that calls a label of the team a state.
      [['priority::1'], 'Incident::Resolved', [...states, 'priority::1', 'security'], ['Incident::Resolved'], []],
      [['security'], 'Incident::Resolved', [...states, 'security'], ['Incident::Resolved'], []],
      [['P1', 'S2'], 'P0', ['P0', 'P1', 'P2'], ['P0'], ['P1']],
      [['Sev1'], 'severity::1', [], ['severity::1'], ['Sev1']],
    ];
    for (const [labels, to, known, add, remove] of rows) {
      assert.deepEqual(replaceLabel(labels, to, known), { add, remove }, `${labels.join()} to ${to}`);
    }
  });
});
