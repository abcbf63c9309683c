// How a project says in which state an incident is.
import assert from 'node:assert/strict';
import { defaultLabelNames as names, labelledStates } from '../../../src/incident/labels';
import { readStateScheme } from '../../../src/incident/stateScheme';

suite('How a project says in which state an incident is', () => {
  test('by the labels of the handbook, in its own spelling', () => {
    const found = readStateScheme(['incident:active', 'Incident::Resolved', 'bug'], names);
    assert.deepEqual(found, { kind: 'labels', states: { active: 'incident:active', resolved: 'Incident::Resolved' } });
  });

  test('all of them', () => {
    const found = readStateScheme(Object.values(names.states), names);
    assert.equal(found.kind === 'labels' && Object.keys(found.states).length, labelledStates.length);
  });

  test('by the labels of the settings', () => {
    const own = { ...names, states: { ...names.states, active: 'on fire' } };
    assert.deepEqual(readStateScheme(['On Fire', 'bug'], own), { kind: 'labels', states: { active: 'On Fire' } });
  });

  test('by labels under another scope that ends in Incident', () => {
    const available = ['CWF::Incident::Active', 'CWF::Incident::Mitigated', 'CWF::Incident::Reported-Late', 'Sev1'];
    assert.deepEqual(readStateScheme(available, names), {
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
    const found = readStateScheme(available, names);
    assert.equal(found.kind === 'other-scope' && found.scope, 'B::Incident');
  });

  const none: readonly (readonly [string, readonly string[]])[] = [
    ['no labels', []],
    ['labels of other things', ['bug', 'Service::Checkout', 'Incident-Type::Active', 'Incident-Type::Resolved']],
    ['one label that may be there by chance', ['CWF::Incident::Active']],
  ];
  for (const [name, available] of none) {
    test(`not at all: ${name}`, () => assert.deepEqual(readStateScheme(available, names), { kind: 'none' }));
  }
});
