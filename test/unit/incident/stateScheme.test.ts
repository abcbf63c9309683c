// How a project says in which state an incident is.
import assert from 'node:assert/strict';
import { defaultLabelNames as names, labelledStates } from '../../../src/incident/labels';
import { stateSchemeOf } from '../../../src/incident/stateScheme';

suite('How a project says in which state an incident is', () => {
  test('by the labels of the handbook, in its own spelling', () => {
    const found = stateSchemeOf(['incident:active', 'Incident::Resolved', 'bug'], names);
    assert.deepEqual(found, { kind: 'labels', states: { active: 'incident:active', resolved: 'Incident::Resolved' } });
  });

  test('all of them', () => {
    const found = stateSchemeOf(Object.values(names.states), names);
    assert.equal(found.kind === 'labels' && Object.keys(found.states).length, labelledStates.length);
  });

  test('by the labels of the settings', () => {
    const own = { ...names, states: { ...names.states, active: 'on fire' } };
    assert.deepEqual(stateSchemeOf(['On Fire', 'bug'], own), { kind: 'labels', states: { active: 'On Fire' } });
  });

  test('by labels under another scope that ends in Incident', () => {
    const available = ['CWF::Incident::Active', 'CWF::Incident::Mitigated', 'CWF::Incident::Reported-Late', 'Sev1'];
    assert.deepEqual(stateSchemeOf(available, names), {
      kind: 'other-scope',
      scope: 'CWF::Incident',
      states: { active: 'CWF::Incident::Active', mitigated: 'CWF::Incident::Mitigated' },
    });
  });

  test('of two scopes the one with more states', () => {
    const available = [
      'A::Incident::Active',
      'A::Incident::Resolved',
      'B::Incident::Active',
      'B::Incident::Mitigated',
      'B::Incident::Resolved',
    ];
    const found = stateSchemeOf(available, names);
    assert.equal(found.kind === 'other-scope' && found.scope, 'B::Incident');
  });

  const none: readonly (readonly [string, readonly string[]])[] = [
    ['no labels', []],
    ['labels of other things', ['bug', 'Service::Checkout', 'Incident-Type::Active', 'Incident-Type::Resolved']],
    ['one label that may be there by chance', ['CWF::Incident::Active']],
  ];
  for (const [name, available] of none) {
    test(`not at all: ${name}`, () => assert.deepEqual(stateSchemeOf(available, names), { kind: 'none' }));
  }
});
